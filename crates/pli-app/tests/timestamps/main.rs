//! Time-stamps over HTTP: every format at every level against a real authority on loopback, and each kind of bad server told by
//! its own fault.

mod tls;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use jiff::{SignedDuration, Timestamp};
use pli_app::sign::{self, Format, Input, Kind, Level, Look, Sources, Wish};
use pli_app::timestamp::Server;
use pli_app::words;
use pli_app::{Code, Fault};
use pli_proof::ValidationData;
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person, TimeStampUnit};
use pli_proof::signer::Identity;
use pli_proof::timestamp::Stamper as _;

struct Bench {
    authority: Authority,
    signer: Issued,
    url: String,
    now: Timestamp,
}

impl Bench {
    fn new() -> Self {
        let now = Timestamp::now();
        let authority = Authority::found("Autorité de test", now).expect("an authority");
        let period = Period::current(now);
        let person = Person {
            given_name: "Élodie".to_owned(),
            surname: "Lefèvre".to_owned(),
            organisation: "Organisme de démonstration".to_owned(),
            siren: "123456782".to_owned(),
        };
        let signer = authority.issue_signer(&person, KeyKind::P256, period);
        let unit = authority.issue_time_stamp_unit("Horodatage", KeyKind::P256, period);
        let unit = unit.and_then(|unit| unit.identity()).expect("a unit");
        let url = stamping(TimeStampUnit::at(unit, now));
        Self {
            signer: signer.expect("a signer"),
            authority,
            url,
            now,
        }
    }

    fn key(&self) -> Identity {
        self.signer.identity().expect("an identity")
    }

    fn proofs(&self) -> ValidationData {
        let before = self.now.saturating_add(SignedDuration::from_hours(-1));
        let list = self.authority.revoke(&[], before.expect("a time"));
        let mut proofs = ValidationData::default();
        for file in [
            self.authority.root_pem().into_bytes(),
            list.expect("a list"),
        ] {
            proofs.add_file(&file).expect("evidence");
        }
        proofs
    }
}

/// Reads one request, headers and body.
fn request(stream: &mut impl Read) -> (String, Vec<u8>) {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let read = stream.read(&mut piece).unwrap_or_default();
        bytes.extend_from_slice(&piece[..read]);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|line| {
                line.strip_prefix("content-length:")?
                    .trim()
                    .parse::<usize>()
                    .ok()
            });
            if bytes.len() >= end + 4 + length.unwrap_or_default() {
                return (head, bytes[end + 4..].to_vec());
            }
        }
        if read == 0 {
            return (String::new(), Vec::new());
        }
    }
}

fn listening(answer: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/tsa", listener.local_addr().expect("an address"));
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    url
}

fn send(stream: &mut impl Write, status: &str, headers: &str, body: &[u8]) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(body))
        .ok();
}

/// A time-stamp server that wants what RFC 3161 wants of a request.
fn stamping(unit: TimeStampUnit) -> String {
    listening(move |mut stream| {
        let (head, body) = request(&mut stream);
        let is_query =
            head.starts_with("post ") && head.contains("content-type: application/timestamp-query");
        if is_query {
            let answer = unit.carry(&body).expect("an answer");
            let headers = "Content-Type: application/timestamp-reply\r\n";
            send(&mut stream, "200 OK", headers, &answer);
        } else {
            send(&mut stream, "415 Unsupported Media Type", "", b"");
        }
    })
}

fn answering(status: &'static str, headers: &'static str, body: &'static [u8]) -> String {
    listening(move |mut stream| {
        request(&mut stream);
        send(&mut stream, status, headers, body);
    })
}

/// The smallest PDF with an empty page.
fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
    ];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (place, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", place + 1));
    }
    let start = text.len();
    let trailer = format!("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    [text, table, trailer].concat().into_bytes()
}

fn inputs(format: Format) -> Vec<Input> {
    let pdf = Input {
        name: "offre.pdf".to_owned(),
        bytes: pdf(),
    };
    let table = Input {
        name: "prix à l’heure.csv".to_owned(),
        bytes: b"lot;prix\n".to_vec(),
    };
    match format {
        Format::Pades | Format::Cades => vec![pdf],
        Format::Xades | Format::AsicCades | Format::AsicXades => vec![pdf, table],
    }
}

fn wish(format: Format, level: Level) -> Wish {
    Wish {
        format,
        level,
        look: Look::Invisible,
    }
}

#[test]
fn every_format_reaches_its_levels_over_http() {
    let bench = Bench::new();
    let server = Server::new(&bench.url).expect("an address");
    let proofs = bench.proofs();
    let sources = Sources {
        stamper: Some(&server),
        proofs: &proofs,
    };
    for (format, highest) in [
        (Format::Pades, Level::LTA),
        (Format::Cades, Level::LTA),
        (Format::Xades, Level::LT),
        (Format::AsicCades, Level::LT),
        (Format::AsicXades, Level::LT),
    ] {
        let files = inputs(format);
        for level in [Level::B, Level::T, Level::LT, Level::LTA] {
            let key = bench.key();
            let signed = sign::sign_files(&files, &key, wish(format, level), &sources, bench.now);
            if level > highest {
                let code = signed.expect_err("refused").code;
                assert_eq!(code, Code::LevelNotOffered, "{format:?}");
                continue;
            }
            let signed = signed.unwrap_or_else(|fault| panic!("{format:?} {level:?}: {fault}"));
            // What was reached is not done again, and the next step is taken from there.
            let kind = sign::kind_of(&signed).expect("a signed file");
            let content = Some(files[0].bytes.as_slice());
            let again = sign::raise(signed.clone(), kind, content, highest, &sources);
            let again = again.unwrap_or_else(|fault| panic!("{format:?} {level:?}: {fault}"));
            assert!(again.len() >= signed.len(), "{format:?} {level:?}");
        }
    }
}

#[test]
fn without_a_server_or_a_proof_the_level_is_refused() {
    let bench = Bench::new();
    let server = Server::new(&bench.url).expect("an address");
    let nothing = ValidationData::default();
    let key = bench.key();
    for (stamper, level, expected) in [
        (None, Level::T, Code::NoStampServer),
        (Some(&server), Level::LT, Code::NoRevocationData),
    ] {
        let sources = Sources {
            stamper: stamper.map(|server| server as _),
            proofs: &nothing,
        };
        let files = inputs(Format::Pades);
        let fault = sign::sign_files(
            &files,
            &key,
            wish(Format::Pades, level),
            &sources,
            bench.now,
        );
        assert_eq!(fault.expect_err("refused").code, expected);
    }
    let sources = Sources {
        stamper: Some(&server),
        proofs: &nothing,
    };
    let outcome = sign::raise(pdf(), Kind::Pdf, None, Level::T, &sources);
    assert_eq!(outcome.expect_err("refused").code, Code::NothingToRaise);
    assert_eq!(sign::kind_of(b"plain text"), None);
}

fn stamped_by(url: &str) -> Fault {
    stamped_with(url, &[])
}

fn stamped_with(url: &str, roots: &[Vec<u8>]) -> Fault {
    let bench = Bench::new();
    let server = match Server::with_roots(url, roots) {
        Ok(server) => server,
        Err(error) => panic!("{url}: {error}"),
    };
    let nothing = ValidationData::default();
    let sources = Sources {
        stamper: Some(&server),
        proofs: &nothing,
    };
    let files = inputs(Format::Pades);
    let key = bench.key();
    sign::sign_files(
        &files,
        &key,
        wish(Format::Pades, Level::T),
        &sources,
        bench.now,
    )
    .expect_err("refused")
}

/// Addresses of servers that give no time-stamp, each with its fault.
fn bad_servers() -> Vec<(String, Code)> {
    const REPLY: &str = "Content-Type: application/timestamp-reply\r\n";
    // Nobody listens there any more.
    let away = TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("an address");
    let away = format!("http://{away}");
    let refusal: &[u8] = &[
        0x30, 0x0f, 0x30, 0x0d, 0x02, 0x01, 0x02, 0x30, 0x04, 0x0c, 0x02, b'n', b'o', 0x03, 0x02,
        0x07, 0x80,
    ];
    vec![
        (away, Code::StampAway),
        (listening(drop), Code::StampAway),
        (
            answering("429 Too Many Requests", "Retry-After: 120\r\n", b""),
            Code::StampBusy,
        ),
        (
            answering("503 Service Unavailable", "", b""),
            Code::StampBusy,
        ),
        (answering("401 Unauthorized", "", b""), Code::StampDenied),
        (
            answering("500 Internal Server Error", "", b""),
            Code::StampFailed,
        ),
        (answering("404 Not Found", "", b""), Code::StampFailed),
        (
            answering(
                "301 Moved Permanently",
                "Location: https://tsa.example.fr/\r\n",
                b"",
            ),
            Code::StampMoved,
        ),
        (
            answering(
                "200 OK",
                "Content-Type: text/html\r\n",
                b"<html>Portail captif</html>",
            ),
            Code::StampRubbish,
        ),
        (answering("200 OK", REPLY, b"not DER"), Code::StampRubbish),
        (answering("200 OK", REPLY, b""), Code::StampRubbish),
        (answering("200 OK", REPLY, refusal), Code::StampRefused),
        (
            listening(|mut stream| {
                request(&mut stream);
                stream.write_all(b"\0\x01 no HTTP\r\n\r\n").ok();
            }),
            Code::StampRubbish,
        ),
    ]
}

#[test]
fn each_kind_of_bad_server_has_its_own_fault_and_its_own_words() {
    for (url, expected) in bad_servers() {
        let fault = stamped_by(&url);
        assert_eq!(fault.code, expected, "{fault}");
        for language in [pli_app::seam::Language::Fr, pli_app::seam::Language::En] {
            let words = words::fault(language, &fault);
            for part in [words.title, words.text, words.repair] {
                assert!(!part.contains('$') && !part.starts_with("error-"), "{part}");
            }
        }
    }
    let busy = stamped_by(&answering(
        "429 Too Many Requests",
        "Retry-After: 120\r\n",
        b"",
    ));
    let words = words::fault(pli_app::seam::Language::Fr, &busy);
    assert!(words.text.contains("120 secondes"), "{}", words.text);
}

#[test]
fn an_answer_to_another_question_is_thrown_away() {
    let bench = Bench::new();
    let other = pli_proof::timestamp::Request::new(pli_proof::timestamp::Digest::of(&[b"other"]));
    let unit = bench
        .authority
        .issue_time_stamp_unit("Horodatage", KeyKind::P256, Period::current(bench.now))
        .and_then(|unit| unit.identity())
        .expect("a unit");
    let unit = TimeStampUnit::at(unit, bench.now);
    let answer = unit.carry(other.to_der()).expect("an answer");
    let url = listening(move |mut stream| {
        request(&mut stream);
        let headers = "Content-Type: application/timestamp-reply\r\n";
        send(&mut stream, "200 OK", headers, &answer);
    });
    assert_eq!(stamped_by(&url).code, Code::StampWrong);
}

#[test]
fn only_web_addresses_are_servers() {
    for bad in [
        "",
        "tsa.example.fr",
        "ftp://tsa.example.fr",
        "http://",
        "file:///etc/hosts",
    ] {
        assert!(Server::new(bad).is_err(), "{bad}");
    }
    for good in [
        "http://tsa.example.fr/tsr",
        "https://tsa.example.fr:8443/x?y=z",
    ] {
        assert!(Server::new(good).is_ok(), "{good}");
    }
}

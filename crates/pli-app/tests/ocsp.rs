//! Level B-LT with the answers of a real OCSP responder: `openssl ocsp` behind a listener on loopback.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use pli_app::seam::Language;
use pli_app::sign::{self, Format, Input, Level, Look, Sources, Wish};
use pli_app::verify::{self, Anchors};
use pli_app::{Code, Fault, words};
use pli_proof::demo::{Authority, KeyKind, Period, TimeStampUnit};
use pli_proof::signer::Identity;
use pli_proof::{ValidationData, pkcs12};
use tempfile::TempDir;

const PASSWORD: &str = "secret";

/// What stands in the responder's register.
#[derive(Clone, Copy)]
enum Register {
    Valid,
    Revoked,
    /// Nothing: the responder does not know the certificate.
    Empty,
    Silent,
}

/// A folder with an authority and a signer made by `openssl`; none where there is no `openssl`, which CI does not accept.
fn made(register: Register) -> Option<TempDir> {
    let folder = tempfile::tempdir().expect("a folder");
    let version = Command::new("openssl").arg("version").output();
    if version.is_err() {
        assert!(std::env::var_os("CI").is_none(), "openssl is missing");
        return None;
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let place = folder.path().to_owned();
    let curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(
        &place,
        &format!(
            "req -x509 {curve} -subj /CN=Autorite -days 30 -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.pem"
        ),
    );
    openssl(
        &place,
        &format!("req -new {curve} -subj /CN=Elodie -keyout s.key -out s.csr"),
    );
    let extensions = format!(
        "keyUsage=critical,nonRepudiation\nauthorityInfoAccess=OCSP;URI:http://{address}/ocsp\n"
    );
    fs::write(place.join("extensions"), extensions).expect("written");
    openssl(
        &place,
        "x509 -req -in s.csr -CA ca.pem -CAkey ca.key -set_serial 4096 -days 20 -extfile extensions -out s.pem",
    );
    openssl(
        &place,
        &format!(
            "pkcs12 -export -inkey s.key -in s.pem -certfile ca.pem -passout pass:{PASSWORD} -out s.p12"
        ),
    );
    let line = match register {
        Register::Revoked => {
            "R\t400101000000Z\t200101120000Z,keyCompromise\t1000\tunknown\t/CN=Elodie\n"
        }
        Register::Empty => "",
        Register::Valid | Register::Silent => "V\t400101000000Z\t\t1000\tunknown\t/CN=Elodie\n",
    };
    fs::write(place.join("index.txt"), line).expect("written");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer(stream, &place, register);
        }
    });
    Some(folder)
}

fn openssl(folder: &Path, words: &str) {
    let mut command = Command::new("openssl");
    let output = command
        .current_dir(folder)
        .args(words.split_whitespace())
        .output();
    let output = output.expect("openssl runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words}: {said}");
}

/// Answers one question by `openssl ocsp`.
fn answer(mut stream: TcpStream, folder: &Path, register: Register) {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    let body = loop {
        let read = stream.read(&mut piece).unwrap_or_default();
        bytes.extend_from_slice(&piece[..read]);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        let body = end.map(|end| &bytes[end + 4..]);
        match body {
            // A question is under 128 bytes: its length stands in the second one.
            Some([0x30, length, rest @ ..]) if rest.len() >= usize::from(*length) => {
                break body.unwrap_or_default().to_vec();
            }
            _ if read == 0 => return,
            _ => {}
        }
    };
    let head = String::from_utf8_lossy(&bytes).to_lowercase();
    assert!(
        head.contains("content-type: application/ocsp-request"),
        "{head}"
    );
    let answer = match register {
        Register::Silent => b"<html>Portail captif</html>".to_vec(),
        Register::Valid | Register::Revoked | Register::Empty => {
            fs::write(folder.join("question.der"), &body).expect("written");
            openssl(
                folder,
                "ocsp -index index.txt -CA ca.pem -rsigner ca.pem -rkey ca.key -reqin question.der -respout answer.der -ndays 7",
            );
            fs::read(folder.join("answer.der")).expect("an answer")
        }
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    );
    stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&answer))
        .ok();
}

fn key(folder: &Path) -> Identity {
    let p12 = fs::read(folder.join("s.p12")).expect("a PKCS#12 file");
    pkcs12::open(&p12, PASSWORD).expect("a key")
}

/// What is told of the key before it signs at a level.
fn told(folder: &Path, level: Level) -> Result<Option<Fault>, Fault> {
    let nothing = ValidationData::default();
    sign::refuse_revoked(&key(folder), level, &nothing, &Anchors::default())
}

/// Signs a note at level B-LT; gives the signature, the note and the authorities to trust.
fn signed(folder: &Path) -> Result<(Vec<u8>, Vec<u8>, PathBuf), Fault> {
    let now = Timestamp::now();
    let time = Authority::found("Horodatage de test", now).expect("an authority");
    let unit = time.issue_time_stamp_unit("Horodatage", KeyKind::P256, Period::current(now));
    let unit = unit.and_then(|unit| unit.identity()).expect("a unit");
    let unit = TimeStampUnit::at(unit, now);
    let before = now - jiff::SignedDuration::from_hours(1);
    let mut proofs = ValidationData::default();
    for file in [
        time.root_pem().into_bytes(),
        time.revoke(&[], before).expect("a list"),
    ] {
        proofs.add_file(&file).expect("evidence");
    }
    let trust = folder.join("trust");
    fs::create_dir_all(&trust).expect("a folder");
    fs::write(trust.join("time.cer"), time.root()).expect("written");
    fs::copy(folder.join("ca.pem"), trust.join("ca.pem")).expect("written");
    let key = key(folder);
    let content = b"Le devis est accepte.\n".to_vec();
    let input = Input {
        name: "note.txt".to_owned(),
        bytes: content.clone(),
    };
    let wish = Wish {
        format: Format::Cades,
        level: Level::LT,
        look: Look::Invisible,
    };
    let sources = Sources {
        stamper: Some(&unit),
        proofs: &proofs,
    };
    let signature = sign::sign_files(&[input], &key, wish, &sources, now)?;
    Ok((signature, content, trust))
}

fn judged(folder: &Path) -> Option<pli_app::seam::VerdictView> {
    let (signature, content, trust) = signed(folder).expect("signed");
    let anchors = Anchors::of_folder(&trust).expect("authorities");
    let asked = verify::Asked {
        name: "note.p7s",
        bytes: &signature,
        beside: &[("note.txt".to_owned(), content)],
        anchors: &anchors,
        at: None,
    };
    verify::asked(&asked).ok()
}

#[test]
fn the_answer_of_a_responder_proves_that_a_certificate_was_good() {
    let Some(folder) = made(Register::Valid) else {
        return;
    };
    let verdict = judged(folder.path()).expect("a verdict");
    assert_eq!(verdict.indication, "TOTAL-PASSED", "{verdict:#?}");
    assert_eq!(told(folder.path(), Level::LT), Ok(None));
    let signature = &verdict.signatures[0];
    assert_eq!(signature.level, "B-LT");
    let told = signature
        .revocations
        .iter()
        .find(|told| told.name == "Elodie");
    let told = told.expect("what is known of the signer");
    assert_eq!(
        (told.told.as_str(), told.source.as_deref()),
        ("good", Some("answer"))
    );
}

#[test]
fn a_certificate_that_its_responder_calls_revoked_does_not_sign() {
    let Some(folder) = made(Register::Revoked) else {
        return;
    };
    for level in [Level::T, Level::LT, Level::LTA] {
        let fault = told(folder.path(), level).expect_err("refused");
        assert_eq!(fault.code, Code::CertificateRevoked, "{level:?}");
        assert_eq!(fault.values["holder"], "Elodie");
        assert_eq!(fault.values["revoked_at"], "2020-01-01T12:00:00Z");
        assert_eq!(fault.values["reason"], "key_compromise");
        for (language, reason, kept) in [
            (Language::Fr, "entre d’autres mains", "rien n’est perdu"),
            (Language::En, "in other hands", "nothing is lost"),
        ] {
            let words = words::fault(language, &fault);
            for part in ["Elodie", "01/01/2020", reason, kept] {
                assert!(words.text.contains(part), "{part}: {words:?}");
            }
        }
    }
    // Nobody is asked for a signature that needs no network.
    assert_eq!(told(folder.path(), Level::B), Ok(None));
    // One that was made all the same is not completed: what would be added proves that it is worth nothing.
    let fault = signed(folder.path()).expect_err("refused");
    assert_eq!(fault.code, Code::SignatureRevoked);
}

#[test]
fn a_certificate_that_its_responder_does_not_know_signs_and_is_told() {
    let Some(folder) = made(Register::Empty) else {
        return;
    };
    let doubt = told(folder.path(), Level::T).expect("not refused");
    assert_eq!(doubt.expect("a doubt").code, Code::CertificateDisowned);
    let fault = signed(folder.path()).expect_err("nothing proves it yet");
    assert_eq!(fault.code, Code::CertificateDisowned);
}

#[test]
fn a_responder_that_does_not_answer_keeps_nobody_from_signing_and_is_asked_again_later() {
    let Some(folder) = made(Register::Silent) else {
        return;
    };
    assert_eq!(told(folder.path(), Level::LT), Ok(None));
    let fault = signed(folder.path()).expect_err("nothing proves it yet");
    assert_eq!(fault.code, Code::RevocationAway);
}

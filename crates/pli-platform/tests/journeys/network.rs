//! What the client makes of a network that misbehaves: each failure has its own name.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use pli_platform::Clock;
use pli_platform::demo::{self, DemoFiles, Opened};
use pli_platform::http::{listen, read_tls};
use pli_platform::publish::FormSource;
use pli_protocol::error::Away;
use pli_protocol::http::{HttpOptions, HttpPlatform};
use pli_protocol::{Platform, PlatformError};

use crate::support::{Bench, client};

fn der(pem: &str) -> Vec<u8> {
    use base64::Engine;
    let body: String = pem
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    base64::engine::general_purpose::STANDARD
        .decode(body)
        .expect("base64")
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused() {
    // Made today: TLS looks at the clock of the machine.
    let folder = tempfile::tempdir().expect("a folder");
    let opened =
        demo::open(folder.path(), Clock::system(), &FormSource::BuiltIn).expect("a demonstration");
    let Opened::New(office) = opened else {
        panic!("the folder was empty")
    };
    let files = DemoFiles::of(folder.path());
    let tls = read_tls(&files.tls_certificate, &files.tls_key).expect("a certificate");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let server = listen(Arc::new(office), listener, Some(tls)).expect("a server");
    let port = server.address().port();

    let stranger = client(&format!("https://127.0.0.1:{port}")).hello();
    assert!(
        matches!(stranger, Err(PlatformError::Certificate { .. })),
        "{stranger:?}"
    );

    let root = std::fs::read_to_string(files.trust.join("autorite-demonstration.pem"))
        .expect("the authority");
    let options = HttpOptions {
        extra_roots: vec![der(&root)],
        silence_timeout: None,
    };
    for host in ["127.0.0.1", "localhost"] {
        let trusting =
            HttpPlatform::new(&format!("https://{host}:{port}"), &options).expect("a client");
        assert!(trusting.hello().expect("hello over TLS").demonstration);
    }
    let in_clear = client(&format!("http://127.0.0.1:{port}")).hello();
    assert!(
        in_clear.is_err_and(|error| error.is_passing()),
        "plain HTTP to a TLS port"
    );
    server.stop().expect("it stops");
}

#[test]
fn the_certificate_of_another_host_is_refused() {
    let bench = Bench::new();
    let authority =
        pli_proof::demo::Authority::found("Essai", jiff::Timestamp::now()).expect("an authority");
    let period = pli_proof::demo::Period::current(jiff::Timestamp::now());
    let other = [pli_proof::demo::HostName::Name(
        "ailleurs.example".to_owned(),
    )];
    let expired = [pli_proof::demo::HostName::Address([127, 0, 0, 1].into())];
    let past = pli_proof::demo::Period::expired(jiff::Timestamp::now());
    for (hosts, period) in [(&other, period), (&expired, past)] {
        let issued = authority
            .issue_tls_server(hosts, period)
            .expect("a certificate");
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, label: &str, der: &[u8]| {
            use base64::Engine;
            let text = base64::engine::general_purpose::STANDARD.encode(der);
            let path = folder.path().join(name);
            std::fs::write(
                &path,
                format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n"),
            )
            .expect("a file");
            path
        };
        let certificate = write("certificate.pem", "CERTIFICATE", &issued.chain()[0]);
        let tls = read_tls(
            &certificate,
            &write("key.pem", "PRIVATE KEY", issued.pkcs8()),
        )
        .expect("a certificate");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = listen(bench.office.clone(), listener, Some(tls)).expect("a server");
        let options = HttpOptions {
            extra_roots: vec![authority.root().to_vec()],
            silence_timeout: None,
        };
        let address = format!("https://127.0.0.1:{}", server.address().port());
        let refused = HttpPlatform::new(&address, &options)
            .expect("a client")
            .hello();
        assert!(
            matches!(refused, Err(PlatformError::Certificate { .. })),
            "{refused:?}"
        );
        server.stop().expect("it stops");
    }
}

/// A server that answers every connection with these bytes, once it has read a request.
fn parrot(answer: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            drop(answer_once(stream, &answer));
        }
    });
    address
}

fn answer_once(mut stream: TcpStream, answer: &str) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let _read = stream.read(&mut request)?;
    stream.write_all(answer.as_bytes())
}

fn http(head: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn what_is_no_answer_of_a_platform_is_called_rubbish() {
    let json = "200 OK\r\ncontent-type: application/json\r\npli-protocol: 2";
    let time = r#"{"time":"2026-11-21T10:00:00Z"}"#;
    let fine = client(&format!("http://{}", parrot(http(json, time)))).time();
    assert!(fine.is_ok(), "{fine:?}");
    let rows = [
        (
            "a captive portal",
            http(
                "200 OK\r\ncontent-type: text/html\r\npli-protocol: 2",
                "<html>Connexion Wi-Fi</html>",
            ),
        ),
        (
            "a redirection",
            http("302 Found\r\nlocation: http://127.0.0.1:1/portail", ""),
        ),
        (
            "no version",
            http("200 OK\r\ncontent-type: application/json", time),
        ),
        (
            "another version",
            http(
                "200 OK\r\ncontent-type: application/json\r\npli-protocol: 9",
                time,
            ),
        ),
        ("another message", http(json, r#"{"hour":12}"#)),
        ("broken JSON", http(json, r#"{"time":"2026-11"#)),
        (
            "an error page",
            http("502 Bad Gateway\r\ncontent-type: text/html", "<h1>502</h1>"),
        ),
        (
            "a false problem",
            http("500 Oops\r\ncontent-type: application/problem+json", "{}"),
        ),
        (
            "an endless answer",
            http(json, &" ".repeat(5 * 1024 * 1024)),
        ),
        ("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n".to_owned()),
    ];
    for (what, answer) in rows {
        let result = client(&format!("http://{}", parrot(answer))).time();
        assert!(
            matches!(result, Err(PlatformError::Rubbish { .. })),
            "{what}: {result:?}"
        );
    }
}

#[test]
fn a_platform_that_is_not_there_is_away() {
    let free = TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address");
    let nobody = client(&format!("http://{free}")).time();
    assert!(
        matches!(
            nobody,
            Err(PlatformError::Away {
                cause: Away::Connection,
                ..
            })
        ),
        "{nobody:?}"
    );

    let cut = format!("http://{}", parrot("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\npli-protocol: 2\r\ncontent-length: 50\r\n\r\n{".to_owned()));
    let cut_short = client(&cut).time();
    assert!(
        matches!(
            cut_short,
            Err(PlatformError::Away {
                cause: Away::Connection,
                ..
            })
        ),
        "{cut_short:?}"
    );

    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let options = HttpOptions {
        extra_roots: vec![],
        silence_timeout: Some(Duration::from_millis(150)),
    };
    let address = format!("http://{}", silent.local_addr().expect("an address"));
    let slow = HttpPlatform::new(&address, &options)
        .expect("a client")
        .time();
    assert!(
        matches!(
            slow,
            Err(PlatformError::Away {
                cause: Away::Timeout,
                ..
            })
        ),
        "{slow:?}"
    );
}

#[test]
fn a_platform_of_another_time_is_told_apart() {
    let hello = |oldest: u32, newest: u32| {
        let body = serde_json::json!({
            "platform": "x", "region": "x", "platform_version": "9", "protocol": { "oldest": oldest, "newest": newest },
            "time": "2026-11-21T10:00:00Z", "demonstration": false, "sealing": "none", "seal_certificate": ""
        });
        let head = "200 OK\r\ncontent-type: application/json\r\npli-protocol: 2";
        client(&format!("http://{}", parrot(http(head, &body.to_string())))).hello()
    };
    assert!(hello(1, 3).is_ok());
    assert_eq!(
        hello(3, 5),
        Err(PlatformError::Version {
            ours: 2,
            oldest: 3,
            newest: 5
        })
    );
}

//! What is malformed or too large, over a real socket: always a problem document, and nothing kept.

use std::io::{Read, Write};
use std::net::TcpStream;

use pli_protocol::Platform;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::chunk::CHUNK_BYTES;
use pli_protocol::problem::{PROBLEM_MEDIA_TYPE, Problem, code};
use pli_protocol::wire::{Body, Method, Request};

use crate::support::dossier::bytes;
use crate::support::{Bench, problem};

fn exchange(
    platform: &dyn Platform,
    method: Method,
    path: &str,
    body: Body<'_>,
    token: Option<&pli_protocol::account::Secret>,
) -> Problem {
    let request = Request {
        method,
        path: path.to_owned(),
        token,
        body,
        max_answer_bytes: 100_000,
    };
    let response = platform.exchange(&request).expect("an answer");
    assert_eq!(response.media_type, PROBLEM_MEDIA_TYPE, "{path}");
    assert_eq!(response.protocol.as_deref(), Some("2"), "{path}");
    let problem: Problem = serde_json::from_slice(&response.body).expect("a problem document");
    assert_eq!(problem.status, response.status);
    assert_eq!(problem.kind, format!("urn:pli:problem:{}", problem.code));
    assert!(!problem.title.is_empty() && !problem.detail.is_empty());
    problem
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn check_all(platform: &dyn Platform, token: Option<&pli_protocol::account::Secret>) {
    let id = "0192f0c1-2345-7abc-8def-0123456789ab";
    let zeros = "0".repeat(64);
    let long = format!(r#"{{"user":"{}"}}"#, "a".repeat(70_000));
    let bodies: Vec<(Method, String, &str, &str)> = vec![
        (
            Method::Post,
            "/sessions".to_owned(),
            "{",
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Post,
            "/sessions".to_owned(),
            "[]",
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Post,
            "/sessions".to_owned(),
            &long,
            code::REQUEST_TOO_LARGE,
        ),
        (
            Method::Post,
            "/chunks/missing".to_owned(),
            r#"{"chunks":["../../x"]}"#,
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Post,
            "/chunks/missing".to_owned(),
            r#"{"chunks":[],"more":1}"#,
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Put,
            "/deposits/1".to_owned(),
            "{}",
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Put,
            format!("/deposits/{}", id.to_uppercase()),
            "{}",
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Put,
            format!("/deposits/{id}"),
            "{}",
            code::REQUEST_MALFORMED,
        ),
    ];
    let empty: Vec<(Method, String, &str)> = vec![
        (Method::Get, "/nulle-part".to_owned(), code::ROUTE_UNKNOWN),
        (Method::Post, "/calls".to_owned(), code::ROUTE_METHOD),
        (
            Method::Post,
            "/sessions".to_owned(),
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Put,
            "/chunks/zz".to_owned(),
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Put,
            format!("/chunks/{zeros}"),
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Get,
            "/deposits/%2e%2e/receipt".to_owned(),
            code::REQUEST_MALFORMED,
        ),
        (
            Method::Get,
            format!("/deposits/{id}/receipt"),
            code::NOT_FOUND,
        ),
        (
            Method::Get,
            "/forms/..%2f..%2fetc".to_owned(),
            code::NOT_FOUND,
        ),
        (
            Method::Get,
            format!("/calls/DEMO-AIDE-2026/documents/{zeros}"),
            code::NOT_FOUND,
        ),
        (
            Method::Get,
            format!("/dossiers/{id}/deposits"),
            code::NOT_FOUND,
        ),
    ];
    let with_body = bodies.into_iter().map(|(method, path, text, expected)| {
        (method, path, Body::Json(text.as_bytes().to_vec()), expected)
    });
    let without_body = empty
        .into_iter()
        .map(|(method, path, expected)| (method, path, Body::Empty, expected));
    for (method, path, body, expected) in with_body.chain(without_body) {
        let said = format!(
            "{} {}",
            method.as_str(),
            path.chars().take(60).collect::<String>()
        );
        assert_eq!(
            exchange(platform, method, &path, body, token).code,
            expected,
            "{said}"
        );
    }
}

#[test]
fn strange_requests_get_a_problem_document() {
    let bench = Bench::new();
    let served = bench.serve();
    let address = format!("http://{}", served.address());
    let session = bench.session(Box::new(crate::support::client(&address)));
    let (platform, token) = (&*session.platform, Some(session.token()));
    check_all(platform, token);
    let without = exchange(platform, Method::Get, "/calls", Body::Empty, None);
    assert_eq!(without.code, code::AUTH_MISSING);
}

#[test]
fn a_chunk_is_taken_with_its_own_digest_only() {
    let bench = Bench::new();
    let served = bench.serve();
    let address = format!("http://{}", served.address());
    let session = bench.session(Box::new(crate::support::client(&address)));
    let good = bytes(1, 5_000);
    let sha256 = sha256_hex(&good);
    let altered = bytes(2, 5_000);
    let put = |path: &str, announced: &str, bytes: &[u8]| {
        let body = Body::Bytes {
            bytes,
            sha256: announced,
        };
        exchange(
            &*session.platform,
            Method::Put,
            &format!("/chunks/{path}"),
            body,
            Some(session.token()),
        )
    };
    assert_eq!(put(&sha256, &sha256, &altered).code, code::CHUNK_DIGEST);
    assert_eq!(
        put(&sha256, &sha256_hex(&altered), &altered).code,
        code::CHUNK_DIGEST
    );
    assert_eq!(
        put(&sha256_hex(&altered), &sha256, &good).code,
        code::CHUNK_DIGEST
    );
    let missing = session
        .platform
        .missing_chunks(session.token(), std::slice::from_ref(&sha256))
        .expect("an answer");
    assert_eq!(missing.missing, [sha256.as_str()]);
    session
        .platform
        .put_chunk(session.token(), &sha256, &good)
        .expect("kept");
    session
        .platform
        .put_chunk(session.token(), &sha256, &good)
        .expect("twice is no error");
}

#[test]
fn a_chunk_of_one_byte_too_many_is_refused_and_eight_mebibytes_are_taken() {
    let bench = Bench::new();
    let served = bench.serve();
    let address = format!("http://{}", served.address());
    let session = bench.session(Box::new(crate::support::client(&address)));
    let size = usize::try_from(CHUNK_BYTES).expect("a size");
    let large = bytes(3, size + 1);
    // The platform may close the connection while the client still sends: then the client sees it as broken.
    match session
        .platform
        .put_chunk(session.token(), &sha256_hex(&large), &large)
    {
        Err(pli_protocol::PlatformError::Problem(problem)) => {
            assert_eq!(problem.code, code::REQUEST_TOO_LARGE);
        }
        Err(pli_protocol::PlatformError::Away { .. }) => {}
        other => panic!("{other:?}"),
    }
    let door = bench.in_process();
    let refused = problem(door.put_chunk(session.token(), &sha256_hex(&large), &large));
    assert_eq!(
        (refused.code.as_str(), refused.status),
        (code::REQUEST_TOO_LARGE, 413)
    );
    let whole = &large[..size];
    session
        .platform
        .put_chunk(session.token(), &sha256_hex(whole), whole)
        .expect("8 MiB are taken");
}

/// Sends bytes as they are and reads the answer to its end.
fn raw(address: std::net::SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn an_unknown_protocol_version_is_refused_with_the_known_ones() {
    let bench = Bench::new();
    let served = bench.serve();
    for version in [
        "pli-protocol: 99\r\n",
        "pli-protocol: 0\r\n",
        "pli-protocol: un\r\n",
        "",
    ] {
        let request =
            format!("GET /time HTTP/1.1\r\nhost: x\r\n{version}connection: close\r\n\r\n");
        let answer = raw(served.address(), &request);
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        let problem: Problem = serde_json::from_str(body).expect("a problem document");
        assert_eq!(problem.code, code::PROTOCOL_VERSION);
        assert_eq!(problem.value_text("oldest").as_deref(), Some("1"));
        assert_eq!(problem.value_text("newest").as_deref(), Some("2"));
    }
    let hello = raw(
        served.address(),
        "GET /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    );
    assert!(
        hello.starts_with("HTTP/1.1 200"),
        "hello answers whatever the version"
    );
}

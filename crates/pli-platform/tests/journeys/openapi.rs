//! The OpenAPI document says what the routes are and what they answer.

use std::collections::BTreeSet;

use pli_platform::http::{document, route_names};
use pli_protocol::problem::code;
use pli_protocol::wire::{Body, Method, Request};
use pli_protocol::{Platform, Problem};
use serde_json::Value;

use crate::support::dossier::Prepared;
use crate::support::schema::difference;
use crate::support::{Bench, FAR, sign_in_request};

fn json() -> Value {
    serde_json::to_value(document()).expect("JSON")
}

#[test]
fn every_route_is_in_the_document_and_the_reverse() {
    let document = json();
    assert_eq!(document["openapi"], "3.1.0");
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in operations.as_object().expect("operations").keys() {
            described.insert((method.clone(), path.clone()));
        }
    }
    let routed: BTreeSet<_> = route_names()
        .into_iter()
        .map(|route| (route.method.to_owned(), route.path.to_owned()))
        .collect();
    assert_eq!(described, routed);
}

#[test]
fn every_route_of_the_document_answers() {
    let bench = Bench::new();
    let platform = bench.in_process();
    for route in route_names() {
        let method = match route.method {
            "get" => Method::Get,
            "post" => Method::Post,
            _ => Method::Put,
        };
        let path = route
            .path
            .replace("{sha256}", &"0".repeat(64))
            .replace("{reference}", "x")
            .replace("{id}", "x");
        let request = Request {
            method,
            path,
            token: None,
            body: Body::Empty,
            max_answer_bytes: 4_000_000,
        };
        let response = platform.exchange(&request).expect("an answer");
        if response.status >= 400 {
            let problem: Problem = serde_json::from_slice(&response.body).expect("a problem");
            assert!(
                ![code::ROUTE_UNKNOWN, code::ROUTE_METHOD].contains(&problem.code.as_str()),
                "{route:?}"
            );
        }
    }
}

/// Exchanges, and holds the answer against the schema that the document gives for its status.
fn check(platform: &dyn Platform, route: &str, request: &Request<'_>) {
    let document = json();
    let method = request.method.as_str().to_lowercase();
    let response = platform.exchange(request).expect("an answer");
    let answers = &document["paths"][route][&method]["responses"];
    let answer = answers
        .get(response.status.to_string())
        .unwrap_or(&answers["default"]);
    let schema = &answer["content"][&response.media_type]["schema"];
    let value: Value = serde_json::from_slice(&response.body).expect("JSON");
    assert_eq!(
        difference(&document, schema, &value, route),
        None,
        "{method} {route}: {value}"
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one journey, in its order")]
fn what_the_journeys_answer_fits_the_document() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let prepared = Prepared::new(&session, &call);
    prepared.upload(&session);
    let get = |path: String| Request {
        method: Method::Get,
        path,
        token: Some(session.token()),
        body: Body::Empty,
        max_answer_bytes: 30_000_000,
    };
    let send = |method, path: String, json: Vec<u8>| Request {
        method,
        body: Body::Json(json),
        ..get(path)
    };
    let (platform, id) = (&*session.platform, prepared.id());
    check(platform, "/hello", &get("/hello".to_owned()));
    check(platform, "/time", &get("/time".to_owned()));
    check(platform, "/calls", &get("/calls".to_owned()));
    check(
        platform,
        "/forms/{sha256}",
        &get(format!("/forms/{}", call.form.sha256)),
    );
    check(platform, "/forms/{sha256}", &get("/forms/x".to_owned()));
    let sign_in = sign_in_request("demo", &bench.password, &session.key);
    check(
        platform,
        "/sessions",
        &send(
            Method::Post,
            "/sessions".to_owned(),
            serde_json::to_vec(&sign_in).expect("JSON"),
        ),
    );
    check(
        platform,
        "/sessions",
        &send(Method::Post, "/sessions".to_owned(), b"{}".to_vec()),
    );
    let question =
        br#"{"chunks":["0000000000000000000000000000000000000000000000000000000000000000"]}"#
            .to_vec();
    check(
        platform,
        "/chunks/missing",
        &send(Method::Post, "/chunks/missing".to_owned(), question),
    );
    let manifest = serde_json::to_vec(&prepared.sign(&session)).expect("JSON");
    for _ in 0..2 {
        check(
            platform,
            "/deposits/{id}",
            &send(Method::Put, format!("/deposits/{id}"), manifest.clone()),
        );
    }
    check(
        platform,
        "/deposits/{id}/receipt",
        &get(format!("/deposits/{id}/receipt")),
    );
    let versions = format!("/dossiers/{}/deposits", prepared.manifest.dossier);
    check(platform, "/dossiers/{id}/deposits", &get(versions));
    let withdrawal = format!("/deposits/{id}/withdrawal");
    check(
        platform,
        "/deposits/{id}/withdrawal",
        &Request {
            method: Method::Post,
            ..get(withdrawal)
        },
    );
    check(
        platform,
        "/deposits/{id}/timeline",
        &get(format!("/deposits/{id}/timeline")),
    );
}

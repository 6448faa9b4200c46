//! What can go wrong between the first byte of a deposit and its receipt. Whatever happens, the dossier is whole, and the deposit
//! goes on from where it was.

use std::collections::BTreeMap;

use pli_tests::job::{Call, Job};
use pli_tests::middle::{Middle, Request, Step, json, open, send};
use pli_tests::paper;
use pli_tests::region::Region;
use serde_json::Value;

/// A signed dossier whose platform is reached through the one in the middle.
struct Way {
    job: Job,
    middle: Middle,
    answers: Value,
}

impl Way {
    fn begin() -> Self {
        let region = Region::shared();
        let middle = Middle::before(region.authority());
        let job = crate::signed();
        job.pli.sign_in(&middle.url(), region);
        // A file of its own, so that the platform knows neither it nor the signed PDF that lists it.
        let file = job.file("plan.pdf", paper::pdf(&middle.url()));
        job.pli
            .done(&["dossier", "attach", &job.id, "business_plan", &file]);
        job.sign(region);
        let answers = job.pli.whole(&job.id)["nodes"].clone();
        Self {
            job,
            middle,
            answers,
        }
    }

    /// The deposit is not taken, for this reason; the answers are as they were, and no receipt is shown.
    #[track_caller]
    fn refused(&self, code: &str) {
        let said = self
            .job
            .pli
            .run(&["dossier", "deposit", &self.job.id, "--json"]);
        said.refused_json(code);
        assert_eq!(
            self.job.pli.whole(&self.job.id)["nodes"],
            self.answers,
            "the answers have changed"
        );
        self.job.pli.refused(
            &[
                "dossier",
                "receipt",
                &self.job.id,
                "-o",
                &self.job.word("none.json"),
            ],
            "no-receipt",
        );
        assert!(!self.job.path("none.json").exists());
    }

    /// Nothing stands in the way any more: the deposit is done, and its receipt verified.
    #[track_caller]
    fn done(&self) {
        self.middle.now(|_| Step::Pass);
        self.job.pli.done(&["dossier", "deposit", &self.job.id]);
        self.job.pli.done(&[
            "dossier",
            "receipt",
            &self.job.id,
            "-o",
            &self.job.word("receipt.json"),
        ]);
        let trust = Region::shared().trust.display().to_string();
        self.job
            .pli
            .done(&["verify", &self.job.word("receipt.json"), "--trust", &trust]);
        assert_eq!(
            self.job.pli.whole(&self.job.id)["nodes"],
            self.answers,
            "the answers have changed"
        );
    }
}

fn is_commit(request: &Request) -> bool {
    request.method == "PUT" && request.path.starts_with("/deposits/")
}

fn is_chunk(request: &Request) -> bool {
    request.method == "PUT" && request.path.starts_with("/chunks/")
}

#[test]
fn a_deposit_whose_chunks_are_missing_is_refused_and_then_completed() {
    let way = Way::begin();
    // A platform that forgets: it says that it lacks nothing, and then lacks everything.
    way.middle.now(|request| match request.path.as_str() {
        "/chunks/missing" => Step::Answer(json(
            200,
            "application/json",
            "{\"missing\":[],\"kept_days\":30}",
        )),
        _ => Step::Pass,
    });
    way.refused("missing-chunks");
    way.done();
}

#[test]
fn an_altered_chunk_is_seen_by_the_platform_and_sent_again() {
    let way = Way::begin();
    way.middle.now(|request| {
        if is_chunk(request) {
            request.body[0] ^= 1;
        }
        Step::Pass
    });
    let said = way
        .job
        .pli
        .run(&["dossier", "deposit", &way.job.id, "--json"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert_eq!(said.error()["values"]["problem"], "chunk.digest", "{said}");
    way.done();
}

#[test]
fn an_altered_manifest_is_refused_and_leaves_no_receipt() {
    let way = Way::begin();
    way.middle.now(|request| {
        if is_commit(request) {
            let mut body: Value = serde_json::from_slice(&request.body).expect("a manifest");
            body["manifest"]["user"] = Value::from("quelqu’un d’autre");
            request.body = body.to_string().into_bytes();
        }
        Step::Pass
    });
    way.refused("deposit-refused");
    way.done();
}

#[test]
fn a_cut_in_the_middle_goes_on_with_what_is_missing() {
    let way = Way::begin();
    let left = std::sync::atomic::AtomicUsize::new(1);
    way.middle.now(move |request| {
        let last = is_chunk(request)
            && left
                .fetch_update(SEQ, SEQ, |left| left.checked_sub(1))
                .is_err();
        if last { Step::Cut } else { Step::Pass }
    });
    way.refused("platform-away");
    let sent_before = way
        .middle
        .seen()
        .iter()
        .filter(|request| is_chunk(request))
        .count();
    way.done();
    // One arrived, the second was cut: only that one is sent twice.
    let mut times = BTreeMap::<String, usize>::new();
    for request in way.middle.seen().iter().filter(|request| is_chunk(request)) {
        *times.entry(request.path.clone()).or_default() += 1;
    }
    assert_eq!(sent_before, 2);
    assert_eq!(
        times.values().filter(|times| **times > 1).count(),
        1,
        "{times:?}"
    );
}

const SEQ: std::sync::atomic::Ordering = std::sync::atomic::Ordering::SeqCst;

#[test]
fn a_receipt_lost_on_its_way_is_given_again_and_nothing_is_deposited_twice() {
    let way = Way::begin();
    way.middle.now(|request| {
        if is_commit(request) {
            Step::LoseAnswer
        } else {
            Step::Pass
        }
    });
    way.refused("platform-away");
    way.done();
    let commits: Vec<Request> = way.middle.seen().into_iter().filter(is_commit).collect();
    assert_eq!(commits.len(), 2, "the commit was not sent again");
    assert_eq!(
        (&commits[0].path, &commits[0].body),
        (&commits[1].path, &commits[1].body)
    );
    let region = Region::shared();
    let (status, again) = open(&send(region.authority(), &commits[0]).expect("an answer"));
    assert!((200..300).contains(&status), "{status}");
    let kept: Value = serde_json::from_slice(&way.job.read("receipt.json")).expect("a receipt");
    assert_eq!(
        kept,
        serde_json::from_slice::<Value>(&again).expect("a receipt")
    );
}

#[test]
fn a_receipt_that_the_platform_did_not_seal_is_not_believed() {
    let way = Way::begin();
    let upstream = Region::shared().authority().to_owned();
    way.middle.now(move |request| {
        if !is_commit(request) {
            return Step::Pass;
        }
        let (status, body) = open(&send(&upstream, request).expect("an answer"));
        let text = String::from_utf8(body).expect("text");
        let forged = text.replacen("\"on_time\":true", "\"on_time\":false", 1);
        assert_ne!(text, forged, "nothing to forge");
        Step::Answer(json(status, "application/json", &forged))
    });
    way.refused("receipt-invalid");
    way.done();
}

/// A scheme whose deadline has passed.
const OVER: &str = r#"
reference: ESSAI-CLOS
title: Un dispositif dont la date limite est passée
authority: { name: Région d’essai, service: Service des aides, address: "1 place de l’Essai", email: aides@region.example, phone: "01 99 00 10 30" }
form: { name: aide, version: 1.0.0 }
deadline: 2026-01-15T12:00:00
limits: { max_file_bytes: 20971520, max_total_bytes: 209715200, max_files: 60, formats: [pdf, jpg, png], max_name_chars: 100 }
signature_required: true
silence: { effect: rejection, months: 2 }
remedies: Aucun.
"#;

#[test]
fn a_late_deposit_is_refused_with_both_times_and_nothing_is_lost() {
    let region = Region::serve(OVER);
    let call = Call {
        reference: "ESSAI-CLOS",
        lot: None,
        form: "aide",
        example: "small",
    };
    let job = Job::ready(&region, &region.url, &call);
    let answers = job.pli.whole(&job.id)["nodes"].clone();
    let said = job.pli.run(&["dossier", "deposit", &job.id, "--json"]);
    said.refused_json("late");
    let values = &said.error()["values"];
    assert_eq!(values["deadline"], "2026-01-15T11:00:00Z", "{said}");
    assert!(
        values["received"]
            .as_str()
            .is_some_and(|at| at.starts_with("20")),
        "{said}"
    );
    job.pli
        .run(&["dossier", "deposit", &job.id])
        .refused("late");
    assert_eq!(job.pli.whole(&job.id)["nodes"], answers);
    // The proof of diligence: the journal holds the exchanges with the platform's answers.
    job.pli.done(&[
        "journal",
        "export",
        &job.id,
        "-o",
        &job.word("journal.json"),
    ]);
    let journal: Value = serde_json::from_slice(&job.read("journal.json")).expect("a journal");
    assert!(journal.to_string().contains("\"403\""), "{journal:#}");
}

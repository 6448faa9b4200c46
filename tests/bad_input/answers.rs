//! Files of answers that are wrong, hostile or too large, and answers to places that are not there.

use std::fs::File;

use crate::Watched;

#[test]
fn a_wrong_file_of_answers_changes_nothing() {
    let watched = Watched::begin();
    let job = &watched.job;
    let deep = "[".repeat(200_000);
    let wide = format!("{{\"projet\": {{\"title\": {:?}}}}}", "é".repeat(3_000_000));
    let many = format!("{{\"projet\": {{\"title\": [{}0]}}}}", "0,".repeat(300_000));
    let rows: &[(&str, &[u8])] = &[
        ("no-json.json", b"{\"projet\": "),
        ("no-text.json", b"\xff\xfe\x00{"),
        ("empty.json", b""),
        ("a-list.json", b"[1, 2]"),
        ("a-word.json", b"\"projet\""),
        ("unknown-section.json", b"{\"inconnu\": {\"x\": 1}}"),
        ("unknown-field.json", b"{\"projet\": {\"inconnu\": 1}}"),
        (
            "proto.json",
            b"{\"__proto__\": {\"x\": 1}, \"constructor\": {}}",
        ),
        ("section-is-text.json", b"{\"projet\": \"texte\"}"),
        (
            "object-for-text.json",
            b"{\"projet\": {\"title\": {\"fr\": 1}}}",
        ),
        (
            "rows-are-a-number.json",
            b"{\"depenses\": {\"expenses\": 7}}",
        ),
        ("deep.json", deep.as_bytes()),
        ("wide.json", wide.as_bytes()),
        ("many.json", many.as_bytes()),
    ];
    for (name, bytes) in rows {
        let file = job.file(name, bytes);
        watched.refused(
            &["dossier", "fill", &job.id, "--answers", &file],
            "bad-answers",
        );
    }
    watched.unchanged();
}

#[test]
fn a_file_of_answers_that_cannot_be_read_changes_nothing() {
    let watched = Watched::begin();
    let job = &watched.job;
    let huge = job.word("huge.json");
    // Sparse: its size is announced, its bytes are never written.
    File::create(&huge)
        .expect("a file")
        .set_len(65 * 1024 * 1024)
        .expect("a length");
    let fill = |file: &str, code: &str| {
        watched.refused(&["dossier", "fill", &job.id, "--answers", file], code);
    };
    fill(&huge, "file-too-large");
    fill(&job.word("absent.json"), "file-unreadable");
    watched.unchanged();
}

#[test]
fn an_answer_to_a_place_that_is_not_there_changes_nothing() {
    let watched = Watched::begin();
    let id = &watched.job.id;
    for path in [
        "inconnu.champ",
        "projet.inconnu",
        "projet",
        "..",
        "projet..title",
        "projet.title[1]",
        "depenses.expenses[99].amount",
    ] {
        let said = watched
            .job
            .pli
            .run(&["dossier", "set", id, path, "1", "--json"]);
        assert_eq!(said.code, Some(1), "{said}");
        let code = said.error()["code"].clone();
        assert!(
            ["unknown-field", "unsuitable-edit"]
                .iter()
                .any(|known| code == *known),
            "{said}"
        );
    }
    let unknown = "019ff000-0000-7000-8000-000000000000";
    watched.refused(&["dossier", "show", unknown], "unknown-dossier");
    watched.refused(&["dossier", "show", "nothing"], "unknown-dossier");
    watched.refused(
        &["dossier", "create", "--call", "NO-SUCH-CALL"],
        "unknown-call",
    );
    watched.refused(&["dossier", "create", "--form", "inconnu"], "unknown-form");
    watched.refused(
        &[
            "dossier",
            "create",
            "--call",
            "DEMO-FAR-2026-01",
            "--lot",
            "9",
        ],
        "unknown-lot",
    );
    watched.unchanged();
}

#[test]
fn an_answer_that_cannot_be_read_is_kept_as_it_was_typed() {
    let job = crate::signed();
    let typed = "douze mille euros environ";
    job.pli
        .done(&["dossier", "set", &job.id, "financement.requested", typed]);
    let findings = job.pli.run(&["dossier", "check", &job.id, "--json"]);
    assert_eq!(findings.code, Some(1), "{findings}");
    let whole = job.pli.whole(&job.id).to_string();
    assert!(whole.contains(typed), "what was typed is gone");
}

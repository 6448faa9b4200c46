//! Broken and hostile packages: every fault has its place, its words and its mend, and nothing panics.

use std::collections::BTreeMap;
use std::fmt::Write;

use pli_core::form::{Fault, FaultSeverity, Loaded, digest, load};
use proptest::prelude::*;

const FORM: &str = include_str!("small/form.yaml");
const LIST: &str = include_str!("small/lists/modes.yaml");

type Files = BTreeMap<String, Vec<u8>>;

fn files(form: &str) -> Files {
    BTreeMap::from([
        ("form.yaml".to_owned(), form.as_bytes().to_vec()),
        ("lists/modes.yaml".to_owned(), LIST.as_bytes().to_vec()),
    ])
}

fn faults(files: &Files) -> Vec<Fault> {
    match load(files) {
        Ok(Loaded { warnings, .. }) => warnings,
        Err(faults) => faults,
    }
}

/// The errors of the small form with one text in the place of another.
fn broken(from: &str, to: &str) -> Vec<Fault> {
    assert!(FORM.contains(from), "{from}");
    let found = faults(&files(&FORM.replacen(from, to, 1)));
    found
        .into_iter()
        .filter(|fault| fault.severity == FaultSeverity::Error)
        .collect()
}

/// What is changed in the small form, and the fault that it gives.
const BROKEN: &[(&str, &str, &str)] = &[
    ("format: 1", "format: 2", "unknown_format"),
    ("form: small", "form: Small Form", "bad_name"),
    ("version: 1.0.0", "version: '1.0'", "bad_name"),
    ("kind: siret", "kind: sirett", "unknown_kind"),
    ("label: SIRET,", "label: SIRET, lable: x,", "unknown_key"),
    ("label: SIRET, ", "", "missing_key"),
    ("label: SIRET,", "label: SIRET, label: x,", "repeated_key"),
    ("label: SIRET,", "label: [x],", "wrong_shape"),
    ("id: siret, kind", "id: SIRET, kind", "bad_id"),
    ("id: siret, kind", "id: today, kind", "bad_id"),
    ("id: partner", "id: mode", "repeated_id"),
    ("list: modes", "list: mode", "unknown_list"),
    ("list: modes, ", "", "key_needed"),
    ("kind: url", "kind: url, decimals: 2", "key_not_for_kind"),
    ("max_length: 5", "max_length: cinq", "bad_count"),
    ("max_size: 2 MB", "max_size: 2 mégas", "bad_number"),
    ("severity: warning,", "severity: grave,", "unknown_word"),
    ("'mode = \"groupe\"'", "'mod = \"groupe\"'", "expression"),
    ("'mode = \"groupe\"'", "'mode = '", "expression"),
    ("'mode = \"groupe\"'", "'has_piece(\"kbi\")'", "expression"),
    ("'mode = \"groupe\"'", "'label(siret) = mode'", "expression"),
    ("'mode = \"groupe\"'", "'start'", "wrong_type"),
    ("min: today", "min: mode", "wrong_type"),
    ("min: today", "min: 2026-02-31", "wrong_type"),
    (
        "value: hours * rate",
        "value: hours * rate + team.total",
        "circle",
    ),
    ("at: team.total", "at: team.sum", "unknown_place"),
    (
        "each: team.people\n    check",
        "each: team.total\n    check",
        "wrong_place",
    ),
    (
        "undertakings: [ end.truth ]",
        "undertakings: [ id.siret ]",
        "wrong_place",
    ),
    ("Le coût ({team.total})", "Le coût ({team.total)", "brace"),
    ("kind: group", "kind: table", "ok"),
    (
        "- { id: name, kind: text, label: Nom, required: true }",
        "- { id: name, kind: table, label: Nom, fields: [{ id: a, kind: table, label: B, fields: [{ id: c, kind: text, label: D }] }] }",
        "group_in_table",
    ),
];

#[test]
fn a_broken_form_is_refused_with_its_fault() {
    for (from, to, expected) in BROKEN {
        let found = broken(from, to);
        if *expected == "ok" {
            assert_eq!(found, vec![], "{from} → {to}");
            continue;
        }
        let names: Vec<String> = found.iter().map(|fault| fault.code.name()).collect();
        assert!(
            names.iter().any(|name| name == expected),
            "{from} → {to}: {names:?}"
        );
        for fault in &found {
            assert!(
                fault.file == "form.yaml" && fault.line > 0 && fault.column > 0,
                "{fault:?}"
            );
        }
    }
}

#[test]
fn faults_are_told_with_their_place_and_mend() {
    let mut told = String::new();
    for (from, to, _) in BROKEN {
        for fault in broken(from, to) {
            let en = format!(
                "{} {}",
                fault.what.en.as_deref().unwrap(),
                fault.mend.en.as_deref().unwrap()
            );
            writeln!(told, "{fault}\n    {en}").unwrap();
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_fault_inside_an_expression_is_pointed_at() {
    let found = broken("'mode = \"groupe\"'", "'mode = \"groupe\" and inconnu'");
    let line = FORM
        .lines()
        .position(|line| line.contains("id: partner"))
        .unwrap()
        + 1;
    let column = FORM.lines().nth(line - 1).unwrap().find("'mode").unwrap()
        + 1
        + 1
        + "mode = \"groupe\" and ".len();
    assert_eq!(
        (found[0].line as usize, found[0].column as usize),
        (line, column),
        "{}",
        found[0]
    );
}

#[test]
fn groups_nest_three_deep_and_no_more() {
    let nested = |depth: usize| {
        let open = "{ id: g, kind: group, label: G, fields: [ ".repeat(depth);
        let field = format!(
            "{open}{{ id: x, kind: text, label: X }}{}",
            " ] }".repeat(depth)
        );
        let form = FORM.replacen(
            "- { id: site, kind: url, label: Site }",
            &format!("- {field}"),
            1,
        );
        faults(&files(&form))
            .iter()
            .any(|fault| fault.code.name() == "too_deep")
    };
    assert!(!nested(3));
    assert!(nested(4));
    assert!(nested(12));
}

#[test]
fn lists_and_texts_are_checked() {
    let codes = |name: &str, text: &str| {
        let mut files = files(FORM);
        files.insert(name.to_owned(), text.as_bytes().to_vec());
        faults(&files)
            .iter()
            .map(|fault| format!("{} {}", fault.file, fault.code.name()))
            .collect::<Vec<_>>()
    };
    let has = |name: &str, text: &str, expected: &str| {
        let found = codes(name, text);
        assert!(found.contains(&format!("{name} {expected}")), "{found:?}");
    };
    has(
        "lists/modes.yaml",
        "title: T\ncodes:\n  - { code: seul, label: A }\n  - { code: seul, label: B }\n",
        "repeated_code",
    );
    has("lists/modes.yaml", "title: T\ncodes: []\n", "empty_list");
    has(
        "lists/modes.yaml",
        "title: T\ncodes:\n  - { code: seul, label: A, until: demain }\n",
        "bad_date",
    );
    has(
        "lists/other.yaml",
        "title: T\ncodes:\n  - { code: a, label: A }\n",
        "unused_list",
    );
    has(
        "texts/en.yaml",
        "title: Small form\nfields.id.sirett.label: x\n",
        "unknown_text",
    );
    has(
        "examples/a.yaml",
        "title: T\ntoday: 2026-11-21\nanswers: { id: { nothing: 1 } }\nexpect: {}\n",
        "example_answer",
    );
    has(
        "examples/a.yaml",
        "title: T\ntoday: 2026-11-21\nanswers: {}\nexpect: { totals: { none: '1' } }\n",
        "example_expects",
    );
    has("script.sh", "rm", "unknown_file");
    has("lists/../form.yaml", "x", "unknown_file");
}

#[test]
fn hostile_files_are_refused_in_words() {
    let bomb = format!(
        "format: 1\nform: a\nversion: 1.0.0\ntitle: &a x\nsummary: *a\nsections: []\n{}",
        ""
    );
    let deep = format!("format: {}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let wide = format!("format: 1\nsections: [{}]\n", "x, ".repeat(300_000));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("aliases", bomb.into_bytes()),
        ("depth", deep.into_bytes()),
        ("width", wide.into_bytes()),
        ("bytes", vec![0xFF, 0xFE, 0x00, 0x01]),
        ("nothing", Vec::new()),
        ("tag", b"format: !!python/object:os.system x\n".to_vec()),
        ("size", vec![b'#'; 4_100_000]),
        ("two documents", b"format: 1\n---\nformat: 1\n".to_vec()),
        ("merge", b"format: 1\n<<: { form: a }\n".to_vec()),
        (
            "long expression",
            FORM.replacen("min: today", &format!("min: '{}'", "(".repeat(100_000)), 1)
                .into_bytes(),
        ),
    ];
    for (name, bytes) in cases {
        let mut files = files(FORM);
        files.insert("form.yaml".to_owned(), bytes);
        let found = load(&files).expect_err(name);
        assert!(
            !found.is_empty() && found.iter().all(|fault| !fault.what.fr.is_empty()),
            "{name}"
        );
    }
    assert_eq!(
        load(&Files::new()).unwrap_err()[0].code.name(),
        "missing_file"
    );
}

#[test]
fn the_digest_is_that_of_the_sorted_list_of_files() {
    let two = BTreeMap::from([
        ("form.yaml".to_owned(), b"a".to_vec()),
        ("lists/x.yaml".to_owned(), b"b".to_vec()),
    ]);
    // printf 'form.yaml %s\nlists/x.yaml %s\n' $(printf a | sha256sum) $(printf b | sha256sum) | sha256sum, without the dashes.
    assert_eq!(
        digest(&two),
        "7a6573c7c8ee3defba1366645c60ddfc73dea6d26ccacb2392a9e2d339813284"
    );
    assert_eq!(
        load(&files(FORM)).unwrap().package.sha256,
        digest(&files(FORM))
    );
}

proptest! {
    #[test]
    fn no_damage_makes_the_loader_panic(at in 0usize..4_000, gone in 0usize..40, put in "[\\PC\n :{}\\[\\]'\"&*!|>#-]{0,12}") {
        let chars: Vec<char> = FORM.chars().collect();
        let at = at % chars.len();
        let end = (at + gone).min(chars.len());
        let damaged: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        for fault in faults(&files(&damaged)) {
            prop_assert!(!fault.what.fr.is_empty() && !fault.mend.fr.is_empty());
        }
    }
}

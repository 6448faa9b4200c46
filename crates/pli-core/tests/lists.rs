//! Shared code lists: those of the repository are whole and never change, what is badly written is told with its line,
//! a package fixes the content that it means, filters follow the other answers.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files of the repository"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use pli_core::answers::{Numbering, friendly_path, import, resolve_path};
use pli_core::dossier::{ActorId, BatchId, Context, Dossier, RowId, plan};
use pli_core::finding::Severity;
use pli_core::form::{CodeList, FormPackage, ListName, Shelf, load_with, read_list};
use pli_core::view::{Inputs, LiveView, evaluate};
use serde_json::json;
use uuid::Uuid;

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/lists");
    std::fs::read(folder.join(format!("{name}.tsv"))).unwrap()
}

fn shelf(names: &[&str]) -> Shelf {
    let mut shelf = Shelf::default();
    for name in names {
        shelf.put(Arc::new(read_list(&file(name)).unwrap()));
    }
    shelf
}

fn published() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/lists");
    let paths = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let lists = paths.filter(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    lists.count()
}

/// A published list never changes: its codes, its headings and its digest stand here.
#[test]
fn the_lists_of_the_repository_are_whole_and_frozen() {
    let table = [
        (
            "countries@cldr48",
            249,
            0,
            "351cedc83397b45c0ee674ecf811935c1c60a5a56a504b1e64448517445fb918",
        ),
        (
            "departments@2024",
            101,
            0,
            "de39ce599781b7d743f9872755939e91a19541533193c632de9bb7b3459b29d3",
        ),
        (
            "legal_categories@2024",
            260,
            10,
            "9138a99a20628f49b2c80de1dd2d7e252481121c15bd504c3a2469db0bd91460",
        ),
        (
            "naf_rev2@2008",
            732,
            21,
            "c421b7d43368dc7bb387267bf98ac9b76339fa583253fcd5a6761f864259a0c6",
        ),
        (
            "nsf@1994",
            93,
            17,
            "d8f2e6ed6d2fd73abfd469488ded224798a532cf121d136e8687e2994edc0deb",
        ),
        (
            "regions@2024",
            18,
            0,
            "e375722869c67f1c208563190fdec265a96b923a121e4440176c706f0c6adf2f",
        ),
        (
            "staff_sizes@2024",
            16,
            0,
            "89c412eb6cc20cce8d9c625d372defe27ffbd0596aa6187780a432e4aad5eb2a",
        ),
    ];
    for (name, codes, headings, sha256) in table {
        let list = read_list(&file(name)).unwrap();
        assert_eq!(list.name.to_string(), name);
        assert_eq!(list.list.codes.len(), codes, "{name}");
        assert_eq!(list.list.headings.len(), headings, "{name}");
        assert_eq!(
            list.sha256, sha256,
            "{name} has changed: make a new version"
        );
    }
    assert_eq!(published(), table.len());
}

#[test]
fn the_codes_of_the_classification_hold_its_upper_levels() {
    let naf = read_list(&file("naf_rev2@2008")).unwrap();
    let levels = |length: usize| {
        let mut codes: Vec<&str> = naf.list.codes.iter().map(|c| &c.code[..length]).collect();
        codes.dedup();
        codes.len()
    };
    assert_eq!((levels(2), levels(4), levels(5)), (88, 272, 615));
    let training = naf.list.get("85.59A").unwrap();
    let above = naf.list.parent(training).unwrap();
    assert_eq!(
        (above.code.as_str(), above.label.fr.as_str()),
        ("P", "Enseignement")
    );
    assert!(naf.list.get("P").is_none(), "a heading cannot be chosen");
}

fn found(list: &CodeList, typed: &str, most: usize) -> (Vec<String>, usize) {
    let hits = list.search(typed, most, &|_| true);
    let codes = hits.codes.iter().map(|code| code.code.clone()).collect();
    (codes, hits.total)
}

#[test]
fn codes_are_found_by_code_and_by_beginnings_of_words_best_first() {
    let naf = read_list(&file("naf_rev2@2008")).unwrap().list;
    let first = |typed: &str| found(&naf, typed, 1).0.concat();
    assert_eq!(first("85.59A"), "85.59A");
    assert_eq!(first("8559a"), "85.59A");
    assert_eq!(first("85 59 a"), "85.59A");
    assert_eq!(first("FORMATION continue"), "85.59A");
    assert_eq!(first("adultes form"), "85.59A");
    assert_eq!(first("oleagineuses cereales"), "01.11Z");
    assert_eq!(first("culture d'agrumes"), "01.23Z");
    assert_eq!(first("culture d’agrumes"), "01.23Z");
    assert_eq!(found(&naf, "8559", 9).0, ["85.59A", "85.59B"]);
    assert_eq!(found(&naf, "zzz", 9), (vec![], 0));
    let (shown, total) = found(&naf, "commerce", 5);
    assert_eq!((shown.len(), total > 100), (5, true));
    // Everything in its order where nothing is typed.
    let (shown, total) = found(&naf, " . ", 2);
    assert_eq!(
        (shown, total),
        (vec!["01.11Z".into(), "01.12Z".into()], 732)
    );
    let departments = read_list(&file("departments@2024")).unwrap().list;
    assert_eq!(found(&departments, "ille et vil", 1).0, ["35"]);
    assert_eq!(found(&departments, "COTE D OR", 1).0, ["21"]);
    assert_eq!(found(&departments, "2a", 1).0, ["2A"]);
    let countries = read_list(&file("countries@cldr48")).unwrap().list;
    assert_eq!(found(&countries, "germany", 1).0, ["DE"]);
    // A code prefix comes before a word, a label's beginning before a word inside.
    assert_eq!(found(&departments, "7", 3).0, ["70", "71", "72"]);
    assert_eq!(found(&departments, "loire", 3).0, ["42", "44", "45"]);
}

#[test]
fn a_file_that_is_no_list_is_told_with_its_line() {
    let head = "#pli-list 1\n#name: x\n#version: 1\n#title: X\n#source: s\n#licence: l\n#date: 2026-01-01\n";
    let with = |rest: &str| format!("{head}{rest}");
    let table = [
        (with("code\tlabel\n"), 0, "empty"),
        ("code\tlabel\n".into(), 1, "first-line"),
        (
            head.replace("#licence: l\n", "") + "code\tlabel\na\tA\n",
            0,
            "missing-head",
        ),
        (with("#name: y\ncode\tlabel\na\tA\n"), 8, "head"),
        (with("#colour: red\ncode\tlabel\na\tA\n"), 8, "head"),
        (
            head.replace("#name: x", "#name: ../x") + "code\tlabel\na\tA\n",
            0,
            "head",
        ),
        (
            head.replace("2026-01-01", "2026-02-31") + "code\tlabel\na\tA\n",
            7,
            "date",
        ),
        (with("code\tname\na\tA\n"), 8, "columns"),
        (with("code\tlabel\tcode\na\tA\ta\n"), 8, "columns"),
        (with("code\tlabel\na\n"), 9, "cells"),
        (with("code\tlabel\na\tA\tb\n"), 9, "cells"),
        (with("code\tlabel\n\tA\n"), 9, "code"),
        (with("code\tlabel\n a\tA\n"), 9, "code"),
        (with("code\tlabel\na\t \n"), 9, "label"),
        (with("code\tlabel\na\tA\u{1b}[2J\n"), 9, "cell"),
        (with("code\tlabel\tfrom\na\tA\t1/2/2026\n"), 9, "date"),
        (with("code\tlabel\na\tA\nb\tB\na\tC\n"), 11, "repeated"),
        (with("code\tlabel\tparent\na\tA\tz\n"), 9, "parent"),
        (
            with(&format!("code\tlabel\na\t{}\n", "x".repeat(401))),
            9,
            "cell",
        ),
    ];
    for (text, line, code) in table {
        let fault = read_list(text.as_bytes()).unwrap_err();
        assert_eq!((fault.line, fault.code.name()), (line, code), "{text}");
    }
    assert_eq!(read_list(b"\xff\xfe").unwrap_err().code.name(), "not-utf8");
    let mut many = with("code\tlabel\n");
    (0..=100_000).for_each(|n| many.push_str(&format!("c{n}\tL\n")));
    assert_eq!(
        read_list(many.as_bytes()).unwrap_err().code.name(),
        "too-large"
    );
}

#[test]
fn names_of_lists_hold_no_path() {
    for bad in [
        "x", "x@", "@1", "X@1", "x@..", "x@1/2", "../x@1", "x@.1", "x y@1", "1x@1",
    ] {
        assert!(ListName::parse(bad).is_none(), "{bad}");
    }
    assert_eq!(
        ListName::parse("naf_rev2@2008").unwrap().to_string(),
        "naf_rev2@2008"
    );
}

const FORM: &str = "
format: 1
form: places
version: 1.0.0
title: Lieux
summary: Un formulaire avec des listes partagées.
sections:
  - id: organisme
    title: Organisme
    fields:
      - { id: region, kind: code, list: regions, label: Région }
      - { id: where, kind: code, list: departments, label: Département, filter: 'region = organisme.region', severity: warning }
      - id: sites
        kind: group
        label: Sites
        fields:
          - { id: wider, kind: code, list: regions, label: Région du site }
          - { id: place, kind: code, list: departments, label: Département du site, filter: 'region = wider' }
";

fn package(shelf: &Shelf, departments: &str) -> (FormPackage, Vec<String>) {
    let reference = |name: &str, sha256: &str, more: &str| {
        format!("shared: {name}\nsha256: {sha256}\n{more}").into_bytes()
    };
    let regions = read_list(&file("regions@2024")).unwrap().sha256;
    let files = BTreeMap::from([
        ("form.yaml".to_owned(), FORM.as_bytes().to_vec()),
        (
            "lists/regions.yaml".to_owned(),
            reference("regions@2024", &regions, ""),
        ),
        (
            "lists/departments.yaml".to_owned(),
            reference("departments@2024", departments, "columns: [region]\n"),
        ),
    ]);
    let loaded = load_with(&files, shelf).unwrap();
    let mut warnings: Vec<String> = loaded.warnings.iter().map(|w| w.code.name()).collect();
    warnings.retain(|name| name != "missing_text");
    (loaded.package, warnings)
}

fn dossier(form: &FormPackage, answers: &serde_json::Value) -> Dossier {
    let mut dossier = Dossier::default();
    let mut count = 0;
    let mut new_row = || {
        count += 1;
        RowId(Uuid::from_u128(count))
    };
    let requests = import(form, &dossier, answers, None, &mut new_row).unwrap();
    let context = Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Anne".into(),
        now: jiff::Timestamp::from_second(1_700_000_000).unwrap(),
        batch: BatchId(Uuid::from_u128(1)),
    };
    for op in plan(&dossier, &context, &requests) {
        dossier.apply(&op).unwrap();
    }
    dossier
}

const INPUTS: Inputs<'_> = Inputs {
    call: None,
    lot: None,
    today: Date::constant(2026, 11, 21),
};

fn findings(form: &FormPackage, dossier: &Dossier) -> Vec<String> {
    let view = evaluate(form, dossier, INPUTS);
    let line = |finding: &pli_core::finding::Finding| {
        let mark = if finding.severity == Severity::Blocking {
            "!"
        } else {
            "?"
        };
        let path = friendly_path(form, dossier, &finding.path, Numbering::FromOne);
        format!("{mark}{} {path} {}", finding.code, finding.values["given"])
    };
    view.findings.iter().map(line).collect()
}

fn offered(form: &FormPackage, dossier: &Dossier, at: &str, typed: &str) -> (Vec<String>, usize) {
    let path = resolve_path(form, dossier, at, Numbering::FromOne).unwrap();
    let live = LiveView::open(form, dossier, INPUTS);
    let hits = live.search_codes(dossier, &path, typed, 3).unwrap();
    let codes = hits.codes.iter().map(|code| code.code.clone()).collect();
    (codes, hits.total)
}

#[test]
fn a_filter_follows_the_other_answers_and_never_takes_one_away() {
    let shelf = shelf(&["regions@2024", "departments@2024"]);
    let departments = read_list(&file("departments@2024")).unwrap().sha256;
    let (form, warnings) = package(&shelf, &departments);
    assert_eq!(warnings, Vec::<String>::new());
    // Nothing is answered yet: everything is offered, nothing is said.
    let open = dossier(&form, &json!({ "organisme": { "where": "19" } }));
    assert_eq!(offered(&form, &open, "organisme.where", "").1, 101);
    assert_eq!(findings(&form, &open), Vec::<String>::new());
    // Brittany has four departments, and Corrèze is none of them.
    let answers = json!({ "organisme": { "region": "53", "where": "19", "sites": [
        { "wider": "94", "place": "2A" }, { "wider": "75", "place": "2A" }, { "place": "35" } ] } });
    let moved = dossier(&form, &answers);
    assert_eq!(
        offered(&form, &moved, "organisme.where", ""),
        (vec!["22".into(), "29".into(), "35".into()], 4)
    );
    assert_eq!(
        offered(&form, &moved, "organisme.where", "mor"),
        (vec!["56".into()], 1)
    );
    assert_eq!(offered(&form, &moved, "organisme.sites[1].place", "").1, 2);
    assert_eq!(offered(&form, &moved, "organisme.sites[2].place", "").1, 12);
    assert_eq!(
        offered(&form, &moved, "organisme.sites[3].place", "").1,
        101
    );
    assert_eq!(
        findings(&form, &moved),
        [
            "?list.filtered organisme.where Corrèze",
            "!list.filtered organisme.sites[2].place Corse-du-Sud"
        ]
    );
    let view = evaluate(&form, &moved, INPUTS);
    let path = resolve_path(&form, &moved, "organisme.where", Numbering::FromOne).unwrap();
    assert_eq!(
        view.fields[&path].display, "19 – Corrèze",
        "the answer stays"
    );
}

#[test]
fn a_package_fixes_the_content_of_the_list_that_it_means() {
    let whole = shelf(&["regions@2024", "departments@2024"]);
    let departments = read_list(&file("departments@2024")).unwrap().sha256;
    let answers = json!({ "organisme": { "region": "53", "where": "99", "sites": [] } });
    // The list is not at hand: the code is taken as typed, and that is said.
    let (form, warnings) = package(&shelf(&["regions@2024"]), &departments);
    assert_eq!(warnings, ["absent_list"]);
    assert!(form.lists["departments"].is_absent());
    let draft = dossier(&form, &answers);
    assert_eq!(findings(&form, &draft), ["?list.absent organisme.where 99"]);
    assert_eq!(offered(&form, &draft, "organisme.where", "35"), (vec![], 0));
    // Another content under the same name is not the list.
    let (form, warnings) = package(&whole, &"0".repeat(64));
    assert_eq!(warnings, ["other_list"]);
    assert!(form.lists["departments"].is_absent());
    // The list is at hand.
    let (form, _) = package(&whole, &departments);
    assert_eq!(
        findings(&form, &dossier(&form, &answers)),
        ["!list.unknown organisme.where 99"]
    );
}

//! What an author is told before publishing: what never shows, what differs between versions, and what is frozen.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files of the repository"
)]

use std::collections::BTreeMap;
use std::path::Path;

use pli_core::form::{
    Change, Entry, FaultSeverity, Index, Listed, PackageState, Shelf, Subject, diff, digest,
    examine, load,
};

type Files = BTreeMap<String, Vec<u8>>;

const FORM: &str = include_str!("small/form.yaml");
const LIST: &str = include_str!("small/lists/modes.yaml");

fn small(form: &str) -> Files {
    BTreeMap::from([
        ("form.yaml".to_owned(), form.as_bytes().to_vec()),
        ("lists/modes.yaml".to_owned(), LIST.as_bytes().to_vec()),
    ])
}

fn changed(from: &str, to: &str) -> Files {
    assert!(FORM.contains(from), "{from}");
    small(&FORM.replacen(from, to, 1))
}

fn told(files: &Files) -> Vec<String> {
    let faults = examine(files, &Shelf::default()).faults;
    let faults = faults
        .iter()
        .filter(|fault| fault.code.name() != "missing_text");
    faults
        .map(|fault| format!("{}:{} {}", fault.file, fault.line, fault.code.name()))
        .collect()
}

#[test]
fn what_never_shows_is_told_with_its_place() {
    assert_eq!(told(&small(FORM)), Vec::<String>::new());
    let line = |text: &str| FORM.lines().position(|line| line.contains(text)).unwrap() + 1;
    let partner = line("id: partner, kind");
    let never = |condition: &str| told(&changed("'mode = \"groupe\"'", condition));
    let unreachable = vec![format!("form.yaml:{partner} unreachable")];
    // A code that is in no list, two codes at once, a constant, a comparison with nothing.
    assert_eq!(never("'mode = \"group\"'"), unreachable);
    assert_eq!(
        never("'mode = \"groupe\" and mode = \"seul\"'"),
        unreachable
    );
    assert_eq!(never("'1 > 2'"), unreachable);
    assert_eq!(never("false"), unreachable);
    assert_eq!(
        never("'not(mode = \"seul\") and mode = \"seul\"'"),
        unreachable
    );
    assert_eq!(never("'count > 3 and count < 2'"), unreachable);
    // What cannot be decided, or can be met, is not told.
    for fine in [
        "'mode != \"seul\"'",
        "'count > 3 and count < 5'",
        "'end.truth or mode = \"seul\"'",
        "true",
    ] {
        assert_eq!(never(fine), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn a_place_inside_of_what_never_shows_with_it_is_told() {
    let form = FORM
        .replacen(
            "title: Équipe",
            "title: Équipe\n    visible: 'id.mode = \"groupe\"'",
            1,
        )
        .replacen(
            "{ id: name, kind: text,",
            "{ id: name, kind: text, visible: 'id.mode = \"seul\"',",
            1,
        );
    let found = told(&small(&form));
    assert!(
        found.iter().any(|fault| fault.ends_with("unreachable")),
        "{found:?}"
    );
}

#[test]
fn a_rule_that_never_speaks_is_told() {
    let found = told(&changed(
        "check: end.truth,",
        "check: 'end.truth or not(end.truth) or true',",
    ));
    assert!(
        found
            .iter()
            .any(|fault| fault.ends_with("rule_never_speaks")),
        "{found:?}"
    );
}

#[test]
fn an_example_that_does_not_hold_is_told_at_what_it_expects() {
    let mut files = small(FORM);
    let example = "title: T\ntoday: 2026-11-21\nanswers: {}\nexpect:\n  totals: { total: '1' }\n";
    files.insert("examples/a.yaml".into(), example.into());
    let faults = examine(&files, &Shelf::default()).faults;
    let found: Vec<_> = faults
        .iter()
        .filter(|f| f.code.name() == "example_differs")
        .collect();
    assert!(
        found.len() > 1
            && found
                .iter()
                .all(|f| f.line == 4 && f.file == "examples/a.yaml"),
        "{found:?}"
    );
    assert!(found.iter().all(|f| f.severity == FaultSeverity::Error));
    assert!(examine(&files, &Shelf::default()).costliest.unwrap().0 > 1);
}

#[test]
fn files_that_differ_by_capitals_only_are_refused() {
    let mut files = small(FORM);
    files.insert("lists/Modes.yaml".into(), LIST.into());
    let found = load(&files).unwrap_err();
    assert!(
        found.iter().any(|fault| fault.code.name() == "case_clash"),
        "{found:?}"
    );
}

#[test]
fn an_expression_bomb_is_refused_with_its_place() {
    let deep = format!("'{}'", vec!["team.people[hours > 1]"; 40].join(" = "));
    let loops = "'count(for a in team.people, b in team.people, c in team.people return a.hours + b.hours + c.hours) > 1'";
    for bomb in [deep.as_str(), loops] {
        // Rows without a bound count as many.
        let form = FORM.replacen("        max_items: 5\n", "", 1);
        let found = load(&small(&form.replacen("'mode = \"groupe\"'", bomb, 1))).unwrap_err();
        assert!(
            found
                .iter()
                .all(|fault| fault.line > 0 && !fault.mend.fr.is_empty())
                && !found.is_empty(),
            "{found:?}"
        );
    }
}

#[test]
fn a_difference_says_what_it_is_of_and_whether_answers_lose_their_place() {
    let of = |from: &str, to: &str| {
        let (old, new) = (
            load(&small(FORM)).unwrap(),
            load(&changed(from, to)).unwrap(),
        );
        let diff = diff(&old.package, &new.package);
        let told: Vec<(Subject, String, Change)> = diff
            .differences
            .iter()
            .map(|d| (d.of, d.place.clone(), d.change))
            .collect();
        (told, diff.is_breaking())
    };
    let one = |of: Subject, place: &str, change: Change| vec![(of, place.to_owned(), change)];
    assert_eq!(
        of("label: Note", "label: Remarque"),
        (one(Subject::Field, "id.note", Change::Words), false)
    );
    assert_eq!(
        of(
            "id: note, kind: text",
            "id: note, kind: text, required: true"
        )
        .0,
        one(Subject::Field, "id.note", Change::Obligation)
    );
    assert_eq!(
        of("min: 0, max: 10", "min: 0, max: 12").0,
        one(Subject::Field, "id.count", Change::Limits)
    );
    assert_eq!(
        of("check: rate >= 0", "check: rate > 0").0,
        one(Subject::Rule, "rate", Change::Expression)
    );
    assert_eq!(
        of("label: Extrait Kbis", "label: Kbis").0,
        one(Subject::Piece, "kbis", Change::Words)
    );
    assert_eq!(
        of("label: Total, value", "label: Somme, value").0,
        one(Subject::Total, "total", Change::Words)
    );
    let (told, breaking) = of("id: site, kind: url", "id: web, kind: url");
    assert_eq!(
        told,
        [
            (Subject::Field, "id.site".to_owned(), Change::Removed),
            (Subject::Field, "id.web".to_owned(), Change::Added),
        ]
    );
    assert!(breaking);
    let (_, breaking) = of("unit: h", "unit: min");
    assert!(breaking);
}

#[test]
fn a_removed_code_is_told_and_breaks() {
    let mut other = small(FORM);
    let list = LIST.replacen("groupe", "groupement", 1);
    other.insert("lists/modes.yaml".into(), list.into_bytes());
    let form = FORM.replace("\"groupe\"", "\"groupement\"");
    other.insert("form.yaml".into(), form.into_bytes());
    let (old, new) = (load(&small(FORM)).unwrap(), load(&other).unwrap());
    let diff = diff(&old.package, &new.package);
    let codes: Vec<_> = diff
        .differences
        .iter()
        .filter(|d| d.of == Subject::Code)
        .collect();
    assert_eq!(codes.len(), 2);
    assert!(
        diff.to_migrate
            .iter()
            .any(|fault| fault.code.name() == "migration_code")
    );
}

#[test]
fn the_index_is_read_strictly_and_written_the_same() {
    let sha256 = "0".repeat(64);
    let text = format!(
        "far\t1.0.0\tpublished\t2026-11-21\t{sha256}\nfar\t1.10.0\tdraft\t-\t-\nfar\t1.9.0\twithdrawn\t2026-11-22\t{sha256}\n"
    );
    let index = Index::parse(&text).unwrap();
    assert_eq!(Index::parse(&index.to_string()).unwrap(), index);
    let versions: Vec<&str> = index.entries().map(|(_, version, _)| version).collect();
    assert_eq!(versions, ["1.0.0", "1.9.0", "1.10.0"]);
    assert_eq!(
        index.listed("far", "1.0.0", &sha256),
        Listed::Frozen(PackageState::Published)
    );
    assert_eq!(index.listed("far", "1.10.0", "x"), Listed::Open);
    assert_eq!(
        index.listed("far", "1.0.0", "x"),
        Listed::Altered {
            published: sha256.clone()
        }
    );
    for bad in [
        "far 1.0.0 draft - -".to_owned(),
        "far\t1.0.0\tready\t-\t-".to_owned(),
        format!("far\t1.0.0\tpublished\t-\t{sha256}"),
        "far\t1.0.0\tpublished\t2026-11-21\tabc".to_owned(),
        "far\t1.0\tdraft\t-\t-".to_owned(),
        "../far\t1.0.0\tdraft\t-\t-".to_owned(),
        "far\t1.0.0\tdraft\t-\t-\nfar\t1.0.0\tdraft\t-\t-".to_owned(),
    ] {
        assert!(Index::parse(&bad).is_err(), "{bad}");
    }
}

fn forms() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms")
}

fn gather(folder: &Path, prefix: &str, into: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), into);
        } else {
            into.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// What is wrong with the packages of a folder by their index.
fn frozen_faults(index: &Index, packages: &[(String, String, Files)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (form, version, files) in packages {
        match index.listed(form, version, &digest(files)) {
            Listed::Altered { published } => faults.push(format!(
                "forms/{form}/{version} is published ({published}) and has changed: dossiers rest on it. \
                 Give it its content back, and make a new version for your changes."
            )),
            Listed::Open if index.get(form, version).is_none() => faults.push(format!(
                "forms/{form}/{version} is not in forms/index.tsv: add it as a draft, or publish it by `pli form publish`."
            )),
            Listed::Open | Listed::Frozen(_) => {}
        }
    }
    for (form, version, Entry { state, .. }) in index.entries() {
        let stands = packages.iter().any(|(f, v, _)| f == form && v == version);
        if *state != PackageState::Draft && !stands {
            faults.push(format!("forms/{form}/{version} is published and is not there: the dossiers that rest on it could not open."));
        }
    }
    faults
}

fn packages() -> Vec<(String, String, Files)> {
    let mut all = Vec::new();
    let folders = |at: &Path| -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(at)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    for form in folders(&forms()) {
        for version in folders(&form) {
            let mut files = Files::new();
            gather(&version, "", &mut files);
            all.push((name(&form), name(&version), files));
        }
    }
    all
}

#[test]
fn a_published_package_never_changes() {
    let index = Index::parse(&std::fs::read_to_string(forms().join("index.tsv")).unwrap()).unwrap();
    let faults = frozen_faults(&index, &packages());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn one_byte_changed_in_a_published_package_is_seen() {
    let mut packages = packages();
    let mut index = Index::default();
    for (form, version, files) in &packages {
        let entry = Entry {
            state: PackageState::Published,
            date: Some(jiff::civil::Date::constant(2026, 11, 21)),
            sha256: Some(digest(files)),
        };
        index.put(form, version, entry);
    }
    assert_eq!(frozen_faults(&index, &packages), Vec::<String>::new());
    let text = packages[0].2.get_mut("form.yaml").unwrap();
    let last = text.len() - 1;
    text[last] ^= 1;
    let faults = frozen_faults(&index, &packages);
    assert!(
        faults.len() == 1 && faults[0].contains("make a new version"),
        "{faults:?}"
    );
    let gone = packages.pop().unwrap();
    assert!(
        frozen_faults(&index, &packages)
            .iter()
            .any(|fault| fault.contains(&gone.0))
    );
}

#[test]
fn nothing_in_the_forms_of_the_repository_is_out_of_reach() {
    for (form, version, files) in packages() {
        let faults = examine(&files, &Shelf::default()).faults;
        let never = ["unreachable", "rule_never_speaks"];
        let found: Vec<String> = faults
            .iter()
            .filter(|fault| never.contains(&fault.code.name().as_str()))
            .map(ToString::to_string)
            .collect();
        assert!(found.is_empty(), "{form} {version}:\n{}", found.join("\n"));
    }
}

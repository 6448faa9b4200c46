//! Habits of the house that no compiler holds. Each check is a function over a file's text, with a row that shows it failing.

use std::path::Path;

/// A check: its name, and the faults that it finds in one file.
type Check = (&'static str, fn(&str, &str) -> Vec<String>);

const CHECKS: &[Check] = &[
    ("a module says what it is for", module_doc),
    ("a file stays readable", file_length),
    ("no leftovers", leftovers),
    ("only the bridge speaks to the host", bridge_only),
    ("each dependency says why", dependency_reason),
    ("no path of a machine", machine_paths),
    ("a crate takes the lints of the house", house_lints),
];

fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "rs")
}

fn is_screen(path: &str) -> bool {
    path.starts_with("ui/src/") && (path.ends_with(".ts") || path.ends_with(".tsx"))
}

fn is_generated(path: &str) -> bool {
    path.contains("/generated/")
}

fn is_test_code(path: &str) -> bool {
    path.starts_with("tests/")
        || path.contains("/tests/")
        || path.contains(".test.")
        || path.ends_with("tests.rs")
}

fn module_doc(path: &str, text: &str) -> Vec<String> {
    // A file that others take in with `include!` cannot have inner documentation.
    let included = text
        .lines()
        .take(2)
        .any(|line| line.contains("Included by"));
    if !is_rust(path) || included || text.trim_start().starts_with("//!") {
        return Vec::new();
    }
    vec![format!("{path}: begins without `//!`")]
}

fn file_length(path: &str, text: &str) -> Vec<String> {
    if is_generated(path) || !(is_rust(path) || is_screen(path)) {
        return Vec::new();
    }
    let lines = text.lines().count();
    let has_reason = text
        .lines()
        .take(12)
        .any(|line| line.contains("Long because"));
    match lines {
        0..=400 => Vec::new(),
        401..=600 if has_reason || is_test_code(path) => Vec::new(),
        _ => vec![format!(
            "{path}: {lines} lines (over 400 needs a line \"Long because …\" at the top; over 600 is refused)"
        )],
    }
}

fn leftovers(path: &str, text: &str) -> Vec<String> {
    if !(is_rust(path) || is_screen(path)) || path == "tests/tidy.rs" {
        return Vec::new();
    }
    let everywhere = [
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "#[ignore",
        "#[allow(",
        "@ts-ignore",
        "as any;",
        "as any)",
        "FIXME",
        "TODO",
    ];
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let found = everywhere.iter().filter(|word| line.contains(**word));
        faults.extend(found.map(|word| format!("{path}:{}: `{word}`", number + 1)));
    }
    faults
}

fn bridge_only(path: &str, text: &str) -> Vec<String> {
    if !is_screen(path) || path.starts_with("ui/src/bridge/") {
        return Vec::new();
    }
    let bad = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("@tauri-apps/"));
    bad.map(|(number, _)| {
        format!(
            "{path}:{}: imports the host outside ui/src/bridge/",
            number + 1
        )
    })
    .collect()
}

fn dependency_reason(path: &str, text: &str) -> Vec<String> {
    if path != "Cargo.toml" {
        return Vec::new();
    }
    let section = text
        .split("[workspace.dependencies]")
        .nth(1)
        .unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let lines = section
        .lines()
        .filter(|line| line.contains('=') && !line.starts_with('#'));
    let bare = lines.filter(|line| !line.contains(" # ") && !line.contains("path = \"crates/"));
    bare.map(|line| format!("Cargo.toml: no reason behind `{line}`"))
        .collect()
}

fn machine_paths(path: &str, text: &str) -> Vec<String> {
    let words = [
        concat!("/wo", "rk/"),
        concat!("/tmp/", "bash_jobs"),
        concat!("/ro", "ot/"),
    ];
    let faults = text
        .lines()
        .enumerate()
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)));
    faults
        .map(|(number, _)| format!("{path}:{}: a path of one machine", number + 1))
        .collect()
}

fn house_lints(path: &str, text: &str) -> Vec<String> {
    if !path.ends_with("/Cargo.toml") || text.contains("[lints]\nworkspace = true") {
        return Vec::new();
    }
    vec![format!("{path}: `[lints] workspace = true` is missing")]
}

/// Messages of a Fluent file: `name` and `name.attribute`.
fn fluent_keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((left, _)) = line.split_once('=') else {
            continue;
        };
        let name = left.trim();
        if let Some(attribute) = name.strip_prefix('.').filter(|_| line.starts_with(' ')) {
            keys.push(format!("{message}.{attribute}"));
        } else if !line.starts_with([' ', '#', '}']) {
            message = name.to_owned();
            keys.push(message.clone());
        }
    }
    keys.sort();
    keys
}

fn locale_faults(name: &str, french: &str, english: &str) -> Vec<String> {
    let (fr, en) = (fluent_keys(french), fluent_keys(english));
    let missing_en = fr
        .iter()
        .filter(|key| !en.contains(key))
        .map(|key| format!("{name}: `{key}` has no English"));
    let missing_fr = en
        .iter()
        .filter(|key| !fr.contains(key))
        .map(|key| format!("{name}: `{key}` has no French"));
    // Sorted keys: the second of two stands beside the first.
    let twice = |keys: &[String]| -> Vec<String> {
        let pairs = keys.windows(2).filter(|pair| pair[0] == pair[1]);
        pairs
            .map(|pair| format!("{name}: `{}` stands twice", pair[0]))
            .collect()
    };
    let twice = twice(&fr).into_iter().chain(twice(&en));
    missing_en.chain(missing_fr).chain(twice).collect()
}

#[test]
fn every_file_keeps_the_habits_of_the_house() {
    let root = pli_tests::workspace_root();
    let mut faults = Vec::new();
    for file in pli_tests::tracked_files().expect("git") {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else {
            continue;
        };
        let path = file.to_string_lossy().replace('\\', "/");
        for (name, check) in CHECKS {
            faults.extend(
                check(&path, &text)
                    .into_iter()
                    .map(|fault| format!("{name}: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_stands_in_both_languages() {
    let root = pli_tests::workspace_root().join("assets/locales");
    let mut faults = Vec::new();
    let mut names = 0;
    for entry in std::fs::read_dir(root.join("fr")).expect("French texts") {
        let name = entry
            .expect("a readable folder")
            .file_name()
            .to_string_lossy()
            .into_owned();
        let french = std::fs::read_to_string(root.join("fr").join(&name)).expect("a French file");
        let english = std::fs::read_to_string(root.join("en").join(&name)).unwrap_or_default();
        faults.extend(locale_faults(&name, &french, &english));
        names += 1;
    }
    assert!(names > 0, "no French texts at all");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_check_fails_when_it_should() {
    let long = "//! Long.\n".to_owned() + &"let a = 1;\n".repeat(601);
    let rows: &[(&str, &str, &str)] = &[
        (
            "a module says what it is for",
            "crates/a/src/b.rs",
            "fn main() {}",
        ),
        ("a file stays readable", "crates/a/src/b.rs", &long),
        (
            "no leftovers",
            "crates/a/src/b.rs",
            "//! A.\n#[allow(dead_code)]",
        ),
        (
            "only the bridge speaks to the host",
            "ui/src/screens/a.tsx",
            "import { invoke } from \"@tauri-apps/api\"",
        ),
        (
            "each dependency says why",
            "Cargo.toml",
            "[workspace.dependencies]\nserde = \"1\"\n",
        ),
        (
            "no path of a machine",
            "docs/a.md",
            concat!("see /wo", "rk/main"),
        ),
        (
            "a crate takes the lints of the house",
            "crates/a/Cargo.toml",
            "[package]\nname = \"a\"\n",
        ),
    ];
    assert_eq!(
        rows.len(),
        CHECKS.len(),
        "a check has no row that shows it failing"
    );
    for (name, path, text) in rows {
        let (_, check) = CHECKS
            .iter()
            .find(|(known, _)| known == name)
            .expect("a known check");
        assert!(!check(path, text).is_empty(), "`{name}` let {path} pass");
    }
}

#[test]
fn a_text_in_one_language_only_is_caught() {
    assert_eq!(
        locale_faults("a.ftl", "one = Un\n    .why = Car\n", "one = One\n"),
        ["a.ftl: `one.why` has no English"]
    );
    assert_eq!(
        locale_faults("a.ftl", "", "two = Two\n"),
        ["a.ftl: `two` has no French"]
    );
    assert_eq!(
        locale_faults("a.ftl", "one = Un\none = Une\n", "one = One\n"),
        ["a.ftl: `one` stands twice"]
    );
}

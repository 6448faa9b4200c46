//! Form packages that are broken or hostile: each is refused with its file, what is wrong and how to mend it.

use std::fs;
use std::path::Path;

use pli_tests::job::copy_folder;
use pli_tests::pli::Pli;
use pli_tests::workspace_root;
use serde_json::Value;
use tempfile::TempDir;

/// Breaks a package that is whole.
type Break = fn(&Path);

const BROKEN: &[(&str, Break)] = &[
    ("bad YAML", |form| append(form, "\n  - ]: [")),
    ("a tabulation", |form| {
        append(form, "\nsections:\n\t- x: 1\n");
    }),
    ("an unknown key", |form| append(form, "\nunknown_key: 1\n")),
    ("no form at all", |form| {
        fs::remove_file(form.join("form.yaml")).expect("a file");
    }),
    ("an empty form", |form| write(form, "form.yaml", b"")),
    ("no text", |form| {
        write(form, "form.yaml", b"\xff\xfe\x00\x01");
    }),
    ("a list from elsewhere", |form| {
        replace(form, "list: ", "list: ../../../../../../etc/");
    }),
    ("a bomb", |form| write(form, "form.yaml", bomb().as_bytes())),
    ("a deep nest", |form| {
        write(form, "form.yaml", "[".repeat(100_000).as_bytes());
    }),
    ("an unknown kind", |form| {
        replace(form, "kind: amount", "kind: fortune");
    }),
    ("a list that is not there", |form| {
        fs::remove_file(form.join("lists/legal_forms.yaml")).expect("a file");
    }),
    ("a rule on nothing", |form| {
        replace(form, "if financement.aid_basis", "if nowhere.aid_basis");
    }),
    ("twice the same key", |form| append(form, "\nform: aide\n")),
];

#[test]
fn each_broken_package_is_refused_with_its_place_and_its_mending() {
    let home = tempfile::tempdir().expect("a folder");
    let pli = Pli::at(home.path());
    for (name, breaking) in BROKEN {
        let package = package();
        breaking(package.path());
        let folder = package.path().display().to_string();
        let said = pli.run(&["form", "check", &folder, "--json"]);
        assert_eq!(said.code, Some(1), "{name}: {said}");
        let checked = said.value();
        let faults = checked["faults"]
            .as_array()
            .unwrap_or_else(|| panic!("{name}: {said}"))
            .clone();
        let errors: Vec<&Value> = faults
            .iter()
            .filter(|fault| fault["severity"] == "error")
            .collect();
        assert!(!errors.is_empty(), "{name}: {said}");
        let words = pli.run(&["form", "check", &folder]);
        assert_eq!(words.code, Some(1), "{name}: {words}");
        let heard = format!("{}{}", words.out, words.err);
        for part in ["file", "what", "mend"] {
            let text = errors[0][part].as_str().unwrap_or_default();
            assert!(
                !text.is_empty() && heard.contains(text),
                "{name}: `{part}` is missing: {words}"
            );
        }
        // A form that hides what it reads from elsewhere would show it here.
        assert!(!heard.contains("root:"), "{name}: {words}");
    }
}

#[test]
fn a_whole_package_is_accepted_and_a_folder_that_is_not_there_is_refused() {
    let home = tempfile::tempdir().expect("a folder");
    let pli = Pli::at(home.path());
    let package = package();
    let accepted = pli.json(&["form", "check", &package.path().display().to_string()]);
    assert_eq!(accepted["accepted"], true, "{accepted:#}");
    pli.refused(
        &[
            "form",
            "check",
            &home.path().join("absent").display().to_string(),
        ],
        "file-unreadable",
    );
}

/// A copy of a whole package.
fn package() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy_folder(&workspace_root().join("forms/aide/1.0.0"), folder.path());
    folder
}

fn write(form: &Path, name: &str, bytes: &[u8]) {
    fs::write(form.join(name), bytes).expect("a file of the package");
}

fn append(form: &Path, text: &str) {
    let whole = fs::read_to_string(form.join("form.yaml")).expect("a form");
    write(form, "form.yaml", format!("{whole}{text}").as_bytes());
}

fn replace(form: &Path, from: &str, to: &str) {
    let whole = fs::read_to_string(form.join("form.yaml")).expect("a form");
    assert!(whole.contains(from), "the form has no `{from}` to break");
    write(form, "form.yaml", whole.replacen(from, to, 1).as_bytes());
}

/// Ten levels of ten references each.
fn bomb() -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let before = level - 1;
        let list = vec![format!("*a{before}"); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
    }
    text
}

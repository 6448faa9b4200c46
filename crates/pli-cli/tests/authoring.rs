//! `pli form check|diff|publish` and `pli dossier move` as their people use them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The versions of a form that the core's own tests move drafts between.
fn versions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../pli-core/tests/migration")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// A folder of forms: `stage/1.0.0` and `stage/1.1.0`, each with what publishing asks for.
fn forms() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (version, name) in [("v1", "1.0.0"), ("v2", "1.1.0")] {
        let package = folder.path().join("stage").join(name);
        copy(&versions().join(version), &package);
        fs::create_dir_all(package.join("texts")).expect("a folder");
        fs::create_dir_all(package.join("examples")).expect("a folder");
        for example in ["small", "large", "wrong"] {
            let text = "title: Vide\ntoday: 2026-11-21\nanswers: {}\nexpect: {}\n";
            fs::write(package.join(format!("examples/{example}.yaml")), text).expect("written");
        }
        fs::write(package.join("texts/en.yaml"), english(&package)).expect("written");
    }
    folder
}

/// English of every text that the package says to lack.
fn english(package: &Path) -> String {
    let said = json(&["form", "check", &package.display().to_string()]);
    let missing = said["faults"].as_array().expect("faults").iter();
    let missing = missing.filter(|fault| fault["code"] == "missing_text");
    let keys = missing.map(|fault| {
        let what = fault["what"].as_str().expect("words");
        let key = what.split(['«', '»']).nth(1).expect("a key");
        format!("{}: English\n", key.trim_matches([' ', '\u{a0}']))
    });
    keys.collect()
}

fn pli(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pli"))
        .args(words)
        .env_remove("PLI_LANG")
        .output()
        .expect("pli runs")
}

fn json(words: &[&str]) -> Value {
    let mut words = words.to_vec();
    words.push("--json");
    let output = pli(&words);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!(
            "{words:?}: {error}: {}",
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

fn codes(said: &Value) -> Vec<String> {
    let faults = said["faults"].as_array().expect("faults").iter();
    faults
        .map(|fault| fault["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_package_is_published_once_and_never_changes() {
    let forms = forms();
    let first = forms.path().join("stage/1.0.0");
    let dir = first.display().to_string();
    let said = json(&["form", "publish", &dir]);
    assert_eq!(said["published"], true, "{said:#}");
    let index = fs::read_to_string(forms.path().join("index.tsv")).expect("an index");
    assert!(index.contains("stage\t1.0.0\tpublished\t"), "{index}");
    let again = json(&["form", "publish", &dir]);
    assert_eq!(
        (&again["published"], &again["already"]),
        (&Value::Bool(true), &Value::Bool(true))
    );

    let form = fs::read_to_string(first.join("form.yaml")).expect("a form");
    fs::write(first.join("form.yaml"), format!("{form}\n")).expect("written");
    let output = pli(&["form", "publish", &dir]);
    assert_eq!(output.status.code(), Some(1));
    let heard = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(heard.contains("nouvelle version"), "{heard}");
    let kept = fs::read_to_string(forms.path().join("index.tsv")).expect("an index");
    assert_eq!(kept, index, "the index has not changed");
    assert!(!forms.path().join("index.tsv.new").exists());
}

#[test]
fn what_stands_in_the_way_of_publishing_is_told_and_the_index_stays() {
    type Break = fn(&Path);
    let cases: [(&str, Break); 4] = [
        ("few_examples", |package| {
            fs::remove_file(package.join("examples/large.yaml")).expect("a file");
        }),
        ("missing_text", |package| {
            fs::write(package.join("texts/en.yaml"), "title: English\n").expect("written");
        }),
        ("example_differs", |package| {
            let text = "title: T\ntoday: 2026-11-21\nanswers: {}\nexpect:\n  findings: [ { code: required, path: organisme.nom, severity: blocking } ]\n";
            fs::write(package.join("examples/small.yaml"), text).expect("written");
        }),
        ("wrong_folder", |package| {
            let form = fs::read_to_string(package.join("form.yaml")).expect("a form");
            let form = form.replace("version: 1.0.0", "version: 1.0.1");
            fs::write(package.join("form.yaml"), form).expect("written");
        }),
    ];
    for (code, breaking) in cases {
        let forms = forms();
        let package = forms.path().join("stage/1.0.0");
        breaking(&package);
        let said = json(&["form", "publish", &package.display().to_string()]);
        assert_eq!(said["published"], false, "{code}: {said:#}");
        assert!(
            codes(&said["checked"]).contains(&code.to_owned()),
            "{code}: {said:#}"
        );
        assert!(!forms.path().join("index.tsv").exists(), "{code}");
    }
}

#[test]
fn a_new_version_says_what_becomes_of_the_answers() {
    let forms = forms();
    let (first, second) = (
        forms.path().join("stage/1.0.0"),
        forms.path().join("stage/1.1.0"),
    );
    let publish = |dir: &Path| json(&["form", "publish", &dir.display().to_string()]);
    assert_eq!(publish(&first)["published"], true);
    let migration = second.join("migrations/1.0.0.yaml");
    let whole = fs::read_to_string(&migration).expect("a migration");

    fs::remove_file(&migration).expect("a file");
    fs::remove_file(second.join("texts/en.yaml")).expect("a file");
    fs::write(second.join("texts/en.yaml"), english(&second)).expect("written");
    let said = publish(&second);
    assert!(
        codes(&said["checked"]).contains(&"no_migration".to_owned()),
        "{said:#}"
    );

    let losing = whole.replace(
        "  - { at: organisme.fax, reason: La télécopie n’est plus employée. }",
        "  []",
    );
    fs::write(&migration, losing).expect("written");
    let said = json(&["form", "check", &second.display().to_string()]);
    assert!(
        codes(&said).contains(&"migration_loses".to_owned()),
        "{said:#}"
    );
    let fault = said["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .find(|f| f["code"] == "migration_loses");
    let fault = fault.expect("a fault");
    assert!(
        fault["line"].as_u64() > Some(0) && fault["excerpt"].as_str().is_some(),
        "{fault}"
    );

    fs::write(&migration, whole).expect("written");
    fs::remove_file(second.join("texts/en.yaml")).expect("a file");
    fs::write(second.join("texts/en.yaml"), english(&second)).expect("written");
    let said = publish(&second);
    assert_eq!(said["published"], true, "{said:#}");
}

#[test]
fn a_difference_says_what_a_migration_must_say() {
    let forms = forms();
    let dir = |version: &str| {
        forms
            .path()
            .join("stage")
            .join(version)
            .display()
            .to_string()
    };
    let said = json(&["form", "diff", &dir("1.0.0"), &dir("1.1.0")]);
    assert_eq!(said["breaking"], true);
    let of = |place: &str| {
        let all = said["differences"].as_array().expect("differences").iter();
        all.filter(|one| one["place"] == place)
            .map(|one| one["change"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("organisme.fax"), ["\"removed\""]);
    assert_eq!(of("organisme.contact"), ["\"added\""]);
    let needs = said["to_migrate"].as_array().expect("needs");
    assert!(needs.iter().any(|fault| {
        fault["what"]
            .as_str()
            .unwrap_or_default()
            .contains("organisme.fax")
    }));
    let same = json(&["form", "diff", &dir("1.0.0"), &dir("1.0.0")]);
    assert_eq!(
        (
            same["breaking"].clone(),
            same["differences"].as_array().map(Vec::len)
        ),
        (Value::Bool(false), Some(0))
    );
    let heard = pli(&["form", "diff", &dir("1.0.0"), &dir("1.1.0"), "--lang", "en"]);
    assert!(String::from_utf8_lossy(&heard.stdout).contains("The migration must say"));
}

#[test]
fn a_fault_is_shown_with_its_line_and_a_sign_under_the_spot() {
    let forms = forms();
    let package = forms.path().join("stage/1.0.0");
    let form = fs::read_to_string(package.join("form.yaml")).expect("a form");
    let form = form.replace("kind: number, label: Durée", "kind: nombre, label: Durée");
    fs::write(package.join("form.yaml"), form).expect("written");
    let output = pli(&["form", "check", &package.display().to_string()]);
    let heard = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = heard.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.ends_with('^'))
        .expect("a sign");
    let column = lines[at].chars().count() - 1;
    let under: String = lines[at - 1].chars().skip(column).collect();
    assert!(under.starts_with("nombre"), "{heard}");
}

#[cfg(unix)]
#[test]
fn links_and_clashing_names_are_refused() {
    let forms = forms();
    let package = forms.path().join("stage/1.0.0");
    let dir = package.display().to_string();
    std::os::unix::fs::symlink("/etc/passwd", package.join("lists/secret.yaml")).expect("a link");
    std::os::unix::fs::symlink("/etc", package.join("elsewhere")).expect("a link");
    let said = json(&["form", "check", &dir]);
    let links = codes(&said)
        .iter()
        .filter(|code| *code == "not_a_file")
        .count();
    assert_eq!(
        (links, &said["accepted"]),
        (2, &Value::Bool(false)),
        "{said:#}"
    );
    assert!(
        !said.to_string().contains("root:"),
        "nothing outside is read"
    );
    fs::remove_file(package.join("lists/secret.yaml")).expect("a link");
    fs::remove_file(package.join("elsewhere")).expect("a link");
    fs::copy(
        package.join("lists/statuts.yaml"),
        package.join("lists/Statuts.yaml"),
    )
    .expect("a copy");
    assert!(codes(&json(&["form", "check", &dir])).contains(&"case_clash".to_owned()));
}

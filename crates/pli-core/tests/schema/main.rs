//! The JSON Schema of the answers of each form, before a validator from outside: it accepts a file of answers if and only if
//! `pli dossier fill` does.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test stops at the first surprise, reads the files of the repository and starts the judge"
)]

#[path = "../repository/mod.rs"]
mod repository;

mod chance;
mod documents;
mod values;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use pli_core::answers::{ImportError, import};
use pli_core::dossier::{Dossier, RowId};
use pli_core::form::{FormPackage, Shelf, load_with, read_list};
use pli_core::schema::schema;
use pli_core::text::Language;
use serde_json::{Value, json};
use uuid::Uuid;

use chance::Chance;

fn shelf() -> Shelf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/lists");
    let mut all = BTreeMap::new();
    repository::files(&folder, "", &mut all);
    let mut shelf = Shelf::default();
    for (_, bytes) in all.iter().filter(|(name, _)| name.ends_with(".tsv")) {
        shelf.put(Arc::new(read_list(bytes).unwrap()));
    }
    shelf
}

/// The newest version of every form of the repository.
fn forms() -> Vec<FormPackage> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms");
    let mut all = BTreeMap::new();
    repository::files(&root, "", &mut all);
    let mut packages: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in all {
        let parts: Vec<&str> = path.splitn(3, '/').collect();
        if let [form, version, file] = parts[..] {
            let package = packages.entry(format!("{form}/{version}")).or_default();
            package.insert(file.to_owned(), bytes);
        }
    }
    let shelf = shelf();
    let loaded = packages.values();
    loaded
        .map(|files| load_with(files, &shelf).unwrap().package)
        .collect()
}

/// What `pli dossier fill` finds wrong in a file of answers for a new dossier.
fn faults(form: &FormPackage, answers: &Value) -> Vec<ImportError> {
    let mut count = 0u128;
    let mut new_row = || {
        count += 1;
        RowId(Uuid::from_u128((7 << 76) | count))
    };
    let read = import(form, &Dossier::default(), answers, None, &mut new_row);
    read.err().unwrap_or_default()
}

struct Asked {
    lines: String,
    taken: usize,
    refused: usize,
}

/// Writes answers, valid and broken, each with what the engine says of them; the examples as the schema itself gives them.
fn ask(form: &FormPackage, schema: &Value) -> Asked {
    let mut asked = Asked {
        lines: String::new(),
        taken: 0,
        refused: 0,
    };
    let mut chance = Chance::new(form.name.len() as u64 * 7919 + 11);
    let sound = documents::sound(form, &mut chance);
    for answers in &sound {
        assert_eq!(faults(form, answers), [], "{}", form.name);
    }
    let examples = schema["examples"].as_array().unwrap().clone();
    assert_eq!(examples.len(), form.examples.len(), "{}", form.name);
    let broken = documents::broken(&sound, &mut chance);
    let alone = documents::one_value_at_a_time(form, &mut chance);
    for answers in examples.into_iter().chain(sound).chain(broken).chain(alone) {
        let taken = faults(form, &answers).is_empty();
        *(if taken {
            &mut asked.taken
        } else {
            &mut asked.refused
        }) += 1;
        let line = json!({ "accepted": taken, "answers": answers });
        writeln!(asked.lines, "{line}").unwrap();
    }
    asked
}

#[test]
fn a_file_of_answers_is_accepted_by_the_schema_if_and_only_if_fill_takes_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema");
    std::fs::create_dir_all(&folder).unwrap();
    let mut pairs: Vec<PathBuf> = Vec::new();
    let forms = forms();
    assert_eq!(forms.len(), 8);
    for form in &forms {
        let schema = schema(form, Language::French);
        let asked = ask(form, &schema);
        println!(
            "{}: {} taken, {} refused",
            form.name, asked.taken, asked.refused
        );
        assert!(asked.taken > 300 && asked.refused > 300, "{}", form.name);
        let place = |end: &str| folder.join(format!("{}.{end}", form.name));
        let text = serde_json::to_string_pretty(&schema).unwrap();
        std::fs::write(place("schema.json"), text).unwrap();
        std::fs::write(place("answers.ndjson"), asked.lines).unwrap();
        pairs.extend([place("schema.json"), place("answers.ndjson")]);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/judges/judge");
    let output = Command::new("bash")
        .arg(script)
        .arg("schema")
        .args(&pairs)
        .output();
    let Ok(output) = output else {
        return absent("bash is missing");
    };
    let words = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => println!("{words}"),
        Some(3) => absent(&errors),
        _ => panic!("the validator is of another opinion:\n{words}{errors}"),
    }
}

fn absent(why: &str) {
    assert!(
        std::env::var_os("CI").is_none(),
        "outside judge not run: {why}"
    );
    eprintln!("outside judge not run: {why}");
}

#[test]
fn a_schema_names_its_fields_in_the_language_and_says_what_it_does_not_enforce() {
    let forms = forms();
    let far = forms.iter().find(|form| form.name == "far").unwrap();
    let english = schema(far, Language::English);
    assert_eq!(english["title"], far.title.get(Language::English));
    assert_eq!(english["x-form"]["sha256"], far.sha256);
    let siret = &english["properties"]["organisme"]["properties"]["siret"];
    assert_eq!(siret["x-kind"], "siret");
    assert_eq!(siret["x-required"], true);
    let titles = english["x-examples"].as_array().unwrap();
    assert_eq!(titles.len(), far.examples.len());
    assert_eq!(titles[0]["title"], far.examples[0].title);
    let text = english.to_string();
    for used in text.split("#/$defs/").skip(1) {
        let name = used.split('"').next().unwrap();
        assert!(english["$defs"][name].is_object(), "{name}");
    }
}

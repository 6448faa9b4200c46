//! Tables of expressions: each line of `tests/cases/*.txt` is an expression and its value, or the fault that it has.
//!
//! `expression => value` where the value is written as FEEL; `expression => ! Code «text»` where the text is what the
//! fault points at. Names stand for the values of [`form::form`].

#![expect(clippy::disallowed_methods, reason = "the tables are files")]

mod form;

use std::path::Path;

use pli_feel::{Code, Diagnostic, Language, Scope, Slot, Value, compile};

use form::form;

/// Evaluates, or tells the first fault, in the spelling of the tables.
fn outcome(source: &str, scope: &Scope, values: &[Value]) -> String {
    let read = |slot: Slot| values.get(slot.index()).cloned().unwrap_or(Value::Null);
    match compile(source, scope) {
        Ok(program) => {
            let value = program.evaluate(&read);
            assert!(
                program.result_type().nullable || !value.is_null(),
                "{source} is never null, and is null"
            );
            value.to_string()
        }
        Err(faults) => {
            let Diagnostic { code, span, .. } = &faults[0];
            faults.iter().for_each(|fault| has_words(source, fault));
            format!("! {code:?} «{}»", &source[span.clone()])
        }
    }
}

/// Every fault says what and how to mend it, in both languages, without a placeholder left.
fn has_words(source: &str, fault: &Diagnostic) {
    for language in [Language::French, Language::English] {
        for sentence in [fault.what(language), fault.mend(language)] {
            assert!(
                sentence.ends_with(['.', '?']) && !sentence.contains("  "),
                "{source}: {sentence}"
            );
            let left = ["{name}", "{found}", "«\u{a0}\u{a0}»"];
            assert!(
                !left.iter().any(|left| sentence.contains(left)),
                "{source}: {sentence}"
            );
        }
    }
}

#[test]
fn every_line_of_the_tables_holds() {
    let (scope, values) = form();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder)
        .expect("the folder of tables")
        .map(|entry| entry.expect("an entry"))
    {
        let table = std::fs::read_to_string(entry.path()).expect("a table");
        for (line, case) in table
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        {
            count += 1;
            let (source, expected) = case
                .rsplit_once(" => ")
                .expect("an expression, ` => `, a value");
            let found = outcome(source.trim(), &scope, &values);
            if found != expected.trim() {
                wrong.push(format!(
                    "{:?}:{}: {source}\n   is {found}\n  not {expected}",
                    entry.file_name(),
                    line + 1
                ));
            }
        }
    }
    assert!(count > 300, "the tables were found: {count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count} cases\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_fault_is_told_in_words_with_the_nearest_name() {
    let (scope, _) = form();
    let faults = compile("organisme.sirett = 12", &scope).expect_err("the name is misspelled");
    assert_eq!(faults.len(), 1);
    assert_eq!(
        faults[0].what(Language::French),
        "Le nom «\u{a0}organisme.sirett\u{a0}» n’existe pas ici."
    );
    assert_eq!(
        faults[0].mend(Language::French),
        "Vouliez-vous écrire «\u{a0}organisme.siret\u{a0}»\u{202f}?"
    );
    assert_eq!(faults[0].span, 0..16);
}

#[test]
fn faults_of_types_are_told_together() {
    let (scope, _) = form();
    let faults =
        compile("organisme.sirett + prix.total and oui + 1 > 2", &scope).expect_err("three faults");
    let codes: Vec<Code> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [Code::UnknownName, Code::UnknownName, Code::NoSuchOperation]
    );
}

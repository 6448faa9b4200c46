//! Whatever the text: it compiles or is refused with a place and words, evaluation ends, and nothing panics.
//!
//! Texts are made by a grammar, then spoilt byte by byte. What a form accepts must also have the type that it was given.
//! `PLI_HOSTILE_CASES=5000000 cargo test -p pli-feel --release --test hostile` runs for minutes.

#![expect(
    clippy::disallowed_methods,
    reason = "a longer run is asked for through the environment"
)]

#[path = "../form/mod.rs"]
mod form;
mod grammar;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pli_feel::{Dialect, Language, Program, Scope, Slot, Value, compile_as};

use form::form;
use grammar::Maker;

/// Texts of a run, unless the environment asks for more.
const CASES: u64 = 20_000;

/// Steps that a text is given.
const FUEL: u64 = 20_000;

#[test]
fn any_text_is_compiled_or_refused_and_always_ends() {
    let cases = std::env::var("PLI_HOSTILE_CASES").ok();
    let cases = cases.and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let (scope, values) = form();
    let mut accepted = 0u64;
    for seed in 0..cases {
        let mut maker = Maker::new(seed);
        let source = maker.text();
        let tried = catch_unwind(AssertUnwindSafe(|| judge(&source, &scope, &values)));
        match tried {
            Ok(was_accepted) => accepted += u64::from(was_accepted),
            Err(_) => panic!("seed {seed}: {source}"),
        }
    }
    println!("{cases} texts, {accepted} of them accepted in a form");
    assert!(
        accepted > cases / 50,
        "the grammar makes texts that make sense: {accepted}"
    );
}

/// Compiles and evaluates as a form and as the standard; tells whether a form accepts it.
fn judge(source: &str, scope: &Scope, values: &[Value]) -> bool {
    let read = |slot: Slot| values.get(slot.index()).cloned().unwrap_or(Value::Null);
    if let Ok(program) = compile_as(Dialect::Dmn, source, scope) {
        let _ = program.evaluate_within(FUEL, &read);
    }
    match compile_as(Dialect::Form, source, scope) {
        Ok(program) => {
            has_its_type(source, &program, &read);
            true
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a fault");
            for fault in faults {
                assert!(source.get(fault.span.clone()).is_some(), "{fault:?}");
                for language in [Language::French, Language::English] {
                    assert!(!fault.what(language).is_empty() && !fault.mend(language).is_empty());
                }
            }
            false
        }
    }
}

fn has_its_type(source: &str, program: &Program, read: &dyn Fn(Slot) -> Value) {
    let Ok(value) = program.evaluate_within(FUEL, read) else {
        return;
    };
    let of = program.result_type();
    let kind = value.kind();
    assert!(
        of.kind.unify(&kind).is_some(),
        "{source} is {value}, {kind} and not {of}"
    );
    assert!(
        of.nullable || !value.is_null(),
        "{source} is never null, and is null"
    );
    // What was decided must be told without a panic, and the value must be the same.
    if let Ok(whole) = program.evaluate_within(pli_feel::DEFAULT_FUEL, read) {
        let trace = program.trace(read);
        assert!(
            trace.value == whole || trace.value.is_null(),
            "{source}: {:?}",
            trace.value
        );
    }
}

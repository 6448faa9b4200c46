//! Whatever the bytes: they compile or are refused, evaluation ends, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_feel::{Dialect, Kind, Scope, Type, Value, compile_as};

/// Steps that a text is given.
const FUEL: u64 = 20_000;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let mut scope = Scope::new();
    scope.declare("n", Type::NUMBER);
    scope.declare("t", Type::TEXT);
    scope.declare("d", Type::DATE);
    scope.declare("xs", Type::list(Kind::Number.nullable()));
    let values = [
        Value::Number("2.5".parse().expect("a number")),
        Value::text("texte"),
        Value::Date("2027-02-02".parse().expect("a date")),
        Value::list([Value::Null, Value::Number("1".parse().expect("a number"))]),
    ];
    for dialect in [Dialect::Form, Dialect::Dmn] {
        if let Ok(program) = compile_as(dialect, &source, &scope) {
            let read =
                |slot: pli_feel::Slot| values.get(slot.index()).cloned().unwrap_or(Value::Null);
            let _ = program.evaluate_within(FUEL, &read);
        }
    }
});

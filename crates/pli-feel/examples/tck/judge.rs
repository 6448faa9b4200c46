//! Evaluates a case and holds its value against the expected one.

use pli_feel::{Dialect, Language, Scope, Slot, Type, Value, compile_as};

use crate::cases::{Case, Meaning};
use crate::values::Expected;

/// What came of a case.
pub(crate) enum Verdict {
    /// The expected value.
    Equal,
    /// Refused before it was evaluated, where the kit expects null.
    RefusedForNull,
    /// Refused where a value is expected.
    Refused(String),
    /// Another value.
    Other(String),
}

/// Judges a case as a dialect reads it.
pub(crate) fn verdict(case: &Case, dialect: Dialect) -> Verdict {
    match evaluated(case, dialect) {
        Ok(value) if case.expected.is(&value) => Verdict::Equal,
        Ok(value) => Verdict::Other(value.to_string()),
        Err(_) if case.expected == Expected::Null => Verdict::RefusedForNull,
        Err(why) => Verdict::Refused(why),
    }
}

fn evaluated(case: &Case, dialect: Dialect) -> Result<Value, String> {
    let mut scope = Scope::new();
    let mut values = Vec::new();
    for (name, meaning) in &case.names {
        let value = match meaning {
            Meaning::Given(given, of) => {
                let value = given.to_value().ok_or("an input that has no value here")?;
                declared(value, of.as_deref(), dialect)
            }
            Meaning::Decided(inner) => evaluated(inner, dialect)?,
        };
        let of = match dialect {
            Dialect::Form => value.kind().nullable(),
            Dialect::Dmn => Type::ANY,
        };
        scope.declare(name, of);
        values.push(value);
    }
    let program = compile_as(dialect, &case.source, &scope).map_err(|faults| {
        let first = faults.first();
        first.map_or_else(String::new, |fault| fault.what(Language::English))
    })?;
    let read = |slot: Slot| values.get(slot.index()).cloned().unwrap_or(Value::Null);
    Ok(declared(
        program.evaluate(&read),
        case.result.as_deref(),
        dialect,
    ))
}

/// What stands around an expression: a value that is not of the declared type is null, a list of one may stand for its
/// element, an element for a list of it.
fn declared(value: Value, of: Option<&str>, dialect: Dialect) -> Value {
    let Some(of) = of.filter(|_| dialect == Dialect::Dmn && !value.is_null()) else {
        return value;
    };
    let other = match &value {
        Value::List(elements) => match &**elements {
            [only] => only.clone(),
            _ => Value::Null,
        },
        other => Value::list([other.clone()]),
    };
    [value, other]
        .into_iter()
        .find(|value| is_instance(value, of))
        .unwrap_or(Value::Null)
}

fn is_instance(value: &Value, of: &str) -> bool {
    let mut scope = Scope::new();
    scope.declare("x", Type::ANY);
    let program = compile_as(Dialect::Dmn, &format!("x instance of {of}"), &scope);
    program.is_ok_and(|program| program.evaluate(&|_| value.clone()).is_true())
}

//! Evaluates a case and holds its value against the expected one.

use pli_feel::{Dialect, Kind, Language, Scope, Slot, Type, Value, compile_as};

use crate::cases::{Case, Meaning};
use crate::values::{Expected, simple_kind};

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
    match value(case, dialect) {
        Ok(value) if case.expected.is(&value) => Verdict::Equal,
        Ok(value) => Verdict::Other(value.to_string()),
        Err(_) if case.expected == Expected::Null => Verdict::RefusedForNull,
        Err(why) => Verdict::Refused(why),
    }
}

fn value(case: &Case, dialect: Dialect) -> Result<Value, String> {
    let mut scope = Scope::new();
    let mut values = Vec::new();
    for (name, meaning) in &case.names {
        let value = match meaning {
            Meaning::Given(given) => given.to_value().ok_or("an input that has no value here")?,
            Meaning::Decided(inner) => value_of(inner, dialect)?,
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

fn value_of(case: &Case, dialect: Dialect) -> Result<Value, String> {
    value(case, dialect)
}

/// What a decision does around its expression: a result that is not of the declared type is null, a list of one may stand
/// for its element. Types that the model defines are not looked at.
fn declared(value: Value, of: Option<&str>, dialect: Dialect) -> Value {
    let Some(kind) = of.and_then(simple_kind).filter(|_| dialect == Dialect::Dmn) else {
        return value;
    };
    let fits = |value: &Value| matches!(value.kind(), Kind::Null) || value.kind() == kind;
    match &value {
        Value::List(elements) => match &**elements {
            [only] if fits(only) => only.clone(),
            _ => Value::Null,
        },
        other if fits(other) => value,
        _ => Value::Null,
    }
}

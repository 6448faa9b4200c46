//! Calls as the standard has them: the form of a function is chosen by the values of its arguments.
//!
//! A list of one element may stand for that element, and an element for a list of it (DMN 1.5, 10.3.2.9.4).

use crate::{Kind, Value};

use super::signature::{Function, Nulls, Signature};

/// Calls a function with whatever values; null where no form takes them.
pub(crate) fn call_by_value(function: &Function, arguments: &[Value]) -> Value {
    let forms = || {
        let forms = function.signatures.iter();
        forms.filter(|form| form.takes(arguments.len()))
    };
    let as_they_are = forms().find_map(|form| fitted(form, arguments, |value| vec![value]));
    let converted = || forms().find_map(|form| fitted(form, arguments, readings));
    as_they_are.or_else(converted).unwrap_or(Value::Null)
}

/// What a value may be read as.
fn readings(value: Value) -> Vec<Value> {
    let only = match &value {
        Value::Null => None,
        Value::List(elements) => match &**elements {
            [only] => Some(only.clone()),
            _ => None,
        },
        other => Some(Value::list([other.clone()])),
    };
    std::iter::once(value).chain(only).collect()
}

/// Runs one form, if the arguments fit it.
fn fitted(
    form: &Signature,
    arguments: &[Value],
    readings: fn(Value) -> Vec<Value>,
) -> Option<Value> {
    let mut item = Kind::Null;
    let mut taken = Vec::with_capacity(arguments.len());
    for (index, argument) in arguments.iter().enumerate() {
        let shape = form.parameter(index)?;
        let join = |left: &Kind, right: &Kind| Some(left.join(right));
        let (value, fits) = readings(argument.clone()).into_iter().find_map(|value| {
            shape
                .fit(&value.kind(), &item, join)
                .map(|fits| (value, fits))
        })?;
        item = fits;
        taken.push(value);
    }
    if form.nulls == Nulls::Spread && taken.iter().any(Value::is_null) {
        return Some(Value::Null);
    }
    Some(form.run_in_dmn(&taken))
}

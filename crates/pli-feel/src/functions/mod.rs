//! Built-in functions and properties: one table, each entry with its types.
//!
//! Functions get no null unless they say so, and arguments of the types that their signature names.

mod call;
mod dates;
mod lists;
mod numbers;
mod parameters;
mod patterns;
mod places;
mod properties;
mod ranges;
mod rows;
mod signature;
mod statistics;
mod texts;
mod times;

use crate::Value;

pub(crate) use call::call_by_value;
pub(crate) use dates::duration;
pub(crate) use parameters::parameters;
pub(crate) use patterns::is_pattern;
pub(crate) use properties::{PropertyOf, names as property_names, property};
pub use signature::Aggregate;
pub(crate) use signature::{Cost, Function, Nulls, Shape, Signature};
pub(crate) use times::at_literal;

/// Most words in the name of a function: `years and months duration`.
pub(crate) const LONGEST_NAME: usize = 4;

/// Finds a function by its name.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}

/// Lists all functions.
pub(crate) fn all() -> impl Iterator<Item = &'static Function> {
    let families = [
        GENERAL,
        numbers::FUNCTIONS,
        statistics::FUNCTIONS,
        texts::FUNCTIONS,
        patterns::FUNCTIONS,
        dates::FUNCTIONS,
        times::FUNCTIONS,
        lists::FUNCTIONS,
        places::FUNCTIONS,
        ranges::FUNCTIONS,
        rows::FUNCTIONS,
    ];
    families.into_iter().flatten()
}

const GENERAL: &[Function] =
    &[
        Function {
            name: "is_answered",
            usage: "is_answered(x)",
            signatures: &[Signature::new(&[Shape::Any], Shape::Boolean, is_answered).takes_nulls()],
        },
        Function {
            name: "label",
            usage: "label(code)",
            signatures: &[Signature::new(
                &[Shape::Any, Shape::Row],
                Shape::Text,
                label,
            )],
        },
        Function {
            name: "not",
            usage: "not(x)",
            signatures: &[Signature::new(
                &[Shape::Boolean],
                Shape::Boolean,
                |arguments| match arguments {
                    [Value::Boolean(truth)] => Value::Boolean(!truth),
                    _ => Value::Null,
                },
            )],
        },
        Function {
            name: "is",
            usage: "is(x, y)",
            signatures: &[
                Signature::new(&[Shape::Any, Shape::Any], Shape::Boolean, |arguments| {
                    match arguments {
                        [left, right] => Value::Boolean(left == right),
                        _ => Value::Null,
                    }
                })
                .takes_nulls()
                .costs(Cost::Whole),
            ],
        },
        Function {
            name: "string",
            usage: "string(x)",
            signatures: &[Signature::new(&[Shape::Any], Shape::Text, |arguments| {
                arguments
                    .first()
                    .and_then(Value::to_plain)
                    .map_or(Value::Null, Value::text)
            })
            .costs(Cost::Whole)],
        },
    ];

/// An empty text and an empty list are no answers.
fn is_answered(arguments: &[Value]) -> Value {
    Value::Boolean(match arguments {
        [Value::Null] | [] => false,
        [Value::Text(text), ..] => !text.is_empty(),
        [Value::List(elements), ..] => !elements.is_empty(),
        _ => true,
    })
}

/// The words of a code, or of each code of a list; a code that is in no list has none.
fn label(arguments: &[Value]) -> Value {
    let [codes, Value::Row(words)] = arguments else {
        return Value::Null;
    };
    let words = |code: &Value| code.as_text().map_or(Value::Null, |code| words.get(code));
    match codes {
        Value::List(codes) => Value::list(codes.iter().map(words)),
        code => words(code),
    }
}

//! Functions of texts. Places are counted in characters, from 1.

use crate::{Decimal, Value};

use super::signature::{Cost, Function, Shape, Signature};

const ONE: &[Shape] = &[Shape::Text];
const TWO: &[Shape] = &[Shape::Text, Shape::Text];

macro_rules! of_text {
    ($name:literal, $result:expr, $run:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(text)"),
            signatures: &[Signature::new(ONE, $result, |arguments| match arguments {
                [Value::Text(text)] => $run(&**text),
                _ => Value::Null,
            })
            .costs(Cost::Whole)],
        }
    };
}

macro_rules! of_two_texts {
    ($name:literal, $result:expr, $run:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(text, text)"),
            signatures: &[Signature::new(TWO, $result, |arguments| match arguments {
                [Value::Text(text), Value::Text(other)] => $run(&**text, &**other),
                _ => Value::Null,
            })
            .costs(Cost::Whole)],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] =
    &[
        of_text!("string length", Shape::Number, |text: &str| whole(
            text.chars().count()
        )),
        of_text!("upper case", Shape::Text, |text: &str| Value::text(
            text.to_uppercase()
        )),
        of_text!("lower case", Shape::Text, |text: &str| Value::text(
            text.to_lowercase()
        )),
        of_text!("trim", Shape::Text, |text: &str| Value::text(text.trim())),
        of_two_texts!("contains", Shape::Boolean, |text: &str, part: &str| {
            Value::Boolean(text.contains(part))
        }),
        of_two_texts!("starts with", Shape::Boolean, |text: &str, part: &str| {
            Value::Boolean(text.starts_with(part))
        }),
        of_two_texts!("ends with", Shape::Boolean, |text: &str, part: &str| {
            Value::Boolean(text.ends_with(part))
        }),
        of_two_texts!("substring before", Shape::Text, |text: &str, part: &str| {
            Value::text(text.split_once(part).map_or("", |(before, _)| before))
        }),
        of_two_texts!("substring after", Shape::Text, |text: &str, part: &str| {
            Value::text(text.split_once(part).map_or("", |(_, after)| after))
        }),
        Function {
            name: "substring",
            usage: "substring(text, 1, 3)",
            signatures: &[
                Signature::new(&[Shape::Text, Shape::Number], Shape::Text, substring)
                    .costs(Cost::Whole),
                Signature::new(
                    &[Shape::Text, Shape::Number, Shape::Number],
                    Shape::Text,
                    substring,
                )
                .costs(Cost::Whole),
            ],
        },
        Function {
            name: "string join",
            usage: "string join(list, \", \")",
            signatures: &[
                Signature::new(&[Shape::Texts], Shape::Text, |arguments| {
                    join(arguments, "")
                })
                .costs(Cost::Whole),
                Signature::new(&[Shape::Texts, Shape::Text], Shape::Text, |arguments| {
                    match arguments {
                        [Value::Null, _] => Value::Null,
                        [_, Value::Text(separator)] => join(arguments, separator),
                        _ => join(arguments, ""),
                    }
                })
                .sees_nulls()
                .costs(Cost::Product),
            ],
        },
    ];

fn whole(count: usize) -> Value {
    i64::try_from(count).ok().map(Decimal::from).into()
}

/// Unanswered elements are left out.
fn join(arguments: &[Value], separator: &str) -> Value {
    let elements = arguments
        .first()
        .and_then(Value::as_list)
        .unwrap_or_default();
    let texts: Vec<&str> = elements.iter().filter_map(Value::as_text).collect();
    Value::text(texts.join(separator))
}

/// From a place, counted from the end when negative, to the end or for a number of characters.
fn substring(arguments: &[Value]) -> Value {
    let integer = |index: usize| {
        arguments
            .get(index)
            .and_then(Value::as_number)
            .and_then(Decimal::trunc_to_i64)
    };
    let text = arguments.first().and_then(Value::as_text);
    let (Some(text), Some(start)) = (text, integer(1).filter(|start| *start != 0)) else {
        return Value::Null;
    };
    let length = if arguments.len() > 2 {
        integer(2)
    } else {
        Some(i64::MAX)
    };
    let Some(length) = length.and_then(|length| usize::try_from(length).ok()) else {
        return Value::Null;
    };
    let count = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let skipped = if start > 0 {
        start - 1
    } else {
        count.saturating_add(start)
    };
    let Ok(skipped) = usize::try_from(skipped) else {
        return Value::Null;
    };
    Value::text(text.chars().skip(skipped).take(length).collect::<String>())
}

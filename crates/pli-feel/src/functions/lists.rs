//! Functions of lists. Elements are equal when their values are, unanswered ones among themselves included.

use crate::{Decimal, Value};

use super::signature::{Aggregate, Cost, Function, Shape, Signature};

const LIST: &[Shape] = &[Shape::Items];

pub(super) const FUNCTIONS: &[Function] =
    &[
        Function {
            name: "count",
            usage: "count(list)",
            signatures: &[Signature::new(&[Shape::List], Shape::Number, |arguments| {
                number(elements(arguments).len())
            })
            .gathers(Aggregate::Count)],
        },
        Function {
            name: "list contains",
            usage: "list contains(list, x)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Item],
                Shape::Boolean,
                |arguments| match arguments {
                    [Value::List(list), wanted] => Value::Boolean(list.contains(wanted)),
                    _ => Value::Null,
                },
            )
            .sees_nulls()
            .costs(Cost::Whole)],
        },
        Function {
            name: "index of",
            usage: "index of(list, x)",
            signatures: &[
                Signature::new(&[Shape::Items, Shape::Item], Shape::Numbers, index_of)
                    .sees_nulls()
                    .costs(Cost::Whole),
            ],
        },
        Function {
            name: "append",
            usage: "append(list, x)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Item],
                Shape::Items,
                |arguments| match arguments {
                    [Value::List(list), added @ ..] => {
                        Value::list(list.iter().chain(added).cloned())
                    }
                    _ => Value::Null,
                },
            )
            .repeats()
            .sees_nulls()
            .costs(Cost::Whole)],
        },
        Function {
            name: "concatenate",
            usage: "concatenate(list, list)",
            signatures: &[Signature::new(LIST, Shape::Items, |arguments| {
                Value::list(joined(arguments))
            })
            .repeats()
            .costs(Cost::Whole)],
        },
        Function {
            name: "union",
            usage: "union(list, list)",
            signatures: &[Signature::new(LIST, Shape::Items, |arguments| {
                distinct(joined(arguments))
            })
            .repeats()
            .costs(Cost::Whole)],
        },
        Function {
            name: "distinct values",
            usage: "distinct values(list)",
            signatures: &[Signature::new(LIST, Shape::Items, |arguments| {
                distinct(joined(arguments))
            })
            .costs(Cost::Whole)],
        },
        Function {
            name: "reverse",
            usage: "reverse(list)",
            signatures: &[Signature::new(LIST, Shape::Items, |arguments| {
                Value::list(elements(arguments).iter().rev().cloned())
            })
            .costs(Cost::Whole)],
        },
        Function {
            name: "flatten",
            usage: "flatten(list)",
            signatures: &[
                Signature::new(&[Shape::Nested], Shape::Nested, |arguments| {
                    let mut flat = Vec::new();
                    flatten(elements(arguments), &mut flat);
                    Value::List(flat.into())
                })
                .costs(Cost::Whole),
            ],
        },
        Function {
            name: "sublist",
            usage: "sublist(list, 1, 3)",
            signatures: &[
                Signature::new(&[Shape::Items, Shape::Number], Shape::Items, sublist)
                    .costs(Cost::Whole),
                Signature::new(
                    &[Shape::Items, Shape::Number, Shape::Number],
                    Shape::Items,
                    sublist,
                )
                .costs(Cost::Whole),
            ],
        },
        Function {
            name: "all",
            usage: "all(list)",
            signatures: &[
                Signature::new(&[Shape::Booleans], Shape::Boolean, |arguments| {
                    decide(arguments, false)
                })
                .costs(Cost::Whole),
                Signature::new(&[Shape::Boolean], Shape::Boolean, |arguments| {
                    decide_of(arguments, false)
                })
                .repeats()
                .sees_nulls(),
            ],
        },
        Function {
            name: "any",
            usage: "any(list)",
            signatures: &[
                Signature::new(&[Shape::Booleans], Shape::Boolean, |arguments| {
                    decide(arguments, true)
                })
                .costs(Cost::Whole),
                Signature::new(&[Shape::Boolean], Shape::Boolean, |arguments| {
                    decide_of(arguments, true)
                })
                .repeats()
                .sees_nulls(),
            ],
        },
    ];

fn number(count: usize) -> Value {
    i64::try_from(count).ok().map(Decimal::from).into()
}

fn elements(arguments: &[Value]) -> &[Value] {
    arguments
        .first()
        .and_then(Value::as_list)
        .unwrap_or_default()
}

fn joined(arguments: &[Value]) -> impl Iterator<Item = Value> {
    arguments
        .iter()
        .filter_map(Value::as_list)
        .flatten()
        .cloned()
}

fn distinct(values: impl Iterator<Item = Value>) -> Value {
    let mut seen = std::collections::HashSet::new();
    Value::list(values.filter(|value| seen.insert(value.clone())))
}

fn index_of(arguments: &[Value]) -> Value {
    let [Value::List(list), wanted] = arguments else {
        return Value::Null;
    };
    let places = list
        .iter()
        .enumerate()
        .filter(|(_, element)| *element == wanted);
    Value::list(places.map(|(index, _)| number(index + 1)))
}

fn flatten(elements: &[Value], into: &mut Vec<Value>) {
    for element in elements {
        match element {
            Value::List(inner) => flatten(inner, into),
            other => into.push(other.clone()),
        }
    }
}

/// From a place, counted from the end when negative, to the end or for a number of elements.
fn sublist(arguments: &[Value]) -> Value {
    let integer = |index: usize| {
        arguments
            .get(index)
            .and_then(Value::as_number)
            .and_then(Decimal::trunc_to_i64)
    };
    let list = elements(arguments);
    let count = i64::try_from(list.len()).unwrap_or(i64::MAX);
    let skipped = match integer(1) {
        Some(start) if start > 0 && start <= count => start - 1,
        Some(start) if start < 0 && start >= -count => count + start,
        _ => return Value::Null,
    };
    let length = if arguments.len() > 2 {
        integer(2)
    } else {
        Some(count - skipped)
    };
    let Some(length) = length.filter(|length| *length > 0 && *length <= count - skipped) else {
        return Value::Null;
    };
    let (Ok(skipped), Ok(length)) = (usize::try_from(skipped), usize::try_from(length)) else {
        return Value::Null;
    };
    Value::list(list.iter().skip(skipped).take(length).cloned())
}

/// Three-valued: `all` of true and unanswered is unanswered, one false decides.
fn decide(arguments: &[Value], deciding: bool) -> Value {
    decide_of(elements(arguments), deciding)
}

fn decide_of(list: &[Value], deciding: bool) -> Value {
    if list.contains(&Value::Boolean(deciding)) {
        Value::Boolean(deciding)
    } else if list.iter().any(Value::is_null) {
        Value::Null
    } else {
        Value::Boolean(!deciding)
    }
}

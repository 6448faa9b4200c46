//! Functions of places in a list: insert, take away, put in place, sort, cut.

use std::cmp::Ordering;

use crate::{Decimal, Value};

use super::signature::{Cost, Function, Shape, Signature};

pub(super) const FUNCTIONS: &[Function] =
    &[
        Function {
            name: "insert before",
            usage: "insert before(list, 1, x)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Number, Shape::Item],
                Shape::Items,
                |arguments| match arguments {
                    [Value::List(list), at, new] => {
                        changed(list, at, |list, at| list.insert(at, new.clone()))
                    }
                    _ => Value::Null,
                },
            )
            .sees_nulls()
            .costs(Cost::Whole)],
        },
        Function {
            name: "remove",
            usage: "remove(list, 1)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Number],
                Shape::Items,
                |arguments| match arguments {
                    [Value::List(list), at] => changed(list, at, |list, at| {
                        list.remove(at);
                    }),
                    _ => Value::Null,
                },
            )
            .costs(Cost::Whole)],
        },
        Function {
            name: "list replace",
            usage: "list replace(list, 1, x)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Number, Shape::Item],
                Shape::Items,
                |arguments| match arguments {
                    [Value::List(list), at, new] => {
                        changed(list, at, |list, at| list[at] = new.clone())
                    }
                    _ => Value::Null,
                },
            )
            .sees_nulls()
            .costs(Cost::Whole)],
        },
        Function {
            name: "sort",
            usage: "sort(list)",
            signatures: &[
                Signature::new(&[Shape::OrderedItems], Shape::Items, sort).costs(Cost::Whole)
            ],
        },
        Function {
            name: "partition",
            usage: "partition(list, 2)",
            signatures: &[Signature::new(
                &[Shape::Items, Shape::Number],
                Shape::Lists,
                |arguments| match arguments {
                    [Value::List(list), size] => partition(list, size),
                    _ => Value::Null,
                },
            )
            .costs(Cost::Whole)],
        },
    ];

/// Changes a list at a place that is counted from 1, or from −1 at the end; null beyond the ends.
fn changed(list: &[Value], at: &Value, change: impl FnOnce(&mut Vec<Value>, usize)) -> Value {
    let at = at.as_number().and_then(Decimal::trunc_to_i64);
    let count = i64::try_from(list.len()).unwrap_or(i64::MAX);
    let index = at.filter(|at| *at != 0).map(|at| {
        if at > 0 {
            at - 1
        } else {
            count.saturating_add(at)
        }
    });
    let index = index.and_then(|index| usize::try_from(index).ok());
    let Some(index) = index.filter(|index| *index < list.len()) else {
        return Value::Null;
    };
    let mut list = list.to_vec();
    change(&mut list, index);
    Value::List(list.into())
}

/// In ascending order, what is unanswered last; null where two elements cannot be compared.
fn sort(arguments: &[Value]) -> Value {
    let Some(list) = arguments.first().and_then(Value::as_list) else {
        return Value::Null;
    };
    let (mut sorted, unanswered): (Vec<Value>, Vec<Value>) =
        list.iter().cloned().partition(|element| !element.is_null());
    if !sorted
        .iter()
        .all(|element| element.order(&sorted[0]).is_some())
    {
        return Value::Null;
    }
    sorted.sort_by(|left, right| left.order(right).unwrap_or(Ordering::Equal));
    sorted.extend(unanswered);
    Value::List(sorted.into())
}

/// Cuts a list into lists of a size, the last one shorter.
fn partition(list: &[Value], size: &Value) -> Value {
    let size = size.as_number().and_then(Decimal::trunc_to_i64);
    match size.and_then(|size| usize::try_from(size).ok()) {
        None | Some(0) => Value::Null,
        Some(size) => Value::list(list.chunks(size).map(|part| Value::List(part.into()))),
    }
}

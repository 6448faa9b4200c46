//! Functions of numbers, and the sums and means of lists.
//!
//! Aggregates leave out what is unanswered: the sum of nothing is 0, the mean, least and greatest of nothing are null.

use crate::{Decimal, Rounding, Value};

use super::signature::{Aggregate, Cost, Function, Shape, Signature};

const ONE: &[Shape] = &[Shape::Number];
const TWO: &[Shape] = &[Shape::Number, Shape::Number];

macro_rules! rounding {
    ($name:literal, $usage:literal, $mode:expr) => {
        Function {
            name: $name,
            usage: $usage,
            signatures: &[
                Signature::new(TWO, Shape::Number, |arguments| round(arguments, $mode)),
                Signature::new(ONE, Shape::Number, |arguments| round(arguments, $mode)),
            ],
        }
    };
}

macro_rules! aggregate {
    ($name:literal, $aggregate:expr, $gather:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(list)"),
            signatures: &[
                Signature::new(&[Shape::Numbers], Shape::Number, |arguments| {
                    $gather(elements(arguments))
                })
                .costs(Cost::Whole)
                .gathers($aggregate)
                .in_dmn(|arguments| strictly(elements(arguments), $gather)),
                Signature::new(ONE, Shape::Number, $gather)
                    .repeats()
                    .sees_nulls()
                    .in_dmn(|arguments| strictly(arguments, $gather)),
            ],
        }
    };
}

macro_rules! extreme {
    ($name:literal, $aggregate:expr, $wanted:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(list)"),
            signatures: &[
                Signature::new(&[Shape::OrderedItems], Shape::Item, |arguments| {
                    extreme(elements(arguments), $wanted)
                })
                .costs(Cost::Whole)
                .gathers($aggregate)
                .in_dmn(|arguments| {
                    strictly(elements(arguments), |values| extreme(values, $wanted))
                }),
                Signature::new(&[Shape::Ordered], Shape::Item, |arguments| {
                    extreme(arguments, $wanted)
                })
                .repeats()
                .sees_nulls()
                .in_dmn(|arguments| strictly(arguments, |values| extreme(values, $wanted))),
            ],
        }
    };
}

macro_rules! of_number {
    ($name:literal, $result:expr, $run:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(n)"),
            signatures: &[Signature::new(ONE, $result, |arguments| {
                number(arguments, 0).map_or(Value::Null, $run)
            })],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] =
    &[
        aggregate!("sum", Aggregate::Sum, sum),
        aggregate!("mean", Aggregate::Mean, mean),
        extreme!("min", Aggregate::Min, std::cmp::Ordering::Less),
        extreme!("max", Aggregate::Max, std::cmp::Ordering::Greater),
        Function {
            name: "abs",
            usage: "abs(n)",
            signatures: &[
                Signature::new(ONE, Shape::Number, |arguments| {
                    number(arguments, 0).map(Decimal::abs).into()
                }),
                Signature::new(
                    &[Shape::DaysTime],
                    Shape::DaysTime,
                    |arguments| match arguments {
                        [Value::DaysTime(length)] => Value::DaysTime(length.abs()),
                        _ => Value::Null,
                    },
                ),
                Signature::new(&[Shape::YearsMonths], Shape::YearsMonths, |arguments| {
                    match arguments {
                        [Value::YearsMonths(months)] => {
                            months.checked_abs().map_or(Value::Null, Value::YearsMonths)
                        }
                        _ => Value::Null,
                    }
                }),
            ],
        },
        rounding!("floor", "floor(n)", Rounding::Floor),
        rounding!("ceiling", "ceiling(n)", Rounding::Ceiling),
        rounding!("decimal", "decimal(n, 2)", Rounding::HalfEven),
        rounding!("round up", "round up(n, 2)", Rounding::Up),
        rounding!("round down", "round down(n, 2)", Rounding::Down),
        rounding!("round half up", "round half up(n, 2)", Rounding::HalfUp),
        rounding!(
            "round half down",
            "round half down(n, 2)",
            Rounding::HalfDown
        ),
        rounding!(
            "round half even",
            "round half even(n, 2)",
            Rounding::HalfEven
        ),
        Function {
            name: "modulo",
            usage: "modulo(a, b)",
            signatures: &[Signature::new(TWO, Shape::Number, |arguments| {
                number(arguments, 0)
                    .zip(number(arguments, 1))
                    .and_then(|(left, right)| left.modulo(right))
                    .into()
            })],
        },
        of_number!("sqrt", Shape::Number, |number: Decimal| number
            .sqrt()
            .into()),
        of_number!("exp", Shape::Number, |number: Decimal| number.exp().into()),
        of_number!("log", Shape::Number, |number: Decimal| number.ln().into()),
        of_number!("odd", Shape::Boolean, |number: Decimal| parity(
            number, false
        )),
        of_number!("even", Shape::Boolean, |number: Decimal| parity(
            number, true
        )),
        Function {
            name: "number",
            usage: "number(text)",
            signatures: &[
                Signature::new(&[Shape::Text], Shape::Number, |arguments| {
                    read(arguments, "", ".")
                })
                .costs(Cost::Whole),
                Signature::new(
                    &[Shape::Text, Shape::Text, Shape::Text],
                    Shape::Number,
                    |arguments| match arguments {
                        [_, groups, point] => {
                            let groups = separator(groups, "");
                            let point = separator(point, ".");
                            let both = groups.zip(point);
                            both.map_or(Value::Null, |(groups, point)| {
                                read(arguments, groups, point)
                            })
                        }
                        _ => Value::Null,
                    },
                )
                .sees_nulls()
                .costs(Cost::Whole),
            ],
        },
    ];

fn number(arguments: &[Value], index: usize) -> Option<Decimal> {
    arguments.get(index).and_then(Value::as_number)
}

/// The elements of a list given as the only argument.
fn elements(arguments: &[Value]) -> &[Value] {
    arguments
        .first()
        .and_then(Value::as_list)
        .unwrap_or_default()
}

/// Only whole numbers are even or odd.
fn parity(number: Decimal, even: bool) -> Value {
    let rest = number.is_integer().then(|| number.rem(Decimal::from(2)));
    let rest = rest.flatten().map(Decimal::is_zero);
    rest.map(|is_even| is_even == even).into()
}

fn round(arguments: &[Value], rounding: Rounding) -> Value {
    let scale = if arguments.len() > 1 {
        number(arguments, 1).and_then(Decimal::trunc_to_i64)
    } else {
        Some(0)
    };
    let scale = scale.and_then(|scale| i32::try_from(scale).ok());
    number(arguments, 0)
        .zip(scale)
        .and_then(|(number, scale)| number.round(scale, rounding))
        .into()
}

fn sum(values: &[Value]) -> Value {
    values
        .iter()
        .filter_map(Value::as_number)
        .try_fold(Decimal::ZERO, Decimal::add)
        .into()
}

/// The standard: nothing, or one value that is null or of another kind than the others, makes the whole null.
fn strictly(values: &[Value], gather: fn(&[Value]) -> Value) -> Value {
    let alike = |value: &Value| value.order(&values[0]).is_some();
    if values.is_empty() || !values.iter().all(alike) {
        return Value::Null;
    }
    gather(values)
}

fn mean(values: &[Value]) -> Value {
    let answered = values.iter().filter(|value| !value.is_null()).count();
    let answered = i64::try_from(answered).unwrap_or(i64::MAX);
    // Without any answer the division by zero gives null.
    sum(values)
        .as_number()
        .and_then(|sum| sum.div(Decimal::from(answered)))
        .into()
}

fn extreme(values: &[Value], wanted: std::cmp::Ordering) -> Value {
    let mut best = &Value::Null;
    for value in values.iter().filter(|value| !value.is_null()) {
        if best.is_null() || value.order(best) == Some(wanted) {
            best = value;
        }
    }
    best.clone()
}

/// A separator that is null is the usual one.
fn separator<'v>(given: &'v Value, usual: &'v str) -> Option<&'v str> {
    if given.is_null() {
        Some(usual)
    } else {
        given.as_text()
    }
}

/// Reads a number written with group separators and a decimal point of one's own; null when it is none.
fn read(arguments: &[Value], groups: &str, point: &str) -> Value {
    let separators_are_known =
        matches!(groups, "" | " " | "," | ".") && matches!(point, "." | ",") && groups != point;
    let text = arguments
        .first()
        .and_then(Value::as_text)
        .filter(|_| separators_are_known);
    let plain = text.map(|text| {
        if groups.is_empty() {
            text.replace(point, ".")
        } else {
            text.replace(groups, "").replace(point, ".")
        }
    });
    plain.and_then(|plain| plain.parse::<Decimal>().ok()).into()
}

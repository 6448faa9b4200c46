//! Products, medians, modes, deviations. What is unanswered is left out, as in sums.

use std::cmp::Ordering;

use crate::{Decimal, Value};

use super::signature::{Cost, Function, Shape, Signature};

macro_rules! statistic {
    ($name:literal, $result:expr, $gather:expr) => {
        Function {
            name: $name,
            usage: concat!($name, "(list)"),
            signatures: &[
                Signature::new(&[Shape::Numbers], $result, |arguments| {
                    $gather(&answered(elements(arguments)))
                })
                .costs(Cost::Whole)
                .in_dmn(|arguments| strictly(elements(arguments), $gather)),
                Signature::new(&[Shape::Number], $result, |arguments| {
                    $gather(&answered(arguments))
                })
                .repeats()
                .sees_nulls()
                .in_dmn(|arguments| strictly(arguments, $gather)),
            ],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    statistic!("product", Shape::Number, product),
    statistic!("median", Shape::Number, median),
    statistic!("stddev", Shape::Number, deviation),
    statistic!("mode", Shape::Numbers, mode),
];

/// The elements of a list given as the only argument.
fn elements(arguments: &[Value]) -> &[Value] {
    arguments
        .first()
        .and_then(Value::as_list)
        .unwrap_or_default()
}

fn answered(values: &[Value]) -> Vec<Decimal> {
    values.iter().filter_map(Value::as_number).collect()
}

/// The standard: one value that is no number makes the whole null.
fn strictly(values: &[Value], gather: fn(&[Decimal]) -> Value) -> Value {
    let numbers: Option<Vec<Decimal>> = values.iter().map(Value::as_number).collect();
    numbers.map_or(Value::Null, |numbers| gather(&numbers))
}

fn count(numbers: &[Decimal]) -> Decimal {
    Decimal::from(i64::try_from(numbers.len()).unwrap_or(i64::MAX))
}

/// Null of nothing: an empty table has no product to go on with.
fn product(numbers: &[Decimal]) -> Value {
    if numbers.is_empty() {
        return Value::Null;
    }
    let factors = numbers.iter().copied();
    factors
        .into_iter()
        .try_fold(Decimal::ONE, Decimal::mul)
        .into()
}

fn median(numbers: &[Decimal]) -> Value {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied();
    if sorted.len() % 2 == 1 {
        return upper.into();
    }
    let lower = middle.checked_sub(1).and_then(|middle| sorted.get(middle));
    let pair = lower.copied().zip(upper);
    pair.and_then(|(lower, upper)| lower.add(upper)?.div(Decimal::from(2)))
        .into()
}

/// The deviation of a sample: null of fewer than two numbers.
fn deviation(numbers: &[Decimal]) -> Value {
    let squares = || {
        let total = numbers
            .iter()
            .copied()
            .try_fold(Decimal::ZERO, Decimal::add)?;
        let mean = total.div(count(numbers))?;
        let squares = numbers.iter().map(|number| {
            let distance = number.sub(mean)?;
            distance.mul(distance)
        });
        let sum = squares
            .into_iter()
            .try_fold(Decimal::ZERO, |sum, square| sum.add(square?))?;
        sum.div(count(numbers).sub(Decimal::ONE)?)?.sqrt()
    };
    squares().filter(|_| numbers.len() > 1).into()
}

/// The most frequent numbers, in ascending order.
fn mode(numbers: &[Decimal]) -> Value {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let runs: Vec<&[Decimal]> = sorted
        .chunk_by(|left, right| left.cmp(right) == Ordering::Equal)
        .collect();
    let longest = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    let most = runs.iter().filter(|run| run.len() == longest);
    Value::list(most.filter_map(|run| run.first().copied().map(Value::Number)))
}

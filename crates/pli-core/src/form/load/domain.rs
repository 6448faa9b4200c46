//! The answers that a condition tells apart: every one where they are few, else one for each stretch between the constants that it
//! is compared with.
//!
//! Must leave out no answer that a comparison with one of the constants would tell from those that it gives.

use std::collections::BTreeSet;

use jiff::civil::Date;
use pli_feel::{Decimal, Outline, Value};

use super::reach::Variable;
use crate::form::{Bounds, CodeList, ComputedType, Expression, FormPackage, Kind, Place, Source};

/// Codes of a list that are tried one by one.
const MAX_CODES: usize = 64;

/// Which answers are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// Those that the field's own bounds accept.
    Accepted,
    /// Those that a draft may hold.
    Any,
}

/// Values to try, unanswered among them.
pub(super) struct Domain {
    pub(super) values: Vec<Value>,
    /// Whether these are all the values that there are; else each stands for those that compare alike.
    pub(super) is_whole: bool,
}

impl Domain {
    fn whole(values: impl IntoIterator<Item = Value>) -> Self {
        Self {
            values: values.into_iter().chain([Value::Null]).collect(),
            is_whole: true,
        }
    }

    fn parts(values: impl IntoIterator<Item = Value>) -> Self {
        Self {
            is_whole: false,
            ..Self::whole(values)
        }
    }
}

/// The values to try for what varies, by the constants that it is compared with; none where nothing is known of it.
pub(super) fn domain(
    form: &FormPackage,
    (slot, cell): Variable,
    constants: &[Value],
    answers: Answers,
) -> Option<Domain> {
    let field = match form.graph.places.get(slot.index()) {
        Some(Place::Field(number)) if cell.is_none() => form.graph.fields.get(*number),
        _ => None,
    };
    let Some(field) = field else {
        return by_constants(constants);
    };
    let by_person = matches!(field.source, Source::Person);
    let bounded = by_person && answers == Answers::Accepted;
    let range = |bounds: &Bounds| {
        [&bounds.min, &bounds.max]
            .map(|bound| bound.as_ref().filter(|_| bounded).and_then(constant))
    };
    // More decimals than the field takes are refused, as what lies beyond its bounds is.
    let fine = |decimals: u32| bounded.then_some(decimals);
    match &field.kind {
        Kind::YesNo | Kind::Computed(ComputedType::YesNo) => Some(yes_and_no()),
        Kind::Choice(list) if !list.is_absent() => Some(codes(list, constants)),
        Kind::Integer(of) => numbers(constants, by_person.then_some(0), &range(of)),
        Kind::Number(of, decimals) | Kind::Rate(of, decimals) => {
            numbers(constants, fine(*decimals), &range(of))
        }
        Kind::Amount(of) => {
            let [low, high] = range(of);
            let least = || (bounded && of.min.is_none()).then_some(Value::Number(Decimal::ZERO));
            numbers(constants, fine(2), &[low.or_else(least), high])
        }
        Kind::Computed(ComputedType::Integer) => numbers(constants, Some(0), &[None, None]),
        Kind::Computed(ComputedType::Amount) => numbers(constants, Some(2), &[None, None]),
        Kind::Date(of) => days(constants, &range(of)),
        Kind::Text(_) | Kind::LongText(_) | Kind::Identifier(_) | Kind::Url => texts(constants),
        _ => by_constants(constants),
    }
}

/// Of what is known only by what it is compared with.
fn by_constants(constants: &[Value]) -> Option<Domain> {
    match constants.first()? {
        Value::Number(_) => numbers(constants, None, &[None, None]),
        Value::Date(_) => days(constants, &[None, None]),
        Value::Text(_) => texts(constants),
        Value::Boolean(_) => Some(yes_and_no()),
        _ => None,
    }
}

fn yes_and_no() -> Domain {
    Domain::whole([Value::Boolean(true), Value::Boolean(false)])
}

/// A bound that no answer moves.
fn constant(bound: &Expression) -> Option<Value> {
    match bound.program.outline() {
        Outline::Constant(value) => Some(value),
        _ => None,
    }
}

/// Of a long list, the codes that are compared with and one other.
fn codes(list: &CodeList, constants: &[Value]) -> Domain {
    let all = list
        .codes
        .iter()
        .map(|code| Value::text(code.code.as_str()));
    if list.codes.len() <= MAX_CODES {
        return Domain::whole(all);
    }
    let (meant, others): (Vec<Value>, Vec<Value>) = all.partition(|code| constants.contains(code));
    Domain::parts(meant.into_iter().chain(others.into_iter().take(1)))
}

/// The texts that are compared with, and another.
fn texts(constants: &[Value]) -> Option<Domain> {
    let texts: Option<BTreeSet<&str>> = constants.iter().map(Value::as_text).collect();
    let texts = texts?;
    // Longer than each of them.
    let other: String = texts.iter().copied().chain(["x"]).collect();
    Some(Domain::parts(
        texts
            .into_iter()
            .map(Value::text)
            .chain([Value::text(other)]),
    ))
}

/// Each constant, and the numbers next to it; of so many decimals, or of as many as one likes.
fn numbers(
    constants: &[Value],
    decimals: Option<u32>,
    range: &[Option<Value>; 2],
) -> Option<Domain> {
    let marks = constants.iter().chain(range.iter().flatten());
    let marks: Vec<Decimal> = marks.map(Value::as_number).collect::<Option<_>>()?;
    let finest = marks
        .iter()
        .map(|mark| mark.decimals())
        .chain(decimals)
        .max()
        .unwrap_or(0);
    // One decimal more than the constants have lies strictly between any two of them.
    let unit = if decimals.is_some() {
        finest
    } else {
        finest.checked_add(1)?
    };
    let step = 10i128.checked_pow(unit.checked_sub(decimals.unwrap_or(unit))?)?;
    let mut numbers = BTreeSet::from([0]);
    for mark in marks {
        let below = mark.to_units(unit)?.div_euclid(step).checked_mul(step)?;
        numbers.extend([below.checked_sub(step)?, below, below.checked_add(step)?]);
    }
    let numbers = numbers
        .into_iter()
        .map(|units| Decimal::from_units(units, unit));
    let numbers: Option<Vec<Decimal>> = numbers.collect();
    Some(within(numbers?.into_iter().map(Value::Number), range))
}

/// Each day that is compared with, and the days around it.
fn days(constants: &[Value], range: &[Option<Value>; 2]) -> Option<Domain> {
    let mut days = BTreeSet::new();
    for mark in constants.iter().chain(range.iter().flatten()) {
        let Value::Date(day) = mark else { return None };
        // Before the first day of the calendar, and after the last, there is none.
        days.extend(
            [day.yesterday().ok(), Some(*day), day.tomorrow().ok()]
                .into_iter()
                .flatten(),
        );
    }
    if days.is_empty() {
        days.insert(Date::constant(2000, 1, 1));
    }
    Some(within(days.into_iter().map(Value::Date), range))
}

fn within(values: impl Iterator<Item = Value>, [low, high]: &[Option<Value>; 2]) -> Domain {
    let holds = |value: &Value| {
        let is_low = low
            .as_ref()
            .and_then(|low| value.order(low))
            .is_some_and(std::cmp::Ordering::is_lt);
        let is_high = high
            .as_ref()
            .and_then(|high| value.order(high))
            .is_some_and(std::cmp::Ordering::is_gt);
        !is_low && !is_high
    };
    Domain::parts(values.filter(holds))
}

//! One field of every row of a group: its list, made when it is asked for, and its sum, mean, least, greatest and count,
//! kept by difference.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use pli_feel::{Aggregate, Decimal, Value};

/// Decimals of the units in which sums are kept.
const DECIMALS: u32 = 9;
/// Units of one number, and how many numbers: their sum stays within 34 digits, so that no order of adding rounds.
const MAX_UNITS: i128 = 10i128.pow(27);
const MAX_COUNT: usize = 1_000_000;

/// What is known of a column.
#[derive(Debug, Default)]
pub(super) struct Column {
    list: OnceCell<Value>,
    sums: OnceCell<Sums>,
    sorted: OnceCell<Sorted>,
}

/// Numbers added up.
#[derive(Debug, Default)]
struct Sums {
    answered: usize,
    units: i128,
    /// Answered values that whole units cannot hold: while there is one, the list is gone through.
    unfit: usize,
}

/// How often each number stands.
#[derive(Debug, Default)]
struct Sorted {
    numbers: BTreeMap<Decimal, usize>,
    /// Answered values that are no numbers: while there is one, the list is gone through.
    unfit: usize,
}

impl Column {
    /// The list, made once until a value changes.
    pub(super) fn list(&self, values: impl Iterator<Item = Value>) -> Value {
        self.list.get_or_init(|| Value::list(values)).clone()
    }

    /// Follows one value that gives way to another; none where a row comes or goes.
    pub(super) fn replace(&mut self, old: Option<&Value>, new: Option<&Value>) {
        self.list.take();
        if let Some(sums) = self.sums.get_mut() {
            old.into_iter().for_each(|value| sums.drop(value));
            new.into_iter().for_each(|value| sums.add(value));
        }
        if let Some(sorted) = self.sorted.get_mut() {
            old.into_iter().for_each(|value| sorted.drop(value));
            new.into_iter().for_each(|value| sorted.add(value));
        }
    }

    /// Forgets the list, when rows changed places or the group is shown or hidden.
    pub(super) fn forget_list(&mut self) {
        self.list.take();
    }

    /// What going through the list would give; none where it must be gone through.
    pub(super) fn known<'v>(
        &self,
        aggregate: Aggregate,
        count: usize,
        values: impl Iterator<Item = &'v Value>,
    ) -> Option<Value> {
        let whole = |count: usize| i64::try_from(count).ok().map(Decimal::from);
        match aggregate {
            Aggregate::Count => Some(whole(count).into()),
            Aggregate::Sum => self.sums(values).sum().map(Value::Number),
            Aggregate::Mean => {
                let sums = self.sums(values);
                let sum = sums.sum()?;
                Some(
                    whole(sums.answered)
                        .and_then(|answered| sum.div(answered))
                        .into(),
                )
            }
            Aggregate::Min => self.sorted(values).end(|numbers| numbers.first_key_value()),
            Aggregate::Max => self.sorted(values).end(|numbers| numbers.last_key_value()),
        }
    }

    fn sums<'v>(&self, values: impl Iterator<Item = &'v Value>) -> &Sums {
        self.sums.get_or_init(|| {
            let mut sums = Sums::default();
            values.for_each(|value| sums.add(value));
            sums
        })
    }

    fn sorted<'v>(&self, values: impl Iterator<Item = &'v Value>) -> &Sorted {
        self.sorted.get_or_init(|| {
            let mut sorted = Sorted::default();
            values.for_each(|value| sorted.add(value));
            sorted
        })
    }
}

/// A number in units, where it has few enough decimals and is not too great.
fn units(value: &Value) -> Option<i128> {
    let units = value.as_number()?.to_units(DECIMALS)?;
    (units.abs() <= MAX_UNITS).then_some(units)
}

impl Sums {
    fn add(&mut self, value: &Value) {
        if value.is_null() {
            return;
        }
        self.answered += 1;
        match units(value) {
            Some(units) => self.units += units,
            None => self.unfit += 1,
        }
    }

    fn drop(&mut self, value: &Value) {
        if value.is_null() {
            return;
        }
        self.answered -= 1;
        match units(value) {
            Some(units) => self.units -= units,
            None => self.unfit -= 1,
        }
    }

    fn sum(&self) -> Option<Decimal> {
        let exact = self.unfit == 0 && self.answered <= MAX_COUNT;
        exact
            .then(|| Decimal::from_units(self.units, DECIMALS))
            .flatten()
    }
}

impl Sorted {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Number(number) => *self.numbers.entry(*number).or_default() += 1,
            _ => self.unfit += 1,
        }
    }

    fn drop(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Number(number) => {
                if let Some(times) = self.numbers.get_mut(number) {
                    *times -= 1;
                    if *times == 0 {
                        self.numbers.remove(number);
                    }
                }
            }
            _ => self.unfit -= 1,
        }
    }

    fn end<'s>(
        &'s self,
        of: impl Fn(&'s BTreeMap<Decimal, usize>) -> Option<(&'s Decimal, &'s usize)>,
    ) -> Option<Value> {
        (self.unfit == 0).then(|| of(&self.numbers).map(|(number, _)| *number).into())
    }
}

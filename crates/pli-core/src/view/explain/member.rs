//! Facts of `in`, and of the functions that answer yes or no.

use pli_feel::{Bound, RangeValue, Trace, Value};

use super::leaf::Wanted;
use super::teller::{Here, Teller, distinct};
use super::write::Style;
use super::{Cause, Phrase};

/// Values of a list that are named.
const MAX_NAMED: usize = 8;

impl Teller<'_, '_> {
    pub(super) fn member(
        &self,
        trace: &Trace,
        of: &Trace,
        tests: &[Trace],
        here: &Here<'_>,
    ) -> Cause {
        let parts = || std::iter::once(of).chain(tests);
        if trace.value.is_null() {
            let lacking = parts().flat_map(|part| self.leaves(part, here, Wanted::Lacking));
            let first = distinct(lacking.collect()).into_iter().next();
            return first.unwrap_or_else(|| self.undecided(trace, here));
        }
        let met = trace.value.is_true();
        let style = self.style(of, here).unwrap_or(Style::Plain);
        let own = self.leaves(of, here, Wanted::All);
        // The one value that it is: its answer says it.
        if let (true, [test], [leaf]) = (met, tests, own.as_slice())
            && !matches!(test.value, Value::List(_) | Value::Range(_))
        {
            return leaf.clone();
        }
        let leaves = parts().flat_map(|part| self.leaves(part, here, Wanted::All));
        let left = self.operand(of, &style, here);
        let says = match tests.iter().find_map(|test| self.ends(&test.value, &style)) {
            Some((low, high)) => {
                let key = if met {
                    "explain-between"
                } else {
                    "explain-not-between"
                };
                Phrase::new(key).text("low", low).text("high", high)
            }
            None => {
                let key = if met {
                    "explain-among"
                } else {
                    "explain-not-among"
                };
                let named = tests
                    .iter()
                    .flat_map(|test| self.named(&test.value, &style));
                let list = named.take(MAX_NAMED).collect::<Vec<_>>().join(", ");
                Phrase::new(key).text("list", list)
            }
        };
        self.standing_on(says.phrase("left", left), leaves.collect())
    }

    /// The two ends of a range; none where one is open.
    fn ends(&self, value: &Value, style: &Style<'_>) -> Option<(String, String)> {
        let Value::Range(range) = value else {
            return None;
        };
        let RangeValue { start, end } = &**range;
        Some((self.end(start, style)?, self.end(end, style)?))
    }

    fn end(&self, bound: &Bound, style: &Style<'_>) -> Option<String> {
        match bound {
            Bound::Included(end) | Bound::Excluded(end) => Some(self.write(end, style)),
            Bound::Unbounded => None,
        }
    }

    /// The values of a test, one by one.
    fn named(&self, value: &Value, style: &Style<'_>) -> Vec<String> {
        match value {
            Value::List(values) => values
                .iter()
                .take(MAX_NAMED)
                .map(|value| self.write(value, style))
                .collect(),
            Value::Range(range) => {
                let ends = [&range.start, &range.end];
                ends.into_iter()
                    .filter_map(|end| self.end(end, style))
                    .collect()
            }
            value => vec![self.write(value, style)],
        }
    }

    pub(super) fn called(
        &self,
        trace: &Trace,
        name: &str,
        arguments: &[Trace],
        here: &Here<'_>,
    ) -> Vec<Cause> {
        let wanted = if trace.value.is_null() {
            Wanted::Lacking
        } else {
            Wanted::All
        };
        let leaves = arguments
            .iter()
            .flat_map(|argument| self.leaves(argument, here, wanted))
            .collect();
        let key = match name {
            "starts with" => "starts",
            "ends with" => "ends",
            "contains" | "list contains" => "contains",
            _ => return leaves,
        };
        let [left, right] = arguments else {
            return leaves;
        };
        if trace.value.is_null() {
            return leaves;
        }
        let met = if trace.value.is_true() { "" } else { "not-" };
        let style = self.style(left, here).unwrap_or(Style::Plain);
        let says = Phrase::new(format!("explain-{met}{key}"))
            .phrase("left", self.operand(left, &style, here))
            .phrase("right", self.operand(right, &style, here));
        vec![self.standing_on(says, leaves)]
    }
}

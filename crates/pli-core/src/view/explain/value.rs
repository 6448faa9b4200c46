//! Why a value: the conditions that chose it, what it was calculated from.

use pli_feel::{Because, Trace, Value};

use super::ground::Spot;
use super::leaf::Wanted;
use super::operand::operands;
use super::teller::{Here, Teller};
use super::write::Style;
use super::{Cause, Phrase, Tie};
use crate::form::{Expression, Field, Source};

/// Parts of a formula that stand in the sentence itself.
const MAX_FORMULA: usize = 4;

impl Teller<'_, '_> {
    /// What made the value of a computed field.
    pub(super) fn why_value(&self, field: &Field, spot: Spot, depth: usize) -> Vec<Cause> {
        match &field.source {
            Source::Computed(expression) => {
                let trace = self.ground.trace(expression, spot);
                self.reasons(&trace, &Here::new(expression, spot, depth))
            }
            Source::Call(_) | Source::Person => Vec::new(),
        }
    }

    /// What made the value of an expression.
    pub(super) fn reasons(&self, trace: &Trace, here: &Here<'_>) -> Vec<Cause> {
        match &trace.because {
            Because::Chosen { condition, taken } => {
                let mut reasons = self.facts(condition, here);
                reasons.extend(self.reasons(taken, here));
                reasons
            }
            Because::Constant => Vec::new(),
            _ if matches!(trace.value, Value::Boolean(_)) => self.facts(trace, here),
            _ => {
                let excerpt = here.excerpt(trace);
                let leaves = self.leaves(trace, here, Wanted::All).into_iter();
                leaves.map(|leaf| leaf.quoting(excerpt.clone())).collect()
            }
        }
    }

    /// A value with its reasons; a short formula stands in the sentence itself.
    pub(super) fn value_cause(
        &self,
        says: Phrase,
        expression: &Expression,
        spot: Spot,
        style: &Style<'_>,
    ) -> Cause {
        let trace = self.ground.trace(expression, spot);
        let here = Here::new(expression, spot, 0);
        let reasons = self.reasons(&trace, &here);
        let cause = Cause::fact(says.clone())
            .because(reasons)
            .quoting(here.excerpt(&trace));
        match &trace.because {
            Because::Calculated { how, sides }
                if operands(&trace) <= MAX_FORMULA && !trace.value.is_null() =>
            {
                let formula = self.formula_words(*how, sides, style, &here);
                let says = Phrase::new("explain-worth-formula")
                    .phrase("says", says)
                    .phrase("formula", formula);
                Cause { says, ..cause }.tied(Tie::Enough)
            }
            _ => cause,
        }
    }
}

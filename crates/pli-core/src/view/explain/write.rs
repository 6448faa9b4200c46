//! How a value is written inside of an explanation: as the view writes it, codes by their words in the language at hand.

use std::sync::Arc;

use pli_feel::{Because, Calculation, Trace, Value};

use super::super::values::to_answer;
use super::super::written;
use super::teller::{Here, Teller, shortened};
use crate::dossier::Answer;
use crate::form::{ComputedType, Field, Kind, Place};

/// What decides how a value is written.
#[derive(Clone)]
pub(super) enum Style<'a> {
    /// As the answers of a field.
    Like(&'a Arc<Field>),
    /// In euros.
    Amount,
    /// As its type has it.
    Plain,
}

impl Style<'_> {
    fn is_amount(&self) -> bool {
        match self {
            Self::Amount => true,
            Self::Plain => false,
            Self::Like(field) => matches!(
                field.kind,
                Kind::Amount(_) | Kind::Computed(ComputedType::Amount)
            ),
        }
    }
}

impl<'a> Teller<'_, 'a> {
    /// Writes a value; empty for null.
    pub(super) fn write(&self, value: &Value, style: &Style<'_>) -> String {
        let text = match (style, value) {
            (_, Value::Null) => String::new(),
            (_, Value::Boolean(truth)) => written::yes_no(*truth, self.language).to_owned(),
            (Style::Like(field), value) => match to_answer(Some(&field.kind), value) {
                Some(answer) => self.write_answer(field, &answer),
                None => self.plain(value),
            },
            (Style::Amount, Value::Number(number)) => written::amount(*number, self.language),
            (_, value) => self.plain(value),
        };
        shortened(&text)
    }

    /// Writes an answer of a field.
    pub(super) fn write_answer(&self, field: &Field, answer: &Answer) -> String {
        written::display_answer(field, answer, self.language)
    }

    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Number(number) => written::number(*number, self.language),
            Value::Date(date) => written::date(*date, self.language),
            Value::DateTime(moment) => written::date_time(*moment, self.language),
            Value::List(values) => {
                let words = values.iter().map(|value| self.plain(value));
                words
                    .filter(|text| !text.is_empty())
                    .take(8)
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            Value::Row(_) | Value::Null => String::new(),
            other => other.to_plain().unwrap_or_default(),
        }
    }

    /// How the value of a part is written, where what it is made of tells it.
    pub(super) fn style(&self, trace: &Trace, here: &Here<'_>) -> Option<Style<'a>> {
        match &trace.because {
            Because::Slot(slot) => match self.ground.place(*slot)? {
                Place::Field(field) | Place::Column(field) => {
                    Some(Style::Like(self.ground.field(*field)))
                }
                Place::Call(name) if name.ends_with("max_amount") => Some(Style::Amount),
                Place::Call(_) | Place::Today | Place::Piece(_) | Place::Entry(_) => {
                    Some(Style::Plain)
                }
            },
            Because::Part { of, .. } => match self.cells_of(trace, here) {
                Some(cells) => Some(Style::Like(self.ground.field(cells.field))),
                None if matches!(of.value, Value::Date(_) | Value::DateTime(_)) => {
                    Some(Style::Plain)
                }
                None => None,
            },
            Because::Calculated { how, sides } => self.calculated_style(*how, sides, here),
            Because::Called { name, arguments } => match &**name {
                "count" | "string length" => Some(Style::Plain),
                _ => self.style(arguments.first()?, here),
            },
            Because::Chosen { taken, .. } => self.style(taken, here),
            Because::Filtered { of, .. } | Because::Taken { of, .. } => self.style(of, here),
            Because::Made(parts) => parts.iter().find_map(|part| self.style(part, here)),
            Because::Constant
            | Because::Variable(_)
            | Because::Compared { .. }
            | Because::Lacks(_)
            | Because::Not(_)
            | Because::Joined { .. }
            | Because::Member { .. }
            | Because::Quantified { .. }
            | Because::Repeated { .. }
            | Because::Cut => None,
        }
    }

    /// Sums keep the style of what is added; a product is in euros when one factor is, a quotient when only what is
    /// divided is.
    fn calculated_style(
        &self,
        how: Calculation,
        sides: &[Trace],
        here: &Here<'_>,
    ) -> Option<Style<'a>> {
        let styles: Vec<Option<Style<'a>>> =
            sides.iter().map(|side| self.style(side, here)).collect();
        let amount = |style: &Option<Style<'a>>| style.as_ref().is_some_and(Style::is_amount);
        match how {
            Calculation::Add | Calculation::Subtract | Calculation::Negate => {
                styles.into_iter().flatten().next()
            }
            Calculation::Multiply if styles.iter().any(amount) => Some(Style::Amount),
            Calculation::Divide if styles.first().is_some_and(amount) => {
                let both = styles.get(1).is_some_and(amount);
                Some(if both { Style::Plain } else { Style::Amount })
            }
            Calculation::Multiply | Calculation::Divide | Calculation::Power => Some(Style::Plain),
        }
    }
}

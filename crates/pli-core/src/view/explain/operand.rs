//! What is compared or calculated with, as words: «\u{a0}Montant\u{a0}» (5 000,00 €), the sum of a column, a formula.

use pli_feel::{Because, Calculation, Trace, Value};

use super::Phrase;
use super::leaf::{call_words, part_label};
use super::teller::{Here, Teller};
use super::write::Style;
use crate::form::Place;

/// Parts of a formula that are written out.
const MAX_FORMULA: usize = 5;

impl Teller<'_, '_> {
    /// Names a part and its value.
    pub(super) fn operand(&self, trace: &Trace, style: &Style<'_>, here: &Here<'_>) -> Phrase {
        let own = self.style(trace, here);
        let style = own.as_ref().unwrap_or(style);
        let value = self.written(&trace.value, style);
        if let Some(label) = self.label_of(trace, here) {
            return named(label, value);
        }
        match &trace.because {
            Because::Constant if matches!(trace.value, Value::Text(_)) => {
                Phrase::new("explain-quoted").text("text", value)
            }
            Because::Constant => Phrase::plain(value),
            Because::Part { name, of } => {
                let of = self.operand(of, &Style::Plain, here);
                let key = match &**name {
                    "year" | "month" | "day" | "weekday" | "days" | "hours" | "years"
                    | "months" => format!("explain-property-{name}"),
                    _ => return result(value),
                };
                Phrase::new(key).phrase("of", of).text("value", value)
            }
            Because::Called { name, arguments } => {
                self.call_operand(trace, name, arguments, style, here)
            }
            Because::Calculated { how, sides } if operands(trace) <= MAX_FORMULA => {
                self.formula(*how, sides, value, style, here)
            }
            Because::Chosen { taken, .. } => self.operand(taken, style, here),
            _ => result(value),
        }
    }

    fn written(&self, value: &Value, style: &Style<'_>) -> String {
        let text = match value {
            Value::YearsMonths(_) | Value::DaysTime(_) => String::new(),
            value => self.write(value, style),
        };
        if text.is_empty() && value.is_null() {
            "…".to_owned()
        } else {
            text
        }
    }

    /// The name of what a part reads as it is.
    pub(super) fn label_of(&self, trace: &Trace, here: &Here<'_>) -> Option<Phrase> {
        if let Because::Slot(slot) = &trace.because {
            match self.ground.place(*slot)? {
                Place::Today => return Some(Phrase::new("explain-day")),
                Place::Call(name) => return Some(call_words(name)),
                Place::Field(_) | Place::Column(_) | Place::Piece(_) | Place::Entry(_) => {}
            }
        }
        if let Some((field, spot, name)) = self.component_of(trace, here) {
            return Some(part_label(self.name(self.ground.field(field), spot), name));
        }
        if let Some((field, spot)) = self.single_of(trace, here) {
            return Some(self.name(self.ground.field(field), spot));
        }
        None
    }

    /// The name of a list: of a column, of the rows of a group, of some of them.
    fn list_label(&self, trace: &Trace, here: &Here<'_>) -> Option<Phrase> {
        let label = |field: usize| {
            Phrase::new("explain-field").text("label", self.label(self.ground.field(field)))
        };
        let (of, filtered) = match &trace.because {
            Because::Part { of, .. } if matches!(of.because, Because::Filtered { .. }) => {
                (trace, Some(of))
            }
            Because::Filtered { .. } => (trace, None),
            _ => (trace, None),
        };
        if let Some(cells) = self.cells_of(of, here) {
            let label = label(cells.field);
            return Some(match filtered.map(|filtered| &filtered.because) {
                Some(Because::Filtered { of, kept, .. }) => {
                    let rows = of.value.as_list().map_or(0, <[Value]>::len);
                    let words = Phrase::new("explain-some-rows").phrase("label", label);
                    words.count("count", kept.len()).count("rows", rows)
                }
                _ => label,
            });
        }
        if let Some(rows) = self.rows_of(trace, here) {
            return Some(label(rows.group));
        }
        self.label_of(trace, here)
    }

    fn call_operand(
        &self,
        trace: &Trace,
        name: &str,
        arguments: &[Trace],
        style: &Style<'_>,
        here: &Here<'_>,
    ) -> Phrase {
        let value = self.written(&trace.value, style);
        let Some(first) = arguments.first() else {
            return result(value);
        };
        match name {
            "count" => {
                let is_rows = self.rows_of(first, here).is_some();
                let key = match &first.because {
                    Because::Filtered { .. } => "explain-count-kept",
                    _ if is_rows => "explain-count-rows",
                    _ => "explain-count",
                };
                let label = self.list_label(first, here);
                let label = label.unwrap_or_else(|| Phrase::new("explain-list"));
                Phrase::new(key).phrase("of", label).text("value", value)
            }
            "sum" | "min" | "max" | "mean" if arguments.len() == 1 => {
                match self.list_label(first, here) {
                    Some(label) => {
                        let is_date = matches!(trace.value, Value::Date(_) | Value::DateTime(_));
                        let of_dates = if is_date { "-date" } else { "" };
                        let key = format!("explain-{name}{of_dates}");
                        Phrase::new(key).phrase("of", label).text("value", value)
                    }
                    None => result(value),
                }
            }
            // Roundings and spellings: what was rounded is what people know.
            "round half up" | "round half down" | "round half even" | "round up" | "round down"
            | "decimal" | "floor" | "ceiling" | "abs" | "upper case" | "lower case" | "trim"
            | "string" => match self.label_of(first, here) {
                Some(label) => named(label, value),
                None => self.rounded(first, value, style, here),
            },
            "string length" => match self.label_of(first, here) {
                Some(label) => {
                    let words = Phrase::new("explain-length").phrase("of", label);
                    words.text("value", value)
                }
                None => result(value),
            },
            _ => result(value),
        }
    }

    /// A formula whose result was rounded.
    fn rounded(&self, of: &Trace, value: String, style: &Style<'_>, here: &Here<'_>) -> Phrase {
        match &of.because {
            Because::Calculated { how, sides } if operands(of) <= MAX_FORMULA => {
                self.formula(*how, sides, value, style, here)
            }
            _ => result(value),
        }
    }

    fn formula(
        &self,
        how: Calculation,
        sides: &[Trace],
        value: String,
        style: &Style<'_>,
        here: &Here<'_>,
    ) -> Phrase {
        if let Some(shifted) = self.shifted(how, sides, &value, here) {
            return shifted;
        }
        let formula = self.formula_words(how, sides, style, here);
        Phrase::new("explain-formula")
            .phrase("formula", formula)
            .text("value", value)
    }

    /// The formula alone: «\u{a0}Prix unitaire\u{a0}» (10,00 €) × «\u{a0}Volume\u{a0}» (3).
    pub(super) fn formula_words(
        &self,
        how: Calculation,
        sides: &[Trace],
        style: &Style<'_>,
        here: &Here<'_>,
    ) -> Phrase {
        let key = match how {
            Calculation::Add => "explain-plus",
            Calculation::Subtract => "explain-minus",
            Calculation::Multiply => "explain-times",
            Calculation::Divide => "explain-over",
            Calculation::Power => "explain-power",
            Calculation::Negate => "explain-negative",
        };
        let side = |index: usize| {
            let Some(trace) = sides.get(index) else {
                return Phrase::plain("");
            };
            let is_factor = matches!(
                how,
                Calculation::Multiply | Calculation::Divide | Calculation::Power
            );
            let style = if is_factor { &Style::Plain } else { style };
            match &unrounded(trace).because {
                Because::Calculated { how: inner, sides } => {
                    let words = self.formula_words(*inner, sides, style, here);
                    if is_factor && matches!(inner, Calculation::Add | Calculation::Subtract) {
                        Phrase::new("explain-brackets").phrase("of", words)
                    } else {
                        words
                    }
                }
                _ => self.operand(trace, style, here),
            }
        };
        Phrase::new(key)
            .phrase("left", side(0))
            .phrase("right", side(1))
    }

    /// A date some months or days before or after another.
    fn shifted(
        &self,
        how: Calculation,
        sides: &[Trace],
        value: &str,
        here: &Here<'_>,
    ) -> Option<Phrase> {
        let [date, length] = sides else { return None };
        let (unit, count) = match &length.value {
            Value::YearsMonths(months) if months % 12 == 0 => ("years", months / 12),
            Value::YearsMonths(months) => ("months", *months),
            Value::DaysTime(length) => ("days", length.as_hours() / 24),
            _ => return None,
        };
        let way = match how {
            Calculation::Add => "after",
            Calculation::Subtract => "before",
            _ => return None,
        };
        let label = self.label_of(date, here)?;
        let words = Phrase::new(format!("explain-{way}-{unit}")).phrase("of", label);
        Some(words.text("count", count.to_string()).text("value", value))
    }
}

/// A name with its value.
fn named(label: Phrase, value: String) -> Phrase {
    let words = Phrase::new("explain-named").phrase("label", label);
    words.text("value", value)
}

/// A value that has no name.
fn result(value: String) -> Phrase {
    Phrase::new("explain-result").text("value", value)
}

/// What was rounded; the part itself where nothing was.
fn unrounded(trace: &Trace) -> &Trace {
    match &trace.because {
        Because::Called { name, arguments } if name.starts_with("round ") => {
            arguments.first().map_or(trace, unrounded)
        }
        _ => trace,
    }
}

/// Counts what a formula is made of.
pub(super) fn operands(trace: &Trace) -> usize {
    match &unrounded(trace).because {
        Because::Calculated { sides, .. } => sides.iter().map(operands).sum(),
        _ => 1,
    }
}

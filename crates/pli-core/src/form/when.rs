//! A condition of the form in words, for a form that is filled by hand: «\u{a0}si vous avez répondu «\u{a0}Oui\u{a0}» à …\u{a0}».
//!
//! The words are found by key in `assets/locales/*/blank.ftl`. On paper there is no call: what asks for one never holds. Must
//! not evaluate anything.

use pli_feel::{Comparison, Outline, Value};

use super::{Condition, Expression, Field, FormPackage, Kind, Place};
use crate::text::Language;
use crate::view::explain::Phrase;
use crate::view::{amount, date, number};

/// Names that one sentence gives of what a condition depends on.
const MAX_NAMES: usize = 4;

/// When something is to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// Never.
    Never,
    /// If what the words say is so; they stand behind «\u{a0}si\u{a0}».
    If(Phrase),
}

impl FormPackage {
    /// Puts a condition of this form into words.
    pub fn when(&self, condition: &Condition, language: Language) -> When {
        match condition {
            Condition::Always => When::Always,
            Condition::Never => When::Never,
            Condition::When(expression) => {
                let words = Words {
                    form: self,
                    language,
                };
                words.when(expression)
            }
        }
    }
}

impl FormPackage {
    /// Puts into words what a condition asks beyond another, which is said beside it.
    pub fn when_beyond(&self, condition: &Condition, said: &Condition, language: Language) -> When {
        match (condition, self.when(said, language)) {
            (Condition::When(expression), When::If(said)) => {
                let words = Words {
                    form: self,
                    language,
                };
                words.beyond(expression, &said)
            }
            _ => self.when(condition, language),
        }
    }
}

struct Words<'a> {
    form: &'a FormPackage,
    language: Language,
}

impl Words<'_> {
    fn when(&self, expression: &Expression) -> When {
        let outline = expression.program.outline();
        match self.settled(&outline) {
            Some(true) => When::Always,
            Some(false) => When::Never,
            None => When::If(
                self.clause(&outline, true)
                    .unwrap_or_else(|| self.depends(expression)),
            ),
        }
    }

    fn beyond(&self, expression: &Expression, said: &Phrase) -> When {
        let outline = expression.program.outline();
        let is_said = |part: &Outline| self.clause(part, true).as_ref() == Some(said);
        if is_said(&outline) {
            return When::Always;
        }
        if let Outline::And(left, right) = &outline {
            let rest = if is_said(left) {
                Some(right)
            } else {
                is_said(right).then_some(left)
            };
            if let Some(rest) = rest.and_then(|rest| self.clause(rest, true)) {
                return When::If(rest);
            }
        }
        self.when(expression)
    }

    /// What is known without an answer: there is no call.
    fn settled(&self, outline: &Outline) -> Option<bool> {
        match outline {
            Outline::Constant(Value::Boolean(truth)) => Some(*truth),
            Outline::IsNull(of) if self.is_of_call(of) => Some(true),
            Outline::Not(of) => self.settled(of).map(|truth| !truth),
            Outline::And(left, right) => match (self.settled(left), self.settled(right)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Outline::Or(left, right) => match (self.settled(left), self.settled(right)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    fn place(&self, outline: &Outline) -> Option<&Place> {
        match outline {
            Outline::Slot(slot) => self.form.graph.places.get(slot.index()),
            _ => None,
        }
    }

    fn is_of_call(&self, outline: &Outline) -> bool {
        matches!(self.place(outline), Some(Place::Call(_)))
    }

    /// One condition, or its contrary.
    fn clause(&self, outline: &Outline, holds: bool) -> Option<Phrase> {
        match outline {
            Outline::Not(of) => self.clause(of, !holds),
            // Whether it was answered needs no words beside what the answer is: an empty place is seen on paper.
            Outline::And(left, right) => match beside(left, right, Stands::Answered) {
                Some(side) => self.clause(side, holds),
                None => self.joined(left, right, holds, "blank-and", "blank-or"),
            },
            Outline::Or(left, right) => match beside(left, right, Stands::Unanswered) {
                Some(side) => self.clause(side, holds),
                None => self.joined(left, right, holds, "blank-or", "blank-and"),
            },
            Outline::IsNull(of) => self.answered(of, !holds),
            Outline::Call(name, arguments) => self.called(name, arguments, holds),
            Outline::Compare(comparison, left, right) => {
                self.compared(*comparison, left, right, holds)
            }
            Outline::Slot(_) => match self.place(outline)? {
                Place::Piece(id) => {
                    let piece = self.form.piece(id)?;
                    let key = chosen(holds, "blank-piece", "blank-no-piece");
                    Some(Phrase::new(key).text("label", piece.label.get(self.language)))
                }
                _ => self.is(outline, &Value::Boolean(true), holds),
            },
            Outline::Constant(_) | Outline::Cell(..) | Outline::Other => None,
        }
    }

    fn joined(
        &self,
        left: &Outline,
        right: &Outline,
        holds: bool,
        key: &str,
        contrary: &str,
    ) -> Option<Phrase> {
        // A side that is settled does not decide, else the whole would be.
        if self.settled(left).is_some() {
            return self.clause(right, holds);
        }
        if self.settled(right).is_some() {
            return self.clause(left, holds);
        }
        let (first, second) = (self.clause(left, holds)?, self.clause(right, holds)?);
        let joined = Phrase::new(chosen(holds, key, contrary));
        Some(joined.phrase("first", first).phrase("second", second))
    }

    fn answered(&self, of: &Outline, holds: bool) -> Option<Phrase> {
        let key = chosen(holds, "blank-answered", "blank-unanswered");
        Some(Phrase::new(key).phrase("label", self.label(of)?))
    }

    fn called(&self, name: &str, arguments: &[Outline], holds: bool) -> Option<Phrase> {
        match (name, arguments) {
            ("is_answered", [of]) => self.answered(of, holds),
            ("list contains", [of, Outline::Constant(value)]) => {
                let key = chosen(holds, "blank-chosen", "blank-not-chosen");
                self.valued(key, of, value)
            }
            ("starts with", [of, Outline::Constant(value)]) => {
                let key = chosen(holds, "blank-starts", "blank-not-starts");
                let value = value.as_text()?.to_owned();
                let says = Phrase::new(key).phrase("label", self.label(of)?);
                Some(says.text("value", value))
            }
            _ => None,
        }
    }

    fn compared(
        &self,
        comparison: Comparison,
        left: &Outline,
        right: &Outline,
        holds: bool,
    ) -> Option<Phrase> {
        match (left, right) {
            (Outline::Constant(value), of) if comparison == Comparison::Equal => {
                self.is(of, value, holds)
            }
            (of, Outline::Constant(value)) if comparison == Comparison::Equal => {
                self.is(of, value, holds)
            }
            (Outline::Constant(value), of) => self.ordered(mirrored(comparison), of, value, holds),
            (of, Outline::Constant(value)) => self.ordered(comparison, of, value, holds),
            _ => None,
        }
    }

    /// An answer that is, or is not, a value.
    fn is(&self, of: &Outline, value: &Value, holds: bool) -> Option<Phrase> {
        let field = self.field(of)?;
        let key = match (&field.kind, value) {
            (Kind::Computed(_), _) => chosen(holds, "blank-worth", "blank-not-worth"),
            (_, Value::Number(_) | Value::Date(_)) => {
                chosen(holds, "blank-worth", "blank-not-worth")
            }
            _ => chosen(holds, "blank-is", "blank-is-not"),
        };
        self.valued(key, of, value)
    }

    fn ordered(
        &self,
        comparison: Comparison,
        of: &Outline,
        value: &Value,
        holds: bool,
    ) -> Option<Phrase> {
        let key = match (comparison, holds) {
            (Comparison::Greater, true) | (Comparison::LessOrEqual, false) => "above",
            (Comparison::Greater, false) | (Comparison::LessOrEqual, true) => "not-above",
            (Comparison::Less, true) | (Comparison::GreaterOrEqual, false) => "below",
            (Comparison::Less, false) | (Comparison::GreaterOrEqual, true) => "not-below",
            (Comparison::Equal, _) => return None,
        };
        let kind = match value {
            Value::Number(_) => "",
            Value::Date(_) => "-date",
            _ => return None,
        };
        self.valued(&format!("blank-{key}{kind}"), of, value)
    }

    fn valued(&self, key: &str, of: &Outline, value: &Value) -> Option<Phrase> {
        let says = Phrase::new(key).phrase("label", self.label(of)?);
        let field = self.field(of)?;
        Some(match value {
            Value::Boolean(true) => says.phrase("value", Phrase::new("blank-yes")),
            Value::Boolean(false) => says.phrase("value", Phrase::new("blank-no")),
            Value::Text(code) => {
                let entry = field.kind.list().and_then(|list| list.get(code));
                let words = entry.map_or(&**code, |entry| entry.label.get(self.language));
                says.text("value", words)
            }
            Value::Number(n) if is_amount(field) => says.text("value", amount(*n, self.language)),
            Value::Number(n) => says.text("value", number(*n, self.language)),
            Value::Date(day) => says.text("value", date(*day, self.language)),
            _ => return None,
        })
    }

    fn field(&self, of: &Outline) -> Option<&Field> {
        match self.place(of)? {
            Place::Field(number) => Some(&self.form.graph.fields[*number]),
            _ => None,
        }
    }

    /// The name of an answer, or of a part of one.
    fn label(&self, of: &Outline) -> Option<Phrase> {
        if let Outline::Cell(whole, place) = of {
            let field = self.field(whole)?;
            let part = field.kind.components().get(*place)?;
            let words = Phrase::new(format!("part-{}", part.name.replace('_', "-")));
            let label = field.label.get(self.language);
            return Some(
                Phrase::new("blank-part")
                    .phrase("part", words)
                    .text("label", label),
            );
        }
        let field = self.field(of)?;
        Some(Phrase::plain(field.label.get(self.language)))
    }

    /// What has no simple words: which answers decide.
    fn depends(&self, expression: &Expression) -> Phrase {
        let mut names: Vec<String> = Vec::new();
        for slot in expression.program.reads() {
            let field = match self.form.graph.places.get(slot.index()) {
                Some(Place::Field(field)) => *field,
                // Of a column, the table is what the person looks for.
                Some(Place::Column(field)) => self.form.graph.parents[*field].unwrap_or(*field),
                _ => continue,
            };
            let label = self.form.graph.fields[field].label.get(self.language);
            if !names.iter().any(|name| name == label) {
                names.push(label.to_owned());
            }
        }
        let more = names.len() > MAX_NAMES;
        names.truncate(MAX_NAMES);
        let quoted = names.into_iter();
        let mut quoted = quoted.map(|name| Phrase::new("blank-quoted").text("text", name));
        let Some(mut all) = quoted.next() else {
            return Phrase::new("blank-depends-elsewhere");
        };
        for name in quoted {
            all = Phrase::new("blank-list")
                .phrase("first", all)
                .phrase("second", name);
        }
        let key = if more {
            "blank-depends-more"
        } else {
            "blank-depends"
        };
        Phrase::new(key).phrase("labels", all)
    }
}

/// What is asked of an answer whatever it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Answered,
    Unanswered,
}

/// The side that says what an answer is, where the other says of the same answer only that it stands, or that it lacks.
fn beside<'a>(left: &'a Outline, right: &'a Outline, stands: Stands) -> Option<&'a Outline> {
    let says = |side: &Outline, other: &Outline| {
        answering(side).is_some_and(|(of, so)| so == stands && mentions(other, of))
    };
    let second = says(left, right).then_some(right);
    second.or_else(|| says(right, left).then_some(left))
}

/// What is asked for being answered, and whether it is to be.
fn answering(outline: &Outline) -> Option<(&Outline, Stands)> {
    match outline {
        Outline::IsNull(of) => Some((of, Stands::Unanswered)),
        Outline::Call(name, arguments) if name == "is_answered" => {
            Some((arguments.first()?, Stands::Answered))
        }
        Outline::Not(of) => answering(of).map(|(of, stands)| match stands {
            Stands::Answered => (of, Stands::Unanswered),
            Stands::Unanswered => (of, Stands::Answered),
        }),
        _ => None,
    }
}

/// Whether a condition compares, or looks into, an answer.
fn mentions(outline: &Outline, answer: &Outline) -> bool {
    match outline {
        Outline::Not(of) => mentions(of, answer),
        Outline::And(left, right) | Outline::Or(left, right) => {
            mentions(left, answer) && mentions(right, answer)
        }
        Outline::Compare(_, left, right) => **left == *answer || **right == *answer,
        Outline::Call(name, arguments) => name != "is_answered" && arguments.contains(answer),
        other => other == answer,
    }
}

fn chosen<'a>(holds: bool, key: &'a str, contrary: &'a str) -> &'a str {
    if holds { key } else { contrary }
}

fn is_amount(field: &Field) -> bool {
    matches!(
        field.kind,
        Kind::Amount(_) | Kind::Computed(super::ComputedType::Amount)
    )
}

/// `5 < x` is `x > 5`.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Equal,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

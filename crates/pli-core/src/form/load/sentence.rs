//! Expressions and sentences with expressions inside.

use pli_feel::{Kind as FeelKind, Program};

use super::Loader;
use super::declare::Declared;
use super::fault::{At, Fault, FaultCode};
use super::raw::{RawField, Word};
use super::yaml;
use crate::form::{ComputedType, Condition, Expression, Part, Place, Sentence, Template};
use crate::view::Shape;

/// What an expression must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expect {
    Any,
    Boolean,
    Number,
    Date,
    DateTime,
    Text,
    Type(FeelKind),
}

impl Loader {
    /// Reads `true`, `false` or an expression that must be a condition.
    pub(super) fn condition(&mut self, word: Option<&Word>, default: Condition) -> Condition {
        let Some(word) = word else { return default };
        match word.value.trim() {
            "true" => Condition::Always,
            "false" => Condition::Never,
            _ => self
                .expression(word, &Expect::Boolean)
                .map_or(default, Condition::When),
        }
    }

    /// Compiles an expression in the layers that are open, or tells its faults.
    pub(super) fn expression(&mut self, word: &Word, expect: &Expect) -> Option<Expression> {
        let at = yaml::at(&self.file, word);
        let shift = self.shift(&at, &word.value);
        let inside = |offset| At {
            column: at.column + shift.map_or(0, |shift| shift + offset),
            ..at.clone()
        };
        let expression = self.compile(&word.value, inside)?;
        let given = &expression.program.result_type().kind;
        if fits(given, expect) {
            return Some(expression);
        }
        let (given_fr, given_en) = type_words(given);
        let (expected, expected_en) = expected_words(expect);
        let values = [
            ("given", given_fr),
            ("given_en", given_en),
            ("expected", expected),
            ("expected_en", expected_en),
        ];
        self.fault_at(&at, FaultCode::WrongType, &values);
        None
    }

    /// Where the text of an expression stands behind the place of its scalar: after a quote, or at once. None where it is
    /// written over several lines or with escapes.
    pub(super) fn shift(&self, at: &At, source: &str) -> Option<u32> {
        let line = self
            .lines
            .get(usize::try_from(at.line).ok()?.checked_sub(1)?)?;
        let column = usize::try_from(at.column).ok()?.checked_sub(1)?;
        let rest: String = line.chars().skip(column).collect();
        let quoted = rest
            .strip_prefix(['"', '\''])
            .is_some_and(|inner| inner.starts_with(source));
        if quoted {
            return Some(1);
        }
        rest.starts_with(source).then_some(0)
    }

    fn compile(&mut self, source: &str, place: impl Fn(u32) -> At) -> Option<Expression> {
        match pli_feel::compile(source, &self.scope) {
            Ok(program) => Some(Expression {
                source: source.to_owned(),
                program,
            }),
            Err(diagnostics) => {
                for diagnostic in diagnostics {
                    let before = source.get(..diagnostic.span.start).unwrap_or_default();
                    let at = place(u32::try_from(before.chars().count()).unwrap_or(0));
                    self.faults.push(Fault::of_expression(&at, &diagnostic));
                }
                None
            }
        }
    }

    /// A sentence with `{expression}` inside, in both languages.
    pub(super) fn sentence(&mut self, word: &Word, path: &str) -> Sentence {
        let at = yaml::at(&self.file, word);
        let text = self.text(word, path);
        let fr = self.template(&text.fr, &at);
        let english_at = self.english_place(path).unwrap_or(at);
        let en = text.en.map(|en| self.template(&en, &english_at));
        Sentence { fr, en }
    }

    fn template(&mut self, source: &str, at: &At) -> Template {
        let Some(pieces) = split(source) else {
            self.fault_at(at, FaultCode::Brace, &[]);
            return Template {
                source: source.to_owned(),
                parts: vec![Part::Literal(source.to_owned())],
            };
        };
        let mut parts = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Literal(text) => parts.push(Part::Literal(text)),
                Piece::Expression(text) => {
                    let (text, named) = split_shape(&text);
                    if let Some(expression) = self.compile(text, |_| at.clone()) {
                        let shape = named.unwrap_or_else(|| self.guess_shape(&expression));
                        parts.push(Part::Value(expression, shape));
                    }
                }
            }
        }
        Template {
            source: source.to_owned(),
            parts,
        }
    }

    /// How the value of a row's label is written.
    pub(super) fn shape(&self, expression: &Expression, group: &Declared<'_>) -> Shape {
        let name = expression.source.trim();
        let child = group
            .children
            .iter()
            .find(|child| child.raw.id.value == name);
        let list = child
            .and_then(|child| child.raw.list.as_ref())
            .and_then(|word| self.lists.get(&word.value));
        if let Some(list) = list {
            return Shape::Codes(std::sync::Arc::clone(list));
        }
        if child.is_some_and(|child| is_bare_integer(child.raw)) {
            return Shape::Figures;
        }
        self.guess_shape(expression)
    }

    /// How a value is written where the form does not say it: euros when the numbers that it is made of are amounts and
    /// nothing is divided or counted.
    pub(super) fn guess_shape(&self, expression: &Expression) -> Shape {
        match expression.program.result_type().kind {
            FeelKind::Boolean => Shape::YesNo,
            FeelKind::Date => Shape::Date,
            FeelKind::DateTime => Shape::DateTime,
            FeelKind::Number
                if self.reads_amounts(&expression.program) && !divides(&expression.source) =>
            {
                Shape::Amount
            }
            FeelKind::Number => Shape::Number,
            _ => Shape::Text,
        }
    }

    fn reads_amounts(&self, program: &Program) -> bool {
        program
            .reads()
            .iter()
            .any(|slot| match self.graph.places.get(slot.index()) {
                Some(Place::Field(number) | Place::Column(number)) => self.amounts.contains(number),
                Some(Place::Call(name)) => name.ends_with("max_amount"),
                Some(Place::Today | Place::Entry(_) | Place::Piece(_)) | None => false,
            })
    }
}

fn is_bare_integer(raw: &RawField) -> bool {
    raw.kind.value == "integer" && raw.unit.is_none()
}

fn divides(source: &str) -> bool {
    source.contains('/') || source.trim_start().starts_with("count(")
}

/// The shape named behind a bar: `{part | rate}`.
fn split_shape(text: &str) -> (&str, Option<Shape>) {
    let Some((expression, name)) = text.rsplit_once('|') else {
        return (text, None);
    };
    match super::declare::computed_type(name.trim()) {
        Some(of) => (expression, Some(Shape::of_computed(of))),
        None => (text, None),
    }
}

enum Piece {
    Literal(String),
    Expression(String),
}

/// Splits at braces; `{{` and `}}` stand for themselves; none where a brace has no counterpart.
fn split(source: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.peek() == Some(&c) => {
                chars.next();
                literal.push(c);
            }
            '{' => {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                let mut inner = String::new();
                loop {
                    match chars.next()? {
                        '}' => break,
                        '{' => return None,
                        other => inner.push(other),
                    }
                }
                pieces.push(Piece::Expression(inner));
            }
            '}' => return None,
            other => literal.push(other),
        }
    }
    pieces.push(Piece::Literal(literal));
    Some(pieces)
}

fn fits(given: &FeelKind, expect: &Expect) -> bool {
    let wanted = match expect {
        Expect::Any => return true,
        Expect::Boolean => FeelKind::Boolean,
        Expect::Number => FeelKind::Number,
        Expect::Date => FeelKind::Date,
        Expect::DateTime => FeelKind::DateTime,
        Expect::Text => FeelKind::Text,
        Expect::Type(kind) => kind.clone(),
    };
    *given == wanted || *given == FeelKind::Null
}

fn expected_words(expect: &Expect) -> (&'static str, &'static str) {
    match expect {
        Expect::Any => ("une valeur", "a value"),
        Expect::Boolean => type_words(&FeelKind::Boolean),
        Expect::Number => type_words(&FeelKind::Number),
        Expect::Date => type_words(&FeelKind::Date),
        Expect::DateTime => type_words(&FeelKind::DateTime),
        Expect::Text => type_words(&FeelKind::Text),
        Expect::Type(kind) => type_words(kind),
    }
}

pub(crate) fn type_words(kind: &FeelKind) -> (&'static str, &'static str) {
    match kind {
        FeelKind::Null => ("rien", "nothing"),
        FeelKind::Boolean => ("vrai ou faux", "true or false"),
        FeelKind::Number => ("un nombre", "a number"),
        FeelKind::Text => ("un texte", "a text"),
        FeelKind::Date => ("une date", "a date"),
        FeelKind::DateTime => ("une date et une heure", "a date and time"),
        FeelKind::Time => ("une heure", "a time"),
        FeelKind::DaysTime | FeelKind::YearsMonths => ("une durée", "a duration"),
        FeelKind::List(_) => ("une liste", "a list"),
        FeelKind::Row(_) => ("une ligne", "a row"),
        FeelKind::Range(_) => ("un intervalle", "a range"),
        FeelKind::Any => ("une valeur", "a value"),
    }
}

impl Shape {
    pub(crate) fn of_computed(of: ComputedType) -> Self {
        match of {
            ComputedType::Text => Self::Text,
            ComputedType::Integer | ComputedType::Number => Self::Number,
            ComputedType::Amount => Self::Amount,
            ComputedType::Rate => Self::Rate,
            ComputedType::YesNo => Self::YesNo,
            ComputedType::Date => Self::Date,
        }
    }
}

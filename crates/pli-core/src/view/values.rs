//! Between answers, which people give, and values, which expressions read.

use std::sync::Arc;

use pli_feel::{Decimal, Kind as FeelKind, Row, RowType, Value};

use super::format::plain;
use crate::dossier::{Answer, Dossier, Path};
use crate::form::{ComponentKind, ComputedType, Field, Kind};

/// The value of an answer; none where the answer is not of the kind of the field.
pub(crate) fn read(kind: &Kind, answer: &Answer) -> Option<Value> {
    match (kind, answer) {
        (
            Kind::Text(_) | Kind::LongText(_) | Kind::Identifier(_) | Kind::Url,
            Answer::Text(text),
        ) => Some(Value::text(text.as_str())),
        (Kind::Integer(_), Answer::Number(n)) => {
            decimal(n).filter(|n| n.is_integer()).map(Value::Number)
        }
        (Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..), Answer::Number(n)) => {
            decimal(n).map(Value::Number)
        }
        (Kind::YesNo, Answer::YesNo(value)) => Some(Value::Boolean(*value)),
        (Kind::Date(_), Answer::Date(value)) => Some(Value::Date(*value)),
        (Kind::DateTime, Answer::DateTime(value)) => Some(Value::DateTime(*value)),
        (Kind::Choice(_), Answer::Codes(codes)) => one_code(codes),
        (Kind::Code { items, .. }, Answer::Codes(codes)) if !items.is_many() => one_code(codes),
        (Kind::Choices(..) | Kind::Code { .. }, Answer::Codes(codes)) => {
            Some(Value::list(codes.iter().map(|c| Value::text(c.as_str()))))
        }
        _ => None,
    }
}

/// Whether an answer is of the kind of its field.
pub(crate) fn is_readable(kind: &Kind, answer: &Answer) -> bool {
    read(kind, answer).is_some()
}

fn one_code(codes: &[String]) -> Option<Value> {
    match codes {
        [code] => Some(Value::text(code.as_str())),
        _ => None,
    }
}

pub(super) fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// The value of a component's answer; none where it is not of its kind.
pub(super) fn read_component(kind: ComponentKind, answer: &Answer) -> Option<Value> {
    match (kind, answer) {
        (ComponentKind::Text(_) | ComponentKind::Identifier(_), Answer::Text(text)) => {
            Some(Value::text(text.as_str()))
        }
        (ComponentKind::Date, Answer::Date(value)) => Some(Value::Date(*value)),
        (ComponentKind::Degrees(_), Answer::Number(n)) => decimal(n).map(Value::Number),
        _ => None,
    }
}

/// The value of a field that nobody answered.
pub(crate) fn unanswered(field: &Field, shape: Option<&RowType>) -> Value {
    match (&field.kind, shape) {
        (Kind::Choices(..) | Kind::Attachment(_), _) => Value::list([]),
        (Kind::Code { items, .. }, _) if items.is_many() => Value::list([]),
        (_, Some(shape)) if !field.kind.components().is_empty() => {
            Value::Row(Arc::new(Row::new(shape, |_| Value::Null)))
        }
        _ => Value::Null,
    }
}

/// The value of the components of a composite field.
pub(crate) fn composite(dossier: &Dossier, field: &Field, path: &Path, shape: &RowType) -> Value {
    let row = Row::new(shape, |name| {
        let component = field
            .kind
            .components()
            .iter()
            .find(|component| component.name == name);
        let answer = dossier.answer(&path.child(name));
        component
            .zip(answer)
            .and_then(|(component, answer)| read_component(component.kind, answer))
            .unwrap_or(Value::Null)
    });
    Value::Row(Arc::new(row))
}

/// Brings a computed value to its declared type: euros to two decimals, integers to none; null where it is not of the type.
pub(super) fn settle(of: ComputedType, value: Value) -> Value {
    let rounded = |value: &Value, decimals: i32| {
        let number = value.as_number()?;
        number.round(decimals, pli_feel::Rounding::HalfUp)
    };
    match of {
        ComputedType::Amount => rounded(&value, 2).into(),
        ComputedType::Integer => rounded(&value, 0).into(),
        ComputedType::Text
        | ComputedType::Number
        | ComputedType::Rate
        | ComputedType::YesNo
        | ComputedType::Date => value,
    }
}

/// The answer that a value is worth; none for null, rows and the like.
pub(crate) fn to_answer(kind: Option<&Kind>, value: &Value) -> Option<Answer> {
    match value {
        Value::Text(text) => match kind {
            Some(Kind::Choice(_) | Kind::Code { .. }) => {
                Some(Answer::Codes(vec![text.to_string()]))
            }
            _ => Some(Answer::Text(text.to_string())),
        },
        Value::Number(n) => Some(Answer::Number(plain(*n))),
        Value::Boolean(value) => Some(Answer::YesNo(*value)),
        Value::Date(value) => Some(Answer::Date(*value)),
        Value::DateTime(value) => Some(Answer::DateTime(*value)),
        Value::List(values) => {
            let codes: Vec<String> = values
                .iter()
                .filter_map(|value| value.as_text().map(str::to_owned))
                .collect();
            (!codes.is_empty() && codes.len() == values.len()).then_some(Answer::Codes(codes))
        }
        Value::Null
        | Value::Time(_)
        | Value::DaysTime(_)
        | Value::YearsMonths(_)
        | Value::Row(_)
        | Value::Range(_) => None,
    }
}

/// The row type of a slot's type, for composites and groups.
pub(crate) fn row_type(kind: &FeelKind) -> Option<&RowType> {
    match kind {
        FeelKind::Row(row) => Some(row),
        FeelKind::List(element) => row_type(&element.kind),
        _ => None,
    }
}

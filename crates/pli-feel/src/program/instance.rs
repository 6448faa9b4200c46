//! `instance of`: whether a value is of a type that is written.

use crate::syntax::TypeName;
use crate::{Bound, Kind, Value};

/// Null is of no type, but a cell or an element may be null.
pub(super) fn is_instance(value: &Value, of: &TypeName) -> bool {
    !value.is_null() && holds(of, value)
}

fn holds(of: &TypeName, value: &Value) -> bool {
    if value.is_null() {
        return true;
    }
    match (of, value) {
        (TypeName::Any, _) => true,
        (TypeName::Simple(kind), value) => value.kind() == *kind && *kind != Kind::Null,
        (TypeName::List(element), Value::List(elements)) => {
            elements.iter().all(|value| holds(element, value))
        }
        (TypeName::Row(cells), Value::Row(row)) => cells
            .iter()
            .all(|(name, of)| row.find(name).is_some_and(|cell| holds(of, cell))),
        (TypeName::Range(of), Value::Range(range)) => {
            [&range.start, &range.end].into_iter().all(|end| match end {
                Bound::Included(limit) | Bound::Excluded(limit) => holds(of, limit),
                Bound::Unbounded => true,
            })
        }
        (TypeName::List(_) | TypeName::Row(_) | TypeName::Range(_) | TypeName::Function, _) => {
            false
        }
    }
}

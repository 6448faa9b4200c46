//! What a value is, seen from the value: how the standard chooses the form of a function.

use crate::{Bound, Kind, RowType, Value};

impl Value {
    /// Gives the kind of a value; of a list whose elements are of several kinds it is a list of anything.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Null => Kind::Null,
            Value::Boolean(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::Text(_) => Kind::Text,
            Value::Date(_) => Kind::Date,
            Value::DateTime(_) => Kind::DateTime,
            Value::Time(_) => Kind::Time,
            Value::DaysTime(_) => Kind::DaysTime,
            Value::YearsMonths(_) => Kind::YearsMonths,
            Value::List(elements) => {
                let kinds = elements.iter().map(Value::kind);
                let joined = kinds.fold(Kind::Null, |both, kind| both.join(&kind));
                Kind::List(Box::new(joined.nullable()))
            }
            Value::Row(row) => Kind::Row(RowType::new(
                row.cells()
                    .map(|(name, cell)| (name, cell.kind().nullable())),
            )),
            Value::Range(range) => {
                let ends = [&range.start, &range.end].map(|end| match end {
                    Bound::Included(limit) | Bound::Excluded(limit) => limit.kind(),
                    Bound::Unbounded => Kind::Null,
                });
                Kind::Range(Box::new(ends[0].join(&ends[1])))
            }
        }
    }
}

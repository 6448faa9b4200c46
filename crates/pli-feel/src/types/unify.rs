//! One type for two: branches of an `if`, elements of a list, sides of a comparison. Nothing is coerced.

use super::{Kind, RowType, Type};

impl Kind {
    /// Gives the kind that holds the values of both; none where there is no such kind.
    pub fn unify(&self, other: &Kind) -> Option<Kind> {
        match (self, other) {
            (Kind::Null, kind) | (kind, Kind::Null) => Some(kind.clone()),
            (Kind::List(left), Kind::List(right)) => Some(Kind::List(Box::new(left.unify(right)?))),
            (Kind::Range(left), Kind::Range(right)) => {
                Some(Kind::Range(Box::new(left.unify(right)?)))
            }
            (Kind::Row(left), Kind::Row(right)) => Some(Kind::Row(left.unify(right)?)),
            (left, right) if left == right => Some(left.clone()),
            _ => None,
        }
    }
}

impl Kind {
    /// Gives the kind that holds the values of both, [`Kind::Any`] where no other does.
    pub(crate) fn join(&self, other: &Kind) -> Kind {
        self.unify(other).unwrap_or(Kind::Any)
    }
}

impl Type {
    /// Gives the type that holds the values of both; none where there is no such type.
    pub fn unify(&self, other: &Type) -> Option<Type> {
        let kind = self.kind.unify(&other.kind)?;
        let nullable = self.nullable || other.nullable;
        Some(Type { kind, nullable })
    }
}

impl RowType {
    fn unify(&self, other: &RowType) -> Option<RowType> {
        if self.len() != other.len() {
            return None;
        }
        let cells = self
            .cells()
            .zip(other.cells())
            .map(|((name, left), (second, right))| {
                let cell = if name == second {
                    left.unify(right)
                } else {
                    None
                };
                cell.map(|cell| (name, cell))
            });
        cells.collect::<Option<Vec<_>>>().map(RowType::new)
    }
}

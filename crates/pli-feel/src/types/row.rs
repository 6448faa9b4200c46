//! The names and types of a row.

use std::fmt;
use std::sync::Arc;

use super::Type;

/// Names and types of a row's cells, in alphabetical order: rows of one shape have one type, however it was declared.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RowType(Arc<[(Arc<str>, Type)]>);

impl RowType {
    /// Makes the type of a row; of two cells of one name the first is kept.
    pub fn new<N: Into<Arc<str>>>(cells: impl IntoIterator<Item = (N, Type)>) -> RowType {
        let mut cells: Vec<(Arc<str>, Type)> = cells
            .into_iter()
            .map(|(name, cell)| (name.into(), cell))
            .collect();
        cells.sort_by(|left, right| left.0.cmp(&right.0));
        cells.dedup_by(|later, earlier| later.0 == earlier.0);
        RowType(cells.into())
    }

    /// Gives the place and the type of a cell.
    pub fn cell(&self, name: &str) -> Option<(usize, &Type)> {
        let index = self
            .0
            .binary_search_by(|(known, _)| (**known).cmp(name))
            .ok()?;
        Some((index, &self.0[index].1))
    }

    /// Gives names and types, in the order in which a row holds its values.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (&str, &Type)> {
        self.0.iter().map(|(name, cell)| (&**name, cell))
    }

    /// Counts the cells.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether the row has no cell.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for RowType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("context<")?;
        for (index, (name, cell)) in self.cells().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{name}: {}", cell.kind)?;
        }
        f.write_str(">")
    }
}

impl fmt::Debug for RowType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

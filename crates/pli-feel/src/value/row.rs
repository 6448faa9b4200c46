//! A row of named values.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::{RowType, Value};

/// A row: a context of FEEL with a known shape.
#[derive(Debug, Clone)]
pub struct Row {
    shape: RowType,
    cells: Box<[Value]>,
}

impl Row {
    /// Fills a row of a shape: `cell` is asked for each name.
    pub fn new(shape: &RowType, mut cell: impl FnMut(&str) -> Value) -> Row {
        let cells = shape.cells().map(|(name, _)| cell(name)).collect();
        Row {
            shape: shape.clone(),
            cells,
        }
    }

    /// Makes a row of values that are already in the order of the shape.
    pub(crate) fn of_cells(shape: RowType, cells: Box<[Value]>) -> Row {
        Row { shape, cells }
    }

    /// Makes a row of values that are known one by one; of two values of one name the last is kept.
    pub(crate) fn of_values(cells: impl IntoIterator<Item = (Arc<str>, Value)>) -> Row {
        let cells: BTreeMap<Arc<str>, Value> = cells.into_iter().collect();
        let shape = RowType::new(
            cells
                .iter()
                .map(|(name, cell)| (name.clone(), cell.kind().nullable())),
        );
        Row {
            shape,
            cells: cells.into_values().collect(),
        }
    }

    /// Gives a cell by name; none when there is no such name.
    pub(crate) fn find(&self, name: &str) -> Option<&Value> {
        let (index, _) = self.shape.cell(name)?;
        self.cells.get(index)
    }

    /// Gives a cell by name; null when there is none.
    pub fn get(&self, name: &str) -> Value {
        self.shape
            .cell(name)
            .map_or(Value::Null, |(index, _)| self.at(index))
    }

    /// Gives a cell by its place; null beyond the last.
    pub(crate) fn at(&self, index: usize) -> Value {
        self.cells.get(index).cloned().unwrap_or(Value::Null)
    }

    /// Gives names and values in alphabetical order.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.shape
            .cells()
            .map(|(name, _)| name)
            .zip(self.cells.iter())
    }
}

/// Rows are equal when their names and values are, however they were typed.
impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.cells.len() == other.cells.len() && self.cells().eq(other.cells())
    }
}

impl Eq for Row {}

impl Hash for Row {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (name, cell) in self.cells() {
            name.hash(state);
            cell.hash(state);
        }
    }
}

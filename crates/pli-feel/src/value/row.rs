//! A row of named values.

use crate::{RowType, Value};

/// A row: a context of FEEL with a known shape.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

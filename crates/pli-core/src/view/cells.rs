//! What is found of a dossier and kept from one change to the next: the states of fields and the rows of groups, addressed
//! by numbers. Addresses as people know them are made when they are first asked for.

use std::cell::OnceCell;
use std::collections::HashMap;

use pli_feel::Value;

use super::Inputs;
use super::call::call_values;
use super::column::Column;
use crate::dossier::{Path, RowId, Step as PathStep};
use crate::form::{FormPackage, Place};
use crate::text::Text;

/// One row of a group, of any parent. It keeps its place in memory for as long as it stands.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// Index of the row that holds the group; 0 where a section does.
    pub parent: usize,
    /// Identity.
    pub row: RowId,
    /// Address, once it was asked for.
    pub path: OnceCell<Path>,
    /// Number among its siblings, from 1.
    pub number: usize,
    /// Whether it is there; the place of a row that is gone waits for another one.
    pub standing: bool,
    /// The line that tells it from its siblings.
    pub summary: Text,
}

/// A field in one row, or in its section.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Address, once it was asked for.
    pub path: OnceCell<Path>,
    pub visible: bool,
    pub required: bool,
    pub value: Value,
    pub provisional: bool,
    /// Whether an expression of it took too long and was stopped.
    pub stopped: bool,
    pub share: Share,
    /// Whether something is wrong with it.
    pub faulty: bool,
}

/// What a field in one row adds to the counts of its section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub required: bool,
    pub answered: bool,
    pub touched: bool,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            path: OnceCell::new(),
            visible: true,
            required: false,
            value: Value::Null,
            provisional: false,
            stopped: false,
            share: Share::default(),
            faulty: false,
        }
    }
}

/// Where an expression stands: a group's row, or outside of all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Number of the innermost group, none in a section.
    pub group: Option<usize>,
    /// Index of its row.
    pub index: usize,
}

pub(super) const OUTSIDE: Spot = Spot {
    group: None,
    index: 0,
};

/// Which rows, by group, home and identity.
pub(super) type ByRow = HashMap<(usize, usize, RowId), usize>;

/// What is kept from one change to the next.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// By field, then by row of the group that holds it.
    pub states: Vec<Vec<State>>,
    /// By group, rows of all parents; the order of people is in `orders`.
    pub instances: Vec<Vec<Instance>>,
    /// By group, then by row that holds it: its rows in order.
    pub orders: Vec<Vec<Vec<usize>>>,
    pub by_row: ByRow,
    /// How many rows stand, by group.
    pub standing: Vec<usize>,
    pub vacant: Vec<Vec<usize>>,
    pub leaving: Vec<(usize, usize)>,
    pub sections: Vec<bool>,
    pub section_paths: Vec<Path>,
    pub call: HashMap<&'static str, Value>,
    /// Rows of groups as values, and their lists by home, made when they are asked for.
    pub row_values: Vec<Vec<OnceCell<Value>>>,
    pub lists: Vec<Vec<OnceCell<Value>>>,
    /// By field; none where no expression reads the column.
    pub columns: Vec<Option<Column>>,
    pub provisional_groups: Vec<bool>,
    pub provisional_columns: Vec<bool>,
    /// How many rows of a field rest on answers that lack, and require one.
    pub provisional_counts: Vec<usize>,
    pub required_counts: Vec<usize>,
}

impl Cells {
    pub(super) fn empty(form: &FormPackage, inputs: Inputs<'_>) -> Self {
        let count = form.graph.fields.len();
        let mut columns: Vec<Option<Column>> = Vec::new();
        columns.resize_with(count, || None);
        for place in &form.graph.places {
            if let Place::Column(field) = place {
                columns[*field] = Some(Column::default());
            }
        }
        let path = |id: &String| Path::new(vec![PathStep::Name(id.clone())]);
        Self {
            states: vec![Vec::new(); count],
            instances: vec![Vec::new(); count],
            orders: vec![Vec::new(); count],
            standing: vec![0; count],
            vacant: vec![Vec::new(); count],
            sections: vec![true; form.sections.len()],
            section_paths: form
                .sections
                .iter()
                .map(|section| path(&section.id))
                .collect(),
            call: call_values(inputs),
            row_values: (0..count).map(|_| Vec::new()).collect(),
            lists: (0..count).map(|_| Vec::new()).collect(),
            columns,
            provisional_groups: vec![false; count],
            provisional_columns: vec![false; count],
            provisional_counts: vec![0; count],
            required_counts: vec![0; count],
            ..Self::default()
        }
    }
}

/// Whether a value is no answer: null, an empty list, a row of nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::List(values) => values.is_empty(),
        Value::Row(row) => row.cells().all(|(_, cell)| cell.is_null()),
        _ => false,
    }
}

//! Which rows of the dossier a list in an expression stands for.

use pli_feel::{Because, Trace};

use super::ground::Spot;
use super::teller::{Here, Teller};
use crate::form::Place;

/// Rows of one group.
pub(super) struct RowsOf {
    pub(super) group: usize,
    pub(super) spots: Vec<Spot>,
}

/// One field of some rows.
pub(super) struct Cells {
    pub(super) field: usize,
    pub(super) spots: Vec<Spot>,
    /// Whether they were read as a list.
    pub(super) is_list: bool,
}

impl Teller<'_, '_> {
    /// The rows that the elements of a list are, in its order.
    pub(super) fn rows_of(&self, trace: &Trace, here: &Here<'_>) -> Option<RowsOf> {
        match &trace.because {
            Because::Slot(slot) => match self.ground.place(*slot)? {
                Place::Field(group) if self.ground.field(*group).kind.rows().is_some() => {
                    let spots = self.ground.rows(*group, here.spot);
                    Some(RowsOf {
                        group: *group,
                        spots,
                    })
                }
                _ => None,
            },
            Because::Filtered { of, kept, .. } => {
                let all = self.rows_of(of, here)?;
                let spots = kept.iter().filter_map(|at| all.spots.get(*at).copied());
                Some(RowsOf {
                    group: all.group,
                    spots: spots.collect(),
                })
            }
            Because::Part { name, of } => {
                let row = self.row_of(of, here)?;
                let group = self.child(row, name)?;
                self.ground.field(group).kind.rows()?;
                let spots = self.ground.rows(group, row);
                Some(RowsOf { group, spots })
            }
            _ => None,
        }
    }

    /// The row that a value is.
    pub(super) fn row_of(&self, trace: &Trace, here: &Here<'_>) -> Option<Spot> {
        match &trace.because {
            Because::Variable(place) => here.variables.get(*place).copied().flatten(),
            Because::Taken { of, at, .. } => self.rows_of(of, here)?.spots.get((*at)?).copied(),
            _ => None,
        }
    }

    /// The cells that a part reads: of one row, or of each row of a list.
    pub(super) fn cells_of(&self, trace: &Trace, here: &Here<'_>) -> Option<Cells> {
        match &trace.because {
            Because::Slot(slot) => match self.ground.place(*slot)? {
                Place::Column(field) => {
                    let group = self.ground.holder(*field)?;
                    Some(Cells {
                        field: *field,
                        spots: self.ground.rows(group, here.spot),
                        is_list: true,
                    })
                }
                _ => None,
            },
            Because::Part { name, of } => {
                if let Some(row) = self.row_of(of, here) {
                    return Some(Cells {
                        field: self.child(row, name)?,
                        spots: vec![row],
                        is_list: false,
                    });
                }
                let rows = self.rows_of(of, here)?;
                let pattern = format!("{}.{name}", self.ground.field(rows.group).pattern);
                Some(Cells {
                    field: self.ground.number(&pattern)?,
                    spots: rows.spots,
                    is_list: true,
                })
            }
            _ => None,
        }
    }

    /// A composite field of which a component is read, and the component.
    pub(super) fn component_of<'t>(
        &self,
        trace: &'t Trace,
        here: &Here<'_>,
    ) -> Option<(usize, Spot, &'t str)> {
        let Because::Part { name, of } = &trace.because else {
            return None;
        };
        let (field, spot) = self.single_of(of, here)?;
        let components = self.ground.field(field).kind.components();
        let known = components.iter().any(|component| component.name == &**name);
        known.then_some((field, spot, name))
    }

    /// The one field that a part reads, as it is.
    pub(super) fn single_of(&self, trace: &Trace, here: &Here<'_>) -> Option<(usize, Spot)> {
        if let Because::Slot(slot) = &trace.because {
            let Place::Field(field) = self.ground.place(*slot)? else {
                return None;
            };
            return Some((*field, self.ground.home(*field, here.spot)));
        }
        let cells = self.cells_of(trace, here)?;
        match cells.spots.as_slice() {
            [spot] if !cells.is_list => Some((cells.field, *spot)),
            _ => None,
        }
    }

    fn child(&self, row: Spot, name: &str) -> Option<usize> {
        let group = self.ground.field(row.group?);
        self.ground.number(&format!("{}.{name}", group.pattern))
    }
}

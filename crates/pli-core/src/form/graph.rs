//! Which value depends on which: the order in which the values of a dossier are found, each once.

use std::collections::HashMap;
use std::sync::Arc;

use pli_feel::{Program, RowType, Slot};

use super::{Condition, Field, Source};

/// What a slot of an expression holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The day of today.
    Today,
    /// A fact of the call, `lot.title`.
    Call(&'static str),
    /// A field of a section or of the row at hand; rows where it is a group.
    Field(usize),
    /// A field of every row of a group of a section, as a list.
    Column(usize),
    /// Whether a supporting document of the whole form has files, by its identifier: `has_piece("rib")`.
    Piece(String),
    /// A cell of the entry of a code list that a filter looks at; no value outside of filters.
    Entry(EntryCell),
}

/// A cell of an entry of a code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryCell {
    Code,
    Label,
    Parent,
    From,
    Until,
    /// One of the list's own columns.
    Column(usize),
}

/// One step of finding the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Node {
    /// Whether a section is shown.
    Section(usize),
    /// Whether a field is shown, and its value; for groups, whether they are shown.
    Field(usize),
    /// The rows of a group as one value.
    Rows(usize),
    /// One field of every row as a list.
    Column(usize),
}

/// Fields by number, what their slots hold, and the order of evaluation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph {
    pub(crate) fields: Vec<Arc<Field>>,
    pub(crate) by_pattern: HashMap<String, usize>,
    /// The group that holds a field.
    pub(crate) parents: Vec<Option<usize>>,
    /// The section that holds a field.
    pub(crate) sections: Vec<usize>,
    /// What each slot holds.
    pub(crate) places: Vec<Place>,
    pub(crate) order: Vec<Node>,
    /// Shape of the rows of a group, of the components of a composite field.
    pub(crate) row_types: HashMap<usize, RowType>,
}

impl Graph {
    /// Orders the nodes; the fields of a circle where there is one.
    pub(crate) fn sort(&mut self, sections: &[Condition]) -> Result<(), Vec<usize>> {
        let needs = self.needs(sections);
        let index: HashMap<Node, usize> = needs
            .iter()
            .enumerate()
            .map(|(i, (node, _))| (*node, i))
            .collect();
        let mut waiting: Vec<usize> = vec![0; needs.len()];
        let mut feeds: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
        for (at, (_, before)) in needs.iter().enumerate() {
            for node in before {
                if let Some(from) = index.get(node) {
                    feeds[*from].push(at);
                    waiting[at] += 1;
                }
            }
        }
        let mut ready: Vec<usize> = (0..needs.len())
            .rev()
            .filter(|at| waiting[*at] == 0)
            .collect();
        let mut order = Vec::with_capacity(needs.len());
        while let Some(at) = ready.pop() {
            order.push(needs[at].0);
            for next in &feeds[at] {
                waiting[*next] -= 1;
                if waiting[*next] == 0 {
                    ready.push(*next);
                }
            }
        }
        if order.len() == needs.len() {
            self.order = order;
            return Ok(());
        }
        Err(circle(&needs, &index, &waiting))
    }

    fn needs(&self, sections: &[Condition]) -> Vec<(Node, Vec<Node>)> {
        let mut needs = Vec::new();
        for (number, visible) in sections.iter().enumerate() {
            needs.push((
                Node::Section(number),
                self.reads(condition_program(visible)),
            ));
        }
        for field in &self.fields {
            needs.push((Node::Field(field.number), self.field_needs(field)));
            if let Some(rows) = field.kind.rows() {
                let mut before = vec![Node::Field(field.number)];
                for child in &rows.fields {
                    before.push(if child.kind.rows().is_some() {
                        Node::Rows(child.number)
                    } else {
                        Node::Field(child.number)
                    });
                }
                needs.push((Node::Rows(field.number), before));
            }
        }
        let columns = self.places.iter().filter_map(|place| match place {
            Place::Column(field) => Some((Node::Column(*field), vec![Node::Field(*field)])),
            Place::Today | Place::Call(_) | Place::Field(_) | Place::Entry(_) | Place::Piece(_) => {
                None
            }
        });
        needs.extend(columns);
        needs
    }

    fn field_needs(&self, field: &Field) -> Vec<Node> {
        let mut before = self.reads(condition_program(&field.visible));
        if let Source::Computed(value) = &field.source {
            before.extend(self.reads(Some(&value.program)));
        }
        before.push(match self.parents[field.number] {
            Some(group) => Node::Field(group),
            None => Node::Section(self.sections[field.number]),
        });
        before.sort_unstable();
        before.dedup();
        before
    }

    fn reads(&self, program: Option<&Program>) -> Vec<Node> {
        let slots = program.map(Program::reads).unwrap_or_default();
        slots
            .iter()
            .filter_map(|slot| self.node_of(*slot))
            .collect()
    }

    /// The node that fills a slot; none for the inputs.
    pub(crate) fn node_of(&self, slot: Slot) -> Option<Node> {
        match self.places.get(slot.index())? {
            Place::Today | Place::Call(_) | Place::Entry(_) | Place::Piece(_) => None,
            Place::Column(field) => Some(Node::Column(*field)),
            Place::Field(field) if self.fields[*field].kind.rows().is_some() => {
                Some(Node::Rows(*field))
            }
            Place::Field(field) => Some(Node::Field(*field)),
        }
    }
}

pub(crate) fn condition_program(condition: &Condition) -> Option<&Program> {
    match condition {
        Condition::When(expression) => Some(&expression.program),
        Condition::Always | Condition::Never => None,
    }
}

/// Follows unmet needs from any stuck node until one comes back: the fields between stand in a circle.
fn circle(
    needs: &[(Node, Vec<Node>)],
    index: &HashMap<Node, usize>,
    waiting: &[usize],
) -> Vec<usize> {
    let mut trail: Vec<usize> = Vec::new();
    let mut seen = vec![false; needs.len()];
    let mut at = waiting.iter().position(|count| *count > 0).unwrap_or(0);
    while !seen[at] {
        seen[at] = true;
        trail.push(at);
        let stuck = |node: &Node| index.get(node).copied().filter(|next| waiting[*next] > 0);
        let Some(next) = needs[at].1.iter().find_map(stuck) else {
            break;
        };
        at = next;
    }
    let start = trail.iter().position(|visited| *visited == at).unwrap_or(0);
    let fields = trail[start..].iter().filter_map(|at| match needs[*at].0 {
        Node::Field(field) | Node::Rows(field) | Node::Column(field) => Some(field),
        Node::Section(_) => None,
    });
    let mut fields: Vec<usize> = fields.collect();
    fields.dedup();
    fields
}

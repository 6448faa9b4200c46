//! From an address in a dossier to the place of the form that it names.

use std::sync::Arc;

use super::{Component, Field, FormPackage, Piece};
use crate::dossier::{Part, Path, Step};

/// What an address names in the form.
#[derive(Debug, Clone)]
pub enum Located {
    /// A field, or a group without a row.
    Field(Arc<Field>),
    /// A component of a composite field.
    Component(Arc<Field>, Component),
    /// A row of a group.
    Row(Arc<Field>),
}

impl FormPackage {
    /// Finds what an address names; none where the form has no such place, or where a row lacks or is too much.
    pub fn locate(&self, path: &Path) -> Option<Located> {
        let mut steps = path.parts();
        let (Some(Part::Name(section)), Some(Part::Name(first))) = (steps.next(), steps.next())
        else {
            return None;
        };
        let section = self.section(section)?;
        let mut at = Located::Field(find(&section.fields, first)?);
        for step in steps {
            at = match (at, step) {
                (Located::Field(field), Part::Row(_)) if field.kind.rows().is_some() => {
                    Located::Row(field)
                }
                (Located::Row(group), Part::Name(name)) => {
                    Located::Field(find(&group.kind.rows()?.fields, name)?)
                }
                (Located::Field(field), Part::Name(name)) => {
                    let component = field
                        .kind
                        .components()
                        .iter()
                        .find(|component| component.name == name)?;
                    Located::Component(field, *component)
                }
                _ => return None,
            };
        }
        Some(at)
    }

    /// Finds the piece that files at this address belong to: `pieces.kbis`, `pieces.cv[row]`.
    pub fn locate_piece(&self, target: &Path) -> Option<&Piece> {
        let (piece, has_row) = match target.steps() {
            [Step::Name(head), Step::Name(id)] if head == "pieces" => (self.piece(id)?, false),
            [Step::Name(head), Step::Name(id), Step::Row(_)] if head == "pieces" => {
                (self.piece(id)?, true)
            }
            _ => return None,
        };
        (piece.each.is_some() == has_row).then_some(piece)
    }
}

fn find(fields: &[Arc<Field>], id: &str) -> Option<Arc<Field>> {
    fields.iter().find(|field| field.id == id).cloned()
}

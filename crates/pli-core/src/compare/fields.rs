//! Answers, field by field, through the sections and rows of both forms.

use std::sync::Arc;

use super::{Compared, FieldDifference, Giver, Side};
use crate::dossier::{Path, Step};
use crate::form::{Field, Source};
use crate::text::Text;
use crate::view::FieldView;

impl Compared<'_> {
    /// Every section of the later form, then those that only the earlier one has.
    pub(super) fn sections(&mut self) {
        let (before, after) = (self.before.form, self.after.form);
        let outside = Text::default();
        for section in &after.sections {
            let home = Path::new(vec![Step::Name(section.id.clone())]);
            let former = before.section(&section.id).map(|s| s.fields.as_slice());
            self.fields(former.unwrap_or_default(), &section.fields, &home, &outside);
        }
        for section in &before.sections {
            if after.section(&section.id).is_none() {
                let home = Path::new(vec![Step::Name(section.id.clone())]);
                self.fields(&section.fields, &[], &home, &outside);
            }
        }
    }

    /// The fields of a section or of a row that both have, or that one has.
    pub(super) fn fields(
        &mut self,
        before: &[Arc<Field>],
        after: &[Arc<Field>],
        home: &Path,
        row: &Text,
    ) {
        let same = |fields: &[Arc<Field>], id: &str| fields.iter().find(|f| f.id == id).cloned();
        for field in after {
            let former = same(before, &field.id);
            self.field(former.as_ref(), Some(field), &home.child(&field.id), row);
        }
        for field in before {
            if same(after, &field.id).is_none() {
                self.field(Some(field), None, &home.child(&field.id), row);
            }
        }
    }

    fn field(
        &mut self,
        before: Option<&Arc<Field>>,
        after: Option<&Arc<Field>>,
        path: &Path,
        row: &Text,
    ) {
        let rows = |field: Option<&Arc<Field>>| field.and_then(|f| f.kind.rows()).is_some();
        if rows(before) || rows(after) {
            let only =
                |field: Option<&Arc<Field>>| field.filter(|f| f.kind.rows().is_some()).cloned();
            self.rows(only(before).as_ref(), only(after).as_ref(), path);
        }
        let Some(field) = after.or(before).filter(|field| field.kind.rows().is_none()) else {
            return;
        };
        let former = self.former(path);
        let (old, new) = (answered(self.before, &former), answered(self.after, path));
        let differs = match (old, new) {
            (Some(old), Some(new)) => !same_answer(old, new),
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        };
        if differs {
            self.found.fields.push(FieldDifference {
                former_path: (former != *path).then_some(former),
                path: path.clone(),
                label: field.label.clone(),
                row: row.clone(),
                before: old.map(|view| shown(before.unwrap_or(field), view)),
                after: new.map(|view| shown(field, view)),
                giver: match field.source {
                    Source::Person => Giver::Person,
                    Source::Call(_) => Giver::Call,
                    Source::Computed(_) => Giver::Form,
                },
            });
        }
    }
}

/// An answer as people read it.
fn shown(field: &Field, view: &FieldView) -> Text {
    Text::told(|language| view.shown(field, language))
}

/// What stands at a place, hidden answers included: they are kept in the draft.
fn answered<'a>(side: Side<'a>, path: &Path) -> Option<&'a FieldView> {
    side.view
        .fields
        .get(path)
        .filter(|view| !view.display.is_empty())
}

/// Whether two answers are the same: by what was given, and by what is shown of it.
fn same_answer(before: &FieldView, after: &FieldView) -> bool {
    let parts = |view: &FieldView| -> Vec<_> {
        view.components
            .iter()
            .map(|part| (part.name, part.answer.clone()))
            .collect()
    };
    before.display == after.display
        && before.answer == after.answer
        && before.value == after.value
        && parts(before) == parts(after)
}

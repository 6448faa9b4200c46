//! Two states of a dossier, or two dossiers, compared field by field.

use std::sync::Arc;

use pli_core::answers::{Numbering, friendly_path};
use pli_core::compare::{self as core, Comparison, Giver, Matching, RowChange, Side};
use pli_core::dossier::{Dossier, Edit, Path};
use pli_core::form::FormPackage;
use pli_core::text::{Language, Text};
use pli_core::view::{Inputs, View, evaluate};
use pli_protocol::DossierId;

use super::{OpenDossier, lock, point, show};
use crate::app::{Session, today};
use crate::fault::Fault;
use crate::form;
use crate::seam::{
    ComparedFileView, ComparisonView, FieldDifferenceView, FileDifferenceView,
    JustificationDifferenceView, PointRequest, PointView, RowDifferenceView,
};

/// A dossier at a point, with all that a comparison needs.
struct Seen {
    id: DossierId,
    title: String,
    form: Arc<FormPackage>,
    state: Dossier,
    view: View,
}

/// Compares an earlier point with a later one, of one dossier or of two.
pub fn compare(
    session: &Session,
    before: &PointRequest,
    after: &PointRequest,
) -> Result<ComparisonView, Fault> {
    let language = show::language(session)?;
    let old = see(session, before)?;
    let new = see(session, after)?;
    let matching = if old.id == new.id {
        Matching::Identity
    } else {
        Matching::Summary
    };
    let found = core::compare(side(&old), side(&new), matching);
    Ok(view(&old, &new, before, after, found, language))
}

fn see(session: &Session, request: &PointRequest) -> Result<Seen, Fault> {
    let id = super::id_of(session, &request.id)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let state = point::state_at(session, &dossier, request.at.as_deref())?;
    let inputs = Inputs {
        call: dossier.call.as_ref(),
        lot: dossier.lot.as_deref(),
        today: today(),
    };
    let form = form_of(session, &dossier, &state)?;
    Ok(Seen {
        id,
        title: dossier.title.clone(),
        view: evaluate(&form, &state, inputs),
        form,
        state,
    })
}

/// The version of the form that a former state had: a draft may have been moved since.
fn form_of(
    session: &Session,
    dossier: &OpenDossier,
    state: &Dossier,
) -> Result<Arc<FormPackage>, Fault> {
    let started_with = || {
        let moves = dossier.state.journal().filter_map(|op| match &op.edit {
            Edit::MoveForm { from, .. } => Some((op.at, op.id, from)),
            _ => None,
        });
        moves
            .min_by_key(|(at, id, _)| (*at, *id))
            .map(|(_, _, from)| from)
    };
    match state.form().or_else(started_with) {
        Some(form) if form.sha256 != dossier.form.sha256 => form::find(session, &form.sha256),
        Some(_) | None => Ok(Arc::clone(&dossier.form)),
    }
}

fn side(seen: &Seen) -> Side<'_> {
    Side {
        form: &seen.form,
        dossier: &seen.state,
        view: &seen.view,
    }
}

fn view(
    old: &Seen,
    new: &Seen,
    before: &PointRequest,
    after: &PointRequest,
    found: Comparison,
    language: Language,
) -> ComparisonView {
    let of = |seen: &Seen, at: Option<&str>| {
        let (id, at) = point::name(seen.id, at);
        let title = seen.title.clone();
        PointView { id, title, at }
    };
    // Rows by number: of the later state, or of the earlier one for what is gone.
    let place = |path: &Path| {
        let seen = [new, old]
            .into_iter()
            .find(|seen| stands(seen, path))
            .unwrap_or(new);
        friendly_path(&seen.form, &seen.state, path, Numbering::FromOne)
    };
    let words = |text: Option<Text>| text.map(|text| text.get(language).to_owned());
    let fields = found.fields.into_iter().map(|field| FieldDifferenceView {
        path: place(&field.path),
        label: field.label.get(language).to_owned(),
        row: field.row.get(language).to_owned(),
        before: words(field.before),
        after: words(field.after),
        giver: giver(field.giver).to_owned(),
    });
    let rows = found.rows.into_iter().map(|row| {
        let (change, from, to) = match row.change {
            RowChange::Added(to) => ("added", None, Some(to)),
            RowChange::Removed(from) => ("removed", Some(from), None),
            RowChange::Moved(from, to) => ("moved", Some(from), Some(to)),
        };
        RowDifferenceView {
            path: place(&row.path),
            label: row.label.get(language).to_owned(),
            summary: row.summary.get(language).to_owned(),
            change: change.to_owned(),
            from,
            to,
        }
    });
    let file = |file: Option<(String, String)>| {
        file.map(|(name, sha256)| ComparedFileView { name, sha256 })
    };
    let files = found.files.into_iter().map(|one| FileDifferenceView {
        target: place(&one.target),
        label: one.label.get(language).to_owned(),
        before: file(one.before),
        after: file(one.after),
    });
    let justifications = found.justifications.into_iter();
    let justifications = justifications.map(|one| JustificationDifferenceView {
        path: place(&one.path),
        code: one.code,
        before: one.before,
        after: one.after,
    });
    ComparisonView {
        fields: fields.collect(),
        rows: rows.collect(),
        files: files.collect(),
        justifications: justifications.collect(),
        before: of(old, before.at.as_deref()),
        after: of(new, after.at.as_deref()),
    }
}

/// Whether the innermost row of a place stands.
fn stands(seen: &Seen, path: &Path) -> bool {
    let Some(row) = path.innermost_row() else {
        return true;
    };
    let mut groups = seen.view.groups.values();
    groups.any(|group| group.rows.iter().any(|known| known.row == row))
}

fn giver(giver: Giver) -> &'static str {
    match giver {
        Giver::Person => "person",
        Giver::Call => "call",
        Giver::Form => "form",
    }
}

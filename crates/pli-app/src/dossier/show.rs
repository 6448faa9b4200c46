//! A dossier as the window shows it, whole or by what changed.

use std::collections::{BTreeMap, BTreeSet};

use pli_core::dossier::{Answer, Attachment, Origin, Path, RowId, UndoState};
use pli_core::finding::{Finding, Severity};
use pli_core::form::{Field, Located};
use pli_core::text::Language;
use pli_core::view::{
    ComponentView, FieldView, GroupView as CoreGroup, PieceView as CorePiece, View, display_answer,
    display_component, typed_answer, typed_component,
};
use pli_protocol::DossierId;

use super::raise::judged_stamp;
use super::{OpenDossier, form_view, list, lock, sign};
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::seam::{
    self, AttachmentView, ChangeView, DossierView, FindingView, GroupView, Input, NodeView,
    PieceView, RowView, SectionStatusView, TotalView, UndoView,
};
use crate::settings;

/// One dossier whole.
pub fn show(session: &Session, id: DossierId) -> Result<DossierView, Fault> {
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    // Another day, or a call that changed, may have come since the last look.
    dossier.look(session)?;
    let language = language(session)?;
    let mut frozen = sign::states(session, &dossier)?;
    if let Some(signed) = frozen.signed.as_mut().filter(|it| it.stamped_at.is_some()) {
        signed.stamp = judged_stamp(session, id)?;
    }
    Ok(DossierView {
        summary: list::summary(session, id)?,
        form: form_view(&dossier.form, language),
        nodes: nodes(
            &dossier,
            &dossier.view.fields.iter().collect::<Vec<_>>(),
            language,
        ),
        groups: groups(&dossier.view.groups.iter().collect::<Vec<_>>(), language),
        findings: findings(&dossier.view, language),
        totals: totals(&dossier.view, language),
        pieces: pieces(&dossier, language),
        sections: sections(&dossier.view),
        undo: undo_view(session, &dossier),
        attached_bytes: attached_bytes(&dossier.view),
        hidden_answers: hidden_answers(&dossier.view),
        printed: frozen.printed,
        signed: frozen.signed,
    })
}

/// What the last act changed, durable.
pub(crate) fn change(
    session: &Session,
    dossier: &OpenDossier,
    new_rows: &[RowId],
    attached: Option<&Attachment>,
) -> Result<ChangeView, Fault> {
    let language = language(session)?;
    let diff = &dossier.changed;
    let removed = diff.removed_fields.iter().chain(&diff.removed_groups);
    let frozen = sign::states(session, dossier)?;
    Ok(ChangeView {
        summary: list::summary(session, dossier.id)?,
        nodes: nodes(
            dossier,
            &named(&diff.fields, &dossier.view.fields),
            language,
        ),
        removed: removed.map(ToString::to_string).collect(),
        groups: groups(&named(&diff.groups, &dossier.view.groups), language),
        findings: findings(&dossier.view, language),
        totals: totals(&dossier.view, language),
        pieces: pieces(dossier, language),
        sections: sections(&dossier.view),
        undo: undo_view(session, dossier),
        attached_bytes: attached_bytes(&dossier.view),
        hidden_answers: hidden_answers(&dossier.view),
        printed: frozen.printed,
        signed: frozen.signed,
        saved_at: now().to_string(),
        new_rows: new_rows.iter().map(|row| row.0.to_string()).collect(),
        attached: attached.map(attachment),
        table: None,
    })
}

/// What a change names, as it is now.
fn named<'v, V>(names: &'v BTreeSet<Path>, all: &'v BTreeMap<Path, V>) -> Vec<(&'v Path, &'v V)> {
    let found = names.iter().filter_map(|path| all.get_key_value(path));
    found.collect()
}

/// The findings, blocking first.
pub(super) fn findings(view: &View, language: Language) -> Vec<FindingView> {
    let mut all: Vec<&Finding> = view.findings.iter().collect();
    all.sort_by_key(|finding| finding.severity);
    all.into_iter()
        .map(|known| finding(known, language))
        .collect()
}

/// One finding; the form's own words in a language, French where English lacks.
pub(super) fn finding(finding: &Finding, language: Language) -> FindingView {
    let (message, why) = match language {
        Language::French => (finding.message.clone(), finding.why.clone()),
        Language::English => {
            let or = |english: &Option<String>, french: &Option<String>| {
                english.clone().or_else(|| french.clone())
            };
            (
                or(&finding.message_en, &finding.message),
                or(&finding.why_en, &finding.why),
            )
        }
    };
    FindingView {
        code: finding.code.clone(),
        severity: severity(finding.severity).to_owned(),
        section: finding.section.clone(),
        path: finding.path.to_string(),
        values: finding
            .values_in(language)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        message,
        why,
        justified: finding.justified.clone(),
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "blocking",
        Severity::Warning => "warning",
    }
}

fn nodes(
    dossier: &OpenDossier,
    fields: &[(&Path, &FieldView)],
    language: Language,
) -> Vec<NodeView> {
    let mut nodes = Vec::new();
    for (path, view) in fields {
        let Some(Located::Field(field)) = dossier.form.locate(path) else {
            continue;
        };
        nodes.push(node(path, &field, view, language));
        nodes.extend(
            view.components
                .iter()
                .map(|component| component_node(path, component, view, language)),
        );
    }
    nodes
}

fn node(path: &Path, field: &Field, view: &FieldView, language: Language) -> NodeView {
    NodeView {
        path: path.to_string(),
        pattern: path.pattern(),
        input: view
            .answer
            .as_ref()
            .or(view.value.as_ref())
            .map(|answer| input(field, answer, language)),
        shown: view.shown(field, language),
        visible: view.visible,
        required: view.required,
        origin: view.origin.as_ref().map(origin),
        provisional: view.provisional,
        conflicts: view
            .others
            .iter()
            .map(|other| {
                let answer = other.answer.as_ref();
                answer.map_or_else(String::new, |answer| {
                    display_answer(field, answer, language)
                })
            })
            .collect(),
    }
}

fn component_node(
    path: &Path,
    view: &ComponentView,
    whole: &FieldView,
    language: Language,
) -> NodeView {
    let path = path.child(view.name);
    NodeView {
        pattern: path.pattern(),
        path: path.to_string(),
        input: view
            .answer
            .as_ref()
            .map(|answer| Input::Text(typed_component(view.kind, answer, language))),
        shown: view.shown(language),
        visible: whole.visible,
        required: view.required,
        origin: view.origin.as_ref().map(origin),
        provisional: false,
        conflicts: view
            .others
            .iter()
            .map(|other| {
                let answer = other.answer.as_ref();
                answer.map_or_else(String::new, |answer| {
                    display_component(view.kind, answer, language)
                })
            })
            .collect(),
    }
}

/// An answer as its field takes it back.
fn input(field: &Field, answer: &Answer, language: Language) -> Input {
    match answer {
        Answer::YesNo(value) => Input::YesNo(*value),
        Answer::Codes(codes) => Input::Codes(codes.clone()),
        Answer::Text(text) => Input::Text(text.clone()),
        Answer::Number(_) | Answer::Date(_) | Answer::DateTime(_) => {
            Input::Text(typed_answer(field, answer, language))
        }
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Profile => "profile".to_owned(),
        Origin::Paste => "paste".to_owned(),
        Origin::File(name) | Origin::Dossier(name) => name.clone(),
        Origin::FormVersion(version) => format!("form:{version}"),
    }
}

fn groups(groups: &[(&Path, &CoreGroup)], language: Language) -> Vec<GroupView> {
    groups
        .iter()
        .map(|(path, group)| GroupView {
            path: path.to_string(),
            pattern: path.pattern(),
            visible: group.visible,
            required: group.required,
            rows: group
                .rows
                .iter()
                .map(|row| RowView {
                    id: row.row.0.to_string(),
                    path: path.row(row.row).to_string(),
                    label: row_label(row, language),
                })
                .collect(),
        })
        .collect()
}

fn row_label(row: &pli_core::view::RowView, language: Language) -> String {
    match row.summary.get(language) {
        "" => row.number.to_string(),
        summary => summary.to_owned(),
    }
}

fn totals(view: &View, language: Language) -> Vec<TotalView> {
    view.totals
        .iter()
        .map(|total| TotalView {
            id: total.id.clone(),
            label: total.label.get(language).to_owned(),
            value: total.value.as_ref().map(exact),
            shown: total.display.get(language).to_owned(),
            provisional: total.provisional,
        })
        .collect()
}

/// A value as programs read it.
fn exact(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) | Answer::Number(text) => text.clone(),
        Answer::YesNo(value) => value.to_string(),
        Answer::Date(date) => date.to_string(),
        Answer::DateTime(time) => time.to_string(),
        Answer::Codes(codes) => codes.join(", "),
    }
}

fn pieces(dossier: &OpenDossier, language: Language) -> Vec<PieceView> {
    dossier
        .view
        .pieces
        .iter()
        .map(|piece| piece_view(dossier, piece, language))
        .collect()
}

fn piece_view(dossier: &OpenDossier, piece: &CorePiece, language: Language) -> PieceView {
    let form = dossier.form.piece(&piece.id);
    let limits = form.map(|form| form.limits.clone()).unwrap_or_default();
    let call = dossier.call.as_ref().map(|call| &call.limits);
    let formats = if limits.formats.is_empty() {
        call.map(|l| l.formats.clone()).unwrap_or_default()
    } else {
        limits.formats
    };
    PieceView {
        target: piece.target.to_string(),
        id: piece.id.clone(),
        label: piece.label.get(language).to_owned(),
        row_label: piece.row.as_ref().map(|row| row_label(row, language)),
        help: form
            .and_then(|form| form.help.as_ref())
            .map(|help| help.get(language).to_owned()),
        required: piece.required,
        conditional: form.is_some_and(|form| {
            form_view::is_conditional(&form.required) || form_view::is_conditional(&form.visible)
        }),
        severity: severity(piece.severity).to_owned(),
        visible: piece.visible,
        formats,
        max_size: limits
            .max_bytes
            .into_iter()
            .chain(call.map(|limits| limits.max_file_bytes))
            .min(),
        min_files: piece.min_files,
        max_files: limits.max_files,
        attachments: piece.files.iter().map(attachment).collect(),
    }
}

/// An attached file as the window shows it.
pub(super) fn attachment(file: &Attachment) -> AttachmentView {
    AttachmentView {
        id: file.id.0.to_string(),
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
        media_type: file.media_type.clone(),
        issued_on: file.issued_on.map(|date| date.to_string()),
    }
}

fn sections(view: &View) -> Vec<SectionStatusView> {
    view.sections
        .iter()
        .map(|section| SectionStatusView {
            id: section.id.clone(),
            visible: section.visible,
            answered: section.progress.answered,
            required: section.progress.required,
            blocking: section.blocking,
            warnings: section.warnings,
        })
        .collect()
}

fn undo_view(session: &Session, dossier: &OpenDossier) -> UndoView {
    let state = UndoState::of(&dossier.state, session.store.actor());
    UndoView {
        can_undo: state.can_undo(),
        can_redo: state.can_redo(),
    }
}

/// Bytes of the files that stand, visible or not.
pub(crate) fn attached_bytes(view: &View) -> u64 {
    let pieces = view.pieces.iter().flat_map(|piece| &piece.files);
    let fields = view.fields.values().flat_map(|field| &field.files);
    pieces.chain(fields).map(|file| file.size).sum()
}

fn hidden_answers(view: &View) -> u32 {
    u32::try_from(view.hidden.len()).unwrap_or(u32::MAX)
}

pub(crate) fn language(session: &Session) -> Result<Language, Fault> {
    Ok(match settings::get(session)?.language {
        seam::Language::Fr => Language::French,
        seam::Language::En => Language::English,
    })
}

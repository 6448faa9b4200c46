//! From values to the view: fields, groups, sections, totals.

use super::cells::{OUTSIDE, Share, Spot, is_empty};
use super::composite::{components, joined, others};
use super::format::display_answer;
use super::live::LiveView;
use super::scene::Scene;
use super::shown::Tally;
use super::values::to_answer;
use super::{
    Access, FieldView, GroupView, Inputs, Progress, RowView, SectionStatus, SectionView, TotalView,
    View, pieces,
};
use crate::dossier::{Answer, Attachment, Dossier, Path, Register};
use crate::finding::Severity;
use crate::form::{ComponentKind, Field, FormPackage, Source};
use crate::text::{Language, Text};

/// Evaluates a dossier: everything that a person sees of it.
pub fn evaluate(form: &FormPackage, dossier: &Dossier, inputs: Inputs<'_>) -> View {
    LiveView::open(form, dossier, inputs).into_view()
}

/// A view of nothing.
pub(super) fn empty() -> View {
    View {
        sections: Vec::new(),
        fields: std::collections::BTreeMap::new(),
        groups: std::collections::BTreeMap::new(),
        findings: Vec::new(),
        totals: Vec::new(),
        pieces: Vec::new(),
        hidden: Vec::new(),
        progress: Progress::default(),
    }
}

/// A group or table as people see it.
pub(super) fn group_view(scene: Scene<'_>, number: usize, home: usize) -> GroupView {
    let state = &scene.states[number][home];
    let rows = scene.orders[number][home].iter().map(|index| {
        let instance = &scene.instances[number][*index];
        RowView {
            row: instance.row,
            number: instance.number,
            summary: instance.summary.clone(),
        }
    });
    GroupView {
        visible: state.visible,
        required: state.required,
        rows: rows.collect(),
    }
}

/// A field as people see it.
pub(super) fn field_view(scene: Scene<'_>, field: &Field, spot: Spot) -> FieldView {
    let state = &scene.states[field.number][spot.index];
    let path = scene.path(field.number, spot.index);
    let register = scene.register(field.number, spot.index);
    let shown = register.and_then(Register::shown);
    let answer = shown.and_then(|written| written.value.answer.clone());
    let value = if state.visible {
        to_answer(Some(&field.kind), &state.value)
    } else {
        None
    };
    let components = if field.kind.components().is_empty() {
        Vec::new()
    } else {
        components(scene.dossier, field, path, state.required)
    };
    let display = if components.is_empty() {
        value
            .as_ref()
            .or(answer.as_ref())
            .map(|answer| display_answer(field, answer))
            .unwrap_or_default()
    } else {
        joined(field, &components, Language::French)
    };
    FieldView {
        answer,
        value,
        display,
        components,
        files: files_at(scene.dossier, path),
        visible: state.visible,
        required: state.required,
        access: access(field),
        provisional: state.provisional,
        origin: shown.and_then(|written| written.value.origin.clone()),
        others: register
            .map(|register| others(register, |answer| display_answer(field, answer)))
            .unwrap_or_default(),
    }
}

fn files_at(dossier: &Dossier, path: &Path) -> Vec<Attachment> {
    dossier.attached(path).into_iter().cloned().collect()
}

/// What a field or group in a row adds to the counts of its section.
pub(super) fn share(scene: Scene<'_>, field: &Field, spot: Spot) -> Share {
    let (number, index) = (field.number, spot.index);
    let state = &scene.states[number][index];
    let (given, answered) = if field.kind.rows().is_some() {
        let has_rows = !scene.orders[number][index].is_empty();
        (has_rows, has_rows)
    } else if field.kind.components().is_empty() {
        let given = scene.answer(number, index).is_some();
        (given, !is_empty(&state.value))
    } else {
        answered_components(scene, field, spot)
    };
    let has_files = || {
        let mut targets = scene.dossier.targets();
        targets.next().is_some() && !scene.dossier.attached(scene.path(number, index)).is_empty()
    };
    Share {
        required: state.required && field.severity == Severity::Blocking,
        answered,
        touched: state.visible && (given || has_files()),
    }
}

/// Whether a composite answer is begun, and whether no component lacks.
fn answered_components(scene: Scene<'_>, field: &Field, spot: Spot) -> (bool, bool) {
    let path = scene.path(field.number, spot.index);
    let required = scene.states[field.number][spot.index].required;
    let all = field.kind.components().iter();
    let all: Vec<(bool, bool)> = all
        .map(|component| {
            let answer = scene.dossier.answer(&path.child(component.name));
            (component.required, answer.is_some())
        })
        .collect();
    let begun = all.iter().any(|(_, answered)| *answered);
    let lacks = |(needed, answered): &(bool, bool)| *needed && (required || begun) && !answered;
    (begun, !all.iter().any(lacks))
}

fn access(field: &Field) -> Access {
    match field.source {
        Source::Person => Access::Open,
        Source::Call(_) => Access::FromCall,
        Source::Computed(_) => Access::Computed,
    }
}

/// The line that tells a row from its siblings.
pub(super) fn summary(scene: Scene<'_>, group: &Field, inside: Spot) -> Text {
    let label = group.kind.rows().and_then(|rows| rows.row_label.as_ref());
    label
        .map(|(expression, shape)| shape.tell(&scene.evaluate(&expression.program, inside)))
        .unwrap_or_default()
}

/// One total.
pub(super) fn total(scene: Scene<'_>, number: usize) -> TotalView {
    let total = &scene.form.totals[number];
    let value = scene.evaluate(&total.value.program, OUTSIDE);
    TotalView {
        id: total.id.clone(),
        label: total.label.clone(),
        display: total.shape.tell(&value),
        value: to_answer(None, &value),
        provisional: scene.is_provisional(&total.value.program),
    }
}

/// Where each section stands.
pub(super) fn sections(scene: Scene<'_>, tallies: &[Tally]) -> Vec<SectionView> {
    let sections = scene.form.sections.iter().enumerate();
    let views = sections.map(|(number, section)| {
        let tally = tallies[number];
        let lacks = tally.progress.answered < tally.progress.required;
        let status = match (lacks || tally.blocking > 0, tally.touched > 0, lacks) {
            (false, _, _) => SectionStatus::Complete,
            (true, false, _) => SectionStatus::Untouched,
            (true, true, true) => SectionStatus::Started,
            (true, true, false) => SectionStatus::Blocked,
        };
        SectionView {
            id: section.id.clone(),
            visible: scene.sections[number],
            status,
            progress: tally.progress,
            blocking: tally.blocking,
            warnings: tally.warnings,
        }
    });
    views.collect()
}

/// How far the dossier is, pieces included.
pub(super) fn progress(sections: &[SectionView], pieces: &[super::PieceView]) -> Progress {
    let mut all = Progress::default();
    for section in sections {
        all.required += section.progress.required;
        all.answered += section.progress.answered;
    }
    for piece in pieces
        .iter()
        .filter(|piece| piece.required && piece.severity == Severity::Blocking)
    {
        all.required += 1;
        let lacking = pieces::lacking(piece.files.len(), piece.min_files, piece.required);
        all.answered += u32::from(lacking == 0);
    }
    all
}

/// Whether a component's answer is of its kind.
pub(super) fn component_reads(kind: ComponentKind, answer: &Answer) -> bool {
    super::values::read_component(kind, answer).is_some()
}

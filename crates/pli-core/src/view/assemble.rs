//! From values to the view: fields, groups, sections, totals.

use super::composite::{components, joined, others};
use super::engine::{Engine, OUTSIDE, Share, Spot, is_empty};
use super::format::display_answer;
use super::live::LiveView;
use super::shown::Tally;
use super::values::to_answer;
use super::{
    Access, ComponentView, FieldView, GroupView, Inputs, Progress, RowView, SectionStatus,
    SectionView, TotalView, View, pieces,
};
use crate::dossier::{Answer, Dossier, Register};
use crate::finding::Severity;
use crate::form::{ComponentKind, Field, FormPackage, Source};

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

/// A group or table as people see it, and what it adds to the counts of its section.
pub(super) fn group_view(engine: &Engine<'_>, number: usize, home: usize) -> (GroupView, Share) {
    let state = &engine.states[number][home];
    let rows = engine.orders[number][home].iter().map(|index| {
        let instance = &engine.instances[number][*index];
        RowView {
            row: instance.row,
            number: instance.number,
            summary: instance.summary.clone(),
        }
    });
    let rows: Vec<RowView> = rows.collect();
    let share = Share {
        required: state.required && engine.form.graph.fields[number].severity == Severity::Blocking,
        answered: !rows.is_empty(),
        touched: state.visible && !rows.is_empty(),
    };
    let view = GroupView {
        visible: state.visible,
        required: state.required,
        rows,
    };
    (view, share)
}

/// A field as people see it, and what it adds to the counts of its section.
pub(super) fn field_view(engine: &Engine<'_>, field: &Field, spot: Spot) -> (FieldView, Share) {
    let state = &engine.states[field.number][spot.index];
    let register = engine.dossier.register(&state.path);
    let shown = register.and_then(Register::shown);
    let answer = shown.and_then(|written| written.value.answer.clone());
    let value = if state.visible {
        to_answer(Some(&field.kind), &state.value)
    } else {
        None
    };
    let display = value
        .as_ref()
        .or(answer.as_ref())
        .map(|answer| display_answer(field, answer))
        .unwrap_or_default();
    let components = components(engine.dossier, field, &state.path, state.required);
    let display = if components.is_empty() {
        display
    } else {
        joined(field, &components)
    };
    let files = engine
        .dossier
        .attached(&state.path)
        .into_iter()
        .cloned()
        .collect::<Vec<_>>();
    let given = answer.is_some()
        || !files.is_empty()
        || components
            .iter()
            .any(|component| component.answer.is_some());
    let share = Share {
        required: state.required && field.severity == Severity::Blocking,
        answered: is_answered(field, &components, !is_empty(&state.value)),
        touched: state.visible && given,
    };
    let view = FieldView {
        answer,
        value,
        display,
        components,
        files,
        visible: state.visible,
        required: state.required,
        access: access(field),
        provisional: state.provisional,
        origin: shown.and_then(|written| written.value.origin.clone()),
        others: register
            .map(|register| others(register, |answer| display_answer(field, answer)))
            .unwrap_or_default(),
    };
    (view, share)
}

fn is_answered(field: &Field, components: &[ComponentView], has_value: bool) -> bool {
    let lacks = |view: &&ComponentView| view.required && view.answer.is_none();
    if field.kind.components().is_empty() {
        has_value
    } else {
        !components.iter().any(|view| lacks(&view))
    }
}

fn access(field: &Field) -> Access {
    match field.source {
        Source::Person => Access::Open,
        Source::Call(_) => Access::FromCall,
        Source::Computed(_) => Access::Computed,
    }
}

/// The line that tells a row from its siblings.
pub(super) fn summary(engine: &Engine<'_>, group: &Field, inside: Spot) -> String {
    let label = group.kind.rows().and_then(|rows| rows.row_label.as_ref());
    label
        .map(|(expression, shape)| shape.write(&engine.evaluate(&expression.program, inside)))
        .unwrap_or_default()
}

/// One total.
pub(super) fn total(engine: &Engine<'_>, number: usize) -> TotalView {
    let total = &engine.form.totals[number];
    let value = engine.evaluate(&total.value.program, OUTSIDE);
    TotalView {
        id: total.id.clone(),
        label: total.label.clone(),
        display: total.shape.write(&value),
        value: to_answer(None, &value),
        provisional: engine.is_provisional(&total.value.program),
    }
}

/// Where each section stands.
pub(super) fn sections(engine: &Engine<'_>, tallies: &[Tally]) -> Vec<SectionView> {
    let sections = engine.form.sections.iter().enumerate();
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
            visible: engine.sections[number],
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

//! From values to the view: fields, groups, sections, totals, pieces, hidden answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::composite::{components, joined, others};
use super::engine::{Engine, OUTSIDE, Spot, is_empty};
use super::findings::{self, Report};
use super::format::display_answer;
use super::values::to_answer;
use super::{
    Access, ComponentView, FieldView, GroupView, Inputs, Progress, RowView, SectionStatus,
    SectionView, TotalView, View, pieces,
};
use crate::dossier::{Answer, Dossier, Path, Register};
use crate::finding::Severity;
use crate::form::{ComponentKind, Field, FormPackage, Located, Source};

/// Evaluates a dossier: everything that a person sees of it.
pub fn evaluate(form: &FormPackage, dossier: &Dossier, inputs: Inputs<'_>) -> View {
    let engine = Engine::run(form, dossier, inputs);
    let mut assembly = Assembly {
        engine: &engine,
        fields: BTreeMap::new(),
        groups: BTreeMap::new(),
        report: Report::new(dossier),
    };
    let mut sections = Vec::new();
    for (number, section) in form.sections.iter().enumerate() {
        let mut tally = Tally::default();
        for field in &section.fields {
            assembly.field(field, OUTSIDE, &mut tally);
        }
        sections.push((section.id.clone(), engine.sections[number], tally));
    }
    findings::rules(&engine, &mut assembly.report);
    let pieces = pieces::pieces(&engine, &mut assembly.report);
    let Assembly {
        fields,
        groups,
        report,
        ..
    } = assembly;
    let findings = report.in_order(form);
    let hidden = hidden(form, dossier, &fields, &pieces);
    let sections: Vec<SectionView> = sections
        .into_iter()
        .map(|(id, visible, tally)| section_view(id, visible, &tally, &findings))
        .collect();
    let progress = progress(&sections, &pieces);
    View {
        sections,
        fields,
        groups,
        findings,
        totals: totals(&engine),
        pieces,
        hidden,
        progress,
    }
}

/// What is counted over a section.
#[derive(Default)]
struct Tally {
    progress: Progress,
    touched: bool,
}

impl Tally {
    fn count(&mut self, answered: bool) {
        self.progress.required += 1;
        self.progress.answered += u32::from(answered);
    }
}

struct Assembly<'a> {
    engine: &'a Engine<'a>,
    fields: BTreeMap<Path, FieldView>,
    groups: BTreeMap<Path, GroupView>,
    report: Report<'a>,
}

impl Assembly<'_> {
    fn field(&mut self, field: &Arc<Field>, spot: Spot, tally: &mut Tally) {
        let state = &self.engine.states[field.number][spot.index];
        if state.visible {
            findings::field(self.engine, field, spot, &mut self.report);
        }
        match field.kind.rows() {
            Some(_) => self.group(field, spot, tally),
            None => self.single(field, spot, tally),
        }
    }

    fn group(&mut self, field: &Arc<Field>, spot: Spot, tally: &mut Tally) {
        let Some(rows) = field.kind.rows() else {
            return;
        };
        let engine = self.engine;
        let state = &engine.states[field.number][spot.index];
        let mut views = Vec::new();
        for (index, instance) in engine.instances[field.number]
            .iter()
            .enumerate()
            .filter(|(_, i)| i.parent == spot.index)
        {
            let inside = Spot {
                group: Some(field.number),
                index,
            };
            for child in &rows.fields {
                self.field(child, inside, tally);
            }
            views.push(RowView {
                row: instance.row,
                number: instance.number,
                summary: summary(engine, field, inside),
            });
        }
        tally.touched |= state.visible && !views.is_empty();
        if state.required && field.severity == Severity::Blocking {
            tally.count(!views.is_empty());
        }
        self.groups.insert(
            state.path.clone(),
            GroupView {
                visible: state.visible,
                required: state.required,
                rows: views,
            },
        );
    }

    fn single(&mut self, field: &Arc<Field>, spot: Spot, tally: &mut Tally) {
        let engine = self.engine;
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
        tally.touched |= state.visible && given;
        if state.required && field.severity == Severity::Blocking {
            tally.count(is_answered(field, &components, !is_empty(&state.value)));
        }
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
        self.fields.insert(state.path.clone(), view);
    }
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

fn totals(engine: &Engine<'_>) -> Vec<TotalView> {
    let totals = engine.form.totals.iter().map(|total| {
        let value = engine.evaluate(&total.value.program, OUTSIDE);
        TotalView {
            id: total.id.clone(),
            label: total.label.clone(),
            display: total.shape.write(&value),
            value: to_answer(None, &value),
            provisional: engine.is_provisional(&total.value.program),
        }
    });
    totals.collect()
}

fn section_view(
    id: String,
    visible: bool,
    tally: &Tally,
    findings: &[crate::finding::Finding],
) -> SectionView {
    let own = || findings.iter().filter(|finding| finding.section == id);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let blocking = count(
        own()
            .filter(|finding| finding.severity == Severity::Blocking)
            .count(),
    );
    let open = |finding: &&crate::finding::Finding| {
        finding.severity == Severity::Warning && finding.justified.is_none()
    };
    let warnings = count(own().filter(open).count());
    let lacks = tally.progress.answered < tally.progress.required;
    let status = match (lacks || blocking > 0, tally.touched, lacks) {
        (false, _, _) => SectionStatus::Complete,
        (true, false, _) => SectionStatus::Untouched,
        (true, true, true) => SectionStatus::Started,
        (true, true, false) => SectionStatus::Blocked,
    };
    SectionView {
        id,
        visible,
        status,
        progress: tally.progress,
        blocking,
        warnings,
    }
}

fn progress(sections: &[SectionView], pieces: &[super::PieceView]) -> Progress {
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
        all.answered += u32::from(pieces::lacking(piece) == 0);
    }
    all
}

/// Answers and files that stand at a hidden place, or at one that the form no longer has.
fn hidden(
    form: &FormPackage,
    dossier: &Dossier,
    fields: &BTreeMap<Path, FieldView>,
    pieces: &[super::PieceView],
) -> Vec<Path> {
    let is_hidden = |path: &Path| match form.locate(path) {
        Some(Located::Field(_)) => fields.get(path).is_some_and(|view| !view.visible),
        Some(Located::Component(..)) => path
            .parent()
            .and_then(|whole| fields.get(&whole))
            .is_some_and(|view| !view.visible),
        Some(Located::Row(_)) | None => true,
    };
    let answered = dossier
        .answers()
        .filter(|(path, _)| dossier.answer(path).is_some() && is_hidden(path))
        .map(|(path, _)| path.clone());
    let is_target_hidden = |target: &Path| match form.locate_piece(target) {
        Some(_) => pieces
            .iter()
            .any(|piece| piece.target == *target && !piece.visible),
        None => is_hidden(target),
    };
    let targets = dossier
        .targets()
        .filter(|target| !dossier.attached(target).is_empty() && is_target_hidden(target))
        .cloned();
    answered.chain(targets).collect()
}

/// Whether a component's answer is of its kind.
pub(super) fn component_reads(kind: ComponentKind, answer: &Answer) -> bool {
    super::values::read_component(kind, answer).is_some()
}

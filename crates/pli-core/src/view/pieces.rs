//! Supporting documents: which are asked for, which files they have, what is wrong with them.

use super::cells::{OUTSIDE, Spot};
use super::dated::outdated;
use super::findings::Report;
use super::format::plain;
use super::scene::Scene;
use super::written::{self, Values};
use super::{Inputs, PieceState, PieceView, RowView, assemble};
use crate::dossier::{Attachment, Dossier, Path, RowId, Step};
use crate::finding::Severity;
use crate::form::{FileLimits, FormPackage, Kind, Located, Piece};
use crate::text::{Language, Text};

/// What an expression may ask for at most.
const MIN_FILES_MOST: u32 = 1_000;

/// A piece at one row or as a whole, with its findings.
pub(super) fn piece(
    scene: Scene<'_>,
    number: usize,
    index: usize,
    report: &mut Report<'_>,
) -> PieceView {
    let piece = &scene.form.pieces[number];
    let Some(group) = scene.form.schedule.piece_groups[number] else {
        return piece_view(scene, piece, OUTSIDE, None, report);
    };
    let instance = &scene.instances[group][index];
    let spot = Spot {
        group: Some(group),
        index,
    };
    let row = RowView {
        row: instance.row,
        number: instance.number,
        summary: Text::told(|language| row_name(scene, group, index, language)),
    };
    piece_view(scene, piece, spot, Some(row), report)
}

/// The findings on the deposit as a whole.
pub(super) fn deposit(scene: Scene<'_>, report: &mut Report<'_>) {
    check_totals(scene.inputs, scene.dossier, (0, 0), report);
}

fn piece_view(
    scene: Scene<'_>,
    piece: &Piece,
    spot: Spot,
    row: Option<RowView>,
    report: &mut Report<'_>,
) -> PieceView {
    let target = target(piece, row.as_ref().map(|row| row.row));
    let home = spot
        .group
        .is_none_or(|group| scene.is_row_visible(group, spot.index));
    let visible = home && scene.holds(&piece.visible, spot);
    let required = visible && scene.holds(&piece.required, spot);
    let files: Vec<Attachment> = scene
        .dossier
        .attached(&target)
        .into_iter()
        .cloned()
        .collect();
    let min_files = min_files(scene, piece, spot);
    let lacks = lacking(files.len(), min_files, required);
    let before = report.len();
    if visible {
        let label = |language| piece_label(scene, piece, spot, language);
        if lacks > 0 {
            missing(piece, &files, min_files, &target, &label, report);
        }
        files_findings(scene.inputs, &piece.limits, &files, &target, &label, report);
        outdated(scene.inputs, piece, &files, &target, &label, report);
    }
    let faulty = report.len() > before;
    let state = match (files.is_empty(), lacks > 0, faulty) {
        (_, true, _) => PieceState::Missing,
        (true, false, _) => PieceState::Optional,
        (false, false, true) => PieceState::Faulty,
        (false, false, false) => PieceState::Provided,
    };
    let (id, label, severity) = (piece.id.clone(), piece.label.clone(), piece.severity);
    PieceView {
        id,
        target,
        row,
        label,
        visible,
        required,
        severity,
        min_files,
        files,
        state,
    }
}

/// Files that a piece lacks: all that are required, or the rest of those that belong together.
pub(super) fn lacking(count: usize, min_files: u32, required: bool) -> u32 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if required || count > 0 {
        min_files.saturating_sub(count)
    } else {
        0
    }
}

/// How many files at least: one, unless the form says more.
fn min_files(scene: Scene<'_>, piece: &Piece, spot: Spot) -> u32 {
    let said = piece.min_files.as_ref().and_then(|min| {
        let number = scene.evaluate(&min.program, spot).as_number()?;
        plain(number.round(0, pli_feel::Rounding::Up)?).parse().ok()
    });
    said.unwrap_or(1).clamp(1, MIN_FILES_MOST)
}

fn missing(
    piece: &Piece,
    files: &[Attachment],
    min_files: u32,
    at: &Path,
    label: Naming<'_>,
    report: &mut Report<'_>,
) {
    if min_files <= 1 {
        let values = labelled(label, Values::default());
        report.add("piece.missing", piece.severity, at, values);
        return;
    }
    let more = Values::default()
        .with("given", files.len().to_string())
        .with("min", min_files.to_string());
    report.add("piece.too_few", piece.severity, at, labelled(label, more));
}

/// The summary of a row; behind those of the rows that hold it, where there are any: `Lot 1 › Postes n° 2 › Ordinateur`.
fn row_name(scene: Scene<'_>, group: usize, index: usize, language: Language) -> String {
    let mut names = Vec::new();
    let mut at = Spot {
        group: Some(group),
        index,
    };
    while let Some(group) = at.group {
        let field = &scene.form.graph.fields[group];
        let Some(instance) = scene.instances[group].get(at.index) else {
            break;
        };
        let summary = assemble::summary(scene, field, at);
        let summary = summary.get(language).to_owned();
        let number = written::row_number(instance.number, language);
        let number = format!("{} {number}", field.label.get(language));
        names.push((summary, number));
        at = Spot {
            group: scene.form.graph.parents[group],
            index: instance.parent,
        };
    }
    if let [(summary, _)] = names.as_slice() {
        return summary.clone();
    }
    let names = names.into_iter().rev().map(
        |(summary, number)| {
            if summary.is_empty() { number } else { summary }
        },
    );
    names.collect::<Vec<_>>().join(" › ")
}

/// The label of a piece with its row: `CV (n° 2, Mme Dupont)`.
fn piece_label(scene: Scene<'_>, piece: &Piece, spot: Spot, language: Language) -> String {
    let label = piece.label.get(language);
    let Some(group) = spot.group else {
        return label.to_owned();
    };
    let number = scene.instances[group]
        .get(spot.index)
        .map_or(0, |instance| instance.number);
    let number = written::row_number(number, language);
    match row_name(scene, group, spot.index, language).as_str() {
        "" => format!("{label} ({number})"),
        summary => format!("{label} ({number}, {summary})"),
    }
}

/// Whether a document of the whole form has files.
pub(super) fn has_piece(dossier: &Dossier, id: &str) -> bool {
    !dossier.attached(&place_of(id)).is_empty()
}

fn place_of(id: &str) -> Path {
    Path::new(vec![
        Step::Name("pieces".to_owned()),
        Step::Name(id.to_owned()),
    ])
}

fn target(piece: &Piece, row: Option<RowId>) -> Path {
    let whole = place_of(&piece.id);
    row.map_or_else(|| whole.clone(), |row| whole.row(row))
}

/// What is wrong with the files of a place, the limits of the call included.
pub(super) fn files_findings(
    inputs: Inputs<'_>,
    limits: &FileLimits,
    files: &[Attachment],
    at: &Path,
    label: Naming<'_>,
    report: &mut Report<'_>,
) {
    for file in files {
        file_findings(inputs, limits, &file.name, file.size, at, label, report);
    }
    if let Some(max) = limits
        .max_files
        .filter(|max| files.len() > usize::try_from(*max).unwrap_or(usize::MAX))
    {
        let given = files.len().to_string();
        report.add(
            "piece.too_many",
            Severity::Blocking,
            at,
            labelled(
                label,
                Values::default()
                    .with("given", given)
                    .with("max", max.to_string()),
            ),
        );
    }
}

fn file_findings(
    inputs: Inputs<'_>,
    limits: &FileLimits,
    name: &str,
    size: u64,
    at: &Path,
    label: Naming<'_>,
    report: &mut Report<'_>,
) {
    let mut add = |code: &str, more: Values| {
        let values = labelled(label, more.with("file", name));
        report.add(code, Severity::Blocking, at, values);
    };
    if size == 0 {
        add("piece.empty", Values::default());
    }
    let of_call = inputs.call.map(|call| &call.limits);
    let max = limits
        .max_bytes
        .into_iter()
        .chain(of_call.map(|limits| limits.max_file_bytes))
        .min();
    if let Some(max) = max.filter(|max| size > *max) {
        add(
            "piece.too_large",
            Values::default()
                .told("given", |language| written::bytes(size, language))
                .told("max", |language| written::bytes(max, language)),
        );
    }
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default();
    let of_call_formats = of_call
        .map(|limits| limits.formats.as_slice())
        .unwrap_or_default();
    let accepts = |formats: &[String]| formats.is_empty() || formats.contains(&extension);
    if !accepts(&limits.formats) || !accepts(of_call_formats) {
        let both = limits
            .formats
            .iter()
            .filter(|format| accepts(of_call_formats) || of_call_formats.contains(*format));
        let formats = if limits.formats.is_empty() {
            of_call_formats.join(", ")
        } else {
            both.cloned().collect::<Vec<_>>().join(", ")
        };
        add("piece.format", Values::default().with("formats", formats));
    }
    let max = of_call
        .map(|limits| limits.max_name_chars)
        .filter(|max| name.chars().count() > usize::try_from(*max).unwrap_or(usize::MAX));
    if let Some(max) = max {
        let max = Values::default().with("max", max.to_string());
        add("piece.name_too_long", max);
    }
}

/// The limits of the call on the whole deposit, with so many files and bytes more.
fn check_totals(inputs: Inputs<'_>, dossier: &Dossier, more: (u64, u64), report: &mut Report<'_>) {
    let Some(limits) = inputs.call.map(|call| &call.limits) else {
        return;
    };
    let at = Path::new(vec![Step::Name("pieces".to_owned())]);
    let (count, total) = weigh(dossier);
    let (count, total) = (count.saturating_add(more.0), total.saturating_add(more.1));
    if total > limits.max_total_bytes {
        let max = limits.max_total_bytes;
        let values = Values::default()
            .told("given", |language| written::bytes(total, language))
            .told("max", |language| written::bytes(max, language));
        report.add("deposit.too_large", Severity::Blocking, &at, values);
    }
    if count > u64::from(limits.max_files) {
        let values = Values::default()
            .with("given", count.to_string())
            .with("max", limits.max_files.to_string());
        report.add("deposit.too_many_files", Severity::Blocking, &at, values);
    }
}

fn weigh(dossier: &Dossier) -> (u64, u64) {
    let files = dossier
        .targets()
        .flat_map(|target| dossier.attached(target));
    files.fold((0, 0), |(count, total), file| {
        (count + 1, total + file.size)
    })
}

/// Says what speaks against attaching a file, before it is attached: nothing, or findings of which blocking ones refuse it.
///
/// A target that the form does not have gives the finding `piece.unknown`.
pub fn check_attachment(
    form: &FormPackage,
    dossier: &Dossier,
    inputs: Inputs<'_>,
    target: &Path,
    name: &str,
    size: u64,
) -> Vec<crate::finding::Finding> {
    let mut report = Report::new(dossier);
    let field_limits = match form.locate(target) {
        Some(Located::Field(field)) => match &field.kind {
            Kind::Attachment(limits) => Some((limits.clone(), field.label.clone())),
            _ => None,
        },
        _ => None,
    };
    let piece_limits = form
        .locate_piece(target)
        .map(|piece| (piece.limits.clone(), piece.label.clone()));
    let Some((limits, label)) = field_limits.or(piece_limits) else {
        report.add(
            "piece.unknown",
            Severity::Blocking,
            target,
            Values::default().with("label", name).with("file", name),
        );
        return report.findings();
    };
    let label = |language| label.get(language).to_owned();
    file_findings(inputs, &limits, name, size, target, &label, &mut report);
    let attached = dossier.attached(target).len() + 1;
    if let Some(max) = limits
        .max_files
        .filter(|max| attached > usize::try_from(*max).unwrap_or(usize::MAX))
    {
        report.add(
            "piece.too_many",
            Severity::Blocking,
            target,
            labelled(
                &label,
                Values::default()
                    .with("given", attached.to_string())
                    .with("max", max.to_string()),
            ),
        );
    }
    check_totals(inputs, dossier, (1, size), &mut report);
    report.findings()
}

/// How a place is called, in a language: asked for only where something is wrong there.
pub(super) type Naming<'n> = &'n dyn Fn(Language) -> String;

/// The values of a sentence about a place.
pub(super) fn labelled(label: Naming<'_>, values: Values) -> Values {
    values.told("label", label)
}

//! The documents that go with the form: when each is asked for, for which rows, how old, how many, signed.

use pli_core::form::Piece;

use super::BlankPiece;
use super::from_form::{Need, Writer};

/// One document; none where the form never asks for it on paper.
pub(super) fn piece(writer: &Writer<'_>, piece: &Piece) -> Option<BlankPiece> {
    let (seen, needed) = (writer.need(&piece.visible), writer.need(&piece.required));
    if matches!(seen, Need::Never) {
        return None;
    }
    let mut notes = vec![obligation(writer, seen, &needed)];
    if let Some(each) = &piece.each
        && let Some(group) = writer.form.field(&each.pattern())
    {
        let group = writer.text(&group.label).to_owned();
        notes.push(writer.find("blank-pieces-each", &[("group", group)]));
    }
    if let Some(months) = piece.validity_months {
        notes.push(writer.find("blank-pieces-months", &[("count", months.to_string())]));
    }
    if piece.signed {
        notes.push(writer.find("blank-pieces-signed", &[]));
    }
    if let Some(count) = piece.limits.max_files.filter(|count| *count > 1) {
        notes.push(writer.find("blank-pieces-count", &[("count", count.to_string())]));
    }
    notes.extend(piece.help.iter().map(|help| writer.text(help).to_owned()));
    Some(BlankPiece {
        label: writer.text(&piece.label).to_owned(),
        required: matches!(needed, Need::Always),
        notes,
    })
}

/// One sentence on when the document is asked for.
fn obligation(writer: &Writer<'_>, seen: Need, needed: &Need) -> String {
    match (seen, needed) {
        (Need::If(when), Need::Never) => writer.find("blank-pieces-when", &[("when", when)]),
        (Need::If(when), _) => writer.find("blank-pieces-required-when", &[("when", when)]),
        (_, Need::If(when)) => writer.find("blank-pieces-required-when", &[("when", when.clone())]),
        (_, Need::Always) => writer.find("blank-pieces-required", &[]),
        (_, Need::Never) => writer.find("blank-pieces-optional", &[]),
    }
}

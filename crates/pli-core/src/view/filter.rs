//! Which entries of a code list suit the other answers. An entry is left out only when the filter is false: as long as what
//! it reads is unanswered, everything is offered and nothing is said.

use std::cell::Cell;

use pli_feel::{Slot, Value};

use super::scene::Scene;
use crate::dossier::Path;
use crate::form::{Code, EntryCell, Expression, FormPackage, Hits, Located, Place};

/// Whether an entry suits the other answers, which `read` gives.
pub(super) fn suits(
    form: &FormPackage,
    filter: &Expression,
    entry: &Code,
    read: &dyn Fn(Slot) -> Value,
) -> bool {
    let value = filter
        .program
        .evaluate(&|slot| match form.graph.places.get(slot.index()) {
            Some(Place::Entry(cell)) => cell_value(*cell, entry),
            Some(
                Place::Today
                | Place::Call(_)
                | Place::Field(_)
                | Place::Column(_)
                | Place::Piece(_),
            )
            | None => read(slot),
        });
    !matches!(value, Value::Boolean(false))
}

fn cell_value(cell: EntryCell, entry: &Code) -> Value {
    let text = |text: &str| Value::text(text);
    let date = |date: Option<jiff::civil::Date>| date.map_or(Value::Null, Value::Date);
    match cell {
        EntryCell::Code => text(&entry.code),
        EntryCell::Label => text(&entry.label.fr),
        EntryCell::Parent => text(entry.parent.as_deref().unwrap_or_default()),
        EntryCell::From => date(entry.from),
        EntryCell::Until => date(entry.until),
        EntryCell::Column(number) => text(entry.cells.get(number).map_or("", String::as_str)),
    }
}

/// Finds the codes that a person means at a place: those of its list that may be chosen today and that suit the other
/// answers. None where the place has no list.
pub(super) fn search<'a>(
    scene: Scene<'a>,
    path: &Path,
    typed: &str,
    most: usize,
) -> Option<Hits<'a>> {
    let form = scene.form;
    let Some(Located::Field(field)) = form.locate(path) else {
        return None;
    };
    let list = form.field(&field.pattern)?.kind.list()?;
    let is_dated = list.is_dated();
    let holds = |number| !is_dated || list.numbered(number).holds_on(scene.inputs.today);
    let Some(filter) = &field.filter else {
        return Some(list.search_numbers(typed, most, &holds));
    };
    let (number, index) = scene.find(path)?;
    let spot = scene.spot_of(number, index);
    let read = |slot| scene.read(slot, spot);
    let passes = |number| suits(form, filter, list.numbered(number), &read);
    let Some(alike) = only_cell(form, filter).and_then(|cell| list.alike(cell)) else {
        let offers = |number| holds(number) && passes(number);
        return Some(list.search_numbers(typed, most, &offers));
    };
    // A hundred thousand entries share a few regions: the filter is asked once for each content of the cell that it reads.
    let known = vec![Cell::new(None); alike.len()];
    let offers = |number: u32| {
        let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let first = alike[at(number)];
        let verdict = &known[at(first)];
        let passes = verdict.get().unwrap_or_else(|| passes(first));
        verdict.set(Some(passes));
        passes && holds(number)
    };
    Some(list.search_numbers(typed, most, &offers))
}

/// The cell of an entry that a filter reads, where it is but one.
fn only_cell(form: &FormPackage, filter: &Expression) -> Option<EntryCell> {
    let reads = filter.program.reads().iter();
    let mut cells = reads.filter_map(|slot| match form.graph.places.get(slot.index()) {
        Some(Place::Entry(cell)) => Some(*cell),
        Some(
            Place::Today | Place::Call(_) | Place::Field(_) | Place::Column(_) | Place::Piece(_),
        )
        | None => None,
    });
    let first = cells.next();
    first.filter(|_| cells.next().is_none())
}

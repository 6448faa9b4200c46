//! Leaves: what a person answered, what the call says, the day; and the way on where a value is computed or hidden.

use pli_feel::{Because, Slot, Trace, Value};

use super::super::cells::is_empty;
use super::super::composite::component_words;
use super::super::pieces::has_piece;
use super::super::written;
use super::ground::{Spot, Standing};
use super::rows::Cells;
use super::teller::{Here, MAX_BESIDE, Teller, row_words, shortened};
use super::write::Style;
use super::{Cause, Phrase};
use crate::dossier::Path;
use crate::form::{ComputedType, Field, Kind, Place, Source};

/// Which leaves are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All.
    All,
    /// Those that have no value: what is unanswered made the whole so.
    Lacking,
}

impl Teller<'_, '_> {
    /// What a part was read from, each once.
    pub(super) fn leaves(&self, trace: &Trace, here: &Here<'_>, wanted: Wanted) -> Vec<Cause> {
        if wanted == Wanted::Lacking && !trace.value.is_null() {
            return Vec::new();
        }
        match &trace.because {
            Because::Constant | Because::Variable(_) | Because::Cut => Vec::new(),
            Because::Slot(slot) => self.slot_leaf(*slot, here).into_iter().collect(),
            Because::Part { of, .. } => self.part_leaves(trace, of, here, wanted),
            Because::Filtered { .. } => vec![self.kept(trace, here)],
            Because::Quantified { of, rounds, .. } | Because::Repeated { of, rounds } => {
                let rows = self.rows_of(of, here).map(|rows| rows.spots);
                let mut leaves = self.leaves(of, here, Wanted::All);
                for round in rounds {
                    let inside = self.within(here, rows.as_deref(), round);
                    leaves.extend(self.leaves(&round.body, &inside, wanted));
                }
                leaves
            }
            Because::Chosen { condition, taken } => {
                let mut leaves = self.facts(condition, here);
                leaves.extend(self.leaves(taken, here, wanted));
                leaves
            }
            _ => trace
                .parts()
                .into_iter()
                .flat_map(|part| self.leaves(part, here, wanted))
                .collect(),
        }
    }

    fn part_leaves(
        &self,
        trace: &Trace,
        of: &Trace,
        here: &Here<'_>,
        wanted: Wanted,
    ) -> Vec<Cause> {
        if let Some((field, spot, name)) = self.component_of(trace, here) {
            return vec![self.component_leaf(field, spot, name, here.depth)];
        }
        match self.cells_of(trace, here) {
            Some(cells) if cells.spots.is_empty() => self.leaves(of, here, Wanted::All),
            Some(cells) if cells.is_list => self.cell_leaves(&cells, here.depth),
            Some(cells) => {
                let spot = cells.spots[0];
                vec![self.field_leaf(cells.field, spot, here.depth)]
            }
            None => self.leaves(of, here, wanted),
        }
    }

    fn slot_leaf(&self, slot: Slot, here: &Here<'_>) -> Option<Cause> {
        Some(match self.ground.place(slot)? {
            Place::Today => {
                let day = written::date(self.ground.inputs.today, self.language);
                Cause::fact(Phrase::new("explain-today").text("value", day))
            }
            Place::Call(name) => self.call_leaf(name, here, slot),
            Place::Piece(id) => self.piece_leaf(id)?,
            // What a filter looks at in a code list is no answer of anyone.
            Place::Entry(_) => return None,
            Place::Field(field) => {
                self.field_leaf(*field, self.ground.home(*field, here.spot), here.depth)
            }
            Place::Column(field) => {
                let group = self.ground.holder(*field)?;
                let cells = Cells {
                    field: *field,
                    spots: self.ground.rows(group, here.spot),
                    is_list: true,
                };
                self.column_leaf(&cells, here)
            }
        })
    }

    /// Whether a document is there.
    fn piece_leaf(&self, id: &str) -> Option<Cause> {
        let mut pieces = self.ground.form.pieces.iter();
        let piece = pieces.find(|piece| piece.id == id)?;
        let says = if has_piece(self.ground.dossier, id) {
            "explain-piece-there"
        } else {
            "explain-piece-lacks"
        };
        let label = piece.label.get(self.language).to_owned();
        Some(Cause::fact(Phrase::new(says).text("label", label)))
    }

    fn call_leaf(&self, name: &str, here: &Here<'_>, slot: Slot) -> Cause {
        let fact = call_words(name);
        if self.ground.inputs.call.is_none() {
            return Cause::fact(Phrase::new("explain-no-call").phrase("fact", fact));
        }
        let value = self.ground.value(slot, here.spot);
        let style = if name.ends_with("max_amount") {
            Style::Amount
        } else {
            Style::Plain
        };
        let value = self.write(&value, &style);
        if value.is_empty() {
            return Cause::fact(Phrase::new("explain-call-empty").phrase("fact", fact));
        }
        let says = Phrase::new("explain-call").phrase("fact", fact);
        Cause::fact(says.text("value", value))
    }

    /// One field of all rows of a group: how many answers, and each of them.
    fn column_leaf(&self, cells: &Cells, here: &Here<'_>) -> Cause {
        let field = self.ground.field(cells.field);
        let group = self.ground.holder(cells.field);
        let path = group.and_then(|group| self.group_path(group, here.spot));
        let values = cells.spots.iter().filter(|spot| {
            let standing = self.ground.standing(cells.field, **spot);
            standing.is_some_and(|standing| !is_empty(&standing.value))
        });
        let (count, rows) = (values.count(), cells.spots.len());
        let label = Phrase::new("explain-field").text("label", self.label(field));
        let says = match group {
            Some(group) if rows == 0 => {
                let label = self.name(self.ground.field(group), here.spot);
                Phrase::new("explain-rows")
                    .phrase("label", label)
                    .count("count", 0)
            }
            _ if count == rows => {
                let says = Phrase::new("explain-column-all").phrase("label", label);
                says.count("rows", rows)
            }
            _ => Phrase::new("explain-column")
                .phrase("label", label)
                .count("count", count)
                .count("rows", rows),
        };
        let mut cause = Cause::fact(says).because(self.cell_leaves(cells, here.depth + 1));
        cause.path = path;
        cause
    }

    fn cell_leaves(&self, cells: &Cells, depth: usize) -> Vec<Cause> {
        if !self.may_tell(depth) {
            return Vec::new();
        }
        let told = cells.spots.iter().take(MAX_BESIDE);
        let mut leaves: Vec<Cause> = told
            .map(|spot| self.field_leaf(cells.field, *spot, depth))
            .collect();
        let more = cells.spots.len().saturating_sub(MAX_BESIDE);
        if more > 0 {
            leaves.push(Cause::fact(
                Phrase::new("explain-more").count("count", more),
            ));
        }
        leaves
    }

    /// What one field is worth, and where it has it from.
    pub(super) fn field_leaf(&self, number: usize, spot: Spot, depth: usize) -> Cause {
        let field = self.ground.field(number);
        let label = self.name(field, spot);
        let Some(standing) = self.ground.standing(number, spot) else {
            return Cause::fact(Phrase::new("explain-unanswered").phrase("label", label));
        };
        if !standing.visible {
            let cause = Cause::fact(Phrase::new("explain-hidden").phrase("label", label));
            return if self.may_tell(depth) {
                cause.because(self.why_hidden(number, spot, depth + 1))
            } else {
                cause
            };
        }
        if field.kind.rows().is_some() {
            let count = self.ground.rows(number, spot).len();
            let says = Phrase::new("explain-rows").phrase("label", label);
            return Cause::fact(says.count("count", count)).at(standing.path);
        }
        match &field.source {
            Source::Computed(_) => self.computed_leaf(number, spot, standing, depth),
            Source::Call(_) => {
                let value = self.write(&standing.value, &Style::Like(field));
                let key = if value.is_empty() {
                    "explain-call-field-empty"
                } else {
                    "explain-call-field"
                };
                let says = Phrase::new(key).phrase("label", label).text("value", value);
                Cause::fact(says).at(standing.path)
            }
            Source::Person => {
                let says = self.answered(field, &standing, label);
                Cause::fact(says).at(standing.path)
            }
        }
    }

    fn answered(
        &self,
        field: &std::sync::Arc<Field>,
        standing: &Standing,
        label: Phrase,
    ) -> Phrase {
        let value = match (&field.kind, &standing.value) {
            (Kind::Attachment(_), Value::List(files)) if !files.is_empty() => {
                let says = Phrase::new("explain-files").phrase("label", label);
                return says.count("count", files.len());
            }
            (kind, value) if !kind.components().is_empty() && !is_empty(value) => {
                component_words(self.ground.dossier, field, &standing.path, self.language)
            }
            (_, value) if is_empty(value) => String::new(),
            (_, value) => self.write(value, &Style::Like(field)),
        };
        if !value.is_empty() {
            let key = if is_chosen(&field.kind) {
                "explain-answered-choice"
            } else {
                "explain-answered"
            };
            let says = Phrase::new(key).phrase("label", label);
            return says.text("value", shortened(&value));
        }
        let typed = self.ground.dossier.answer(&standing.path).is_some();
        let key = if typed {
            "explain-unreadable"
        } else {
            "explain-unanswered"
        };
        Phrase::new(key).phrase("label", label)
    }

    fn computed_leaf(&self, number: usize, spot: Spot, standing: Standing, depth: usize) -> Cause {
        let field = self.ground.field(number);
        let causes = if self.is_new(&standing.path) && self.may_tell(depth) {
            self.why_value(field, spot, depth + 1)
        } else {
            Vec::new()
        };
        let says = self.worth(number, spot, &standing.value);
        Cause::fact(says).at(standing.path).because(causes)
    }

    /// What a computed field is worth.
    pub(super) fn worth(&self, number: usize, spot: Spot, value: &Value) -> Phrase {
        let field = self.ground.field(number);
        let label = self.name(field, spot);
        let value = self.write(value, &Style::Like(field));
        if value.is_empty() {
            return Phrase::new("explain-computed-empty").phrase("label", label);
        }
        let key = if matches!(field.kind, Kind::Computed(ComputedType::Text)) {
            "explain-computed-text"
        } else {
            "explain-computed"
        };
        Phrase::new(key).phrase("label", label).text("value", value)
    }

    /// One component of an address, a person, a period, a place.
    pub(super) fn component_leaf(
        &self,
        number: usize,
        spot: Spot,
        name: &str,
        depth: usize,
    ) -> Cause {
        let field = self.ground.field(number);
        let label = part_label(self.name(field, spot), name);
        let Some(standing) = self.ground.standing(number, spot) else {
            return Cause::fact(Phrase::new("explain-unanswered").phrase("label", label));
        };
        if !standing.visible {
            return self.field_leaf(number, spot, depth);
        }
        let path = standing.path.child(name);
        let value = match &standing.value {
            Value::Row(row) => self.write(&row.get(name), &Style::Plain),
            _ => String::new(),
        };
        let says = if value.is_empty() {
            Phrase::new("explain-unanswered").phrase("label", label)
        } else {
            let says = Phrase::new("explain-answered").phrase("label", label);
            says.text("value", value)
        };
        Cause::fact(says).at(path)
    }

    /// How many rows a filter kept, and why these.
    pub(super) fn kept(&self, trace: &Trace, here: &Here<'_>) -> Cause {
        let Because::Filtered { of, kept, rounds } = &trace.because else {
            return Cause::fact(Phrase::new("explain-unknown"));
        };
        let all = self.rows_of(of, here);
        let count = of.value.as_list().map_or(0, <[Value]>::len);
        let (label, path) = match &all {
            Some(rows) => (
                self.name(self.ground.field(rows.group), here.spot),
                self.group_path(rows.group, here.spot),
            ),
            None => (Phrase::new("explain-list"), None),
        };
        let key = if count == 0 {
            "explain-rows"
        } else {
            "explain-kept"
        };
        let says = Phrase::new(key)
            .phrase("label", label)
            .count("count", if count == 0 { 0 } else { kept.len() })
            .count("rows", count);
        let mut causes = Vec::new();
        if self.may_tell(here.depth) {
            for round in rounds {
                let spots = all.as_ref().map(|rows| rows.spots.as_slice());
                let mut inside = self.within(here, spots, round);
                inside.depth += 1;
                causes.extend(self.facts(&round.body, &inside));
            }
        }
        let mut cause = Cause::fact(says).because(causes);
        cause.path = path;
        cause.quoting(here.excerpt(trace))
    }

    pub(super) fn group_path(&self, group: usize, spot: Spot) -> Option<Path> {
        let standing = self.ground.standing(group, spot)?;
        standing.visible.then_some(standing.path)
    }
}

/// The name of a component beside that of its field.
pub(super) fn part_label(label: Phrase, name: &str) -> Phrase {
    let part = Phrase::new(format!("part-{}", name.replace('_', "-")));
    Phrase::new("explain-part")
        .phrase("label", label)
        .phrase("part", part)
}

/// What a fact of the call is called.
pub(super) fn call_words(name: &str) -> Phrase {
    Phrase::new(format!("explain-call-{}", name.replace(['.', '_'], "-")))
}

/// A row of a group, for people.
pub(super) fn row_label(label: &str, line: &super::ground::Line) -> Phrase {
    row_words("explain-field-row", line).text("label", label)
}

/// Whether the answer is one of several that are shown.
fn is_chosen(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::YesNo | Kind::Choice(_) | Kind::Choices(..) | Kind::Code { .. }
    )
}

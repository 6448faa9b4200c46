//! What can be explained: where it stands in the form, and the first sentence about it.

use super::super::View;
use super::ground::{Ground, OUTSIDE, Spot};
use super::leaf::row_label;
use super::teller::{Here, Teller};
use super::write::Style;
use super::{Cause, Phrase, Target, Tie};
use crate::dossier::{Path, Step};
use crate::form::{Condition, Located, Piece, Source};
use crate::text::Language;

/// Explains on what the engine found.
pub(super) fn explain_on(
    ground: &Ground<'_>,
    view: &View,
    target: &Target,
    language: Language,
) -> Option<Cause> {
    match target {
        Target::Value(path) => value(ground, path, language),
        Target::Visible(path) => visible(ground, path, language),
        Target::Required(path) => required(ground, path, language),
        Target::Finding { code, path } => {
            super::finding::finding(ground, view, code, path, language)
        }
    }
}

/// What an address stands for.
pub(super) enum At<'a> {
    Section(usize),
    Field(usize, Spot),
    Component(usize, Spot, &'static str),
    Piece(&'a Piece, Spot),
    Total(usize),
}

pub(super) fn at<'a>(ground: &Ground<'a>, path: &Path) -> Option<At<'a>> {
    let form = ground.form;
    if let [Step::Name(name)] = path.steps() {
        let section = form.sections.iter().position(|section| section.id == *name);
        return section.map(At::Section);
    }
    if let Some(piece) = form.locate_piece(path) {
        let spot = match (&piece.each, path.innermost_row()) {
            (Some(each), Some(row)) => ground.row_of(ground.number(&each.pattern())?, row)?,
            _ => OUTSIDE,
        };
        return Some(At::Piece(piece, spot));
    }
    if let [Step::Name(head), Step::Name(id)] = path.steps()
        && head == "totals"
        && form.section("totals").is_none()
    {
        let total = form.totals.iter().position(|total| total.id == *id);
        return total.map(At::Total);
    }
    match form.locate(path)? {
        Located::Field(field) => Some(At::Field(field.number, ground.spot(path)?)),
        Located::Component(field, component) => {
            let spot = ground.spot(path)?;
            Some(At::Component(field.number, spot, component.name))
        }
        Located::Row(group) => {
            let holder = Path::new(path.steps()[..path.steps().len() - 1].to_vec());
            ground.spot(path)?;
            Some(At::Field(group.number, ground.spot(&holder)?))
        }
    }
}

fn value(ground: &Ground<'_>, path: &Path, language: Language) -> Option<Cause> {
    let teller = |spot| Teller::new(ground, language, spot);
    match at(ground, path)? {
        At::Section(_) => None,
        At::Component(field, spot, name) => Some(teller(spot).component_leaf(field, spot, name, 0)),
        At::Field(number, spot) => {
            let teller = teller(spot);
            let field = ground.field(number);
            let standing = ground.standing(number, spot)?;
            match &field.source {
                Source::Computed(expression) if standing.visible => {
                    let says = teller.worth(number, spot, &standing.value);
                    let cause = teller.value_cause(says, expression, spot, &Style::Like(field));
                    Some(cause.at(standing.path))
                }
                _ => Some(teller.field_leaf(number, spot, 0)),
            }
        }
        At::Piece(piece, spot) => {
            let files = ground.dossier.attached(path).len();
            let label = teller(OUTSIDE).piece_label(piece, spot);
            let says = Phrase::new("explain-files").phrase("label", label);
            Some(Cause::fact(says.count("count", files)).at(path.clone()))
        }
        At::Total(index) => {
            let total = &ground.form.totals[index];
            let teller = teller(OUTSIDE);
            let trace = ground.trace(&total.value, OUTSIDE);
            let here = Here::new(&total.value, OUTSIDE, 0);
            let label = Phrase::new("explain-field").text("label", total.label.get(language));
            let style = teller.style(&trace, &here).unwrap_or(Style::Plain);
            let written = total.shape.write(&trace.value, language);
            let says = if written.is_empty() {
                Phrase::new("explain-computed-empty").phrase("label", label)
            } else {
                let says = Phrase::new("explain-computed").phrase("label", label);
                says.text("value", written)
            };
            Some(teller.value_cause(says, &total.value, OUTSIDE, &style))
        }
    }
}

fn visible(ground: &Ground<'_>, path: &Path, language: Language) -> Option<Cause> {
    let teller = |spot| Teller::new(ground, language, spot);
    match at(ground, path)? {
        At::Section(number) => Some(teller(OUTSIDE).section_shown(number, 0)),
        At::Field(number, spot) | At::Component(number, spot, _) => {
            Some(teller(spot).field_shown(number, spot, 0))
        }
        At::Piece(piece, spot) => Some(teller(OUTSIDE).piece_shown(piece, spot, 0)),
        At::Total(_) => None,
    }
}

fn required(ground: &Ground<'_>, path: &Path, language: Language) -> Option<Cause> {
    let teller = |spot| Teller::new(ground, language, spot);
    match at(ground, path)? {
        At::Section(_) | At::Total(_) => None,
        At::Field(number, spot) => Some(teller(spot).field_required(number, spot)),
        At::Component(number, spot, name) => {
            let teller = teller(spot);
            let field = ground.field(number);
            let component = field
                .kind
                .components()
                .iter()
                .find(|component| component.name == name)?;
            let label = super::leaf::part_label(teller.name(field, spot), name);
            if component.required {
                let whole = teller.field_required(number, spot);
                let begun = Cause::fact(
                    Phrase::new("explain-component-required")
                        .phrase("label", teller.name(field, spot)),
                );
                let says = Phrase::new("explain-required").phrase("label", label);
                let cause = Cause::fact(says).because(vec![begun, whole]);
                return Some(cause.at(path.clone()));
            }
            let says = Phrase::new("explain-optional").phrase("label", label);
            let never = Cause::fact(Phrase::new("explain-never"));
            Some(Cause::fact(says).because(vec![never]).at(path.clone()))
        }
        At::Piece(piece, spot) => {
            let cause = teller(OUTSIDE).piece_required(piece, spot);
            Some(cause.at(path.clone()))
        }
    }
}

impl Teller<'_, '_> {
    /// The facts that a condition of the form rests on.
    pub(super) fn condition(&self, condition: &Condition, spot: Spot, depth: usize) -> Vec<Cause> {
        match condition {
            Condition::Always => vec![Cause::fact(Phrase::new("explain-always"))],
            Condition::Never => vec![Cause::fact(Phrase::new("explain-never"))],
            Condition::When(expression) => {
                let trace = self.ground.trace(expression, spot);
                self.facts(&trace, &Here::new(expression, spot, depth))
            }
        }
    }

    fn section_shown(&self, number: usize, depth: usize) -> Cause {
        let section = &self.ground.form.sections[number];
        let key = if self.ground.is_section_visible(number) {
            "explain-section-shown"
        } else {
            "explain-section-hidden"
        };
        let says = Phrase::new(key).text("label", section.title.get(self.language));
        let path = Path::new(vec![Step::Name(section.id.clone())]);
        let causes = self.condition(&section.visible, OUTSIDE, depth + 1);
        Cause::fact(says).because(causes).at(path)
    }

    /// Why a field is shown or hidden: its own condition, or what holds it.
    pub(super) fn field_shown(&self, number: usize, spot: Spot, depth: usize) -> Cause {
        let field = self.ground.field(number);
        let standing = self.ground.standing(number, spot);
        let shown = standing.as_ref().is_none_or(|standing| standing.visible);
        let is_open = matches!(field.source, Source::Person);
        let key = match (field.kind.rows().is_some(), shown) {
            (false, true) if is_open => "explain-shown",
            (false, true) => "explain-value-shown",
            (false, false) if is_open => "explain-not-shown",
            (false, false) => "explain-value-not-shown",
            (true, true) => "explain-rows-shown",
            (true, false) => "explain-rows-not-shown",
        };
        let says = Phrase::new(key).phrase("label", self.name(field, spot));
        let causes = if shown {
            self.condition(&field.visible, self.ground.home(number, spot), depth + 1)
        } else if self.may_tell(depth) {
            self.why_hidden(number, spot, depth + 1)
        } else {
            Vec::new()
        };
        let mut cause = Cause::fact(says).because(causes);
        cause.path = standing
            .filter(|standing| standing.visible)
            .map(|standing| standing.path);
        cause
    }

    /// What hides a field: the section, the group that holds it, or its own condition.
    pub(super) fn why_hidden(&self, number: usize, spot: Spot, depth: usize) -> Vec<Cause> {
        let section = self.ground.section_of(number);
        if !self.ground.is_section_visible(section) {
            return vec![self.section_shown(section, depth)];
        }
        let home = self.ground.home(number, spot);
        if let Some(group) = self.ground.holder(number)
            && !self.ground.is_row_visible(home)
        {
            return vec![self.field_shown(group, home, depth)];
        }
        self.condition(&self.ground.field(number).visible, home, depth)
    }

    fn field_required(&self, number: usize, spot: Spot) -> Cause {
        let field = self.ground.field(number);
        let label = self.name(field, spot);
        let Some(standing) = self.ground.standing(number, spot) else {
            return Cause::fact(Phrase::new("explain-optional").phrase("label", label));
        };
        let key = match (field.kind.rows().is_some(), standing.required) {
            (false, true) => "explain-required",
            (false, false) => "explain-optional",
            (true, true) => "explain-rows-required",
            (true, false) => "explain-rows-optional",
        };
        let causes = match &field.source {
            _ if !standing.visible => {
                let key = if field.kind.rows().is_some() {
                    "explain-this-part-hidden"
                } else {
                    "explain-this-hidden"
                };
                let hidden = Cause::fact(Phrase::new(key));
                vec![hidden.because(self.why_hidden(number, spot, 1))]
            }
            Source::Computed(_) => vec![Cause::fact(Phrase::new("explain-is-computed"))],
            Source::Call(_) => vec![Cause::fact(Phrase::new("explain-is-from-call"))],
            Source::Person => self.condition(&field.required, self.ground.home(number, spot), 1),
        };
        let mut cause = Cause::fact(Phrase::new(key).phrase("label", label)).because(causes);
        cause.path = standing.visible.then_some(standing.path);
        cause
    }

    /// The name of a piece, with its row.
    pub(super) fn piece_label(&self, piece: &Piece, spot: Spot) -> Phrase {
        let label = piece.label.get(self.language);
        match self.ground.line(spot, self.language) {
            Some(line) => row_label(label, &line),
            None => Phrase::new("explain-field").text("label", label),
        }
    }

    pub(super) fn is_piece_shown(&self, piece: &Piece, spot: Spot) -> bool {
        self.ground.is_row_visible(spot) && self.ground.holds(&piece.visible, spot)
    }

    fn piece_shown(&self, piece: &Piece, spot: Spot, depth: usize) -> Cause {
        let shown = self.is_piece_shown(piece, spot);
        let key = if shown {
            "explain-piece-shown"
        } else {
            "explain-piece-hidden"
        };
        let says = Phrase::new(key).phrase("label", self.piece_label(piece, spot));
        let group = spot.group.filter(|_| !self.ground.is_row_visible(spot));
        let causes = match group {
            Some(group) => vec![self.field_shown(group, spot, depth + 1)],
            None => self.condition(&piece.visible, spot, depth + 1),
        };
        Cause::fact(says).because(causes)
    }

    pub(super) fn piece_required(&self, piece: &Piece, spot: Spot) -> Cause {
        let label = self.piece_label(piece, spot);
        if !self.is_piece_shown(piece, spot) {
            let says = Phrase::new("explain-piece-optional").phrase("label", label);
            let hidden = Cause {
                says: Phrase::new("explain-this-piece-hidden"),
                ..self.piece_shown(piece, spot, 1)
            };
            return Cause::fact(says).because(vec![hidden]);
        }
        let key = if self.ground.holds(&piece.required, spot) {
            "explain-piece-required"
        } else {
            "explain-piece-optional"
        };
        let causes = self.condition(&piece.required, spot, 1);
        Cause::fact(Phrase::new(key).phrase("label", label)).because(causes)
    }

    /// Ties the facts to a sentence that says something of its own.
    pub(super) fn indeed(says: Phrase, causes: Vec<Cause>) -> Cause {
        Cause::fact(says).because(causes).tied(Tie::Indeed)
    }
}

//! Why a finding: the answers that a rule of the form looked at, or the limit that the engine knows.

use super::super::View;
use super::ground::{Ground, OUTSIDE, Spot};
use super::leaf::Wanted;
use super::target::{At, at};
use super::teller::{Here, Teller};
use super::{Cause, Phrase, Tie};
use crate::dossier::{Path, Register, Step};
use crate::finding::Finding;
use crate::form::{Bounds, Kind, Rule};
use crate::text::Language;

/// Explains a finding of a view.
pub(super) fn finding(
    ground: &Ground<'_>,
    view: &View,
    code: &str,
    path: &Path,
    language: Language,
) -> Option<Cause> {
    let finding = view
        .findings
        .iter()
        .find(|finding| finding.code == code && finding.path == *path)?;
    let place = at(ground, path);
    let spot = match &place {
        Some(At::Field(_, spot) | At::Component(_, spot, _)) => *spot,
        _ => OUTSIDE,
    };
    let says = head(finding, language);
    let rule = code
        .strip_prefix("rule.")
        .and_then(|id| ground.form.rules.iter().find(|rule| rule.id == id));
    let cause = match rule {
        Some(rule) => of_rule(ground, rule, path, says, language),
        None => of_engine(ground, finding, place, says, spot, language),
    };
    Some(cause.at(path.clone()))
}

/// The finding's own words.
fn head(finding: &Finding, language: Language) -> Phrase {
    let message = match language {
        Language::French => &finding.message,
        Language::English => finding
            .message_en
            .as_ref()
            .map_or(&finding.message, |_| &finding.message_en),
    };
    if let Some(message) = message {
        return Phrase::plain(message.clone());
    }
    of_code(finding, "", language)
}

/// A sentence of the engine with the values of a finding in a language.
fn of_code(finding: &Finding, part: &str, language: Language) -> Phrase {
    let says = Phrase::new(format!("finding-{}{part}", dashed(&finding.code)));
    let values = finding.values_in(language);
    values.fold(says, |says, (name, value)| says.text(name, value))
}

fn dashed(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

fn of_rule(
    ground: &Ground<'_>,
    rule: &Rule,
    path: &Path,
    says: Phrase,
    language: Language,
) -> Cause {
    let Some(spot) = failing(ground, rule, path) else {
        return Cause::fact(says).tied(Tie::Indeed);
    };
    let teller = Teller::new(ground, language, spot);
    let facts = |expression| {
        let trace = ground.trace(expression, spot);
        teller.facts(&trace, &Here::new(expression, spot, 0))
    };
    let mut causes = facts(&rule.check);
    if let Some(when) = &rule.when {
        causes.extend(facts(when));
    }
    let mut cause = Teller::indeed(says, causes);
    cause.written = Some(super::Excerpt {
        source: rule.check.source.clone(),
        span: 0..rule.check.source.len(),
    });
    cause
}

/// Where a rule fails: the row that the finding stands in, or the first in which it does.
fn failing(ground: &Ground<'_>, rule: &Rule, path: &Path) -> Option<Spot> {
    let Some(each) = &rule.each else {
        return Some(OUTSIDE);
    };
    let group = ground.number(&each.pattern())?;
    let fails = |spot: &Spot| {
        let speaks = rule
            .when
            .as_ref()
            .is_none_or(|when| ground.trace(when, *spot).value.is_true());
        speaks && ground.trace(&rule.check, *spot).value.is_false()
    };
    let own = ground.spot(path).filter(|spot| spot.group == Some(group));
    own.filter(fails).or_else(|| {
        let mut rows = ground.all_rows(group);
        rows.find(|spot| ground.is_row_visible(*spot) && fails(spot))
    })
}

fn of_engine(
    ground: &Ground<'_>,
    finding: &Finding,
    place: Option<At<'_>>,
    says: Phrase,
    spot: Spot,
    language: Language,
) -> Cause {
    let teller = Teller::new(ground, language, spot);
    let why = Cause::fact(of_code(finding, "-why", language));
    let told = match (finding.code.as_str(), place) {
        ("required", Some(At::Field(number, spot))) => {
            return Teller::indeed(says, teller.unanswered(number, spot));
        }
        ("required", Some(At::Component(number, spot, name))) => {
            let label = teller.name(ground.field(number), spot);
            let needed = Phrase::new("explain-component-required").phrase("label", label);
            let leaf = teller.component_leaf(number, spot, name, 0);
            return Teller::indeed(says, vec![Cause::fact(needed), leaf]);
        }
        ("piece.missing" | "piece.too_few", Some(At::Piece(piece, spot))) => {
            let mut causes = teller.condition(&piece.required, spot, 0);
            causes.push(teller.attached(&finding.path));
            return Teller::indeed(says, causes);
        }
        ("piece.missing" | "piece.too_few", Some(At::Field(number, spot))) => {
            let mut causes = teller.condition(&ground.field(number).required, spot, 0);
            causes.push(teller.attached(&finding.path));
            return Teller::indeed(says, causes);
        }
        ("disputed", _) => teller.both_answers(&finding.path),
        ("min" | "max", Some(At::Field(number, spot))) => teller.bound(&finding.code, number, spot),
        ("list.filtered", Some(At::Field(number, spot))) => teller.filtered(number, spot),
        (_, Some(At::Field(number, spot))) => vec![teller.field_leaf(number, spot, 0)],
        (_, Some(At::Component(number, spot, name))) => {
            vec![teller.component_leaf(number, spot, name, 0)]
        }
        (_, Some(At::Piece(..) | At::Section(_) | At::Total(_)) | None) => {
            teller.files(&finding.path)
        }
    };
    let mut causes = told;
    causes.push(why);
    Cause::fact(says).because(causes).tied(Tie::Enough)
}

impl Teller<'_, '_> {
    /// Why an answer that lacks is required.
    fn unanswered(&self, number: usize, spot: Spot) -> Vec<Cause> {
        let field = self.ground.field(number);
        let mut causes = self.condition(&field.required, self.ground.home(number, spot), 0);
        causes.push(self.field_leaf(number, spot, 0));
        causes
    }

    /// The answer and the limit that it passes.
    fn bound(&self, code: &str, number: usize, spot: Spot) -> Vec<Cause> {
        let mut causes = vec![self.field_leaf(number, spot, 0)];
        let (Kind::Integer(bounds)
        | Kind::Number(bounds, _)
        | Kind::Amount(bounds)
        | Kind::Rate(bounds, _)
        | Kind::Date(bounds)) = &self.ground.field(number).kind
        else {
            return causes;
        };
        let Bounds { min, max } = bounds;
        let bound = if code == "min" { min } else { max };
        if let Some(expression) = bound {
            let home = self.ground.home(number, spot);
            let trace = self.ground.trace(expression, home);
            let here = Here::new(expression, home, 0);
            causes.extend(self.leaves(&trace, &here, Wanted::All));
        }
        causes
    }

    /// The code that was chosen, and the answers that it does not suit.
    fn filtered(&self, number: usize, spot: Spot) -> Vec<Cause> {
        let mut causes = vec![self.field_leaf(number, spot, 0)];
        if let Some(filter) = &self.ground.field(number).filter {
            let home = self.ground.home(number, spot);
            let trace = self.ground.trace(filter, home);
            let here = Here::new(filter, home, 0);
            let leaves = self.leaves(&trace, &here, Wanted::All);
            causes.extend(
                leaves
                    .into_iter()
                    .map(|leaf| leaf.quoting(here.excerpt(&trace))),
            );
        }
        causes
    }

    /// The answers that stand beside each other, with who gave them.
    fn both_answers(&self, path: &Path) -> Vec<Cause> {
        let register = self.ground.dossier.register(path);
        let heads = register.into_iter().flat_map(Register::heads);
        let field = match at(self.ground, path) {
            Some(At::Field(number, _)) => Some(self.ground.field(number)),
            _ => None,
        };
        heads
            .map(|(_, written)| {
                let value = match (&written.value.answer, field) {
                    (Some(answer), Some(field)) => self.write_answer(field, answer),
                    (Some(crate::dossier::Answer::Text(text)), None) => text.clone(),
                    _ => "…".to_owned(),
                };
                let says = Phrase::new("explain-answer-of")
                    .text("author", written.author.clone())
                    .text("value", super::teller::shortened(&value));
                Cause::fact(says).at(path.clone())
            })
            .collect()
    }

    /// How many files are attached to a place.
    fn attached(&self, path: &Path) -> Cause {
        let count = self.ground.dossier.attached(path).len();
        Cause::fact(Phrase::new("explain-attached").count("count", count)).at(path.clone())
    }

    /// The files of a place; of the whole deposit where it is no place of the form.
    fn files(&self, path: &Path) -> Vec<Cause> {
        let dossier = self.ground.dossier;
        let is_whole = matches!(path.steps(), [Step::Name(_)]);
        let targets: Vec<Path> = if is_whole {
            dossier.targets().cloned().collect()
        } else {
            vec![path.clone()]
        };
        let mut causes = Vec::new();
        for target in targets {
            for file in dossier.attached(&target) {
                let says = Phrase::new("explain-file")
                    .text("name", super::teller::shortened(&file.name))
                    .text(
                        "size",
                        super::super::written::bytes(file.size, self.language),
                    );
                causes.push(Cause::fact(says).at(target.clone()));
            }
        }
        causes
    }
}

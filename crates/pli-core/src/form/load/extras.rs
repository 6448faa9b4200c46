//! Rules, pieces, totals and undertakings.

use std::collections::BTreeSet;

use super::declare::Declared;
use super::fault::FaultCode;
use super::raw::{RawForm, RawPiece, RawRule, Word};
use super::sentence::Expect;
use super::{Loader, fields};
use crate::dossier::Path;
use crate::form::{Condition, Expression, Piece, Rule, Total};
use crate::view::Shape;

impl Loader {
    pub(super) fn rules(&mut self, raw: &RawForm, declared: &[Vec<Declared<'_>>]) -> Vec<Rule> {
        let mut seen = BTreeSet::new();
        let mut rules = Vec::new();
        for rule in &raw.rules {
            self.check_id(&rule.id, &mut seen);
            let layers = self.enter_each(rule.each.as_ref(), declared);
            rules.extend(self.rule(raw, rule));
            self.leave(layers);
        }
        rules
    }

    fn rule(&mut self, form: &RawForm, raw: &RawRule) -> Option<Rule> {
        let id = raw.id.value.clone();
        let severity = self.severity(Some(&raw.severity));
        let when = raw
            .when
            .as_ref()
            .and_then(|word| self.expression(word, &Expect::Boolean));
        let check = self.expression(&raw.check, &Expect::Boolean);
        let message = self.sentence(&raw.message, &format!("rules.{id}.message"));
        let why = self.optional_text(raw.why.as_ref(), &format!("rules.{id}.why"));
        let at = self.place(form, &raw.at)?;
        let each = raw.each.as_ref().and_then(|word| word.value.parse().ok());
        Some(Rule {
            id,
            severity,
            each,
            when,
            check: check?,
            at,
            message,
            why,
        })
    }

    pub(super) fn pieces(&mut self, raw: &RawForm, declared: &[Vec<Declared<'_>>]) -> Vec<Piece> {
        let mut seen = BTreeSet::new();
        let mut pieces = Vec::new();
        for piece in &raw.pieces {
            self.check_id(&piece.id, &mut seen);
            let layers = self.enter_each(piece.each.as_ref(), declared);
            pieces.push(self.piece(piece));
            self.leave(layers);
        }
        pieces
    }

    fn piece(&mut self, raw: &RawPiece) -> Piece {
        let id = raw.id.value.clone();
        Piece {
            label: self.text(&raw.label, &format!("pieces.{id}.label")),
            help: self.optional_text(raw.help.as_ref(), &format!("pieces.{id}.help")),
            required: self.condition(raw.required.as_ref(), Condition::Never),
            visible: self.condition(raw.visible.as_ref(), Condition::Always),
            severity: self.severity(raw.severity.as_ref()),
            each: raw.each.as_ref().and_then(|word| word.value.parse().ok()),
            min_files: self.min_files(raw),
            limits: self.file_limits(
                raw.formats.as_deref(),
                raw.max_size.as_ref(),
                raw.max_files.as_ref(),
            ),
            validity_months: raw
                .validity
                .as_ref()
                .and_then(|validity| self.number(&validity.months, 600)),
            signed: self.flag(raw.signed.as_ref()),
            id,
        }
    }

    /// How many files at least: a number that the most does not deny, or an expression.
    fn min_files(&mut self, raw: &RawPiece) -> Option<Expression> {
        let word = raw.min_files.as_ref()?;
        if word.value.trim().parse::<u32>().is_ok() {
            let most = raw
                .max_files
                .as_ref()
                .and_then(|max| max.value.parse().ok());
            let _: u32 = self.number(word, most.unwrap_or(1_000).min(1_000))?;
        }
        self.expression(word, &Expect::Number)
    }

    fn flag(&mut self, word: Option<&Word>) -> bool {
        match word.map(|word| word.value.as_str()) {
            Some("true") => true,
            None | Some("false") => false,
            Some(given) => {
                let given = given.to_owned();
                if let Some(word) = word {
                    self.fault(
                        word,
                        FaultCode::UnknownWord,
                        &[("given", &given), ("expected", "true, false")],
                    );
                }
                false
            }
        }
    }

    pub(super) fn totals(&mut self, raw: &RawForm) -> Vec<Total> {
        let mut seen = BTreeSet::new();
        let mut totals = Vec::new();
        for total in &raw.totals {
            self.check_id(&total.id, &mut seen);
            let id = total.id.value.clone();
            let label = self.text(&total.label, &format!("totals.{id}.label"));
            let named = total
                .value_type
                .as_ref()
                .and_then(|word| self.shape_name(word))
                .map(Shape::of_computed);
            if let Some(value) = self.expression(&total.value, &Expect::Any) {
                let shape = named.unwrap_or_else(|| self.guess_shape(&value));
                totals.push(Total {
                    id,
                    label,
                    value,
                    shape,
                });
            }
        }
        totals
    }

    pub(super) fn undertakings(&mut self, raw: &RawForm) -> Vec<Path> {
        let mut paths = Vec::new();
        for word in &raw.undertakings {
            let Some(path) = self.place(raw, word) else {
                continue;
            };
            let yes_no =
                fields::raw_of(raw, &word.value).is_some_and(|field| field.kind.value == "yes_no");
            if !yes_no {
                let expected = [
                    ("expected", "un champ oui ou non"),
                    ("expected_en", "a yes/no field"),
                ];
                self.fault(
                    word,
                    FaultCode::WrongPlace,
                    &[("given", &word.value), expected[0], expected[1]],
                );
            }
            paths.push(path);
        }
        paths
    }

    /// The path of a field or group that stands in the form, or tells that it does not.
    fn place(&mut self, raw: &RawForm, word: &Word) -> Option<Path> {
        let path = word.value.parse::<Path>().ok();
        let found = path.filter(|_| fields::raw_of(raw, &word.value).is_some());
        if found.is_none() {
            self.fault(word, FaultCode::UnknownPlace, &[("given", &word.value)]);
        }
        found
    }

    /// Opens the layers of the rows of a group; says how many were opened.
    fn enter_each(&mut self, each: Option<&Word>, declared: &[Vec<Declared<'_>>]) -> usize {
        let Some(word) = each else { return 0 };
        let section = word.value.split('.').next().unwrap_or_default();
        let fields = declared.iter().find(|fields| {
            fields
                .first()
                .is_some_and(|field| field.pattern.split('.').next() == Some(section))
        });
        let Some(fields) = fields else {
            self.fault(word, FaultCode::UnknownPlace, &[("given", &word.value)]);
            return 0;
        };
        self.enter_section(fields);
        let (mut layers, mut level, mut found) = (1, fields.as_slice(), false);
        while let Some(field) = level
            .iter()
            .find(|field| is_on_way(&field.pattern, &word.value))
        {
            if field.children.is_empty() {
                break;
            }
            self.enter_row(&field.children);
            layers += 1;
            if field.pattern == word.value {
                found = true;
                break;
            }
            level = &field.children;
        }
        if !found {
            let expected = [
                ("expected", "un groupe ou un tableau"),
                ("expected_en", "a group or a table"),
            ];
            self.fault(
                word,
                FaultCode::WrongPlace,
                &[("given", &word.value), expected[0], expected[1]],
            );
        }
        layers
    }

    fn leave(&mut self, layers: usize) {
        for _ in 0..layers {
            self.scope.leave();
        }
    }
}

fn is_on_way(pattern: &str, target: &str) -> bool {
    target == pattern
        || target
            .strip_prefix(pattern)
            .is_some_and(|rest| rest.starts_with('.'))
}

//! What can be wrong with one answer.
//!
//! Long because each kind of answer has its own faults, told in one order.

use std::collections::BTreeMap;

use pli_feel::{Decimal, Value};

use super::super::cells::Spot;
use super::super::scene::Scene;
use super::super::{filter, format, pieces, values};
use super::Report;
use crate::dossier::{Answer, Path, Register};
use crate::finding::Severity;
use crate::form::{
    Bounds, Code, CodeList, CodePattern, Field, ItemLimits, Kind, Source, TextLimits,
};
use crate::identifier::{self, IdentifierKind};

/// One field at one place, while it is looked at.
pub(super) struct Look<'a, 'r, 'd> {
    pub(super) scene: Scene<'a>,
    pub(super) field: &'a Field,
    pub(super) spot: Spot,
    pub(super) report: &'r mut Report<'d>,
}

/// Adds what is wrong with a field that is shown.
pub(in crate::view) fn field<'a>(
    scene: Scene<'a>,
    field: &'a Field,
    spot: Spot,
    report: &mut Report<'_>,
) {
    let mut look = Look {
        scene,
        field,
        spot,
        report,
    };
    match &field.source {
        Source::Person => look.answer(),
        Source::Call(_) | Source::Computed(_) if scene.states[field.number][spot.index].stopped => {
            look.add("value.stopped", Severity::Blocking, &[]);
        }
        Source::Call(_) | Source::Computed(_) => {}
    }
}

impl<'a> Look<'a, '_, '_> {
    fn answer(&mut self) {
        let scene = self.scene;
        let state = &scene.states[self.field.number][self.spot.index];
        let register = scene.register(self.field.number, self.spot.index);
        if register.is_some_and(Register::is_disputed) {
            self.add("disputed", Severity::Blocking, &[]);
        }
        if let Some(rows) = self.field.kind.rows() {
            self.rows(rows.items, state.required);
            return;
        }
        if !self.field.kind.components().is_empty() {
            self.components(state.required);
            return;
        }
        if let Kind::Attachment(limits) = &self.field.kind {
            self.files(limits, state.required);
            return;
        }
        let shown = register.and_then(Register::shown);
        match shown.and_then(|written| written.value.answer.as_ref()) {
            None if state.required => self.add("required", self.field.severity, &[]),
            None => {}
            Some(answer) if !self.is_read(answer, &state.value) => self.unreadable(answer),
            Some(answer) => self.value(answer, &state.value),
        }
    }

    pub(super) fn path(&self) -> &'a Path {
        self.scene.path(self.field.number, self.spot.index)
    }

    /// Whether an answer could be read: the value of one that could is never null.
    fn is_read(&self, answer: &Answer, value: &Value) -> bool {
        let is_unsure = matches!(value, Value::Null | Value::List(_));
        !is_unsure || values::is_readable(&self.field.kind, answer)
    }

    fn unreadable(&mut self, answer: &Answer) {
        let given = format::display_answer(self.field, answer);
        let family = match self.field.kind {
            Kind::Integer(_) => "integer",
            Kind::Number(..) => "number",
            Kind::Amount(_) => "amount",
            Kind::Rate(..) => "rate",
            Kind::YesNo => "yes_no",
            Kind::Date(_) => "date",
            Kind::DateTime => "datetime",
            Kind::Choice(_) | Kind::Choices(..) | Kind::Code { .. } => "choice",
            _ => "text",
        };
        self.add(
            &format!("type.{family}"),
            Severity::Blocking,
            &[("given", &given)],
        );
    }

    fn value(&mut self, answer: &Answer, value: &Value) {
        match &self.field.kind {
            Kind::Text(limits) | Kind::LongText(limits) => self.text(*limits, value),
            Kind::Integer(bounds)
            | Kind::Number(bounds, _)
            | Kind::Rate(bounds, _)
            | Kind::Amount(bounds) => {
                self.decimals(value);
                self.bounds(bounds, value);
            }
            Kind::Date(bounds) => self.bounds(bounds, value),
            Kind::Identifier(kind) => {
                self.identifier(*kind, value.as_text().unwrap_or_default(), None);
            }
            Kind::Url => self.url(value.as_text().unwrap_or_default()),
            Kind::Choice(list) => self.codes(answer, Some(list), None),
            Kind::Choices(list, items) => {
                self.codes(answer, Some(list), None);
                self.items(*items, value);
            }
            Kind::Code {
                list,
                pattern,
                items,
            } => {
                self.codes(answer, list.as_deref(), *pattern);
                if items.is_many() {
                    self.items(*items, value);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, limits: TextLimits, value: &Value) {
        let count = value.as_text().map_or(0, |text| text.chars().count());
        if count > limits.max_length {
            self.add(
                "too_long",
                Severity::Blocking,
                &[
                    ("max", &limits.max_length.to_string()),
                    ("given", &count.to_string()),
                ],
            );
        } else if count < limits.min_length {
            self.add(
                "too_short",
                Severity::Blocking,
                &[
                    ("min", &limits.min_length.to_string()),
                    ("given", &count.to_string()),
                ],
            );
        }
    }

    fn decimals(&mut self, value: &Value) {
        let max = match &self.field.kind {
            Kind::Amount(_) => 2,
            Kind::Number(_, max) | Kind::Rate(_, max) => *max,
            _ => return,
        };
        if value
            .as_number()
            .is_some_and(|number| number.decimals() > max)
        {
            let given = self.written(value);
            self.add(
                "decimals",
                Severity::Blocking,
                &[("max", &max.to_string()), ("given", &given)],
            );
        }
    }

    fn bounds(&mut self, bounds: &Bounds, value: &Value) {
        let scene = self.scene;
        let low = match &bounds.min {
            Some(min) => scene.evaluate(&min.program, self.spot),
            None if matches!(self.field.kind, Kind::Amount(_)) => Value::Number(Decimal::ZERO),
            None => Value::Null,
        };
        let high = bounds
            .max
            .as_ref()
            .map_or(Value::Null, |max| scene.evaluate(&max.program, self.spot));
        if value.order(&low).is_some_and(std::cmp::Ordering::is_lt) {
            let (min, given) = (self.written(&low), self.written(value));
            self.add(
                "min",
                Severity::Blocking,
                &[("min", &min), ("given", &given)],
            );
        }
        if value.order(&high).is_some_and(std::cmp::Ordering::is_gt) {
            let (max, given) = (self.written(&high), self.written(value));
            self.add(
                "max",
                Severity::Blocking,
                &[("max", &max), ("given", &given)],
            );
        }
    }

    fn written(&self, value: &Value) -> String {
        let answer = values::to_answer(None, value);
        answer
            .map(|answer| format::display_answer(self.field, &answer))
            .unwrap_or_default()
    }

    pub(super) fn identifier(&mut self, kind: IdentifierKind, text: &str, component: Option<&str>) {
        let verdict = identifier::check(kind, text);
        let path = component.map_or_else(|| self.path().clone(), |name| self.path().child(name));
        let severity = if component.is_some() {
            Severity::Warning
        } else {
            kind.severity()
        };
        let of = component.map(|name| (name, ()));
        for (reason, severity) in verdict
            .reason
            .iter()
            .map(|r| (r, severity))
            .chain(verdict.warnings.iter().map(|r| (r, Severity::Warning)))
        {
            let values = self.values(of.map(|(name, ())| name), &[("given", text)]);
            self.report.add(
                &format!("{}.{}", kind.name(), reason.name()),
                severity,
                &path,
                values,
            );
        }
    }

    fn url(&mut self, text: &str) {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .unwrap_or(text);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let well = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace);
        if !well || text.chars().count() > 400 {
            self.add("url.form", Severity::Warning, &[("given", text)]);
        }
    }

    fn codes(&mut self, answer: &Answer, list: Option<&CodeList>, pattern: Option<CodePattern>) {
        let Answer::Codes(codes) = answer else { return };
        for code in codes {
            match list.map(|list| list.get(code)) {
                Some(Some(entry)) if entry.holds_on(self.scene.inputs.today) => {
                    self.filtered(entry);
                }
                Some(Some(entry)) => self.add(
                    "list.ended",
                    Severity::Warning,
                    &[("given", &entry.label.fr)],
                ),
                // Nothing can be said of the codes of a list that is not at hand, except their form.
                Some(None) if list.is_some_and(CodeList::is_absent) => {
                    self.pattern(pattern, code);
                    self.add("list.absent", Severity::Warning, &[("given", code)]);
                }
                // A list together with a pattern is what the form knows today: another code of the right form is only said.
                Some(None) if pattern.is_some() => {
                    self.pattern(pattern, code);
                    self.add("list.unlisted", Severity::Warning, &[("given", code)]);
                }
                Some(None) => self.add("list.unknown", Severity::Blocking, &[("given", code)]),
                None => self.pattern(pattern, code),
            }
        }
    }

    fn filtered(&mut self, entry: &Code) {
        let (scene, spot) = (self.scene, self.spot);
        let Some(filter) = &self.field.filter else {
            return;
        };
        if !filter::suits(scene.form, filter, entry, &|slot| scene.read(slot, spot)) {
            let values = [("given", entry.label.fr.as_str())];
            self.add("list.filtered", self.field.severity, &values);
        }
    }

    fn pattern(&mut self, pattern: Option<CodePattern>, code: &str) {
        match pattern {
            Some(CodePattern::Identifier(kind)) => self.identifier(kind, code, None),
            Some(CodePattern::Language) => {
                let well = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
                if !well {
                    self.add("language.form", Severity::Blocking, &[("given", code)]);
                }
            }
            None => {}
        }
    }

    fn items(&mut self, items: ItemLimits, value: &Value) {
        let count = value.as_list().map_or(0, <[Value]>::len);
        self.count(items, count, "too_few_choices", "too_many_choices");
    }

    fn rows(&mut self, items: ItemLimits, required: bool) {
        let count = self.scene.orders[self.field.number][self.spot.index].len();
        if count == 0 {
            if required {
                self.add("required", self.field.severity, &[]);
            }
            return;
        }
        self.count(items, count, "too_few_rows", "too_many_rows");
    }

    fn count(&mut self, items: ItemLimits, count: usize, few: &str, many: &str) {
        let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let given = count.to_string();
        if count < size(items.min) {
            self.add(
                few,
                self.field.severity,
                &[("min", &items.min.to_string()), ("given", &given)],
            );
        }
        if let Some(max) = items.max.filter(|max| count > size(*max)) {
            self.add(
                many,
                Severity::Blocking,
                &[("max", &max.to_string()), ("given", &given)],
            );
        }
    }

    fn files(&mut self, limits: &crate::form::FileLimits, required: bool) {
        let files: Vec<_> = self
            .scene
            .dossier
            .attached(self.path())
            .into_iter()
            .cloned()
            .collect();
        if files.is_empty() && required {
            self.add("piece.missing", self.field.severity, &[]);
        }
        let label = format!("{}{}", self.field.label.fr, self.place());
        pieces::files_findings(
            self.scene.inputs,
            limits,
            &files,
            self.path(),
            &label,
            self.report,
        );
    }

    pub(super) fn add(&mut self, code: &str, severity: Severity, more: &[(&str, &str)]) {
        let values = self.values(None, more);
        self.report.add(code, severity, self.path(), values);
    }

    /// The values of a sentence: the label with its row, the component where there is one, and more.
    pub(super) fn values(
        &self,
        component: Option<&str>,
        more: &[(&str, &str)],
    ) -> BTreeMap<String, String> {
        let place = self.place();
        let label = match component {
            Some(name) => format!(
                "{} – {}{place}",
                self.field.label.fr,
                super::component::component_label(name)
            ),
            None => format!("{}{place}", self.field.label.fr),
        };
        let mut values = BTreeMap::from([("label".to_owned(), label)]);
        values.extend(
            more.iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        values
    }

    /// ` (Sessions, n° 2)`: the row that holds the field, for people.
    fn place(&self) -> String {
        let Some(group) = self.spot.group else {
            return String::new();
        };
        let number = self.scene.instances[group]
            .get(self.spot.index)
            .map_or(0, |instance| instance.number);
        format!(
            " ({}, n° {number})",
            self.scene.form.graph.fields[group].label.fr
        )
    }
}

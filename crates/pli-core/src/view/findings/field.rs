//! What can be wrong with one answer.
//!
//! Long because each kind of answer has its own faults, told in one order.

use pli_feel::{Decimal, Value};

use super::super::cells::Spot;
use super::super::figures::is_unsure;
use super::super::scene::Scene;
use super::super::written::{self, Values};
use super::super::{filter, pieces, values};
use super::Report;
use super::component::label;
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
            look.add("value.stopped", Severity::Blocking, Values::default());
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
            self.add("disputed", Severity::Blocking, Values::default());
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
            None if state.required => self.add("required", self.field.severity, Values::default()),
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
        let field = self.field;
        let given = Values::default().told("given", |language| {
            written::display_answer(field, answer, language)
        });
        let is_unsure = matches!(answer, Answer::Text(text) if is_unsure(field, text));
        let family = match self.field.kind {
            _ if is_unsure => "thousands",
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
        self.add(&format!("type.{family}"), Severity::Blocking, given);
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
                Values::default()
                    .with("max", limits.max_length.to_string())
                    .with("given", count.to_string()),
            );
        } else if count < limits.min_length {
            self.add(
                "too_short",
                Severity::Blocking,
                Values::default()
                    .with("min", limits.min_length.to_string())
                    .with("given", count.to_string()),
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
            let values = self.written("given", value, Values::default());
            self.add(
                "decimals",
                Severity::Blocking,
                values.with("max", max.to_string()),
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
            let values = self.written("min", &low, Values::default());
            let values = self.written("given", value, values);
            self.add("min", Severity::Blocking, values);
        }
        if value.order(&high).is_some_and(std::cmp::Ordering::is_gt) {
            let values = self.written("max", &high, Values::default());
            let values = self.written("given", value, values);
            self.add("max", Severity::Blocking, values);
        }
    }

    /// Adds a value of the field to those of a sentence.
    fn written(&self, name: &str, value: &Value, values: Values) -> Values {
        let answer = values::to_answer(None, value);
        let field = self.field;
        values.told(name, |language| {
            let text = answer
                .as_ref()
                .map(|answer| written::display_answer(field, answer, language));
            text.unwrap_or_default()
        })
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
            let values = self.values(
                of.map(|(name, ())| name),
                Values::default().with("given", text),
            );
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
            self.add(
                "url.form",
                Severity::Warning,
                Values::default().with("given", text),
            );
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
                    Values::default()
                        .told("given", |language| entry.label.get(language).to_owned()),
                ),
                // Nothing can be said of the codes of a list that is not at hand, except their form.
                Some(None) if list.is_some_and(CodeList::is_absent) => {
                    self.pattern(pattern, code);
                    self.add(
                        "list.absent",
                        Severity::Warning,
                        Values::default().with("given", code),
                    );
                }
                // A list together with a pattern is what the form knows today: another code of the right form is only said.
                Some(None) if pattern.is_some() => {
                    self.pattern(pattern, code);
                    self.add(
                        "list.unlisted",
                        Severity::Warning,
                        Values::default().with("given", code),
                    );
                }
                Some(None) => self.add(
                    "list.unknown",
                    Severity::Blocking,
                    Values::default().with("given", code),
                ),
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
            let values =
                Values::default().told("given", |language| entry.label.get(language).to_owned());
            self.add("list.filtered", self.field.severity, values);
        }
    }

    fn pattern(&mut self, pattern: Option<CodePattern>, code: &str) {
        match pattern {
            Some(CodePattern::Identifier(kind)) => self.identifier(kind, code, None),
            Some(CodePattern::Language) => {
                let well = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
                if !well {
                    self.add(
                        "language.form",
                        Severity::Blocking,
                        Values::default().with("given", code),
                    );
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
                self.add("required", self.field.severity, Values::default());
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
                Values::default()
                    .with("min", items.min.to_string())
                    .with("given", given.clone()),
            );
        }
        if let Some(max) = items.max.filter(|max| count > size(*max)) {
            self.add(
                many,
                Severity::Blocking,
                Values::default()
                    .with("max", max.to_string())
                    .with("given", given),
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
            self.add("piece.missing", self.field.severity, Values::default());
        }
        let (path, scene) = (self.path(), self.scene);
        let (field, spot) = (self.field, self.spot);
        let label = |language| label(scene, field, spot, None, language);
        pieces::files_findings(scene.inputs, limits, &files, path, &label, self.report);
    }

    pub(super) fn add(&mut self, code: &str, severity: Severity, more: Values) {
        let values = self.values(None, more);
        self.report.add(code, severity, self.path(), values);
    }

    /// The values of a sentence: the label with its row, the component where there is one, and more.
    pub(super) fn values(&self, component: Option<&str>, more: Values) -> Values {
        let (scene, field, spot) = (self.scene, self.field, self.spot);
        more.told("label", |language| {
            label(scene, field, spot, component, language)
        })
    }
}

//! What can be wrong with the components of an address, a person, a period, a place; what they are called.

use pli_feel::Decimal;

use super::super::assemble::component_reads;
use super::super::cells::Spot;
use super::super::english;
use super::super::scene::Scene;
use super::super::written::{self, Values};
use super::field::Look;
use crate::dossier::{Answer, Register};
use crate::finding::Severity;
use crate::form::{ComponentKind, Field, Kind};
use crate::text::Language;

impl Look<'_, '_, '_> {
    pub(super) fn components(&mut self, required: bool) {
        let dossier = self.scene.dossier;
        let all = self.field.kind.components();
        let begun = all
            .iter()
            .any(|component| dossier.answer(&self.path().child(component.name)).is_some());
        if !begun {
            if required {
                self.add("required", self.field.severity, Values::default());
            }
            return;
        }
        for component in all {
            let path = self.path().child(component.name);
            if dossier.register(&path).is_some_and(Register::is_disputed) {
                self.add_component(
                    "disputed",
                    Severity::Blocking,
                    component.name,
                    Values::default(),
                );
            }
            match dossier.answer(&path) {
                None if component.required => {
                    self.add_component(
                        "required",
                        self.field.severity,
                        component.name,
                        Values::default(),
                    );
                }
                None => {}
                Some(answer) => self.component(component.name, component.kind, answer),
            }
        }
        self.order();
    }

    fn component(&mut self, name: &str, kind: ComponentKind, answer: &Answer) {
        let given = Values::default().told("given", |language| {
            written::display_component(kind, answer, language)
        });
        if !component_reads(kind, answer) {
            let code = match kind {
                ComponentKind::Date => "type.date",
                ComponentKind::Degrees(_) => "type.number",
                ComponentKind::Text(_) | ComponentKind::Identifier(_) => "type.text",
            };
            self.add_component(code, Severity::Blocking, name, given);
            return;
        }
        match (kind, answer) {
            (ComponentKind::Text(max), Answer::Text(text)) if text.chars().count() > max => {
                let count = text.chars().count().to_string();
                self.add_component(
                    "too_long",
                    Severity::Blocking,
                    name,
                    Values::default()
                        .with("max", max.to_string())
                        .with("given", count),
                );
            }
            (ComponentKind::Identifier(kind), Answer::Text(text)) if !self.is_abroad(name) => {
                self.identifier(kind, text, Some(name));
            }
            (ComponentKind::Degrees(bound), Answer::Number(n)) => {
                let inside = n
                    .parse::<Decimal>()
                    .is_ok_and(|n| n.abs() <= Decimal::from(bound));
                if !inside {
                    self.add_component(
                        "geo.range",
                        Severity::Blocking,
                        name,
                        given.with("max", bound.to_string()),
                    );
                }
            }
            _ => {}
        }
    }

    /// An address of another country has another postal code.
    fn is_abroad(&self, component: &str) -> bool {
        let country = self.scene.dossier.answer(&self.path().child("country"));
        let abroad = matches!(country, Some(Answer::Text(name)) if !matches!(name.to_lowercase().as_str(), "france" | "fr" | "fra"));
        abroad && matches!(component, "postcode" | "insee")
    }

    fn order(&mut self) {
        if !matches!(self.field.kind, Kind::Period) {
            return;
        }
        let dossier = self.scene.dossier;
        let (start, end) = (
            dossier.answer(&self.path().child("start")),
            dossier.answer(&self.path().child("end")),
        );
        if let (Some(Answer::Date(start)), Some(Answer::Date(end))) = (start, end)
            && end < start
        {
            let values = Values::default()
                .told("start", |language| written::date(*start, language))
                .told("end", |language| written::date(*end, language));
            self.add("period.order", Severity::Blocking, values);
        }
    }

    fn add_component(&mut self, code: &str, severity: Severity, component: &str, more: Values) {
        let values = self.values(Some(component), more);
        self.report
            .add(code, severity, &self.path().child(component), values);
    }
}

/// The name of a component of an address, a person, a period, a place.
pub fn component_label(name: &str, language: Language) -> &str {
    match language {
        Language::French => french_label(name),
        Language::English => english::component_label(name),
    }
}

fn french_label(name: &str) -> &str {
    match name {
        "line1" => "adresse",
        "line2" => "complément 1",
        "line3" => "complément 2",
        "line4" => "complément 3",
        "postcode" => "code postal",
        "city" => "ville",
        "insee" => "code INSEE",
        "country" => "pays",
        "title" => "civilité",
        "last_name" => "nom",
        "first_name" => "prénom",
        "role" => "fonction",
        "phone" => "téléphone",
        "email" => "courriel",
        "start" => "début",
        "end" => "fin",
        "latitude" => "latitude",
        "longitude" => "longitude",
        other => other,
    }
}

/// The label of a field or of a component of it, with its row: `Début (Sessions, n° 2)`.
pub(super) fn label(
    scene: Scene<'_>,
    field: &Field,
    spot: Spot,
    component: Option<&str>,
    language: Language,
) -> String {
    let mut label = field.label.get(language).to_owned();
    if let Some(name) = component {
        label = format!("{label} – {}", component_label(name, language));
    }
    let Some(group) = spot.group else {
        return label;
    };
    let number = scene.instances[group]
        .get(spot.index)
        .map_or(0, |instance| instance.number);
    let row = written::row_number(number, language);
    let group = scene.form.graph.fields[group].label.get(language);
    format!("{label} ({group}, {row})")
}

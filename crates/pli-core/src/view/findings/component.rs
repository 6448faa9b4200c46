//! What can be wrong with the components of an address, a person, a period, a place.

use pli_feel::Decimal;

use super::super::assemble::component_reads;
use super::super::format;
use super::field::Look;
use crate::dossier::{Answer, Register};
use crate::finding::Severity;
use crate::form::{ComponentKind, Kind};

impl Look<'_, '_, '_> {
    pub(super) fn components(&mut self, required: bool) {
        let dossier = self.scene.dossier;
        let all = self.field.kind.components();
        let begun = all
            .iter()
            .any(|component| dossier.answer(&self.path().child(component.name)).is_some());
        if !begun {
            if required {
                self.add("required", self.field.severity, &[]);
            }
            return;
        }
        for component in all {
            let path = self.path().child(component.name);
            if dossier.register(&path).is_some_and(Register::is_disputed) {
                self.add_component("disputed", Severity::Blocking, component.name, &[]);
            }
            match dossier.answer(&path) {
                None if component.required => {
                    self.add_component("required", self.field.severity, component.name, &[]);
                }
                None => {}
                Some(answer) => self.component(component.name, component.kind, answer),
            }
        }
        self.order();
    }

    fn component(&mut self, name: &str, kind: ComponentKind, answer: &Answer) {
        let given = format::display_component(kind, answer);
        if !component_reads(kind, answer) {
            let code = match kind {
                ComponentKind::Date => "type.date",
                ComponentKind::Degrees(_) => "type.number",
                ComponentKind::Text(_) | ComponentKind::Identifier(_) => "type.text",
            };
            self.add_component(code, Severity::Blocking, name, &[("given", &given)]);
            return;
        }
        match (kind, answer) {
            (ComponentKind::Text(max), Answer::Text(text)) if text.chars().count() > max => {
                let count = text.chars().count().to_string();
                self.add_component(
                    "too_long",
                    Severity::Blocking,
                    name,
                    &[("max", &max.to_string()), ("given", &count)],
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
                        &[("given", &given), ("max", &bound.to_string())],
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
            let (start, end) = (format::date(*start), format::date(*end));
            self.add(
                "period.order",
                Severity::Blocking,
                &[("start", &start), ("end", &end)],
            );
        }
    }

    fn add_component(
        &mut self,
        code: &str,
        severity: Severity,
        component: &str,
        more: &[(&str, &str)],
    ) {
        let values = self.values(Some(component), more);
        self.report
            .add(code, severity, &self.path().child(component), values);
    }
}

/// The French name of a component.
pub(crate) fn component_label(name: &str) -> &str {
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

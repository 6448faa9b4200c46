//! What is wrong with a profile: the same identifier checks as in a form, dates, and establishments of one enterprise.

use std::collections::BTreeMap;

use super::{Profile, identifier_of, keys};
use crate::dossier::Answer;
use crate::form::{Component, ComponentKind};
use crate::identifier::{self, IdentifierKind};
use crate::view::parse_component;

/// Something wrong with a value of the profile. A profile always saves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProfileFinding {
    /// The key; `establishment.<id>.siret` or `person.<id>.email` for what belongs to one of several.
    pub place: String,
    /// Code of the finding: `siret.checksum`, `type.date`, `profile.other_siren`, `profile.dates`.
    pub code: String,
}

/// Checks every value. `more` names identifiers that the forms known here know by key.
pub fn check(profile: &Profile, more: &BTreeMap<String, IdentifierKind>) -> Vec<ProfileFinding> {
    let mut found = Vec::new();
    for (key, text) in &profile.values {
        let kind = more.get(key).copied().or_else(|| identifier_of(key));
        found.extend(ill_formed(kind, text, key));
    }
    found.extend(dates(profile));
    for known in &profile.establishments {
        for (part, text) in &known.values {
            let place = format!("establishment.{}.{part}", known.id);
            found.extend(ill_formed(identifier_of(part), text, &place));
        }
    }
    for person in &profile.people {
        for (part, text) in &person.values {
            let place = format!("person.{}.{part}", person.id);
            let kind = identifier_of(&format!("x.{part}"));
            found.extend(ill_formed(kind, text, &place));
        }
    }
    found.extend(other_siren(profile));
    found
}

fn ill_formed(kind: Option<IdentifierKind>, text: &str, place: &str) -> Option<ProfileFinding> {
    let kind = kind?;
    let reason = identifier::check(kind, text).reason?;
    Some(finding(
        place,
        &format!("{}.{}", kind.name(), reason.name()),
    ))
}

fn dates(profile: &Profile) -> Vec<ProfileFinding> {
    let given: BTreeMap<&str, Option<jiff::civil::Date>> = keys::DATES
        .into_iter()
        .filter_map(|key| Some((key, date(profile.values.get(key)?))))
        .collect();
    let mut found: Vec<ProfileFinding> = given
        .iter()
        .filter(|(_, date)| date.is_none())
        .map(|(key, _)| finding(key, "type.date"))
        .collect();
    let at = |key: &str| given.get(key).copied().flatten();
    if let (Some(from), Some(to)) = (at("provider.qualiopi_from"), at("provider.qualiopi_to"))
        && to < from
    {
        found.push(finding("provider.qualiopi_to", "profile.dates"));
    }
    found
}

/// Reads a date as a form would: `21/11/2026` or `2026-11-21`.
pub fn date(text: &str) -> Option<jiff::civil::Date> {
    let component = Component {
        name: "date",
        kind: ComponentKind::Date,
        required: false,
    };
    match parse_component(&component, text) {
        Some(Answer::Date(date)) => Some(date),
        _ => None,
    }
}

/// Establishments whose SIRET does not begin with the SIREN of the first.
fn other_siren(profile: &Profile) -> Vec<ProfileFinding> {
    let siren = |text: &String| {
        let siret = identifier::check(IdentifierKind::Siret, text);
        siret
            .valid
            .then(|| siret.normalised.chars().take(9).collect::<String>())
    };
    let mut sirens = profile.establishments.iter().filter_map(|known| {
        let siren = known.values.get("siret").and_then(siren)?;
        Some((known.id, siren))
    });
    let Some((_, first)) = sirens.next() else {
        return Vec::new();
    };
    sirens
        .filter(|(_, siren)| *siren != first)
        .map(|(id, _)| finding(&format!("establishment.{id}.siret"), "profile.other_siren"))
        .collect()
}

fn finding(place: &str, code: &str) -> ProfileFinding {
    ProfileFinding {
        place: place.to_owned(),
        code: code.to_owned(),
    }
}

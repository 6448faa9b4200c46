//! From the profile to answers: those that nobody gave are prefilled, those that have changed since are offered.
//!
//! An answer that a person typed over has no origin and is never proposed again; keeping an offered one makes it the person's.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Profile;
use crate::dossier::{Answer, Dossier, Origin, Path, Register, Request};
use crate::form::{Component, Field, FormPackage, Source};
use crate::identifier::{self, IdentifierKind};
use crate::text::{Language, Text};
use crate::view::{display_answer, display_component, parse_component, parse_input};

/// An answer that came from the profile, which says otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The field or component.
    pub path: Path,
    /// Key of the profile.
    pub key: String,
    /// Name of the field in words.
    pub label: Text,
    /// Name of the component, where it is one.
    pub component: Option<&'static str>,
    /// The answer that stands.
    pub before: Answer,
    /// The same for people.
    pub before_shown: Text,
    /// What the profile says now; none where it says nothing any more.
    pub after: Option<Answer>,
    /// The same for people.
    pub after_shown: Text,
}

/// A place of a form that the profile can answer.
struct Slot<'a> {
    path: Path,
    key: String,
    field: &'a Field,
    component: Option<&'static Component>,
}

impl Slot<'_> {
    fn read(&self, text: &str) -> Option<Answer> {
        match self.component {
            Some(component) => parse_component(component, text),
            // The profile is of no language: its values are read in one way.
            None => parse_input(self.field, text, Language::French),
        }
    }

    fn shown(&self, answer: &Answer) -> Text {
        Text::told(|language| match self.component {
            Some(component) => display_component(component.kind, answer, language),
            None => display_answer(self.field, answer, language),
        })
    }
}

/// The places that the profile can answer. Rows are the person's: only fields that stand once are proposed.
fn slots(form: &FormPackage) -> Vec<Slot<'_>> {
    let mut slots = Vec::new();
    for field in form.fields() {
        let (Some(key), Ok(path)) = (&field.profile, field.pattern.parse::<Path>()) else {
            continue;
        };
        if form.locate(&path).is_none() || !matches!(field.source, Source::Person) {
            continue;
        }
        let components = field.kind.components();
        if components.is_empty() {
            slots.push(Slot {
                path,
                key: key.clone(),
                field,
                component: None,
            });
            continue;
        }
        slots.extend(components.iter().map(|component| Slot {
            path: path.child(component.name),
            key: format!("{key}.{}", component.name),
            field,
            component: Some(component),
        }));
    }
    slots
}

/// What the profile says for every place that takes it and that nobody answered.
pub fn prefill(
    form: &FormPackage,
    dossier: &Dossier,
    values: &BTreeMap<String, String>,
) -> Vec<Request> {
    let open = slots(form)
        .into_iter()
        .filter(|slot| dossier.answer(&slot.path).is_none());
    let requests = open.filter_map(|slot| {
        let answer = slot.read(values.get(&slot.key)?)?;
        Some(from_profile(slot.path, Some(answer)))
    });
    requests.collect()
}

/// Answers that came from the profile and that it says otherwise now.
pub fn offers(
    form: &FormPackage,
    dossier: &Dossier,
    values: &BTreeMap<String, String>,
) -> Vec<Offer> {
    let changed = slots(form).into_iter().filter_map(|slot| {
        let register = dossier.register(&slot.path)?;
        let given = &register.shown()?.value;
        if register.is_disputed() || given.origin != Some(Origin::Profile) {
            return None;
        }
        let before = given.answer.clone()?;
        let after = values.get(&slot.key).and_then(|text| slot.read(text));
        (after.as_ref() != Some(&before)).then(|| Offer {
            before_shown: slot.shown(&before),
            after_shown: after
                .as_ref()
                .map(|answer| slot.shown(answer))
                .unwrap_or_default(),
            label: slot.field.label.clone(),
            component: slot.component.map(|component| component.name),
            path: slot.path,
            key: slot.key,
            before,
            after,
        })
    });
    changed.collect()
}

/// The requests of a person's choice among offers: what is accepted takes the profile's value, what is kept becomes the person's
/// own and is not offered again. What is named in neither stays offered.
pub fn resolve(offers: &[Offer], accepted: &[Path], kept: &[Path]) -> Vec<Request> {
    let choice = |offer: &Offer| {
        if accepted.contains(&offer.path) {
            Some(from_profile(offer.path.clone(), offer.after.clone()))
        } else if kept.contains(&offer.path) {
            Some(Request::Set {
                path: offer.path.clone(),
                answer: Some(offer.before.clone()),
                origin: None,
            })
        } else {
            None
        }
    };
    offers.iter().filter_map(choice).collect()
}

/// The establishment that a dossier answers for, known by the SIRET that stands in it.
pub fn establishment_of(form: &FormPackage, dossier: &Dossier, profile: &Profile) -> Option<Uuid> {
    let given = slots(form)
        .into_iter()
        .filter(|slot| slot.key == "provider.siret")
        .find_map(|slot| match dossier.answer(&slot.path)? {
            Answer::Text(text) => Some(text.clone()),
            _ => None,
        })?;
    let same = |text: &String| identifier::check(IdentifierKind::Siret, text).normalised == given;
    let known = &profile.establishments;
    known
        .iter()
        .find(|known| known.values.get("siret").is_some_and(same))
        .map(|known| known.id)
}

/// Requests that make a dossier answer for an establishment. Answers that the person typed stay.
pub fn use_establishment(
    form: &FormPackage,
    dossier: &Dossier,
    profile: &Profile,
    establishment: Uuid,
) -> Vec<Request> {
    let values = profile.flat(Some(establishment));
    let owned = slots(form).into_iter().filter(|slot| {
        matches!(
            super::keys::place(&slot.key),
            super::keys::Place::Establishment(_)
        )
    });
    let requests = owned.filter_map(|slot| {
        let typed = dossier
            .register(&slot.path)
            .and_then(Register::shown)
            .is_some_and(|w| w.value.answer.is_some() && w.value.origin != Some(Origin::Profile));
        let answer = values.get(&slot.key).and_then(|text| slot.read(text));
        let stands = dossier.answer(&slot.path).is_some();
        (!typed && (answer.is_some() || stands)).then(|| from_profile(slot.path, answer))
    });
    requests.collect()
}

fn from_profile(path: Path, answer: Option<Answer>) -> Request {
    let origin = answer.is_some().then_some(Origin::Profile);
    Request::Set {
        path,
        answer,
        origin,
    }
}

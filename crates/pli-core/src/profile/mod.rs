//! The organisation, typed once: its values, its establishments, its people. Proposed to every form, never imposed.
//!
//! Forms name what they take by key (`provider.siret`, `provider.addr.city`, `provider.signatory.last_name`): [`Profile::flat`]
//! gives the keys, [`Profile::set`] writes one. [`prefill`] answers what nobody answered; [`offers`] says what has changed since.
//! Must not read a file, and must not change a dossier.

mod check;
mod keys;
mod offer;
mod read;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use check::{ProfileFinding, check, date};
pub use keys::{PERSON_ROLES, SECTIONS, Section, identifier_of, is_key};
pub use offer::{Offer, establishment_of, offers, prefill, resolve, use_establishment};
pub use read::{MAX_ENTRIES, MAX_VALUE_CHARS, ProfileError, read};

/// What stands before the keys of the organisation.
pub(crate) const ORGANISATION: &str = "provider.";

/// What is known of an organisation. The establishment and the person that stand first are proposed first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Version of this form of writing; 1.
    pub format: u32,
    /// What belongs to no establishment and no person, by key: `provider.legal_name`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Establishments; the first answers where no other is chosen.
    #[serde(default)]
    pub establishments: Vec<Establishment>,
    /// People; of several with one role the first is proposed.
    #[serde(default)]
    pub people: Vec<Person>,
}

/// One establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Establishment {
    /// Identity.
    pub id: Uuid,
    /// Name by which the person tells it from the others.
    #[serde(default)]
    pub name: String,
    /// Raw texts by the end of their key: `siret`, `addr.city`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

/// One person of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identity.
    pub id: Uuid,
    /// What the person is for the organisation: `legal_rep`, `signatory`, `contact`…
    #[serde(default)]
    pub roles: Vec<String>,
    /// Raw texts by component: `last_name`, `email`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

impl Profile {
    /// Makes a profile of the flat keys of former versions; people alike in all become one person with several roles.
    pub fn from_flat(flat: &BTreeMap<String, String>, new_id: &mut dyn FnMut() -> Uuid) -> Self {
        let mut profile = Self {
            format: 1,
            ..Self::default()
        };
        for (key, text) in flat {
            profile.set(key, text, new_id);
        }
        let mut people: Vec<Person> = Vec::new();
        for person in std::mem::take(&mut profile.people) {
            match people.iter_mut().find(|p| p.values == person.values) {
                Some(same) => same.roles.extend(person.roles),
                None => people.push(person),
            }
        }
        profile.people = people;
        profile
    }

    /// Writes one value by its key; a blank text takes it away. What belongs to an establishment goes to the first, what belongs
    /// to a person to the first of that role; one that lacks is made.
    pub fn set(&mut self, key: &str, text: &str, new_id: &mut dyn FnMut() -> Uuid) {
        let place = match keys::place(key) {
            keys::Place::Organisation => &mut self.values,
            keys::Place::Establishment(part) => {
                if self.establishments.is_empty() {
                    self.establishments.push(Establishment {
                        id: new_id(),
                        name: String::new(),
                        values: BTreeMap::new(),
                    });
                }
                return put(&mut self.establishments[0].values, part, text);
            }
            keys::Place::Person(role, part) => {
                return self.set_person(role, part, text, new_id);
            }
        };
        put(place, key, text);
    }

    fn set_person(&mut self, role: &str, part: &str, text: &str, new_id: &mut dyn FnMut() -> Uuid) {
        let holds = |person: &Person| person.roles.iter().any(|known| known == role);
        if let Some(person) = self.people.iter_mut().find(|person| holds(person)) {
            put(&mut person.values, part, text);
        } else if !text.trim().is_empty() {
            let mut values = BTreeMap::new();
            put(&mut values, part, text);
            self.people.push(Person {
                id: new_id(),
                roles: vec![role.to_owned()],
                values,
            });
        }
    }

    /// Every value by the key that forms use, for one establishment; for the first where none is given or known.
    pub fn flat(&self, establishment: Option<Uuid>) -> BTreeMap<String, String> {
        let mut flat = self.values.clone();
        let chosen = self
            .establishments
            .iter()
            .find(|known| Some(known.id) == establishment)
            .or_else(|| self.establishments.first());
        for (part, text) in chosen.iter().flat_map(|chosen| &chosen.values) {
            flat.insert(format!("{ORGANISATION}{part}"), text.clone());
        }
        // The first of a role counts: those behind it are written before and covered.
        for person in self.people.iter().rev() {
            for role in &person.roles {
                let stem = format!("{ORGANISATION}{role}.");
                flat.retain(|key, _| !key.starts_with(&stem));
                for (part, text) in &person.values {
                    flat.insert(format!("{stem}{part}"), text.clone());
                }
            }
        }
        flat
    }

    /// Whether nothing is known yet.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.establishments.is_empty() && self.people.is_empty()
    }
}

fn put(values: &mut BTreeMap<String, String>, key: &str, text: &str) {
    match text.trim() {
        "" => values.remove(key),
        text => values.insert(key.to_owned(), text.to_owned()),
    };
}

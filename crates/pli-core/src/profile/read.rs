//! A profile from JSON: its own form of writing, or the flat map of keys of former versions. Bounded.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::{Profile, is_key};

/// Characters of a value at most.
pub const MAX_VALUE_CHARS: usize = 4000;
/// Values, establishments and people at most, each.
pub const MAX_ENTRIES: usize = 1000;

/// Why a text is no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// It has another form.
    #[error("{what}")]
    Form {
        /// What is wrong.
        what: String,
    },
    /// A key that is none.
    #[error("`{key}` is no key of a profile")]
    Key {
        /// The text.
        key: String,
    },
    /// More than a profile may hold.
    #[error("`{place}` is too long")]
    TooLong {
        /// What is too long.
        place: String,
    },
    /// Two establishments or people with one identity.
    #[error("the identity {id} stands twice")]
    Twice {
        /// The identity.
        id: Uuid,
    },
}

/// Reads a profile.
///
/// # Errors
/// What is no profile, or is larger than one may be; then nothing is taken.
pub fn read(value: Value, new_id: &mut dyn FnMut() -> Uuid) -> Result<Profile, ProfileError> {
    let form = |error: serde_json::Error| ProfileError::Form {
        what: error.to_string(),
    };
    let profile = if value.get("format").is_some() {
        let profile: Profile = serde_json::from_value(value).map_err(form)?;
        if profile.format != 1 {
            return Err(ProfileError::Form {
                what: format!("format {}", profile.format),
            });
        }
        profile
    } else {
        let flat: BTreeMap<String, String> = serde_json::from_value(value).map_err(form)?;
        check_values("provider", &flat)?;
        Profile::from_flat(&flat, new_id)
    };
    check_bounds(&profile)?;
    Ok(profile)
}

fn check_bounds(profile: &Profile) -> Result<(), ProfileError> {
    let too_long = |place: &str| {
        Err(ProfileError::TooLong {
            place: place.to_owned(),
        })
    };
    if profile.establishments.len() > MAX_ENTRIES {
        return too_long("establishments");
    }
    if profile.people.len() > MAX_ENTRIES {
        return too_long("people");
    }
    check_values("values", &profile.values)?;
    let mut ids = std::collections::BTreeSet::new();
    for known in &profile.establishments {
        check_values("establishments", &known.values)?;
        if known.name.chars().count() > MAX_VALUE_CHARS {
            return too_long("name");
        }
        if !ids.insert(known.id) {
            return Err(ProfileError::Twice { id: known.id });
        }
    }
    for person in &profile.people {
        check_values("people", &person.values)?;
        if person.roles.len() > 50 {
            return too_long("roles");
        }
        if let Some(role) = person
            .roles
            .iter()
            .find(|role| !is_key(role) || role.contains('.'))
        {
            return Err(ProfileError::Key { key: role.clone() });
        }
        if !ids.insert(person.id) {
            return Err(ProfileError::Twice { id: person.id });
        }
    }
    Ok(())
}

fn check_values(place: &str, values: &BTreeMap<String, String>) -> Result<(), ProfileError> {
    if values.len() > MAX_ENTRIES {
        return Err(ProfileError::TooLong {
            place: place.to_owned(),
        });
    }
    for (key, text) in values {
        if !is_key(key) {
            return Err(ProfileError::Key { key: key.clone() });
        }
        if text.chars().count() > MAX_VALUE_CHARS {
            return Err(ProfileError::TooLong { place: key.clone() });
        }
    }
    Ok(())
}

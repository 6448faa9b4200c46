//! Changes of the profile: by key, or of one establishment or person.

use std::collections::BTreeMap;

use pli_core::profile::{Establishment, MAX_ENTRIES, MAX_VALUE_CHARS, Person, Profile, is_key};
use uuid::Uuid;

use super::{keep, load, view};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{ProfileEdit, ProfileRequest, ProfileView};

/// Replaces values by key; an empty text takes one away.
pub fn set(session: &Session, request: &ProfileRequest) -> Result<ProfileView, Fault> {
    let mut profile = load(session)?;
    for (key, value) in &request.values {
        check(key, value)?;
        profile.set(key, value, &mut Uuid::now_v7);
    }
    settle(session, &profile)
}

/// Changes, adds, removes or moves one establishment or person.
pub fn edit(session: &Session, edit: &ProfileEdit) -> Result<ProfileView, Fault> {
    let mut profile = load(session)?;
    match edit {
        ProfileEdit::Establishment { id, name, values } => {
            for (key, text) in values {
                check(key, text)?;
            }
            check("name", name)?;
            let entry = establishment(&mut profile, id.as_deref())?;
            name.trim().clone_into(&mut entry.name);
            merge(&mut entry.values, values);
        }
        ProfileEdit::Person { id, roles, values } => {
            for (key, text) in values {
                check(key, text)?;
            }
            if let Some(role) = roles
                .iter()
                .find(|role| !is_key(role) || role.contains('.'))
            {
                return Err(Fault::new(Code::BadRequest).with("what", role));
            }
            let entry = person(&mut profile, id.as_deref())?;
            entry.roles.clone_from(roles);
            merge(&mut entry.values, values);
        }
        ProfileEdit::Remove { id } => {
            let id = known(id)?;
            profile.establishments.retain(|known| known.id != id);
            profile.people.retain(|known| known.id != id);
        }
        ProfileEdit::First { id } => {
            let id = known(id)?;
            profile.establishments.sort_by_key(|known| known.id != id);
            profile.people.sort_by_key(|known| known.id != id);
        }
    }
    settle(session, &profile)
}

fn settle(session: &Session, profile: &Profile) -> Result<ProfileView, Fault> {
    let counts = [
        profile.values.len(),
        profile.establishments.len(),
        profile.people.len(),
    ];
    if counts.into_iter().any(|count| count > MAX_ENTRIES) {
        return Err(Fault::new(Code::BadRequest).with("what", "profile"));
    }
    keep(session, profile)?;
    view(session, profile)
}

fn check(key: &str, text: &str) -> Result<(), Fault> {
    if is_key(key) && text.chars().count() <= MAX_VALUE_CHARS {
        return Ok(());
    }
    Err(Fault::new(Code::BadRequest).with("what", key))
}

fn merge(values: &mut BTreeMap<String, String>, changes: &BTreeMap<String, String>) {
    for (key, text) in changes {
        match text.trim() {
            "" => values.remove(key),
            text => values.insert(key.clone(), text.to_owned()),
        };
    }
}

fn establishment<'a>(
    profile: &'a mut Profile,
    id: Option<&str>,
) -> Result<&'a mut Establishment, Fault> {
    let all = &mut profile.establishments;
    let at = match id {
        Some(text) => all.iter().position(|known| known.id.to_string() == text),
        None => {
            all.push(Establishment {
                id: Uuid::now_v7(),
                name: String::new(),
                values: BTreeMap::new(),
            });
            all.len().checked_sub(1)
        }
    };
    at.and_then(|at| all.get_mut(at))
        .ok_or_else(|| unknown(id.unwrap_or_default()))
}

fn person<'a>(profile: &'a mut Profile, id: Option<&str>) -> Result<&'a mut Person, Fault> {
    let all = &mut profile.people;
    let at = match id {
        Some(text) => all.iter().position(|known| known.id.to_string() == text),
        None => {
            all.push(Person {
                id: Uuid::now_v7(),
                roles: Vec::new(),
                values: BTreeMap::new(),
            });
            all.len().checked_sub(1)
        }
    };
    at.and_then(|at| all.get_mut(at))
        .ok_or_else(|| unknown(id.unwrap_or_default()))
}

fn known(id: &str) -> Result<Uuid, Fault> {
    Uuid::parse_str(id).map_err(|_| unknown(id))
}

fn unknown(id: &str) -> Fault {
    Fault::new(Code::BadRequest).with("what", id)
}

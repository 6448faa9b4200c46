//! The organisation's profile: typed once, proposed to every form. Raw texts by key; forms read them by kind.

use std::collections::BTreeMap;

use pli_core::identifier;

use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::form;
use crate::seam::{ProfileRequest, ProfileView};
use crate::store::Meta;

/// Characters of a value at most.
const VALUE_MOST: usize = 4000;
/// Keys at most.
const KEYS_MOST: usize = 1000;

/// Reads the profile, with the keys that forms known here take.
pub fn get(session: &Session) -> Result<ProfileView, Fault> {
    let values = values(session)?;
    let findings = findings(session, &values)?;
    Ok(ProfileView {
        values,
        findings,
        keys: form::profile_keys(session)?,
    })
}

/// The identifiers of the profile that are not well formed, by key.
fn findings(
    session: &Session,
    values: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Fault> {
    let mut findings = BTreeMap::new();
    for (key, kind) in form::profile_identifiers(session)? {
        let reason = values
            .get(&key)
            .and_then(|value| identifier::check(kind, value).reason);
        if let Some(reason) = reason {
            findings.insert(key, format!("{}.{}", kind.name(), reason.name()));
        }
    }
    Ok(findings)
}

/// The values alone.
pub fn values(session: &Session) -> Result<BTreeMap<String, String>, Fault> {
    Ok(Meta::Profile
        .get(&session.store.reader())?
        .unwrap_or_default())
}

/// Replaces values; an empty text takes one away.
pub fn set(session: &Session, request: &ProfileRequest) -> Result<ProfileView, Fault> {
    let mut all = values(session)?;
    for (key, value) in &request.values {
        if !is_key(key) || value.chars().count() > VALUE_MOST {
            return Err(Fault::new(Code::BadRequest).with("what", key));
        }
        match value.trim() {
            "" => all.remove(key),
            text => all.insert(key.clone(), text.to_owned()),
        };
    }
    if all.len() > KEYS_MOST {
        return Err(Fault::new(Code::BadRequest).with("what", "profile"));
    }
    session
        .store
        .write(move |connection| Meta::Profile.set(connection, &all))?;
    get(session)
}

fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
    !key.is_empty() && key.len() <= 100 && key.chars().all(plain)
}

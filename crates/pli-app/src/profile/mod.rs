//! The organisation's profile: typed once, proposed to every form, offered again when it changes.
//!
//! What a profile is and what it proposes are the core's; here it is kept, changed, exported and imported.

mod change;
mod file;
mod offers;

use std::collections::BTreeMap;

use pli_core::identifier::IdentifierKind;
use pli_core::profile::{self as core, PERSON_ROLES, Profile, SECTIONS};
use uuid::Uuid;

use crate::app::Session;
use crate::fault::Fault;
use crate::form;
use crate::seam::{EstablishmentView, PersonView, ProfileSectionView, ProfileView};
use crate::store::{Meta, StoreError};

pub use change::{edit, set};
pub use file::{export, import};
pub use offers::offers;
pub(crate) use offers::{establishment_requests, offer_requests};

/// Reads the profile, with the keys that forms known here take.
pub fn get(session: &Session) -> Result<ProfileView, Fault> {
    view(session, &load(session)?)
}

/// The profile as it is kept. One that a former version wrote is written anew, so that its identities stay.
pub(crate) fn load(session: &Session) -> Result<Profile, Fault> {
    let kept: Option<serde_json::Value> = Meta::Profile.get(&session.store.reader())?;
    let Some(kept) = kept else {
        return Ok(Profile {
            format: 1,
            ..Profile::default()
        });
    };
    let former = kept.get("format").is_none();
    let profile = core::read(kept, &mut Uuid::now_v7)
        .map_err(|error| StoreError::damaged(format!("profile: {error}")))?;
    if former {
        keep(session, &profile)?;
    }
    Ok(profile)
}

/// Writes the profile, durably.
fn keep(session: &Session, profile: &Profile) -> Result<(), Fault> {
    let profile = profile.clone();
    Ok(session
        .store
        .write(move |connection| Meta::Profile.set(connection, &profile))?)
}

fn view(session: &Session, profile: &Profile) -> Result<ProfileView, Fault> {
    let identifiers: BTreeMap<String, IdentifierKind> =
        form::profile_identifiers(session)?.into_iter().collect();
    let found = core::check(profile, &identifiers);
    let mut findings: BTreeMap<String, String> = found
        .into_iter()
        .map(|finding| (finding.place, finding.code))
        .collect();
    name_by_key(profile, &mut findings);
    let section = |section: &core::Section| ProfileSectionView {
        id: section.id.to_owned(),
        keys: section.keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    Ok(ProfileView {
        values: profile.flat(None),
        findings,
        keys: form::profile_keys(session)?,
        sections: SECTIONS.iter().map(section).collect(),
        establishments: profile
            .establishments
            .iter()
            .map(|known| EstablishmentView {
                id: known.id.to_string(),
                name: known.name.clone(),
                values: known.values.clone(),
            })
            .collect(),
        people: profile
            .people
            .iter()
            .map(|person| PersonView {
                id: person.id.to_string(),
                roles: person.roles.clone(),
                values: person.values.clone(),
            })
            .collect(),
        roles: PERSON_ROLES.map(str::to_owned).to_vec(),
    })
}

/// Says the findings of what is proposed first by the keys of forms too.
fn name_by_key(profile: &Profile, findings: &mut BTreeMap<String, String>) {
    let mut by_key = Vec::new();
    if let Some(first) = profile.establishments.first() {
        let stem = format!("establishment.{}.", first.id);
        for (place, code) in findings.iter() {
            by_key.extend(
                place
                    .strip_prefix(&stem)
                    .map(|part| (part.to_owned(), code.clone())),
            );
        }
    }
    for person in profile.people.iter().rev() {
        let stem = format!("person.{}.", person.id);
        for (place, code) in findings.iter() {
            let part = place.strip_prefix(&stem);
            let roles = person.roles.iter();
            by_key.extend(part.into_iter().flat_map(|part| {
                roles
                    .clone()
                    .map(move |role| (format!("{role}.{part}"), code.clone()))
            }));
        }
    }
    let keyed = by_key
        .into_iter()
        .map(|(part, code)| (format!("provider.{part}"), code));
    findings.extend(keyed);
}

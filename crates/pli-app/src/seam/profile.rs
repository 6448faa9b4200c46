//! The organisation's profile as the window shows it, and what a dossier took from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The organisation's profile: keys as forms name them (`provider.siret`, `provider.addr.city`), raw texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ProfileView {
    /// Values by key, those of the first establishment and of the first person of each role included.
    pub values: BTreeMap<String, String>,
    /// Findings of the values, by key, `establishment.<id>.siret` or `person.<id>.email`: the code of a check.
    pub findings: BTreeMap<String, String>,
    /// Every key that a form known here can be prefilled from.
    pub keys: Vec<String>,
    /// The organisation's own keys, as the screen groups them.
    pub sections: Vec<ProfileSectionView>,
    /// Establishments; the first is proposed.
    pub establishments: Vec<EstablishmentView>,
    /// People; of several with one role the first is proposed.
    pub people: Vec<PersonView>,
    /// Roles that a person may have.
    pub roles: Vec<String>,
}

/// A group of keys; its title is in the locales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileSectionView {
    /// Identifier.
    pub id: String,
    /// Keys in the order of reading.
    pub keys: Vec<String>,
}

/// One establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EstablishmentView {
    /// Identity.
    pub id: String,
    /// Name by which the person tells it from the others.
    pub name: String,
    /// Values by the end of their key: `siret`, `addr.city`.
    pub values: BTreeMap<String, String>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonView {
    /// Identity.
    pub id: String,
    /// What the person is for the organisation.
    pub roles: Vec<String>,
    /// Values by component: `last_name`, `email`.
    pub values: BTreeMap<String, String>,
}

/// Replaces values of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileRequest {
    /// Values by key; an empty text takes one away.
    pub values: BTreeMap<String, String>,
}

/// Changes one establishment or person of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileEditRequest {
    /// What changes.
    pub edit: ProfileEdit,
}

/// One change of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfileEdit {
    /// Adds an establishment, or changes one.
    Establishment {
        /// Which; none adds one.
        #[serde(default)]
        id: Option<String>,
        /// Its name.
        name: String,
        /// Values that change; an empty text takes one away.
        values: BTreeMap<String, String>,
    },
    /// Adds a person, or changes one.
    Person {
        /// Which; none adds one.
        #[serde(default)]
        id: Option<String>,
        /// All roles.
        roles: Vec<String>,
        /// Values that change; an empty text takes one away.
        values: BTreeMap<String, String>,
    },
    /// Takes an establishment or person away.
    Remove {
        /// Which.
        id: String,
    },
    /// Proposes an establishment or person first.
    First {
        /// Which.
        id: String,
    },
}

/// Takes a profile in the place of the one that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileImportRequest {
    /// The file.
    pub base64: String,
}

/// What has changed since a dossier took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OffersView {
    /// Answers that came from the profile, which says otherwise now.
    pub offers: Vec<OfferView>,
    /// Files of which the wallet has a newer version.
    pub documents: Vec<DocumentOfferView>,
    /// Establishments, with the one that the dossier answers for.
    pub establishments: Vec<ChosenEstablishmentView>,
}

/// An answer that came from the profile, which says otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfferView {
    /// The field or component.
    pub path: String,
    /// Key of the profile.
    pub key: String,
    /// Name of the field in words.
    pub label: String,
    /// Name of the component, where it is one.
    pub component: Option<String>,
    /// What stands in the dossier.
    pub before: String,
    /// What the profile says; none where it says nothing any more.
    pub after: Option<String>,
}

/// A file of a dossier of which the wallet has a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentOfferView {
    /// The piece or field.
    pub target: String,
    /// The file in the dossier.
    pub attachment: String,
    /// The document of the wallet.
    pub document: String,
    /// Kind of the document.
    pub kind: String,
    /// Title of the document; may be empty.
    pub title: String,
    /// Name of the file in the dossier.
    pub before: String,
    /// Name of the newer file.
    pub after: String,
    /// Date of the newer one.
    pub issued_on: Option<String>,
    /// Last day on which the newer one is good.
    pub valid_until: Option<String>,
}

/// An establishment that a dossier may answer for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChosenEstablishmentView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// SIRET.
    pub siret: Option<String>,
    /// Whether the dossier answers for it.
    pub chosen: bool,
}

//! Which keys a profile has, to whom each belongs, and how the screen groups them.

use super::ORGANISATION;
use crate::form::{Component, ComponentKind, Kind};
use crate::identifier::IdentifierKind;

/// Roles that a person may have; forms may name others.
pub const PERSON_ROLES: [&str; 7] = [
    "legal_rep",
    "signatory",
    "contact",
    "finance_contact",
    "disability_referent",
    "pedagogic_lead",
    "admin_lead",
];

/// Keys of an establishment, without those of its address.
const OF_ESTABLISHMENT: [&str; 4] = ["siret", "uai", "phone", "email"];

/// A group of keys on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Identifier; its title is in the locales.
    pub id: &'static str,
    /// Keys in the order of reading.
    pub keys: &'static [&'static str],
}

/// The organisation's own values; establishments and people have sections of their own.
pub const SECTIONS: [Section; 4] = [
    Section {
        id: "organisation",
        keys: &[
            "provider.legal_name",
            "provider.trade_name",
            "provider.legal_form",
            "provider.naf",
            "provider.rna",
            "provider.vat_no",
            "provider.vat_exempt",
            "provider.idcc",
            "provider.url",
        ],
    },
    Section {
        id: "training",
        keys: &[
            "provider.nda",
            "provider.nda_date",
            "provider.qualiopi_no",
            "provider.qualiopi_body",
            "provider.qualiopi_categories",
            "provider.qualiopi_from",
            "provider.qualiopi_to",
        ],
    },
    Section {
        id: "bank",
        keys: &["provider.iban", "provider.bic", "provider.bank_holder"],
    },
    Section {
        id: "insurance",
        keys: &[
            "provider.insurance_company",
            "provider.insurance_policy",
            "provider.insurance_until",
        ],
    },
];

/// Identifiers that the profile checks even where no form takes them.
const IDENTIFIERS: [(&str, IdentifierKind); 12] = [
    ("siret", IdentifierKind::Siret),
    ("siren", IdentifierKind::Siren),
    ("nda", IdentifierKind::Nda),
    ("uai", IdentifierKind::Uai),
    ("iban", IdentifierKind::Iban),
    ("bic", IdentifierKind::Bic),
    ("vat_no", IdentifierKind::Vat),
    ("rna", IdentifierKind::Rna),
    ("naf", IdentifierKind::Naf),
    ("phone", IdentifierKind::Phone),
    ("email", IdentifierKind::Email),
    ("addr.postcode", IdentifierKind::PostalCode),
];

/// Dates of the organisation.
pub(super) const DATES: [&str; 4] = [
    "provider.nda_date",
    "provider.qualiopi_from",
    "provider.qualiopi_to",
    "provider.insurance_until",
];

/// To whom a key belongs.
pub(super) enum Place<'a> {
    /// The organisation.
    Organisation,
    /// An establishment, with the end of the key.
    Establishment(&'a str),
    /// A person: the role and the component.
    Person(&'a str, &'a str),
}

/// Says to whom a key belongs.
pub(super) fn place(key: &str) -> Place<'_> {
    let Some(part) = key.strip_prefix(ORGANISATION) else {
        return Place::Organisation;
    };
    if OF_ESTABLISHMENT.contains(&part) || part.starts_with("addr.") {
        return Place::Establishment(part);
    }
    match part.split_once('.') {
        Some((role, component)) if is_person_part(component) => Place::Person(role, component),
        _ => Place::Organisation,
    }
}

fn is_person_part(part: &str) -> bool {
    person_parts().iter().any(|known| known.name == part)
}

pub(super) fn person_parts() -> &'static [Component] {
    Kind::Person.components()
}

/// The identifier that a value of this key is, by the end of the key; none for other values.
pub fn identifier_of(key: &str) -> Option<IdentifierKind> {
    let part = key.strip_prefix(ORGANISATION).unwrap_or(key);
    if let Some((_, kind)) = IDENTIFIERS.iter().find(|(name, _)| *name == part) {
        return Some(*kind);
    }
    let of_person = |part: &str| {
        let known = person_parts().iter().find(|known| known.name == part)?;
        match known.kind {
            ComponentKind::Identifier(kind) => Some(kind),
            ComponentKind::Text(_) | ComponentKind::Date | ComponentKind::Degrees(_) => None,
        }
    };
    part.rsplit_once('.').and_then(|(_, end)| of_person(end))
}

/// Whether a text may be a key.
pub fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
    !key.is_empty() && key.len() <= 100 && key.chars().all(plain)
}

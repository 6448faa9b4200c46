//! The names inside a certificate: person, organisation and its identifier.

use const_oid::ObjectIdentifier;
use der::Tag;
use der::asn1::{Any, BmpString};
use serde::Serialize;
use x509_cert::name::Name;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const ORGANISATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const GIVEN_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.42");
const ORGANISATION_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.97");

/// Whom a certificate names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Common name: the person, or the name of the seal.
    pub common_name: Option<String>,
    /// Given name of the person.
    pub given_name: Option<String>,
    /// Family name of the person.
    pub surname: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Organisation's identifier as written, such as `NTRFR-123456782`.
    pub organisation_identifier: Option<String>,
    /// SIREN of the organisation, where the certificate gives one.
    pub siren: Option<String>,
    /// The holder's number at the authority.
    pub serial_number: Option<String>,
    /// Country code.
    pub country: Option<String>,
}

impl Holder {
    /// Returns the name to show: the person's or seal's, else the organisation's.
    pub fn display_name(&self) -> &str {
        self.common_name
            .as_deref()
            .or(self.organisation.as_deref())
            .unwrap_or_default()
    }

    pub(super) fn says_demonstration(&self) -> bool {
        [&self.common_name, &self.organisation]
            .into_iter()
            .flatten()
            .any(|name| name.to_lowercase().contains("démonstration"))
    }
}

/// Reads a distinguished name; of a repeated attribute the first value counts.
pub(super) fn read(name: &Name) -> Holder {
    let mut holder = Holder::default();
    let mut units = Vec::new();
    for attribute in name.iter() {
        let Some(text) = text(&attribute.value) else {
            continue;
        };
        let slot = match attribute.oid {
            COMMON_NAME => &mut holder.common_name,
            SURNAME => &mut holder.surname,
            GIVEN_NAME => &mut holder.given_name,
            SERIAL_NUMBER => &mut holder.serial_number,
            COUNTRY => &mut holder.country,
            ORGANISATION => &mut holder.organisation,
            ORGANISATION_IDENTIFIER => &mut holder.organisation_identifier,
            ORGANISATIONAL_UNIT => {
                units.push(text);
                continue;
            }
            _ => continue,
        };
        slot.get_or_insert(text);
    }
    holder.siren = holder
        .organisation_identifier
        .iter()
        .chain(&units)
        .find_map(|text| siren(text));
    holder
}

/// SIREN in the forms of ETSI EN 319 412-1 (`NTRFR-`, `SI:FR-`) and of the RGS (`0002 `); a SIRET gives its SIREN.
fn siren(text: &str) -> Option<String> {
    let number = ["NTRFR-", "SI:FR-", "0002 "]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))?;
    let digits: String = number
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let is_number =
        digits.bytes().all(|byte| byte.is_ascii_digit()) && [9, 14].contains(&digits.len());
    is_number.then(|| digits[..9].to_owned())
}

/// Text of an attribute: UTF-8 and its subsets, UTF-16 of old files, Latin-1 for the T.61 that nobody wrote as such.
pub(crate) fn text(value: &Any) -> Option<String> {
    use der::Tagged as _;
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => {
            std::str::from_utf8(value.value()).ok().map(str::to_owned)
        }
        Tag::BmpString => value
            .decode_as::<BmpString>()
            .ok()
            .map(|text| text.to_string()),
        Tag::TeletexString => Some(value.value().iter().copied().map(char::from).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::siren;

    #[test]
    fn a_siren_is_read_in_its_three_forms_only() {
        for (text, expected) in [
            ("NTRFR-552100554", Some("552100554")),
            ("SI:FR-552100554", Some("552100554")),
            ("0002 552100554", Some("552100554")),
            ("0002 55210055400013", Some("552100554")),
            ("NTRDE-552100554", None),
            ("NTRFR-5521005", None),
            ("NTRFR-55210O554", None),
            ("552100554", None),
            ("VATFR-12552100554", None),
        ] {
            assert_eq!(siren(text).as_deref(), expected, "{text}");
        }
    }
}

//! Identifiers of French procedures: form, keys, and how they are written. `docs/identifiers.md` has the rules.
//!
//! Says whether an identifier is well formed, never whether it exists: that needs a register, and the network.

mod bank;
mod business;
mod display;
mod filing;
mod normalise;
mod person;
mod place;
mod training;

use crate::finding::Severity;

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentifierKind {
    /// Enterprise number, INSEE.
    Siren,
    /// Establishment number, INSEE.
    Siret,
    /// Social security number.
    Nir,
    /// International bank account number.
    Iban,
    /// French bank account number.
    RibFr,
    /// Bank identifier.
    Bic,
    /// French VAT number.
    Vat,
    /// Training organisation's declaration of activity.
    Nda,
    /// Association's number.
    Rna,
    /// School's number.
    Uai,
    /// Postal code.
    PostalCode,
    /// Code of a commune, INSEE.
    InseeCommune,
    /// Code of activity, INSEE (APE).
    Naf,
    /// Formacode.
    Formacode,
    /// Speciality of training.
    Nsf,
    /// Trade, ROME.
    Rome,
    /// Certification of the national register.
    Rncp,
    /// Certification of the specific register.
    Rs,
    /// Block of skills.
    Bloc,
    /// Telephone number.
    Phone,
    /// Number of an act sent to the prefecture.
    ActesNumber,
    /// Identifier of an act sent to the prefecture.
    ActesId,
    /// Date of the LHÉO language.
    LheoDate,
    /// E-mail address.
    Email,
}

/// Every kind with its name in forms and on the command line, and the name of the validation rules where it differs.
const NAMES: [(IdentifierKind, &str, &str); 24] = [
    (IdentifierKind::Siren, "siren", "siren"),
    (IdentifierKind::Siret, "siret", "siret"),
    (IdentifierKind::Nir, "nir", "nir"),
    (IdentifierKind::Iban, "iban", "iban"),
    (IdentifierKind::RibFr, "rib_fr", "rib_fr"),
    (IdentifierKind::Bic, "bic", "bic"),
    (IdentifierKind::Vat, "vat", "tva_fr"),
    (IdentifierKind::Nda, "nda", "nda"),
    (IdentifierKind::Rna, "rna", "rna"),
    (IdentifierKind::Uai, "uai", "uai"),
    (IdentifierKind::PostalCode, "postal_code", "code_postal"),
    (
        IdentifierKind::InseeCommune,
        "insee_commune",
        "code_insee_commune",
    ),
    (IdentifierKind::Naf, "naf", "naf"),
    (IdentifierKind::Formacode, "formacode", "formacode"),
    (IdentifierKind::Nsf, "nsf", "nsf"),
    (IdentifierKind::Rome, "rome", "rome"),
    (IdentifierKind::Rncp, "rncp", "rncp"),
    (IdentifierKind::Rs, "rs", "rs"),
    (IdentifierKind::Bloc, "bloc", "bloc"),
    (IdentifierKind::Phone, "phone", "telephone"),
    (IdentifierKind::ActesNumber, "actes_numero", "actes_numero"),
    (IdentifierKind::ActesId, "actes_id", "actes_id"),
    (IdentifierKind::LheoDate, "lheo_date", "lheo_date"),
    (IdentifierKind::Email, "email", "email"),
];

/// Why an identifier is not well formed, or what is odd about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing was given.
    Empty,
    /// A character that has no place in it.
    Characters,
    /// Too short or too long.
    Length,
    /// Letters and digits in another order than the kind has.
    Form,
    /// The key does not fit the rest: most often a slip of the finger.
    Checksum,
    /// Only zeros.
    Zeros,
    /// No country of that code.
    Country,
    /// No department of that code.
    Department,
    /// No month, or no day, of that number.
    Calendar,
    /// Well formed, but not in the nomenclature.
    Unknown,
    /// A prefix lacks.
    Prefix,
    /// A SIRET stands where a SIREN is asked.
    SiretGiven,
    /// A postal code stands where the code of a commune is asked.
    PostalGiven,
    /// Parts that repeat each other differ: odd, not impossible.
    Structure,
    /// A short number, which cannot be called from everywhere.
    ShortNumber,
}

impl Reason {
    /// The reason as codes have it: `checksum`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Characters => "characters",
            Self::Length => "length",
            Self::Form => "form",
            Self::Checksum => "checksum",
            Self::Zeros => "zeros",
            Self::Country => "country",
            Self::Department => "department",
            Self::Calendar => "calendar",
            Self::Unknown => "unknown",
            Self::Prefix => "prefix",
            Self::SiretGiven => "siret_given",
            Self::PostalGiven => "postal_given",
            Self::Structure => "structure",
            Self::ShortNumber => "short_number",
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The identifier as it is stored: no spaces, upper-case.
    pub normalised: String,
    /// Whether it is well formed.
    pub valid: bool,
    /// Why not.
    pub reason: Option<Reason>,
    /// What is odd about a well-formed one.
    pub warnings: Vec<Reason>,
}

/// What a kind's check returns: what is odd, or why not.
type Checked = Result<Vec<Reason>, Reason>;

const FINE: Checked = Ok(Vec::new());

impl IdentifierKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(kind, _, _)| *kind)
    }

    /// The name in forms and on the command line.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(kind, _, _)| *kind == self)
            .map_or("", |(_, name, _)| name)
    }

    /// Finds a kind by its name, or by its name in the validation rules (`tva_fr`, `telephone`…).
    pub fn from_name(text: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, name, rule)| *name == text || *rule == text)
            .map(|(kind, _, _)| *kind)
    }

    /// How much an ill-formed one stops: some are only said, because real ones escape the rule.
    pub fn severity(self) -> Severity {
        match self {
            Self::Phone | Self::Email | Self::RibFr => Severity::Warning,
            _ => Severity::Blocking,
        }
    }

    /// The reasons that a check of this kind can give, errors and warnings.
    pub fn reasons(self) -> &'static [Reason] {
        use Reason::{
            Calendar, Characters, Checksum, Country, Department, Empty, Form, Length, PostalGiven,
            Prefix, ShortNumber, SiretGiven, Structure, Unknown, Zeros,
        };
        match self {
            Self::Siren => &[Empty, Characters, Length, SiretGiven, Zeros, Checksum],
            Self::Siret => &[Empty, Characters, Length, Zeros, Checksum],
            Self::Nir => &[Empty, Characters, Length, Form, Calendar, Checksum],
            Self::Iban => &[Empty, Characters, Length, Form, Country, Checksum],
            Self::RibFr => &[Empty, Characters, Length, Form, Checksum],
            Self::Bic => &[Empty, Characters, Length, Form, Country],
            Self::Vat => &[Empty, Characters, Prefix, Length, Form, Checksum],
            Self::Nda => &[Empty, Characters, Length, Structure],
            Self::Uai => &[Empty, Characters, Form, Checksum],
            Self::PostalCode => &[Empty, Characters, Length, Department],
            Self::InseeCommune => &[Empty, Characters, Length, Form, Department, PostalGiven],
            Self::Rna | Self::Naf | Self::Rome | Self::Rncp | Self::Rs | Self::Bloc => {
                &[Empty, Characters, Form]
            }
            Self::Formacode => &[Empty, Characters, Length, Zeros],
            Self::Nsf => &[Empty, Characters, Length, Unknown],
            Self::Phone => &[Empty, Characters, Form, ShortNumber],
            Self::ActesNumber | Self::ActesId | Self::Email => &[Empty, Characters, Form],
            Self::LheoDate => &[Empty, Characters, Form, Calendar],
        }
    }
}

/// Checks an identifier as typed.
pub fn check(kind: IdentifierKind, text: &str) -> Verdict {
    let normalised = normalise::normalise(kind, text);
    let checked = if normalised.is_empty() {
        Err(Reason::Empty)
    } else if normalise::has_foreign_digit(text) {
        Err(Reason::Characters)
    } else {
        check_normalised(kind, &normalised)
    };
    match checked {
        Ok(warnings) => Verdict {
            normalised,
            valid: true,
            reason: None,
            warnings,
        },
        Err(reason) => Verdict {
            normalised,
            valid: false,
            reason: Some(reason),
            warnings: Vec::new(),
        },
    }
}

/// Writes a stored identifier for people, in groups: `732 829 320 00074`.
pub fn display(kind: IdentifierKind, normalised: &str) -> String {
    display::display(kind, normalised)
}

fn check_normalised(kind: IdentifierKind, text: &str) -> Checked {
    match kind {
        IdentifierKind::Siren => business::siren(text),
        IdentifierKind::Siret => business::siret(text),
        IdentifierKind::Vat => business::vat(text),
        IdentifierKind::Nda => business::nda(text),
        IdentifierKind::Rna => business::rna(text),
        IdentifierKind::Uai => business::uai(text),
        IdentifierKind::Naf => business::naf(text),
        IdentifierKind::Iban => bank::iban(text),
        IdentifierKind::RibFr => bank::rib_fr(text),
        IdentifierKind::Bic => bank::bic(text),
        IdentifierKind::PostalCode => place::postal_code(text),
        IdentifierKind::InseeCommune => place::insee_commune(text),
        IdentifierKind::Formacode => training::formacode(text),
        IdentifierKind::Nsf => training::nsf(text),
        IdentifierKind::Rome => training::rome(text),
        IdentifierKind::Rncp => training::certification(text, "RNCP"),
        IdentifierKind::Rs => training::certification(text, "RS"),
        IdentifierKind::Bloc => training::bloc(text),
        IdentifierKind::Nir => person::nir(text),
        IdentifierKind::Phone => person::phone(text),
        IdentifierKind::Email => person::email(text),
        IdentifierKind::ActesNumber => filing::actes_number(text),
        IdentifierKind::ActesId => filing::actes_id(text),
        IdentifierKind::LheoDate => filing::lheo_date(text),
    }
}

/// Refuses all but ASCII digits, and another number of them.
fn digits(text: &str, count: usize) -> Result<(), Reason> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::Characters);
    }
    if text.len() == count {
        Ok(())
    } else {
        Err(Reason::Length)
    }
}

/// Refuses all but ASCII letters and digits.
fn alphanumeric(text: &str) -> Result<(), Reason> {
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        Ok(())
    } else {
        Err(Reason::Characters)
    }
}

/// The number of a text of digits modulo another, whatever its length.
fn modulo(digits: &str, by: u64) -> u64 {
    digits.bytes().fold(0, |rest, b| {
        (rest * 10 + u64::from(b.wrapping_sub(b'0'))) % by
    })
}

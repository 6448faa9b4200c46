//! A call for tenders or an aid scheme, as the platform publishes it and as a form reads it.
//!
//! Must not know how a call travels: that is `pli-protocol`.

use serde::{Deserialize, Serialize};

/// What a Region publishes and a dossier answers: a tender procedure or an aid scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Reference given by the Region, unique on its platform.
    pub reference: String,
    /// Title in words.
    pub title: String,
    /// Kind of procedure in words (`MAPA`, `AOO`, …), empty for an aid scheme.
    pub procedure: String,
    /// Who buys or grants, with the service in charge.
    pub authority: Authority,
    /// Form package that answers it.
    pub form: FormRef,
    /// Last moment of a deposit; none for a permanent aid scheme.
    pub deadline: Option<Deadline>,
    /// Lots; empty where the call is not split.
    pub lots: Vec<Lot>,
    /// What the platform refuses beyond.
    pub limits: Limits,
    /// Whether the deposit must carry a signed PDF.
    pub signature_required: bool,
    /// Days that an offer holds after the deadline, set by the rules of the tender; none for an aid scheme.
    #[serde(default)]
    pub offer_validity_days: Option<u32>,
    /// Whether the backup copy may come by e-mail (arrêté of 14 April 2023).
    pub copy_by_email_allowed: bool,
    /// Documents of the call.
    pub documents: Vec<CallDocument>,
    /// What silence of the administration means (CRPA R112-11-1), and after how many months.
    pub silence: Silence,
    /// Remedies in words (CRPA R112-11-1).
    pub remedies: String,
    /// Whether the whole is a demonstration without legal value.
    pub demonstration: bool,
    /// Whom deposits are sealed to until the opening; none where they are not sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
}

/// Those who open the deposits of a call: holders of keys, of whom some must come together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// How many holders must come together; 1 lets each open alone.
    pub threshold: u32,
    /// Certificates of the holders: DER, base64.
    pub holders: Vec<String>,
    /// Certificates of the authorities to which they lead: DER, base64.
    pub authorities: Vec<String>,
}

/// The public authority and its service in charge of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Name of the authority.
    pub name: String,
    /// Service in charge.
    pub service: String,
    /// Postal address of the service.
    pub address: String,
    /// E-mail of the service.
    pub email: String,
    /// Telephone of the service.
    pub phone: String,
}

/// Name, version and digest of a form package.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormRef {
    /// Name of the form, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
    /// SHA-256 of the package in lower-case hexadecimal.
    pub sha256: String,
}

/// The last moment, on the platform's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The instant.
    pub at: jiff::Timestamp,
    /// The same as the Region's wall clock shows it.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub local: jiff::civil::DateTime,
    /// Name of that clock, `Europe/Paris`.
    pub zone: String,
}

/// One lot of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// Number as printed, `2`.
    pub number: String,
    /// Title in words.
    pub title: String,
    /// Territory.
    pub area: String,
    /// Maximum of a framework agreement, in euros with two decimals.
    pub max_amount: Option<String>,
}

/// Limits that hold when a file is attached and again at the deposit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Bytes of one file.
    pub max_file_bytes: u64,
    /// Bytes of the whole deposit.
    pub max_total_bytes: u64,
    /// Number of files.
    pub max_files: u32,
    /// Accepted extensions in lower case.
    pub formats: Vec<String>,
    /// Characters of a file name.
    pub max_name_chars: u32,
}

/// A document of the call: rules, specifications, price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallDocument {
    /// File name.
    pub name: String,
    /// Title in words.
    pub title: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// Effect of the administration's silence (CRPA R112-11-1, 2°).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// `acceptance`, `rejection` or none (tenders: no decision is born of silence).
    pub effect: SilenceEffect,
    /// Months after receipt; 0 where there is no effect.
    pub months: u32,
}

/// What silence is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SilenceEffect {
    /// Silence is worth acceptance.
    Acceptance,
    /// Silence is worth rejection.
    Rejection,
    /// Silence gives birth to no decision.
    None,
}

//! Keys, tokens and the check-up of a certificate as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CertificateView, DeadlineView, Secret};
use crate::fault::Fault;

/// Opens a key and holds it, to check it or to sign with it.
#[derive(Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum KeyRequest {
    /// From a PKCS#12 file.
    File {
        /// The file in base64.
        p12: String,
        /// Its password.
        password: Secret,
    },
    /// From a token.
    Token {
        /// Serial number of the token.
        serial: String,
        /// Its label.
        label: String,
        /// The driver that shows it.
        driver: String,
        /// SHA-256 of the certificate; none takes the best one.
        certificate: Option<String>,
        /// Its PIN; none where it is typed on the reader.
        pin: Option<Secret>,
    },
    /// From the system's store.
    System {
        /// SHA-256 of the certificate.
        sha256: String,
    },
}

/// A key that is held open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyView {
    /// Its name until it is closed.
    pub key: String,
    /// What its certificate says.
    pub certificate: CertificateView,
    /// Whether it wants its PIN again for each signature.
    pub asks_each_time: bool,
}

/// Names a key that is held open.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeldKeyRequest {
    /// Its name.
    pub key: String,
    /// Its PIN, where it wants it for each signature.
    pub pin: Option<Secret>,
}

/// Looks for tokens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TokensRequest {
    /// A driver's file that the person names; none looks at the usual places.
    pub module: Option<String>,
}

/// Where keys can be found on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TokensView {
    /// Tokens that are plugged in.
    pub tokens: Vec<TokenView>,
    /// Certificates of the system's store that have their key there.
    pub store: Vec<CertificateView>,
    /// Drivers that could not tell, and why.
    pub troubles: Vec<DriverTroubleView>,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TokenView {
    /// Its label.
    pub label: String,
    /// Its serial number.
    pub serial: String,
    /// Maker and model.
    pub model: String,
    /// The driver that shows it.
    pub driver: String,
    /// State of its PIN: `ready`, `to_be_changed`, `locked` or `missing`.
    pub pin: String,
    /// Tries left, as the token says: `several`, `few`, `one`, `unknown` or `none`.
    pub tries_left: String,
    /// Whether the PIN is typed on the reader.
    pub pin_on_reader: bool,
    /// Certificates seen without a PIN.
    pub certificates: Vec<CertificateView>,
}

/// A driver that could not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DriverTroubleView {
    /// Its file; empty where there is none.
    pub driver: String,
    /// Why.
    pub fault: Fault,
}

/// What a check-up says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckupView {
    /// What the certificate says.
    pub certificate: CertificateView,
    /// SIREN of the organisation, where the certificate gives one.
    pub siren: Option<String>,
    /// What it declares to be for: `signature`, `seal`, `web`.
    pub purposes: Vec<String>,
    /// Whether the key wants its PIN again for each signature.
    pub asks_each_time: bool,
    /// The signature on a sample.
    pub trial: TrialView,
    /// Open dossiers, with whether the certificate holds at their deadline.
    pub dossiers: Vec<CheckedDossierView>,
    /// Open calls, with whether each takes the certificate.
    pub calls: Vec<CheckedCallView>,
}

/// A signature on a sample, judged at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrialView {
    /// Whether the key signed.
    pub signed: bool,
    /// `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`.
    pub indication: Option<String>,
    /// Sub-indication of EN 319 102-1.
    pub sub_indication: Option<String>,
    /// Why the key did not sign.
    pub fault: Option<Fault>,
}

/// An open dossier beside the certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedDossierView {
    /// Identity.
    pub id: String,
    /// Title.
    pub title: String,
    /// Deadline, RFC 3339 in UTC.
    pub deadline: String,
    /// The same on the Region's wall clock.
    pub deadline_local: Option<String>,
    /// Name of that clock.
    pub deadline_zone: Option<String>,
    /// Whether the certificate is still valid then.
    pub holds: bool,
}

/// An open call beside the certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedCallView {
    /// Reference.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Deadline.
    pub deadline: Option<DeadlineView>,
    /// Whether the call takes it: `yes`, `unsure` or `no`.
    pub answer: String,
    /// Why: a word of the locales, `accept-…`.
    pub reason: String,
}

/// What signing several dossiers came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchView {
    /// Each dossier, in the order asked.
    pub dossiers: Vec<BatchedView>,
    /// How many are signed now, with those that were before.
    pub signed: u32,
    /// How many remain.
    pub remaining: u32,
}

/// One dossier of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchedView {
    /// Identity.
    pub id: String,
    /// Title.
    pub title: String,
    /// `signed`, `already`, `refused` or `waits`.
    pub outcome: String,
    /// SHA-256 of the PDF that was read and is signed.
    pub printed: Option<String>,
    /// SHA-256 of the signed file.
    pub sha256: Option<String>,
    /// Why it was refused.
    pub fault: Option<Fault>,
}

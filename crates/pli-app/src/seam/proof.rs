//! Certificates, signatures and verdicts as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Secret;

/// Reads a certificate file.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateRequest {
    /// PKCS#12 in base64.
    pub p12: String,
    /// Its password.
    pub password: Secret,
}

/// What a certificate file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateView {
    /// Whose it is.
    pub holder: String,
    /// Organisation of the holder.
    pub organisation: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Category: `qualified`, `advanced`, `demonstration` or `unknown`.
    pub category: String,
    /// First moment, RFC 3339.
    pub not_before: String,
    /// Last moment, RFC 3339.
    pub not_after: String,
    /// Whether the last moment has passed.
    pub expired: bool,
    /// Whether it may sign now.
    pub usable: bool,
    /// Code of the fault that forbids it.
    pub obstacle: Option<String>,
    /// Whether it is a demonstration without legal value.
    pub demonstration: bool,
}

/// Signs the frozen bytes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignRequest {
    /// Identity of the dossier.
    pub id: String,
    /// PKCS#12 in base64.
    pub p12: String,
    /// Its password.
    pub password: Secret,
}

/// The dossier is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignedView {
    /// Who signed.
    pub signer: String,
    /// When, as this machine says, RFC 3339.
    pub claimed_time: String,
    /// SHA-256 of the signed file.
    pub sha256: String,
    /// Level: `PAdES-B-B`.
    pub level: String,
}

/// Verifies any file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// File name.
    pub name: String,
    /// Bytes in base64.
    pub base64: String,
}

/// What verification says, in ETSI words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerdictView {
    /// `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`: the worst of the signatures.
    pub indication: String,
    /// Sub-indication of EN 319 102-1; none when passed.
    pub sub_indication: Option<String>,
    /// Each signature.
    pub signatures: Vec<SignatureView>,
    /// Deposit that a receipt is about.
    pub deposit: Option<String>,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignatureView {
    /// `PAdES`, `CAdES`, `PDF-PKCS7` or `CMS`.
    pub format: String,
    /// Level, `B-B`.
    pub level: String,
    /// Indication of this signature.
    pub indication: String,
    /// Sub-indication of this signature.
    pub sub_indication: Option<String>,
    /// Who signed or sealed.
    pub signer: String,
    /// Whether it is the seal of an organisation and not the signature of a person.
    pub seal: bool,
    /// When, as the signer claims, RFC 3339.
    pub claimed_time: Option<String>,
    /// Whether it covers the whole file.
    pub covers_whole_file: bool,
    /// What was changed afterwards: `none`, `permitted`, `annotations` or `altered`.
    pub modification: String,
    /// Whether the certificate is a demonstration.
    pub demonstration: bool,
}

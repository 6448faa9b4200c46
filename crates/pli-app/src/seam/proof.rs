//! Certificates, signatures and verdicts as the window shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PageView, Secret};
use crate::dossier::Look;
use crate::fault::Fault;
use crate::sign::Level;

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateView {
    /// Whose it is.
    pub holder: String,
    /// Organisation of the holder.
    pub organisation: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Category: `qualified`, `qualified_seal`, `advanced`, `demonstration` or `unknown`.
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
    /// Whether it declares that its key is on a qualified device.
    pub on_qualified_device: bool,
    /// Its serial number, hexadecimal.
    pub serial: String,
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
}

/// Signs the frozen bytes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignRequest {
    /// Identity of the dossier.
    pub id: String,
    /// Name of the key, held open.
    pub key: String,
    /// Its PIN, where it wants it for each signature.
    pub pin: Option<Secret>,
    /// Level that the signature is to have.
    #[serde(default)]
    pub level: Level,
    /// Whether it shows on the last page.
    #[serde(default)]
    pub look: Look,
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
    /// Why it has not the level that was wished for.
    pub missing: Option<Fault>,
    /// Whether that is tried again until it is there: the server was not reached.
    pub queued: bool,
    /// Its first time-stamp as a verification judges it here, today.
    pub stamp: Option<StampView>,
}

/// Verifies any file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// File name.
    pub name: String,
    /// Bytes in base64.
    pub base64: String,
    /// The files that it signs, where they stand outside of it.
    #[serde(default)]
    pub beside: Vec<BesideFile>,
}

/// A file beside its signature.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BesideFile {
    /// File name.
    pub name: String,
    /// Bytes in base64.
    pub base64: String,
}

/// A PDF as it was when it was signed, and as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevisionRequest {
    /// Bytes of the PDF in base64.
    pub base64: String,
    /// How many of them the signature covers.
    pub revision: u32,
}

/// One page of a PDF as it was when it was signed, and as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevisionPageRequest {
    /// Bytes of the PDF in base64.
    pub base64: String,
    /// How many of them the signature covers.
    pub revision: u32,
    /// Number of the page, from one.
    pub page: u32,
    /// Width in pixels.
    pub width: u32,
}

/// Which pages look different since a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevisionView {
    /// Pages when it was signed.
    pub pages_signed: u32,
    /// Pages now.
    pub pages_now: u32,
    /// Numbers of the pages that look different, or that one of the two lacks.
    pub different: Vec<u32>,
    /// Pages after this one were not compared.
    pub compared: u32,
}

/// One page, twice; one that is missing has no picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevisionPageView {
    /// As it was when it was signed.
    pub signed: Option<PageView>,
    /// As it is.
    pub now: Option<PageView>,
}

/// What verification says, in ETSI words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerdictView {
    /// `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED`: the worst of the signatures.
    pub indication: String,
    /// Sub-indication of EN 319 102-1; none when passed.
    pub sub_indication: Option<String>,
    /// What was verified: `pdf`, `cms`, `xml`, `container` or `receipt`.
    pub kind: String,
    /// At which moment, RFC 3339.
    pub judged_at: String,
    /// Each signature.
    pub signatures: Vec<SignatureView>,
    /// Time-stamps on the file and not on one signature.
    pub time_stamps: Vec<StampView>,
    /// Files of a container that nothing covers.
    pub uncovered: Vec<String>,
    /// How many authorities were trusted.
    pub authorities: u32,
    /// The trusted lists that some of them come from.
    pub trusted_lists: Vec<TrustedListView>,
    /// Deposit that a receipt is about.
    pub deposit: Option<String>,
    /// Proof of time of a receipt; none for other files.
    pub time_proof: Option<TimeProofView>,
}

/// What a receipt's proof of time is worth: an RFC 3161 time-stamp over the root of the receipts of one second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimeProofView {
    /// `awaited`: not there yet. `proved`: by a trusted authority. `unsettled`: it holds, and its authority could not be
    /// established. `broken`: it does not belong to this receipt, or was altered.
    pub state: String,
    /// Time that the authority attests, RFC 3339.
    pub at: Option<String>,
    /// How far the authority's clock may be off, in milliseconds, as it says.
    pub accuracy_ms: Option<i64>,
    /// Name of the time-stamping authority.
    pub authority: Option<String>,
    /// Receipts under the same root.
    pub receipts: Option<u64>,
    /// Why it is not `proved`.
    pub reason: Option<String>,
}

/// A trusted list that a verification used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrustedListView {
    /// Country, or `EU` for the list of lists.
    pub territory: String,
    /// When it was issued, RFC 3339.
    pub issued_at: String,
    /// Days between that and the time of the validation.
    pub age_days: i32,
    /// Whether a newer one was due.
    pub outdated: bool,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignatureView {
    /// `PAdES`, `CAdES`, `XAdES`, `PDF-PKCS7`, `CMS` or `XML-DSIG`.
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
    /// Whether it stands on another signature.
    pub counter_signature: bool,
    /// When, as the signer claims, RFC 3339.
    pub claimed_time: Option<String>,
    /// The earliest moment by which a time-stamp proves that it was there, RFC 3339.
    pub proven_time: Option<String>,
    /// Whether it covers the whole file.
    pub covers_whole_file: bool,
    /// Files, or parts of a file, that it covers, where that is not the file itself.
    pub covered: Vec<String>,
    /// What was changed afterwards: `none`, `permitted`, `annotations` or `altered`.
    pub modification: String,
    /// Fields of a form that were filled afterwards.
    pub filled: Vec<String>,
    /// What it allows afterwards, where it says so: `nothing`, `filling_and_signing` or `annotating`.
    pub allowed: Option<String>,
    /// Bytes that the file had when it was signed, where it has more now.
    pub revision: Option<u32>,
    /// The five checks of the arrêté of 22 March 2019, in its order.
    pub checks: Vec<CheckView>,
    /// Time-stamps on this signature.
    pub time_stamps: Vec<StampView>,
    /// Category of the certificate, as it declares itself.
    pub category: Option<String>,
    /// Who issued the certificate.
    pub issuer: Option<String>,
    /// Last moment of the certificate, RFC 3339.
    pub not_after: Option<String>,
    /// The trusted authority behind the certificate.
    pub authority: Option<String>,
    /// What is known of revocations on the way there.
    pub revocations: Vec<RevocationView>,
    /// Whether the certificate is a demonstration.
    pub demonstration: bool,
}

/// One of the five checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckView {
    /// `identity`, `category`, `format`, `validity` or `integrity`.
    pub check: String,
    /// `holds`, `fails` or `unknown`.
    pub state: String,
    /// Its sentence: `check-<check>-<word>` in the locales.
    pub word: String,
}

/// One time-stamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StampView {
    /// What it stands on: `signature`, `content`, `document`, `archive` or `container`.
    pub kind: String,
    /// Indication.
    pub indication: String,
    /// Sub-indication.
    pub sub_indication: Option<String>,
    /// The moment that it tells, RFC 3339.
    pub time: Option<String>,
    /// Whose it is.
    pub authority: Option<String>,
    /// Files of a container that it covers.
    pub covered: Vec<String>,
}

/// What is known of the revocation of one certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevocationView {
    /// Whom the certificate names.
    pub name: String,
    /// `good`, `revoked`, `unknown` or `unpublished`.
    pub told: String,
    /// What told it: `list` or `answer`.
    pub source: Option<String>,
    /// When that was issued, RFC 3339.
    pub issued_at: Option<String>,
    /// Days between that and the time of the validation.
    pub age_days: Option<i32>,
    /// When it was revoked, RFC 3339.
    pub revoked_at: Option<String>,
}

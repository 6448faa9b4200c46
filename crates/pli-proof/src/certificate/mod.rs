//! What a certificate says of its holder, its use and its validity.
//!
//! Reads and reports; trusts nothing. Whether an authority may be believed is a question for those who verify.

mod holder;
mod statements;

use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{KeyUsage, KeyUsages};
use x509_cert::time::Time;

pub use holder::Holder;
pub(crate) use holder::text;
use statements::Statements;

/// Why a certificate cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The bytes are no X.509 certificate in DER.
    #[error("these bytes are not a certificate")]
    NotACertificate,
}

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateFacts {
    /// Whom it names.
    pub holder: Holder,
    /// Who issued it: the authority's common name, or its organisation.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Start of its validity.
    pub not_before: Timestamp,
    /// End of its validity.
    pub not_after: Timestamp,
    /// Validity at the time asked.
    pub validity: Validity,
    /// What its key is for, as declared.
    pub key_uses: Vec<KeyUse>,
    /// Its category, as declared.
    pub category: Category,
    /// Whether it declares that its key is on a qualified device (`id-etsi-qcs-QcSSCD`).
    pub on_qualified_device: bool,
    /// What it declares to be for (`id-etsi-qcs-QcType`); empty where it does not say.
    pub purposes: Vec<Purpose>,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
}

/// What a qualified certificate declares to be for (ETSI EN 319 412-5 §4.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Electronic signatures, of a person.
    Signature,
    /// Electronic seals, of an organisation.
    Seal,
    /// Web sites.
    Web,
}

/// Place of a moment in the validity of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// The moment is before the start.
    NotYetValid,
    /// The moment is inside.
    Valid,
    /// The moment is after the end.
    Expired,
}

/// The uses of a key that matter for a signature (RFC 5280 §4.2.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyUse {
    /// `digitalSignature`.
    DigitalSignature,
    /// `nonRepudiation`, also called `contentCommitment`.
    ContentCommitment,
    /// `keyEncipherment`.
    KeyEncipherment,
    /// `keyAgreement`.
    KeyAgreement,
    /// `keyCertSign`.
    CertificateSigning,
}

/// Category of a certificate as it declares itself (ETSI EN 319 412-5); a trusted list may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Declares itself qualified, for the signature of a person.
    QualifiedSignature,
    /// Declares itself qualified, for the seal of an organisation.
    QualifiedSeal,
    /// Made for signing, without a declaration of qualification.
    Advanced,
    /// Not made for signing documents: authentication or a web site.
    AuthenticationOnly,
    /// Names itself a demonstration; has no legal value.
    Demonstration,
}

impl CertificateFacts {
    /// Tells whether the certificate names itself a demonstration.
    pub fn is_demonstration(&self) -> bool {
        self.category == Category::Demonstration
    }
}

/// Reads a certificate (DER) as it stands at `now`.
pub fn read(der: &[u8], now: Timestamp) -> Result<CertificateFacts, CertificateError> {
    let certificate =
        CertificateInner::<Raw>::from_der(der).map_err(|_| CertificateError::NotACertificate)?;
    let tbs = certificate.tbs_certificate();
    let not_before = timestamp(tbs.validity().not_before);
    let not_after = timestamp(tbs.validity().not_after);
    let holder = holder::read(tbs.subject());
    let issuer = holder::read(tbs.issuer());
    let key_uses = key_uses(&certificate);
    let statements = statements::read(&certificate);
    let category = category(&holder, &issuer, key_uses.as_deref(), &statements);
    Ok(CertificateFacts {
        category,
        issuer: issuer
            .common_name
            .or(issuer.organisation)
            .unwrap_or_default(),
        serial: hex::encode(tbs.serial_number().as_bytes()),
        validity: validity(not_before, not_after, now),
        holder,
        not_before,
        not_after,
        key_uses: key_uses.unwrap_or_default(),
        on_qualified_device: statements.device,
        purposes: purposes(&statements),
        sha256: hex::encode(Sha256::digest(der)),
    })
}

fn validity(not_before: Timestamp, not_after: Timestamp, now: Timestamp) -> Validity {
    if now < not_before {
        Validity::NotYetValid
    } else if now > not_after {
        Validity::Expired
    } else {
        Validity::Valid
    }
}

/// The name of a holder or an authority to show to people.
pub(crate) fn display_name(name: &x509_cert::name::Name) -> String {
    holder::read(name).display_name().to_owned()
}

/// The names of a certificate (DER) in DER: whose it is, and who issued it.
pub(crate) fn names(der: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
    let tbs = certificate.tbs_certificate();
    let name = |name: &x509_cert::name::Name| name.to_der().ok();
    Some((name(tbs.subject())?, name(tbs.issuer())?))
}

/// A certificate's time; the format ends in year 9999, inside jiff's range.
pub(crate) fn timestamp(time: Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

/// Uses of the key, or `None` where the certificate does not restrict them.
fn key_uses(certificate: &CertificateInner<Raw>) -> Option<Vec<KeyUse>> {
    let (_, KeyUsage(declared)) = certificate
        .tbs_certificate()
        .get_extension::<KeyUsage>()
        .ok()??;
    let uses = [
        (KeyUsages::DigitalSignature, KeyUse::DigitalSignature),
        (KeyUsages::NonRepudiation, KeyUse::ContentCommitment),
        (KeyUsages::KeyEncipherment, KeyUse::KeyEncipherment),
        (KeyUsages::KeyAgreement, KeyUse::KeyAgreement),
        (KeyUsages::KeyCertSign, KeyUse::CertificateSigning),
    ];
    Some(
        uses.into_iter()
            .filter(|(bit, _)| declared.contains(*bit))
            .map(|(_, name)| name)
            .collect(),
    )
}

fn purposes(statements: &Statements) -> Vec<Purpose> {
    let declared = [
        (statements.signature, Purpose::Signature),
        (statements.seal, Purpose::Seal),
        (statements.web, Purpose::Web),
    ];
    let declared = declared.into_iter().filter(|(is_declared, _)| *is_declared);
    declared.map(|(_, purpose)| purpose).collect()
}

fn category(
    holder: &Holder,
    issuer: &Holder,
    uses: Option<&[KeyUse]>,
    statements: &Statements,
) -> Category {
    if holder.says_demonstration() || issuer.says_demonstration() {
        return Category::Demonstration;
    }
    let signs = uses.is_none_or(|uses| uses.contains(&KeyUse::ContentCommitment));
    match statements {
        Statements { web: true, .. } => Category::AuthenticationOnly,
        Statements {
            qualified: true,
            seal: true,
            ..
        } => Category::QualifiedSeal,
        Statements {
            qualified: true, ..
        } => Category::QualifiedSignature,
        Statements {
            qualified: false, ..
        } if signs => Category::Advanced,
        Statements {
            qualified: false, ..
        } => Category::AuthenticationOnly,
    }
}

//! The words of a verdict.

use jiff::Timestamp;
use serde::Serialize;

use super::path::PathFacts;
use crate::certificate::CertificateFacts;

/// The outcome of a validation (ETSI EN 319 102-1, 5.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Indication {
    /// Everything that was to be checked holds.
    #[serde(rename = "TOTAL-PASSED")]
    TotalPassed,
    /// Nothing is wrong, but something could not be established.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// The signature, or what it signs, is not what it was.
    #[serde(rename = "TOTAL-FAILED")]
    TotalFailed,
}

/// Why the outcome is not [`Indication::TotalPassed`] (ETSI EN 319 102-1, table 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubIndication {
    /// The file or the signature does not have the form it should have, or was changed after signing.
    FormatFailure,
    /// What is signed is not what was signed.
    HashFailure,
    /// The signature does not belong to the certificate.
    SigCryptoFailure,
    /// The certificate was revoked before the signature was made, and that is proved.
    Revoked,
    /// The certificate had expired before the signature was made, and that is proved.
    Expired,
    /// The signature was made before the certificate began, and that is proved.
    NotYetValid,
    /// The file has no signature.
    NoSignatureFound,
    /// What is signed is not there.
    SignedDataNotFound,
    /// The signer's certificate is missing, or not the one that the signature names.
    NoSigningCertificateFound,
    /// No known authority stands behind the certificate.
    NoCertificateChainFound,
    /// No known authority stands behind the certificate, and one may have when the signature was made.
    NoCertificateChainFoundNoPoe,
    /// An authority stands behind the certificate, in a way that its rules do not allow.
    ChainConstraintsFailure,
    /// The certificates on the way to an authority could not be judged.
    CertificateChainGeneralFailure,
    /// The signature lacks what a signature of this format must have, or the file got annotations after it.
    SigConstraintsFailure,
    /// An algorithm or a key was too weak when the signature was made.
    CryptoConstraintsFailure,
    /// An algorithm or a key is too weak, and nothing proves that the signature came before it was.
    CryptoConstraintsFailureNoPoe,
    /// The rules that the signature names are at hand and could not be applied.
    PolicyProcessingError,
    /// The rules that the signature names are not at hand.
    SignaturePolicyNotAvailable,
    /// Time-stamps contradict each other, or what they should come after.
    TimestampOrderFailure,
    /// The certificate is expired or not yet valid, and nothing proves when the signature was made.
    OutOfBoundsNoPoe,
    /// The certificate is expired, was not revoked then, and nothing proves when the signature was made.
    OutOfBoundsNotRevoked,
    /// The certificate was revoked, and nothing proves that the signature came before.
    RevokedNoPoe,
    /// The certificate of an authority was revoked, and nothing proves that the signature came before.
    RevokedCaNoPoe,
    /// The certificate of who told of revocations is expired, and nothing proves when he did.
    RevocationOutOfBoundsNoPoe,
    /// Nothing proves that something existed when it had to.
    NoPoe,
    /// Whether the certificate was revoked could not be looked up.
    TryLater,
    /// Another reason, which the report gives.
    Custom,
}

/// Format of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Format {
    /// In a PDF, after ETSI EN 319 142.
    PAdES,
    /// In a PDF, in the older form of ISO 32000-1.
    #[serde(rename = "PDF-PKCS7")]
    PdfPkcs7,
    /// CMS, after ETSI EN 319 122.
    CAdES,
    /// CMS without the attributes of CAdES.
    #[serde(rename = "CMS")]
    Cms,
    /// XML, after ETSI EN 319 132.
    XAdES,
    /// XML without the properties of XAdES.
    #[serde(rename = "XML-DSIG")]
    XmlDsig,
}

/// Baseline level, by what is present; whether a time-stamp holds is its own verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Level {
    /// Signed with the certificate bound to it.
    #[serde(rename = "B-B")]
    B,
    /// A time-stamp on the signature.
    #[serde(rename = "B-T")]
    T,
    /// Validation data for later.
    #[serde(rename = "B-LT")]
    LT,
    /// A time-stamp on all of it.
    #[serde(rename = "B-LTA")]
    LTA,
}

/// What happened to a PDF after a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Modification {
    /// Nothing.
    None,
    /// Signatures, time-stamps or validation data were added.
    Permitted,
    /// Annotations were added, which may lie over what was signed; never green.
    Annotations,
    /// Something else was changed, or bytes are not covered: what is shown may not be what was signed.
    Altered,
}

/// What a signature allows to be done to its document afterwards (ISO 32000-2, 12.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// Nothing but validation data and time-stamps.
    Nothing,
    /// Filling forms and signing.
    FillingAndSigning,
    /// Annotations too.
    Annotating,
}

/// What a time-stamp stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StampKind {
    /// A signature.
    Signature,
    /// What was signed, before it was.
    Content,
    /// A document with all the signatures that it had.
    Document,
    /// A signature with what is needed to judge it later.
    Archive,
    /// The files of a container.
    Container,
}

impl StampKind {
    /// Tells whether such a time-stamp proves that a signature was there.
    pub(super) fn proves_signature(self) -> bool {
        match self {
            Self::Signature | Self::Document | Self::Archive | Self::Container => true,
            Self::Content => false,
        }
    }
}

/// The verdict on one time-stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeStampVerdict {
    /// What it stands on.
    pub kind: StampKind,
    /// Outcome.
    pub indication: Indication,
    /// Its reason.
    pub sub_indication: Option<SubIndication>,
    /// The moment that it tells.
    pub time: Option<Timestamp>,
    /// Name of the authority, as its certificate gives it.
    pub authority: Option<String>,
    /// Its certificate in DER.
    #[serde(skip)]
    pub authority_certificate: Option<Vec<u8>>,
    /// What is known of the way to a trusted authority.
    pub path: PathFacts,
    /// The files that it covers, where it stands in a container.
    pub covered: Vec<String>,
    /// Whether it covers all that the file shows today.
    pub covers_whole_file: bool,
}

/// The verdict on one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignatureVerdict {
    /// Format.
    pub format: Format,
    /// Baseline level, where the signature reaches one.
    pub level: Option<Level>,
    /// Outcome.
    pub indication: Indication,
    /// Its reason.
    pub sub_indication: Option<SubIndication>,
    /// Name of the signer, as the certificate gives it.
    pub signer: Option<String>,
    /// The signer's own word on the time.
    pub claimed_time: Option<Timestamp>,
    /// The earliest moment by which a time-stamp proves that the signature was there.
    pub proven_time: Option<Timestamp>,
    /// Whether the signature covers the file to its end.
    pub covers_whole_file: bool,
    /// The files, or parts of a file, that it covers, where that is not the file itself.
    pub covered: Vec<String>,
    /// How many bytes the file had when it was signed, where it has grown since or may.
    pub revision: Option<usize>,
    /// What happened after the signature.
    pub modification: Modification,
    /// The fields of a form that were filled after it.
    pub filled: Vec<String>,
    /// What the signature allows to happen after it, where it says so.
    pub allowed: Option<Allowed>,
    /// Whether it stands on another signature.
    pub is_counter_signature: bool,
    /// The time-stamps on it.
    pub time_stamps: Vec<TimeStampVerdict>,
    /// What the signer's certificate says.
    pub certificate: Option<CertificateFacts>,
    /// What is known of the way to a trusted authority.
    pub path: PathFacts,
    /// The signer's certificate in DER.
    #[serde(skip)]
    pub signer_certificate: Option<Vec<u8>>,
}

/// The verdict on a file: that of its worst signature or time-stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Outcome.
    pub indication: Indication,
    /// Its reason.
    pub sub_indication: Option<SubIndication>,
    /// One for each signature, in the order of the file.
    pub signatures: Vec<SignatureVerdict>,
    /// Time-stamps that stand on the file and not on one signature.
    pub time_stamps: Vec<TimeStampVerdict>,
    /// The files of a container that no signature and no time-stamp covers.
    pub uncovered: Vec<String>,
}

impl SubIndication {
    /// Returns the outcome that this reason leads to.
    pub fn indication(self) -> Indication {
        match self {
            Self::FormatFailure
            | Self::HashFailure
            | Self::SigCryptoFailure
            | Self::Revoked
            | Self::Expired
            | Self::NotYetValid => Indication::TotalFailed,
            Self::NoSignatureFound
            | Self::SignedDataNotFound
            | Self::NoSigningCertificateFound
            | Self::NoCertificateChainFound
            | Self::NoCertificateChainFoundNoPoe
            | Self::ChainConstraintsFailure
            | Self::CertificateChainGeneralFailure
            | Self::SigConstraintsFailure
            | Self::CryptoConstraintsFailure
            | Self::CryptoConstraintsFailureNoPoe
            | Self::PolicyProcessingError
            | Self::SignaturePolicyNotAvailable
            | Self::TimestampOrderFailure
            | Self::OutOfBoundsNoPoe
            | Self::OutOfBoundsNotRevoked
            | Self::RevokedNoPoe
            | Self::RevokedCaNoPoe
            | Self::RevocationOutOfBoundsNoPoe
            | Self::NoPoe
            | Self::TryLater
            | Self::Custom => Indication::Indeterminate,
        }
    }
}

impl TimeStampVerdict {
    /// Takes a reason into account, where it is worse than what is known.
    pub(super) fn lower(&mut self, reason: SubIndication) {
        if reason.indication() > self.indication {
            self.indication = reason.indication();
            self.sub_indication = Some(reason);
        }
    }
}

impl SignatureVerdict {
    /// Takes a reason into account, where it is worse than what is known.
    pub(super) fn lower(&mut self, reason: SubIndication) {
        if reason.indication() > self.indication {
            self.indication = reason.indication();
            self.sub_indication = Some(reason);
        }
    }
}

impl Verdict {
    /// A verdict without signatures.
    pub(super) fn refused(reason: SubIndication) -> Self {
        Self {
            indication: reason.indication(),
            sub_indication: Some(reason),
            signatures: Vec::new(),
            time_stamps: Vec::new(),
            uncovered: Vec::new(),
        }
    }

    /// The verdict that follows from those on the signatures.
    pub(super) fn of(signatures: Vec<SignatureVerdict>) -> Self {
        Self::with_stamps(signatures, Vec::new())
    }

    /// The verdict that follows from those on the signatures, and on time-stamps over the file. A time-stamp alone is no
    /// signature. A broken one beside signatures says that somebody was there: it is never green.
    pub(super) fn with_stamps(
        signatures: Vec<SignatureVerdict>,
        time_stamps: Vec<TimeStampVerdict>,
    ) -> Self {
        let mut verdict = Self::refused(SubIndication::NoSignatureFound);
        let mut worst: Option<(Indication, Option<SubIndication>)> = None;
        let outcomes = signatures
            .iter()
            .map(|signature| (signature.indication, signature.sub_indication));
        for outcome in outcomes {
            if worst.is_none_or(|worst| outcome.0 > worst.0) {
                worst = Some(outcome);
            }
        }
        if let Some((indication, reason)) = worst {
            (verdict.indication, verdict.sub_indication) = (indication, reason);
        }
        let is_broken = |stamp: &&TimeStampVerdict| stamp.indication == Indication::TotalFailed;
        if let Some(broken) = time_stamps.iter().find(is_broken) {
            let reason = match &signatures[..] {
                [] => broken.sub_indication.unwrap_or(SubIndication::HashFailure),
                _ => SubIndication::SigConstraintsFailure,
            };
            verdict.lower(reason);
        }
        verdict.signatures = signatures;
        verdict.time_stamps = time_stamps;
        verdict
    }

    /// Takes a reason into account, where it is worse than what is known.
    pub(super) fn lower(&mut self, reason: SubIndication) {
        if reason.indication() > self.indication {
            self.indication = reason.indication();
            self.sub_indication = Some(reason);
        }
    }
}

//! The five checks of the arrêté of 22 March 2019 (annex 12 of the code de la commande publique, article 5) on one signature:
//! identity, category of the certificate, format, neither expired nor revoked at signing, integrity.
//!
//! They inform; only a qualified service gives a legal presumption. Each says one of three states and names its sentence; what
//! could not be looked at is *unknown*, never *holds*.

use pli_proof::certificate::Category;
use pli_proof::verify::path::{AnchorOrigin, PathFacts};
use pli_proof::verify::{Format, Modification, SignatureVerdict, SubIndication};

use crate::seam::CheckView;

const HOLDS: &str = "holds";
const FAILS: &str = "fails";
const UNKNOWN: &str = "unknown";

/// The checks, in the order of the arrêté.
pub(super) fn of(signature: &SignatureVerdict) -> Vec<CheckView> {
    let rows = [
        ("identity", identity(signature)),
        ("category", category(signature)),
        ("format", format(signature)),
        ("validity", validity(signature)),
        ("integrity", integrity(signature)),
    ];
    let view = |(check, (state, word)): (&str, (&str, &str))| CheckView {
        check: check.to_owned(),
        state: state.to_owned(),
        word: word.to_owned(),
    };
    rows.into_iter().map(view).collect()
}

type Checked = (&'static str, &'static str);

/// Whether the certificate led to a trusted authority.
fn is_trusted(signature: &SignatureVerdict) -> bool {
    signature.sub_indication.is_none() || signature.path.anchor.is_some()
}

fn identity(signature: &SignatureVerdict) -> Checked {
    use SubIndication as Why;
    match signature.sub_indication {
        Some(Why::NoSigningCertificateFound) => (FAILS, "missing"),
        Some(Why::SigCryptoFailure) => (FAILS, "another"),
        Some(Why::ChainConstraintsFailure) => (FAILS, "not-allowed"),
        Some(Why::NoCertificateChainFound | Why::NoCertificateChainFoundNoPoe) => {
            (UNKNOWN, "no-authority")
        }
        _ if signature.signer.is_none() => (UNKNOWN, "unknown"),
        _ if is_trusted(signature) => (HOLDS, "holds"),
        _ => (UNKNOWN, "unknown"),
    }
}

fn category(signature: &SignatureVerdict) -> Checked {
    let Some(facts) = &signature.certificate else {
        return (UNKNOWN, "missing");
    };
    match facts.category {
        Category::QualifiedSignature | Category::QualifiedSeal => {
            if is_listed(&signature.path) {
                (HOLDS, "qualified")
            } else {
                (UNKNOWN, "declared")
            }
        }
        Category::Advanced => (UNKNOWN, "advanced"),
        Category::AuthenticationOnly => (FAILS, "authentication"),
        Category::Demonstration => (FAILS, "demonstration"),
    }
}

/// Whether a trusted list says that the authority issued qualified certificates when the path was judged.
fn is_listed(path: &PathFacts) -> bool {
    let origin = path.anchor.as_ref().map(|anchor| &anchor.origin);
    match (origin, path.judged_at) {
        (Some(AnchorOrigin::TrustedList(service)), Some(at)) => service.is_granted_at(at),
        _ => false,
    }
}

fn format(signature: &SignatureVerdict) -> Checked {
    match signature.format {
        Format::PAdES | Format::CAdES | Format::XAdES => (HOLDS, "holds"),
        Format::PdfPkcs7 => (FAILS, "old-pdf"),
        Format::Cms | Format::XmlDsig => (FAILS, "not-ades"),
    }
}

fn validity(signature: &SignatureVerdict) -> Checked {
    use SubIndication as Why;
    match signature.sub_indication {
        Some(Why::Revoked) => (FAILS, "revoked"),
        Some(Why::Expired) => (FAILS, "expired"),
        Some(Why::NotYetValid) => (FAILS, "not-yet-valid"),
        Some(Why::RevokedNoPoe | Why::RevokedCaNoPoe) => (UNKNOWN, "revoked-since"),
        Some(Why::OutOfBoundsNoPoe | Why::OutOfBoundsNotRevoked) => (UNKNOWN, "out-of-bounds"),
        Some(Why::TryLater | Why::RevocationOutOfBoundsNoPoe) => (UNKNOWN, "not-looked-up"),
        Some(_) if !is_trusted(signature) => (UNKNOWN, "unknown"),
        Some(
            Why::NoSigningCertificateFound
            | Why::NoCertificateChainFound
            | Why::NoCertificateChainFoundNoPoe
            | Why::ChainConstraintsFailure
            | Why::CertificateChainGeneralFailure
            | Why::TimestampOrderFailure
            | Why::NoPoe,
        ) => (UNKNOWN, "unknown"),
        _ if signature.proven_time.is_some() => (HOLDS, "proven"),
        _ => (HOLDS, "holds"),
    }
}

fn integrity(signature: &SignatureVerdict) -> Checked {
    use SubIndication as Why;
    match signature.sub_indication {
        Some(Why::HashFailure | Why::SigCryptoFailure) => return (FAILS, "altered"),
        Some(Why::SignedDataNotFound) => return (UNKNOWN, "not-there"),
        Some(Why::CryptoConstraintsFailure | Why::CryptoConstraintsFailureNoPoe) => {
            return (UNKNOWN, "weak");
        }
        Some(Why::NoSigningCertificateFound) => return (UNKNOWN, "unknown"),
        _ => {}
    }
    match signature.modification {
        Modification::Altered => (FAILS, "changed"),
        _ if signature.sub_indication == Some(Why::FormatFailure) => (FAILS, "changed"),
        Modification::Annotations => (UNKNOWN, "annotated"),
        _ if !signature.filled.is_empty() => (UNKNOWN, "filled"),
        Modification::Permitted => (HOLDS, "completed"),
        Modification::None if signature.covers_whole_file => (HOLDS, "holds"),
        Modification::None => (UNKNOWN, "partial"),
    }
}

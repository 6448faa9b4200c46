//! From the signer's certificate to a trusted authority (RFC 5280), by certval.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use certval::{
    CertificationPath, CertificationPathResults, CertificationPathSettings, Error, MemoryCrlSource,
    PDVCertificate, PDVTrustAnchorChoice, PathValidationStatus, PkiEnvironment, TimeOfInterest,
};
use const_oid::db::rfc5280::{ID_CE_CRL_DISTRIBUTION_POINTS, ID_PE_AUTHORITY_INFO_ACCESS};
use der::asn1::BitString;
use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::certificate::{CertificateInner, Raw};

use super::algorithms::{self, Strength};
use super::cms;
use super::trust::TrustStore;
use super::verdict::SubIndication;
use crate::ber;

/// Longest path and most paths that are tried; certificates of others must not decide how long we work.
const MAX_DEPTH: usize = 8;
const MAX_PATHS: usize = 32;

/// Certificates and revocation lists that came with the signature.
#[derive(Default)]
pub(super) struct Evidence {
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) revocation_lists: Vec<Vec<u8>>,
}

struct Known {
    der: Vec<u8>,
    certificate: CertificateInner<Raw>,
}

/// Looks for a path that holds at `now`; the least bad reason comes back where none does.
pub(super) fn validate(
    signer: &[u8],
    evidence: &Evidence,
    trust: &TrustStore,
    now: Timestamp,
) -> Result<(), SubIndication> {
    if trust.anchors.iter().any(|anchor| anchor == signer) {
        return within_validity(signer, now);
    }
    let signer = known(signer).ok_or(SubIndication::NoCertificateChainFound)?;
    let anchors = trust
        .anchors
        .iter()
        .filter_map(|der| known(der))
        .collect::<Vec<_>>();
    let others = evidence
        .certificates
        .iter()
        .filter_map(|der| known(der))
        .collect::<Vec<_>>();
    let mut search = Search {
        anchors: &anchors,
        others: &others,
        found: Vec::new(),
    };
    search.extend(&mut vec![&signer]);
    let mut reason = SubIndication::NoCertificateChainFound;
    for path in &search.found {
        match check(path, evidence, trust, now) {
            Ok(()) => return Ok(()),
            Err(found) => reason = found,
        }
    }
    Err(reason)
}

fn known(der: &[u8]) -> Option<Known> {
    let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
    Some(Known {
        der: der.to_vec(),
        certificate,
    })
}

fn within_validity(signer: &[u8], now: Timestamp) -> Result<(), SubIndication> {
    let facts = crate::certificate::read(signer, now)
        .map_err(|_| SubIndication::NoCertificateChainFound)?;
    match facts.validity {
        crate::certificate::Validity::Valid => Ok(()),
        crate::certificate::Validity::Expired | crate::certificate::Validity::NotYetValid => {
            Err(SubIndication::OutOfBoundsNoPoe)
        }
    }
}

/// A path: the signer's certificate first, a trust anchor last.
type Path<'a> = Vec<&'a Known>;

struct Search<'a> {
    anchors: &'a [Known],
    others: &'a [Known],
    found: Vec<Path<'a>>,
}

impl<'a> Search<'a> {
    /// Follows the names of issuers from the last certificate of `path`.
    fn extend(&mut self, path: &mut Path<'a>) {
        let Some(last) = path.last().copied() else {
            return;
        };
        let issuer = last.certificate.tbs_certificate().issuer();
        for anchor in self.anchors {
            if anchor.certificate.tbs_certificate().subject() == issuer
                && self.found.len() < MAX_PATHS
            {
                self.found
                    .push(path.iter().copied().chain([anchor]).collect());
            }
        }
        if path.len() >= MAX_DEPTH {
            return;
        }
        for other in self.others {
            let is_new = path.iter().all(|known| known.der != other.der);
            let issues = other.certificate.tbs_certificate().subject() == issuer;
            if is_new && issues && self.found.len() < MAX_PATHS {
                path.push(other);
                self.extend(path);
                path.pop();
            }
        }
    }
}

fn check(
    path: &Path<'_>,
    evidence: &Evidence,
    trust: &TrustStore,
    now: Timestamp,
) -> Result<(), SubIndication> {
    let weak = Arc::new(AtomicBool::new(false));
    let environment = environment(&weak, evidence, trust);
    let chain = certification_path(path).ok_or(SubIndication::ChainConstraintsFailure)?;
    let validate = |time: TimeOfInterest| {
        let mut results = CertificationPathResults::new();
        certval::validate_path_rfc5280(&environment, &settings(time), &chain, &mut results)
    };
    // Time comes second: a path that never held is worse than one that has expired.
    if validate(TimeOfInterest::disabled()).is_err() {
        return Err(SubIndication::ChainConstraintsFailure);
    }
    if weak.load(Ordering::Relaxed) {
        return Err(SubIndication::CryptoConstraintsFailureNoPoe);
    }
    let now = TimeOfInterest::from_unix_secs(u64::try_from(now.as_second()).unwrap_or_default())
        .map_err(|_| SubIndication::OutOfBoundsNoPoe)?;
    if revoked(&environment, &chain, now)? {
        return Err(SubIndication::RevokedNoPoe);
    }
    match validate(now) {
        Ok(()) => status_known(&environment, &chain, path, now),
        Err(_) => Err(SubIndication::OutOfBoundsNoPoe),
    }
}

fn settings(time: TimeOfInterest) -> CertificationPathSettings {
    let mut settings = CertificationPathSettings::new();
    settings.set_time_of_interest(time);
    settings.set_require_ta_store(false);
    settings.set_check_revocation_status(true);
    settings.set_check_crls(true);
    settings
}

/// Reads the certificates again in the types of certval.
fn certification_path(path: &Path<'_>) -> Option<CertificationPath> {
    let [signer, intermediates @ .., anchor] = &path[..] else {
        return None;
    };
    let anchor = PDVTrustAnchorChoice::create(&anchor.der, "").ok()?;
    let signer = PDVCertificate::try_from(signer.der.as_slice()).ok()?;
    let intermediates = intermediates
        .iter()
        .rev()
        .map(|known| PDVCertificate::try_from(known.der.as_slice()))
        .collect::<Result<Vec<_>, _>>()
        .ok()?;
    Some(CertificationPath::new(anchor, intermediates, signer))
}

/// certval with our own verification of signatures, which knows more algorithms and notes the weak ones.
fn environment(weak: &Arc<AtomicBool>, evidence: &Evidence, trust: &TrustStore) -> PkiEnvironment {
    let mut environment = PkiEnvironment::new();
    environment.populate_5280_pki_environment();
    environment.clear_verify_signature_message_callbacks();
    let weak = Arc::clone(weak);
    environment.add_verify_signature_message_callback(
        move |_: &PkiEnvironment,
              message: &[u8],
              signature: &BitString,
              algorithm: &AlgorithmIdentifierOwned,
              key: &SubjectPublicKeyInfoOwned| {
            let strength = verify_signature(message, signature, algorithm, key).ok_or(
                Error::PathValidation(PathValidationStatus::SignatureVerificationFailure),
            )?;
            weak.fetch_or(strength == Strength::Weak, Ordering::Relaxed);
            Ok(())
        },
    );
    let lists = MemoryCrlSource::new();
    for list in trust
        .revocation_lists
        .iter()
        .chain(&evidence.revocation_lists)
    {
        lists.add(list);
    }
    environment.add_crl_source(Box::new(lists));
    environment
}

fn verify_signature(
    message: &[u8],
    signature: &BitString,
    algorithm: &AlgorithmIdentifierOwned,
    key: &SubjectPublicKeyInfoOwned,
) -> Option<Strength> {
    let algorithm = algorithm.to_der().ok()?;
    let algorithm = cms::algorithm(&ber::read(&algorithm).ok()?.0).ok()?;
    algorithms::verify(
        &key.to_der().ok()?,
        &algorithm,
        None,
        message,
        signature.as_bytes()?,
    )
    .ok()
}

/// Tells whether a revocation list at hand names a certificate of the path.
fn revoked(
    environment: &PkiEnvironment,
    chain: &CertificationPath,
    now: TimeOfInterest,
) -> Result<bool, SubIndication> {
    match revocation_status(environment, chain, now) {
        Err(Error::PathValidation(
            PathValidationStatus::CertificateRevoked
            | PathValidationStatus::CertificateRevokedEndEntity
            | PathValidationStatus::CertificateRevokedIntermediateCa
            | PathValidationStatus::CertificateOnHold,
        )) => Ok(true),
        Ok(()) | Err(_) => Ok(false),
    }
}

fn revocation_status(
    environment: &PkiEnvironment,
    chain: &CertificationPath,
    now: TimeOfInterest,
) -> certval::Result<()> {
    let mut results = CertificationPathResults::new();
    certval::check_revocation_local(environment, &settings(now), chain, &mut results)
}

/// Refuses a path where a certificate says where its revocation is published and nothing current is at hand.
fn status_known(
    environment: &PkiEnvironment,
    chain: &CertificationPath,
    path: &Path<'_>,
    now: TimeOfInterest,
) -> Result<(), SubIndication> {
    let published = path[..path.len() - 1]
        .iter()
        .any(|known| publishes_revocation(known));
    if published && revocation_status(environment, chain, now).is_err() {
        return Err(SubIndication::TryLater);
    }
    Ok(())
}

/// Whether a certificate names a revocation list or an OCSP responder.
fn publishes_revocation(known: &Known) -> bool {
    const OCSP: &[u8] = &[0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01];
    let extensions = known
        .certificate
        .tbs_certificate()
        .extensions()
        .into_iter()
        .flatten();
    extensions.into_iter().any(|extension| {
        let value = extension.extn_value.as_bytes();
        extension.extn_id == ID_CE_CRL_DISTRIBUTION_POINTS
            || extension.extn_id == ID_PE_AUTHORITY_INFO_ACCESS
                && value.windows(OCSP.len()).any(|part| part == OCSP)
    })
}

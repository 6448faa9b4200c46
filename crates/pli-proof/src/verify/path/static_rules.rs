//! The rules of a path that do not speak of time or revocation (RFC 5280 §6.1), by certval.
//!
//! certval asks us for each signature: we know more algorithms, note the weak ones, and fill in the parameters of a DSA key that
//! inherits them from its issuer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use certval::{
    CertificationPath, CertificationPathResults, CertificationPathSettings, Error, PDVCertificate,
    PDVTrustAnchorChoice, PathValidationStatus, PkiEnvironment, TimeOfInterest,
};
use const_oid::ObjectIdentifier;
use der::asn1::BitString;
use der::{Any, Decode as _, Encode as _};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::build::Path;
use super::epoch;
use super::known::Known;
use super::{PolicyDemand, Rules};
use crate::ber;
use crate::verify::algorithms::{self, Strength};
use crate::verify::cms;

const DSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10040.4.1");
const ANY_POLICY: &str = "2.5.29.32.0";

/// A path that holds.
pub(super) struct Held {
    /// The weakest algorithm of its signatures.
    pub(super) strength: Strength,
    /// Policies for which it is valid.
    pub(super) policies: Vec<String>,
}

/// Holds a path of at least one certificate to the rules; `None` where it breaks one.
pub(super) fn hold(path: &Path<'_>, rules: &Rules) -> Option<Held> {
    let chain = chain(path)?;
    let weak = Arc::new(AtomicBool::new(false));
    let environment = environment(&weak, public_keys(path)?, rewritten(path));
    let mut results = CertificationPathResults::new();
    certval::validate_path_rfc5280(&environment, &settings(rules), &chain, &mut results).ok()?;
    let last = results.get_final_valid_policy_graph();
    let policies = last.iter().filter_map(|graph| graph.last()).flatten();
    let mut policies: Vec<String> = policies.map(|node| node.valid_policy.to_string()).collect();
    policies.sort();
    policies.dedup();
    Some(Held {
        strength: if weak.load(Ordering::Relaxed) {
            Strength::Weak
        } else {
            Strength::Sound
        },
        policies,
    })
}

fn settings(rules: &Rules) -> CertificationPathSettings {
    let mut settings = CertificationPathSettings::new();
    settings.set_time_of_interest(TimeOfInterest::disabled());
    settings.set_require_ta_store(false);
    settings.set_check_revocation_status(false);
    // Sizes of keys are a matter of strength, told apart from the rules of the path.
    settings.set_min_rsa_modulus_bits(0);
    if !rules.policies.is_empty() {
        settings.set_initial_policy_set(rules.policies.clone());
    } else {
        settings.set_initial_policy_set(vec![ANY_POLICY.to_owned()]);
    }
    for demand in &rules.demands {
        match demand {
            PolicyDemand::Explicit => settings.set_initial_explicit_policy_indicator(true),
            PolicyDemand::WithoutMapping => {
                settings.set_initial_policy_mapping_inhibit_indicator(true);
            }
            PolicyDemand::WithoutAny => settings.set_initial_inhibit_any_policy_indicator(true),
        }
    }
    settings
}

/// Reads the certificates again in the types of certval.
fn chain(path: &Path<'_>) -> Option<CertificationPath> {
    let [signer, intermediates @ ..] = &path.certificates[..] else {
        return None;
    };
    let bytes = |known: &Known| known.readable.as_ref().unwrap_or(&known.der).clone();
    let anchor = PDVTrustAnchorChoice::create(&bytes(path.anchor.known()), "").ok()?;
    let signer = PDVCertificate::try_from(bytes(signer).as_slice()).ok()?;
    let intermediates = intermediates
        .iter()
        .rev()
        .map(|known| PDVCertificate::try_from(bytes(known).as_slice()))
        .collect::<Result<Vec<_>, _>>()
        .ok()?;
    Some(CertificationPath::new(anchor, intermediates, signer))
}

/// What is signed in the certificates that were rewritten to be read, with what was signed in truth.
fn rewritten(path: &Path<'_>) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pair = |known: &&Known| {
        let readable = epoch::tbs(known.readable.as_ref()?)?.whole.to_vec();
        Some((readable, epoch::tbs(&known.der)?.whole.to_vec()))
    };
    path.certificates.iter().filter_map(pair).collect()
}

/// The public keys of a path in DER, whole: that of the certificate in question first, the anchor's last.
pub(in crate::verify) fn public_keys(path: &Path<'_>) -> Option<Vec<Vec<u8>>> {
    let mut parameters: Option<Any> = None;
    let mut keys = Vec::new();
    for known in [path.anchor.known()]
        .into_iter()
        .chain(path.certificates.iter().rev().copied())
    {
        keys.push(whole_key(known, &mut parameters)?);
    }
    keys.reverse();
    Some(keys)
}

/// RFC 5280 §6.1.4 d to f: a key of the same kind without parameters takes those of its issuer.
fn whole_key(known: &Known, parameters: &mut Option<Any>) -> Option<Vec<u8>> {
    let tbs = known.certificate.tbs_certificate();
    let mut key = tbs.subject_public_key_info().clone();
    if key.algorithm.oid != DSA {
        *parameters = None;
        return key.to_der().ok();
    }
    if has_parameters(&key) {
        parameters.clone_from(&key.algorithm.parameters);
    } else {
        key.algorithm.parameters.clone_from(parameters);
    }
    key.to_der().ok()
}

fn has_parameters(key: &SubjectPublicKeyInfoOwned) -> bool {
    let parameters = key.algorithm.parameters.as_ref();
    parameters.is_some_and(|parameters| !parameters.is_null())
}

/// certval with our own verification of signatures.
fn environment(
    weak: &Arc<AtomicBool>,
    keys: Vec<Vec<u8>>,
    rewritten: Vec<(Vec<u8>, Vec<u8>)>,
) -> PkiEnvironment {
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
            let original = rewritten.iter().find(|(readable, _)| readable == message);
            let message = original.map_or(message, |(_, original)| original);
            let strength = verify_signature(message, signature, algorithm, &whole(key, &keys))
                .ok_or(Error::PathValidation(
                    PathValidationStatus::SignatureVerificationFailure,
                ))?;
            weak.fetch_or(strength == Strength::Weak, Ordering::Relaxed);
            Ok(())
        },
    );
    environment
}

/// The same key with its parameters, where it inherits them.
fn whole(key: &SubjectPublicKeyInfoOwned, keys: &[Vec<u8>]) -> Vec<u8> {
    let own = key.to_der().unwrap_or_default();
    if key.algorithm.oid != DSA || has_parameters(key) {
        return own;
    }
    keys.iter()
        .find(|whole| {
            SubjectPublicKeyInfoOwned::from_der(whole)
                .is_ok_and(|whole| whole.subject_public_key == key.subject_public_key)
        })
        .cloned()
        .unwrap_or(own)
}

fn verify_signature(
    message: &[u8],
    signature: &BitString,
    algorithm: &AlgorithmIdentifierOwned,
    key: &[u8],
) -> Option<Strength> {
    let algorithm = algorithm.to_der().ok()?;
    let algorithm = cms::algorithm(&ber::read(&algorithm).ok()?.0).ok()?;
    algorithms::verify(key, &algorithm, None, message, signature.as_bytes()?).ok()
}

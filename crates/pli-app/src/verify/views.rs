//! Verdicts as they are shown.

use jiff::Timestamp;
use pli_proof::certificate::{Category, CertificateFacts};
use pli_proof::trusted_list::ListFacts;
use pli_proof::verify::path::{PathFacts, RevocationFacts};
use pli_proof::verify::{Modification, SignatureVerdict, TimeStampVerdict, TrustStore, Verdict};

use super::checks;
use crate::seam::{RevocationView, SignatureView, StampView, TrustedListView, VerdictView};

const SECONDS_OF_A_DAY: i64 = 86_400;

/// A verdict on a file of this kind, judged at this moment.
pub(super) fn verdict(
    verdict: &Verdict,
    kind: &str,
    trust: &TrustStore,
    at: Timestamp,
) -> VerdictView {
    let lists = trust.trusted_lists().iter();
    VerdictView {
        indication: word(&verdict.indication),
        sub_indication: verdict.sub_indication.map(|reason| word(&reason)),
        kind: kind.to_owned(),
        judged_at: at.to_string(),
        signatures: verdict.signatures.iter().map(signature).collect(),
        time_stamps: verdict.time_stamps.iter().map(stamp).collect(),
        uncovered: verdict.uncovered.clone(),
        authorities: u32::try_from(trust.anchor_count()).unwrap_or(u32::MAX),
        trusted_lists: lists.map(|list| trusted_list(list, at)).collect(),
        deposit: None,
        time_proof: None,
    }
}

fn trusted_list(facts: &ListFacts, at: Timestamp) -> TrustedListView {
    let age = at.duration_since(facts.issued).as_secs() / SECONDS_OF_A_DAY;
    TrustedListView {
        territory: facts.territory.clone(),
        issued_at: facts.issued.to_string(),
        age_days: i32::try_from(age).unwrap_or(i32::MAX),
        outdated: facts.next_update.is_some_and(|due| due < at),
    }
}

fn signature(signature: &SignatureVerdict) -> SignatureView {
    let facts = signature.certificate.as_ref();
    let revision = signature.revision.filter(|_| !signature.covers_whole_file);
    SignatureView {
        format: word(&signature.format),
        level: signature
            .level
            .map(|level| word(&level))
            .unwrap_or_default(),
        indication: word(&signature.indication),
        sub_indication: signature.sub_indication.map(|reason| word(&reason)),
        signer: signature.signer.clone().unwrap_or_default(),
        seal: facts.is_some_and(is_seal),
        counter_signature: signature.is_counter_signature,
        claimed_time: signature.claimed_time.map(|time| time.to_string()),
        proven_time: signature.proven_time.map(|time| time.to_string()),
        covers_whole_file: signature.covers_whole_file,
        covered: signature.covered.clone(),
        modification: modification(signature.modification).to_owned(),
        filled: signature.filled.clone(),
        allowed: signature.allowed.map(|allowed| word(&allowed)),
        revision: revision.and_then(|bytes| u32::try_from(bytes).ok()),
        checks: checks::of(signature),
        time_stamps: signature.time_stamps.iter().map(stamp).collect(),
        category: facts.map(|facts| word(&facts.category)),
        issuer: facts.map(|facts| facts.issuer.clone()),
        not_after: facts.map(|facts| facts.not_after.to_string()),
        authority: authority(&signature.path),
        revocations: signature.path.revocation.iter().map(revocation).collect(),
        demonstration: facts.is_some_and(CertificateFacts::is_demonstration),
    }
}

fn authority(path: &PathFacts) -> Option<String> {
    path.anchor.as_ref().map(|anchor| anchor.name.clone())
}

fn revocation(facts: &RevocationFacts) -> RevocationView {
    let source = facts.source.as_ref();
    let days = facts.age_secs.map(|seconds| seconds / SECONDS_OF_A_DAY);
    RevocationView {
        name: facts.name.clone(),
        told: word(&facts.told),
        source: source.map(|source| word(&source.kind)),
        issued_at: source.map(|source| source.this_update.to_string()),
        age_days: days.and_then(|days| i32::try_from(days).ok()),
        revoked_at: facts.revoked_at.map(|at| at.to_string()),
    }
}

fn stamp(stamp: &TimeStampVerdict) -> StampView {
    StampView {
        kind: word(&stamp.kind),
        indication: word(&stamp.indication),
        sub_indication: stamp.sub_indication.map(|reason| word(&reason)),
        time: stamp.time.map(|time| time.to_string()),
        authority: stamp.authority.clone(),
        covered: stamp.covered.clone(),
    }
}

/// A seal is an organisation's: its certificate names no person.
fn is_seal(facts: &CertificateFacts) -> bool {
    facts.category == Category::QualifiedSeal
        || facts.holder.given_name.is_none() && facts.holder.surname.is_none()
}

/// The word that the proof gives to a value.
pub(super) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(_) | Err(_) => String::new(),
    }
}

fn modification(modification: Modification) -> &'static str {
    match modification {
        Modification::None => "none",
        Modification::Permitted => "permitted",
        Modification::Annotations => "annotations",
        Modification::Altered => "altered",
    }
}

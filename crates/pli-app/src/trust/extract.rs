//! What a trusted list says, in the form in which it is kept: a verification must not read megabytes of XML each time.

use jiff::Timestamp;
use pli_proof::trusted_list::{ListFacts, Pointer, Service, ServiceFacts, TrustedList};
use serde::{Deserialize, Serialize};

/// A trusted list without what a verification does not need.
#[derive(Serialize, Deserialize)]
struct Extract {
    facts: ListFacts,
    services: Vec<ExtractedService>,
    pointers: Vec<ExtractedPointer>,
}

#[derive(Serialize, Deserialize)]
struct ExtractedService {
    certificates: Vec<String>,
    history: Vec<ServiceFacts>,
}

#[derive(Serialize, Deserialize)]
struct ExtractedPointer {
    territory: String,
    location: String,
    signers: Vec<String>,
}

/// Writes a list down.
pub(super) fn write(list: &TrustedList) -> Result<String, serde_json::Error> {
    let services = list.services.iter().map(|service| ExtractedService {
        certificates: service.certificates.iter().map(hex::encode).collect(),
        history: service.history.clone(),
    });
    let pointers = list.pointers.iter().map(|pointer| ExtractedPointer {
        territory: pointer.territory.clone(),
        location: pointer.location.clone(),
        signers: pointer.signers.iter().map(hex::encode).collect(),
    });
    serde_json::to_string(&Extract {
        facts: list.facts.clone(),
        services: services.collect(),
        pointers: pointers.collect(),
    })
}

/// Reads a list as it was written down; `None` where that is damaged.
pub(super) fn read(text: &str) -> Option<TrustedList> {
    let extract: Extract = serde_json::from_str(text).ok()?;
    Some(TrustedList {
        facts: extract.facts,
        services: extract
            .services
            .into_iter()
            .map(|service| Service {
                certificates: decoded(&service.certificates),
                history: service.history,
            })
            .collect(),
        pointers: extract
            .pointers
            .into_iter()
            .map(|pointer| Pointer {
                signers: decoded(&pointer.signers),
                territory: pointer.territory,
                location: pointer.location,
            })
            .collect(),
    })
}

fn decoded(texts: &[String]) -> Vec<Vec<u8>> {
    texts
        .iter()
        .filter_map(|text| hex::decode(text).ok())
        .collect()
}

/// The number of certificates that a list brings as authorities: those of services that are qualified at `now`.
pub(super) fn anchors(list: &TrustedList, now: Timestamp) -> usize {
    list.services
        .iter()
        .filter(|service| service.history.iter().any(|facts| facts.is_granted_at(now)))
        .map(|service| service.certificates.len())
        .sum()
}

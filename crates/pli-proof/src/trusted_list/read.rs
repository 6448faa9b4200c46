//! Reads a trusted list and verifies its signature (ETSI TS 119 612).

use bergshamra_xml::NodeId;
use jiff::Timestamp;

use super::service::{CertificateUse, Service, ServiceFacts, ServiceKind};
use super::{ListFacts, Pointer, TrustedList};
use crate::certificate;
use crate::verify::{self, Indication, SubIndication, TrustStore};
use crate::xml::{self, Xml};

/// The elements of a trusted list.
const TSL: &str = "http://uri.etsi.org/02231/v2#";
const SERVICE_TYPES: &str = "http://uri.etsi.org/TrstSvc/Svctype/";
const EXTENSIONS: &str = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";

/// Most services, states of one service, and pointers that are read.
const MAX_SERVICES: usize = 20_000;
const MAX_STATES: usize = 100;
const MAX_POINTERS: usize = 500;

/// Why a trusted list is not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// It is no trusted list.
    #[error("this is not a trusted list")]
    NotAList,
    /// Its signature does not hold, or is not that of a known scheme operator.
    #[error("the signature of the list of {territory} is refused: {reason:?}")]
    Signature {
        /// Country of the list.
        territory: String,
        /// Why.
        reason: Option<SubIndication>,
    },
    /// It says that it was issued in the future: a clock is wrong.
    #[error("the list of {territory} is dated {issued}, which is to come")]
    FromTheFuture {
        /// Country of the list.
        territory: String,
        /// When it says it was issued.
        issued: Timestamp,
    },
}

/// Reads a list that one of `operators` (certificates in DER) signed.
///
/// # Errors
/// What is no list, has another signature, or comes from the future.
pub fn read(bytes: &[u8], operators: &[Vec<u8>], now: Timestamp) -> Result<TrustedList, ListError> {
    let xml = xml::read(bytes).map_err(|_| ListError::NotAList)?;
    let root = xml.root();
    if !xml.is(root, TSL, "TrustServiceStatusList") {
        return Err(ListError::NotAList);
    }
    let mut facts = scheme(&xml, root).ok_or(ListError::NotAList)?;
    facts.signer = signer(bytes, operators, now).map_err(|reason| ListError::Signature {
        territory: facts.territory.clone(),
        reason,
    })?;
    if facts.issued > now {
        return Err(ListError::FromTheFuture {
            territory: facts.territory,
            issued: facts.issued,
        });
    }
    Ok(TrustedList {
        services: services(&xml, root, &facts),
        pointers: pointers(&xml, root),
        facts,
    })
}

/// The name of the operator who signed the whole list.
fn signer(
    bytes: &[u8],
    operators: &[Vec<u8>],
    now: Timestamp,
) -> Result<String, Option<SubIndication>> {
    let mut trust = TrustStore::new();
    for der in operators {
        // What is no certificate signs nothing.
        trust.add_file(der).ok();
    }
    let verdict = verify::xades(bytes, &[], &trust, now);
    let [signature] = &verdict.signatures[..] else {
        return Err(verdict.sub_indication);
    };
    let is_operator = signature
        .signer_certificate
        .as_ref()
        .is_some_and(|der| operators.contains(der));
    if verdict.indication != Indication::TotalPassed || !is_operator || !signature.covers_whole_file
    {
        return Err(verdict.sub_indication);
    }
    Ok(signature.signer.clone().unwrap_or_default())
}

fn scheme(xml: &Xml<'_>, root: NodeId) -> Option<ListFacts> {
    let scheme = xml.child(root, TSL, "SchemeInformation")?;
    let text = |name: &str| xml.child(scheme, TSL, name).map(|node| xml.text(node));
    let next = xml.path(scheme, TSL, &["NextUpdate", "dateTime"]);
    Some(ListFacts {
        territory: text("SchemeTerritory")?,
        operator: name_of(xml, scheme, "SchemeOperatorName"),
        sequence: text("TSLSequenceNumber")?.parse().ok()?,
        issued: text("ListIssueDateTime")?.parse().ok()?,
        next_update: next.and_then(|node| xml.text(node).parse().ok()),
        signer: String::new(),
    })
}

/// A name in English where there is one, else the first.
fn name_of(xml: &Xml<'_>, node: NodeId, kind: &str) -> String {
    let Some(names) = xml.child(node, TSL, kind) else {
        return String::new();
    };
    let names = xml.named(names, TSL, "Name");
    let english = names
        .iter()
        .find(|name| xml.language(**name) == Some("en"))
        .or(names.first());
    english.map_or_else(String::new, |name| xml.text(*name))
}

fn pointers(xml: &Xml<'_>, root: NodeId) -> Vec<Pointer> {
    let pointers = xml.path(root, TSL, &["SchemeInformation", "PointersToOtherTSL"]);
    let pointers = pointers
        .into_iter()
        .flat_map(|node| xml.named(node, TSL, "OtherTSLPointer"));
    pointers
        .take(MAX_POINTERS)
        .filter_map(|pointer| {
            let location = xml.child(pointer, TSL, "TSLLocation")?;
            let information = xml.path(pointer, TSL, &["AdditionalInformation"])?;
            let territory = xml
                .named(information, TSL, "OtherInformation")
                .into_iter()
                .find_map(|node| xml.child(node, TSL, "SchemeTerritory"))?;
            let identities = xml.child(pointer, TSL, "ServiceDigitalIdentities")?;
            let signers = xml
                .named(identities, TSL, "ServiceDigitalIdentity")
                .into_iter()
                .flat_map(|identity| certificates(xml, identity))
                .collect();
            Some(Pointer {
                territory: xml.text(territory),
                location: xml.text(location),
                signers,
            })
        })
        .collect()
}

/// The certificates of a digital identity.
fn certificates(xml: &Xml<'_>, identity: NodeId) -> Vec<Vec<u8>> {
    let identifiers = xml.named(identity, TSL, "DigitalId");
    identifiers
        .into_iter()
        .filter_map(|identifier| xml.bytes(xml.child(identifier, TSL, "X509Certificate")?))
        .filter(|der| certificate::read(der, Timestamp::UNIX_EPOCH).is_ok())
        .collect()
}

fn services(xml: &Xml<'_>, root: NodeId, list: &ListFacts) -> Vec<Service> {
    let providers = xml.child(root, TSL, "TrustServiceProviderList");
    let providers = providers
        .into_iter()
        .flat_map(|node| xml.named(node, TSL, "TrustServiceProvider"));
    let mut services = Vec::new();
    for provider in providers {
        let name = xml
            .child(provider, TSL, "TSPInformation")
            .map_or_else(String::new, |node| name_of(xml, node, "TSPName"));
        let found = xml.child(provider, TSL, "TSPServices");
        let found = found
            .into_iter()
            .flat_map(|node| xml.named(node, TSL, "TSPService"));
        services.extend(found.filter_map(|node| service(xml, node, &name, list)));
    }
    services.truncate(MAX_SERVICES);
    services
}

fn service(xml: &Xml<'_>, node: NodeId, provider: &str, list: &ListFacts) -> Option<Service> {
    let information = xml.child(node, TSL, "ServiceInformation")?;
    let identity = xml.child(information, TSL, "ServiceDigitalIdentity")?;
    let older = xml
        .child(node, TSL, "ServiceHistory")
        .into_iter()
        .flat_map(|history| xml.named(history, TSL, "ServiceHistoryInstance"))
        .take(MAX_STATES);
    let mut history: Vec<ServiceFacts> = [information]
        .into_iter()
        .chain(older)
        .filter_map(|node| state(xml, node, provider, list))
        .collect();
    history.sort_by_key(|state| std::cmp::Reverse(state.from));
    // A state lasts until the one that followed.
    let mut until = None;
    for state in &mut history {
        state.until = until;
        until = Some(state.from);
    }
    Some(Service {
        certificates: certificates(xml, identity),
        history,
    })
}

fn state(xml: &Xml<'_>, node: NodeId, provider: &str, list: &ListFacts) -> Option<ServiceFacts> {
    let text = |name: &str| xml.child(node, TSL, name).map(|node| xml.text(node));
    let kind = match text("ServiceTypeIdentifier")?.strip_prefix(SERVICE_TYPES) {
        Some("CA/QC") => ServiceKind::QualifiedCertificates,
        Some("TSA/QTST") => ServiceKind::QualifiedTimeStamps,
        _ => ServiceKind::Other,
    };
    let status = text("ServiceStatus")?;
    let status = status.rsplit('/').next().unwrap_or_default().to_owned();
    Some(ServiceFacts {
        territory: list.territory.clone(),
        provider: provider.to_owned(),
        name: name_of(xml, node, "ServiceName"),
        kind,
        is_granted: is_granted(&status),
        status,
        from: text("StatusStartingTime")?.parse().ok()?,
        until: None,
        uses: uses(xml, node),
        list_issued: list.issued,
    })
}

/// The states that stand for a qualification: that of the regulation of 2014, and those of the directive before it.
fn is_granted(status: &str) -> bool {
    [
        "granted",
        "accredited",
        "undersupervision",
        "supervisionincessation",
    ]
    .contains(&status)
}

fn uses(xml: &Xml<'_>, node: NodeId) -> Vec<CertificateUse> {
    let extensions = xml.child(node, TSL, "ServiceInformationExtensions");
    let extensions = extensions
        .into_iter()
        .flat_map(|node| xml.named(node, TSL, "Extension"));
    extensions
        .filter_map(|extension| {
            let uri = xml.path(extension, TSL, &["AdditionalServiceInformation", "URI"])?;
            match xml.text(uri).strip_prefix(EXTENSIONS)? {
                "ForeSignatures" => Some(CertificateUse::Signatures),
                "ForeSeals" => Some(CertificateUse::Seals),
                "ForWebSiteAuthentication" => Some(CertificateUse::WebSites),
                _ => None,
            }
        })
        .collect()
}

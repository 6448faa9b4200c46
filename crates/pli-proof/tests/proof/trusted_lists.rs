//! Trusted lists: who may sign them, what they say, and which signatures their services make green.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_proof::demo::{KeyKind, Period};
use pli_proof::trusted_list::{self, CertificateUse, ListError, ServiceKind, TrustedList};
use pli_proof::verify::path::{self, AnchorOrigin, Evidence, PathFacts, Times};
use pli_proof::verify::{SubIndication, TrustStore};

use crate::support::pki::{Authority, For, day, today};
use crate::support::xml::enveloped;
use crate::support::{authority, now, rsa_signer, signer};

const TSL: &str = "http://uri.etsi.org/02231/v2#";
const GRANTED: &str = "granted";
const WITHDRAWN: &str = "withdrawn";
const CA_QC: &str = "CA/QC";
const QTST: &str = "TSA/QTST";

/// A state of a service: its kind, whether it is granted, since which day.
type State = (&'static str, &'static str, i64);

fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

fn named(name: &str, french: &str, english: &str) -> String {
    let of = |language: &str, text: &str| format!("<Name xml:lang=\"{language}\">{text}</Name>");
    element(name, &[of("fr", french), of("en", english)].concat())
}

fn identity(name: &str, certificates: &[&[u8]]) -> String {
    let identifiers: String = certificates
        .iter()
        .map(|der| {
            element(
                "DigitalId",
                &element("X509Certificate", &STANDARD.encode(der)),
            )
        })
        .collect();
    element(name, &identifiers)
}

fn state(identity: &str, (kind, status, since): State) -> String {
    let extension = format!(
        "<Extension Critical=\"true\">{}</Extension>",
        element(
            "AdditionalServiceInformation",
            "<URI xml:lang=\"en\">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSignatures</URI>"
        )
    );
    [
        element(
            "ServiceTypeIdentifier",
            &format!("http://uri.etsi.org/TrstSvc/Svctype/{kind}"),
        ),
        named(
            "ServiceName",
            "Signatures qualifiées",
            "Qualified signatures",
        ),
        identity.to_owned(),
        element(
            "ServiceStatus",
            &format!("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/{status}"),
        ),
        element("StatusStartingTime", &day(since).to_string()),
        element("ServiceInformationExtensions", &extension),
    ]
    .concat()
}

/// A service with its states, the newest first.
fn service(certificate: &[u8], states: &[State]) -> String {
    let identity = identity("ServiceDigitalIdentity", &[certificate]);
    let current = element("ServiceInformation", &state(&identity, states[0]));
    let mut history = String::new();
    for older in &states[1..] {
        let empty = "<ServiceDigitalIdentity></ServiceDigitalIdentity>";
        history += &element("ServiceHistoryInstance", &state(empty, *older));
    }
    element(
        "TSPService",
        &[current, element("ServiceHistory", &history)].concat(),
    )
}

/// A signed list of France with these services, and pointers to other lists.
fn list(services: &str, pointers: &str, issued: Timestamp) -> String {
    let scheme = [
        element("TSLVersionIdentifier", "5"),
        element("TSLSequenceNumber", "77"),
        named("SchemeOperatorName", "Agence", "Agency"),
        element("SchemeTerritory", "FR"),
        element("PointersToOtherTSL", pointers),
        element("ListIssueDateTime", &issued.to_string()),
        element("NextUpdate", &element("dateTime", &day(150).to_string())),
    ];
    let information = element(
        "TSPInformation",
        &named("TSPName", "Prestataire", "Provider"),
    );
    let provider = [information, element("TSPServices", services)].concat();
    let providers = element(
        "TrustServiceProviderList",
        &element("TrustServiceProvider", &provider),
    );
    let before = format!("<TrustServiceStatusList xmlns=\"{TSL}\" Id=\"list\">");
    let body = [element("SchemeInformation", &scheme.concat()), providers].concat();
    let identity = rsa_signer().identity().expect("an identity");
    enveloped(&identity, &(before + &body), "</TrustServiceStatusList>")
}

/// A small list that [`rsa_signer`] signed.
pub(crate) fn sample() -> String {
    let root = Authority::root("Racine");
    list(
        &service(root.der(), &[(CA_QC, GRANTED, -900)]),
        "",
        day(-20),
    )
}

fn operators() -> Vec<Vec<u8>> {
    vec![rsa_signer().chain()[0].clone()]
}

fn read(xml: &str) -> TrustedList {
    trusted_list::read(xml.as_bytes(), &operators(), now()).expect("a list")
}

#[test]
fn a_list_says_who_is_qualified_for_what_and_since_when() {
    let root = Authority::root("Racine");
    let states = [
        (CA_QC, WITHDRAWN, -50),
        (CA_QC, GRANTED, -900),
        (CA_QC, "undersupervision", -3000),
    ];
    let other = Authority::root("Liste des listes");
    let mut pointer = identity("ServiceDigitalIdentity", &[other.der()]);
    pointer = element("ServiceDigitalIdentities", &pointer)
        + &element("TSLLocation", "https://list.invalid/tl.xml");
    let territory = element("OtherInformation", &element("SchemeTerritory", "BE"));
    pointer += &element("AdditionalInformation", &territory);
    let found = read(&list(
        &service(root.der(), &states),
        &element("OtherTSLPointer", &pointer),
        day(-20),
    ));
    assert_eq!(
        (found.facts.territory.as_str(), found.facts.sequence),
        ("FR", 77)
    );
    assert_eq!(
        (found.facts.operator.as_str(), found.facts.issued),
        ("Agency", day(-20))
    );
    assert_eq!(found.facts.signer, "Élodie Lefèvre (démonstration)");
    assert_eq!(found.facts.next_update, Some(day(150)));
    let [only] = &found.services[..] else {
        panic!("one service")
    };
    assert_eq!(only.certificates, [root.der()]);
    let spans: Vec<_> = only
        .history
        .iter()
        .map(|state| (state.is_granted, state.from, state.until))
        .collect();
    assert_eq!(
        spans,
        [
            (false, day(-50), None),
            (true, day(-900), Some(day(-50))),
            (true, day(-3000), Some(day(-900))),
        ]
    );
    let newest = &only.history[0];
    assert_eq!(newest.kind, ServiceKind::QualifiedCertificates);
    assert_eq!(
        (newest.provider.as_str(), newest.name.as_str()),
        ("Provider", "Qualified signatures")
    );
    assert_eq!(newest.uses, [CertificateUse::Signatures]);
    let [pointer] = &found.pointers[..] else {
        panic!("one pointer")
    };
    assert_eq!(
        (pointer.territory.as_str(), pointer.signers.len()),
        ("BE", 1)
    );
}

#[test]
fn a_list_counts_with_the_signature_of_its_operator_only() {
    let root = Authority::root("Racine");
    let good = list(
        &service(root.der(), &[(CA_QC, GRANTED, -900)]),
        "",
        day(-20),
    );
    let stranger = vec![signer(KeyKind::P256, Period::current(now())).chain()[0].clone()];
    let read =
        |xml: &str, operators: &[Vec<u8>]| trusted_list::read(xml.as_bytes(), operators, now());
    assert!(read(&good, &operators()).is_ok());
    let refused =
        |found: Result<TrustedList, ListError>| matches!(found, Err(ListError::Signature { .. }));
    assert!(refused(read(&good, &[])));
    assert!(refused(read(&good, &stranger)));
    // The authority behind the operator is no operator.
    assert!(refused(read(&good, &[authority().root().to_vec()])));
    for (from, to) in [
        (GRANTED, "accredited"),
        ("<SchemeTerritory>FR", "<SchemeTerritory>BE"),
        ("<TSLSequenceNumber>77", "<TSLSequenceNumber>78"),
    ] {
        assert!(
            refused(read(&good.replace(from, to), &operators())),
            "{from}"
        );
    }
    let mut without = good.clone();
    let (start, end) = (
        without.find("<ds:Signature").expect("it"),
        without.find("</ds:Signature>").expect("it"),
    );
    without.replace_range(start..end + "</ds:Signature>".len(), "");
    assert!(refused(read(&without, &operators())));
    for bytes in ["", "<a/>", "not XML", "<TrustServiceStatusList/>"] {
        assert_eq!(
            read(bytes, &operators()).err(),
            Some(ListError::NotAList),
            "{bytes}"
        );
    }
    let early = trusted_list::read(
        good.as_bytes(),
        &operators(),
        "1970-01-01T00:00:00Z".parse().expect("a time"),
    );
    assert!(early.is_err());
    let future = list("", "", now() + jiff::SignedDuration::from_hours(48));
    assert!(matches!(
        read(&future, &operators()),
        Err(ListError::FromTheFuture { .. })
    ));
}

#[test]
fn a_service_is_trusted_for_what_it_is_and_while_it_was() {
    let root = Authority::root("Autorité qualifiée");
    let leaf = root.issue("Signataire", For::Signing, -800, 400);
    let evidence = Evidence {
        revocation_lists: vec![root.list(-750, 100, &[])],
        ..Evidence::default()
    };
    let judge = |states: &[State], times: Times| -> Result<PathFacts, SubIndication> {
        let mut trust = TrustStore::new();
        trust.add_trusted_list(&read(&list(&service(root.der(), states), "", day(-20))));
        assert_eq!((trust.anchor_count(), trust.trusted_lists().len()), (1, 1));
        path::validate(&leaf.der, &evidence, &trust, &times).map_err(|failure| failure.reason)
    };
    let now = Times::unproven(today());
    let granted = judge(&[(CA_QC, GRANTED, -900)], now).expect("green");
    let origin = granted.anchor.expect("an authority").origin;
    let AnchorOrigin::TrustedList(service) = origin else {
        panic!("{origin:?}")
    };
    assert_eq!(
        (service.territory.as_str(), service.provider.as_str()),
        ("FR", "Provider")
    );
    assert_eq!(service.list_issued, day(-20));
    let withdrawn = [(CA_QC, WITHDRAWN, -50), (CA_QC, GRANTED, -900)];
    let nobody = Some(SubIndication::NoCertificateChainFound);
    assert_eq!(judge(&withdrawn, now).err(), nobody);
    // It was granted when the signature is proven to have been there.
    assert!(judge(&withdrawn, Times::proven(today(), day(-60))).is_ok());
    assert_eq!(judge(&[(QTST, GRANTED, -900)], now).err(), nobody);
    assert_eq!(judge(&[(CA_QC, GRANTED, 10)], now).err(), nobody);
}

#[test]
fn no_byte_of_a_list_makes_another_list_or_a_panic() {
    let root = Authority::root("Racine");
    let good = list(
        &service(root.der(), &[(CA_QC, GRANTED, -900)]),
        "",
        day(-20),
    );
    let expected = read(&good);
    for place in (0..good.len()).step_by(23) {
        let mut bent = good.clone().into_bytes();
        bent[place] ^= 0x04;
        if let Ok(found) = trusted_list::read(&bent, &operators(), now()) {
            assert_eq!(
                (found.facts, found.services),
                (expected.facts.clone(), expected.services.clone()),
                "byte {place}"
            );
        }
    }
    let mut nested = String::new();
    for _ in 0..100_000 {
        write!(nested, "<TrustServiceStatusList xmlns=\"{TSL}\">").expect("text");
    }
    assert_eq!(
        trusted_list::read(nested.as_bytes(), &operators(), now()).err(),
        Some(ListError::NotAList)
    );
}

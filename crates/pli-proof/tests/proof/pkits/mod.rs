//! Certification paths against NIST's Public Key Interoperability Test Suite: the published result of each test, for each of
//! the settings that it names.
//!
//! All certificates and all lists of the suite are offered at once, so paths and lists are also found, not only judged.

use jiff::Timestamp;
use pli_proof::verify::path::{
    self, AlgorithmRule, Evidence, PolicyDemand, RevocationRule, Rules, Times,
};
use pli_proof::verify::{SubIndication, TrustStore};

const CERTIFICATES: &[u8] = include_bytes!("certificates.der");
const NAMES: &str = include_str!("certificates.txt");
const LISTS: &[u8] = include_bytes!("lists.der");
const CASES: &str = include_str!("cases.tsv");

/// The values of DER that stand one after the other.
fn values(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    while let [0x30, first, rest @ ..] = bytes {
        let (length, header) = match first {
            0x81 => (usize::from(rest[0]), 3),
            0x82 => (usize::from(rest[0]) << 8 | usize::from(rest[1]), 4),
            short => (usize::from(*short), 2),
        };
        let (value, after) = bytes.split_at(header + length);
        values.push(value.to_vec());
        bytes = after;
    }
    assert!(bytes.is_empty());
    values
}

struct Suite {
    evidence: Evidence,
    trust: TrustStore,
    certificates: Vec<(&'static str, Vec<u8>)>,
}

impl Suite {
    fn read() -> Self {
        let certificates: Vec<_> = NAMES.lines().zip(values(CERTIFICATES)).collect();
        assert_eq!(certificates.len(), 405);
        let mut trust = TrustStore::new();
        let root = certificates
            .iter()
            .find(|(name, _)| *name == "TrustAnchorRootCertificate")
            .expect("the root");
        trust.add_file(&root.1).expect("a certificate");
        for (_, der) in &certificates {
            trust.add_intermediate(der);
        }
        Self {
            evidence: Evidence {
                certificates: Vec::new(),
                revocation_lists: values(LISTS),
                ocsp_answers: Vec::new(),
            },
            trust,
            certificates,
        }
    }

    fn judge(&self, certificate: &str, policies: &str, demands: &str) -> Option<SubIndication> {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().expect("a time");
        let named = self
            .certificates
            .iter()
            .find(|(name, _)| *name == certificate);
        path::validate_by(
            &rules(policies, demands),
            &named.expect("a certificate of the suite").1,
            &self.evidence,
            &self.trust,
            &Times::unproven(now),
        )
        .err()
        .map(|failure| failure.reason)
    }
}

fn rules(policies: &str, demands: &str) -> Rules {
    let policies = match policies {
        "any" => Vec::new(),
        numbers => numbers
            .split(',')
            .map(|number| format!("2.16.840.1.101.3.2.1.48.{number}"))
            .collect(),
    };
    let demands = match demands {
        "-" => Vec::new(),
        "explicit" => vec![PolicyDemand::Explicit],
        "no-mapping" => vec![PolicyDemand::WithoutMapping],
        "no-any" => vec![PolicyDemand::WithoutAny],
        other => panic!("{other}"),
    };
    Rules {
        policies,
        demands,
        revocation: RevocationRule::Everywhere,
        algorithms: AlgorithmRule::Any,
        ..Rules::default()
    }
}

#[test]
fn every_test_of_pkits_has_its_published_result() {
    let suite = Suite::read();
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in CASES.lines().skip(1) {
        let columns: Vec<&str> = case.split('\t').collect();
        let [test, certificate, policies, demands, expected, title] = columns[..] else {
            panic!("{case}")
        };
        let found = suite.judge(certificate, policies, demands);
        count += 1;
        if found.is_none() != (expected == "valid") {
            wrong.push(format!("{test} {title}: {expected} expected, {found:?}"));
        }
    }
    assert_eq!(count, 247);
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn what_fails_in_pkits_fails_for_its_own_reason() {
    let suite = Suite::read();
    for (certificate, expected) in [
        (
            "InvalidCASignatureTest2EE",
            SubIndication::ChainConstraintsFailure,
        ),
        (
            "InvalidEEnotAfterDateTest6EE",
            SubIndication::OutOfBoundsNotRevoked,
        ),
        ("InvalidRevokedEETest3EE", SubIndication::RevokedNoPoe),
        ("InvalidRevokedCATest2EE", SubIndication::RevokedCaNoPoe),
        ("InvalidMissingCRLTest1EE", SubIndication::TryLater),
        (
            "InvalidpathLenConstraintTest6EE",
            SubIndication::ChainConstraintsFailure,
        ),
        ("InvaliddeltaCRLTest3EE", SubIndication::RevokedNoPoe),
    ] {
        assert_eq!(
            suite.judge(certificate, "any", "-"),
            Some(expected),
            "{certificate}"
        );
    }
}

//! A revocation that is told before anything is signed: by whom it is believed, and from when on.

use pli_proof::verify::TrustStore;
use pli_proof::verify::revocation::Reason;
use pli_proof::{Revoked, ValidationData};

use super::World;
use crate::support::pki::{For, Leaf, Says, day, today};

/// What a person who trusts nobody yet has at hand.
fn told(world: &World, leaf: &Leaf, files: &[Vec<u8>]) -> Option<Revoked> {
    let mut data = ValidationData::default();
    data.add_file(world.authority.der()).expect("a certificate");
    for file in files {
        // The answers of these tests are the inner part alone.
        if data.add_file(file).is_err() {
            data.ocsp_responses.push(file.clone());
        }
    }
    let chain = [leaf.der.clone()];
    data.revoked(&chain, &TrustStore::new(), today())
}

#[test]
fn a_revocation_is_believed_from_the_authority_alone_and_needs_no_trust_in_it() {
    let world = World::new();
    let issuer = &world.authority;
    let leaf = issuer.issue("Signataire", For::Signing, -400, 400);
    let other = issuer.issue("Autre", For::Signing, -400, 400);
    let stranger = World::new().authority;
    let revoked = Says::Revoked(-9);
    for (name, file, expected) in [
        ("answer", issuer.answer(&leaf, revoked, -1, 6), true),
        ("good", issuer.answer(&leaf, Says::Good, -1, 6), false),
        ("unknown", issuer.answer(&leaf, Says::Unknown, -1, 6), false),
        ("another", issuer.answer(&other, revoked, -1, 6), false),
        ("list", issuer.list(-1, 6, &[(&leaf, -9)]), true),
        ("silent list", issuer.list(-1, 6, &[(&other, -9)]), false),
        (
            "not yet",
            issuer.answer(&leaf, Says::Revoked(3), -1, 6),
            false,
        ),
        (
            "a stranger's list",
            stranger.list(-1, 6, &[(&leaf, -9)]),
            false,
        ),
        (
            "a stranger's answer",
            stranger.answer(&leaf, revoked, -1, 6),
            false,
        ),
    ] {
        let told = told(&world, &leaf, &[file]);
        assert_eq!(told.is_some(), expected, "{name}: {told:?}");
        if let Some(told) = told {
            assert_eq!((told.name.as_str(), told.at), ("Signataire", day(-9)));
        }
    }
    assert!(told(&world, &leaf, &[]).is_none(), "silence says nothing");
}

#[test]
fn each_reason_has_the_word_of_its_json() {
    for reason in [
        Reason::Unspecified,
        Reason::KeyCompromise,
        Reason::AuthorityCompromise,
        Reason::AffiliationChanged,
        Reason::Superseded,
        Reason::Ended,
        Reason::Suspended,
        Reason::PrivilegeWithdrawn,
    ] {
        let word = serde_json::to_value(reason).expect("JSON");
        assert_eq!(word, reason.as_str());
    }
}

#[test]
fn a_revoked_authority_takes_its_certificates_with_it() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let authority = world.authority.as_leaf();
    let list = world.root.list(-1, 6, &[(&authority, -9)]);
    let known = told(&world, &leaf, &[world.root.der().to_vec(), list]);
    assert_eq!(known.expect("revoked").name, "Autorité");
}

#[test]
fn an_answer_that_knows_nothing_proves_nothing() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let mut data = ValidationData::default();
    let answer = |says| world.authority.answer(&leaf, says, -1, 6);
    data.ocsp_responses.push(answer(Says::Unknown));
    let lacks = |data: &ValidationData| data.unproved(std::slice::from_ref(&leaf.der));
    assert!(lacks(&data).iter().all(|lacks| lacks.is_disowned));
    assert_eq!(lacks(&data).len(), 1);
    data.ocsp_responses.push(answer(Says::Good));
    assert!(lacks(&data).is_empty());
}

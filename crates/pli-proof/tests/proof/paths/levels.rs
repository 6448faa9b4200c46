//! Signed PDFs whose certificates have expired since: green where a proof of time covers, indeterminate otherwise.

use pli_proof::ValidationData;
use pli_proof::demo::TimeStampUnit;
use pli_proof::pades::{self, SignOptions};
use pli_proof::signer::Identity;
use pli_proof::verify::SubIndication::{OutOfBoundsNoPoe, RevokedNoPoe, TryLater};
use pli_proof::verify::{self, Indication, SubIndication, TrustStore};

use super::World;
use crate::support::pdf::{Form, Layout, small};
use crate::support::pki::{For, Leaf, day, today};

/// A world with a signer who has expired, and what was gathered while he had not.
struct Past {
    world: World,
    signer: Leaf,
    data: ValidationData,
}

impl Past {
    fn new() -> Self {
        let world = World::new();
        let signer = world.authority.issue("Signataire", For::Signing, -400, -30);
        let data = ValidationData {
            certificates: vec![world.authority.der().to_vec()],
            revocation_lists: vec![world.authority.list(-88, -58, &[])],
            ocsp_responses: Vec::new(),
        };
        Self {
            world,
            signer,
            data,
        }
    }

    fn identity(&self, leaf: &Leaf) -> Identity {
        let chain = vec![leaf.der.clone(), self.world.authority.der().to_vec()];
        Identity::from_pkcs8(&leaf.key.serialize_der(), chain).expect("an identity")
    }

    fn signed(&self) -> Vec<u8> {
        let options = SignOptions {
            claimed_time: day(-90),
            label: "Signature".to_owned(),
            name: None,
            reason: None,
            location: None,
        };
        let pdf = small(Form::None, Layout::Table);
        pades::sign(pdf, &self.identity(&self.signer), &options).expect("signed")
    }

    fn unit(&self, leaf: &Leaf, days: i64) -> TimeStampUnit {
        TimeStampUnit::at(self.identity(leaf), day(days))
    }

    fn stamped(&self, pdf: Vec<u8>, leaf: &Leaf, days: i64) -> Vec<u8> {
        pades::add_timestamp(pdf, &self.unit(leaf, days), "Horodatage").expect("stamped")
    }

    fn archived(&self, pdf: Vec<u8>, leaf: &Leaf, days: i64) -> Vec<u8> {
        pades::add_archive_timestamp(pdf, &self.unit(leaf, days), "Horodatage").expect("stamped")
    }

    fn clock(&self, from: i64, until: i64) -> Leaf {
        let authority = &self.world.authority;
        authority.issue("Horodatage", For::TimeStamps, from, until)
    }

    fn judge(&self, pdf: &[u8]) -> (Indication, Option<SubIndication>) {
        judge(pdf, &self.world.trust)
    }
}

fn judge(pdf: &[u8], trust: &TrustStore) -> (Indication, Option<SubIndication>) {
    let verdict = verify::pdf(pdf, trust, today());
    (verdict.indication, verdict.sub_indication)
}

const GREEN: (Indication, Option<SubIndication>) = (Indication::TotalPassed, None);

fn doubt(reason: SubIndication) -> (Indication, Option<SubIndication>) {
    (Indication::Indeterminate, Some(reason))
}

#[test]
fn each_level_of_an_expired_signer_is_green_where_a_proof_of_time_covers_it() {
    let past = Past::new();
    let clock = past.clock(-400, 400);
    let mut lasting = past.world.trust.clone();
    lasting
        .add_file(&past.world.authority.list(-1, 29, &[]))
        .expect("a list for the clock");
    let basic = past.signed();
    assert_eq!(judge(&basic, &lasting), doubt(OutOfBoundsNoPoe), "B-B");
    let timed = past.stamped(basic, &clock, -90);
    assert_eq!(judge(&timed, &lasting), doubt(TryLater), "B-T, no list");
    let mut kept = lasting.clone();
    kept.add_file(&past.data.revocation_lists[0])
        .expect("a list of that time");
    assert_eq!(
        judge(&timed, &kept),
        GREEN,
        "B-T, with a list that was kept"
    );
    let long = pades::add_validation_data(timed, &past.data).expect("stored");
    assert_eq!(judge(&long, &lasting), GREEN, "B-LT");
    let archived = past.archived(long, &clock, -85);
    assert_eq!(judge(&archived, &lasting), GREEN, "B-LTA");
    let mut bent = archived.clone();
    bent[100] ^= 1;
    assert_eq!(judge(&bent, &lasting).0, Indication::TotalFailed);
}

#[test]
fn an_archive_time_stamp_carries_an_expired_clock() {
    let past = Past::new();
    let old = past.clock(-400, -40);
    let new = past.clock(-100, 400);
    let mut lasting = past.world.trust.clone();
    lasting
        .add_file(&past.world.authority.list(-1, 29, &[]))
        .expect("a list for the new clock");
    let timed = past.stamped(past.signed(), &old, -90);
    let long = pades::add_validation_data(timed, &past.data).expect("stored");
    // The clock has expired too, and nothing proves when it spoke.
    assert_eq!(judge(&long, &lasting), doubt(OutOfBoundsNoPoe));
    let archived = past.archived(long.clone(), &new, -60);
    assert_eq!(judge(&archived, &lasting), GREEN);
    // A proof that came after the first clock had expired is none for it.
    let late = past.archived(long, &new, -20);
    assert_ne!(judge(&late, &lasting).0, Indication::TotalPassed);
    // Without a list for the new clock nothing is proven.
    assert_eq!(past.judge(&archived), doubt(OutOfBoundsNoPoe));
}

#[test]
fn a_signer_revoked_since_stays_green_by_a_proof_of_before() {
    let past = Past::new();
    let signer = past
        .world
        .authority
        .issue("Signataire", For::Signing, -400, 400);
    let past = Past { signer, ..past };
    let clock = past.clock(-400, 400);
    let mut trust = past.world.trust.clone();
    let revoked = past.world.authority.list(-1, 29, &[(&past.signer, -50)]);
    trust.add_file(&revoked).expect("a list");
    let basic = past.signed();
    assert_eq!(judge(&basic, &trust), doubt(RevokedNoPoe));
    assert_eq!(
        judge(&past.stamped(basic.clone(), &clock, -60), &trust),
        GREEN
    );
    let after = past.stamped(basic, &clock, -40);
    assert_eq!(
        judge(&after, &trust),
        (Indication::TotalFailed, Some(SubIndication::Revoked))
    );
}

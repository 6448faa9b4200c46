//! Expired and revoked certificates, with a proof of time and without.

use pli_proof::demo::TimeStampUnit;
use pli_proof::signer::Identity;
use pli_proof::timestamp::{self, Digest};
use pli_proof::verify::SubIndication::{
    Expired, NotYetValid, OutOfBoundsNoPoe, OutOfBoundsNotRevoked, Revoked, RevokedNoPoe, TryLater,
};
use pli_proof::verify::path::{Times, Told};
use pli_proof::verify::time;
use pli_proof::verify::{Indication, SubIndication, TrustStore};

use super::{World, proven, unproven};
use crate::support::pki::{For, day, today};

#[test]
fn an_expired_certificate_holds_where_a_proof_of_time_covers_it() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, -30);
    let then = [world.authority.list(-100, -70, &[])];
    let late = [world.authority.list(-20, 10, &[])];
    for (name, lists, times, expected) in [
        ("no proof", &then[..], unproven(), Some(OutOfBoundsNoPoe)),
        ("proof, list of that day", &then, proven(-90), None),
        ("proof before the list", &then, proven(-110), None),
        (
            "proof after the list ran out",
            &then,
            proven(-60),
            Some(TryLater),
        ),
        ("proof without a list", &[], proven(-90), Some(TryLater)),
        (
            "proof, list that forgot it",
            &late,
            proven(-90),
            Some(TryLater),
        ),
        ("proof after the end", &then, proven(-10), Some(Expired)),
        (
            "proof before the start",
            &then,
            proven(-500),
            Some(NotYetValid),
        ),
    ] {
        let found = world.judge(&leaf, &world.evidence(lists, &[]), &times);
        assert_eq!(found.err(), expected, "{name}");
    }
}

#[test]
fn a_revocation_counts_from_its_moment_on() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let lists = [world.authority.list(-5, 25, &[(&leaf, -120)])];
    for (times, expected) in [
        (unproven(), Some(RevokedNoPoe)),
        (proven(-119), Some(Revoked)),
        (proven(-120), Some(Revoked)),
        (proven(-121), None),
    ] {
        let found = world.judge(&leaf, &world.evidence(&lists, &[]), &times);
        assert_eq!(found.err(), expected, "{times:?}");
    }
    assert_eq!(Revoked.indication(), Indication::TotalFailed);
}

#[test]
fn the_list_that_was_used_is_told_with_its_age() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let lists = [
        world.authority.list(-40, -10, &[]),
        world.authority.list(-3, 27, &[]),
    ];
    let facts = world
        .judge(&leaf, &world.evidence(&lists, &[]), &unproven())
        .expect("a path");
    assert_eq!(facts.names, ["Signataire", "Autorité", "Racine"]);
    let [of_leaf, of_authority] = &facts.revocation[..] else {
        panic!("two certificates below the root")
    };
    assert_eq!(
        (of_leaf.told, of_leaf.age_secs),
        (Told::Good, Some(3 * 86_400))
    );
    assert_eq!(of_authority.age_secs, Some(4000 * 86_400));
    let json = serde_json::to_value(&facts).expect("JSON");
    assert_eq!(json["revocation"][0]["source"]["kind"], "list");
    assert_eq!(json["revocation"][0]["source"]["origin"], "file");
    assert_eq!(json["revocation"][1]["source"]["origin"], "store");
    assert_eq!(json["anchor"]["origin"], "file");
}

#[test]
fn an_old_list_and_a_list_of_another_authority_tell_nothing() {
    let world = World::new();
    let other = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    for lists in [
        vec![],
        vec![world.authority.list(-40, -10, &[])],
        // The same name with another key.
        vec![other.authority.list(-3, 27, &[])],
        // A list from the future: the clock of this machine cannot be right.
        vec![world.authority.list(5, 35, &[])],
    ] {
        let found = world.judge(&leaf, &world.evidence(&lists, &[]), &unproven());
        assert_eq!(found.err(), Some(TryLater));
    }
}

#[test]
fn wrong_clocks_make_nothing_green_and_say_why() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let ended = world.authority.issue("Signataire", For::Signing, -400, -30);
    let lists = [world.authority.list(-3, 27, &[])];
    let evidence = world.evidence(&lists, &[]);
    for (clock, expected) in [
        ("1970-01-01T00:00:00Z", OutOfBoundsNoPoe),
        ("2099-01-01T00:00:00Z", OutOfBoundsNoPoe),
    ] {
        let times = Times::unproven(clock.parse().expect("a time"));
        let found = world.judge(&leaf, &evidence, &times).expect_err("a reason");
        assert_eq!(found, expected, "{clock}");
        assert_eq!(found.indication(), Indication::Indeterminate);
        // A time-stamp of today comes from the future of 1970.
        if times.now < today() {
            let told = time::contradiction(today(), &times);
            assert_eq!(told, Some(SubIndication::TimestampOrderFailure));
        }
    }
    let keeps = world.judge(&ended, &evidence, &unproven());
    assert_eq!(keeps.err(), Some(OutOfBoundsNoPoe));
}

#[test]
fn an_expired_certificate_that_a_current_answer_calls_good_is_told_as_such() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, -1);
    let lists = [world.authority.list(-2, 27, &[])];
    let found = world.judge(&leaf, &world.evidence(&lists, &[]), &unproven());
    assert_eq!(found.err(), Some(OutOfBoundsNotRevoked));
}

#[test]
fn time_stamps_are_judged_from_the_newest_to_the_oldest() {
    let world = World::new();
    let old = world
        .authority
        .issue("Horodatage", For::TimeStamps, -900, -300);
    let new = world
        .authority
        .issue("Horodatage", For::TimeStamps, -400, 400);
    let signing = world.authority.issue("Signataire", For::Signing, -400, 400);
    let lists = [
        world.authority.list(-500, -300, &[]),
        world.authority.list(-3, 27, &[]),
    ];
    let evidence = world.evidence(&lists, &[]);
    let slide = |stamps: &[(&[u8], i64)]| {
        time::slide(stamps, today(), |(authority, days), times| {
            let told = crate::support::pki::day(*days);
            let judged = time::authority(authority, &evidence, &world.trust, times)
                .map_err(|failure| failure.reason)
                .and_then(|_| time::contradiction(told, times).map_or(Ok(()), Err));
            (judged, judged.is_ok().then_some(told))
        })
    };
    // The newer one proves that the older one was there while its authority was still valid.
    let both = slide(&[(&new.der, -320), (&old.der, -450)]);
    assert_eq!(both.verdicts, [Ok(()), Ok(())]);
    assert_eq!(both.times, proven(-450));
    let alone = slide(&[(&old.der, -450)]);
    assert_eq!(alone.verdicts, [Err(OutOfBoundsNoPoe)]);
    assert!(!alone.times.is_proven());
    // One that claims to come after what covers it.
    let crossed = slide(&[(&new.der, -320), (&new.der, -310)]);
    assert_eq!(
        crossed.verdicts[1],
        Err(SubIndication::TimestampOrderFailure)
    );
    assert_eq!(crossed.times, proven(-320));
    let stranger = slide(&[(&signing.der, -320)]);
    assert_eq!(
        stranger.verdicts,
        [Err(SubIndication::ChainConstraintsFailure)]
    );
}

#[test]
fn no_byte_of_a_list_or_of_a_path_can_change() {
    let world = World::new();
    let leaf = world.authority.issue("Signataire", For::Signing, -400, 400);
    let list = world.authority.list(-3, 27, &[(&leaf, -9)]);
    for place in 0..list.len() {
        let mut bent = list.clone();
        bent[place] ^= 1;
        let found = world.judge(&leaf, &world.evidence(&[bent], &[]), &unproven());
        assert!(found.is_err(), "byte {place} of the list");
        let cut = list[..place].to_vec();
        let found = world.judge(&leaf, &world.evidence(&[cut], &[]), &unproven());
        assert_eq!(found.err(), Some(TryLater), "length {place} of the list");
    }
    let good = world.evidence(&[world.authority.list(-3, 27, &[])], &[]);
    assert!(world.judge(&leaf, &good, &unproven()).is_ok());
    for place in 0..good.certificates[0].len() {
        let mut bent = good.clone();
        bent.certificates[0][place] ^= 1;
        let found = world.judge(&leaf, &bent, &unproven());
        assert!(found.is_err(), "byte {place} of the authority");
    }
}

#[test]
fn a_time_stamp_on_its_own_is_judged_whole() {
    let world = World::new();
    let clock = world
        .authority
        .issue("Horodatage", For::TimeStamps, -400, 400);
    let chain = vec![clock.der.clone(), world.authority.der().to_vec()];
    let identity = Identity::from_pkcs8(&clock.key.serialize_der(), chain).expect("an identity");
    let unit = TimeStampUnit::at(identity, day(-2));
    let token = timestamp::obtain(&unit, Digest::of(&[b"racine"])).expect("a token");
    let mut trust = world.trust.clone();
    let judge = |over: &[u8], trust: &_| {
        let verdict = time::judge(token.to_der(), &[over], trust, today());
        (verdict.sub_indication, verdict.time)
    };
    let told = Some(day(-2));
    assert_eq!(judge(b"racine", &trust), (Some(TryLater), told));
    let list = world.authority.list(-1, 29, &[]);
    trust.add_file(&list).expect("a list");
    assert_eq!(judge(b"racine", &trust), (None, told));
    assert_eq!(
        judge(b"autre", &trust),
        (Some(SubIndication::HashFailure), told)
    );
    let nobody = Some(SubIndication::NoCertificateChainFound);
    assert_eq!(judge(b"racine", &TrustStore::new()), (nobody, told));
}

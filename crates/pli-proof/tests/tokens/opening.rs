//! Sealed files unlocked by keys on tokens: the key itself, a share of it, and what a token refuses.

use pli_proof::seal::{
    self, Audience, Envelope, OpenError, OpeningKey, Sealer, Share, Unlocked, check_recipient,
};
use pli_proof::signer::SignerError;
use pli_proof::signer::token::Choice;

use crate::bench::{Bench, PATIENCE, PIN, bench, holders};
use crate::support::{authority, now, trusting};

const TOKENS: [&str; 3] = ["opening-rsa", "opening-p256", "opening-p384"];

fn on_token(bench: &Bench, label: &str, pin: &str) -> Result<OpeningKey, OpenError> {
    let choice = Choice {
        label: Some(label.to_owned()),
        ..Choice::default()
    };
    OpeningKey::on_token(&[bench.plain()], &choice, Some(pin), PATIENCE)
}

fn sealed(threshold: usize, plain: &[u8]) -> Vec<u8> {
    let judged = holders().iter().map(|(_, issued)| {
        check_recipient(&issued.chain()[0], &[], &trusting(authority()), now()).expect("fit")
    });
    let audience = Audience::new(judged.collect(), threshold).expect("an audience");
    let mut sealer = Sealer::begin(Vec::new(), &audience, plain.len() as u64).expect("begun");
    sealer.write(plain).expect("written");
    sealer.finish().expect("sealed")
}

#[test]
fn keys_on_tokens_open_what_was_sealed_to_their_certificates() {
    let Some(bench) = bench() else { return };
    let (alone, shared) = (sealed(1, b"un pli"), sealed(2, b"un autre pli"));
    let mut shares: Vec<Share> = Vec::new();
    for label in TOKENS {
        let key = on_token(bench, label, PIN).unwrap_or_else(|error| panic!("{label}: {error:?}"));
        let mut source = alone.as_slice();
        let envelope = Envelope::read(&mut source).expect("a head");
        // Twice: one login serves a whole opening.
        assert!(key.unlock(&envelope).is_ok(), "{label}");
        let Ok(Unlocked::Content(content)) = key.unlock(&envelope) else {
            panic!("{label}: the key itself was expected");
        };
        let mut plain = Vec::new();
        seal::open(&mut source, &envelope, &content, &mut plain).expect("opened");
        assert_eq!(plain, b"un pli", "{label}");
        let envelope = Envelope::read(&mut shared.as_slice()).expect("a head");
        match key.unlock(&envelope) {
            Ok(Unlocked::Share(share)) => shares.push(share),
            Ok(Unlocked::Content(_)) => panic!("{label}: a share was expected"),
            Err(error) => panic!("{label}: {error:?}"),
        }
    }
    let mut source = shared.as_slice();
    let envelope = Envelope::read(&mut source).expect("a head");
    assert!(
        seal::join(&envelope, &shares[..1]).is_err(),
        "one is too few"
    );
    let Ok(content) = seal::join(&envelope, &shares[1..]) else {
        panic!("two are enough");
    };
    let mut plain = Vec::new();
    seal::open(&mut source, &envelope, &content, &mut plain).expect("opened");
    assert_eq!(plain, b"un autre pli");
}

/// A wrapped key that was bent, or sealed to somebody else, is a wrong key and no failure of the token, which goes on.
#[test]
fn a_token_tells_a_bent_file_apart_from_a_failure_of_its_own() {
    let Some(bench) = bench() else { return };
    let file = sealed(1, b"un pli");
    for label in TOKENS {
        let key = on_token(bench, label, PIN).expect("a key");
        let head = Envelope::read(&mut file.as_slice()).expect("a head");
        let head = usize::try_from(head.head_size()).expect("small");
        let mut wrong = 0;
        for place in (0..head).step_by(7) {
            let mut bent = file.clone();
            bent[place] ^= 0x10;
            let Ok(envelope) = Envelope::read(&mut bent.as_slice()) else {
                continue;
            };
            match key.unlock(&envelope) {
                Ok(_) | Err(OpenError::NotForThisKey) => {}
                Err(OpenError::WrongKey) => wrong += 1,
                Err(error) => panic!("{label}, byte {place}: {error:?}"),
            }
        }
        assert!(wrong > 2, "{label}: {wrong} bent keys");
        let whole = Envelope::read(&mut file.as_slice()).expect("a head");
        assert!(key.unlock(&whole).is_ok(), "{label} still opens");
    }
}

#[test]
fn a_wrong_pin_and_a_token_for_signing_open_nothing() {
    let Some(bench) = bench() else { return };
    let refused = |label: &str, pin: &str| match on_token(bench, label, pin).err() {
        Some(OpenError::Token(error)) => error,
        other => panic!("{label}: {other:?}"),
    };
    assert!(matches!(
        refused("opening-wrong", "135792"),
        SignerError::WrongPin { .. }
    ));
    assert!(on_token(bench, "opening-wrong", PIN).is_ok());
    assert_eq!(refused("signs-only", PIN), SignerError::NoCertificate);
}

/// An opening has many files: the PIN that was given once serves each of them.
#[test]
fn a_key_that_wants_its_pin_each_time_opens_file_after_file() {
    let Some(bench) = bench() else { return };
    let file = sealed(1, b"un pli");
    for label in ["opening-rsa-each", "opening-p256-each"] {
        let key = on_token(bench, label, PIN).unwrap_or_else(|error| panic!("{label}: {error:?}"));
        for turn in 0..3 {
            let mut source = file.as_slice();
            let envelope = Envelope::read(&mut source).expect("a head");
            let Ok(Unlocked::Content(content)) = key.unlock(&envelope) else {
                panic!("{label}, file {turn}: the key itself was expected");
            };
            let mut plain = Vec::new();
            seal::open(&mut source, &envelope, &content, &mut plain).expect("opened");
            assert_eq!(plain, b"un pli", "{label}");
            // A bent file in between costs nothing but itself.
            let head = usize::try_from(envelope.head_size()).expect("small");
            let mut bent = file.clone();
            bent[head / 2] ^= 0x10;
            if let Ok(envelope) = Envelope::read(&mut bent.as_slice()) {
                let token_failed = matches!(key.unlock(&envelope), Err(OpenError::Token(_)));
                assert!(!token_failed, "{label}, file {turn}");
            }
        }
    }
}

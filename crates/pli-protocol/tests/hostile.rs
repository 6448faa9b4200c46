//! Bytes bent at random: a receipt with its proof, letters and a manifest are read or refused, and nothing panics.

use pli_protocol::letter::{Letter, LetterList};
use pli_protocol::manifest::SignedManifest;
use pli_protocol::receipt::SignedReceipt;
use serde_json::Value;

const PROVED: &str = include_str!("../fuzz/corpus/receipt/proved.json");
const LETTERS: &str = include_str!("../fuzz/corpus/receipt/letters.json");
const MANIFEST: &str = include_str!("../fuzz/corpus/manifest/small.json");

/// Copies with one to four bytes changed, taken out or doubled, the same at each run.
fn bent(text: &str) -> impl Iterator<Item = Vec<u8>> + use<'_> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut dice = move |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % sides as u64).expect("small")
    };
    (0..600).map(move |_| {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=dice(3) {
            let at = dice(bytes.len());
            match dice(3) {
                0 => bytes[at] = u8::try_from(dice(256)).expect("a byte"),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, bytes[at]),
            }
        }
        bytes
    })
}

fn read_receipt(bytes: &[u8]) -> bool {
    let Ok(signed) = serde_json::from_slice::<SignedReceipt>(bytes) else {
        return false;
    };
    let opened = signed.open();
    let proof = signed.time_proof.as_ref();
    opened.is_ok_and(|open| proof.is_some_and(|proof| proof.open(open.receipt.deposit).is_ok()))
}

#[test]
fn what_is_whole_is_read_and_what_is_bent_never_panics() {
    assert!(read_receipt(PROVED.as_bytes()));
    let refused = bent(PROVED).filter(|bytes| !read_receipt(bytes)).count();
    assert!(refused > 100, "{refused} of 600 refused");

    let letters = |bytes: &[u8]| {
        let list = serde_json::from_slice::<LetterList>(bytes);
        list.is_ok_and(|list| list.letters.iter().all(Letter::is_plausible))
    };
    assert!(letters(LETTERS.as_bytes()));
    let refused = bent(LETTERS).filter(|bytes| !letters(bytes)).count();
    assert!(refused > 100, "{refused} of 600 refused");

    let manifest = |bytes: &[u8]| {
        let signed = serde_json::from_slice::<SignedManifest>(bytes);
        signed.is_ok_and(|signed| signed.open().is_ok())
    };
    assert!(manifest(MANIFEST.as_bytes()));
    let refused = bent(MANIFEST).filter(|bytes| !manifest(bytes)).count();
    assert!(refused > 100, "{refused} of 600 refused");
}

#[test]
fn a_proof_of_another_deposit_or_out_of_bounds_is_refused() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("deposit", |p| {
            p["deposit"] = "0193502a-0b1c-7d2e-8f30-415263748000".into();
        }),
        ("kind", |p| p["kind"] = "pli.deposit-receipt".into()),
        ("root", |p| p["root"] = "3".repeat(62).into()),
        ("path", |p| p["path"] = vec!["1".repeat(64); 49].into()),
        ("step", |p| p["path"][0] = "g".repeat(64).into()),
        ("token", |p| p["token"] = "?".into()),
    ];
    for (what, change) in changes {
        let mut value: Value = serde_json::from_str(PROVED).expect("JSON");
        change(&mut value["time_proof"]);
        let bytes = serde_json::to_vec(&value).expect("JSON");
        assert!(!read_receipt(&bytes), "{what}");
    }
}

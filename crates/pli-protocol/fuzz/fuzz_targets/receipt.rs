//! Whatever the bytes: a receipt with its proof of time, or a list of letters, is read or refused, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_protocol::letter::{Letter, LetterList};
use pli_protocol::receipt::SignedReceipt;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(signed) = serde_json::from_slice::<SignedReceipt>(bytes) {
        let _ = signed.proven_bytes();
        if let (Ok(open), Some(proof)) = (signed.open(), &signed.time_proof) {
            let _ = proof.open(open.receipt.deposit);
        }
    }
    if let Ok(list) = serde_json::from_slice::<LetterList>(bytes) {
        let _ = list.letters.iter().all(Letter::is_plausible);
    }
});

//! Undoes the padding of RSA-OAEP with SHA-256, MGF1 with SHA-256 and no label (RFC 8017 §7.1.2).

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Bytes of SHA-256.
const HASH: usize = 32;

/// The message in what the bare RSA operation of a key of `length` bytes gave; none where the padding is not right. Which part
/// of it is wrong shows neither in the answer nor, much, in its time.
pub(super) fn undone(bare: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
    if bare.len() > length || length < 2 * HASH + 2 {
        return None;
    }
    // Some tokens leave out leading zeros.
    let mut block = Zeroizing::new(vec![0; length - bare.len()]);
    block.extend_from_slice(bare);
    let (first, rest) = block.split_first_mut()?;
    let (seed, data) = rest.split_at_mut(HASH);
    // The seed was masked last, so it is bared first.
    mask(seed, data);
    mask(data, seed);
    let (label, padded) = data.split_at(HASH);
    let mut wrong = *first;
    for (byte, expected) in label.iter().zip(Sha256::digest([])) {
        wrong |= byte ^ expected;
    }
    // Zeros, a one, the message: the place of the one is looked for in all bytes.
    let (mut searching, mut start) = (1_u8, 0_usize);
    for (place, byte) in padded.iter().enumerate() {
        let is_one = u8::from(*byte == 1);
        let is_other = u8::from(*byte > 1);
        wrong |= searching & is_other;
        start |= place * usize::from(searching & is_one);
        searching &= 1 - is_one;
    }
    wrong |= searching;
    (wrong == 0).then(|| Zeroizing::new(padded[start + 1..].to_vec()))
}

/// Lays MGF1 of `seed` over `data`.
fn mask(data: &mut [u8], seed: &[u8]) {
    for (number, piece) in (0_u32..).zip(data.chunks_mut(HASH)) {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(number.to_be_bytes());
        let digest = hash.finalize();
        for (byte, over) in piece.iter_mut().zip(digest) {
            *byte ^= over;
        }
    }
}

//! The key that wraps a content key, shared among n holders so that any k of them bring it back and fewer know nothing of it.
//!
//! Shamir's scheme over GF(256) by `vsss-rs` (constant time, coefficients drawn from the whole field). A share is 58 bytes:
//! `PLISHR` 0 1 · 16 bytes that name the sharing · k · the holder's number from 1 · 32 bytes. A sealed file keeps the SHA-256 of each
//! share, so that a wrong one is found at once and told apart from the others: 256 random bits stand behind that digest.

use std::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest as _, Sha256};
use vsss_rs::Gf256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::envelope::{Envelope, Lock};
use super::lock::KEY;
use super::{ContentKey, OpenError, SealError};

/// Bytes of a share.
pub const SHARE_LENGTH: usize = MAGIC.len() + SHARING + 2 + KEY;
/// Bytes that name a sharing.
pub(super) const SHARING: usize = 16;
const MAGIC: &[u8; 8] = b"PLISHR\x00\x01";

/// One share of a key. It never prints and is wiped when it is dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Share {
    sharing: [u8; SHARING],
    threshold: u8,
    number: u8,
    value: [u8; KEY],
}

/// A share as it stands in the head of a sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SealedShare {
    /// SHA-256 of the share.
    pub(super) digest: [u8; 32],
    /// A sealed file of its own, for one holder.
    pub(super) sealed: Vec<u8>,
}

/// What the head of a sealed file says of a shared key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) sharing: [u8; SHARING],
    pub(super) threshold: u8,
    pub(super) shares: Vec<SealedShare>,
    /// The content key under the shared key.
    pub(super) wrapped: Vec<u8>,
}

impl Share {
    /// Reads a share; none when the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (sharing, rest) = rest.split_first_chunk::<SHARING>()?;
        let ([threshold, number], value) = rest.split_first_chunk::<2>()?;
        let share = Self {
            sharing: *sharing,
            threshold: *threshold,
            number: *number,
            value: value.try_into().ok()?,
        };
        (share.threshold >= 2 && share.number >= 1).then_some(share)
    }

    /// Writes the share, for a holder who carries it to the opening.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SHARE_LENGTH));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.sharing);
        bytes.extend_from_slice(&[self.threshold, self.number]);
        bytes.extend_from_slice(&self.value);
        bytes
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.to_bytes().as_slice()).into()
    }
}

impl SealedShare {
    /// Refuses a share that is not the one that was sealed.
    pub(super) fn check(&self, share: &Share) -> Result<(), OpenError> {
        if share.digest() == self.digest {
            Ok(())
        } else {
            Err(OpenError::WrongShare)
        }
    }
}

/// Shares a key among `holders`.
pub(super) fn split(
    key: &[u8; KEY],
    sharing: [u8; SHARING],
    threshold: u8,
    holders: u8,
) -> Result<Vec<Share>, SealError> {
    let mut random = Random { failed: false };
    let values = Gf256::split_bytes(threshold.into(), holders.into(), key, &mut random)
        .map_err(|_| SealError::Cipher)?;
    let values = Zeroizing::new(values);
    if random.failed {
        return Err(SealError::Cipher);
    }
    let share = |value: &Vec<u8>| {
        let (number, value) = value.split_first()?;
        Some(Share {
            sharing,
            threshold,
            number: *number,
            value: value.try_into().ok()?,
        })
    };
    let shares = values.iter().map(share).collect::<Option<Vec<_>>>();
    shares.ok_or(SealError::Cipher)
}

/// Brings the shares of a sealed file together and unlocks its content key.
///
/// Shares of another file, altered or twice the same are refused or not counted; how many are needed is what the file says.
pub fn join(envelope: &Envelope, shares: &[Share]) -> Result<ContentKey, OpenError> {
    let shared = envelope.locks.iter().find_map(|held| match held {
        Lock::Shared(shared) => Some(shared),
        Lock::Transport { .. } | Lock::Agreement { .. } => None,
    });
    let shared = shared.ok_or(OpenError::WrongShare)?;
    let mut chosen: Vec<&Share> = Vec::new();
    for share in shares {
        shared.sealed_share(share)?;
        if chosen.iter().all(|known| known.number != share.number) {
            chosen.push(share);
        }
    }
    let needed = usize::from(shared.threshold);
    if chosen.len() < needed {
        return Err(OpenError::NotEnoughShares {
            given: chosen.len(),
            needed,
        });
    }
    let values = chosen.iter().take(needed).map(|share| {
        let mut value = Vec::with_capacity(KEY + 1);
        value.push(share.number);
        value.extend_from_slice(&share.value);
        value
    });
    let values = Zeroizing::new(values.collect::<Vec<_>>());
    let key = Gf256::combine_bytes(values.as_slice()).map_err(|_| OpenError::WrongShare)?;
    ContentKey::unwrapped_under(&Zeroizing::new(key), &shared.wrapped)
}

impl Shared {
    /// The place of a share that is one of this sharing.
    pub(super) fn sealed_share(&self, share: &Share) -> Result<&SealedShare, OpenError> {
        let place = usize::from(share.number).wrapping_sub(1);
        let known = self.shares.get(place).ok_or(OpenError::WrongShare)?;
        if share.sharing != self.sharing || share.threshold != self.threshold {
            return Err(OpenError::WrongShare);
        }
        known.check(share)?;
        Ok(known)
    }
}

/// The system's randomness as `vsss-rs` asks for it. A failure gives zeros and is noted: the shares are then thrown away.
struct Random {
    failed: bool,
}

impl TryRng for Random {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.failed |= aws_lc_rs::rand::fill(bytes).is_err();
        Ok(())
    }
}

impl TryCryptoRng for Random {}

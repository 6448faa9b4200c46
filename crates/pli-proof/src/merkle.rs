//! A Merkle tree over SHA-256, as RFC 9162 §2.1 writes it: one root stands for many leaves, and a short path proves that a leaf
//! was among them.
//!
//! Leaves and nodes are hashed under different prefixes, so that a node can never be taken for a leaf. Knows nothing of what a
//! leaf means; holds no key and no time.

use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// Longest path that is followed: 2^48 leaves are more than any second brings.
pub const MAX_PATH: usize = 48;

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// Why a path does not prove that a leaf is under a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MerkleError {
    /// The place is outside of the tree.
    #[error("leaf {position} is outside of a tree of {size}")]
    Position {
        /// Place of the leaf, from 0.
        position: u64,
        /// Leaves of the tree.
        size: u64,
    },
    /// The path is longer or shorter than that place asks for.
    #[error("the path has another length than that place in the tree asks for")]
    Length,
    /// The path leads to another root.
    #[error("the path leads to another root")]
    Root,
}

/// Computes the hash of a leaf: SHA-256 of `0x00` and its bytes (RFC 9162 §2.1.1).
pub fn leaf(bytes: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([LEAF]);
    hasher.update(bytes);
    hasher.finalize().into()
}

/// Computes the root over the hashes of leaves, in order; none over no leaves.
pub fn root(leaves: &[Hash]) -> Option<Hash> {
    if leaves.is_empty() {
        return None;
    }
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = above(&level);
    }
    level.first().copied()
}

/// Computes the inclusion path of the leaf at `position`, nearest first (RFC 9162 §2.1.3.1); none outside of the tree.
pub fn path(leaves: &[Hash], position: usize) -> Option<Vec<Hash>> {
    if position >= leaves.len() {
        return None;
    }
    let (mut level, mut at, mut path) = (leaves.to_vec(), position, Vec::new());
    while level.len() > 1 {
        // The last of an odd level has no neighbour and rises as it is.
        path.extend(level.get(at ^ 1));
        level = above(&level);
        at /= 2;
    }
    Some(path)
}

/// Checks that the leaf of this hash stands at `position` in the tree of `size` leaves under `root` (RFC 9162 §2.1.3.2).
///
/// # Errors
/// When the place, the length of the path or the root does not fit.
pub fn verify(
    leaf: &Hash,
    position: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), MerkleError> {
    if position >= size {
        return Err(MerkleError::Position { position, size });
    }
    if path.len() > MAX_PATH {
        return Err(MerkleError::Length);
    }
    let (mut at, mut last, mut hash) = (position, size - 1, *leaf);
    for beside in path {
        // Levels where the leaf's branch is the last and alone bring no neighbour.
        while at == last && at & 1 == 0 && last > 0 {
            at >>= 1;
            last >>= 1;
        }
        if last == 0 {
            return Err(MerkleError::Length);
        }
        hash = if at & 1 == 1 {
            node(beside, &hash)
        } else {
            node(&hash, beside)
        };
        at >>= 1;
        last >>= 1;
    }
    while at == last && at & 1 == 0 && last > 0 {
        at >>= 1;
        last >>= 1;
    }
    match (last, hash == *root) {
        (0, true) => Ok(()),
        (0, false) => Err(MerkleError::Root),
        _ => Err(MerkleError::Length),
    }
}

fn above(level: &[Hash]) -> Vec<Hash> {
    let pairs = level.chunks(2).map(|pair| match pair {
        [left, right] => node(left, right),
        alone => alone.first().copied().unwrap_or_default(),
    });
    pairs.collect()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([NODE]);
    hasher.update(left);
    hasher.update(right);
    hasher.finalize().into()
}

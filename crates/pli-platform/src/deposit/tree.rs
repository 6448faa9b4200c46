//! Receipts gathered under one root each second, and the root time-stamped. No receipt waits for it: the proof joins it later.

use std::fmt;

use pli_proof::merkle;
use pli_proof::timestamp::StampError;
use pli_protocol::DepositId;
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::time_proof::{OpenTimeProof, TimeProof};

use crate::store::StoreError;
use crate::{Office, Refusal};

/// Why a root that waits got no token.
#[derive(Debug, thiserror::Error)]
pub enum TreeError {
    /// The authority did not serve.
    #[error(transparent)]
    Stamp(#[from] StampError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts the receipts that stand in no tree under a new one; gives how many. Asks nobody.
///
/// # Errors
/// When the store refuses, or holds a receipt that cannot be read.
pub fn gather(office: &Office) -> Result<usize, Refusal> {
    let leaf = |receipt: &[u8]| -> Result<merkle::Hash, Refusal> {
        let unreadable = |error: &dyn fmt::Display| {
            tracing::error!(%error, "a kept receipt cannot be read");
            Refusal::fault()
        };
        let signed: SignedReceipt =
            serde_json::from_slice(receipt).map_err(|error| unreadable(&error))?;
        let bytes = signed.proven_bytes().map_err(|error| unreadable(&error))?;
        Ok(merkle::leaf(&bytes))
    };
    office
        .store
        .gather_receipts(office.clock.now(), leaf, merkle::root)
}

/// Has the oldest root that waits time-stamped; gives whether there was one. Holds no lock while the authority thinks.
///
/// # Errors
/// When the authority does not serve, or the store refuses.
pub fn stamp(office: &Office) -> Result<bool, TreeError> {
    let Some(authority) = &office.time_authority else {
        return Ok(false);
    };
    let Some(tree) = office.store.waiting_tree()? else {
        return Ok(false);
    };
    let token = authority.stamp(&tree.root)?;
    office.store.keep_token(tree.id, token.to_der())?;
    Ok(true)
}

/// The proof of time of a deposit's receipt; none while it has no tree or its root no token.
///
/// # Errors
/// When the store refuses.
pub fn proof(office: &Office, id: DepositId) -> Result<Option<TimeProof>, Refusal> {
    let Some(standing) = office.store.standing(id)? else {
        return Ok(None);
    };
    let Some(token) = standing.token else {
        return Ok(None);
    };
    let path = merkle::path(&standing.leaves, standing.position);
    let (Some(path), Some(root)) = (path, merkle::root(&standing.leaves)) else {
        return Err(Refusal::fault());
    };
    let open = OpenTimeProof {
        position: standing.position as u64,
        size: standing.leaves.len() as u64,
        path,
        root,
        token,
    };
    Ok(Some(TimeProof::new(id, &open)))
}

//! Trees of receipts: which deposits stand under which root, and the token over it.

use jiff::Timestamp;
use pli_proof::merkle::Hash;
use pli_protocol::DepositId;
use rusqlite::{TransactionBehavior, params};

use super::{Store, StoreError, read_uuid};

/// Most receipts of one tree.
const LARGEST: i64 = 16_384;

/// A tree whose root waits for its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WaitingTree {
    pub(crate) id: i64,
    pub(crate) root: Hash,
}

/// Where a receipt stands: its place, the leaves of its tree in order, the token where it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) position: usize,
    pub(crate) leaves: Vec<Hash>,
    pub(crate) token: Option<Vec<u8>>,
}

impl Store {
    /// Puts every receipt that stands in no tree under a new one, in one transaction. `leaf` hashes the bytes of a receipt; gives
    /// how many stand there.
    pub(crate) fn gather_receipts<E: From<StoreError>>(
        &self,
        at: Timestamp,
        leaf: impl Fn(&[u8]) -> Result<Hash, E>,
        root: impl FnOnce(&[Hash]) -> Option<Hash>,
    ) -> Result<usize, E> {
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut connection = self.connection();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let mut gathered: Vec<(String, Hash)> = Vec::new();
        {
            let sql = "SELECT id, receipt FROM deposit WHERE tree IS NULL ORDER BY id LIMIT ?1";
            let mut statement = transaction.prepare_cached(sql).map_err(failed)?;
            let mut rows = statement.query([LARGEST]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                let id: String = row.get(0).map_err(failed)?;
                let receipt: Vec<u8> = row.get(1).map_err(failed)?;
                gathered.push((id, leaf(&receipt)?));
            }
        }
        let leaves: Vec<Hash> = gathered.iter().map(|(_, leaf)| *leaf).collect();
        let Some(root) = root(&leaves) else {
            return Ok(0);
        };
        place(&transaction, at, &gathered, root).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(leaves.len())
    }

    /// The oldest tree whose root has no token.
    pub(crate) fn waiting_tree(&self) -> Result<Option<WaitingTree>, StoreError> {
        let sql = "SELECT id, root FROM receipt_tree WHERE token IS NULL ORDER BY id LIMIT 1";
        self.query_one(sql, [], |row| {
            Ok(WaitingTree {
                id: row.get(0)?,
                root: row.get(1)?,
            })
        })
    }

    /// Keeps the token over the root of a tree; the first one stays.
    pub(crate) fn keep_token(&self, tree: i64, token: &[u8]) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE receipt_tree SET token = coalesce(token, ?2) WHERE id = ?1",
            params![tree, token],
        )?;
        Ok(())
    }

    /// Where the receipt of a deposit stands; none while it stands in no tree.
    pub(crate) fn standing(&self, id: DepositId) -> Result<Option<Standing>, StoreError> {
        let sql = "SELECT deposit.tree, deposit.leaf_position, receipt_tree.token FROM deposit
             JOIN receipt_tree ON receipt_tree.id = deposit.tree WHERE deposit.id = ?1";
        let found: Option<(i64, i64, Option<Vec<u8>>)> =
            self.query_one(sql, [id.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let Some((tree, position, token)) = found else {
            return Ok(None);
        };
        let connection = self.connection();
        let mut statement = connection
            .prepare_cached("SELECT leaf FROM deposit WHERE tree = ?1 ORDER BY leaf_position")?;
        let leaves = statement
            .query_map([tree], |row| row.get(0))?
            .collect::<Result<Vec<Hash>, _>>()?;
        let position = usize::try_from(position).map_err(|_| StoreError::Unreadable {
            what: format!("place {position} of a receipt"),
        })?;
        Ok(Some(Standing {
            position,
            leaves,
            token,
        }))
    }

    /// The deposits whose receipts stand in no tree yet.
    pub fn receipts_without_tree(&self) -> Result<Vec<DepositId>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT id FROM deposit WHERE tree IS NULL ORDER BY id")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.map(|id| Ok(DepositId(read_uuid(&id?)?))).collect()
    }
}

fn place(
    transaction: &rusqlite::Transaction<'_>,
    at: Timestamp,
    gathered: &[(String, Hash)],
    root: Hash,
) -> rusqlite::Result<()> {
    let size = i64::try_from(gathered.len()).unwrap_or(i64::MAX);
    let tree: i64 = transaction.query_row(
        "INSERT INTO receipt_tree (gathered_at, size, root) VALUES (?1, ?2, ?3) RETURNING id",
        params![at.as_millisecond(), size, root],
        |row| row.get(0),
    )?;
    let sql = "UPDATE deposit SET tree = ?2, leaf_position = ?3, leaf = ?4 WHERE id = ?1";
    let mut statement = transaction.prepare_cached(sql)?;
    for ((id, leaf), position) in gathered.iter().zip(0_i64..) {
        statement.execute(params![id, tree, position, leaf])?;
    }
    Ok(())
}

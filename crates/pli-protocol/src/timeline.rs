//! What happened to a deposit, as facts with date and source.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{DepositId, DossierId};

/// The facts of one deposit, oldest first, and its place among the deposits of its dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timeline {
    /// The deposit asked for.
    pub deposit: DepositId,
    /// Facts, oldest first.
    pub facts: Vec<Fact>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fact {
    /// When, on the platform's clock.
    pub at: Timestamp,
    /// What: `deposited`, `replaced`, `withdrawn`; a client shows a code that it does not know with its `text`.
    pub code: String,
    /// Who says so.
    pub source: FactSource,
    /// The fact in French words.
    pub text: String,
    /// Values of the fact by name (`receipt_sha256`, `by`).
    pub values: BTreeMap<String, String>,
}

/// Who says a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// The platform, by its own act.
    Platform,
    /// The organisation that deposited.
    Organisation,
    /// A person of the Region.
    Region,
}

/// The deposits of one dossier. Only the last complete one that was not withdrawn counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DossierDeposits {
    /// The dossier.
    pub dossier: DossierId,
    /// Its deposits, oldest first.
    pub deposits: Vec<DepositVersion>,
}

/// One deposit among those of its dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepositVersion {
    /// Its identity.
    pub deposit: DepositId,
    /// 1 for the first deposit of the dossier.
    pub version: u32,
    /// Time of receipt.
    pub received_at: Timestamp,
    /// What it is worth now.
    pub state: DepositState,
}

/// What a deposit is worth now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DepositState {
    /// It counts.
    Current,
    /// A later deposit of the same dossier counts.
    Replaced,
    /// The organisation took it back.
    Withdrawn,
}

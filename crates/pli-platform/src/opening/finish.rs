//! The end of an opening: enough holders, every pli opened, minutes sealed, and what the holders brought forgotten.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_core::call::Opening;
use pli_print::{PliOutcome, Presence};
use pli_protocol::DepositId;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::timeline::FactSource;
use zeroize::Zeroizing;

use super::act::{check_time, holder_name, manifest, sealed_call, under_way};
use super::pli::{self, Brought, OpenedPli};
use super::request::{GivenKey, unreadable};
use super::{OpeningError, minutes};
use crate::Office;
use crate::store::{HolderKeys, NewFact, PliRow, write_durably};

/// How an opening ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// Folder of the plain files, a folder a pli.
    pub folder: PathBuf,
    /// The signed minutes.
    pub minutes: PathBuf,
    /// Plis opened in whole.
    pub opened: usize,
    /// Plis of which something did not open.
    pub failed: usize,
}

/// A holder of the call and, where the key was brought, since when.
pub(super) struct Holder {
    pub(super) name: String,
    pub(super) certificate_sha256: String,
    pub(super) since: Option<Timestamp>,
}

/// A pli with what was found in it.
pub(super) struct Line {
    pub(super) row: PliRow,
    pub(super) lot: Option<String>,
    pub(super) manifest_sha256: String,
    pub(super) opened: OpenedPli,
}

impl Line {
    pub(super) fn outcome(&self) -> PliOutcome {
        if self.opened.faults.is_empty() {
            PliOutcome::Opened
        } else {
            PliOutcome::Failed {
                faults: self.opened.faults.clone(),
            }
        }
    }
}

/// Opens every pli of a call with the keys that the holders brought. Interrupted, it is done again from the beginning.
///
/// # Errors
/// When the opening is not under way, too few holders came, or the disk, the store or the seal refuses.
pub fn finish(office: &Office, reference: &str) -> Result<Finished, OpeningError> {
    let store = &office.store;
    let now = office.clock.now();
    let (call, opening) = sealed_call(store, reference)?;
    check_time(&call, now)?;
    let begun_at = under_way(store, reference)?;
    let came = store.holder_keys(reference)?;
    let holders = holders(&opening, &came, now);
    if let Err(error) = check_quorum(&opening, &holders) {
        let text = "Ouverture refusée : trop peu de détenteurs ont apporté leur clé.";
        store.note_opening(reference, now, "refused", text)?;
        return Err(error);
    }
    let brought = came.iter().map(read_keys).collect::<Result<Brought, _>>()?;
    let folder = store.root().join("openings").join(folder_name(reference));
    let mut lines = Vec::new();
    for row in store.plis(reference)? {
        let manifest = manifest(&row)?;
        let into = folder.join(row.deposit.to_string());
        let opened = pli::open(store, &row, &manifest, &brought, &into)?;
        tracing::info!(call = reference, deposit = %row.deposit, faults = opened.faults.len(), "a pli was opened");
        lines.push(Line {
            lot: manifest.lot.clone(),
            manifest_sha256: sha256_of(&row, office)?,
            row,
            opened,
        });
    }
    let failed = lines
        .iter()
        .filter(|line| !line.opened.faults.is_empty())
        .count();
    let opened = lines.len() - failed;
    let said = format!("Plis déchiffrés : {opened} en entier, {failed} avec un défaut.");
    store.note_opening(reference, now, "decrypted", &said)?;
    let minutes = minutes::seal(office, &call, &holders, &lines, (begun_at, now))?;
    let path = folder.join("proces-verbal.pdf");
    write_durably(&path, &minutes)?;
    tell(office, reference, now, &minutes, &holders, &lines)?;
    Ok(Finished {
        folder,
        minutes: path,
        opened,
        failed,
    })
}

/// Ends the opening in the store: each pli learns of it.
fn tell(
    office: &Office,
    reference: &str,
    now: Timestamp,
    minutes: &[u8],
    holders: &[Holder],
    lines: &[Line],
) -> Result<(), OpeningError> {
    let present = holders.iter().filter(|holder| holder.since.is_some());
    let names: Vec<&str> = present.map(|holder| holder.name.as_str()).collect();
    let names = names.join(", ");
    let facts: Vec<(DepositId, NewFact<'_>)> = lines
        .iter()
        .map(|line| {
            let (code, text) = match line.outcome() {
                PliOutcome::Opened => ("opened", "Pli ouvert par la commission."),
                PliOutcome::Failed { .. } => (
                    "opening_failed",
                    "Pli ouvert par la commission ; une partie ne s’ouvre pas.",
                ),
            };
            let fact = NewFact {
                at: now,
                code,
                source: FactSource::Region,
                text,
                values: BTreeMap::from([("holders".to_owned(), names.clone())]),
            };
            (line.row.deposit, fact)
        })
        .collect();
    if office
        .store
        .finish_opening(reference, now, minutes, &facts)?
    {
        Ok(())
    } else {
        Err(OpeningError::Finished)
    }
}

fn holders(opening: &Opening, came: &[HolderKeys], now: Timestamp) -> Vec<Holder> {
    let of = |certificate: &String| {
        let der = STANDARD.decode(certificate).unwrap_or_default();
        let certificate_sha256 = sha256_hex(&der);
        let keys = came.iter().find(|keys| keys.holder == certificate_sha256);
        Holder {
            name: holder_name(&der, now),
            since: keys.map(|keys| keys.added_at),
            certificate_sha256,
        }
    };
    opening.holders.iter().map(of).collect()
}

fn check_quorum(opening: &Opening, holders: &[Holder]) -> Result<(), OpeningError> {
    let present = holders
        .iter()
        .filter(|holder| holder.since.is_some())
        .count();
    let needed = usize::try_from(opening.threshold).unwrap_or(usize::MAX);
    if present >= needed {
        return Ok(());
    }
    let absent = holders.iter().filter(|holder| holder.since.is_none());
    Err(OpeningError::NotEnoughHolders {
        present,
        needed,
        absent: absent.map(|holder| holder.name.clone()).collect(),
    })
}

/// The keys of one holder by the digest of the sealed file.
fn read_keys(keys: &HolderKeys) -> Result<HashMap<String, Zeroizing<Vec<u8>>>, OpeningError> {
    let given: Vec<GivenKey> =
        serde_json::from_slice(&keys.keys).map_err(|error| unreadable(&error))?;
    let read = |given: GivenKey| {
        let key = STANDARD.decode(given.key.reveal()).unwrap_or_default();
        (given.sha256.clone(), Zeroizing::new(key))
    };
    Ok(given.into_iter().map(read).collect())
}

fn sha256_of(row: &PliRow, office: &Office) -> Result<String, OpeningError> {
    let deposit = office.store.deposit(row.deposit)?;
    Ok(deposit
        .map(|deposit| deposit.manifest_sha256)
        .unwrap_or_default())
}

/// A folder for any reference: its plain characters, and the beginning of its digest.
fn folder_name(reference: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' {
            c
        } else {
            '-'
        }
    };
    let name: String = reference.chars().take(40).map(plain).collect();
    format!("{name}-{}", &sha256_hex(reference.as_bytes())[..8])
}

impl Holder {
    pub(super) fn presence(&self, moment: impl Fn(Timestamp) -> pli_print::Moment) -> Presence {
        match self.since {
            Some(since) => Presence::Present {
                since: moment(since),
            },
            None => Presence::Absent,
        }
    }
}

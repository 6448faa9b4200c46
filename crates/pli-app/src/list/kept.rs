//! Lists in the store.

use std::collections::BTreeMap;
use std::sync::Arc;

use pli_core::form::{FormPackage, Home, SharedList, Shelf, read_list};
use rusqlite::{OptionalExtension as _, params};

use super::bundled;
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::store::StoreError;

/// A list that is to be kept.
pub(super) struct Keeping {
    pub sha256: String,
    pub name: String,
    pub body: Vec<u8>,
    pub signature: Option<Vec<u8>>,
    pub signer: Option<String>,
}

/// The shelf that the files of a package need: the lists of the program, and those of the store that the package names by
/// their digests. A long list is read only for a form that means it.
pub(crate) fn shelf_for(
    session: &Session,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Shelf, Fault> {
    let mut shelf = bundled::shelf().clone();
    let references: Vec<String> = files
        .iter()
        .filter(|(path, _)| path.starts_with("lists/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for (sha256, _) in names(session)? {
        let named = references.iter().any(|text| text.contains(&sha256));
        if named && shelf.get(&sha256).is_none() {
            shelf.put(Arc::new(read(session, &sha256)?));
        }
    }
    Ok(shelf)
}

/// Keeps the lists that a form means, in case a later version of the program comes without them.
pub(crate) fn keep_used(session: &Session, package: &FormPackage) -> Result<(), Fault> {
    let shared = package.lists.values().filter_map(|list| match &list.home {
        Home::Shared(name) => Some(name),
        Home::Package | Home::Absent(_) => None,
    });
    let known = names(session)?;
    for name in shared {
        for list in bundled::shelf().named(name) {
            let is_kept = known.iter().any(|(sha256, _)| *sha256 == list.sha256);
            if let Some(body) = bundled::file(&list.sha256).filter(|_| !is_kept) {
                keep(
                    session,
                    Keeping {
                        sha256: list.sha256.clone(),
                        name: name.to_string(),
                        body: body.to_vec(),
                        signature: None,
                        signer: None,
                    },
                )?;
            }
        }
    }
    Ok(())
}

/// Puts a list into the store.
pub(super) fn keep(session: &Session, list: Keeping) -> Result<(), Fault> {
    session.store.write(move |connection| {
        let sql = "INSERT OR IGNORE INTO code_list (sha256, name, body, signature, signer, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = params![
            list.sha256,
            list.name,
            list.body,
            list.signature,
            list.signer,
            now().to_string()
        ];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    })?;
    Ok(())
}

/// Digest and signer of every list of the store.
pub(super) fn names(session: &Session) -> Result<Vec<(String, Option<String>)>, Fault> {
    let reader = session.store.reader();
    let mut statement = reader
        .prepare_cached("SELECT sha256, signer FROM code_list ORDER BY name, sha256")
        .map_err(StoreError::from)?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(StoreError::from)?;
    Ok(rows.collect::<Result<_, _>>().map_err(StoreError::from)?)
}

/// Reads a list of the store and holds it to its digest.
pub(super) fn read(session: &Session, sha256: &str) -> Result<SharedList, Fault> {
    let damaged =
        |cause: String| Fault::from(StoreError::damaged(format!("list {sha256}: {cause}")));
    let body: Option<Vec<u8>> = session
        .store
        .reader()
        .query_row(
            "SELECT body FROM code_list WHERE sha256 = ?1",
            [sha256],
            |row| row.get(0),
        )
        .optional()
        .map_err(StoreError::from)?;
    let body = body.ok_or_else(|| damaged("lost".to_owned()))?;
    let list = read_list(&body).map_err(|fault| damaged(fault.to_string()))?;
    if list.sha256 == sha256 {
        Ok(list)
    } else {
        Err(damaged("altered".to_owned()))
    }
}

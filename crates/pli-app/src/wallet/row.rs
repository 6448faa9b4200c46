//! Documents and versions in the store.

use jiff::civil::Date;
use pli_core::wallet::{Document, Version};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::app::Session;
use crate::fault::Fault;
use crate::store::StoreError;

/// Every document with its versions, in the order of kinds and of coming.
pub(super) fn all(session: &Session) -> Result<Vec<Document>, Fault> {
    let reader = session.store.reader();
    let mut documents = Vec::new();
    {
        let mut statement = reader
            .prepare_cached("SELECT id, kind, title FROM wallet_document ORDER BY added_at, id")
            .map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            documents.push(document(row)?);
        }
    }
    let sql =
        "SELECT document, number, name, size, sha256, media_type, issued_on, expires_on, added_at
        FROM wallet_version ORDER BY number";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let mut rows = statement.query([]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        let (id, version) = version(row)?;
        if let Some(document) = documents.iter_mut().find(|document| document.id == id) {
            document.versions.push(version);
        }
    }
    documents.retain(|document| !document.versions.is_empty());
    Ok(documents)
}

fn document(row: &Row<'_>) -> Result<Document, StoreError> {
    Ok(Document {
        id: id(&row.get::<_, String>(0)?)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        versions: Vec::new(),
    })
}

fn version(row: &Row<'_>) -> Result<(Uuid, Version), StoreError> {
    let date = |column| -> Result<Option<Date>, StoreError> {
        let text: Option<String> = row.get(column)?;
        text.map(|text| text.parse().map_err(damaged)).transpose()
    };
    let added: String = row.get(8)?;
    let version = Version {
        number: row.get(1)?,
        name: row.get(2)?,
        size: row.get::<_, i64>(3)?.cast_unsigned(),
        sha256: row.get(4)?,
        media_type: row.get(5)?,
        issued_on: date(6)?,
        expires_on: date(7)?,
        added_at: added.parse().map_err(damaged)?,
    };
    Ok((id(&row.get::<_, String>(0)?)?, version))
}

fn id(text: &str) -> Result<Uuid, StoreError> {
    Uuid::parse_str(text).map_err(damaged)
}

fn damaged(cause: impl std::fmt::Display) -> StoreError {
    StoreError::damaged(format!("wallet: {cause}"))
}

/// Adds a document without versions.
pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    kind: &str,
    title: &str,
    at: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO wallet_document (id, kind, title, added_at) VALUES (?1, ?2, ?3, ?4)";
    connection.execute(sql, params![id.to_string(), kind, title, at])?;
    Ok(())
}

/// Adds a version behind those that are there, whatever number it brings.
pub(super) fn insert_version(
    connection: &Connection,
    document: Uuid,
    version: &Version,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO wallet_version
        (document, number, name, size, sha256, media_type, issued_on, expires_on, added_at)
        VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM wallet_version WHERE document = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let values = params![
        document.to_string(),
        version.name,
        version.size.cast_signed(),
        version.sha256,
        version.media_type,
        version.issued_on.map(|date| date.to_string()),
        version.expires_on.map(|date| date.to_string()),
        version.added_at.to_string(),
    ];
    connection.execute(sql, values)?;
    Ok(())
}

/// How many dossiers ever had a content attached.
pub(super) fn dossiers_with(session: &Session, sha256: &str) -> Result<u32, Fault> {
    let sql = "SELECT count(*) FROM attached WHERE sha256 = ?1";
    let reader = session.store.reader();
    let count = reader.query_row(sql, [sha256], |row| row.get(0));
    Ok(count.map_err(StoreError::from)?)
}

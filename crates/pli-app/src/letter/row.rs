//! A letter as the store keeps it.

use rusqlite::{Connection, Row, params};

use crate::app::Session;
use crate::fault::Fault;
use crate::seam::{LetterVerdictView, LetterView, TrustSourceView};
use crate::store::StoreError;

/// One letter.
pub(super) struct Letter {
    pub(super) id: String,
    pub(super) dossier: String,
    pub(super) deposit: String,
    pub(super) sent_at: String,
    pub(super) received_at: String,
    pub(super) subject: String,
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) bytes: Vec<u8>,
    /// On arrival.
    pub(super) verdict: LetterVerdictView,
    /// When the person last asked.
    pub(super) checked: Option<LetterVerdictView>,
}

/// A certificate or list that was trusted when a letter came.
pub(super) struct TrustSource {
    pub(super) sha256: String,
    pub(super) kind: String,
    pub(super) dated: Option<String>,
    pub(super) body: Vec<u8>,
}

const COLUMNS: &str =
    "id, dossier, deposit, sent_at, received_at, subject, name, sha256, bytes, verdict, checked";

/// Adds a letter with what was trusted, each kept once.
pub(super) fn insert(
    connection: &Connection,
    letter: &Letter,
    sources: &[TrustSource],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO letter (id, dossier, deposit, sent_at, received_at, subject, name, sha256, bytes, verdict)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(sql)?.execute(params![
        letter.id,
        letter.dossier,
        letter.deposit,
        letter.sent_at,
        letter.received_at,
        letter.subject,
        letter.name,
        letter.sha256,
        letter.bytes,
        json(&letter.verdict)?
    ])?;
    for source in sources {
        let sql = "INSERT OR IGNORE INTO trust_source (sha256, kind, dated, body) VALUES (?1, ?2, ?3, ?4)";
        connection.prepare_cached(sql)?.execute(params![
            source.sha256,
            source.kind,
            source.dated,
            source.body
        ])?;
        connection
            .prepare_cached("INSERT OR IGNORE INTO letter_source (letter, sha256) VALUES (?1, ?2)")?
            .execute(params![letter.id, source.sha256])?;
    }
    Ok(())
}

/// Keeps the verdict of today beside the first.
pub(super) fn keep_check(
    session: &Session,
    id: &str,
    verdict: &LetterVerdictView,
) -> Result<(), Fault> {
    let (id, verdict) = (id.to_owned(), json(verdict)?);
    session.store.write(move |connection| {
        connection
            .prepare_cached("UPDATE letter SET checked = ?2 WHERE id = ?1")?
            .execute(params![id, verdict])?;
        Ok(())
    })?;
    Ok(())
}

/// The letter of an identity, or of the end of one that only one letter has.
pub(super) fn find(session: &Session, id: &str) -> Result<Option<Letter>, Fault> {
    let plain = !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if !plain {
        return Ok(None);
    }
    let mut found = select(session, "WHERE id LIKE '%' || ?1 LIMIT 2", id)?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The letters of a dossier, oldest first.
pub(super) fn of_dossier(
    session: &Session,
    dossier: pli_protocol::DossierId,
) -> Result<Vec<Letter>, Fault> {
    select(
        session,
        "WHERE dossier = ?1 ORDER BY sent_at, id",
        &dossier.to_string(),
    )
}

/// What was trusted when a letter came.
pub(super) fn sources(session: &Session, letter: &str) -> Result<Vec<TrustSource>, Fault> {
    let reader = session.store.reader();
    let sql = "SELECT trust_source.sha256, kind, dated, body FROM letter_source
        JOIN trust_source ON trust_source.sha256 = letter_source.sha256
        WHERE letter_source.letter = ?1 ORDER BY kind, trust_source.sha256";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let read = |row: &Row<'_>| {
        Ok(TrustSource {
            sha256: row.get(0)?,
            kind: row.get(1)?,
            dated: row.get(2)?,
            body: row.get(3)?,
        })
    };
    let rows = statement.query_map([letter], read);
    let rows = rows.map_err(StoreError::from)?;
    Ok(rows.collect::<Result<_, _>>().map_err(StoreError::from)?)
}

/// A letter as it is shown.
pub(super) fn view(session: &Session, letter: &Letter) -> Result<LetterView, Fault> {
    let sources = sources(session, &letter.id)?;
    Ok(LetterView {
        id: letter.id.clone(),
        dossier: letter.dossier.clone(),
        deposit: letter.deposit.clone(),
        sent_at: letter.sent_at.clone(),
        received_at: letter.received_at.clone(),
        subject: letter.subject.clone(),
        name: letter.name.clone(),
        size: letter.bytes.len() as u64,
        sha256: letter.sha256.clone(),
        verdict: letter.verdict.clone(),
        checked: letter.checked.clone(),
        trusted: sources
            .into_iter()
            .map(|source| TrustSourceView {
                kind: source.kind,
                sha256: source.sha256,
                dated: source.dated,
            })
            .collect(),
    })
}

fn select(session: &Session, clause: &str, value: &str) -> Result<Vec<Letter>, Fault> {
    let reader = session.store.reader();
    let sql = format!("SELECT {COLUMNS} FROM letter {clause}");
    let mut statement = reader.prepare_cached(&sql).map_err(StoreError::from)?;
    let mut rows = statement.query([value]).map_err(StoreError::from)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        found.push(of_row(row)?);
    }
    Ok(found)
}

fn of_row(row: &Row<'_>) -> Result<Letter, StoreError> {
    let read = |text: String| {
        serde_json::from_str(&text).map_err(|error| StoreError::damaged(format!("letter: {error}")))
    };
    Ok(Letter {
        id: row.get(0)?,
        dossier: row.get(1)?,
        deposit: row.get(2)?,
        sent_at: row.get(3)?,
        received_at: row.get(4)?,
        subject: row.get(5)?,
        name: row.get(6)?,
        sha256: row.get(7)?,
        bytes: row.get(8)?,
        verdict: read(row.get(9)?)?,
        checked: row.get::<_, Option<String>>(10)?.map(read).transpose()?,
    })
}

fn json(verdict: &LetterVerdictView) -> Result<String, StoreError> {
    serde_json::to_string(verdict).map_err(|error| StoreError::damaged(error.to_string()))
}

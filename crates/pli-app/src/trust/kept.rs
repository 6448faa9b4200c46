//! Files of trust in the store.

use jiff::Timestamp;
use pli_proof::trusted_list::TrustedList;
use pli_proof::verify::TrustStore;
use rusqlite::params;

use super::{TrustFile, TrustKind, extract};
use crate::app::{Session, now};
use crate::fault::Fault;
use crate::store::StoreError;

/// A file that is to be kept.
pub(super) struct Keeping {
    pub(super) sha256: String,
    pub(super) kind: TrustKind,
    pub(super) name: String,
    pub(super) body: Vec<u8>,
    pub(super) extract: Option<String>,
    pub(super) issued: Timestamp,
    pub(super) until: Option<Timestamp>,
}

/// Puts files into the store, all or none; one that is there already stays as it was.
pub(super) fn keep(session: &Session, files: Vec<Keeping>) -> Result<(), Fault> {
    session.store.write(move |connection| {
        let sql = "INSERT OR IGNORE INTO trust_file (sha256, kind, name, body, extract, issued, until, added_at) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let mut statement = connection.prepare_cached(sql)?;
        for file in &files {
            statement.execute(params![
                file.sha256,
                file.kind.as_str(),
                file.name,
                file.body,
                file.extract,
                file.issued.to_string(),
                file.until.map(|until| until.to_string()),
                now().to_string()
            ])?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Takes a file out of the store.
pub(super) fn forget(session: &Session, sha256: &str) -> Result<(), Fault> {
    let sha256 = sha256.to_owned();
    session.store.write(move |connection| {
        connection.execute("DELETE FROM trust_file WHERE sha256 = ?1", [&sha256])?;
        Ok(())
    })?;
    Ok(())
}

/// Every file, the oldest first of each kind.
pub(super) fn all(session: &Session) -> Result<Vec<TrustFile>, Fault> {
    let now = now();
    let rows = rows(session)?;
    let mut files = Vec::new();
    for row in rows {
        let anchors = row.list().map_or(0, |list| extract::anchors(&list, now));
        let issued = time(&row.issued)?;
        let until = row.until.as_deref().map(time).transpose()?;
        files.push(TrustFile {
            kind: row.kind()?,
            issued,
            until,
            added_at: time(&row.added_at)?,
            age_days: (now.as_second() - issued.as_second()).div_euclid(86_400),
            is_outdated: until.is_some_and(|until| until < now),
            anchors,
            sha256: row.sha256,
            name: row.name,
        });
    }
    files.sort_by_key(|file| (file.kind, file.issued));
    Ok(files)
}

/// The trusted lists.
pub(super) fn lists(session: &Session) -> Result<Vec<TrustedList>, Fault> {
    Ok(rows(session)?.iter().filter_map(Row::list).collect())
}

/// The certificates (DER) of those who may sign trusted lists.
pub(super) fn operators(session: &Session) -> Result<Vec<Vec<u8>>, Fault> {
    let rows = rows(session)?.into_iter();
    let of_kind = rows.filter(|row| row.kind == TrustKind::Operator.as_str());
    Ok(of_kind.map(|row| row.body).collect())
}

/// Adds what is kept to what a verification trusts.
pub(crate) fn add_to(session: &Session, trust: &mut TrustStore) -> Result<(), Fault> {
    for row in rows(session)? {
        match row.kind()? {
            TrustKind::Operator => {}
            TrustKind::TrustedList => {
                let list = row.list().ok_or_else(|| row.damaged("its content"))?;
                trust.add_trusted_list(&list);
            }
            TrustKind::Authority | TrustKind::RevocationList | TrustKind::OcspAnswer => {
                let added = trust.add_file(&row.body);
                added.map_err(|_| row.damaged("its content"))?;
            }
        }
    }
    Ok(())
}

/// What is kept, to be kept again beside what was judged with it: kind, bytes that [`add_kept`] reads, digest, date. A trusted
/// list is given as what it says; its signature was verified when it was taken.
pub(crate) fn files(session: &Session) -> Result<Vec<KeptFile>, Fault> {
    let rows = rows(session)?.into_iter();
    let believed = rows.filter(|row| row.kind != TrustKind::Operator.as_str());
    let files = believed.map(|row| KeptFile {
        is_certificate: row.kind == TrustKind::Authority.as_str(),
        body: row.extract.map_or(row.body, String::into_bytes),
        sha256: row.sha256,
        issued: row.issued,
    });
    Ok(files.collect())
}

/// Something that is kept.
pub(crate) struct KeptFile {
    /// SHA-256 of its bytes as they were given.
    pub(crate) sha256: String,
    /// Whether it is the certificate of an authority, and not a list or an answer.
    pub(crate) is_certificate: bool,
    /// From when it speaks, RFC 3339.
    pub(crate) issued: String,
    /// What [`add_kept`] reads.
    pub(crate) body: Vec<u8>,
}

/// Adds what [`files`] gave to what a verification trusts; what cannot be read adds nothing.
pub(crate) fn add_kept(trust: &mut TrustStore, body: &[u8]) {
    let list = std::str::from_utf8(body).ok().and_then(extract::read);
    match list {
        Some(list) => trust.add_trusted_list(&list),
        None => drop(trust.add_file(body)),
    }
}

/// The revocation lists and the OCSP answers, without any authority: for those who are judged by other authorities.
pub(crate) fn revocations(session: &Session) -> Result<Vec<Vec<u8>>, Fault> {
    let kinds = [TrustKind::RevocationList, TrustKind::OcspAnswer].map(TrustKind::as_str);
    let rows = rows(session)?.into_iter();
    let told = rows.filter(|row| kinds.contains(&row.kind.as_str()));
    Ok(told.map(|row| row.body).collect())
}

struct Row {
    sha256: String,
    kind: String,
    name: String,
    body: Vec<u8>,
    extract: Option<String>,
    issued: String,
    until: Option<String>,
    added_at: String,
}

impl Row {
    fn kind(&self) -> Result<TrustKind, Fault> {
        TrustKind::from_word(&self.kind).ok_or_else(|| self.damaged("its kind"))
    }

    fn list(&self) -> Option<TrustedList> {
        self.extract.as_deref().and_then(extract::read)
    }

    fn damaged(&self, what: &str) -> Fault {
        StoreError::damaged(format!("trust file {}: {what}", self.sha256)).into()
    }
}

/// Bodies of trusted lists stay where they are: what they say stands beside them.
fn rows(session: &Session) -> Result<Vec<Row>, Fault> {
    let reader = session.store.reader();
    let sql = "SELECT sha256, kind, name, CASE WHEN extract IS NULL THEN body ELSE x'' END, extract, issued, until, added_at \
        FROM trust_file ORDER BY added_at, sha256";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let rows = statement.query_map([], |row| {
        Ok(Row {
            sha256: row.get(0)?,
            kind: row.get(1)?,
            name: row.get(2)?,
            body: row.get(3)?,
            extract: row.get(4)?,
            issued: row.get(5)?,
            until: row.get(6)?,
            added_at: row.get(7)?,
        })
    });
    let rows = rows.map_err(StoreError::from)?;
    Ok(rows.collect::<Result<_, _>>().map_err(StoreError::from)?)
}

fn time(text: &str) -> Result<Timestamp, Fault> {
    text.parse()
        .map_err(|_| StoreError::damaged(format!("trust file: the time {text}")).into())
}

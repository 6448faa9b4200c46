//! Changes of what is known of a document, and its leaving. Bytes go only where nothing can bring them back.

use rusqlite::params;
use uuid::Uuid;

use super::take::TITLE_MOST;
use super::{Dates, list};
use crate::app::Session;
use crate::fault::{Code, Fault};

/// Writes the title of a document and the dates of its current version.
pub fn change(session: &Session, id: Uuid, title: &str, dates: Dates) -> Result<(), Fault> {
    list::document(session, id)?;
    if title.chars().count() > TITLE_MOST {
        return Err(Fault::new(Code::BadRequest).with("what", "title"));
    }
    if let (Some(issued), Some(expires)) = (dates.issued_on, dates.expires_on)
        && expires < issued
    {
        return Err(Fault::new(Code::DocumentDates)
            .with("issued", issued)
            .with("expires", expires));
    }
    let title = title.trim().to_owned();
    let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    session.store.write(move |connection| {
        let id = id.to_string();
        connection.execute(
            "UPDATE wallet_document SET title = ?2 WHERE id = ?1",
            params![id, title],
        )?;
        let sql = "UPDATE wallet_version SET issued_on = ?2, expires_on = ?3 WHERE document = ?1
            AND number = (SELECT max(number) FROM wallet_version WHERE document = ?1)";
        connection.execute(
            sql,
            params![id, text(dates.issued_on), text(dates.expires_on)],
        )?;
        Ok(())
    })?;
    Ok(())
}

/// Takes a document out of the wallet. Dossiers that have it keep it; bytes that nothing names any more go.
pub fn remove(session: &Session, id: Uuid) -> Result<(), Fault> {
    let document = list::document(session, id)?;
    session.store.write(move |connection| {
        let id = id.to_string();
        connection.execute("DELETE FROM wallet_version WHERE document = ?1", [&id])?;
        connection.execute("DELETE FROM wallet_document WHERE id = ?1", [&id])?;
        Ok(())
    })?;
    for version in &document.versions {
        session.vault.release(&version.sha256)?;
    }
    Ok(())
}

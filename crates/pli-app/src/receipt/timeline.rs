//! The facts of a dossier: those of this machine and those of the platform, in one order.

use std::collections::BTreeMap;

use jiff::Timestamp;
use pli_protocol::DossierId;
use pli_protocol::timeline::Fact as PlatformFact;

use crate::app::Session;
use crate::diligence;
use crate::fault::Fault;
use crate::seam::{FactView, TimelineView};
use crate::store::StoreError;

/// Facts with date and source, oldest first. Single exchanges are in the journal, not here.
pub fn timeline(session: &Session, id: DossierId) -> Result<TimelineView, Fault> {
    let mut facts: Vec<(Timestamp, FactView)> = Vec::new();
    for link in diligence::facts(session, id)?
        .into_iter()
        .filter(|link| link.fact.code != "exchange")
    {
        let at = link.fact.at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        let fact = FactView {
            at: link.fact.at,
            source: "machine".to_owned(),
            code: link.fact.code,
            values: link.fact.values,
            text: None,
        };
        facts.push((at, fact));
    }
    for fact in platform_facts(session, id)? {
        let values: BTreeMap<String, String> = fact.values.clone();
        let view = FactView {
            at: fact.at.to_string(),
            source: "platform".to_owned(),
            code: fact.code,
            values,
            text: Some(fact.text),
        };
        facts.push((fact.at, view));
    }
    facts.sort_by_key(|(at, _)| *at);
    Ok(TimelineView {
        facts: facts.into_iter().map(|(_, fact)| fact).collect(),
    })
}

fn platform_facts(session: &Session, id: DossierId) -> Result<Vec<PlatformFact>, Fault> {
    let reader = session.store.reader();
    let sql = "SELECT body FROM status WHERE dossier = ?1 ORDER BY at";
    let mut statement = reader.prepare_cached(sql).map_err(StoreError::from)?;
    let bodies = statement
        .query_map([id.to_string()], |row| row.get::<_, String>(0))
        .map_err(StoreError::from)?;
    let mut facts = Vec::new();
    for body in bodies {
        let body = body.map_err(StoreError::from)?;
        facts.push(
            serde_json::from_str(&body)
                .map_err(|error| StoreError::damaged(format!("status: {error}")))?,
        );
    }
    Ok(facts)
}

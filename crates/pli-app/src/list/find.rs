//! Shows the lists that are at hand, and searches in them.

use std::sync::Arc;

use pli_core::form::{Code as ListCode, CodeList, Hits, Located, SharedList};
use pli_core::text::Language;
use pli_protocol::DossierId;
use serde::Serialize;

use super::{bundled, kept};
use crate::app::{Session, today};
use crate::dossier;
use crate::fault::{Code, Fault};
use crate::seam::{HitView, HitsView};

/// Codes given by one search at most.
const MOST_HITS: u32 = 200;
/// Codes given where nobody says how many.
const USUAL_HITS: u32 = 50;

/// A list that is at hand.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Name and version, `naf_rev2@2008`.
    pub name: String,
    /// Title in words.
    pub title: String,
    /// Number of codes.
    pub codes: usize,
    /// The day of this state.
    pub date: String,
    /// Who publishes it.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// SHA-256 of its file, for the packages that name it.
    pub sha256: String,
    /// Columns for filters.
    pub columns: Vec<String>,
    /// Who signed the pack; none for a list that comes with the application.
    pub signer: Option<String>,
}

/// Every list at hand, by name.
pub fn show_all(session: &Session) -> Result<Vec<Listed>, Fault> {
    let language = dossier::language(session)?;
    let mut all: Vec<Listed> = bundled::shelf()
        .lists()
        .into_iter()
        .map(|list| listed(list, None, language))
        .collect();
    for (sha256, signer) in kept::names(session)? {
        if bundled::shelf().get(&sha256).is_none() {
            all.push(listed(&kept::read(session, &sha256)?, signer, language));
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

fn listed(list: &SharedList, signer: Option<String>, language: Language) -> Listed {
    Listed {
        name: list.name.to_string(),
        title: list.list.title.get(language).to_owned(),
        codes: list.list.codes.len(),
        date: list.date.to_string(),
        source: list.source.clone(),
        licence: list.licence.clone(),
        sha256: list.sha256.clone(),
        columns: list.list.columns.clone(),
        signer,
    }
}

/// Finds codes of a list that a person names: `naf_rev2@2008`, or `naf_rev2` where one version is at hand.
pub fn search(session: &Session, name: &str, typed: &str, most: u32) -> Result<HitsView, Fault> {
    let language = dossier::language(session)?;
    let list = named(session, name)?;
    let hits = list
        .list
        .search(typed, bounded(Some(most)), &|code| code.holds_on(today()));
    Ok(hits_view(&list.list, &hits, language))
}

fn named(session: &Session, name: &str) -> Result<Arc<SharedList>, Fault> {
    let fits = |list: &SharedList| list.name.to_string() == name || list.name.name == name;
    let bundled = bundled::shelf().lists().into_iter();
    let mut found: Vec<_> = bundled.filter(|list| fits(list)).cloned().collect();
    for (sha256, _) in kept::names(session)? {
        if bundled::shelf().get(&sha256).is_none() {
            let list = kept::read(session, &sha256)?;
            found.extend(fits(&list).then(|| Arc::new(list)));
        }
    }
    // The newest state where several versions are at hand.
    found.sort_by_key(|list| list.date);
    found
        .pop()
        .ok_or_else(|| Fault::new(Code::UnknownList).with("list", name))
}

/// Finds codes for a field of a dossier: of its list, offered today, and that suit the other answers.
pub fn search_at(
    session: &Session,
    id: DossierId,
    path: &str,
    typed: &str,
    most: Option<u32>,
) -> Result<HitsView, Fault> {
    let language = dossier::language(session)?;
    let unknown = || Fault::new(Code::UnknownField).with("path", path);
    let place = dossier::path_at(session, id, path)?;
    let open = session.dossier(id)?;
    let mut open = dossier::lock(&open);
    // Another day may have come since the last look.
    open.look(session)?;
    let Some(Located::Field(field)) = open.form.locate(&place) else {
        return Err(unknown());
    };
    let list = field.kind.list().ok_or_else(unknown)?;
    let hits = open.search_codes(&place, typed, bounded(most));
    Ok(hits_view(list, &hits.ok_or_else(unknown)?, language))
}

fn bounded(most: Option<u32>) -> usize {
    usize::try_from(most.unwrap_or(USUAL_HITS).min(MOST_HITS)).unwrap_or(0)
}

fn hits_view(list: &CodeList, hits: &Hits<'_>, language: Language) -> HitsView {
    let hit = |code: &&ListCode| HitView {
        code: code.code.clone(),
        label: code.label.get(language).to_owned(),
        parent: list
            .parent(code)
            .map(|above| above.label.get(language).to_owned()),
        until: code.until.map(|date| date.to_string()),
    };
    HitsView {
        hits: hits.codes.iter().map(hit).collect(),
        total: u32::try_from(hits.total).unwrap_or(u32::MAX),
        absent: list.is_absent(),
    }
}

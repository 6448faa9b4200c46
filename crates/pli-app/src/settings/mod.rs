//! Language, display and author: what a person sets for the whole application.

use serde::{Deserialize, Serialize};

use crate::app::Session;
use crate::dossier::Look;
use crate::fault::Fault;
use crate::seam::{Display, Language, SettingsView, SigningView};
use crate::sign::Level;
use crate::store::Meta;
use crate::{platform, timestamp};

/// Characters of a name at most.
const NAME_MOST: usize = 200;

/// Reads the settings.
pub fn get(session: &Session) -> Result<SettingsView, Fault> {
    let known = Meta::Settings.get(&session.store.reader())?;
    Ok(known.unwrap_or(SettingsView {
        language: Language::Fr,
        display: Display::System,
        author: String::new(),
        second_address: String::new(),
    }))
}

/// Changes the settings.
pub fn set(session: &Session, mut settings: SettingsView) -> Result<SettingsView, Fault> {
    settings.author = settings.author.trim().chars().take(NAME_MOST).collect();
    settings.second_address = settings
        .second_address
        .trim()
        .chars()
        .take(NAME_MOST)
        .collect();
    let kept = settings.clone();
    session
        .store
        .write(move |connection| Meta::Settings.set(connection, &kept))?;
    Ok(settings)
}

/// Sets the name written beside edits.
pub fn name_author(session: &Session, author: &str) -> Result<(), Fault> {
    let settings = SettingsView {
        author: author.to_owned(),
        ..get(session)?
    };
    set(session, settings).map(drop)
}

/// How a dossier is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// Level.
    pub level: Level,
    /// Whether it shows on the last page.
    pub look: Look,
}

/// How dossiers are signed here: as the person did last, and until then with a time-stamp where a server for it is known.
pub fn signing(session: &Session) -> Result<SigningView, Fault> {
    let server = timestamp::server(session)?;
    // In its own statement: the reader is one, and what follows asks for it too.
    let last: Option<Signing> = Meta::Signing.get(&session.store.reader())?;
    let first = if server.is_some() { Level::T } else { Level::B };
    let chosen = last.unwrap_or(Signing {
        level: first,
        look: Look::Invisible,
    });
    let waiting = timestamp::waiting(session)?;
    Ok(SigningView {
        level: chosen.level,
        look: chosen.look,
        server,
        announced: platform::kept(session)?.and_then(|account| account.timestamp_server),
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
    })
}

/// Remembers how a dossier was signed, for the next one.
pub(crate) fn keep_signing(session: &Session, wish: Signing) -> Result<(), Fault> {
    session
        .store
        .write(move |connection| Meta::Signing.set(connection, &wish))?;
    Ok(())
}

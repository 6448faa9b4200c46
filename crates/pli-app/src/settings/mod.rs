//! Language, display and author: what a person sets for the whole application.

use crate::app::Session;
use crate::fault::Fault;
use crate::seam::{Display, Language, SettingsView};
use crate::store::Meta;

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

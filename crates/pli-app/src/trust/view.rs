//! Shows what is trusted, and takes it back.

use serde::Serialize;
use ts_rs::TS;

use super::{TrustFile, kept};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::{outbox, platform};

/// What is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrustView {
    /// Number of authorities that a verification believes: those of what is kept, and those of the platform.
    pub anchors: usize,
    /// Name of the platform that brings some of them.
    pub platform: Option<String>,
    /// What is kept.
    pub files: Vec<TrustFile>,
}

/// Shows what is kept, and how many authorities a verification believes.
pub fn list(session: &Session) -> Result<TrustView, Fault> {
    let account = platform::kept(session)?;
    Ok(TrustView {
        anchors: outbox::trusted(session)?.anchor_count(),
        platform: account.map(|account| account.name),
        files: kept::all(session)?,
    })
}

/// Takes back the file whose digest begins so, or whose name is this.
///
/// # Errors
/// No such file, or several.
pub fn remove(session: &Session, which: &str) -> Result<TrustFile, Fault> {
    let unknown = || Fault::new(Code::UnknownTrust).with("which", which);
    let is_meant = |file: &TrustFile| {
        file.name == which || which.len() >= 6 && file.sha256.starts_with(&which.to_lowercase())
    };
    let mut found = kept::all(session)?.into_iter().filter(is_meant);
    match (found.next(), found.next()) {
        (Some(file), None) => {
            kept::forget(session, &file.sha256)?;
            Ok(file)
        }
        _ => Err(unknown()),
    }
}

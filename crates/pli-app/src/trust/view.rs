//! Shows what is trusted, and takes it back.

use serde::Serialize;

use super::{TrustFile, kept};
use crate::app::Session;
use crate::fault::{Code, Fault};

/// What is trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrustView {
    /// Number of authorities that a verification believes.
    pub anchors: usize,
    /// What is kept.
    pub files: Vec<TrustFile>,
}

/// Shows what is kept, and how many authorities a verification believes.
pub fn list(session: &Session) -> Result<TrustView, Fault> {
    let mut trust = pli_proof::verify::TrustStore::new();
    kept::add_to(session, &mut trust)?;
    Ok(TrustView {
        anchors: trust.anchor_count(),
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

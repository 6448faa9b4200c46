//! Adds the list of a pack.

use std::path::Path;

use serde::Serialize;

use super::kept::{self, Keeping};
use super::{bundled, read_pack};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::verify::Anchors;

/// A list that was added.
#[derive(Debug, Clone, Serialize)]
pub struct Added {
    /// Name and version.
    pub name: String,
    /// Number of codes.
    pub codes: usize,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Who signed it.
    pub signer: String,
}

/// Verifies a pack and keeps its list; forms that name it find it at once.
///
/// # Errors
/// The pack is refused, or another content stands under the same name and version.
pub fn add(session: &Session, place: &Path, anchors: &Anchors) -> Result<Added, Fault> {
    let pack = read_pack(place, anchors)?;
    let name = pack.list.name.to_string();
    let mut same = bundled::shelf().named(&pack.list.name);
    let mut differs = same.any(|list| list.sha256 != pack.list.sha256);
    for (sha256, _) in kept::names(session)? {
        differs |=
            sha256 != pack.list.sha256 && kept::read(session, &sha256)?.name == pack.list.name;
    }
    if differs {
        return Err(Fault::new(Code::ListConflict).with("list", name));
    }
    let added = Added {
        name: name.clone(),
        codes: pack.list.list.codes.len(),
        sha256: pack.list.sha256.clone(),
        signer: pack.signer.clone(),
    };
    kept::keep(
        session,
        Keeping {
            sha256: pack.list.sha256,
            name,
            body: pack.body,
            signature: Some(pack.signature),
            signer: Some(pack.signer),
        },
    )?;
    // Forms were compiled without it.
    session.forms.forget();
    session.refresh_all()?;
    Ok(added)
}

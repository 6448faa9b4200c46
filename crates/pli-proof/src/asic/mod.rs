//! ASiC-E containers (ETSI EN 319 162-1): files and the signature that covers all of them, in one ZIP.
//!
//! [`sign_cades`] and [`sign_xades`] make level B-B; [`raise`] gives the signature inside to a function that adds to it, and
//! leaves every signed file byte for byte what it was.

mod archive;
mod manifest;

use jiff::Timestamp;

pub use archive::raise;

use crate::cades;
use crate::cms_write::SignatureError;
use crate::signer::Signer;
use crate::xades::{self, DataObject, XadesError};
use archive::Entry;

/// Media type of the container, which stands in its first entry.
const MEDIA_TYPE: &str = "application/vnd.etsi.asic-e+zip";
const MANIFEST: &str = "META-INF/ASiCManifest001.xml";
const CADES_SIGNATURE: &str = "META-INF/signature001.p7s";
const XADES_SIGNATURE: &str = "META-INF/signatures001.xml";
const ODF_MANIFEST: &str = "META-INF/manifest.xml";

/// Largest container that is raised, and largest content of one entry.
pub const MAX_BYTES: u64 = 512 << 20;
/// Most files in a container.
pub const MAX_FILES: usize = 1000;

/// Why a container was not made or raised.
#[derive(Debug, thiserror::Error)]
pub enum AsicError {
    /// There is nothing to sign, or more than [`MAX_FILES`].
    #[error("a container holds 1 to {MAX_FILES} files")]
    WrongNumberOfFiles,
    /// A file's name cannot stand in a container: it is empty, leads elsewhere, is reserved or stands twice.
    #[error("the file name {name:?} cannot stand in a container")]
    WrongName {
        /// The name.
        name: String,
    },
    /// The bytes are no container with a signature, or break its bounds.
    #[error("the file is not a signed container")]
    NotAContainer,
    /// The container could not be written.
    #[error("the container could not be written")]
    NotWritten,
    /// The signature itself failed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The XAdES signature failed.
    #[error(transparent)]
    Xades(#[from] XadesError),
}

/// Puts the files into a container with a CAdES signature (level B-B) over a manifest that names and digests them all.
pub fn sign_cades(
    files: &[DataObject<'_>],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, AsicError> {
    check_names(files)?;
    let manifest = manifest::of_files(files, CADES_SIGNATURE);
    let signature = cades::sign_detached(manifest.as_bytes(), signer, claimed_time)?;
    archive::write(
        files,
        &[
            Entry::new(MANIFEST, manifest.as_bytes()),
            Entry::new(CADES_SIGNATURE, &signature),
        ],
    )
}

/// Puts the files into a container with a XAdES signature (level B-B) that refers to each of them.
pub fn sign_xades(
    files: &[DataObject<'_>],
    signer: &dyn Signer,
    claimed_time: Timestamp,
) -> Result<Vec<u8>, AsicError> {
    check_names(files)?;
    let manifest = manifest::of_package(files);
    let signature = xades::sign_for_container(files, signer, claimed_time)?;
    archive::write(
        files,
        &[
            Entry::new(ODF_MANIFEST, manifest.as_bytes()),
            Entry::new(XADES_SIGNATURE, &signature),
        ],
    )
}

fn check_names(files: &[DataObject<'_>]) -> Result<(), AsicError> {
    if files.is_empty() || files.len() > MAX_FILES {
        return Err(AsicError::WrongNumberOfFiles);
    }
    let mut seen = std::collections::BTreeSet::new();
    for DataObject { name, .. } in files {
        let is_plain = !name.is_empty()
            && name.len() <= 255
            && !name.contains(['\\', ':', '\0'])
            && !name.chars().any(char::is_control)
            && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let is_reserved = name.eq_ignore_ascii_case("mimetype")
            || name.to_ascii_lowercase().starts_with("meta-inf/");
        if !is_plain || is_reserved || !seen.insert(name.to_lowercase()) {
            return Err(AsicError::WrongName {
                name: (*name).to_owned(),
            });
        }
    }
    Ok(())
}

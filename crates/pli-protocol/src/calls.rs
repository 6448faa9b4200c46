//! Calls and form packages as they travel.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_core::call::{Call, FormRef};
use serde::{Deserialize, Serialize};

/// Most files of a form package.
pub const MAX_PACKAGE_FILES: usize = 300;
/// Most bytes of a form package, all files together.
pub const MAX_PACKAGE_BYTES: usize = 20_000_000;

/// The calls that a user may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallList {
    /// Platform's clock when the list was made.
    pub time: Timestamp,
    /// Calls, by reference; closed ones too, so that a late person sees why.
    pub calls: Vec<Call>,
}

/// A form package as one message: the files of its folder by relative path, in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormPackage {
    /// Name, version and digest.
    pub form: FormRef,
    /// Content in base64 by path (`form.yaml`, `lists/departments.yaml`).
    pub files: BTreeMap<String, String>,
}

/// Why a form package that came is refused before anybody reads it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// Another form than the one asked for.
    #[error("another form package came than the one asked for")]
    OtherForm,
    /// Too many files or bytes.
    #[error("the form package is too large")]
    TooLarge,
    /// A path that is no plain relative path.
    #[error("the form package holds a path that is refused: `{path}`")]
    Path {
        /// The path.
        path: String,
    },
    /// A content that is no base64.
    #[error("`{path}` of the form package is no base64")]
    Base64 {
        /// The path.
        path: String,
    },
}

impl FormPackage {
    /// Packs the files of a folder.
    pub fn pack(form: FormRef, files: &BTreeMap<String, Vec<u8>>) -> Self {
        let files = files
            .iter()
            .map(|(path, bytes)| (path.clone(), STANDARD.encode(bytes)))
            .collect();
        Self { form, files }
    }

    /// Unpacks the files, bounded, with plain relative paths only. The digest is checked by the loader of packages.
    ///
    /// # Errors
    /// When a bound, a path or a content is refused.
    pub fn unpack(&self) -> Result<BTreeMap<String, Vec<u8>>, PackageError> {
        if self.files.len() > MAX_PACKAGE_FILES {
            return Err(PackageError::TooLarge);
        }
        let mut total = 0_usize;
        let mut files = BTreeMap::new();
        for (path, content) in &self.files {
            if !is_plain_path(path) {
                return Err(PackageError::Path { path: path.clone() });
            }
            total = total.saturating_add(content.len() / 4 * 3);
            if total > MAX_PACKAGE_BYTES {
                return Err(PackageError::TooLarge);
            }
            let bytes = STANDARD
                .decode(content)
                .map_err(|_| PackageError::Base64 { path: path.clone() })?;
            files.insert(path.clone(), bytes);
        }
        Ok(files)
    }
}

/// Says whether a path stays inside its folder on every system: plain names of `[A-Za-z0-9._-]`, four levels at most.
pub fn is_plain_path(path: &str) -> bool {
    let plain = |name: &str| {
        !name.is_empty()
            && name.len() <= 100
            && !name.starts_with('.')
            && !name.ends_with('.')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
    };
    path.split('/').count() <= 4 && path.split('/').all(plain)
}

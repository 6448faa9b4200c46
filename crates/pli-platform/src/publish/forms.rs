//! Where form packages come from: those packed into the binary, or a folder laid out as `<form>/<version>/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pli_protocol::calls::{MAX_PACKAGE_BYTES, MAX_PACKAGE_FILES, is_plain_path};

use super::{FormName, PublishError, refuse};

/// The packages of `forms/` as they were when this program was built.
static BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// Where form packages come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSource {
    /// Packed into this program.
    BuiltIn,
    /// A folder laid out as `<form>/<version>/`.
    Folder(PathBuf),
}

/// Reads the files of a package.
///
/// # Errors
/// When there is no such package, or a bound or path is refused.
pub fn read_package(
    source: &FormSource,
    form: &FormName,
) -> Result<BTreeMap<String, Vec<u8>>, PublishError> {
    if !is_plain_path(&form.name) || !is_plain_path(&form.version) {
        return refuse("form: a name and a version are expected");
    }
    let mut files = BTreeMap::new();
    match source {
        FormSource::BuiltIn => {
            let prefix = format!("{}/{}/", form.name, form.version);
            let inside = BUILT_IN
                .iter()
                .filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?, bytes)));
            files.extend(inside.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
        }
        FormSource::Folder(root) => {
            gather(&root.join(&form.name).join(&form.version), "", &mut files)?;
        }
    }
    if files.is_empty() {
        return refuse(format!("there is no form {} {}", form.name, form.version));
    }
    Ok(files)
}

fn gather(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), PublishError> {
    let failed = |source| PublishError::File {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if !is_plain_path(&path) {
            return refuse(format!("`{path}` cannot be part of a form package"));
        }
        if entry.file_type().map_err(failed)?.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(
                path,
                super::read_bounded(&entry.path(), MAX_PACKAGE_BYTES as u64)?,
            );
        }
        if files.len() > MAX_PACKAGE_FILES
            || files.values().map(Vec::len).sum::<usize>() > MAX_PACKAGE_BYTES
        {
            return refuse("the form package is too large");
        }
    }
    Ok(())
}

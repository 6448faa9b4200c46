//! Checks a form package in a folder, for its author.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pli_core::form::{self, FaultSeverity};
use pli_core::text::Language;
use serde::Serialize;

use crate::fault::{Code, Fault};
use crate::seam;

/// Bytes of a package at most.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// Files of a package at most.
const MOST_FILES: usize = 500;

/// What a package is worth.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Name and version, where they can be read.
    pub form: Option<String>,
    /// SHA-256 of the package.
    pub sha256: String,
    /// Whether it can be used.
    pub accepted: bool,
    /// What its author should mend.
    pub faults: Vec<CheckedFault>,
}

/// One fault of a package.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedFault {
    /// File inside the package.
    pub file: String,
    /// Line, from 1; 0 for the whole file.
    pub line: u32,
    /// Column, from 1; 0 for the whole file.
    pub column: u32,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Name of the fault for programs.
    pub code: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Checks the package of a folder, in a language.
///
/// # Errors
/// The folder cannot be read, or is larger than any package.
pub fn check_folder(folder: &Path, language: seam::Language) -> Result<Checked, Fault> {
    let mut files = BTreeMap::new();
    let mut room = MOST_BYTES;
    gather(folder, "", &mut files, &mut room)?;
    let language = match language {
        seam::Language::Fr => Language::French,
        seam::Language::En => Language::English,
    };
    let sha256 = form::digest(&files);
    let (form, accepted, faults) = match form::load(&files) {
        Ok(loaded) => {
            let name = format!("{} {}", loaded.package.name, loaded.package.version);
            (Some(name), true, loaded.warnings)
        }
        Err(faults) => (None, false, faults),
    };
    let faults = faults
        .into_iter()
        .map(|fault| CheckedFault {
            severity: match fault.severity {
                FaultSeverity::Error => "error",
                FaultSeverity::Warning => "warning",
            },
            code: fault.code.name(),
            what: fault.what.get(language).to_owned(),
            mend: fault.mend.get(language).to_owned(),
            file: fault.file,
            line: fault.line,
            column: fault.column,
        })
        .collect();
    Ok(Checked {
        form,
        sha256,
        accepted,
        faults,
    })
}

fn gather(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
    room: &mut u64,
) -> Result<(), Fault> {
    let unreadable = |path: &Path, cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", path.display())
            .with("cause", cause)
    };
    let too_large = || Fault::new(Code::BrokenForm).with("what", "> 16 Mo / > 500");
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.metadata().map_err(|error| unreadable(&path, error))?;
        if kind.is_dir() {
            // Four levels are more than the format knows.
            if name.matches('/').count() < 4 {
                gather(&path, &format!("{name}/"), files, room)?;
            }
            continue;
        }
        *room = room.checked_sub(kind.len()).ok_or_else(too_large)?;
        if files.len() >= MOST_FILES {
            return Err(too_large());
        }
        files.insert(
            name,
            fs::read(&path).map_err(|error| unreadable(&path, error))?,
        );
    }
    Ok(())
}

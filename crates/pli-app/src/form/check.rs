//! Checks a form package in a folder, for its author: what the loader refuses, what can never show, examples that come out
//! otherwise, migrations held against the versions beside it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pli_core::form::{self, Examined, Fault as FormFault, FaultSeverity, FormPackage};
use pli_core::migration::run_migration_examples;
use pli_core::text::Language;
use serde::Serialize;

use super::folder::{Folder, read_folder};
use crate::fault::Fault;
use crate::list::bundled_shelf;
use crate::seam;

/// What a package is worth.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Name and version, where they can be read.
    pub form: Option<String>,
    /// SHA-256 of the package.
    pub sha256: String,
    /// Whether it can be used.
    pub accepted: bool,
    /// Worked examples that it carries.
    pub examples: usize,
    /// The most steps that one of its expressions may take.
    pub costliest: Option<Costliest>,
    /// What its author should mend.
    pub faults: Vec<CheckedFault>,
}

/// The expression that may take most steps.
#[derive(Debug, Clone, Serialize)]
pub struct Costliest {
    /// Steps, each list taken for a thousand rows long.
    pub steps: u64,
    /// Its text.
    pub expression: String,
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
    /// The line as it is written.
    pub excerpt: Option<String>,
}

/// Checks the package of a folder, in a language.
///
/// # Errors
/// The folder cannot be read, or is larger than any package.
pub fn check_folder(folder: &Path, language: seam::Language) -> Result<Checked, Fault> {
    examined(folder).map(|study| study.told(language))
}

/// A folder read and examined.
pub(super) struct Study {
    pub files: BTreeMap<String, Vec<u8>>,
    pub sha256: String,
    pub package: Option<Arc<FormPackage>>,
    pub faults: Vec<FormFault>,
    costliest: Option<(u64, String)>,
}

pub(super) fn examined(folder: &Path) -> Result<Study, Fault> {
    let Folder { files, mut faults } = read_folder(folder)?;
    let Examined {
        package,
        faults: found,
        costliest,
    } = form::examine(&files, bundled_shelf());
    faults.extend(found);
    let package = package.map(Arc::new);
    for beside in package.iter().flat_map(|package| beside(folder, package)) {
        let package = package.as_ref().map(Arc::clone);
        let told = package.map(|package| run_migration_examples(&beside, &package));
        if let Some(Ok(told) | Err(told)) = told {
            faults.extend(told);
        }
    }
    Ok(Study {
        sha256: form::digest(&files),
        files,
        package,
        faults,
        costliest,
    })
}

/// The versions that the migrations start from, where they stand in the folders beside.
fn beside(folder: &Path, package: &FormPackage) -> Vec<Arc<FormPackage>> {
    let versions = package.migrations.iter();
    let folders = versions.map(|source| folder.join("..").join(source.from_version()));
    let read = folders.filter_map(|folder| read_folder(&folder).ok());
    read.filter_map(|read| form::load_with(&read.files, bundled_shelf()).ok())
        .map(|loaded| Arc::new(loaded.package))
        .collect()
}

impl Study {
    /// Whether the package can be used.
    pub(super) fn is_accepted(&self) -> bool {
        let refused = |fault: &FormFault| fault.severity == FaultSeverity::Error;
        self.package.is_some() && !self.faults.iter().any(refused)
    }

    pub(super) fn told(&self, language: seam::Language) -> Checked {
        let package = self.package.as_ref();
        let faults = self.faults.iter();
        Checked {
            form: package.map(|package| format!("{} {}", package.name, package.version)),
            sha256: self.sha256.clone(),
            accepted: self.is_accepted(),
            examples: package.map_or(0, |package| package.examples.len()),
            costliest: self
                .costliest
                .clone()
                .map(|(steps, expression)| Costliest { steps, expression }),
            faults: faults
                .map(|fault| told(fault, &self.files, language))
                .collect(),
        }
    }
}

/// One fault in words, with the line that it points to.
pub(super) fn told(
    fault: &FormFault,
    files: &BTreeMap<String, Vec<u8>>,
    language: seam::Language,
) -> CheckedFault {
    let language = match language {
        seam::Language::Fr => Language::French,
        seam::Language::En => Language::English,
    };
    let line = usize::try_from(fault.line)
        .ok()
        .and_then(|n| n.checked_sub(1));
    let excerpt = line.zip(files.get(&fault.file)).and_then(|(line, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let line = text.lines().nth(line)?;
        Some(line.chars().take(200).collect())
    });
    CheckedFault {
        severity: match fault.severity {
            FaultSeverity::Error => "error",
            FaultSeverity::Warning => "warning",
        },
        code: fault.code.name(),
        what: fault.what.get(language).to_owned(),
        mend: fault.mend.get(language).to_owned(),
        file: fault.file.clone(),
        line: fault.line,
        column: fault.column,
        excerpt,
    }
}

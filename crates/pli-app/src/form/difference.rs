//! What differs between two packages in folders, and what a migration must say of it.

use std::path::Path;

use pli_core::form::{self, Change, Subject};
use serde::Serialize;

use super::check::{CheckedFault, told};
use super::folder::read_folder;
use crate::fault::{Code, Fault};
use crate::list::bundled_shelf;
use crate::seam;

/// Two packages held against each other.
#[derive(Debug, Clone, Serialize)]
pub struct Differences {
    /// Name and version of the first.
    pub from: String,
    /// Name and version of the second.
    pub to: String,
    /// Whether answers given to the first lose their place without a migration.
    pub breaking: bool,
    /// All differences.
    pub differences: Vec<DifferenceLine>,
    /// What a migration must say.
    pub to_migrate: Vec<CheckedFault>,
}

/// One difference.
#[derive(Debug, Clone, Serialize)]
pub struct DifferenceLine {
    /// `section field rule piece total list code`.
    pub of: &'static str,
    /// Its place or name.
    pub place: String,
    /// `added removed kind words obligation visibility expression limits`.
    pub change: &'static str,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

/// Holds the packages of two folders against each other.
///
/// # Errors
/// A folder that cannot be read, or that holds no usable package.
pub fn diff_folders(
    before: &Path,
    after: &Path,
    language: seam::Language,
) -> Result<Differences, Fault> {
    let package = |folder: &Path| {
        let read = read_folder(folder)?;
        let broken = |faults: Vec<form::Fault>| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            Fault::new(Code::BrokenForm).with("what", format!("{} : {first}", folder.display()))
        };
        match form::load_with(&read.files, bundled_shelf()) {
            Ok(loaded) if read.faults.is_empty() => Ok((loaded.package, read.files)),
            Ok(_) => Err(broken(read.faults)),
            Err(faults) => Err(broken(faults)),
        }
    };
    let ((old, _), (new, files)) = (package(before)?, package(after)?);
    let diff = form::diff(&old, &new);
    let lines = diff.differences.iter().map(|one| DifferenceLine {
        of: subject(one.of),
        place: one.place.clone(),
        change: change(one.change),
        before: one.before.clone(),
        after: one.after.clone(),
    });
    Ok(Differences {
        from: format!("{} {}", old.name, old.version),
        to: format!("{} {}", new.name, new.version),
        breaking: diff.is_breaking(),
        differences: lines.collect(),
        to_migrate: diff
            .to_migrate
            .iter()
            .map(|fault| told(fault, &files, language))
            .collect(),
    })
}

fn subject(of: Subject) -> &'static str {
    match of {
        Subject::Section => "section",
        Subject::Field => "field",
        Subject::Rule => "rule",
        Subject::Piece => "piece",
        Subject::Total => "total",
        Subject::List => "list",
        Subject::Code => "code",
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Kind => "kind",
        Change::Words => "words",
        Change::Obligation => "obligation",
        Change::Visibility => "visibility",
        Change::Expression => "expression",
        Change::Limits => "limits",
    }
}

//! Publishes a package: from then on no byte of it changes. The index of packages is replaced as a whole, or not at all.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use pli_core::form::{
    self, Entry, Fault as FormFault, FaultCode, FormPackage, Index, Listed, PackageState,
    version_order,
};
use pli_core::migration::compile;
use serde::Serialize;

use super::check::{Checked, Study, examined};
use super::folder::read_folder;
use crate::app::today;
use crate::fault::{Code, Fault};
use crate::list::bundled_shelf;
use crate::seam;

/// Worked examples that a published package has at least.
const LEAST_EXAMPLES: usize = 3;
/// Bytes of an index at most.
const MOST_INDEX: u64 = 4_000_000;
const INDEX: &str = "index.tsv";

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Published {
    /// Whether the package is published now.
    pub published: bool,
    /// Whether it was published before, as it is.
    pub already: bool,
    /// The index.
    pub index: String,
    /// What the package is worth, and what stands in the way.
    pub checked: Checked,
}

/// Publishes the package of a folder `<forms>/<form>/<version>` in the index `<forms>/index.tsv`.
///
/// # Errors
/// The folder or the index cannot be read or written.
pub fn publish_folder(folder: &Path, language: seam::Language) -> Result<Published, Fault> {
    let unreadable = |cause| {
        Fault::new(Code::FileUnreadable)
            .with("name", folder.display())
            .with("cause", cause)
    };
    let folder = folder.canonicalize().map_err(unreadable)?;
    let mut study = examined(&folder)?;
    let root = folder.parent().and_then(Path::parent).unwrap_or(&folder);
    let path = root.join(INDEX);
    let mut index = read_index(&path)?;
    let mut already = false;
    if let Some(package) = study.package.clone() {
        place(&folder, &package, &mut study);
        enough(&package, &mut study);
        match index.listed(&package.name, &package.version, &study.sha256) {
            Listed::Altered { published } => {
                let values = [
                    ("given", package.version.as_str()),
                    ("published", published.as_str()),
                ];
                study.refuse(FaultCode::Frozen, &values);
            }
            Listed::Frozen(_) => already = true,
            Listed::Open => former(root, &index, &package, &mut study),
        }
        if !already && study.is_publishable() {
            let entry = Entry {
                state: PackageState::Published,
                date: Some(today()),
                sha256: Some(study.sha256.clone()),
            };
            index.put(&package.name, &package.version, entry);
            write_index(&path, &index)?;
            return Ok(done(true, false, &path, study.told(language)));
        }
    }
    let published = already && study.is_accepted();
    Ok(done(published, already, &path, study.told(language)))
}

fn done(published: bool, already: bool, index: &Path, checked: Checked) -> Published {
    Published {
        published,
        already,
        index: index.display().to_string(),
        checked,
    }
}

/// The folder must bear the name of what it holds: `far/1.0.0`.
fn place(folder: &Path, package: &FormPackage, study: &mut Study) {
    let expected = format!("{}/{}", package.name, package.version);
    if !folder.ends_with(&expected) {
        let given = folder.display().to_string();
        let values = [("given", given.as_str()), ("expected", expected.as_str())];
        study.refuse(FaultCode::WrongFolder, &values);
    }
}

fn enough(package: &FormPackage, study: &mut Study) {
    if package.examples.len() < LEAST_EXAMPLES {
        let (given, min) = (
            package.examples.len().to_string(),
            LEAST_EXAMPLES.to_string(),
        );
        study.refuse(FaultCode::FewExamples, &[("given", &given), ("min", &min)]);
    }
}

/// The latest published version before this one must have a way to it, with an example of its own.
fn former(root: &Path, index: &Index, package: &FormPackage, study: &mut Study) {
    let own = version_order(&package.version);
    let before = index
        .entries()
        .filter(|(form, version, entry)| {
            *form == package.name
                && entry.state != PackageState::Draft
                && version_order(version) < own
        })
        .last();
    let Some((form, version, _)) = before else {
        return;
    };
    let source = package
        .migrations
        .iter()
        .find(|source| source.from_version() == version);
    let worked = source.is_some_and(|source| source.example_count() > 0);
    let old = read_folder(&root.join(form).join(version))
        .ok()
        .and_then(|read| form::load_with(&read.files, bundled_shelf()).ok());
    let compiles = old.is_some_and(|old| matches!(compile(&old.package, package), Ok(Some(_))));
    if !worked || !compiles {
        study.refuse(FaultCode::NoMigration, &[("given", version)]);
    }
}

impl Study {
    fn refuse(&mut self, code: FaultCode, values: &[(&str, &str)]) {
        self.faults
            .push(FormFault::of_file(code, "form.yaml", values));
    }

    /// Nothing at all is left to mend; a shared list that is not at hand here is no fault of the package.
    fn is_publishable(&self) -> bool {
        let minor = |fault: &FormFault| fault.code == FaultCode::AbsentList;
        self.is_accepted() && self.faults.iter().all(minor)
    }
}

fn read_index(path: &Path) -> Result<Index, Fault> {
    let unreadable = |cause: &dyn std::fmt::Display| {
        Fault::new(Code::FileUnreadable)
            .with("name", path.display())
            .with("cause", cause)
    };
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Index::default()),
        Err(error) => return Err(unreadable(&error)),
        Ok(found) if found.len() > MOST_INDEX => return Err(unreadable(&"> 4 Mo")),
        Ok(_) => {}
    }
    let text = fs::read_to_string(path).map_err(|error| unreadable(&error))?;
    Index::parse(&text).map_err(|error| unreadable(&error))
}

/// Writes beside, makes durable, then takes the place of the former one.
fn write_index(path: &Path, index: &Index) -> Result<(), Fault> {
    let beside: PathBuf = path.with_extension("tsv.new");
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(index.to_string().as_bytes())?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        if let Some(folder) = path.parent()
            && let Ok(folder) = File::open(folder)
        {
            folder.sync_all().ok();
        }
        Ok(())
    };
    write().map_err(|cause| {
        fs::remove_file(&beside).ok();
        Fault::new(Code::FileUnreadable)
            .with("name", path.display())
            .with("cause", cause)
    })
}

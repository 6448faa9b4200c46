//! Finds, keeps and compiles packages; compiled ones stay in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use pli_core::call::FormRef;
use pli_core::form::{self, ComponentKind, FormPackage, Kind};
use pli_core::identifier::IdentifierKind;
use pli_core::text::Language;
use pli_protocol::calls::FormPackage as PackedForm;
use rusqlite::{OptionalExtension, params};

use super::bundled;
use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::list;
use crate::seam::{FormSummaryView, FormsView};
use crate::store::StoreError;

/// Compiled packages by digest.
#[derive(Default)]
pub struct Known {
    compiled: Mutex<HashMap<String, Arc<FormPackage>>>,
}

impl Known {
    fn get(&self, sha256: &str) -> Option<Arc<FormPackage>> {
        self.compiled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(sha256)
            .cloned()
    }

    /// Forgets what was compiled, after the lists at hand changed.
    pub(crate) fn forget(&self) {
        self.compiled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn put(&self, package: FormPackage) -> Arc<FormPackage> {
        let package = Arc::new(package);
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(compiled.entry(package.sha256.clone()).or_insert(package))
    }
}

/// Name, version and digest of a package.
pub fn reference(package: &FormPackage) -> FormRef {
    FormRef {
        name: package.name.clone(),
        version: package.version.clone(),
        sha256: package.sha256.clone(),
    }
}

/// The package of a digest: of memory, of the store, or of the program.
pub fn find(session: &Session, sha256: &str) -> Result<Arc<FormPackage>, Fault> {
    if let Some(package) = session.forms.get(sha256) {
        return Ok(package);
    }
    let files = match stored(session, sha256)? {
        Some(files) => Some(files),
        None => bundled().find(|files| form::digest(files) == sha256),
    };
    let files = files.ok_or_else(|| Fault::new(Code::UnknownForm).with("form", sha256))?;
    compile(session, &files)
}

/// Keeps a package in the store, for ever.
pub fn keep(
    session: &Session,
    sha256: &str,
    files: Option<&BTreeMap<String, Vec<u8>>>,
) -> Result<Arc<FormPackage>, Fault> {
    let package = match files {
        Some(files) => compile(session, files)?,
        None => find(session, sha256)?,
    };
    if package.sha256 != sha256 {
        return Err(Fault::new(Code::BrokenForm).with("what", "SHA-256"));
    }
    list::keep_used(session, &package)?;
    if stored(session, sha256)?.is_some() {
        return Ok(package);
    }
    let files = match files {
        Some(files) => files.clone(),
        None => bundled()
            .find(|files| form::digest(files) == sha256)
            .unwrap_or_default(),
    };
    let packed = serde_json::to_vec(&PackedForm::pack(reference(&package), &files))
        .map_err(Fault::internal)?;
    let form = reference(&package);
    session.store.write(move |connection| {
        let sql = "INSERT OR IGNORE INTO form_package (sha256, name, version, files, added_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = params![form.sha256, form.name, form.version, packed, now().to_string()];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    })?;
    Ok(package)
}

/// Every package known here, newest version of each first.
pub fn list(session: &Session) -> Result<FormsView, Fault> {
    let language = dossier_language(session)?;
    let mut forms: Vec<FormSummaryView> = all(session)?
        .iter()
        .map(|package| summary(package, language))
        .collect();
    forms.sort_by(|a, b| {
        a.name
            .cmp(&b.name)
            .then_with(|| version(&b.version).cmp(&version(&a.version)))
    });
    Ok(FormsView { forms })
}

/// The package that a person names: `far`, or `far@1.0.0`.
pub fn named(session: &Session, name: &str) -> Result<Arc<FormPackage>, Fault> {
    let (form, wanted) = name
        .split_once('@')
        .map_or((name, None), |(form, version)| (form, Some(version)));
    let mut found: Vec<_> = all(session)?
        .into_iter()
        .filter(|package| package.name == form)
        .collect();
    found.retain(|package| wanted.is_none_or(|wanted| package.version == wanted));
    found.sort_by_key(|package| version(&package.version));
    found
        .pop()
        .ok_or_else(|| Fault::new(Code::UnknownForm).with("form", name))
}

/// Every key of the profile that a form known here can be prefilled from.
pub fn profile_keys(session: &Session) -> Result<Vec<String>, Fault> {
    let packages = all(session)?;
    let mut keys: Vec<String> = packages
        .iter()
        .flat_map(|package| package.fields())
        .filter_map(|field| field.profile.as_ref().map(|key| (field, key)))
        .flat_map(|(field, key)| match field.kind.components() {
            [] => vec![key.clone()],
            components => components
                .iter()
                .map(|component| format!("{key}.{}", component.name))
                .collect(),
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// Every key of the profile that holds an identifier, with its kind.
pub(crate) fn profile_identifiers(
    session: &Session,
) -> Result<Vec<(String, IdentifierKind)>, Fault> {
    let mut found = Vec::new();
    for package in all(session)? {
        for field in package.fields() {
            let Some(key) = &field.profile else { continue };
            if let Kind::Identifier(kind) = field.kind {
                found.push((key.clone(), kind));
            }
            for part in field.kind.components() {
                if let ComponentKind::Identifier(kind) = part.kind {
                    found.push((format!("{key}.{}", part.name), kind));
                }
            }
        }
    }
    Ok(found)
}

/// Every package known here.
pub(crate) fn all(session: &Session) -> Result<Vec<Arc<FormPackage>>, Fault> {
    let mut digests: Vec<String> = {
        let reader = session.store.reader();
        let mut statement = reader
            .prepare_cached("SELECT sha256 FROM form_package")
            .map_err(StoreError::from)?;
        let rows = statement
            .query_map([], |row| row.get(0))
            .map_err(StoreError::from)?;
        rows.collect::<Result<_, _>>().map_err(StoreError::from)?
    };
    digests.extend(bundled().map(|files| form::digest(&files)));
    digests.sort_unstable();
    digests.dedup();
    digests.iter().map(|sha256| find(session, sha256)).collect()
}

fn stored(session: &Session, sha256: &str) -> Result<Option<BTreeMap<String, Vec<u8>>>, Fault> {
    let found: Option<Vec<u8>> = session
        .store
        .reader()
        .query_row(
            "SELECT files FROM form_package WHERE sha256 = ?1",
            [sha256],
            |row| row.get(0),
        )
        .optional()
        .map_err(StoreError::from)?;
    let Some(bytes) = found else { return Ok(None) };
    let damaged =
        |cause: String| Fault::from(StoreError::damaged(format!("form {sha256}: {cause}")));
    let packed: PackedForm =
        serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    packed
        .unpack()
        .map(Some)
        .map_err(|error| damaged(error.to_string()))
}

fn compile(
    session: &Session,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Arc<FormPackage>, Fault> {
    let broken = |faults: Vec<form::Fault>| {
        let what = faults.first().map(ToString::to_string).unwrap_or_default();
        Fault::new(Code::BrokenForm).with("what", what)
    };
    let shelf = list::shelf_for(session, files)?;
    Ok(session
        .forms
        .put(form::load_with(files, &shelf).map_err(broken)?.package))
}

fn summary(package: &FormPackage, language: Language) -> FormSummaryView {
    FormSummaryView {
        name: package.name.clone(),
        version: package.version.clone(),
        title: package.title.get(language).to_owned(),
        summary: package.summary.get(language).to_owned(),
        sha256: package.sha256.clone(),
    }
}

use crate::dossier::language as dossier_language;

/// Orders versions by their numbers.
pub(super) fn version(text: &str) -> Vec<u64> {
    text.split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}

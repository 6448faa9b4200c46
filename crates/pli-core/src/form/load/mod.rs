//! Reads a package from its files. Every fault is told with its file, line and column; nothing of a package can panic or
//! take long.

mod author_words;
mod declare;
mod domain;
mod examine;
mod examples;
mod extras;
mod fault;
mod fields;
mod keys;
mod limits;
mod lists;
mod migration_words;
mod migrations;
mod raw;
mod reach;
mod sentence;
mod texts;
mod words;
mod yaml;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{CodeList, FormPackage, Graph, Schedule, Shelf};
use declare::Declared;
pub use examine::{Examined, examine};
pub(crate) use fault::At;
pub use fault::{Fault, FaultCode, FaultSeverity};
use raw::{RawForm, Word};
pub(crate) use sentence::type_words;
use texts::Texts;

const MAX_FILES: usize = 300;
const MAX_FILE_BYTES: usize = 4_000_000;
const MAX_PACKAGE_BYTES: usize = 20_000_000;
const MAX_FIELDS: usize = 5_000;

/// A package that can be used, with what could be better in it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The package.
    pub package: FormPackage,
    /// What its author should mend.
    pub warnings: Vec<Fault>,
}

/// Computes the digest of a package: SHA-256 over one line `path sha256\n` a file, sorted by the bytes of the path, with `/`
/// between folders and lower-case hexadecimal.
pub fn digest(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut lines = String::new();
    for (path, bytes) in files {
        let sha256 = hex::encode(Sha256::digest(bytes));
        writeln!(lines, "{path} {sha256}").expect("writing to a string cannot fail");
    }
    hex::encode(Sha256::digest(lines.as_bytes()))
}

/// Reads a package from its files, by their paths inside the package, without any shared list.
///
/// # Errors
/// All faults that can be told at once, warnings included, in the order of files and lines.
pub fn load(files: &BTreeMap<String, Vec<u8>>) -> Result<Loaded, Vec<Fault>> {
    load_with(files, &Shelf::default())
}

/// Reads a package that may name shared lists of a shelf; those that it does not hold are absent, which is a warning.
///
/// # Errors
/// All faults that can be told at once, warnings included, in the order of files and lines.
pub fn load_with(files: &BTreeMap<String, Vec<u8>>, shelf: &Shelf) -> Result<Loaded, Vec<Fault>> {
    let mut loader = Loader::default();
    loader.shelf.clone_from(shelf);
    let package = loader.package(files);
    let mut faults = loader.faults;
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    let refused = faults
        .iter()
        .any(|fault| fault.severity == FaultSeverity::Error);
    match package {
        Some(package) if !refused => Ok(Loaded {
            package,
            warnings: faults,
        }),
        _ => Err(faults),
    }
}

/// What is gathered while a package is read.
#[derive(Default)]
struct Loader {
    faults: Vec<Fault>,
    texts: Texts,
    shelf: Shelf,
    lists: BTreeMap<String, Arc<CodeList>>,
    /// Columns that the package names, by the name of a shared list in the package.
    shared_columns: BTreeMap<String, Vec<String>>,
    used_lists: std::collections::BTreeSet<String>,
    scope: pli_feel::Scope,
    graph: Graph,
    /// Numbers of the fields whose values are euros.
    amounts: std::collections::BTreeSet<usize>,
    file: String,
    /// The lines of `form.yaml`, to point inside of expressions.
    lines: Vec<String>,
}

impl Loader {
    fn package(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Option<FormPackage> {
        self.check_files(files);
        if !self.faults.is_empty() {
            return None;
        }
        if let Some(bytes) = files.get("texts/en.yaml") {
            self.read_texts("texts/en.yaml", bytes);
        }
        self.read_lists(files);
        "form.yaml".clone_into(&mut self.file);
        let bytes = files.get("form.yaml")?;
        let raw: RawForm = self.keep(yaml::read("form.yaml", bytes))?;
        self.lines = String::from_utf8_lossy(bytes)
            .lines()
            .map(str::to_owned)
            .collect();
        self.check_head(&raw);
        let declared = self.declare(&raw);
        let mut package = self.build(&raw, &declared, files)?;
        self.examples(&mut package, files);
        self.finish_texts();
        Some(package)
    }

    fn build(
        &mut self,
        raw: &RawForm,
        declared: &[Vec<Declared<'_>>],
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Option<FormPackage> {
        let title = self.text(&raw.title, "title");
        let summary = self.text(&raw.summary, "summary");
        let sections = self.sections(raw, declared);
        let rules = self.rules(raw, declared);
        let pieces = self.pieces(raw, declared);
        let totals = self.totals(raw);
        let undertakings = self.undertakings(raw);
        let migrations = self.read_migrations(&raw.version.value, files);
        let mut numbered: Vec<_> = sections
            .iter()
            .flat_map(|section| section.fields.iter())
            .flat_map(fields::flatten)
            .collect();
        numbered.sort_by_key(|field| field.number);
        if numbered.len() != self.graph.parents.len() {
            return None;
        }
        self.graph.fields = numbered;
        let conditions: Vec<_> = sections
            .iter()
            .map(|section| section.visible.clone())
            .collect();
        if let Err(circle) = self.graph.sort(&conditions) {
            self.tell_circle(&circle, raw);
        }
        for (name, place) in self.unused_lists() {
            self.fault_at(&place, FaultCode::UnusedList, &[("given", &name)]);
        }
        let mut package = FormPackage {
            name: raw.form.value.clone(),
            version: raw.version.value.clone(),
            title,
            summary,
            sections,
            rules,
            pieces,
            totals,
            undertakings,
            lists: self.lists.clone(),
            examples: Vec::new(),
            migrations,
            sha256: digest(files),
            graph: std::mem::take(&mut self.graph),
            schedule: Schedule::default(),
        };
        package.schedule = Schedule::of(&package);
        Some(package)
    }

    fn tell_circle(&mut self, circle: &[usize], raw: &RawForm) {
        let names: Vec<&str> = circle
            .iter()
            .map(|number| self.graph.fields[*number].pattern.as_str())
            .collect();
        let names = names.join(" → ");
        let at = circle
            .first()
            .map(|number| self.graph.fields[*number].pattern.clone());
        let word = at
            .and_then(|pattern| fields::raw_of(raw, &pattern))
            .map_or(&raw.form, |field| &field.id);
        self.fault(word, FaultCode::Circle, &[("fields", &names)]);
    }

    fn unused_lists(&self) -> Vec<(String, At)> {
        let unused = self
            .lists
            .keys()
            .filter(|name| !self.used_lists.contains(*name));
        unused
            .map(|name| {
                (
                    name.clone(),
                    At {
                        file: format!("lists/{name}.yaml"),
                        line: 1,
                        column: 1,
                    },
                )
            })
            .collect()
    }

    fn check_files(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        let whole = |file: &str| At {
            file: file.to_owned(),
            line: 0,
            column: 0,
        };
        if !files.contains_key("form.yaml") {
            self.fault_at(
                &whole("form.yaml"),
                FaultCode::MissingFile,
                &[("name", "form.yaml")],
            );
        }
        let total: usize = files.values().map(Vec::len).sum();
        if files.len() > MAX_FILES || total > MAX_PACKAGE_BYTES {
            let (given, max) = (
                format!("{} / {total}", files.len()),
                format!("{MAX_FILES} / {MAX_PACKAGE_BYTES}"),
            );
            self.fault_at(
                &whole(""),
                FaultCode::TooLarge,
                &[("given", &given), ("max", &max)],
            );
        }
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (name, bytes) in files {
            if let Some(other) = seen.insert(name.to_lowercase(), name) {
                let values = [("name", name.as_str()), ("other", other)];
                self.fault_at(&whole(name), FaultCode::CaseClash, &values);
            }
            if !is_known(name) {
                self.fault_at(&whole(name), FaultCode::UnknownFile, &[("name", name)]);
            }
            if bytes.len() > MAX_FILE_BYTES {
                let (given, max) = (bytes.len().to_string(), MAX_FILE_BYTES.to_string());
                self.fault_at(
                    &whole(name),
                    FaultCode::TooLarge,
                    &[("given", &given), ("max", &max)],
                );
            }
        }
    }

    fn check_head(&mut self, raw: &RawForm) {
        if raw.format.value != "1" {
            self.fault(
                &raw.format,
                FaultCode::UnknownFormat,
                &[("given", &raw.format.value)],
            );
        }
        if !is_form_name(&raw.form.value) {
            self.fault(&raw.form, FaultCode::BadName, &[("given", &raw.form.value)]);
        }
        if !is_version(&raw.version.value) {
            self.fault(
                &raw.version,
                FaultCode::BadName,
                &[("given", &raw.version.value)],
            );
        }
    }

    /// Keeps a result or tells its fault.
    fn keep<T>(&mut self, result: Result<T, Box<Fault>>) -> Option<T> {
        result.map_err(|fault| self.faults.push(*fault)).ok()
    }

    /// Tells a fault at a word of the file at hand.
    fn fault(&mut self, word: &Word, code: FaultCode, values: &[(&str, &str)]) {
        let at = yaml::at(&self.file, word);
        self.fault_at(&at, code, values);
    }

    fn fault_at(&mut self, at: &At, code: FaultCode, values: &[(&str, &str)]) {
        self.faults.push(Fault::new(code, at, values));
    }
}

fn is_known(name: &str) -> bool {
    let plain = |stem: &str| {
        !stem.is_empty()
            && stem
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    };
    let inside = |folder: &str| {
        name.strip_prefix(folder)
            .and_then(|rest| rest.strip_suffix(".yaml"))
            .is_some_and(plain)
    };
    matches!(name, "form.yaml" | "texts/en.yaml" | "README.md")
        || inside("lists/")
        || inside("examples/")
        || migrations::version_of(name).is_some()
}

pub(super) fn is_form_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && name.len() <= 40
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}

pub(super) fn is_version(version: &str) -> bool {
    let parts: Vec<&str> = version.split('.').collect();
    parts.len() == 3
        && parts.iter().all(|part| {
            part.len() <= 6 && part.parse::<u32>().is_ok_and(|n| n.to_string() == **part)
        })
}

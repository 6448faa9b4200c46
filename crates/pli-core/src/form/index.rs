//! The index of packages: which version of which form has which digest, and whether it may still change.
//!
//! One line a version: form, version, state, date, SHA-256, parted by tabulations. A published package is immutable: its
//! digest stands here for ever. A draft has no digest yet. Must not read a file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::version_order;

/// Lines of an index at most.
const MAX_LINES: usize = 10_000;
const HEAD: &str = "# form\tversion\tstate\tdate\tsha256 — a published package never changes: make a new version, then `pli form publish`\n";

/// Whether a version may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackageState {
    /// It is being written.
    Draft,
    /// Dossiers may rest on it: no byte changes.
    Published,
    /// It is offered no more; the dossiers that rest on it open for ever.
    Withdrawn,
}

impl PackageState {
    /// The name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Draft, Self::Published, Self::Withdrawn];
        all.into_iter().find(|state| state.name() == name)
    }
}

/// One version of one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whether it may still change.
    pub state: PackageState,
    /// Day on which it came to that state; none for a draft.
    pub date: Option<Date>,
    /// SHA-256 of the package; none for a draft.
    pub sha256: Option<String>,
}

/// All versions of all forms, by name and version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    entries: BTreeMap<(String, Vec<u32>), (String, Entry)>,
}

/// A line of an index that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the index of forms cannot be read: {what}")]
pub struct IndexError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: &'static str,
}

/// What the index says of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// Nothing, or that it is a draft: it may change.
    Open,
    /// This very package is published or withdrawn.
    Frozen(PackageState),
    /// Another package was published under this name and version.
    Altered {
        /// The digest that was published.
        published: String,
    },
}

impl Index {
    /// Reads an index.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, IndexError> {
        let mut index = Self::default();
        for (number, line) in text.lines().enumerate() {
            let error = |what| IndexError {
                line: number + 1,
                what,
            };
            if number >= MAX_LINES {
                return Err(error("too many lines"));
            }
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let [form, version, state, date, sha256] = cells.as_slice() else {
                return Err(error("five cells are expected"));
            };
            let state = PackageState::from_name(state)
                .ok_or_else(|| error("the state is draft, published or withdrawn"))?;
            let frozen = state != PackageState::Draft;
            let date = date.parse::<Date>().ok();
            let digest = (sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit()))
                .then(|| (*sha256).to_owned());
            if frozen && (date.is_none() || digest.is_none()) {
                return Err(error("a published version has a date and a digest"));
            }
            if !super::load::is_version(version) || !super::load::is_form_name(form) {
                return Err(error("a name and a version are expected"));
            }
            let entry = Entry {
                state,
                date: date.filter(|_| frozen),
                sha256: digest.filter(|_| frozen),
            };
            if index.put(form, version, entry).is_some() {
                return Err(error("the version stands here twice"));
            }
        }
        Ok(index)
    }

    /// Sets what is known of a version; gives what was known before.
    pub fn put(&mut self, form: &str, version: &str, entry: Entry) -> Option<Entry> {
        let key = (form.to_owned(), version_order(version));
        let before = self.entries.insert(key, (version.to_owned(), entry));
        before.map(|(_, entry)| entry)
    }

    /// What is known of a version.
    pub fn get(&self, form: &str, version: &str) -> Option<&Entry> {
        let key = (form.to_owned(), version_order(version));
        self.entries.get(&key).map(|(_, entry)| entry)
    }

    /// What is known of a package.
    pub fn listed(&self, form: &str, version: &str, sha256: &str) -> Listed {
        match self.get(form, version) {
            Some(Entry {
                sha256: Some(published),
                state,
                ..
            }) => {
                if published == sha256 {
                    Listed::Frozen(*state)
                } else {
                    let published = published.clone();
                    Listed::Altered { published }
                }
            }
            Some(_) | None => Listed::Open,
        }
    }

    /// Every version, by form and in the order of versions.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, &Entry)> {
        let entries = self.entries.iter();
        entries.map(|((form, _), (version, entry))| (form.as_str(), version.as_str(), entry))
    }
}

/// The index as it is written; reading it gives the same.
impl std::fmt::Display for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(HEAD)?;
        for (form, version, entry) in self.entries() {
            let date = entry.date.map_or("-".to_owned(), |date| date.to_string());
            let sha256 = entry.sha256.as_deref().unwrap_or("-");
            let state = entry.state.name();
            writeln!(f, "{form}\t{version}\t{state}\t{date}\t{sha256}")?;
        }
        Ok(())
    }
}

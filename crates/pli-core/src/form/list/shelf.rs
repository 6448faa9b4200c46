//! The shared lists that are at hand: those that come with the application, and those that were added as packs.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{CodeList, SharedList};

/// Name and version of a shared list: `naf_rev2@2008`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListName {
    /// Name, `naf_rev2`.
    pub name: String,
    /// Version, `2008`.
    pub version: String,
}

impl ListName {
    /// Reads `naf_rev2@2008`; none where it is badly written.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, version) = text.split_once('@')?;
        let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let named = name.len() <= 40 && name.bytes().all(|b| lower(b) || b == b'_');
        let edges = |b: Option<u8>| b.is_some_and(lower);
        let versioned = version.len() <= 20
            && edges(version.bytes().next())
            && edges(version.bytes().last())
            && version.bytes().all(|b| lower(b) || b == b'.' || b == b'-');
        (starts && named && versioned).then(|| Self {
            name: name.to_owned(),
            version: version.to_owned(),
        })
    }
}

impl fmt::Display for ListName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// Shared lists by the digest of their files: a form means one content, whatever others are called alike.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    lists: BTreeMap<String, Arc<SharedList>>,
}

impl Shelf {
    /// Puts a list on the shelf.
    pub fn put(&mut self, list: Arc<SharedList>) {
        self.lists.insert(list.sha256.clone(), list);
    }

    /// Finds a list by the digest of its file.
    pub fn get(&self, sha256: &str) -> Option<&Arc<SharedList>> {
        self.lists.get(sha256)
    }

    /// Finds the lists of a name and version; more than one where two sources differ.
    pub fn named<'a>(&'a self, name: &'a ListName) -> impl Iterator<Item = &'a Arc<SharedList>> {
        self.lists.values().filter(move |list| list.name == *name)
    }

    /// Every list, by name and version.
    pub fn lists(&self) -> Vec<&Arc<SharedList>> {
        let mut all: Vec<_> = self.lists.values().collect();
        all.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
        all
    }

    /// The codes of the list with this digest.
    pub(crate) fn codes(&self, sha256: &str) -> Option<Arc<CodeList>> {
        self.get(sha256).map(|list| Arc::clone(&list.list))
    }
}

//! Addresses inside a dossier: `organisme.addr.city`, `sessions.session[0193…].start`, `pieces.kbis`.
//!
//! Rows are named by identity (UUIDv7), never by index: a file inside a row stays with its row.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// Identity of a row of a group or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub Uuid);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A section, field, component or group: `[a-z_][a-z0-9_]*`.
    Name(String),
    /// A row of the group named before.
    Row(RowId),
}

/// Address of a section, field, component, group, row or piece. A clone copies nothing.
///
/// Addresses are made and compared at every turn: they are one row of bytes, in the order of their steps, and are taken
/// apart only when the steps are asked for.
#[derive(Clone, Default)]
pub struct Path(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// The steps as bytes: names end with a 0 and sort before rows, as steps do.
    key: Key,
    steps: OnceLock<Box<[Step]>>,
}

/// Bytes that stand in a path itself: those of a field of a row, nearly always.
const SHORT: usize = 62;

/// Addresses are made by the ten thousand: a short one takes no place of its own beside its path.
enum Key {
    Short(u8, [u8; SHORT]),
    Long(Box<[u8]>),
}

impl Default for Key {
    fn default() -> Self {
        Self::Short(0, [0; SHORT])
    }
}

impl Key {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(length, bytes) => &bytes[..usize::from(*length)],
            Self::Long(bytes) => bytes,
        }
    }

    /// The bytes of several parts, one after the other.
    fn of(parts: [&[u8]; 4]) -> Self {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        match u8::try_from(length).ok().filter(|_| length <= SHORT) {
            Some(short) => {
                let mut bytes = [0; SHORT];
                let mut at = 0;
                for part in parts {
                    bytes[at..at + part.len()].copy_from_slice(part);
                    at += part.len();
                }
                Self::Short(short, bytes)
            }
            None => Self::Long(parts.concat().into_boxed_slice()),
        }
    }
}

/// What stands before a name and before a row in a key.
const NAME: u8 = 1;
const ROW: u8 = 2;

/// One step of a path, as it stands in the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'p> {
    Name(&'p str),
    Row(RowId),
}

/// The steps of a key, outermost first.
#[derive(Debug, Clone)]
pub(crate) struct Parts<'p>(&'p [u8]);

impl<'p> Parts<'p> {
    /// The bytes of the steps that are still to come.
    pub(crate) fn rest(&self) -> &'p [u8] {
        self.0
    }
}

impl<'p> Iterator for Parts<'p> {
    type Item = Part<'p>;

    fn next(&mut self) -> Option<Part<'p>> {
        let (kind, rest) = self.0.split_first()?;
        if *kind == NAME {
            let end = rest.iter().position(|byte| *byte == 0)?;
            self.0 = &rest[end + 1..];
            return std::str::from_utf8(&rest[..end]).ok().map(Part::Name);
        }
        let (row, rest) = rest.split_first_chunk::<16>()?;
        self.0 = rest;
        Some(Part::Row(RowId(Uuid::from_bytes(*row))))
    }
}

fn push_name(key: &mut Vec<u8>, name: &str) {
    key.push(NAME);
    key.extend_from_slice(name.as_bytes());
    key.push(0);
}

fn push_row(key: &mut Vec<u8>, row: RowId) {
    key.push(ROW);
    key.extend_from_slice(row.0.as_bytes());
}

/// Why a text is not a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// A name has characters outside `[a-z0-9_]` or starts with a digit.
    #[error("`{name}` is not a name of a field")]
    Name {
        /// The part that is no name.
        name: String,
    },
    /// What stands in brackets is no row identity.
    #[error("`{row}` is not the identity of a row")]
    Row {
        /// The part that is no identity.
        row: String,
    },
    /// Nothing at all.
    #[error("the path is empty")]
    Empty,
}

impl Path {
    /// Makes a path of its steps.
    pub fn new(steps: Vec<Step>) -> Self {
        let mut key = Vec::with_capacity(steps.len() * 18);
        for step in &steps {
            match step {
                Step::Name(name) => push_name(&mut key, name),
                Step::Row(row) => push_row(&mut key, *row),
            }
        }
        Self(Arc::new(Inner {
            key: Key::of([&key, &[], &[], &[]]),
            steps: OnceLock::from(steps.into_boxed_slice()),
        }))
    }

    fn of_parts(parts: [&[u8]; 4]) -> Self {
        let (key, steps) = (Key::of(parts), OnceLock::new());
        Self(Arc::new(Inner { key, steps }))
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        self.0.steps.get_or_init(|| {
            let steps = self.parts().map(|part| match part {
                Part::Name(name) => Step::Name(name.to_owned()),
                Part::Row(row) => Step::Row(row),
            });
            steps.collect()
        })
    }

    /// The steps as they stand in the key.
    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts(self.key())
    }

    /// The name that stands behind a row of bytes with which an address begins, and what stands behind that; none where it
    /// begins otherwise, or where a row stands there.
    pub(crate) fn name_behind(&self, prefix: &[u8]) -> Option<(&[u8], Parts<'_>)> {
        let (&NAME, rest) = self.key().strip_prefix(prefix)?.split_first()? else {
            return None;
        };
        let end = rest.iter().position(|byte| *byte == 0)?;
        Some((&rest[..end], Parts(&rest[end + 1..])))
    }

    /// The bytes of an address: those of an address under it begin with them.
    pub(crate) fn key(&self) -> &[u8] {
        self.0.key.bytes()
    }

    /// The path of a child by name.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self::of_parts([self.key(), &[NAME], name.as_bytes(), &[0]])
    }

    /// The path of a row of this group.
    #[must_use]
    pub fn row(&self, row: RowId) -> Self {
        Self::of_parts([self.key(), &[ROW], row.0.as_bytes(), &[]])
    }

    /// The path one step up; none at the top.
    pub fn parent(&self) -> Option<Self> {
        let key = self.key();
        let mut parts = self.parts();
        let mut last = 0;
        while !parts.0.is_empty() {
            let at = key.len() - parts.0.len();
            parts.next()?;
            last = at;
        }
        (last > 0).then(|| Self::of_parts([&key[..last], &[], &[], &[]]))
    }

    /// Name of the section.
    pub fn section(&self) -> &str {
        match self.parts().next() {
            Some(Part::Name(name)) => name,
            Some(Part::Row(_)) | None => "",
        }
    }

    /// The same place in the form, without the rows: `sessions.session.start`.
    pub fn pattern(&self) -> String {
        let mut pattern = String::with_capacity(self.key().len());
        for part in self.parts() {
            if let Part::Name(name) = part {
                if !pattern.is_empty() {
                    pattern.push('.');
                }
                pattern.push_str(name);
            }
        }
        pattern
    }

    /// The innermost row that holds this place.
    pub fn innermost_row(&self) -> Option<RowId> {
        let rows = self.parts().filter_map(|part| match part {
            Part::Row(row) => Some(row),
            Part::Name(_) => None,
        });
        rows.last()
    }

    /// Whether `self` is `ancestor` or stands under it.
    pub fn is_under(&self, ancestor: &Self) -> bool {
        self.key().starts_with(ancestor.key())
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.key() == other.key()
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(other.key())
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Path").field(&self.steps()).finish()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts().enumerate() {
            match part {
                Part::Name(name) if index == 0 => f.write_str(name)?,
                Part::Name(name) => write!(f, ".{name}")?,
                Part::Row(row) => write!(f, "[{}]", row.0)?,
            }
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let mut key = Vec::with_capacity(text.len() + 2);
        for part in text.split('.') {
            let (name, rows) = part
                .split_once('[')
                .map_or((part, None), |(n, r)| (n, Some(r)));
            push_name(&mut key, parse_name(name)?);
            if let Some(rows) = rows {
                let row = rows.strip_suffix(']').unwrap_or(rows);
                let id = Uuid::parse_str(row).map_err(|_| PathError::Row {
                    row: row.to_owned(),
                })?;
                push_row(&mut key, RowId(id));
            }
        }
        Ok(Self::of_parts([&key, &[], &[], &[]]))
    }
}

fn parse_name(name: &str) -> Result<&str, PathError> {
    let mut chars = name.chars();
    let first = chars.next().ok_or(PathError::Empty)?;
    let starts_well = first.is_ascii_lowercase() || first == '_';
    if starts_well && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        return Ok(name);
    }
    Err(PathError::Name {
        name: name.to_owned(),
    })
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

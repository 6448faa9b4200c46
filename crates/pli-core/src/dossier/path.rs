//! Addresses inside a dossier: `organisme.addr.city`, `sessions.session[0193…].start`, `pieces.kbis`.
//!
//! Rows are named by identity (UUIDv7), never by index: a file inside a row stays with its row.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

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
/// Addresses are compared at every turn: one row of bytes stands for the steps, in the same order.
#[derive(Clone, Default)]
pub struct Path(Arc<Inner>);

#[derive(Default)]
struct Inner {
    steps: Box<[Step]>,
    /// The steps as bytes: names end with a 0 and sort before rows, as steps do.
    key: Box<[u8]>,
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
                Step::Name(name) => {
                    key.push(1);
                    key.extend_from_slice(name.as_bytes());
                    key.push(0);
                }
                Step::Row(row) => {
                    key.push(2);
                    key.extend_from_slice(row.0.as_bytes());
                }
            }
        }
        let (steps, key) = (steps.into_boxed_slice(), key.into_boxed_slice());
        Self(Arc::new(Inner { steps, key }))
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        &self.0.steps
    }

    /// The address of one step more.
    fn with(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.steps().len() + 1);
        steps.extend_from_slice(self.steps());
        steps.push(step);
        Self::new(steps)
    }

    /// The path of a child by name.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        self.with(Step::Name(name.to_owned()))
    }

    /// The path of a row of this group.
    #[must_use]
    pub fn row(&self, row: RowId) -> Self {
        self.with(Step::Row(row))
    }

    /// The path one step up; none at the top.
    pub fn parent(&self) -> Option<Self> {
        let steps = self.steps();
        (steps.len() > 1).then(|| Self::new(steps[..steps.len() - 1].to_vec()))
    }

    /// Name of the section.
    pub fn section(&self) -> &str {
        match self.steps().first() {
            Some(Step::Name(name)) => name,
            Some(Step::Row(_)) | None => "",
        }
    }

    /// The same place in the form, without the rows: `sessions.session.start`.
    pub fn pattern(&self) -> String {
        let names = self.steps().iter().filter_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Row(_) => None,
        });
        names.collect::<Vec<_>>().join(".")
    }

    /// The innermost row that holds this place.
    pub fn innermost_row(&self) -> Option<RowId> {
        self.steps().iter().rev().find_map(|step| match step {
            Step::Row(row) => Some(*row),
            Step::Name(_) => None,
        })
    }

    /// Whether `self` is `ancestor` or stands under it.
    pub fn is_under(&self, ancestor: &Self) -> bool {
        self.0.key.starts_with(&ancestor.0.key)
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.key == other.0.key
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
        self.0.key.cmp(&other.0.key)
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.key.hash(state);
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Path").field(&self.steps()).finish()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps().iter().enumerate() {
            match step {
                Step::Name(name) if index == 0 => write!(f, "{name}")?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Row(row) => write!(f, "[{}]", row.0)?,
            }
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let mut steps = Vec::new();
        for part in text.split('.') {
            let (name, rows) = part
                .split_once('[')
                .map_or((part, None), |(n, r)| (n, Some(r)));
            steps.push(Step::Name(parse_name(name)?));
            if let Some(rows) = rows {
                let row = rows.strip_suffix(']').unwrap_or(rows);
                let id = Uuid::parse_str(row).map_err(|_| PathError::Row {
                    row: row.to_owned(),
                })?;
                steps.push(Step::Row(RowId(id)));
            }
        }
        Ok(Self::new(steps))
    }
}

fn parse_name(name: &str) -> Result<String, PathError> {
    let mut chars = name.chars();
    let first = chars.next().ok_or(PathError::Empty)?;
    let starts_well = first.is_ascii_lowercase() || first == '_';
    if starts_well && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        return Ok(name.to_owned());
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

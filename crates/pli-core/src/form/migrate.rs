//! A migration as its file declares it: places and expressions with where they stand, not yet held against any version.

use std::collections::BTreeMap;

use super::load::At;
use crate::text::Text;

/// How answers given to another version come to this one, as declared.
#[derive(Debug, Clone)]
pub struct MigrationSource {
    pub(crate) from: Placed,
    pub(crate) moves: Vec<MoveSource>,
    pub(crate) codes: Vec<CodesSource>,
    pub(crate) units: Vec<UnitSource>,
    pub(crate) computed: Vec<ComputedSource>,
    pub(crate) dropped: Vec<DroppedSource>,
    pub(crate) examples: Vec<MigrationExample>,
}

/// A worked example of a migration: answers before, answers after.
#[derive(Debug, Clone)]
pub struct MigrationExample {
    /// Title in words.
    pub title: String,
    pub(crate) before: serde_json::Value,
    pub(crate) after: serde_json::Value,
    pub(crate) orphaned: Vec<String>,
    pub(crate) at: At,
}

/// A word of the file with its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub text: String,
    pub at: At,
    /// Columns between the place of the scalar and its first letter; none where it is written over several lines.
    pub shift: Option<u32>,
}

#[derive(Debug, Clone)]
pub(crate) struct MoveSource {
    pub from: Placed,
    pub to: Placed,
}

#[derive(Debug, Clone)]
pub(crate) struct CodesSource {
    pub at: Placed,
    pub map: BTreeMap<String, Placed>,
    pub retired: Vec<Placed>,
}

#[derive(Debug, Clone)]
pub(crate) struct UnitSource {
    pub at: Placed,
    pub factor: Placed,
}

#[derive(Debug, Clone)]
pub(crate) struct ComputedSource {
    pub to: Placed,
    pub value: Placed,
}

#[derive(Debug, Clone)]
pub(crate) struct DroppedSource {
    pub at: Placed,
    pub reason: Text,
}

impl MigrationSource {
    /// The version that it starts from.
    pub fn from_version(&self) -> &str {
        &self.from.text
    }

    /// How many worked examples it has.
    pub fn example_count(&self) -> usize {
        self.examples.len()
    }
}

impl MigrationSource {
    /// A migration that says nothing: what is wrong with it is what a migration must say.
    pub(crate) fn nothing(from: &str) -> Self {
        let from = Placed {
            text: from.to_owned(),
            at: At {
                file: format!("migrations/{from}.yaml"),
                line: 1,
                column: 1,
            },
            shift: None,
        };
        Self {
            from,
            moves: Vec::new(),
            codes: Vec::new(),
            units: Vec::new(),
            computed: Vec::new(),
            dropped: Vec::new(),
            examples: Vec::new(),
        }
    }
}

//! Where the places of a form stand in another version of it.

use std::collections::BTreeMap;

use crate::dossier::{Path, Step};

/// Places without rows that have another name in the new form: `organisme.addr` to `provider.address`. Others keep theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves(pub BTreeMap<String, String>);

impl Moves {
    /// The place in the new form; none where it cannot be told because the rows would not fit. Whether the form has it is for the
    /// form to say.
    pub fn place(&self, path: &Path) -> Option<Path> {
        let pattern = path.pattern();
        // The longest part that is named moves, with all below it.
        let (from, to) = self
            .0
            .iter()
            .filter(|(from, _)| pattern == **from || pattern.starts_with(&format!("{from}.")))
            .max_by_key(|(from, _)| from.len())
            .map_or(("", ""), |(from, to)| (from.as_str(), to.as_str()));
        if from.is_empty() {
            return Some(path.clone());
        }
        let mut names: Vec<&str> = to.split('.').collect();
        if names.len() != from.split('.').count() {
            return None;
        }
        names.reverse();
        let steps = path.steps().iter().map(|step| match step {
            Step::Name(name) => Step::Name(names.pop().map_or_else(|| name.clone(), str::to_owned)),
            Step::Row(row) => Step::Row(*row),
        });
        Some(Path::new(steps.collect()))
    }
}

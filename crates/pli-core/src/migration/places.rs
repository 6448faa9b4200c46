//! The places of a form that hold answers or files, without rows: `organisme.addr.city`, `pieces.kbis`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::dossier::{Dossier, Path, RowId, Step};
use crate::form::{Component, Field, FormPackage, Kind, Source};

/// One place.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// Groups around it, outermost first.
    pub groups: Vec<String>,
    pub holds: Holds,
}

/// What a place holds.
#[derive(Debug, Clone)]
pub(crate) enum Holds {
    /// One answer to a field.
    Answer(Arc<Field>),
    /// One component of a composite field.
    Part(Arc<Field>, Component),
    /// Files.
    Files,
}

/// All places of a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    pub leaves: BTreeMap<String, Leaf>,
    /// Groups with those around them, themselves included, outermost first.
    pub groups: BTreeMap<String, Vec<String>>,
}

impl Places {
    pub(crate) fn of(form: &FormPackage) -> Self {
        let mut places = Self::default();
        for section in &form.sections {
            places.fields(&section.fields, &[]);
        }
        for piece in &form.pieces {
            let each = piece.each.as_ref().map(Path::pattern);
            let groups = each
                .and_then(|group| places.groups.get(&group).cloned())
                .unwrap_or_default();
            let holds = Holds::Files;
            places
                .leaves
                .insert(format!("pieces.{}", piece.id), Leaf { groups, holds });
        }
        places
    }

    fn fields(&mut self, fields: &[Arc<Field>], around: &[String]) {
        for field in fields {
            let pattern = field.pattern.clone();
            let mut leaf = |pattern: String, holds| {
                let groups = around.to_vec();
                self.leaves.insert(pattern, Leaf { groups, holds });
            };
            if let Some(rows) = field.kind.rows() {
                let mut groups = around.to_vec();
                groups.push(pattern.clone());
                self.groups.insert(pattern, groups.clone());
                self.fields(&rows.fields, &groups);
            } else if matches!(field.kind, Kind::Attachment(_)) {
                leaf(pattern, Holds::Files);
            } else if !matches!(field.source, Source::Person)
                || matches!(field.kind, Kind::Computed(_))
            {
                // The form or the call answers here, never the person.
            } else if field.kind.components().is_empty() {
                leaf(pattern, Holds::Answer(Arc::clone(field)));
            } else {
                for component in field.kind.components() {
                    let name = format!("{pattern}.{}", component.name);
                    leaf(name, Holds::Part(Arc::clone(field), *component));
                }
            }
        }
    }

    /// The place that an address names, its rows included.
    pub(crate) fn leaf(&self, path: &Path) -> Option<&Leaf> {
        let leaf = self.leaves.get(&path.pattern())?;
        let around = if path.section() == "pieces" {
            leaf.groups.len().min(1)
        } else {
            leaf.groups.len()
        };
        (rows_of(path).len() == around).then_some(leaf)
    }

    /// Whether a name is a place, a group, or has places under it.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.groups.contains_key(name) || self.leaves.keys().any(|leaf| is_under(leaf, name))
    }
}

/// Whether a name is another or stands under it.
pub(crate) fn is_under(name: &str, ancestor: &str) -> bool {
    name.strip_prefix(ancestor)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The rows on the way of an address, outermost first.
pub(crate) fn rows_of(path: &Path) -> Vec<RowId> {
    let rows = path.steps().iter().filter_map(|step| match step {
        Step::Row(row) => Some(*row),
        Step::Name(_) => None,
    });
    rows.collect()
}

/// The address of a place in given rows.
pub(crate) fn address(pattern: &str, groups: &[String], rows: &[RowId]) -> Path {
    let mut steps: Vec<Step> = Vec::new();
    let mut name = String::new();
    let piece = pattern.starts_with("pieces.");
    for part in pattern.split('.') {
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(part);
        steps.push(Step::Name(part.to_owned()));
        if let Some(at) = groups.iter().position(|group| !piece && *group == name) {
            steps.extend(rows.get(at).map(|row| Step::Row(*row)));
        }
    }
    if piece && !groups.is_empty() {
        steps.extend(rows.last().map(|row| Step::Row(*row)));
    }
    Path::new(steps)
}

/// Which rows of a dossier stand, each group looked up once.
#[derive(Default)]
pub(crate) struct Standing {
    groups: HashMap<Path, HashSet<RowId>>,
}

impl Standing {
    /// Whether every row on the way stands. The rows of a piece are those of its group: they are not looked up.
    pub(crate) fn has(&mut self, dossier: &Dossier, path: &Path) -> bool {
        if path.section() == "pieces" {
            return true;
        }
        let mut before = Vec::new();
        for step in path.steps() {
            if let Step::Row(row) = step {
                let group = Path::new(before.clone());
                let rows = self
                    .groups
                    .entry(group)
                    .or_insert_with_key(|group| dossier.rows(group).into_iter().collect());
                if !rows.contains(row) {
                    return false;
                }
            }
            before.push(step.clone());
        }
        true
    }
}

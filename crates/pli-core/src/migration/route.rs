//! The way from one version of a form to another, over the versions between.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::{Migration, compile};
use crate::form::{Fault, FormPackage};

/// One step of the way.
#[derive(Debug, Clone)]
pub struct Leg {
    /// The version before.
    pub old: Arc<FormPackage>,
    /// The version after.
    pub new: Arc<FormPackage>,
    /// How answers come from one to the other.
    pub migration: Migration,
}

/// Finds the shortest way by the migrations that the packages declare; none where there is no way.
///
/// # Errors
/// The faults of a migration on that way.
pub fn route(
    packages: &[Arc<FormPackage>],
    from: &Arc<FormPackage>,
    to: &Arc<FormPackage>,
) -> Result<Option<Vec<Leg>>, Vec<Fault>> {
    let mut before: HashMap<&str, &Arc<FormPackage>> = HashMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        let next = packages.iter().chain([to]).filter(|next| {
            next.name == at.name
                && next.sha256 != from.sha256
                && next
                    .migrations
                    .iter()
                    .any(|source| source.from_version() == at.version)
        });
        for next in next {
            if !before.contains_key(next.sha256.as_str()) {
                before.insert(&next.sha256, at);
                waiting.push_back(next);
            }
        }
    }
    let mut legs = Vec::new();
    let mut at = to;
    while at.sha256 != from.sha256 {
        let Some(old) = before.get(at.sha256.as_str()) else {
            return Ok(None);
        };
        let Some(migration) = compile(old, at)? else {
            return Ok(None);
        };
        legs.push(Leg {
            old: Arc::clone(old),
            new: Arc::clone(at),
            migration,
        });
        at = old;
    }
    legs.reverse();
    Ok((!legs.is_empty()).then_some(legs))
}

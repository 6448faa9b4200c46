//! Moving a draft from one version of its form to another: declared by the new version, pure, taken back like any act.
//!
//! [`compile`](compile()) holds a declared migration against both versions and refuses one that would lose an answer without a word;
//! [`plan_move`] makes the operations and says what is kept, moved, left without a place, and to confirm; [`orphans`] lists
//! what a draft keeps that its form has no place for. Must not erase an answer: what has no place stays where it is.

mod compile;
mod compute;
mod example;
mod expression;
mod fit;
mod orphan;
mod places;
mod plan;
mod route;
mod step;

use std::collections::BTreeMap;

use pli_feel::Decimal;

use crate::call::FormRef;
use crate::dossier::{Answer, Op, Path};
use crate::text::Text;

pub use compile::compile;
pub(crate) use compile::compile_with;
pub use example::run_migration_examples;
pub use orphan::{Orphan, OrphanContent, orphans};
pub use plan::plan_move;
pub use route::{Leg, route};

/// How answers given to one version come to another, checked against both.
#[derive(Debug, Clone)]
pub struct Migration {
    /// The version of the answers.
    pub from: FormRef,
    /// The version that they come to.
    pub to: FormRef,
    /// By the place of the former version, where an answer goes.
    pub(crate) carried: BTreeMap<String, Carry>,
    /// By the group of the former version, the group that takes its rows.
    pub(crate) groups: BTreeMap<String, String>,
    /// Answers made of others.
    pub(crate) computed: Vec<expression::Computed>,
    /// By the place of the former version, why its answers have no place.
    pub(crate) reasons: BTreeMap<String, Text>,
}

/// Where the answers of one place go.
#[derive(Debug, Clone)]
pub(crate) struct Carry {
    pub to: String,
    /// Groups around the new place, outermost first.
    pub groups: Vec<String>,
    pub doubt: Option<Doubt>,
    pub change: Change,
}

/// What is done to an answer on its way.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Nothing,
    Codes {
        map: BTreeMap<String, String>,
        retired: Vec<String>,
    },
    Factor(Decimal),
}

/// Why the person should look at an answer after the move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Its field is of another kind: what was free is checked now.
    Kind,
    /// Its code has no successor.
    Retired,
    /// It was made of other answers.
    Computed,
    /// Several answers stood beside each other.
    Disputed,
    /// It had no place before and has one again.
    Returned,
    /// Its new place holds an older answer, so it stayed without a place.
    Taken,
    /// It cannot be read as a number, so its unit could not be changed.
    Unreadable,
}

impl Doubt {
    /// The name for programs and for words: `retired`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Retired => "retired",
            Self::Computed => "computed",
            Self::Disputed => "disputed",
            Self::Returned => "returned",
            Self::Taken => "taken",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What moving a draft does, and the operations that do it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MovePlan {
    /// The versions that are reached one after the other; the last is the new one.
    pub versions: Vec<FormRef>,
    /// Answers and files that stay where they are.
    pub kept: Vec<Path>,
    /// Answers and files that come to another place, or are written otherwise.
    pub moved: Vec<Moved>,
    /// Answers and files that have no place any more; they stay in the draft.
    pub orphaned: Vec<Orphaned>,
    /// Answers that the person should look at.
    pub to_confirm: Vec<ToConfirm>,
    /// Places that the former version did not have.
    pub added: Vec<String>,
    /// The operations: one act.
    pub ops: Vec<Op>,
}

/// An answer, or the files of a place, that comes to another place or is written otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Place in the version that the draft comes from.
    pub from: Path,
    /// Place in the version that it goes to.
    pub to: Path,
    /// The answer before; none for files.
    pub before: Option<Answer>,
    /// The answer after; none for files.
    pub after: Option<Answer>,
}

/// An answer without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphaned {
    /// Its place in the version that has it.
    pub path: Path,
    /// Why the new version has none, in the words of its author.
    pub reason: Option<Text>,
}

/// An answer that the person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToConfirm {
    /// Its place.
    pub path: Path,
    /// Why.
    pub doubt: Doubt,
}

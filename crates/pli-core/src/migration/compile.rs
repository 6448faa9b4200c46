//! Holds a declared migration against the version that it starts from and the one that it leads to. Every answer that the
//! former version can hold is kept, moved, made into another, or declared without a place with its reason; else the
//! migration is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::{Fit, fit, is_number, kind_name};
use super::places::{Holds, Leaf, Places, is_under};
use super::{Carry, Change, Migration};
use crate::call::FormRef;
use crate::form::{
    At, CodeList, CodesSource, Fault, FaultCode, FormPackage, MigrationSource, Placed,
};

/// Faults that are told at once.
const MAX_FAULTS: usize = 50;

/// Checks the migration that a version declares from another; none where it declares none.
///
/// # Errors
/// All faults that can be told at once, in the order of the file.
pub fn compile(old: &FormPackage, new: &FormPackage) -> Result<Option<Migration>, Vec<Fault>> {
    let source = new
        .migrations
        .iter()
        .find(|source| source.from.text == old.version);
    match source.filter(|_| old.name == new.name) {
        Some(source) => compile_with(source, old, new).map(Some),
        None => Ok(None),
    }
}

/// Checks a declared migration between two versions.
pub(crate) fn compile_with(
    source: &MigrationSource,
    old: &FormPackage,
    new: &FormPackage,
) -> Result<Migration, Vec<Fault>> {
    let (before, after) = (Places::of(old), Places::of(new));
    let mut check = Check {
        source,
        old,
        before: &before,
        after: &after,
        faults: Vec::new(),
    };
    let migration = check.run(new);
    let mut faults = check.faults;
    if faults.is_empty() {
        return Ok(migration);
    }
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults.truncate(MAX_FAULTS);
    Err(faults)
}

pub(super) struct Check<'a> {
    pub(super) source: &'a MigrationSource,
    pub(super) old: &'a FormPackage,
    pub(super) before: &'a Places,
    pub(super) after: &'a Places,
    pub(super) faults: Vec<Fault>,
}

impl Check<'_> {
    fn run(&mut self, new: &FormPackage) -> Migration {
        self.names();
        let computed = self.computed();
        let mut used: BTreeSet<String> = BTreeSet::new();
        for made in &computed {
            let slots = made.program.reads().iter();
            let reads = slots.filter_map(|slot| made.reads.get(slot.index()));
            used.extend(reads.map(|read| read.pattern().to_owned()));
        }
        let made: BTreeMap<String, String> = computed
            .iter()
            .map(|made| (made.to.clone(), made.program_source(self.source)))
            .collect();
        let (carried, reasons) = self.carry(&used, made);
        let groups = self.before.groups.keys().filter_map(|group| {
            let to = self.goes(group);
            let stands = self.after.groups.contains_key(&to);
            stands.then(|| (group.clone(), to))
        });
        Migration {
            from: reference(self.old),
            to: reference(new),
            groups: groups.collect(),
            carried,
            computed,
            reasons,
        }
    }

    /// Tells names that a version does not have.
    fn names(&mut self) {
        let source = self.source;
        for entry in &source.moves {
            self.known_before(&entry.from);
            if !self.after.has(&entry.to.text) {
                self.tell(
                    &entry.to.at,
                    FaultCode::MigrationNew,
                    &[("given", &entry.to.text)],
                );
            }
        }
        for entry in &source.dropped {
            self.known_before(&entry.at);
        }
        for at in source.codes.iter().map(|entry| &entry.at) {
            let fits = self.after.leaves.get(&at.text).and_then(list_of).is_some();
            if !fits {
                self.tell(&at.at, FaultCode::MigrationNew, &[("given", &at.text)]);
            }
        }
        for entry in &source.units {
            let at = &entry.at;
            let leaf = self.after.leaves.get(&at.text);
            if !leaf.is_some_and(|leaf| is_number(&leaf.holds)) {
                self.tell(&at.at, FaultCode::MigrationNew, &[("given", &at.text)]);
            }
        }
    }

    fn known_before(&mut self, word: &Placed) {
        if !self.before.has(&word.text) {
            let values = [
                ("given", word.text.as_str()),
                ("from", &self.source.from.text),
            ];
            self.tell(&word.at, FaultCode::MigrationOld, &values);
        }
    }

    /// Where a place of the former version goes: the longest of its declared moves, else the same place.
    pub(super) fn goes(&self, pattern: &str) -> String {
        let moves = self.source.moves.iter();
        let longest = moves
            .filter(|entry| is_under(pattern, &entry.from.text))
            .max_by_key(|entry| entry.from.text.len());
        longest.map_or_else(
            || pattern.to_owned(),
            |entry| {
                let rest = pattern.get(entry.from.text.len()..).unwrap_or_default();
                format!("{}{rest}", entry.to.text)
            },
        )
    }

    fn carry(
        &mut self,
        used: &BTreeSet<String>,
        mut taken: BTreeMap<String, String>,
    ) -> (BTreeMap<String, Carry>, BTreeMap<String, crate::text::Text>) {
        let (mut carried, mut reasons) = (BTreeMap::new(), BTreeMap::new());
        let mut told = BTreeSet::new();
        let source = self.source;
        for (pattern, leaf) in &self.before.leaves {
            let to = self.goes(pattern);
            let target = self.after.leaves.get(&to);
            let dropped = source
                .dropped
                .iter()
                .find(|entry| is_under(pattern, &entry.at.text));
            match (dropped, target) {
                (Some(entry), Some(_)) => {
                    if told.insert(entry.at.text.clone()) {
                        let values = [("given", entry.at.text.as_str())];
                        self.tell(&entry.at.at, FaultCode::MigrationStillThere, &values);
                    }
                }
                (Some(entry), None) => {
                    reasons.insert(pattern.clone(), entry.reason.clone());
                }
                (None, Some(target)) => {
                    if let Some(other) = taken.insert(to.clone(), pattern.clone()) {
                        let values = [("given", pattern.as_str()), ("to", &to), ("other", &other)];
                        self.tell(&self.place_of(pattern), FaultCode::MigrationTwice, &values);
                    }
                    carried.extend(
                        self.one(pattern, leaf, &to, target)
                            .map(|carry| (pattern.clone(), carry)),
                    );
                }
                (None, None) => {
                    let lost = self.lost(pattern, leaf);
                    let is_used = used.iter().any(|read| is_under(pattern, read));
                    if !is_used && told.insert(lost.clone()) {
                        let at = self.place_of(pattern);
                        self.tell(&at, FaultCode::MigrationLoses, &[("given", &lost)]);
                    }
                }
            }
        }
        (carried, reasons)
    }

    /// The name to tell for answers that would be lost: the whole group, the whole field.
    fn lost(&self, pattern: &str, leaf: &Leaf) -> String {
        let gone = |group: &&String| !self.after.groups.contains_key(&self.goes(group));
        if let Some(group) = leaf.groups.iter().find(gone) {
            return group.clone();
        }
        match &leaf.holds {
            Holds::Part(field, _) => field.pattern.clone(),
            Holds::Answer(_) | Holds::Files => pattern.to_owned(),
        }
    }

    /// Where a fault of a place is told: at its move, else at the head of the file.
    fn place_of(&self, pattern: &str) -> At {
        let moves = self.source.moves.iter();
        let moved = moves
            .filter(|entry| is_under(pattern, &entry.from.text))
            .max_by_key(|entry| entry.from.text.len());
        moved.map_or_else(
            || self.source.from.at.clone(),
            |entry| entry.from.at.clone(),
        )
    }

    fn one(&mut self, pattern: &str, leaf: &Leaf, to: &str, target: &Leaf) -> Option<Carry> {
        let at = self.place_of(pattern);
        let groups: Vec<String> = leaf.groups.iter().map(|group| self.goes(group)).collect();
        let from_piece = pattern.starts_with("pieces.") && leaf.groups.len() > 1;
        if groups != target.groups || (from_piece && !to.starts_with("pieces.")) {
            self.tell(
                &at,
                FaultCode::MigrationRows,
                &[("given", pattern), ("to", to)],
            );
            return None;
        }
        let fit = fit(&leaf.holds, &target.holds);
        if fit == Fit::No {
            let values = [
                ("given", pattern),
                ("kind", kind_name(&leaf.holds)),
                ("to", to),
                ("kind_to", kind_name(&target.holds)),
            ];
            self.tell(&at, FaultCode::MigrationMismatch, &values);
            return None;
        }
        let change = match (list_of(leaf), list_of(target)) {
            (Some(old), Some(new)) if old.is_absent() || new.is_absent() => Change::Nothing,
            (Some(old), Some(new)) => self.codes(&at, pattern, to, old, new),
            _ => self.unit(&at, pattern, to, leaf, target),
        };
        Some(Carry {
            to: to.to_owned(),
            groups,
            doubt: fit.doubt(),
            change,
        })
    }

    fn codes(
        &mut self,
        at: &At,
        pattern: &str,
        to: &str,
        old: &CodeList,
        new: &CodeList,
    ) -> Change {
        let declared = self.source.codes.iter().find(|entry| entry.at.text == to);
        let nothing = (BTreeMap::new(), Vec::new());
        let (map, retired) = declared.map_or(nothing, renamed);
        let at = declared.map_or(at, |entry| &entry.at.at).clone();
        let next = |code: &'_ String| map.get(code).unwrap_or(code).clone();
        let codes = old.codes.iter().map(|code| &code.code);
        let lost = codes.filter(|code| new.get(&next(code)).is_none() && !retired.contains(code));
        for code in lost.take(MAX_FAULTS) {
            let values = [("code", next(code)), ("given", pattern.to_owned())];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            self.tell(&at, FaultCode::MigrationCode, &values);
        }
        for word in declared.iter().flat_map(|entry| &entry.retired) {
            if old.get(&word.text).is_none() {
                let values = [
                    ("given", word.text.as_str()),
                    ("from", &self.source.from.text),
                ];
                self.tell(&word.at, FaultCode::MigrationOld, &values);
            }
        }
        if map.is_empty() && retired.is_empty() {
            return Change::Nothing;
        }
        Change::Codes { map, retired }
    }

    fn unit(&mut self, at: &At, pattern: &str, to: &str, leaf: &Leaf, target: &Leaf) -> Change {
        let declared = self.source.units.iter().find(|entry| entry.at.text == to);
        if let Some(entry) = declared {
            let factor = entry.factor.text.parse::<pli_feel::Decimal>().ok();
            let factor = factor.filter(|factor| !factor.is_zero() && !factor.is_negative());
            if factor.is_none() {
                let values = [("given", entry.factor.text.as_str())];
                self.tell(&entry.factor.at, FaultCode::MigrationFactor, &values);
            }
            return factor.map_or(Change::Nothing, Change::Factor);
        }
        let unit = |leaf: &Leaf| match &leaf.holds {
            Holds::Answer(field) => field.unit.clone().unwrap_or_default(),
            Holds::Part(..) | Holds::Files => String::new(),
        };
        let (before, after) = (unit(leaf), unit(target));
        if before != after && is_number(&leaf.holds) {
            let values = [("given", pattern), ("unit", &before), ("unit_to", &after)];
            self.tell(at, FaultCode::MigrationUnit, &values);
        }
        Change::Nothing
    }

    pub(super) fn tell(&mut self, at: &At, code: FaultCode, values: &[(&str, &str)]) {
        self.faults.push(Fault::new(code, at, values));
    }
}

/// Codes by the code that replaces them, and those without a successor.
fn renamed(entry: &CodesSource) -> (BTreeMap<String, String>, Vec<String>) {
    let map = entry.map.iter();
    let map = map.map(|(code, word)| (code.clone(), word.text.clone()));
    let retired = entry.retired.iter().map(|word| word.text.clone());
    (map.collect(), retired.collect())
}

fn list_of(leaf: &Leaf) -> Option<&CodeList> {
    match &leaf.holds {
        Holds::Answer(field) => field.kind.list().map(std::convert::AsRef::as_ref),
        Holds::Part(..) | Holds::Files => None,
    }
}

fn reference(form: &FormPackage) -> FormRef {
    FormRef {
        name: form.name.clone(),
        version: form.version.clone(),
        sha256: form.sha256.clone(),
    }
}

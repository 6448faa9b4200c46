//! One migration over one draft: the requests that carry its answers, and what is to be told of them.

use std::collections::{BTreeSet, HashSet};

use pli_feel::Decimal;

use super::places::{Places, Standing, address, rows_of};
use super::route::Leg;
use super::{Carry, Change, Doubt, Orphaned, ToConfirm};
use crate::dossier::{Answer, Dossier, Origin, Path, Place, Request, RowId, Step as PathStep};

/// What one migration did to the answers.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// Answers and files with their places before and after.
    pub carried: Vec<(Path, Path)>,
    /// Places after the move whose answers are written otherwise.
    pub rewritten: BTreeSet<Path>,
    pub orphaned: Vec<Orphaned>,
    pub to_confirm: Vec<ToConfirm>,
}

pub(super) fn step(leg: &Leg, state: &Dossier) -> (Vec<Request>, Noted) {
    let mut step = Step {
        leg,
        state,
        before: Places::of(&leg.old),
        after: Places::of(&leg.new),
        standing: Standing::default(),
        staying: HashSet::new(),
        requests: Vec::new(),
        noted: Noted::default(),
    };
    step.rows();
    step.answers();
    step.files();
    step.justifications();
    step.computed();
    step.empty_rows();
    step.requests.push(Request::MoveForm {
        from: leg.migration.from.clone(),
        to: leg.migration.to.clone(),
    });
    (step.requests, step.noted)
}

struct Step<'a> {
    leg: &'a Leg,
    state: &'a Dossier,
    before: Places,
    after: Places,
    standing: Standing,
    /// Rows of the former version in which something stays.
    staying: HashSet<Path>,
    requests: Vec<Request>,
    noted: Noted,
}

impl Step<'_> {
    /// Groups that come to another place take their rows with them: the same identities in the same order.
    fn rows(&mut self) {
        for (_, to, rows) in self.moved_groups() {
            // Without another place, answers stay where they are, and so do the rows that hold them.
            let Some(to) = to else { continue };
            for row in rows {
                self.requests.push(Request::InsertRow {
                    group: to.clone(),
                    row,
                    place: Place::Last,
                });
            }
        }
    }

    /// Groups with rows whose place is another now, or none; outer groups first.
    fn moved_groups(&mut self) -> Vec<(Path, Option<Path>, Vec<RowId>)> {
        let mut found = Vec::new();
        let groups: Vec<Path> = self.state.groups().cloned().collect();
        for group in groups {
            let pattern = group.pattern();
            let known = self.before.groups.contains_key(&pattern);
            if !known || !self.standing.has(self.state, &group) {
                continue;
            }
            let to = self.group_goes(&group);
            let rows = self.state.rows(&group);
            if to.as_ref() != Some(&group) && !rows.is_empty() {
                found.push((group, to, rows));
            }
        }
        found.sort_by_key(|(group, _, _)| group.steps().len());
        found
    }

    fn group_goes(&self, group: &Path) -> Option<Path> {
        let to = self.leg.migration.groups.get(&group.pattern())?;
        let around = self.after.groups.get(to)?;
        let same_depth = around.len() == rows_of(group).len() + 1;
        same_depth.then(|| address(to, around, &rows_of(group)))
    }

    fn answers(&mut self) {
        let state = self.state;
        for (path, register) in state.answers() {
            let given = register.shown().map(|written| &written.value);
            let Some((answer, given)) = given.and_then(|g| Some((g.answer.as_ref()?, g))) else {
                continue;
            };
            if !self.standing.has(state, path) {
                continue;
            }
            let Some(carry) = self.carry(path) else {
                continue;
            };
            let to = address(&carry.to, &carry.groups, &rows_of(path));
            if register.is_disputed() {
                self.doubt(&to, Doubt::Disputed);
            }
            if to != *path && state.answer(&to).is_some() && self.before.leaf(&to).is_none() {
                self.stay(path, None);
                self.doubt(path, Doubt::Taken);
                continue;
            }
            let after = self.changed(&carry, answer, &to);
            if let Some(doubt) = carry.doubt {
                self.doubt(&to, doubt);
            }
            self.noted.carried.push((path.clone(), to.clone()));
            if to != *path || after != *answer {
                self.set(&to, Some(after), given.origin.clone());
            }
            if to != *path {
                self.empty(path, register.is_disputed());
            }
        }
    }

    /// Where an address goes; what has no place is told and stays.
    fn carry(&mut self, path: &Path) -> Option<Carry> {
        let pattern = path.pattern();
        if self.before.leaf(path).is_none() {
            // It had no place before: either it has one again, or it waits on.
            if self.after.leaf(path).is_some() {
                self.doubt(path, Doubt::Returned);
                self.noted.carried.push((path.clone(), path.clone()));
            } else {
                self.hold(path);
            }
            return None;
        }
        let carry = self.leg.migration.carried.get(&pattern).cloned();
        if carry.is_none() {
            let reason = self.leg.migration.reasons.get(&pattern).cloned();
            self.stay(path, reason);
        }
        carry
    }

    fn changed(&mut self, carry: &Carry, answer: &Answer, to: &Path) -> Answer {
        match (&carry.change, answer) {
            (Change::Codes { map, retired }, Answer::Codes(codes)) => {
                if codes.iter().any(|code| retired.contains(code)) {
                    self.doubt(to, Doubt::Retired);
                }
                let next = |code: &String| map.get(code).unwrap_or(code).clone();
                let after = Answer::Codes(codes.iter().map(next).collect());
                if after != *answer {
                    self.noted.rewritten.insert(to.clone());
                }
                after
            }
            (Change::Factor(factor), Answer::Number(number)) => {
                let product = number
                    .parse::<Decimal>()
                    .ok()
                    .and_then(|number| exact_product(number, *factor));
                let Some(product) = product else {
                    self.doubt(to, Doubt::Unreadable);
                    return answer.clone();
                };
                self.noted.rewritten.insert(to.clone());
                Answer::Number(product.to_fixed(product.decimals()))
            }
            (Change::Factor(_), _) => {
                self.doubt(to, Doubt::Unreadable);
                answer.clone()
            }
            (Change::Nothing | Change::Codes { .. }, _) => answer.clone(),
        }
    }

    fn files(&mut self) {
        let state = self.state;
        for target in state.targets() {
            let files = state.attached(target);
            if files.is_empty() || !self.standing.has(state, target) {
                continue;
            }
            let Some(carry) = self.carry(target) else {
                continue;
            };
            let to = address(&carry.to, &carry.groups, &rows_of(target));
            self.noted.carried.push((target.clone(), to.clone()));
            if to == *target {
                continue;
            }
            for file in files {
                self.requests.push(Request::Attach {
                    target: to.clone(),
                    attachment: file.clone(),
                });
                self.requests.push(Request::Detach {
                    target: target.clone(),
                    attachment: file.id,
                });
            }
        }
    }

    /// A justification follows the place of its finding.
    fn justifications(&mut self) {
        for (code, path, text) in self.state.justifications() {
            let pattern = path.pattern();
            let rows = rows_of(path);
            let carried = self.leg.migration.carried.get(&pattern);
            let to = carried.map(|carry| address(&carry.to, &carry.groups, &rows));
            let to = to.or_else(|| self.group_goes(path));
            if let Some(to) = to.filter(|to| to != path) {
                let (code, text) = (code.to_owned(), Some(text.to_owned()));
                self.requests.push(Request::Justify {
                    code,
                    path: to,
                    text,
                });
            }
        }
    }

    fn computed(&mut self) {
        let leg = self.leg;
        for made in &leg.migration.computed {
            for rows in self.rows_at(&made.groups) {
                let to = address(&made.to, &made.target.groups, &rows);
                let Some(answer) = made.answer(self.state, &rows) else {
                    continue;
                };
                if self.state.answer(&to).is_some() && self.before.leaf(&to).is_none() {
                    self.doubt(&to, Doubt::Taken);
                    continue;
                }
                let origin = Origin::FormVersion(leg.migration.from.version.clone());
                self.set(&to, Some(answer), Some(origin));
                self.doubt(&to, Doubt::Computed);
            }
        }
    }

    /// The rows that stand in nested groups: one entry a row, outermost identity first.
    fn rows_at(&self, groups: &[String]) -> Vec<Vec<RowId>> {
        let mut all = vec![Vec::new()];
        for (depth, group) in groups.iter().enumerate() {
            let around = &groups[..depth];
            let inner = all.iter().flat_map(|rows: &Vec<RowId>| {
                let path = address(group, around, rows);
                let rows = rows.clone();
                self.state.rows(&path).into_iter().map(move |row| {
                    let mut rows = rows.clone();
                    rows.push(row);
                    rows
                })
            });
            all = inner.collect();
        }
        all
    }

    /// Rows of a group that went elsewhere are taken away once nothing is left in them.
    fn empty_rows(&mut self) {
        for (group, _, rows) in self.moved_groups() {
            for row in rows {
                if !self.staying.contains(&group.row(row)) {
                    let group = group.clone();
                    self.requests.push(Request::DeleteRow { group, row });
                }
            }
        }
    }

    fn set(&mut self, path: &Path, answer: Option<Answer>, origin: Option<Origin>) {
        self.requests.push(Request::Set {
            path: path.clone(),
            answer,
            origin,
        });
    }

    /// What was carried leaves its former place, unless other answers still stand beside it there.
    fn empty(&mut self, path: &Path, is_disputed: bool) {
        if is_disputed {
            self.hold(path);
            return;
        }
        self.set(path, None, None);
    }

    fn stay(&mut self, path: &Path, reason: Option<crate::text::Text>) {
        self.hold(path);
        let path = path.clone();
        self.noted.orphaned.push(Orphaned { path, reason });
    }

    /// Keeps the rows around an address.
    fn hold(&mut self, path: &Path) {
        let mut at = Vec::new();
        for step in path.steps() {
            at.push(step.clone());
            if matches!(step, PathStep::Row(_)) {
                self.staying.insert(Path::new(at.clone()));
            }
        }
    }

    fn doubt(&mut self, path: &Path, doubt: Doubt) {
        let path = path.clone();
        self.noted.to_confirm.push(ToConfirm { path, doubt });
    }
}

/// The product where no digit is lost.
fn exact_product(number: Decimal, factor: Decimal) -> Option<Decimal> {
    let product = number.mul(factor)?;
    (product.div(factor)? == number).then_some(product)
}

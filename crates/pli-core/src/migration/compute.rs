//! The expressions of a migration, compiled against the names of the version that it starts from.

use pli_feel::Kind as FeelKind;

use super::compile::Check;
use super::expression::{Computed, Names, part_type, type_of};
use super::places::{Holds, Leaf};
use crate::form::{Fault, FaultCode, MigrationSource, Placed, type_words};

impl Check<'_> {
    /// The answers that are made of others.
    pub(super) fn computed(&mut self) -> Vec<Computed> {
        let source = self.source;
        let mut made: Vec<Computed> = Vec::new();
        for entry in &source.computed {
            let to = &entry.to.text;
            let target = self.after.leaves.get(to);
            let Some(target) = target.filter(|leaf| !matches!(leaf.holds, Holds::Files)) else {
                self.tell(&entry.to.at, FaultCode::MigrationNew, &[("given", to)]);
                continue;
            };
            if let Some(other) = made.iter().find(|other| other.to == *to) {
                let other = other.program_source(source);
                let values = [
                    ("to", to.as_str()),
                    ("given", &entry.value.text),
                    ("other", &other),
                ];
                self.tell(&entry.to.at, FaultCode::MigrationTwice, &values);
                continue;
            }
            let Some(groups) = self.groups_into(target) else {
                let values = [("given", entry.value.text.as_str()), ("to", to)];
                self.tell(&entry.to.at, FaultCode::MigrationRows, &values);
                continue;
            };
            let names = Names::of(self.old, &groups);
            if let Some(program) = self.program(&entry.value, &names, target) {
                made.push(Computed {
                    to: to.clone(),
                    target: target.clone(),
                    groups,
                    program,
                    reads: names.reads.into(),
                });
            }
        }
        made
    }

    /// The groups of the former version whose rows become those around a place.
    fn groups_into(&self, target: &Leaf) -> Option<Vec<String>> {
        let comes_from = |group: &String| {
            let mut before = self.before.groups.keys();
            before.find(|old| self.goes(old) == *group).cloned()
        };
        target.groups.iter().map(comes_from).collect()
    }

    fn program(
        &mut self,
        word: &Placed,
        names: &Names,
        target: &Leaf,
    ) -> Option<pli_feel::Program> {
        let program = match pli_feel::compile(&word.text, &names.scope) {
            Ok(program) => program,
            Err(diagnostics) => {
                for diagnostic in diagnostics {
                    let before = word.text.get(..diagnostic.span.start).unwrap_or_default();
                    let offset = u32::try_from(before.chars().count()).unwrap_or(0);
                    let mut at = word.at.clone();
                    at.column += word.shift.map_or(0, |shift| shift + offset);
                    self.faults.push(Fault::of_expression(&at, &diagnostic));
                }
                return None;
            }
        };
        let given = &program.result_type().kind;
        let expected = match &target.holds {
            Holds::Answer(field) => type_of(field).kind,
            Holds::Part(_, component) => part_type(component.kind).kind,
            Holds::Files => FeelKind::Null,
        };
        if *given == expected || *given == FeelKind::Null || both_lists(given, &expected) {
            return Some(program);
        }
        let ((given_fr, given_en), (fr, en)) = (type_words(given), type_words(&expected));
        let values = [
            ("given", given_fr),
            ("given_en", given_en),
            ("expected", fr),
            ("expected_en", en),
        ];
        self.tell(&word.at, FaultCode::WrongType, &values);
        None
    }
}

impl Computed {
    /// The text of its expression.
    pub(super) fn program_source(&self, source: &MigrationSource) -> String {
        let mut computed = source.computed.iter();
        let entry = computed.find(|entry| entry.to.text == self.to);
        entry.map_or_else(String::new, |entry| entry.value.text.clone())
    }
}

/// Texts in lists: whether the elements may be null does not matter here.
fn both_lists(given: &FeelKind, expected: &FeelKind) -> bool {
    matches!((given, expected), (FeelKind::List(given), FeelKind::List(expected)) if given.kind == expected.kind)
}

//! What differs between two versions of a form, and what a migration must say of it.

use std::collections::HashMap;
use std::fmt::Debug;

use super::{Condition, Fault, Field, FormPackage, MigrationSource, Source};
use crate::migration::compile_with;
use crate::text::Text;

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is of.
    pub of: Subject,
    /// Its place or name.
    pub place: String,
    /// What happened to it.
    pub change: Change,
    /// As it was; empty where it was not.
    pub before: String,
    /// As it is; empty where it is no more.
    pub after: String,
}

/// What a difference is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A section.
    Section,
    /// A field.
    Field,
    /// A check across fields.
    Rule,
    /// A supporting document.
    Piece,
    /// A total.
    Total,
    /// A code list.
    List,
    /// A code of a list: `list.code`.
    Code,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added,
    /// It is no more.
    Removed,
    /// Its kind is another.
    Kind,
    /// Its words are others.
    Words,
    /// When it is required is another.
    Obligation,
    /// When it is shown is another.
    Visibility,
    /// How it is computed or checked is another.
    Expression,
    /// Its unit, its limits or its list are others.
    Limits,
}

/// Two versions held against each other.
#[derive(Debug, Clone)]
pub struct Diff {
    /// All differences, in the order of the form.
    pub differences: Vec<Difference>,
    /// What a migration must say; empty where every answer keeps its place.
    pub to_migrate: Vec<Fault>,
}

impl Diff {
    /// Whether answers given to the former version have no place, or another meaning, without a migration.
    pub fn is_breaking(&self) -> bool {
        !self.to_migrate.is_empty()
    }
}

/// Holds two versions of a form against each other.
pub fn diff(old: &FormPackage, new: &FormPackage) -> Diff {
    let mut compare = Compare::default();
    compare.sections(old, new);
    compare.fields(old, new);
    compare.rules(old, new);
    compare.pieces(old, new);
    compare.totals(old, new);
    compare.lists(old, new);
    let nothing = MigrationSource::nothing(&old.version);
    Diff {
        differences: compare.found,
        to_migrate: compile_with(&nothing, old, new).err().unwrap_or_default(),
    }
}

#[derive(Default)]
struct Compare {
    found: Vec<Difference>,
}

impl Compare {
    fn tell(&mut self, of: Subject, place: &str, change: Change, before: String, after: String) {
        self.found.push(Difference {
            of,
            place: place.to_owned(),
            change,
            before,
            after,
        });
    }

    /// Tells what came and what went; gives the pairs that stand in both.
    fn pairs<'a, T>(
        &mut self,
        of: Subject,
        old: &'a [(String, T)],
        new: &'a [(String, T)],
        words: impl Fn(&T) -> String,
    ) -> Vec<(&'a str, &'a T, &'a T)> {
        let index = |all: &'a [(String, T)]| -> HashMap<&'a str, &'a T> {
            let all = all.iter();
            all.map(|(name, item)| (name.as_str(), item)).collect()
        };
        let (was, is) = (index(old), index(new));
        for (name, item) in old {
            if !is.contains_key(name.as_str()) {
                self.tell(of, name, Change::Removed, words(item), String::new());
            }
        }
        let mut both = Vec::new();
        for (name, item) in new {
            match was.get(name.as_str()) {
                Some(before) => both.push((name.as_str(), *before, item)),
                None => self.tell(of, name, Change::Added, String::new(), words(item)),
            }
        }
        both
    }

    fn unlike<T: PartialEq>(
        &mut self,
        at: (Subject, &str, Change),
        before: &T,
        after: &T,
        words: impl Fn(&T) -> String,
    ) {
        if before != after {
            let (of, place, change) = at;
            self.tell(of, place, change, words(before), words(after));
        }
    }

    fn sections(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<_> {
            let sections = form.sections.iter();
            sections
                .map(|s| (s.id.clone(), (s.title.clone(), condition(&s.visible))))
                .collect()
        };
        let (old, new) = (all(old), all(new));
        for (id, before, after) in self.pairs(Subject::Section, &old, &new, |(t, _)| t.fr.clone()) {
            let at = |change| (Subject::Section, id, change);
            self.unlike(at(Change::Words), &before.0, &after.0, words);
            self.unlike(at(Change::Visibility), &before.1, &after.1, Clone::clone);
        }
    }

    fn fields(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<(String, std::sync::Arc<Field>)> {
            let fields = form.fields();
            fields
                .map(|field| (field.pattern.clone(), field.clone()))
                .collect()
        };
        let (old, new) = (all(old), all(new));
        let label = |field: &std::sync::Arc<Field>| field.label.fr.clone();
        for (place, before, after) in self.pairs(Subject::Field, &old, &new, label) {
            let at = |change| (Subject::Field, place, change);
            let kind = |field: &Field| field.kind.name().to_owned();
            self.unlike(at(Change::Kind), &kind(before), &kind(after), Clone::clone);
            self.unlike(at(Change::Words), &before.label, &after.label, words);
            let required =
                |field: &Field| format!("{} {:?}", condition(&field.required), field.severity);
            self.unlike(
                at(Change::Obligation),
                &required(before),
                &required(after),
                Clone::clone,
            );
            let visible = |field: &Field| condition(&field.visible);
            self.unlike(
                at(Change::Visibility),
                &visible(before),
                &visible(after),
                Clone::clone,
            );
            self.unlike(
                at(Change::Expression),
                &source(before),
                &source(after),
                Clone::clone,
            );
            self.unlike(
                at(Change::Limits),
                &limits(before),
                &limits(after),
                Clone::clone,
            );
        }
    }

    fn rules(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<_> {
            let rules = form.rules.iter();
            rules
                .map(|rule| {
                    let when = rule.when.as_ref().map_or("", |when| when.source.as_str());
                    let check = format!("{:?} {when} : {}", rule.severity, rule.check.source);
                    (rule.id.clone(), (check, rule.message.fr.source.clone()))
                })
                .collect()
        };
        let (old, new) = (all(old), all(new));
        for (id, before, after) in self.pairs(Subject::Rule, &old, &new, |(_, text)| text.clone()) {
            let at = |change| (Subject::Rule, id, change);
            self.unlike(at(Change::Expression), &before.0, &after.0, Clone::clone);
            self.unlike(at(Change::Words), &before.1, &after.1, Clone::clone);
        }
    }

    fn pieces(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<_> {
            let pieces = form.pieces.iter();
            pieces
                .map(|piece| (piece.id.clone(), piece.clone()))
                .collect()
        };
        let (old, new) = (all(old), all(new));
        let label = |piece: &super::Piece| piece.label.fr.clone();
        for (id, before, after) in self.pairs(Subject::Piece, &old, &new, label) {
            let at = |change| (Subject::Piece, id, change);
            self.unlike(at(Change::Words), &before.label, &after.label, words);
            let required = |piece: &super::Piece| {
                format!("{} {:?}", condition(&piece.required), piece.severity)
            };
            self.unlike(
                at(Change::Obligation),
                &required(before),
                &required(after),
                Clone::clone,
            );
            let visible = |piece: &super::Piece| condition(&piece.visible);
            self.unlike(
                at(Change::Visibility),
                &visible(before),
                &visible(after),
                Clone::clone,
            );
            let limits = |piece: &super::Piece| {
                format!(
                    "{:?} {:?} {:?}",
                    piece.limits, piece.validity_months, piece.each
                )
            };
            self.unlike(
                at(Change::Limits),
                &limits(before),
                &limits(after),
                Clone::clone,
            );
        }
    }

    fn totals(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<_> {
            let totals = form.totals.iter();
            totals
                .map(|t| (t.id.clone(), (t.label.clone(), t.value.source.clone())))
                .collect()
        };
        let (old, new) = (all(old), all(new));
        for (id, before, after) in self.pairs(Subject::Total, &old, &new, |(l, _)| l.fr.clone()) {
            let at = |change| (Subject::Total, id, change);
            self.unlike(at(Change::Words), &before.0, &after.0, words);
            self.unlike(at(Change::Expression), &before.1, &after.1, Clone::clone);
        }
    }

    fn lists(&mut self, old: &FormPackage, new: &FormPackage) {
        let all = |form: &FormPackage| -> Vec<_> {
            let lists = form.lists.iter();
            lists
                .map(|(name, list)| (name.clone(), list.clone()))
                .collect()
        };
        let codes = |list: &super::CodeList, name: &str| -> Vec<_> {
            let codes = list.codes.iter();
            codes
                .map(|c| {
                    (
                        format!("{name}.{}", c.code),
                        (c.label.clone(), (c.from, c.until)),
                    )
                })
                .collect()
        };
        let (old, new) = (all(old), all(new));
        let title = |list: &std::sync::Arc<super::CodeList>| list.title.fr.clone();
        for (name, before, after) in self.pairs(Subject::List, &old, &new, title) {
            let at = (Subject::List, name, Change::Limits);
            self.unlike(at, &before.home, &after.home, debug);
            let (before, after) = (codes(before, name), codes(after, name));
            for (code, before, after) in self.pairs(Subject::Code, &before, &after, |(label, _)| {
                label.fr.clone()
            }) {
                let at = |change| (Subject::Code, code, change);
                self.unlike(at(Change::Words), &before.0, &after.0, words);
                self.unlike(at(Change::Limits), &before.1, &after.1, debug);
            }
        }
    }
}

fn words(text: &Text) -> String {
    text.fr.clone()
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?}")
}

fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Always => "true".to_owned(),
        Condition::Never => "false".to_owned(),
        Condition::When(expression) => expression.source.clone(),
    }
}

fn source(field: &Field) -> String {
    match &field.source {
        Source::Person => String::new(),
        Source::Call(expression) | Source::Computed(expression) => expression.source.clone(),
    }
}

/// Unit, bounds and list of a field, in words of the package.
fn limits(field: &Field) -> String {
    use super::Kind;
    let bound = |bounds: &super::Bounds| {
        let one =
            |e: &Option<super::Expression>| e.as_ref().map_or("", |e| e.source.as_str()).to_owned();
        format!("{}..{}", one(&bounds.min), one(&bounds.max))
    };
    let of_kind = match &field.kind {
        Kind::Text(limits) | Kind::LongText(limits) => {
            format!("{}..{}", limits.min_length, limits.max_length)
        }
        Kind::Integer(bounds) | Kind::Amount(bounds) | Kind::Date(bounds) => bound(bounds),
        Kind::Number(bounds, decimals) | Kind::Rate(bounds, decimals) => {
            format!("{} {decimals}", bound(bounds))
        }
        Kind::Choices(_, items) => debug(items),
        Kind::Code { pattern, items, .. } => format!("{pattern:?} {items:?}"),
        Kind::Attachment(limits) => debug(limits),
        Kind::Group(rows) | Kind::Table(rows) => debug(&rows.items),
        _ => String::new(),
    };
    let unit = field.unit.as_deref().unwrap_or_default();
    let parts = [unit.to_owned(), of_kind];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ; ")
}

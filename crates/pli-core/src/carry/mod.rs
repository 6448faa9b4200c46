//! A new dossier from an old one: what is carried, what is to be looked at, what is left behind and why.
//!
//! [`plan`] is the list that the person reads; [`requests`] are the edits of what was chosen. Rows and files keep their identities,
//! so that the two dossiers can be compared; bytes are never copied. Must not change a dossier.

mod answers;
mod files;
mod moves;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dossier::{Answer, Attachment, Dossier, Origin, Path, Place, Request};
use crate::form::FormPackage;
use crate::text::Text;
use crate::view::{Inputs, RowView, View};

pub use moves::Moves;

/// The dossier that is carried from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its form.
    pub form: &'a FormPackage,
    /// Its state.
    pub dossier: &'a Dossier,
    /// Its state seen through its form.
    pub view: &'a View,
    /// Its title, which carried answers name as their origin.
    pub title: &'a str,
}

/// What is carried to.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Its form.
    pub form: &'a FormPackage,
    /// Its call, its lot, and the day.
    pub inputs: Inputs<'a>,
    /// Where places of the former form stand in this one, where they are named otherwise.
    pub moves: &'a Moves,
    /// Newer versions of documents, by the digest of a former one.
    pub newer: &'a BTreeMap<String, Attachment>,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The place in the old dossier.
    pub path: Path,
    /// Name of the field or piece in words.
    pub label: Text,
    /// The row that it stands in, for people; empty outside of rows.
    pub row: Text,
    /// The answer or the name of the file, for people.
    pub shown: Text,
    /// What becomes of it.
    pub fate: Fate,
    content: Content,
}

/// What becomes of an answer or file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is carried as it is.
    Carried,
    /// It is carried and ought to be looked at.
    Review(Review),
    /// It is left behind.
    Left(Left),
}

/// Why something that is carried ought to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// A date that lay ahead when the old dossier was started, and has passed.
    PastDate,
    /// An amount of that time.
    Amount,
    /// The wallet has a newer version of the file, which comes in its place.
    Renewed,
}

/// Why something is left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// What was undertaken must be undertaken anew.
    Undertaking,
    /// It came from the old call.
    Call,
    /// It answered a finding of the old dossier.
    Justification,
    /// The file was signed for the old dossier.
    Signed,
    /// The new form has no place for it.
    NoPlace,
    /// The new form's list no longer has the code.
    Unlisted,
    /// The document is no longer good on the day it must be; the person may take it all the same.
    Ended {
        /// Last day on which it was.
        until: Date,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    /// Answers with their places in the new dossier and where each came from.
    Answers(Vec<(Path, Answer, Option<Origin>)>),
    /// A file with its place in the new dossier.
    File(Path, Attachment),
    /// Nothing that could be carried.
    Nothing,
}

/// What the person changes in the plan, by place; a group or row stands for all in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Left behind all the same.
    pub without: Vec<Path>,
    /// Taken all the same; only what may be.
    pub with: Vec<Path>,
}

impl Item {
    /// Whether it is taken unless the person says otherwise.
    pub fn is_taken(&self) -> bool {
        match self.fate {
            Fate::Carried | Fate::Review(_) => true,
            Fate::Left(_) => false,
        }
    }

    /// Whether the person may choose.
    pub fn is_free(&self) -> bool {
        self.content != Content::Nothing
    }
}

/// Lists what becomes of every answer and file, in the order of the form.
pub fn plan(source: Source<'_>, target: Target<'_>) -> Vec<Item> {
    let mut items = answers::items(source, target);
    items.extend(files::items(source, target));
    let justified = source
        .view
        .findings
        .iter()
        .filter_map(|finding| Some((finding, finding.justified.clone()?)));
    items.extend(justified.map(|(finding, shown)| Item {
        path: finding.path.clone(),
        label: answers::label(source.form, &finding.path),
        row: Text::default(),
        shown: Text {
            fr: shown,
            en: None,
        },
        fate: Fate::Left(Left::Justification),
        content: Content::Nothing,
    }));
    items
}

/// The line of an answer or file that a migration leaves without a place.
pub fn left_without_place(form: &FormPackage, view: &View, path: &Path) -> Item {
    let shown = |path: &Path| {
        let (view, field) = (view.fields.get(path)?, answers::field(form, path)?);
        Some(Text::told(|language| view.shown(&field, language)))
    };
    let shown = shown(path).or_else(|| shown(&path.parent()?));
    Item {
        path: path.clone(),
        label: answers::label(form, path),
        row: row_words(view, path),
        shown: shown.unwrap_or_default(),
        fate: Fate::Left(Left::NoPlace),
        content: Content::Nothing,
    }
}

/// The edits that carry what was chosen of a plan: rows first, then answers and files.
pub fn requests(
    source: Source<'_>,
    target: Target<'_>,
    items: &[Item],
    choice: &Choice,
) -> Vec<Request> {
    let named = |paths: &[Path], path: &Path| paths.iter().any(|known| path.is_under(known));
    let taken = |item: &&Item| {
        item.is_free()
            && !named(&choice.without, &item.path)
            && (item.is_taken() || named(&choice.with, &item.path))
    };
    let mut requests = rows(source, target, &choice.without);
    for item in items.iter().filter(taken) {
        match &item.content {
            Content::Answers(answers) => {
                requests.extend(answers.iter().map(|(path, answer, origin)| {
                    Request::Set {
                        path: path.clone(),
                        answer: Some(answer.clone()),
                        origin: origin
                            .clone()
                            .or_else(|| Some(Origin::Dossier(source.title.to_owned()))),
                    }
                }));
            }
            Content::File(target, attachment) => requests.push(Request::Attach {
                target: target.clone(),
                attachment: attachment.clone(),
            }),
            Content::Nothing => {}
        }
    }
    requests
}

/// Rows in their order, with their identities; those of an outer group before those in them.
fn rows(source: Source<'_>, target: Target<'_>, without: &[Path]) -> Vec<Request> {
    let mut requests = Vec::new();
    for (group, view) in &source.view.groups {
        let Some(home) = target.moves.place(group) else {
            continue;
        };
        let takes = answers::field(target.form, &home).is_some_and(|f| f.kind.rows().is_some());
        for row in view.rows.iter().filter(|_| takes) {
            let path = group.row(row.row);
            if !without.iter().any(|known| path.is_under(known)) {
                requests.push(Request::InsertRow {
                    group: home.clone(),
                    row: row.row,
                    place: Place::Last,
                });
            }
        }
    }
    requests
}

/// The line that tells the innermost row of a place from its siblings.
fn row_words(view: &View, path: &Path) -> Text {
    let Some(row) = path.innermost_row() else {
        return Text::default();
    };
    let known = view
        .groups
        .values()
        .flat_map(|group| &group.rows)
        .find(|known| known.row == row);
    known.map_or_else(Text::default, RowView::name)
}

//! From a form package to what is printed of it, in a language.

use std::collections::BTreeMap;
use std::sync::Arc;

use pli_core::form::{Condition, Field, FormPackage, Kind, Rows, Section, Source, When};
use pli_core::text::{Language, Text};
use pli_core::view::explain::{Find, Phrase};

use super::answer::{Answer, answer};
use super::table::table;
use super::{BlankBlock, BlankDocument, BlankSection, Cards, Question, pieces};
use crate::dossier::FormStamp;
use crate::moment::Moment;

/// Words of the page.
const WORDS: [&str; 29] = [
    "required",
    "how",
    "how-write",
    "how-tick",
    "how-star",
    "how-when",
    "how-more",
    "how-computer",
    "version",
    "office",
    "received",
    "number",
    "complete",
    "pieces",
    "no-pieces",
    "signature",
    "signature-words",
    "place",
    "date",
    "name",
    "role",
    "sign",
    "card",
    "more-cards",
    "more-rows",
    "page",
    "day",
    "month",
    "year",
];
/// The same, of times.
const TIMES: [&str; 4] = ["hour", "minute", "computed", "line"];
/// Cards of a group that are printed; one where a card is long.
const MAX_CARDS: u32 = 2;
/// Questions of a long card.
const LONG_CARD: usize = 12;

impl BlankDocument {
    /// Takes a form as it is to be filled by hand; `find` gives the words of a key in the same language.
    pub fn from_form(
        form: &FormPackage,
        language: Language,
        find: Find<'_>,
        printed_at: Moment,
    ) -> Self {
        let writer = Writer {
            form,
            language,
            find,
        };
        let words = WORDS.into_iter().chain(TIMES);
        let words: BTreeMap<&'static str, String> = words
            .map(|key| (key, writer.find(&format!("blank-word-{key}"), &[])))
            .collect();
        Self {
            language: match language {
                Language::French => "fr",
                Language::English => "en",
            },
            summary: form.summary.get(language).to_owned(),
            form: FormStamp {
                title: form.title.get(language).to_owned(),
                name: form.name.clone(),
                version: form.version.clone(),
                sha256: form.sha256.clone(),
            },
            words,
            sections: form
                .sections
                .iter()
                .filter_map(|section| writer.section(section))
                .collect(),
            pieces: form
                .pieces
                .iter()
                .filter_map(|piece| pieces::piece(&writer, piece))
                .collect(),
            printed_at,
        }
    }
}

/// Puts a form into words.
pub(super) struct Writer<'a> {
    pub(super) form: &'a FormPackage,
    pub(super) language: Language,
    find: Find<'a>,
}

/// Whether something is asked for in all cases, in some, in none.
pub(super) enum Need {
    Always,
    If(String),
    Never,
}

impl Writer<'_> {
    /// The words of a key; the key itself where no locale has it.
    pub(super) fn find(&self, key: &str, values: &[(&str, String)]) -> String {
        (self.find)(key, values).unwrap_or_else(|| key.to_owned())
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.language)
    }

    /// What stands between the parts of a list in one sentence.
    pub(super) fn between(&self) -> &'static str {
        match self.language {
            Language::French => "\u{202f}; ",
            Language::English => "; ",
        }
    }

    pub(super) fn is_undertaking(&self, field: &Field) -> bool {
        let mut all = self.form.undertakings.iter();
        all.any(|path| path.pattern() == field.pattern)
    }

    pub(super) fn need(&self, condition: &Condition) -> Need {
        self.told(self.form.when(condition, self.language))
    }

    fn told(&self, when: When) -> Need {
        match when {
            When::Always => Need::Always,
            When::Never => Need::Never,
            When::If(phrase) => Need::If(self.words(&phrase)),
        }
    }

    fn words(&self, phrase: &Phrase) -> String {
        phrase.words(self.find)
    }

    fn section(&self, section: &Section) -> Option<BlankSection> {
        let mut notes: Vec<String> = section
            .help
            .iter()
            .map(|help| self.text(help).to_owned())
            .collect();
        match self.need(&section.visible) {
            Need::Always => {}
            Need::If(when) => notes.insert(0, self.find("blank-when", &[("when", when)])),
            Need::Never => return None,
        }
        Some(BlankSection {
            title: self.text(&section.title).to_owned(),
            notes,
            blocks: self.blocks(&section.fields),
        })
    }

    fn blocks(&self, fields: &[Arc<Field>]) -> Vec<BlankBlock> {
        fields
            .iter()
            .filter_map(|field| self.block(field))
            .collect()
    }

    fn block(&self, field: &Field) -> Option<BlankBlock> {
        let visible = match self.need(&field.visible) {
            Need::Always => None,
            Need::If(when) => Some(when),
            Need::Never => return None,
        };
        let (required, when) = self.asked(field, visible);
        let help = field.help.iter().map(|help| self.text(help).to_owned());
        let notes: Vec<String> = help.collect();
        let label = self.text(&field.label).to_owned();
        Some(match &field.kind {
            Kind::Table(rows) => {
                let mut table = table(self, field, rows);
                (table.required, table.when) = (required, when);
                table.notes.splice(0..0, notes);
                BlankBlock::Table(table)
            }
            Kind::Group(rows) => BlankBlock::Cards(Cards {
                label,
                required,
                when,
                notes,
                count: cards(rows),
                more: rows.items.max.is_none_or(|max| max > cards(rows)),
                blocks: self.blocks(&rows.fields),
            }),
            _ => {
                let answer = answer(self, field);
                BlankBlock::Question(Question {
                    label,
                    required,
                    when,
                    notes: notes
                        .into_iter()
                        .chain(self.notes(field, &answer))
                        .collect(),
                    answer,
                })
            }
        })
    }

    /// Whether an answer is required, and what is said of when it is asked for.
    pub(super) fn asked(&self, field: &Field, visible: Option<String>) -> (bool, Option<String>) {
        let seen = visible.map(|when| self.find("blank-when", &[("when", when)]));
        // Often the required condition holds the visible one: once is enough.
        let required = self
            .form
            .when_beyond(&field.required, &field.visible, self.language);
        match self.told(required) {
            Need::Always => (true, seen),
            Need::Never => (false, seen),
            Need::If(when) => {
                let needed = self.find("blank-required-when", &[("when", when)]);
                let both = seen.map(|seen| format!("{seen} {needed}"));
                (false, Some(both.unwrap_or(needed)))
            }
        }
    }

    fn notes(&self, field: &Field, answer: &Answer) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(example) = &field.example {
            let example = self.text(example).to_owned();
            notes.push(self.find("blank-example", &[("example", example)]));
        }
        let many = match &field.kind {
            Kind::Choices(..) => true,
            Kind::Code { items, .. } => items.is_many(),
            _ => false,
        };
        if many {
            notes.push(self.find("blank-several", &[]));
        }
        if let (Some(list), Answer::Line { .. }) = (field.kind.list(), answer) {
            let values = [
                ("list", self.text(&list.title).to_owned()),
                ("count", list.codes.len().to_string()),
            ];
            notes.push(self.find("blank-from-list", &values));
        }
        if matches!(field.source, Source::Call(_)) {
            notes.push(self.find("blank-from-call", &[]));
        }
        if let Kind::LongText(limits) = &field.kind {
            let values = [("count", limits.max_length.to_string())];
            notes.push(self.find("blank-at-most", &values));
        }
        notes
    }
}

fn cards(rows: &Rows) -> u32 {
    let most = if rows.fields.len() > LONG_CARD {
        1
    } else {
        MAX_CARDS
    };
    rows.items.max.map_or(most, |max| max.min(most)).max(1)
}

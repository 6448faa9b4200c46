//! Where an answer is written by hand: boxes to tick, boxes for characters, lines of the length of what is expected.

use pli_core::form::{CodePattern, ComponentKind, Field, Kind};
use pli_core::identifier::IdentifierKind;
use serde::Serialize;

use super::from_form::Writer;

/// Codes that are printed with a box each; longer lists are named.
const MAX_BOXES: usize = 24;
/// Characters of a line of handwriting over the width of the page.
const LINE_CHARS: usize = 70;
/// Lines of a long text.
const MAX_LINES: usize = 10;

/// Where an answer is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Answer {
    /// One box before the question itself.
    Tick,
    /// A box for each choice.
    Boxes {
        /// Labels.
        items: Vec<String>,
        /// Columns in which they stand.
        columns: usize,
    },
    /// One line.
    Line {
        /// Its length.
        size: LineSize,
        /// What stands behind it; empty where nothing does.
        unit: String,
    },
    /// Several lines.
    Lines {
        /// How many.
        count: usize,
    },
    /// A box for each character, in groups.
    Comb {
        /// Characters of each group.
        groups: Vec<usize>,
    },
    /// Day, month and year, a box each.
    Date,
    /// A date, then hours and minutes.
    DateTime,
    /// Parts, each with its name and place.
    Parts {
        /// In order.
        parts: Vec<AnswerPart>,
    },
    /// A value that follows from others.
    Computed {
        /// What stands behind it; empty where nothing does.
        unit: String,
    },
    /// A document beside the form.
    File,
}

/// Length of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineSize {
    /// A number.
    Short,
    /// An amount, a name.
    Medium,
    /// The width of the page.
    Full,
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerPart {
    /// Its name.
    pub label: String,
    /// Where it is written.
    pub answer: Box<Answer>,
    /// Whether it takes half of the width.
    pub half: bool,
}

/// Where the answer to a field is written.
pub(super) fn answer(writer: &Writer<'_>, field: &Field) -> Answer {
    let unit = field.unit.clone().unwrap_or_default();
    let short = |unit: String| Answer::Line {
        size: LineSize::Short,
        unit,
    };
    match &field.kind {
        Kind::Text(limits) => text(limits.max_length),
        Kind::LongText(limits) => Answer::Lines {
            count: (limits.max_length / LINE_CHARS).clamp(4, MAX_LINES),
        },
        Kind::Integer(_) | Kind::Number(..) => short(unit),
        Kind::Amount(_) => Answer::Line {
            size: LineSize::Medium,
            unit: "€".to_owned(),
        },
        Kind::Rate(..) => short("%".to_owned()),
        Kind::YesNo if writer.is_undertaking(field) => Answer::Tick,
        Kind::YesNo => Answer::Boxes {
            items: vec![writer.find("blank-yes", &[]), writer.find("blank-no", &[])],
            columns: 4,
        },
        Kind::Date(_) => Answer::Date,
        Kind::DateTime => Answer::DateTime,
        Kind::Choice(list) | Kind::Choices(list, _) => boxes(writer, list),
        Kind::Code {
            list: Some(list), ..
        } if (1..=MAX_BOXES).contains(&list.codes.len()) => boxes(writer, list),
        Kind::Code {
            pattern: Some(CodePattern::Identifier(kind)),
            items,
            ..
        } if !items.is_many() => identifier(*kind),
        Kind::Code { .. } => Answer::Line {
            size: LineSize::Full,
            unit,
        },
        Kind::Identifier(kind) => identifier(*kind),
        Kind::Url => Answer::Line {
            size: LineSize::Full,
            unit,
        },
        Kind::Address | Kind::Person | Kind::Period | Kind::Geo => parts(writer, &field.kind),
        Kind::Computed(_) => Answer::Computed { unit },
        Kind::Attachment(_) => Answer::File,
        Kind::Group(_) | Kind::Table(_) => Answer::Lines { count: 4 },
    }
}

fn text(most: usize) -> Answer {
    match most {
        0..=30 => Answer::Line {
            size: LineSize::Medium,
            unit: String::new(),
        },
        31..=300 => Answer::Line {
            size: LineSize::Full,
            unit: String::new(),
        },
        _ => Answer::Lines {
            count: (most / LINE_CHARS / 2).clamp(2, 5),
        },
    }
}

fn boxes(writer: &Writer<'_>, list: &pli_core::form::CodeList) -> Answer {
    let codes = list.codes.iter();
    let items: Vec<String> = codes
        .map(|code| code.label.get(writer.language).to_owned())
        .collect();
    if items.len() > MAX_BOXES || items.is_empty() {
        return Answer::Line {
            size: LineSize::Full,
            unit: String::new(),
        };
    }
    let longest = items.iter().map(|item| item.chars().count()).max();
    let columns = match longest.unwrap_or_default() {
        0..=16 => 4,
        17..=24 => 3,
        25..=42 => 2,
        _ => 1,
    };
    Answer::Boxes { items, columns }
}

/// A box for each character of identifiers of one length; a line for the others.
fn identifier(kind: IdentifierKind) -> Answer {
    let groups: &[usize] = match kind {
        IdentifierKind::Siren => &[3, 3, 3],
        IdentifierKind::Siret => &[3, 3, 3, 5],
        IdentifierKind::Nir => &[1, 2, 2, 2, 3, 3, 2],
        IdentifierKind::Iban => &[4, 4, 4, 4, 4, 4, 3],
        IdentifierKind::Bic => &[4, 2, 2, 3],
        IdentifierKind::Vat => &[2, 2, 3, 3, 3],
        IdentifierKind::Nda => &[2, 2, 5, 2],
        IdentifierKind::Rna => &[1, 9],
        IdentifierKind::Uai => &[7, 1],
        IdentifierKind::PostalCode | IdentifierKind::InseeCommune | IdentifierKind::Formacode => {
            &[5]
        }
        IdentifierKind::Naf => &[2, 2, 1],
        IdentifierKind::Nsf => &[3],
        IdentifierKind::Rome => &[1, 4],
        IdentifierKind::Phone => &[2, 2, 2, 2, 2],
        IdentifierKind::Email => {
            return Answer::Line {
                size: LineSize::Full,
                unit: String::new(),
            };
        }
        IdentifierKind::RibFr
        | IdentifierKind::Rncp
        | IdentifierKind::Rs
        | IdentifierKind::Bloc
        | IdentifierKind::ActesNumber
        | IdentifierKind::ActesId
        | IdentifierKind::LheoDate => {
            return Answer::Line {
                size: LineSize::Medium,
                unit: String::new(),
            };
        }
    };
    Answer::Comb {
        groups: groups.to_vec(),
    }
}

fn parts(writer: &Writer<'_>, kind: &Kind) -> Answer {
    // Lines of an address that hardly anyone needs have no room on paper.
    let asked = kind.components().iter();
    let asked = asked.filter(|part| !matches!(part.name, "line3" | "line4" | "insee"));
    let parts = asked.map(|part| {
        let key = format!("part-{}", part.name.replace('_', "-"));
        let answer = match part.kind {
            ComponentKind::Identifier(kind) => identifier(kind),
            ComponentKind::Date => Answer::Date,
            ComponentKind::Text(_) | ComponentKind::Degrees(_) => Answer::Line {
                size: LineSize::Full,
                unit: String::new(),
            },
        };
        let wide = matches!(part.name, "line1" | "line2" | "role");
        AnswerPart {
            label: writer.find(&key, &[]),
            answer: Box::new(answer),
            half: !wide,
        }
    });
    Answer::Parts {
        parts: parts.collect(),
    }
}

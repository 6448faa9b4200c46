//! Whether an answer given to one field can serve at another as it is.

use super::Doubt;
use super::places::Holds;
use crate::form::{ComponentKind, Kind};

/// How well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It serves as it is.
    Well,
    /// It serves, and what was free is checked now: the person should look.
    Doubtful,
    /// It cannot.
    No,
}

impl Fit {
    pub(super) fn doubt(self) -> Option<Doubt> {
        (self == Self::Doubtful).then_some(Doubt::Kind)
    }
}

/// What an answer is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    Line,
    Lines,
    Checked(&'static str),
    Integer,
    Number,
    YesNo,
    Date,
    DateTime,
    OneCode,
    Codes,
    Files,
    None,
}

pub(super) fn fit(old: &Holds, new: &Holds) -> Fit {
    use Matter::{Checked, Codes, Integer, Line, Lines, None, Number, OneCode};
    match (matter(old), matter(new)) {
        (None, _) | (_, None) => Fit::No,
        (Integer, Number) | (Line | Checked(_), Lines) | (Checked(_), Line) | (OneCode, Codes) => {
            Fit::Well
        }
        (Lines, Line) | (Line | Lines | Checked(_), Checked(_)) if matter(old) != matter(new) => {
            Fit::Doubtful
        }
        (old, new) if old == new => Fit::Well,
        _ => Fit::No,
    }
}

fn matter(holds: &Holds) -> Matter {
    match holds {
        Holds::Files => Matter::Files,
        Holds::Answer(field) => of_kind(&field.kind),
        Holds::Part(_, component) => match component.kind {
            ComponentKind::Text(_) => Matter::Line,
            ComponentKind::Identifier(kind) => Matter::Checked(kind.name()),
            ComponentKind::Date => Matter::Date,
            ComponentKind::Degrees(_) => Matter::Number,
        },
    }
}

fn of_kind(kind: &Kind) -> Matter {
    match kind {
        Kind::Text(_) => Matter::Line,
        Kind::LongText(_) => Matter::Lines,
        Kind::Identifier(kind) => Matter::Checked(kind.name()),
        Kind::Url => Matter::Checked("url"),
        Kind::Integer(_) => Matter::Integer,
        Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => Matter::Number,
        Kind::YesNo => Matter::YesNo,
        Kind::Date(_) => Matter::Date,
        Kind::DateTime => Matter::DateTime,
        Kind::Choice(_) => Matter::OneCode,
        Kind::Choices(..) => Matter::Codes,
        Kind::Code { items, .. } if items.is_many() => Matter::Codes,
        Kind::Code { .. } => Matter::OneCode,
        Kind::Attachment(_) => Matter::Files,
        Kind::Address
        | Kind::Person
        | Kind::Period
        | Kind::Geo
        | Kind::Computed(_)
        | Kind::Group(_)
        | Kind::Table(_) => Matter::None,
    }
}

/// Whether the answers of a field are numbers.
pub(super) fn is_number(holds: &Holds) -> bool {
    matches!(matter(holds), Matter::Integer | Matter::Number)
}

/// The name of what a place holds, as form packages write it.
pub(super) fn kind_name(holds: &Holds) -> &'static str {
    match holds {
        Holds::Files => "attachment",
        Holds::Answer(field) => field.kind.name(),
        Holds::Part(field, _) => field.kind.name(),
    }
}

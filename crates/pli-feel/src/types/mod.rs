//! Static types of expressions. Each says whether the value may be null, that is unanswered.

mod row;
mod unify;

use std::fmt;

pub use row::RowType;

/// What values an expression can have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Type {
    /// The values that are not null.
    pub kind: Kind,
    /// Whether null is possible.
    pub nullable: bool,
}

/// The kind of a value that is not null.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No value but null: the literal `null`, an element of `[]`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A decimal number.
    Number,
    /// A text; codes and identifiers are texts.
    Text,
    /// A civil date.
    Date,
    /// A civil date and time, without zone.
    DateTime,
    /// A time of day, without zone.
    Time,
    /// A length of time in days, hours, minutes, seconds.
    DaysTime,
    /// A length of time in years and months.
    YearsMonths,
    /// A list, of one type of element.
    List(Box<Type>),
    /// A row of named values.
    Row(RowType),
    /// A range, of one kind of bound.
    Range(Box<Kind>),
    /// Known when evaluated, not before. Only [`Dialect::Dmn`](crate::Dialect) has it: in a form every type is known.
    Any,
}

impl Kind {
    /// Makes a type that may be null: every answer of a person.
    pub fn nullable(self) -> Type {
        Type {
            kind: self,
            nullable: true,
        }
    }

    /// Makes a type that is never null.
    pub fn required(self) -> Type {
        Type {
            kind: self,
            nullable: false,
        }
    }

    /// Tells whether `<` and `>` have a meaning.
    pub fn is_ordered(&self) -> bool {
        match self {
            Kind::Null
            | Kind::Number
            | Kind::Text
            | Kind::Date
            | Kind::DateTime
            | Kind::Time
            | Kind::DaysTime
            | Kind::YearsMonths
            | Kind::Any => true,
            Kind::Boolean | Kind::List(_) | Kind::Row(_) | Kind::Range(_) => false,
        }
    }
}

impl Type {
    /// `true`, `false` or null.
    pub const BOOLEAN: Type = Type {
        kind: Kind::Boolean,
        nullable: true,
    };
    /// A number or null.
    pub const NUMBER: Type = Type {
        kind: Kind::Number,
        nullable: true,
    };
    /// A text or null.
    pub const TEXT: Type = Type {
        kind: Kind::Text,
        nullable: true,
    };
    /// A date or null.
    pub const DATE: Type = Type {
        kind: Kind::Date,
        nullable: true,
    };
    /// A date and time or null.
    pub const DATE_TIME: Type = Type {
        kind: Kind::DateTime,
        nullable: true,
    };

    /// A time of day or null.
    pub const TIME: Type = Type {
        kind: Kind::Time,
        nullable: true,
    };
    /// Whatever it may be, null included.
    pub const ANY: Type = Type {
        kind: Kind::Any,
        nullable: true,
    };

    /// A list that is never null itself: the rows of a group, the codes of a multiple choice.
    pub fn list(element: Type) -> Type {
        Kind::List(Box::new(element)).required()
    }

    /// Rows of a group or table: a list of rows that are not null.
    pub fn rows(row: RowType) -> Type {
        Type::list(Kind::Row(row).required())
    }

    /// A row, a composite answer such as an address.
    pub fn row(row: RowType) -> Type {
        Kind::Row(row).required()
    }

    /// Gives the same type with the given nullability.
    #[must_use]
    pub fn or_null(mut self, nullable: Nullable) -> Type {
        self.nullable = self.nullable || nullable == Nullable::Yes;
        self
    }
}

/// Whether null is possible, where a type is derived from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nullable {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl From<bool> for Nullable {
    fn from(possible: bool) -> Nullable {
        if possible {
            Nullable::Yes
        } else {
            Nullable::No
        }
    }
}

impl fmt::Display for Kind {
    /// Writes the FEEL name: `number`, `list<string>`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Null => f.write_str("null"),
            Kind::Boolean => f.write_str("boolean"),
            Kind::Number => f.write_str("number"),
            Kind::Text => f.write_str("string"),
            Kind::Date => f.write_str("date"),
            Kind::DateTime => f.write_str("date and time"),
            Kind::Time => f.write_str("time"),
            Kind::DaysTime => f.write_str("days and time duration"),
            Kind::YearsMonths => f.write_str("years and months duration"),
            Kind::List(element) => write!(f, "list<{}>", element.kind),
            Kind::Row(row) => fmt::Display::fmt(row, f),
            Kind::Range(bound) => write!(f, "range<{bound}>"),
            Kind::Any => f.write_str("Any"),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.kind, f)
    }
}

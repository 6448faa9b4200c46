//! Kinds of fields, each with what bounds it.

use std::sync::Arc;

use super::{CodeList, Expression, Field};
use crate::identifier::IdentifierKind;

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One line of text.
    Text(TextLimits),
    /// Several lines of text.
    LongText(TextLimits),
    /// A number without decimals.
    Integer(Bounds),
    /// A decimal number of at most so many decimals.
    Number(Bounds, u32),
    /// Euros, two decimals, not negative unless its minimum says so.
    Amount(Bounds),
    /// A rate in percent of at most so many decimals; 12.5 means 12,5 %.
    Rate(Bounds, u32),
    /// Yes or no.
    YesNo,
    /// A civil date.
    Date(Bounds),
    /// A civil date and time.
    DateTime,
    /// One code of a short list, all shown.
    Choice(Arc<CodeList>),
    /// Several codes of a short list, all shown.
    Choices(Arc<CodeList>, ItemLimits),
    /// Codes of a long list, or codes whose form alone is known; one, unless `items.max` is more.
    Code {
        /// The list; none where only the form of the codes is checked.
        list: Option<Arc<CodeList>>,
        /// The form of the codes.
        pattern: Option<CodePattern>,
        /// How many.
        items: ItemLimits,
    },
    /// A checked identifier: SIREN, SIRET, IBAN, e-mail…
    Identifier(IdentifierKind),
    /// A web address.
    Url,
    /// A postal address, in components.
    Address,
    /// A person, in components.
    Person,
    /// Two dates, in components.
    Period,
    /// Latitude and longitude, in components.
    Geo,
    /// A value that the form computes.
    Computed(ComputedType),
    /// Files.
    Attachment(FileLimits),
    /// Rows shown as cards.
    Group(Rows),
    /// Rows shown as a grid.
    Table(Rows),
}

/// Characters of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLimits {
    /// At least.
    pub min_length: usize,
    /// At most.
    pub max_length: usize,
}

/// Bounds of a number or date, each an expression.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// At least.
    pub min: Option<Expression>,
    /// At most.
    pub max: Option<Expression>,
}

/// How many codes or rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemLimits {
    /// At least; 0 where the answer may lack.
    pub min: u32,
    /// At most.
    pub max: Option<u32>,
}

/// What a file may be; the limits of the call hold too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileLimits {
    /// Extensions in lower case; empty where the call alone decides.
    pub formats: Vec<String>,
    /// Bytes of one file.
    pub max_bytes: Option<u64>,
    /// Number of files.
    pub max_files: Option<u32>,
}

/// The fields of a row, and how many rows.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Fields of a row, in order.
    pub fields: Vec<Arc<Field>>,
    /// One line that tells a row from its siblings.
    pub(crate) row_label: Option<(Expression, crate::view::Shape)>,
    /// How many rows.
    pub items: ItemLimits,
}

/// Type of a computed value; it decides how the value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComputedType {
    /// Text.
    Text,
    /// Number without decimals.
    Integer,
    /// Number.
    Number,
    /// Euros.
    Amount,
    /// Percent.
    Rate,
    /// Yes or no.
    YesNo,
    /// Date.
    Date,
}

/// The form of codes that no list carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodePattern {
    /// A kind of identifier: formacode, nsf, rome, rncp, rs, naf…
    Identifier(IdentifierKind),
    /// A language, ISO 639-1.
    Language,
}

/// A component of a composite answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    /// Name, `city`.
    pub name: &'static str,
    /// What it holds.
    pub kind: ComponentKind,
    /// Whether it is required as soon as the whole is required or begun.
    pub required: bool,
}

/// What a component holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentKind {
    /// Text of at most so many characters.
    Text(usize),
    /// A checked identifier.
    Identifier(IdentifierKind),
    /// A civil date.
    Date,
    /// A decimal number between two whole bounds.
    Degrees(i64),
}

const fn component(name: &'static str, kind: ComponentKind, required: bool) -> Component {
    Component {
        name,
        kind,
        required,
    }
}

/// Postal address: lines of 50 characters, as the post office and LHÉO have them.
const ADDRESS: [Component; 8] = [
    component("line1", ComponentKind::Text(50), true),
    component("line2", ComponentKind::Text(50), false),
    component("line3", ComponentKind::Text(50), false),
    component("line4", ComponentKind::Text(50), false),
    component(
        "postcode",
        ComponentKind::Identifier(IdentifierKind::PostalCode),
        true,
    ),
    component("city", ComponentKind::Text(50), true),
    component(
        "insee",
        ComponentKind::Identifier(IdentifierKind::InseeCommune),
        false,
    ),
    component("country", ComponentKind::Text(50), false),
];

const PERSON: [Component; 6] = [
    component("title", ComponentKind::Text(20), false),
    component("last_name", ComponentKind::Text(100), true),
    component("first_name", ComponentKind::Text(100), true),
    component("role", ComponentKind::Text(150), false),
    component(
        "phone",
        ComponentKind::Identifier(IdentifierKind::Phone),
        false,
    ),
    component(
        "email",
        ComponentKind::Identifier(IdentifierKind::Email),
        false,
    ),
];

const PERIOD: [Component; 2] = [
    component("start", ComponentKind::Date, true),
    component("end", ComponentKind::Date, true),
];

const GEO: [Component; 2] = [
    component("latitude", ComponentKind::Degrees(90), true),
    component("longitude", ComponentKind::Degrees(180), true),
];

impl Kind {
    /// The components of a composite kind, in order; empty for the others.
    pub fn components(&self) -> &'static [Component] {
        match self {
            Self::Address => &ADDRESS,
            Self::Person => &PERSON,
            Self::Period => &PERIOD,
            Self::Geo => &GEO,
            _ => &[],
        }
    }

    /// The fields of a row, for groups and tables.
    pub fn rows(&self) -> Option<&Rows> {
        match self {
            Self::Group(rows) | Self::Table(rows) => Some(rows),
            _ => None,
        }
    }

    /// The code list of a choice, of choices or of codes.
    pub fn list(&self) -> Option<&Arc<CodeList>> {
        match self {
            Self::Choice(list) | Self::Choices(list, _) => Some(list),
            Self::Code { list, .. } => list.as_ref(),
            _ => None,
        }
    }

    /// The name of the kind in form packages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::LongText(_) => "long_text",
            Self::Integer(_) => "integer",
            Self::Number(..) => "number",
            Self::Amount(_) => "amount",
            Self::Rate(..) => "rate",
            Self::YesNo => "yes_no",
            Self::Date(_) => "date",
            Self::DateTime => "datetime",
            Self::Choice(_) => "choice",
            Self::Choices(..) => "choices",
            Self::Code { .. } => "code",
            Self::Identifier(kind) => kind.name(),
            Self::Url => "url",
            Self::Address => "address",
            Self::Person => "person",
            Self::Period => "period",
            Self::Geo => "geo",
            Self::Computed(_) => "computed",
            Self::Attachment(_) => "attachment",
            Self::Group(_) => "group",
            Self::Table(_) => "table",
        }
    }
}

impl ItemLimits {
    /// Whether more than one is possible.
    pub fn is_many(self) -> bool {
        self.max.is_none_or(|max| max > 1)
    }
}

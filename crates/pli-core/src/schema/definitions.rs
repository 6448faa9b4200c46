//! What each kind of answer is in JSON, once for all the fields of that kind.
//!
//! Patterns are of the common part of the regular expressions of ECMA-262, Python, RE2 and the others: no look-ahead, no classes.

use serde_json::{Map, Value, json};

use crate::answers::{
    MAX_BROKEN, MAX_CODE_CHARS, MAX_CODES, MAX_CODES_CHARS, MAX_DECIMALS, MAX_LEADING_DIGITS,
    MAX_WHOLE_DIGITS, MIN_BROKEN,
};
use crate::dossier::MAX_TEXT_CHARS;
use crate::form::{Component, ComponentKind, Kind};

/// A definition under `$defs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Definition {
    Address,
    Code,
    Codes,
    Date,
    DateTime,
    Geo,
    Integer,
    LongNumber,
    Number,
    Period,
    Person,
    Row,
    Text,
    YesNo,
}

/// A day of the calendar, `2027-02-02`: months of 31 days, of 30, February, and its 29th in leap years.
const DAY: &str = "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))\
|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";
/// A time of the clock, with seconds or without.
const TIME: &str = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
/// Fifteen nines.
const MAX_WHOLE: i64 = 999_999_999_999_999;

impl Definition {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Code => "code",
            Self::Codes => "codes",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Geo => "geo",
            Self::Integer => "integer",
            Self::LongNumber => "long_number",
            Self::Number => "number",
            Self::Period => "period",
            Self::Person => "person",
            Self::Row => "row",
            Self::Text => "text",
            Self::YesNo => "yes_no",
        }
    }

    pub(super) fn address(self) -> String {
        format!("#/$defs/{}", self.name())
    }

    /// What the definition refers to.
    pub(super) fn parts(self) -> &'static [Definition] {
        match self {
            Self::Address | Self::Person => &[Self::Text],
            Self::Period => &[Self::Date],
            Self::Geo => &[Self::Number],
            _ => &[],
        }
    }

    pub(super) fn schema(self) -> Value {
        match self {
            Self::Address => composite(&Kind::Address),
            Self::Person => composite(&Kind::Person),
            Self::Period => composite(&Kind::Period),
            Self::Geo => composite(&Kind::Geo),
            Self::Text => text(MAX_TEXT_CHARS),
            Self::Code => text(MAX_CODE_CHARS),
            Self::Codes => json!({ "anyOf": [
                text(MAX_CODES_CHARS),
                { "type": "array", "maxItems": MAX_CODES, "items": { "type": "string", "maxLength": MAX_CODE_CHARS } },
            ] }),
            Self::Date => written(&format!("^({DAY})?$"), 10),
            Self::DateTime => written(&format!("^({DAY}T{TIME})?$"), 19),
            Self::Row => written(
                "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
                36,
            ),
            // `maxLength` speaks of texts only.
            Self::YesNo => json!({ "type": ["boolean", "string", "null"], "maxLength": 0 }),
            Self::Integer => {
                let digits = format!("^(-?[0-9]{{1,{MAX_WHOLE_DIGITS}}})?$");
                json!({ "anyOf": [written(&digits, 40), whole()] })
            }
            Self::LongNumber => json!({ "anyOf": [decimal(), whole()] }),
            Self::Number => json!({ "anyOf": [
                decimal(),
                whole(),
                { "type": "number", "minimum": MIN_BROKEN, "exclusiveMaximum": MAX_BROKEN },
                { "type": "number", "maximum": -MIN_BROKEN, "exclusiveMinimum": -MAX_BROKEN },
            ] }),
        }
    }
}

fn text(most: usize) -> Value {
    json!({ "type": ["string", "null"], "maxLength": most })
}

fn written(pattern: &str, most: usize) -> Value {
    json!({ "type": ["string", "null"], "pattern": pattern, "maxLength": most })
}

/// A number without decimals, as every reader of JSON keeps it.
fn whole() -> Value {
    json!({ "type": "integer", "minimum": -MAX_WHOLE, "maximum": MAX_WHOLE })
}

/// A number as text, exact whatever its length.
fn decimal() -> Value {
    let pattern = format!(
        "^(-?[0-9]{{1,{MAX_WHOLE_DIGITS}}}|-?[0-9]{{1,{MAX_LEADING_DIGITS}}}\\.[0-9]{{1,{MAX_DECIMALS}}})?$"
    );
    written(&pattern, 40)
}

fn composite(kind: &Kind) -> Value {
    let parts = kind.components().iter();
    let parts: Map<String, Value> = parts
        .map(|part| (part.name.to_owned(), component(part)))
        .collect();
    json!({ "type": ["object", "null"], "additionalProperties": false, "properties": parts })
}

fn component(part: &Component) -> Value {
    let definition = match part.kind {
        ComponentKind::Text(_) | ComponentKind::Identifier(_) => Definition::Text,
        ComponentKind::Date => Definition::Date,
        ComponentKind::Degrees(_) => Definition::Number,
    };
    let mut out = Map::new();
    out.insert("$ref".to_owned(), json!(definition.address()));
    if let ComponentKind::Text(most) = part.kind {
        out.insert("x-max-length".to_owned(), json!(most));
    }
    if part.required {
        out.insert("x-required".to_owned(), json!(true));
    }
    Value::Object(out)
}

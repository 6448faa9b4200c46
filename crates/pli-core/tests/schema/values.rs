//! Values of every kind as a file writes them, and values that are at home in some kinds and wrong in others.

use pli_core::form::{Field, Kind};
use serde_json::{Value, json};

use crate::chance::Chance;

/// A value that `pli dossier fill` takes for a field.
pub(crate) fn sound(field: &Field, chance: &mut Chance) -> Value {
    if chance.once_in(12) {
        let has_parts = !field.kind.components().is_empty();
        return if has_parts || chance.once_in(2) {
            json!(null)
        } else {
            json!("")
        };
    }
    let several = |values: &[Value], chance: &mut Chance| chance.one(values).clone();
    match &field.kind {
        Kind::Integer(_) => several(&integers(), chance),
        Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => several(&numbers(), chance),
        Kind::YesNo => json!(chance.once_in(2)),
        Kind::Date(_) => several(&dates(), chance),
        Kind::DateTime => json!(["2027-02-02T12:00", "2024-02-29T23:59:59"][chance.below(2)]),
        Kind::Choice(_) => json!(code(field, chance)),
        Kind::Choices(..) => codes(field, chance),
        Kind::Code { items, .. } if items.is_many() => codes(field, chance),
        Kind::Code { .. } => json!(code(field, chance)),
        Kind::Address => {
            json!({ "line1": "3 rue des Tanneurs", "postcode": "19000", "city": "Tulle", "country": null })
        }
        Kind::Person => {
            json!({ "last_name": "Faure", "first_name": "Anne", "email": "anne@exemple.fr" })
        }
        Kind::Period => json!({ "start": "2027-01-01", "end": several(&dates(), chance) }),
        Kind::Geo => json!({ "latitude": 45.2678, "longitude": "1.7722" }),
        Kind::Computed(_) | Kind::Attachment(_) => several(&odd(), chance),
        _ => several(&texts(), chance),
    }
}

fn code(field: &Field, chance: &mut Chance) -> String {
    match field.kind.list() {
        Some(list) if !list.codes.is_empty() => chance.one(&list.codes).code.clone(),
        _ => "21502".to_owned(),
    }
}

fn codes(field: &Field, chance: &mut Chance) -> Value {
    match chance.below(3) {
        0 => json!(code(field, chance)),
        1 => json!([]),
        _ => json!([code(field, chance), code(field, chance)]),
    }
}

fn texts() -> Vec<Value> {
    let long = "é".repeat(3_001);
    vec![
        json!("Tulle"),
        json!(" "),
        json!("73282932000074"),
        json!("a\nb\tc\u{1}"),
        json!(long),
        json!("31/02/2027"),
        json!("0\u{202f}555\u{a0}100"),
        json!("Ça, l’été…"),
    ]
}

fn integers() -> Vec<Value> {
    vec![
        json!(0),
        json!(-3),
        json!(12),
        json!(3.0),
        json!("12"),
        json!("-7"),
        json!("0012"),
        json!(999_999_999_999_999_u64),
        json!("1234567890123456789012345678901234"),
    ]
}

fn numbers() -> Vec<Value> {
    let mut all = integers();
    all.extend([
        json!(1234.5),
        json!(0.1),
        json!(-0.25),
        json!("1234.56"),
        json!("-0.10"),
        json!(999_999_999.999_999),
        json!("123456789012345678901234.1234567890"),
    ]);
    all
}

fn dates() -> Vec<Value> {
    vec![
        json!("2027-02-02"),
        json!("2024-02-29"),
        json!("0001-01-31"),
        json!("9999-12-31"),
        json!("2000-02-29"),
    ]
}

/// Values of which most fields refuse most. A text that ends with a line feed is left out: there Python's `$` departs from
/// that of ECMA-262, which the schema is written in.
pub(crate) fn odd() -> Vec<Value> {
    let mut all = odd_numbers();
    all.extend(odd_texts());
    all.extend(odd_shapes());
    all
}

fn odd_numbers() -> Vec<Value> {
    vec![
        json!(0),
        json!(-0.0),
        json!(1),
        json!(1.5),
        json!(3.0),
        json!(1e-9),
        json!(9e-10),
        json!(-1e-9),
        json!(-9e-10),
        json!(5e-324),
        json!(0.123_456_789_012_345_67),
        json!(999_999_999.5),
        json!(1e9),
        json!(1_000_000_000.5),
        json!(-1_000_000_000.5),
        json!(999_999_999_999_999_i64),
        json!(1_000_000_000_000_000_i64),
        json!(1e15),
        json!(-1e15),
        json!(1e20),
        json!(1e300),
        json!(12_345_678_901_234_567_890_u64),
        json!(i64::MIN),
    ]
}

/// Texts that are numbers, words, identities, or nearly.
const WRITTEN: [&str; 35] = [
    "",
    " ",
    "12",
    "-12",
    "12.50",
    "1 234,56",
    "1234,5",
    "1e5",
    "+1",
    "00012",
    ".5",
    "5.",
    "--3",
    "1.2.3",
    "−3",
    "douze",
    "1.1234567890",
    "1.12345678901",
    "Infinity",
    "NaN",
    "0x10",
    "１２",
    "oui",
    "true",
    "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10",
    "0193501E-7A55-7C3E-9A1F-5B0C2F6D8E10",
    "0193501e7a557c3e9a1f5b0c2f6d8e10",
    "{0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10}",
    "ligne 1",
    "a,b;c",
    ",",
    "1234567890123456789012345678901234",
    "12345678901234567890123456789012345",
    "123456789012345678901234.5",
    "1234567890123456789012345.5",
];

/// Texts that are days, or nearly.
const DAYS: [&str; 21] = [
    "2027-02-02",
    "2027-2-2",
    "02/02/2027",
    "2027-02-31",
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "0000-02-29",
    "2027-13-01",
    "2027-00-10",
    "+002027-02-02",
    "2027-02-02T12:00",
    "2027-02-02T12:00:59",
    "2027-02-02T12:00:60",
    "2027-02-02T24:00",
    "2027-02-02T12:0",
    "2027-02-02t12:00",
    "2027-02-02 12:00",
    "2027-02-02T12:00:00Z",
    "2027-02-02T12:00:00.5",
    "2027-02-31T12:00",
];

fn odd_texts() -> Vec<Value> {
    let texts = WRITTEN.into_iter().chain(DAYS).map(str::to_owned);
    let mut all: Vec<String> = texts.collect();
    all.extend([
        "x".repeat(150),
        "x".repeat(151),
        "é".repeat(150),
        "x".repeat(20_000),
        "x".repeat(20_001),
    ]);
    all.into_iter().map(Value::String).collect()
}

fn odd_shapes() -> Vec<Value> {
    let long = "x".repeat(151);
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!([null]),
        json!(["a"]),
        json!(["a", 1]),
        json!([["a"]]),
        json!([{}]),
        json!([long]),
        json!(vec!["a"; 1_000]),
        json!(vec!["a"; 1_001]),
        json!({ "line1": "x" }),
        json!({ "line1": 5 }),
        json!({ "line1": null, "city": "" }),
        json!({ "postcode": 19_000 }),
        json!({ "inconnu": 1 }),
        json!({ "start": "2027-01-01", "end": "31/12/2027" }),
        json!({ "end": "2027-12-31" }),
        json!({ "latitude": 45.1, "longitude": "2.5" }),
        json!({ "latitude": "2,5" }),
        json!({ "latitude": true }),
        json!({ "email": "nobody" }),
        json!({ "_row": null }),
        json!({ "_row": "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10" }),
        json!([{ "_row": "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10" }]),
        json!([{ "_row": "1" }]),
        json!([{ "_row": 1 }]),
    ]
}

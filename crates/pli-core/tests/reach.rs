//! What is called unreachable: never what some answers show, and all that comparisons with constants can prove.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;

use jiff::civil::Date;
use pli_core::form::{Shelf, examine};
use pli_feel::{Decimal, Kind, Scope, Type, Value, compile};
use proptest::prelude::*;

const FORM: &str = r#"
format: 1
form: reach
version: 1.0.0
title: Portée
summary: Des champs de chaque sorte, et un champ qui dépend d’eux.
sections:
  - id: s
    title: Section
    fields:
      - { id: count, kind: integer, label: Nombre, min: 0, max: 10 }
      - { id: price, kind: amount, label: Prix, max: 500 }
      - { id: share, kind: rate, label: Part, decimals: 2 }
      - { id: level, kind: number, label: Niveau, decimals: 1, min: -2, max: 2 }
      - { id: day, kind: date, label: Jour, min: 'date("2026-01-01")', max: 'date("2026-12-31")' }
      - { id: ok, kind: yes_no, label: Accord }
      - { id: name, kind: text, label: Nom }
      - { id: tenth, kind: computed, type: number, value: price / 10, label: Dixième }
      - { id: target, kind: text, label: But, visible: '@' }
"#;

fn is_unreachable(condition: &str) -> bool {
    let form = FORM.replace('@', condition);
    let files = BTreeMap::from([("form.yaml".to_owned(), form.into_bytes())]);
    let examined = examine(&files, &Shelf::default());
    let faults: Vec<String> = examined.faults.iter().map(ToString::to_string).collect();
    assert!(examined.package.is_some(), "{condition}: {faults:?}");
    let mut codes = examined.faults.iter().map(|fault| fault.code.name());
    codes.any(|code| code == "unreachable")
}

#[test]
fn conditions_that_contradict_each_other_are_told() {
    let never = [
        "count > 5 and count < 3",
        "count > 3 and count < 4",
        "count > 10",
        "count < 0",
        "count = 2.5",
        "count in [11..20]",
        "not(count >= 0) and count != null",
        "count between 6 and 4",
        "count > 5 and (count < 2 or count = 3)",
        "price > 500",
        "price < 0",
        "price > 1.00 and price < 1.01",
        "price = 3.141",
        "share > 50 and share <= 50",
        "share > 12.34 and share < 12.35",
        "level > 2 or level < -2",
        r#"day < date("2026-01-01")"#,
        r#"day > date("2026-03-01") and day < date("2026-03-02")"#,
        r#"day > date("2026-11-30") + duration("P31D")"#,
        r#"name = "a" and name = "b""#,
        r#"name = "a" and (count > 5 and count < 3 or name = null)"#,
        "count > 5 and ok and count < 3",
        r#"count > 5 and contains(name, "x") and count <= 5"#,
        "tenth > 3 and tenth < 2",
        "is_answered(count) and count = null",
        "count > price and count > 10",
    ];
    let told: Vec<_> = never
        .iter()
        .filter(|condition| !is_unreachable(condition))
        .collect();
    assert!(told.is_empty(), "not told: {told:?}");
}

#[test]
fn what_can_be_met_or_cannot_be_decided_is_not_told() {
    let fine = [
        "count > 3 and count < 5",
        "count >= 10",
        "count != 5",
        "price > 1.00 and price < 1.02",
        "share > 99999",
        "share < 0",
        "level = 1.5",
        r#"day >= date("2026-12-31")"#,
        "day > today and day < today",
        "count > price and price > count",
        "tenth > 3 and tenth < 3.00001",
        r#"name = "a" or name = "b""#,
        r#"name > "a" and name < "b""#,
        r#"contains(name, "x") and not(contains(name, "x"))"#,
        "count = null and price = null",
        "if count > 5 then count < 3 else false",
    ];
    let told: Vec<_> = fine
        .iter()
        .filter(|condition| is_unreachable(condition))
        .collect();
    assert!(told.is_empty(), "told: {told:?}");
}

fn number(text: &str) -> Value {
    Value::Number(text.parse::<Decimal>().unwrap())
}

/// Answers that the form accepts, by field: all of those that are few, else some around the constants of the conditions.
fn answers(field: &str) -> Vec<Value> {
    let numbers = |texts: &[&str]| texts.iter().map(|text| number(text)).collect::<Vec<_>>();
    let mut values = match field {
        "count" => (0..=10).map(|n| Value::Number(n.into())).collect(),
        "price" => numbers(&[
            "0", "0.01", "1.99", "2", "2.01", "4.99", "5", "5.01", "499.99", "500",
        ]),
        "share" => numbers(&[
            "-1", "0", "0.01", "2", "2.01", "2.49", "2.5", "2.51", "4.99", "5", "5.01", "500",
            "600",
        ]),
        "level" => numbers(&["-2", "-1.9", "-0.1", "0", "0.1", "1.9", "2"]),
        "day" => [
            "2026-01-01",
            "2026-01-02",
            "2026-03-01",
            "2026-03-02",
            "2026-03-03",
            "2026-07-14",
            "2026-12-31",
        ]
        .map(|day| Value::Date(day.parse::<Date>().unwrap()))
        .to_vec(),
        _ => vec![Value::Boolean(true), Value::Boolean(false)],
    };
    values.push(Value::Null);
    values
}

const NAMES: [&str; 6] = ["count", "price", "share", "level", "day", "ok"];

fn scope() -> Scope {
    let mut scope = Scope::new();
    for name in NAMES {
        let kind = match name {
            "day" => Kind::Date,
            "ok" => Kind::Boolean,
            _ => Kind::Number,
        };
        scope.declare(
            name,
            Type {
                kind,
                nullable: true,
            },
        );
    }
    scope
}

/// Whether some answers meet a condition over some of the fields.
fn is_met_by_some(condition: &str) -> bool {
    let program = compile(condition, &scope()).unwrap();
    let read: Vec<(pli_feel::Slot, Vec<Value>)> = program
        .reads()
        .iter()
        .map(|slot| (*slot, answers(NAMES[slot.index()])))
        .collect();
    let count: usize = read.iter().map(|(_, values)| values.len()).product();
    (0..count).any(|number| {
        let mut rest = number;
        let mut at = BTreeMap::new();
        for (slot, values) in &read {
            at.insert(*slot, values[rest % values.len()].clone());
            rest /= values.len();
        }
        program
            .evaluate(&|slot| at.get(&slot).cloned().unwrap_or(Value::Null))
            .is_true()
    })
}

fn atom(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    let operator = prop::sample::select(vec!["<", "<=", ">", ">=", "=", "!="]);
    let constant = |name: &str| -> Vec<&'static str> {
        match name {
            "day" => vec![
                "date(\"2026-01-01\")",
                "date(\"2026-03-02\")",
                "date(\"2027-01-01\")",
            ],
            _ => vec!["-2", "0", "2", "2.5", "5", "10", "500"],
        }
    };
    (
        prop::sample::select(names),
        operator,
        0usize..100,
        0usize..100,
        0u8..6,
    )
        .prop_map(move |(name, operator, one, two, shape)| {
            if name == "ok" {
                return [
                    "ok",
                    "not(ok)",
                    "ok = null",
                    "ok != true",
                    "is_answered(ok)",
                    "ok = false",
                ][usize::from(shape)]
                .to_owned();
            }
            let constants = constant(name);
            let (one, two) = (
                constants[one % constants.len()],
                constants[two % constants.len()],
            );
            match shape {
                0 => format!("{name} in ({one}..{two}]"),
                1 => format!("{name} between {one} and {two}"),
                2 if one.starts_with('d') => format!("{one} {operator} {name}"),
                2 => format!("{name} in ({one}, {two})"),
                3 => format!("is_answered({name})"),
                _ => format!("{name} {operator} {one}"),
            }
        })
}

fn condition(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    atom(names).prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            3 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) and ({right})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) or ({right})")),
            1 => inner.prop_map(|of| format!("not({of})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_is_met_by_no_answers(condition in condition(&["count", "price", "share", "level", "day", "ok"])) {
        prop_assert!(!(is_unreachable(&condition) && is_met_by_some(&condition)), "{}", condition);
    }

    #[test]
    fn over_whole_numbers_it_is_told_exactly_when_no_answers_meet_it(condition in condition(&["count", "ok"])) {
        prop_assert_eq!(is_unreachable(&condition), !is_met_by_some(&condition), "{}", condition);
    }
}

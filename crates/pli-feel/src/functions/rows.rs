//! Functions of rows. A form knows the names beforehand (`check::rows`); the standard makes rows of any names.

use std::sync::Arc;

use crate::{Row, Value};

use super::signature::{Cost, Function, Shape, Signature};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "get value",
        usage: "get value(row, \"name\")",
        signatures: &[Signature::new(
            &[Shape::Row, Shape::Text],
            Shape::Any,
            |arguments| match arguments {
                [Value::Row(row), Value::Text(key)] => row.get(key),
                _ => Value::Null,
            },
        )],
    },
    Function {
        name: "get entries",
        usage: "get entries(row)",
        signatures: &[Signature::new(
            &[Shape::Row],
            Shape::List,
            |arguments| match arguments {
                [Value::Row(row)] => Value::list(row.cells().map(entry)),
                _ => Value::Null,
            },
        )],
    },
    Function {
        name: "context put",
        usage: "context put(row, \"name\", value)",
        signatures: &[
            Signature::new(
                &[Shape::Row, Shape::Text, Shape::Any],
                Shape::Any,
                |arguments| match arguments {
                    [Value::Row(row), Value::Text(key), value] => {
                        put(row, std::slice::from_ref(key), value).unwrap_or(Value::Null)
                    }
                    _ => Value::Null,
                },
            )
            .sees_nulls()
            .costs(Cost::Whole),
            Signature::new(
                &[Shape::Row, Shape::Texts, Shape::Any],
                Shape::Any,
                |arguments| match arguments {
                    [Value::Row(row), Value::List(keys), value] => texts(keys)
                        .and_then(|keys| put(row, &keys, value))
                        .unwrap_or(Value::Null),
                    _ => Value::Null,
                },
            )
            .sees_nulls()
            .costs(Cost::Whole),
        ],
    },
    Function {
        name: "context merge",
        usage: "context merge(rows)",
        signatures: &[Signature::new(&[Shape::Rows], Shape::Any, |arguments| {
            merge(arguments).unwrap_or(Value::Null)
        })
        .costs(Cost::Whole)],
    },
    Function {
        name: "context",
        usage: "context(entries)",
        signatures: &[Signature::new(&[Shape::Rows], Shape::Any, |arguments| {
            of_entries(arguments).unwrap_or(Value::Null)
        })
        .costs(Cost::Whole)],
    },
];

fn entry((name, value): (&str, &Value)) -> Value {
    let cells = [
        ("key".into(), Value::text(name)),
        ("value".into(), value.clone()),
    ];
    Value::Row(Row::of_values(cells).into())
}

fn texts(keys: &[Value]) -> Option<Vec<Arc<str>>> {
    let text = |key: &Value| match key {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    keys.iter().map(text).collect()
}

fn cells(row: &Row) -> impl Iterator<Item = (Arc<str>, Value)> {
    row.cells()
        .map(|(name, value)| (name.into(), value.clone()))
}

/// Puts a value where a path of names leads; each name but the last must lead to a row.
fn put(row: &Row, keys: &[Arc<str>], value: &Value) -> Option<Value> {
    let (first, rest) = keys.split_first()?;
    let new = if rest.is_empty() {
        value.clone()
    } else {
        match row.find(first)? {
            Value::Row(inner) => put(inner, rest, value)?,
            _ => return None,
        }
    };
    let row = Row::of_values(cells(row).chain([(first.clone(), new)]));
    Some(Value::Row(row.into()))
}

fn rows(arguments: &[Value]) -> Option<Vec<Arc<Row>>> {
    let row = |value: &Value| match value {
        Value::Row(row) => Some(row.clone()),
        _ => None,
    };
    arguments.first()?.as_list()?.iter().map(row).collect()
}

/// Of two cells of one name the later one stays.
fn merge(arguments: &[Value]) -> Option<Value> {
    let rows = rows(arguments)?;
    let merged = Row::of_values(rows.iter().flat_map(|row| cells(row)));
    Some(Value::Row(merged.into()))
}

/// Each entry has a `key` and a `value`; a key must not come twice.
fn of_entries(arguments: &[Value]) -> Option<Value> {
    let mut made: Vec<(Arc<str>, Value)> = Vec::new();
    for entry in rows(arguments)? {
        let Value::Text(key) = entry.get("key") else {
            return None;
        };
        let value = entry.find("value")?.clone();
        made.push((key, value));
    }
    let count = made.len();
    let row = Row::of_values(made);
    (row.cells().count() == count).then(|| Value::Row(row.into()))
}

//! Files of answers of a form: sound ones, the same with one thing broken, and each field with values of all kinds.

use std::sync::Arc;

use pli_core::form::{Field, FormPackage};
use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::values::{odd, sound as value};

/// Files that are sound, from nearly empty to full.
const SOUND: usize = 150;
/// Files with one thing broken, or mended by luck.
const BROKEN: usize = 500;
/// Odd values that each field is given, one at a time.
const EACH: usize = 10;

/// Files that `pli dossier fill` takes.
pub(crate) fn sound(form: &FormPackage, chance: &mut Chance) -> Vec<Value> {
    (0..SOUND)
        .map(|turn| {
            let share = 1 + turn % 9;
            let mut sections = Map::new();
            for section in &form.sections {
                if chance.once_in(share) {
                    let fields = fields(&section.fields, share, chance);
                    sections.insert(section.id.clone(), Value::Object(fields));
                }
            }
            Value::Object(sections)
        })
        .collect()
}

fn fields(all: &[Arc<Field>], share: usize, chance: &mut Chance) -> Map<String, Value> {
    let mut out = Map::new();
    for field in all {
        if !chance.once_in(share) {
            continue;
        }
        let given = match field.kind.rows() {
            Some(rows) => {
                let count = chance.below(3);
                let rows = (0..count).map(|_| {
                    let mut row = fields(&rows.fields, share.min(3), chance);
                    if chance.once_in(4) {
                        row.insert(
                            "_row".to_owned(),
                            json!("0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10"),
                        );
                    }
                    Value::Object(row)
                });
                Value::Array(rows.collect())
            }
            None => value(field, chance),
        };
        out.insert(field.id.clone(), given);
    }
    out
}

/// Sound files in which something was put in the place of something else, or added under a name that is not there.
pub(crate) fn broken(sound: &[Value], chance: &mut Chance) -> Vec<Value> {
    let odd = odd();
    (0..BROKEN)
        .map(|_| {
            let mut document = chance.one(sound).clone();
            let mut places = Vec::new();
            list(&document, "", &mut places);
            let place = chance.one(&places).clone();
            let spot = document.pointer_mut(&place);
            let spot = spot.expect("a place that was listed");
            match spot {
                Value::Object(parts) if chance.once_in(3) => {
                    let name =
                        *chance.one(&["inconnu", "_row", "siret", "organisme", "Name", "line1"]);
                    parts.insert(name.to_owned(), chance.one(&odd).clone());
                }
                Value::Array(parts) if chance.once_in(3) => parts.push(chance.one(&odd).clone()),
                _ => *spot = chance.one(&odd).clone(),
            }
            document
        })
        .collect()
}

fn list(value: &Value, here: &str, into: &mut Vec<String>) {
    into.push(here.to_owned());
    match value {
        Value::Object(parts) => {
            for (name, part) in parts {
                list(part, &format!("{here}/{name}"), into);
            }
        }
        Value::Array(parts) => {
            for (number, part) in parts.iter().enumerate() {
                list(part, &format!("{here}/{number}"), into);
            }
        }
        _ => {}
    }
}

/// Each field of the form, those of rows included, alone with an odd value.
pub(crate) fn one_value_at_a_time(form: &FormPackage, chance: &mut Chance) -> Vec<Value> {
    let odd = odd();
    let mut all = Vec::new();
    for field in form.fields() {
        let names: Vec<&str> = field.pattern.split('.').collect();
        for _ in 0..EACH {
            let value = chance.one(&odd).clone();
            all.push(wrapped(&names, value));
        }
    }
    all
}

/// The value under its names: a section, then rows of groups, then the field.
fn wrapped(names: &[&str], value: Value) -> Value {
    let inner = names.iter().skip(1).rev().enumerate();
    let fields = inner.fold(value, |value, (depth, name)| {
        let value = if depth == 0 { value } else { json!([value]) };
        json!({ *name: value })
    });
    json!({ names[0]: fields })
}

//! The worked examples of a form, as files of answers.

use pli_core::form::FormPackage;
use serde_json::{Map, Value, json};

use crate::fault::{Code, Fault};

/// An example by its name (`large`): its answers, and the names of its files by piece and row as the package writes them.
pub fn example(form: &FormPackage, name: &str) -> Result<Value, Fault> {
    let stem = |file: &str| {
        file.trim_start_matches("examples/")
            .trim_end_matches(".yaml")
            .to_owned()
    };
    let found = form
        .examples
        .iter()
        .find(|example| stem(&example.file) == name);
    let found = found.ok_or_else(|| {
        Fault::new(Code::UnknownForm).with("form", format!("{} {name}", form.name))
    })?;
    let mut attachments = Map::new();
    for (place, names) in &found.attachments {
        let place = place.strip_prefix("pieces.").unwrap_or(place);
        match place
            .strip_suffix(']')
            .and_then(|place| place.split_once('['))
        {
            Some((piece, row)) => {
                let rows = attachments.entry(piece).or_insert_with(|| json!({}));
                if let Value::Object(rows) = rows {
                    rows.insert(row.to_owned(), json!(names));
                }
            }
            None => {
                attachments.insert(place.to_owned(), json!(names));
            }
        }
    }
    Ok(json!({ "title": found.title, "answers": found.answers, "attachments": attachments }))
}

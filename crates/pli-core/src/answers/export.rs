//! Answers out: those that are signed and transmitted, and all of them for their owner.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::ROW_KEY;
use crate::dossier::{Answer, Dossier, Path, Step};
use crate::form::{Field, FormPackage};
use crate::migration::{OrphanContent, orphans};
use crate::view::{FieldView, View};

/// The answers that are signed: what is shown and answered, values of the call and of the form included, as canonical JSON
/// (RFC 8785). Hidden answers are not in it. Numbers are texts, so that no reader rounds them.
///
/// # Errors
/// A value that JSON cannot carry; none is known.
pub fn signed_answers(form: &FormPackage, view: &View) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(&answers(form, view))
}

fn answers(form: &FormPackage, view: &View) -> Value {
    let mut sections = Map::new();
    for (section, shown) in form.sections.iter().zip(&view.sections) {
        if !shown.visible {
            continue;
        }
        let home = Path::new(vec![Step::Name(section.id.clone())]);
        let fields = fields(&section.fields, view, &home);
        if !fields.is_empty() {
            sections.insert(section.id.clone(), Value::Object(fields));
        }
    }
    Value::Object(sections)
}

fn fields(fields: &[Arc<Field>], view: &View, home: &Path) -> Map<String, Value> {
    let mut out = Map::new();
    for field in fields {
        let path = home.child(&field.id);
        let value = match field.kind.rows() {
            Some(rows) => group(&rows.fields, view, &path),
            None => view
                .fields
                .get(&path)
                .filter(|shown| shown.visible)
                .and_then(single),
        };
        if let Some(value) = value {
            out.insert(field.id.clone(), value);
        }
    }
    out
}

fn group(children: &[Arc<Field>], view: &View, path: &Path) -> Option<Value> {
    let group = view
        .groups
        .get(path)
        .filter(|group| group.visible && !group.rows.is_empty())?;
    let rows = group.rows.iter().map(|row| {
        let mut cells = fields(children, view, &path.row(row.row));
        cells.insert(ROW_KEY.to_owned(), Value::String(row.row.0.to_string()));
        Value::Object(cells)
    });
    Some(Value::Array(rows.collect()))
}

fn single(view: &FieldView) -> Option<Value> {
    if !view.files.is_empty() {
        let files = view.files.iter().map(|file| json!({ "name": file.name, "size": file.size.to_string(), "sha256": file.sha256 }));
        return Some(Value::Array(files.collect()));
    }
    if !view.components.is_empty() {
        let parts = view
            .components
            .iter()
            .filter_map(|part| Some((part.name.to_owned(), plain(part.answer.as_ref()?))));
        let parts: Map<String, Value> = parts.collect();
        return (!parts.is_empty()).then_some(Value::Object(parts));
    }
    view.value.as_ref().map(plain)
}

/// An answer as it stands in files of answers.
fn plain(answer: &Answer) -> Value {
    match answer {
        Answer::Text(text) | Answer::Number(text) => Value::String(text.clone()),
        Answer::YesNo(value) => Value::Bool(*value),
        Answer::Date(value) => Value::String(value.to_string()),
        Answer::DateTime(value) => Value::String(value.to_string()),
        Answer::Codes(codes) => match codes.as_slice() {
            [one] => Value::String(one.clone()),
            many => Value::Array(many.iter().cloned().map(Value::String).collect()),
        },
    }
}

/// Everything that a dossier holds, for its owner: shown answers, hidden ones, those that a former version of the form
/// had a place for, files, justifications.
pub fn export_all(form: &FormPackage, dossier: &Dossier, view: &View) -> Value {
    let hidden = view
        .hidden
        .iter()
        .filter_map(|path| Some((path.to_string(), plain(dossier.answer(path)?))));
    let files = dossier.targets().flat_map(|target| {
        dossier.attached(target).into_iter().map(move |file| {
            json!({
                "target": target.to_string(), "name": file.name, "size": file.size.to_string(), "sha256": file.sha256,
                "media_type": file.media_type,
            })
        })
    });
    let justified = view.findings.iter().filter_map(|finding| {
        let text = finding.justified.as_ref()?;
        Some(json!({ "code": finding.code, "path": finding.path.to_string(), "text": text }))
    });
    let kept = orphans(form, dossier).into_iter().map(|orphan| {
        let value = match &orphan.content {
            OrphanContent::Answer(answer) => plain(answer),
            OrphanContent::Files(files) => {
                Value::Array(files.iter().map(|file| json!(file.name)).collect())
            }
        };
        (orphan.path.to_string(), value)
    });
    json!({
        "form": { "name": form.name, "version": form.version, "sha256": form.sha256 },
        "answers": answers(form, view),
        "hidden": Value::Object(hidden.collect()),
        "kept": Value::Object(kept.collect()),
        "files": files.collect::<Vec<_>>(),
        "justifications": justified.collect::<Vec<_>>(),
    })
}

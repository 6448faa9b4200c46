//! The state of a dossier as bytes: equal for equal sets of operations.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::call::FormRef;

use super::register::{Register, Written};
use super::state::{Dossier, Given, Held, Row};
use super::{Attachment, OpId, Path, Position, RowId};

impl Dossier {
    /// The state as canonical JSON (RFC 8785): equal for equal sets of operations.
    ///
    /// # Errors
    /// A value that JSON cannot carry; none is known.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json_canonicalizer::to_vec(&self.dump())
    }

    fn dump(&self) -> Dump<'_> {
        Dump {
            version: self
                .version()
                .into_iter()
                .map(|(actor, seq)| (actor.0.to_string(), seq))
                .collect(),
            answers: self
                .answers
                .iter()
                .map(|(path, r)| (path.to_string(), heads(r)))
                .collect(),
            rows: self
                .rows
                .iter()
                .flat_map(|(group, rows)| {
                    rows.iter().map(move |(id, row)| dump_row(group, *id, row))
                })
                .collect(),
            attachments: self
                .attachments
                .iter()
                .flat_map(|(t, files)| files.values().map(move |h| dump_held(t, h)))
                .collect(),
            justifications: self
                .justifications
                .iter()
                .map(|((code, path), r)| (format!("{code} {path}"), heads(r)))
                .collect(),
            form: heads(&self.form),
        }
    }
}

type Heads<'a, V> = Vec<(&'a OpId, &'a Written<V>)>;

#[derive(Serialize)]
struct Dump<'a> {
    version: BTreeMap<String, u64>,
    answers: BTreeMap<String, Heads<'a, Given>>,
    rows: BTreeMap<String, DumpRow<'a>>,
    attachments: Vec<DumpHeld<'a>>,
    justifications: BTreeMap<String, Heads<'a, Option<String>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    form: Heads<'a, FormRef>,
}

#[derive(Serialize)]
struct DumpRow<'a> {
    position: Heads<'a, Position>,
    standing: Heads<'a, bool>,
}

#[derive(Serialize)]
struct DumpHeld<'a> {
    target: String,
    attachment: &'a Option<Attachment>,
    standing: Heads<'a, bool>,
}

fn dump_row<'a>(group: &Path, id: RowId, row: &'a Row) -> (String, DumpRow<'a>) {
    (
        group.row(id).to_string(),
        DumpRow {
            position: heads(&row.position),
            standing: heads(&row.standing),
        },
    )
}

fn dump_held<'a>(target: &Path, held: &'a Held) -> DumpHeld<'a> {
    DumpHeld {
        target: target.to_string(),
        attachment: &held.attachment,
        standing: heads(&held.standing),
    }
}

fn heads<V>(register: &Register<V>) -> Heads<'_, V> {
    register.heads().collect()
}

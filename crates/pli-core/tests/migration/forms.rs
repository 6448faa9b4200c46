//! Three versions of a form, and drafts of the first.

use std::collections::BTreeMap;
use std::sync::Arc;

use pli_core::dossier::{
    ActorId, Attachment, AttachmentId, BatchId, Context, Dossier, Op, Path, Request, RowId, plan,
};
use pli_core::form::{FormPackage, load};
use pli_core::migration::{Leg, route};
use serde_json::Value;
use uuid::Uuid;

pub(crate) const V1: &[(&str, &str)] = &[
    ("form.yaml", include_str!("v1/form.yaml")),
    ("lists/statuts.yaml", include_str!("v1/lists/statuts.yaml")),
];
pub(crate) const V2: &[(&str, &str)] = &[
    ("form.yaml", include_str!("v2/form.yaml")),
    ("lists/statuts.yaml", include_str!("v2/lists/statuts.yaml")),
    (
        "migrations/1.0.0.yaml",
        include_str!("v2/migrations/1.0.0.yaml"),
    ),
];
pub(crate) const V3: &[(&str, &str)] = &[
    ("form.yaml", include_str!("v3/form.yaml")),
    ("lists/statuts.yaml", include_str!("v3/lists/statuts.yaml")),
    (
        "migrations/1.1.0.yaml",
        include_str!("v3/migrations/1.1.0.yaml"),
    ),
];

pub(crate) fn files(package: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let files = package.iter();
    files
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

pub(crate) fn package(of: &[(&str, &str)]) -> Arc<FormPackage> {
    let loaded = load(&files(of)).unwrap_or_else(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    Arc::new(loaded.package)
}

pub(crate) fn legs(from: &[(&str, &str)], to: &[(&str, &str)]) -> Vec<Leg> {
    let all = [package(V1), package(V2), package(V3)];
    route(&all, &package(from), &package(to)).unwrap().unwrap()
}

pub(crate) fn context(number: u128) -> Context {
    Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Anne".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(number)),
    }
}

pub(crate) fn apply(draft: &mut Dossier, ops: &[Op]) {
    for op in ops {
        draft.apply(op).unwrap();
    }
}

pub(crate) fn act(draft: &mut Dossier, number: u128, requests: &[Request]) {
    let ops = plan(draft, &context(number), requests);
    apply(draft, &ops);
}

pub(crate) fn row(number: u128) -> RowId {
    RowId(Uuid::from_u128((7 << 76) | number))
}

pub(crate) fn path(text: &str) -> Path {
    text.parse().unwrap()
}

/// A draft of the answers of a file of answers.
pub(crate) fn draft(form: &FormPackage, answers: &Value) -> Dossier {
    let mut draft = Dossier::default();
    let mut count = 0;
    let mut new_row = || {
        count += 1;
        row(count)
    };
    let requests = pli_core::answers::import(form, &draft, answers, None, &mut new_row).unwrap();
    act(&mut draft, 1, &requests);
    draft
}

pub(crate) fn file(number: u128, name: &str) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128((8 << 76) | number)),
        name: name.to_owned(),
        size: 1,
        sha256: "0".repeat(64),
        media_type: "application/pdf".to_owned(),
        issued_on: None,
        valid_until: None,
    }
}

/// Every answer, row and file that shows, by address.
pub(crate) fn shown(draft: &Dossier) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (path, _) in draft.answers() {
        if let Some(answer) = draft.answer(path) {
            all.insert(path.to_string(), format!("{answer:?}"));
        }
    }
    for group in draft.groups() {
        let rows = draft.rows(group);
        if !rows.is_empty() {
            all.insert(group.to_string(), format!("{rows:?}"));
        }
    }
    for target in draft.targets() {
        let files = draft.attached(target);
        if !files.is_empty() {
            all.insert(format!("files {target}"), format!("{files:?}"));
        }
    }
    for (code, path, text) in draft.justifications() {
        all.insert(format!("why {code} {path}"), text.to_owned());
    }
    all
}

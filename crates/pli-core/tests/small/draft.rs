//! A dossier on a small form that has every kind of field, edited as the application does it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use pli_core::answers::{Numbering, friendly_path, import, resolve_path};
use pli_core::dossier::{
    ActorId, Attachment, AttachmentId, BatchId, Context, Dossier, Origin, Path, Request, RowId,
    plan,
};
use pli_core::finding::Severity;
use pli_core::form::{FormPackage, Located, load};
use pli_core::text::Language;
use pli_core::view::{Inputs, View, evaluate, parse_path};
use serde_json::json;
use uuid::Uuid;

const FORM: &str = include_str!("form.yaml");
const LIST: &str = include_str!("lists/modes.yaml");
pub(crate) const TODAY: Date = Date::constant(2026, 11, 21);

fn form(text: &str) -> FormPackage {
    let files = BTreeMap::from([
        ("form.yaml".to_owned(), text.as_bytes().to_vec()),
        ("lists/modes.yaml".to_owned(), LIST.as_bytes().to_vec()),
    ]);
    load(&files)
        .unwrap_or_else(|faults| {
            panic!(
                "{}",
                faults
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("\n")
            )
        })
        .package
}

/// A dossier that is edited as the application does it.
pub(crate) struct Draft {
    pub(crate) form: FormPackage,
    pub(crate) dossier: Dossier,
    acts: u128,
}

impl Draft {
    pub(crate) fn new() -> Self {
        Self {
            form: form(FORM),
            dossier: Dossier::default(),
            acts: 0,
        }
    }

    /// A draft of the small form with one text in the place of another.
    pub(crate) fn changed(from: &str, to: &str) -> Self {
        assert!(FORM.contains(from), "{from}");
        Self {
            form: form(&FORM.replacen(from, to, 1)),
            ..Self::new()
        }
    }

    pub(crate) fn with(answers: &serde_json::Value) -> Self {
        let mut draft = Self::new();
        let requests = draft.read(answers).unwrap();
        draft.act(&requests);
        draft
    }

    pub(crate) fn read(&self, answers: &serde_json::Value) -> Result<Vec<Request>, Vec<String>> {
        let mut count = self.acts << 32;
        let mut new_row = || {
            count += 1;
            RowId(Uuid::from_u128(count))
        };
        let origin = Origin::File("answers.json".into());
        let read = import(
            &self.form,
            &self.dossier,
            answers,
            Some(&origin),
            &mut new_row,
        );
        read.map_err(|errors| {
            errors
                .into_iter()
                .map(|error| format!("{}: {}", error.path, error.what.fr))
                .collect()
        })
    }

    pub(crate) fn act(&mut self, requests: &[Request]) {
        self.acts += 1;
        let context = Context {
            actor: ActorId(Uuid::from_u128(1)),
            author: "Anne".into(),
            now: jiff::Timestamp::from_second(1_700_000_000).unwrap(),
            batch: BatchId(Uuid::from_u128(self.acts)),
        };
        for op in plan(&self.dossier, &context, requests) {
            self.dossier.apply(&op).unwrap();
        }
    }

    pub(crate) fn path(&self, text: &str) -> Path {
        resolve_path(&self.form, &self.dossier, text, Numbering::FromOne).unwrap()
    }

    pub(crate) fn type_in(&mut self, at: &str, text: &str) {
        let path = self.path(at);
        let answer = parse_path(&self.form, &path, text, Language::French).unwrap();
        self.act(&[Request::Set {
            path,
            answer,
            origin: None,
        }]);
    }

    /// What a person types in English.
    pub(crate) fn type_in_english(&mut self, at: &str, text: &str) {
        let path = self.path(at);
        let answer = parse_path(&self.form, &path, text, Language::English).unwrap();
        self.act(&[Request::Set {
            path,
            answer,
            origin: None,
        }]);
    }

    pub(crate) fn attach(&mut self, at: &str, name: &str, size: u64, issued_on: Option<Date>) {
        let id = AttachmentId(Uuid::from_u128(0xF000_0000 + self.acts));
        let (sha256, media_type) = ("0".repeat(64), "application/pdf".to_owned());
        let attachment = Attachment {
            id,
            name: name.into(),
            size,
            sha256,
            media_type,
            issued_on,
            valid_until: None,
        };
        let target = self.path(at);
        self.act(&[Request::Attach { target, attachment }]);
    }

    pub(crate) fn view(&self) -> View {
        evaluate(
            &self.form,
            &self.dossier,
            Inputs {
                call: None,
                lot: None,
                today: TODAY,
            },
        )
    }

    /// `code path` of every finding, rows by number from 1.
    pub(crate) fn findings(&self) -> Vec<String> {
        let view = self.view();
        let line = |finding: &pli_core::finding::Finding| {
            let mark = if finding.severity == Severity::Blocking {
                "!"
            } else {
                "?"
            };
            format!(
                "{mark}{} {}",
                finding.code,
                friendly_path(&self.form, &self.dossier, &finding.path, Numbering::FromOne)
            )
        };
        view.findings.iter().map(line).collect()
    }

    /// A field as it is shown in English.
    pub(crate) fn english(&self, at: &str) -> String {
        let path = self.path(at);
        let Some(Located::Field(field)) = self.form.locate(&path) else {
            panic!("no field at {at}");
        };
        self.view().fields[&path].shown(&field, Language::English)
    }

    pub(crate) fn display(&self, at: &str) -> String {
        self.view().fields[&self.path(at)]
            .display
            .replace(['\u{202F}', '\u{A0}'], " ")
    }
}

/// Answers that nothing is wrong with.
pub(crate) fn complete() -> serde_json::Value {
    json!({
        "id": {
            "siret": "732 829 320 00074", "mode": "seul", "addr": { "line1": "1 rue Haute", "postcode": "19000", "city": "Tulle" },
            "start": "2027-02-02"
        },
        "team": { "people": [ { "name": "Anne", "hours": 10, "rate": "45.5" }, { "name": "Luc", "hours": 5, "rate": "40" } ] },
        "end": { "truth": true }
    })
}

pub(crate) fn complete_draft() -> Draft {
    let mut draft = Draft::with(&complete());
    draft.attach("pieces.kbis", "kbis.pdf", 1_000, None);
    draft.attach("pieces.cv[1]", "cv-anne.pdf", 1_000, None);
    draft.attach("pieces.cv[2]", "cv-luc.pdf", 1_000, None);
    draft
}

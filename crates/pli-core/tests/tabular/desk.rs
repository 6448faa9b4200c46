//! A dossier with one table of every kind of column, and what is done with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use pli_core::dossier::{ActorId, BatchId, Context, Dossier, Origin, Path, Request, RowId, plan};
use pli_core::form::{Field, FormPackage, load};
use pli_core::tabular::{Column, Into, Taken, Why, columns, requests};
use pli_core::view::{Inputs, View, evaluate};
use uuid::Uuid;

pub(crate) const TODAY: Date = Date::constant(2026, 11, 21);

pub(crate) struct Desk {
    pub(crate) form: FormPackage,
    pub(crate) dossier: Dossier,
    count: u128,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let files = [
            ("form.yaml", include_str!("form.yaml")),
            ("lists/modes.yaml", include_str!("lists/modes.yaml")),
            ("lists/depts.yaml", include_str!("lists/depts.yaml")),
        ];
        let files: BTreeMap<String, Vec<u8>> = files
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .collect();
        Self {
            form: load(&files).unwrap().package,
            dossier: Dossier::default(),
            count: 0,
        }
    }

    pub(crate) fn group(&self) -> Arc<Field> {
        Arc::clone(self.form.field("s.lines").unwrap())
    }

    pub(crate) fn path(&self) -> Path {
        "s.lines".parse().unwrap()
    }

    pub(crate) fn columns(&self) -> Vec<Column> {
        columns(&self.group())
    }

    /// Takes rows in as the application does: one act.
    pub(crate) fn put(&mut self, taken: &Taken, into: Into) {
        let mut count = self.count << 32;
        let mut new_row = || {
            count += 1;
            RowId(Uuid::from_u128(count))
        };
        let made = requests(
            &self.dossier,
            &self.path(),
            &self.columns(),
            taken,
            into,
            &Origin::Paste,
            &mut new_row,
        );
        let made = made.unwrap();
        self.act(&made);
    }

    pub(crate) fn act(&mut self, requests: &[Request]) {
        self.count += 1;
        let context = Context {
            actor: ActorId(Uuid::from_u128(1)),
            author: "Anne".into(),
            now: jiff::Timestamp::UNIX_EPOCH,
            batch: BatchId(Uuid::from_u128(self.count)),
        };
        for op in plan(&self.dossier, &context, requests) {
            self.dossier.apply(&op).unwrap();
        }
    }

    pub(crate) fn undo(&mut self) {
        self.count += 1;
        let context = Context {
            actor: ActorId(Uuid::from_u128(1)),
            author: "Anne".into(),
            now: jiff::Timestamp::UNIX_EPOCH,
            batch: BatchId(Uuid::from_u128(self.count)),
        };
        for op in pli_core::dossier::plan_undo(&self.dossier, &context) {
            self.dossier.apply(&op).unwrap();
        }
    }

    pub(crate) fn view(&self) -> View {
        let inputs = Inputs {
            call: None,
            lot: None,
            today: TODAY,
        };
        evaluate(&self.form, &self.dossier, inputs)
    }

    /// What the rows show in some columns, plain spaces for narrow ones.
    pub(crate) fn shown(&self, columns: &[&str]) -> Vec<Vec<String>> {
        let (view, path) = (self.view(), self.path());
        let rows = view.groups[&path].rows.iter().map(|row| {
            let cell = |column: &&str| {
                let place = path.row(row.row).child(column);
                view.fields[&place]
                    .display
                    .replace(['\u{202F}', '\u{A0}'], " ")
            };
            columns.iter().map(cell).collect()
        });
        rows.collect()
    }

    /// `code column` of every finding.
    pub(crate) fn findings(&self) -> Vec<String> {
        let view = self.view();
        let line = |finding: &pli_core::finding::Finding| {
            let place = finding.path.pattern();
            format!("{} {}", finding.code, place.rsplit('.').next().unwrap())
        };
        view.findings.iter().map(line).collect()
    }
}

/// `line:column field why text` of every remark.
pub(crate) fn remarks(taken: &Taken) -> Vec<String> {
    let line = |remark: &pli_core::tabular::Remark| {
        let (field, why): (_, Why) = (remark.field.as_deref().unwrap_or("–"), remark.why);
        format!(
            "{}:{} {field} {} {}",
            remark.line,
            remark.column,
            why.name(),
            remark.text
        )
    };
    taken.remarks.iter().map(line).collect()
}

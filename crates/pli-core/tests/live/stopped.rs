//! A form one of whose values takes too long once there are many more rows than it allows.

use std::collections::BTreeMap;

use pli_core::dossier::{Answer, Dossier, Op, Path, Place, Request, RowId, plan};
use pli_core::finding::Severity;
use pli_core::form::{FormPackage, load};
use pli_core::view::{LiveView, evaluate};
use uuid::Uuid;

use crate::editor::{context, inputs};

const FORM: &str = "
format: 1
form: slow
version: 1.0.0
title: Lent
summary: Une valeur qui prend du temps.
sections:
  - id: s
    title: Section
    fields:
      - id: lines
        kind: table
        label: Lignes
        max_items: 40
        fields:
          - { id: n, kind: number, label: Nombre }
      - id: sought
        kind: computed
        label: Trouvé
        type: yes_no
        value: 'some a in lines, b in lines, c in lines satisfies a.n + b.n + c.n = 1'
      - { id: more, kind: number, label: Suite, visible: 'not(sought)' }
";

fn form() -> FormPackage {
    let files = BTreeMap::from([("form.yaml".to_owned(), FORM.as_bytes().to_vec())]);
    let loaded = load(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    loaded.package
}

struct Desk<'f> {
    form: &'f FormPackage,
    dossier: Dossier,
    live: LiveView<&'f FormPackage>,
    acts: u64,
}

impl Desk<'_> {
    fn act(&mut self, requests: &[Request]) -> Vec<Op> {
        self.acts += 1;
        let ops = plan(&self.dossier, &context(1, self.acts), requests);
        for op in &ops {
            self.dossier.apply(op).unwrap();
        }
        self.live.update(&self.dossier, inputs(), &ops);
        let whole = evaluate(self.form, &self.dossier, inputs());
        assert!(*self.live.view() == whole, "act {}", self.acts);
        ops
    }

    fn codes(&self) -> Vec<(&str, Severity)> {
        let findings = self.live.view().findings.iter();
        let codes = findings.map(|finding| (finding.code.as_str(), finding.severity));
        codes.collect()
    }
}

fn row(number: usize) -> RowId {
    RowId(Uuid::from_u128(u128::try_from(number).unwrap() + 1))
}

#[test]
fn a_value_that_takes_too_long_is_said_and_comes_back() {
    let form = form();
    let dossier = Dossier::default();
    let mut desk = Desk {
        form: &form,
        live: LiveView::open(&form, &dossier, inputs()),
        dossier,
        acts: 0,
    };
    let lines: Path = "s.lines".parse().unwrap();
    let sought: Path = "s.sought".parse().unwrap();
    let add = |numbers: std::ops::Range<usize>| -> Vec<Request> {
        let rows = numbers.flat_map(|number| {
            let (group, row) = (lines.clone(), row(number));
            let place = Place::Last;
            let path = group.row(row).child("n");
            let answer = Some(Answer::Number("1".into()));
            let origin = None;
            [
                Request::InsertRow { group, row, place },
                Request::Set {
                    path,
                    answer,
                    origin,
                },
            ]
        });
        rows.collect()
    };
    desk.act(&add(0..30));
    assert_eq!(desk.codes(), []);
    let found = |desk: &Desk<'_>| desk.live.view().fields[&sought].value.clone();
    assert_eq!(found(&desk), Some(Answer::YesNo(false)));
    desk.act(&add(30..140));
    let stopped = ("value.stopped", Severity::Blocking);
    assert_eq!(
        desk.codes(),
        [("too_many_rows", Severity::Blocking), stopped]
    );
    assert_eq!(found(&desk), None);
    // Nothing is lost: fewer rows, and the value is found again.
    let group = &lines;
    let delete = (30..140).map(|number| Request::DeleteRow {
        group: group.clone(),
        row: row(number),
    });
    desk.act(&delete.collect::<Vec<_>>());
    assert_eq!(desk.codes(), []);
    assert_eq!(found(&desk), Some(Answer::YesNo(false)));
}

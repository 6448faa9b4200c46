//! Included by the benches: a form of ten tables, whose dossier has 10,000 answers and 8,000 computed values, and a form of
//! one long table. `benches/survey-core/forms.mjs` makes the same two forms for the comparison.

use std::collections::BTreeMap;
use std::fmt::Write;

use pli_core::dossier::{
    ActorId, Answer, BatchId, Context, Dossier, Op, Path, Place, Request, RowId, plan,
};
use pli_core::form::{FormPackage, load};
use uuid::Uuid;

/// Tables and lines of the wide dossier: 10 × 200 × 5 answers, 10 × 200 × 4 computed values.
pub(crate) const TABLES: usize = 10;
pub(crate) const LINES: usize = 200;
/// Lines of the long table.
pub(crate) const LONG: usize = 5_000;

/// A form of so many tables, each with its sums, a rule a line, and totals over all.
pub(crate) fn form(tables: usize) -> FormPackage {
    let loaded = load(&files(tables)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    loaded.package
}

/// Its package.
pub(crate) fn files(tables: usize) -> BTreeMap<String, Vec<u8>> {
    let mut text = String::from(
        "format: 1\nform: large\nversion: 1.0.0\ntitle: Grand\nsummary: Grand.\nsections:\n",
    );
    for table in 0..tables {
        write!(text, "{}", section(table)).expect("writing to a string cannot fail");
    }
    let sum = |column: &str| {
        let parts: Vec<String> = (0..tables)
            .map(|table| format!("s{table}.{column}"))
            .collect();
        parts.join(" + ")
    };
    write!(
        text,
        "  - id: end\n    title: Fin\n    fields:\n      - {{ id: all, kind: computed, label: Tout, type: amount, value: '{}' }}\n      \
         - {{ id: rest, kind: computed, label: Reste, type: amount, value: '{}' }}\nrules:\n",
        sum("net_sum"),
        sum("due_sum"),
    )
    .expect("writing to a string cannot fail");
    for table in 0..tables {
        writeln!(
            text,
            "  - {{ id: paid{table}, severity: blocking, each: s{table}.lines, check: 'paid <= net', at: s{table}.lines.paid, message: 'Payé {{paid}} pour {{net}}.' }}"
        )
        .expect("writing to a string cannot fail");
    }
    text.push_str("totals:\n  - { id: all, label: Tout, value: end.all }\n");
    BTreeMap::from([("form.yaml".to_owned(), text.into_bytes())])
}

fn section(table: usize) -> String {
    format!(
        "  - id: s{table}
    title: Tableau {table}
    fields:
      - id: lines
        kind: table
        label: Lignes
        required: true
        row_label: name
        fields:
          - {{ id: name, kind: text, label: Nom, required: true }}
          - {{ id: quantity, kind: number, label: Quantité, required: true }}
          - {{ id: price, kind: amount, label: Prix, required: true }}
          - {{ id: rate, kind: rate, label: Taux }}
          - {{ id: paid, kind: amount, label: Payé, visible: 'quantity > 0' }}
          - {{ id: gross, kind: computed, label: Brut, type: amount, value: 'quantity * price' }}
          - {{ id: vat, kind: computed, label: TVA, type: amount, value: 'gross * rate / 100' }}
          - {{ id: net, kind: computed, label: Net, type: amount, value: 'gross + vat' }}
          - {{ id: due, kind: computed, label: Dû, type: amount, value: 'net - paid' }}
      - {{ id: net_sum, kind: computed, label: Net, type: amount, value: 'sum(lines.net)' }}
      - {{ id: due_sum, kind: computed, label: Dû, type: amount, value: 'sum(lines.due)' }}
      - {{ id: net_max, kind: computed, label: Plus grand, type: amount, value: 'max(lines.net)' }}
"
    )
}

/// Who edits in a bench.
pub(crate) fn context(act: u128) -> Context {
    Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Anne".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(act)),
    }
}

/// The table of a section.
pub(crate) fn table(number: usize) -> Path {
    format!("s{number}.lines").parse().expect("a path")
}

/// The identity of a line.
pub(crate) fn row(table: usize, line: usize) -> RowId {
    let number = (0x0190_u128 << 112) | u128::try_from(table * 1_000_000 + line).unwrap_or(0);
    RowId(Uuid::from_u128(number))
}

/// A cell of a line.
pub(crate) fn cell(table_number: usize, line: usize, name: &str) -> Path {
    table(table_number).row(row(table_number, line)).child(name)
}

/// Answers a cell.
pub(crate) fn set(path: Path, answer: Answer) -> Request {
    Request::Set {
        path,
        answer: Some(answer),
        origin: None,
    }
}

/// The answers of one line.
pub(crate) fn line(table_number: usize, number: usize) -> Vec<Request> {
    let answer = |text: usize| Answer::Number(text.to_string());
    vec![
        Request::InsertRow {
            group: table(table_number),
            row: row(table_number, number),
            place: Place::Last,
        },
        set(
            cell(table_number, number, "name"),
            Answer::Text(format!("Ligne {number}")),
        ),
        set(
            cell(table_number, number, "quantity"),
            answer(1 + number % 7),
        ),
        set(
            cell(table_number, number, "price"),
            answer(10 + number % 90),
        ),
        set(cell(table_number, number, "rate"), answer(20)),
        set(cell(table_number, number, "paid"), answer(number % 9)),
    ]
}

/// A filled dossier, with its journal.
pub(crate) fn dossier(tables: usize, lines: usize) -> (Dossier, Vec<Op>) {
    let mut dossier = Dossier::default();
    let mut journal = Vec::new();
    for table in 0..tables {
        let requests: Vec<Request> = (0..lines).flat_map(|number| line(table, number)).collect();
        let ops = plan(
            &dossier,
            &context(u128::try_from(table).unwrap_or(0) + 1),
            &requests,
        );
        for op in &ops {
            dossier.apply(op).expect("an operation of this machine");
        }
        journal.extend(ops);
    }
    (dossier, journal)
}

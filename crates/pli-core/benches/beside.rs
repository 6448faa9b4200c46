//! The graph on forms of several sizes, one JSON line a measure: what `cargo xtask bench forms` sets beside survey-core, which
//! `benches/survey-core/bench.mjs` times on the same forms.
//!
//! As there, a row is inserted empty, an answer goes from the request to the change of the view.
#![expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]

#[path = "live/large_form.rs"]
mod large_form;

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use large_form::{LINES, LONG, TABLES, cell, context, dossier, form, row, set, table};
use pli_core::dossier::{Answer, Dossier, Place, Request, RowId, plan};
use pli_core::form::FormPackage;
use pli_core::view::{Inputs, LiveView};
use uuid::Uuid;

/// Tables and lines.
const SIZES: [(usize, usize); 6] = [
    (1, 50),
    (10, 20),
    (1, 200),
    (TABLES, LINES),
    (1, 1000),
    (1, LONG),
];

fn inputs() -> Inputs<'static> {
    Inputs {
        call: None,
        lot: None,
        today: Date::constant(2026, 11, 21),
    }
}

/// One open dossier.
struct Desk<'f> {
    dossier: Dossier,
    live: LiveView<&'f FormPackage>,
    acts: u128,
}

impl Desk<'_> {
    fn act(&mut self, request: Request) -> Duration {
        self.acts += 1;
        let begin = Instant::now();
        let ops = plan(&self.dossier, &context(self.acts), &[request]);
        for op in &ops {
            let applied = self.dossier.apply(op);
            applied.expect("an operation of this machine");
        }
        black_box(self.live.update(&self.dossier, inputs(), &ops));
        begin.elapsed()
    }
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| {
        let index = (times.len() * percent / 100).min(times.len() - 1);
        times[index].as_secs_f64() * 1e6
    };
    println!(
        "{{\"name\":\"{name}\",\"p50_us\":{:.1},\"p99_us\":{:.1},\"count\":{}}}",
        at(50),
        at(99),
        times.len()
    );
}

fn main() {
    for (tables, lines) in SIZES {
        let size = format!("{tables} × {lines} lines");
        let form = form(tables);
        let (full, _) = dossier(tables, lines);
        let whole = (0..8).map(|_| {
            let begin = Instant::now();
            black_box(LiveView::open(&form, &full, inputs()));
            begin.elapsed()
        });
        tell(&format!("{size}: whole evaluation"), whole.collect());
        let mut desk = Desk {
            live: LiveView::open(&form, &full, inputs()),
            dossier: full,
            acts: 1_000,
        };
        let answers = (0..500).map(|turn| {
            let path = cell(turn % tables, turn * 7 % lines, "price");
            desk.act(set(path, Answer::Number((turn + 111).to_string())))
        });
        tell(&format!("{size}: one answer"), answers.collect());
        let new = |turn: usize| RowId(Uuid::from_u128((0x0191_u128 << 112) | turn as u128));
        let inserted = (0..100).map(|turn| {
            let place = Place::After(row(0, turn * 13 % lines));
            let (group, row) = (table(0), new(turn));
            desk.act(Request::InsertRow { group, row, place })
        });
        tell(&format!("{size}: a row inserted"), inserted.collect());
        let deleted = (0..100).map(|turn| {
            let (group, row) = (table(0), new(turn));
            desk.act(Request::DeleteRow { group, row })
        });
        tell(&format!("{size}: a row deleted"), deleted.collect());
    }
}

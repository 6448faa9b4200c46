//! How long the graph takes: opening, one keystroke, rows, pastes, undo, from the request of the person to the change of the
//! view. Planning and applying the operations are part of each.
//!
//! `cargo bench -p pli-core --bench live` prints medians and 99th percentiles in microseconds; `-- whole` only those whose
//! name holds the word; `-- --json` prints them for programs.
#![expect(
    clippy::disallowed_methods,
    reason = "a bench looks at the clock and at its arguments"
)]

mod large_form;

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use large_form::{LINES, LONG, TABLES, cell, context, dossier, form, line, row, set, table};
use pli_core::dossier::{Answer, Dossier, Op, Place, Request, RowId, plan, plan_undo};
use pli_core::form::FormPackage;
use pli_core::view::{Evaluation, Inputs, LiveView, Part};
use uuid::Uuid;

fn inputs() -> Inputs<'static> {
    Inputs {
        call: None,
        lot: None,
        today: Date::constant(2026, 11, 21),
    }
}

/// One open dossier, as the application holds it.
struct Desk<'f> {
    dossier: Dossier,
    live: LiveView<&'f FormPackage>,
    acts: u128,
}

impl<'f> Desk<'f> {
    fn open(form: &'f FormPackage, dossier: Dossier) -> Self {
        let live = LiveView::open(form, &dossier, inputs());
        Self {
            dossier,
            live,
            acts: 1_000,
        }
    }

    /// Plans, applies, follows; the time that it took.
    fn act(&mut self, requests: &[Request]) -> Duration {
        self.acts += 1;
        let begin = Instant::now();
        let ops = plan(&self.dossier, &context(self.acts), requests);
        self.take(&ops, begin)
    }

    fn undo(&mut self) -> Duration {
        self.acts += 1;
        let begin = Instant::now();
        let ops = plan_undo(&self.dossier, &context(self.acts));
        self.take(&ops, begin)
    }

    fn take(&mut self, ops: &[Op], begin: Instant) -> Duration {
        for op in ops {
            self.dossier
                .apply(op)
                .expect("an operation of this machine");
        }
        black_box(self.live.update(&self.dossier, inputs(), ops));
        begin.elapsed()
    }
}

/// What was measured, with its goal for the 99th percentile.
struct Measure {
    name: &'static str,
    goal_us: u128,
    times: Vec<Duration>,
}

/// Rounds of each series: of each turn the quickest counts, so that what other programs take of the machine does not.
const ROUNDS: usize = 4;

impl Measure {
    fn of(
        name: &'static str,
        goal_us: u128,
        count: usize,
        mut once: impl FnMut(usize) -> Duration,
    ) -> Self {
        let count = if is_asked_for(name) { count } else { 0 };
        let mut times: Vec<Duration> = (0..count).map(&mut once).collect();
        for round in 1..ROUNDS {
            for (turn, best) in times.iter_mut().enumerate() {
                *best = (*best).min(once(round * count + turn));
            }
        }
        times.sort_unstable();
        Self {
            name,
            goal_us,
            times,
        }
    }

    fn at(&self, percent: usize) -> f64 {
        let index = (self.times.len() * percent / 100).min(self.times.len() - 1);
        self.times[index].as_secs_f64() * 1e6
    }
}

/// Whether a measure is asked for: one whose name holds each word of the command line, or any where none is said.
fn is_asked_for(name: &str) -> bool {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"));
    words.all(|word| name.contains(&word))
}

fn main() {
    let mut measures = wide();
    measures.extend(long());
    measures.retain(|measure| !measure.times.is_empty());
    let json = std::env::args().any(|argument| argument == "--json");
    for measure in &measures {
        let (name, median, late) = (measure.name, measure.at(50), measure.at(99));
        if json {
            println!(
                "{{\"name\":\"{name}\",\"p50_us\":{median:.1},\"p99_us\":{late:.1},\"goal_us\":{}}}",
                measure.goal_us
            );
        } else {
            println!(
                "{name:<44} p50 {median:>10.1} µs   p99 {late:>10.1} µs   goal {:>7} µs",
                measure.goal_us
            );
        }
    }
}

/// What everything is worth and what is wrong with it; what is then thrown away does not count.
fn evaluate(form: &FormPackage, dossier: &Dossier) -> Duration {
    let begin = Instant::now();
    let evaluation = black_box(Evaluation::of(form, dossier, inputs()));
    let took = begin.elapsed();
    drop(evaluation);
    took
}

/// 10,000 answers and 8,000 computed values in ten tables.
fn wide() -> Vec<Measure> {
    let form = form(TABLES);
    let (full, journal) = dossier(TABLES, LINES);
    let mut desk = Desk::open(&form, full.clone());
    let view = desk.live.view();
    assert_eq!(
        view.fields.len(),
        TABLES * (LINES * 9 + 3) + 2,
        "the size that is measured"
    );
    assert!(view.findings.is_empty(), "{:?}", view.findings.first());
    let bodies: Vec<String> = journal
        .iter()
        .map(|op| serde_json::to_string(op).expect("an operation"))
        .collect();
    let reading = Measure::of("wide: the journal read from JSON", 300_000, 5, |_| {
        let begin = Instant::now();
        let ops = bodies.iter().map(|body| serde_json::from_str::<Op>(body));
        black_box(ops.collect::<Result<Vec<Op>, _>>().expect("operations"));
        begin.elapsed()
    });
    let opening = Measure::of("wide: replay of the journal", 300_000, 5, |_| {
        let begin = Instant::now();
        black_box(Dossier::replay(&journal).expect("a journal"));
        begin.elapsed()
    });
    let whole = Measure::of("wide: whole evaluation", 5_000, 8, |_| {
        evaluate(&form, &full)
    });
    let written = Measure::of(
        "wide: whole evaluation, written for people",
        300_000,
        8,
        |_| {
            let begin = Instant::now();
            let live = black_box(LiveView::open(&form, &full, inputs()));
            let took = begin.elapsed();
            drop(live);
            took
        },
    );
    let key = Measure::of("wide: one answer", 1_000, 1_000, |turn| {
        let path = cell(turn % TABLES, turn * 7 % LINES, "price");
        desk.act(&[set(path, Answer::Number((turn + 11).to_string()))])
    });
    let wrong = Measure::of(
        "wide: one answer that makes or mends a finding",
        1_000,
        1_000,
        |turn| {
            let path = cell(turn % TABLES, turn * 7 % LINES, "name");
            let answer = (turn % 3 == 0).then(|| Answer::Text(format!("x{turn}")));
            desk.act(&[Request::Set {
                path,
                answer,
                origin: None,
            }])
        },
    );
    let undo = Measure::of("wide: undo", 1_000, 200, |_| desk.undo());
    vec![reading, opening, whole, written, key, wrong, undo]
}

/// One table of 5,000 lines.
#[expect(
    clippy::too_many_lines,
    reason = "one list of measures, in the order in which they are taken"
)]
fn long() -> Vec<Measure> {
    let form = form(1);
    let (full, _) = dossier(1, LONG);
    let mut desk = Desk::open(&form, full.clone());
    let whole = Measure::of("long: whole evaluation", 20_000, 4, |_| {
        evaluate(&form, &full)
    });
    let written = Measure::of(
        "long: whole evaluation, written for people",
        300_000,
        4,
        |_| {
            let begin = Instant::now();
            let live = black_box(LiveView::open(&form, &full, inputs()));
            let took = begin.elapsed();
            drop(live);
            took
        },
    );
    let key = Measure::of("long: one answer", 1_000, 1_000, |turn| {
        let path = cell(0, turn * 37 % LONG, "quantity");
        desk.act(&[set(path, Answer::Number((turn % 50 + 1).to_string()))])
    });
    let new = |turn: usize| {
        RowId(Uuid::from_u128(
            (0x0191_u128 << 112) | u128::try_from(turn).unwrap_or(0),
        ))
    };
    let insert = Measure::of("long: a row inserted in the middle", 2_000, 100, |turn| {
        let place = Place::After(row(0, turn * 13 % LONG));
        let (group, row) = (table(0), new(turn));
        let took = desk.act(&[Request::InsertRow { group, row, place }]);
        let (group, row) = (table(0), new(turn));
        desk.act(&[Request::DeleteRow { group, row }]);
        took
    });
    let delete = Measure::of("long: that row deleted", 2_000, 100, |turn| {
        let group = table(0);
        let took = desk.act(&[Request::DeleteRow {
            group,
            row: row(0, turn * 13 % LONG),
        }]);
        desk.undo();
        took
    });
    let relocate = Measure::of("long: a row moved to the front", 2_000, 100, |turn| {
        desk.act(&[Request::MoveRow {
            group: table(0),
            row: row(0, turn * 11 % LONG),
            place: Place::First,
        }])
    });
    let mut pasted = 0;
    let paste = Measure::of("long: 200 × 5 cells pasted as one act", 20_000, 5, |_| {
        let lines = (0..200).flat_map(|number| line(0, 100_000 + pasted * 200 + number));
        let requests: Vec<Request> = lines.collect();
        pasted += 1;
        let took = desk.act(&requests);
        desk.undo();
        took
    });
    let unpaste = Measure::of("long: that paste taken back", 20_000, 5, |_| {
        let lines = (0..200).flat_map(|number| line(0, 500_000 + pasted * 200 + number));
        let requests: Vec<Request> = lines.collect();
        pasted += 1;
        desk.act(&requests);
        desk.undo()
    });
    let parts = desk.live.update(&desk.dossier, inputs(), &[]).parts;
    assert!(
        !parts.contains(&Part::Findings),
        "nothing changes where nothing is done"
    );
    vec![
        whole, written, key, insert, delete, relocate, paste, unpaste,
    ]
}

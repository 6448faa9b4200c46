//! How long a search takes in a code list of 100,000 entries, and how far that is from reading its text once.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench measures time, and stops at the first surprise"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use pli_core::dossier::{Dossier, Path};
use pli_core::form::{CodeList, SharedList, Shelf, load_with, read_list};
use pli_core::view::{Inputs, LiveView};

const WORDS: &str = "formation continue d’adultes conducteur d’engins œuvres élevage bâtiment travaux publics l’eau assainissement déchets \
    réparation d’automobiles commerce de détail gros équipements culture céréales vigne arbres fruitiers activités sièges sociaux conseil \
    gestion hébergement restauration rapide transport fluvial passagers fret édition logiciels programmation télévision aménagement paysager";

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("smaller than a size")
    }
}

fn main() {
    let text = made(100_000);
    let (mut reading, mut indexing) = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        let begun = Instant::now();
        let list = read_list(text.as_bytes()).expect("a list");
        reading = reading.min(begun.elapsed());
        let begun = Instant::now();
        black_box(list.list.search("premier", 50, &|_| true));
        indexing = indexing.min(begun.elapsed());
    }
    println!(
        "read 100,000 entries ({} kB): {reading:?}",
        text.len() / 1000
    );
    println!("index made at the first search: {indexing:?}");
    let list = read_list(text.as_bytes()).expect("a list");
    let scan = scan(&text);
    println!("each search: the least of nine runs a question, 50 codes given, all counted");
    println!("one plain scan of the labels for a text that is not there: {scan:?}");
    for (name, typed) in questions() {
        let times = measured(&list.list, &typed);
        tell(&name, &times, scan);
    }
    filtered(list, scan);
}

/// Labels of three to nine words, one word in four with a number, as long lists of places and trades have.
fn made(count: usize) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut text = "#pli-list 1\n#name: large\n#version: 1\n#title: Grande liste\n#source: Pli\n#licence: EUPL-1.2\n#date: 2026-11-21\ncode\tlabel\tregion\n".to_owned();
    for number in 0..count {
        let mut label = String::new();
        for at in 0..3 + random.below(7) {
            let gap = if at == 0 { "" } else { " " };
            let word = words[random.below(words.len())];
            match random.below(4) {
                0 => write!(label, "{gap}{word}{}", random.below(900)),
                _ => write!(label, "{gap}{word}"),
            }
            .expect("writing to a string cannot fail");
        }
        writeln!(
            text,
            "{:05}{}\t{label}\t{}",
            number,
            ["A", "B", "Z"][number % 3],
            number % 18
        )
        .expect("writing to a string cannot fail");
    }
    text
}

/// The physical limit: every byte of the labels looked at once.
fn scan(text: &str) -> Duration {
    let finder = memchr::memmem::Finder::new(" xylophone");
    let mut times: Vec<Duration> = (0..50)
        .map(|_| {
            let begun = Instant::now();
            black_box(finder.find(black_box(text.as_bytes())));
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn questions() -> Vec<(String, Vec<String>)> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let letters = |length: usize| -> Vec<String> {
        let of = |word: &&str| word.chars().take(length).collect();
        words.iter().map(of).collect()
    };
    let pairs = |first: usize, second: usize| -> Vec<String> {
        let at = |n: usize| words[n % words.len()].chars();
        let pair = |n: usize| {
            let a: String = at(n * 7).take(first).collect();
            let b: String = at(n * 11 + 3).take(second).collect();
            format!("{a} {b}")
        };
        (0..40).map(pair).collect()
    };
    let codes = |length: usize| -> Vec<String> {
        (0..40)
            .map(|n| format!("{:05}A", n * 2_347)[..length].to_owned())
            .collect()
    };
    vec![
        ("one letter".into(), letters(1)),
        ("three letters".into(), letters(3)),
        ("a whole word".into(), letters(30)),
        ("two beginnings".into(), pairs(2, 2)),
        ("two words".into(), pairs(30, 30)),
        ("a whole code".into(), codes(6)),
        ("two digits".into(), codes(2)),
        (
            "nothing there".into(),
            vec!["xylophone".into(), "formation xylophone".into()],
        ),
        ("nothing typed".into(), vec![String::new()]),
    ]
}

fn measured(list: &CodeList, typed: &[String]) -> Vec<Duration> {
    let once = |text: &String| {
        least(|| {
            black_box(list.search(black_box(text), 50, &|_| true));
        })
    };
    typed.iter().map(once).collect()
}

/// The least of nine runs: on a machine with other work, the others measure the other work.
fn least(act: impl Fn()) -> Duration {
    let runs = (0..9).map(|_| {
        let begun = Instant::now();
        act();
        begun.elapsed()
    });
    runs.min().unwrap_or_default()
}

fn tell(name: &str, times: &[Duration], scan: Duration) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
    println!(
        "{name:>16}: p50 {:>10.3?}  p99 {:>10.3?}  max {:>10.3?}  p99 = {:.1} scans",
        at(50),
        at(99),
        at(100),
        at(99).as_secs_f64() / scan.as_secs_f64()
    );
}

/// The same through a form whose field has a filter, nothing answered and a whole dossier evaluated at each search.
fn filtered(list: SharedList, scan: Duration) {
    let reference = format!(
        "shared: large@1\nsha256: {}\ncolumns: [region]\n",
        list.sha256
    );
    let form = "format: 1\nform: bench\nversion: 1.0.0\ntitle: Essai\nsummary: Essai.\nsections:\n  - id: a\n    title: A\n    fields:\n      \
        - { id: region, kind: text, label: Région }\n      - { id: place, kind: code, list: large, label: Lieu, filter: 'region = \"7\"' }\n";
    let files = BTreeMap::from([
        ("form.yaml".to_owned(), form.as_bytes().to_vec()),
        ("lists/large.yaml".to_owned(), reference.into_bytes()),
    ]);
    let mut shelf = Shelf::default();
    shelf.put(Arc::new(list));
    let form = load_with(&files, &shelf).expect("a form").package;
    let dossier = Dossier::default();
    let inputs = Inputs {
        call: None,
        lot: None,
        today: Date::constant(2026, 11, 21),
    };
    let path: Path = "a.place".parse().expect("a path");
    let live = LiveView::open(&form, &dossier, inputs);
    for (name, typed) in questions() {
        let once = |text: &String| {
            least(|| {
                black_box(live.search_codes(&dossier, &path, text, 50));
            })
        };
        let times: Vec<Duration> = typed.iter().map(once).collect();
        tell(&format!("{name}, filter"), &times, scan);
    }
}

//! Finds codes by what a person types. The index is one text, scanned as fast as memory allows; it is made at the first
//! search and holds about as many bytes as the labels.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::{Code, fold};

/// Characters of what is typed that are looked at.
pub const MAX_TYPED_CHARS: usize = 200;
/// Words of what is typed that are looked at.
const MAX_WORDS: usize = 12;

/// The codes that were found.
#[derive(Debug, Clone)]
pub struct Hits<'a> {
    /// The best ones, in their order.
    pub codes: Vec<&'a Code>,
    /// How many there are in all.
    pub total: usize,
}

/// Numbers of codes that were found.
pub(super) struct Found {
    pub(super) numbers: Vec<u32>,
    pub(super) total: usize,
}

/// The codes as text: `\n 8559a\t formation continue d adultes`, one line a code.
#[derive(Debug, Clone)]
pub(super) struct Index {
    text: String,
    /// Where the line of each code begins, and the end of the text.
    starts: Vec<u32>,
    /// Numbers of the codes, sorted by their keys.
    by_key: Vec<u32>,
    /// For each column and code, the number of the first code that holds the same.
    pub(super) columns: Vec<Vec<u32>>,
    /// The same of what stands above.
    pub(super) parents: Vec<u32>,
    /// Whether some code is not offered on all days.
    pub(super) is_dated: bool,
}

/// What is kept while hits come in: the first few of each rank, in the order of the list.
struct Ranked {
    most: usize,
    ranks: [Vec<u32>; 4],
    total: usize,
}

const EXACT_CODE: usize = 0;
const CODE: usize = 1;
const LABEL: usize = 2;
const WORDS: usize = 3;

impl Ranked {
    fn add(&mut self, rank: usize, number: u32) {
        self.total += 1;
        if !self.is_full(rank) {
            self.ranks[rank].push(number);
        }
    }

    /// Whether more of this rank would only be counted.
    fn is_full(&self, rank: usize) -> bool {
        self.ranks[rank].len() >= self.most
    }
}

impl Index {
    pub(super) fn new(codes: &[Code], columns: usize) -> Self {
        let letters: usize = codes
            .iter()
            .map(|code| code.code.len() + code.label.fr.len() + english(code).len() + 5)
            .sum();
        let mut text = String::with_capacity(letters);
        let mut starts = Vec::with_capacity(codes.len() + 1);
        for code in codes {
            starts.push(place(&text));
            text.push_str("\n ");
            fold::key(&code.code, &mut text);
            text.push('\t');
            fold::words(&code.label.fr, &mut text);
            let english = english(code);
            if !english.is_empty() {
                text.push('\t');
                fold::words(english, &mut text);
            }
        }
        starts.push(place(&text));
        let mut index = Self {
            text,
            starts,
            by_key: Vec::new(),
            columns: (0..columns)
                .map(|column| {
                    alike(
                        codes
                            .iter()
                            .map(|code| code.cells.get(column).map_or("", String::as_str)),
                    )
                })
                .collect(),
            parents: alike(
                codes
                    .iter()
                    .map(|code| code.parent.as_deref().unwrap_or_default()),
            ),
            is_dated: codes
                .iter()
                .any(|code| code.from.is_some() || code.until.is_some()),
        };
        let mut by_key: Vec<u32> = (0..).take(codes.len()).collect();
        // The tab behind a key is smaller than any letter, so whole lines stand in the order of their keys.
        by_key.sort_by(|a, b| index.line(*a).cmp(index.line(*b)));
        index.by_key = by_key;
        index
    }

    pub(super) fn search(&self, typed: &str, most: usize, offers: impl Fn(u32) -> bool) -> Found {
        let typed: String = typed.chars().take(MAX_TYPED_CHARS).collect();
        let mut key = String::new();
        fold::key(&typed, &mut key);
        let mut ranked = Ranked {
            most,
            ranks: Default::default(),
            total: 0,
        };
        if key.is_empty() {
            (0..)
                .take(self.by_key.len())
                .filter(|number| offers(*number))
                .for_each(|number| ranked.add(WORDS, number));
        } else {
            self.by_code(&key, &offers, &mut ranked);
            self.by_words(&typed, &key, &offers, &mut ranked);
        }
        let numbers = ranked.ranks.concat().into_iter().take(most).collect();
        Found {
            numbers,
            total: ranked.total,
        }
    }

    /// Adds the codes that begin as the key does.
    fn by_code(&self, key: &str, offers: &impl Fn(u32) -> bool, ranked: &mut Ranked) {
        let key = key.as_bytes();
        let first = self
            .by_key
            .partition_point(|number| self.key(*number) < key);
        for number in &self.by_key[first..] {
            let found = self.key(*number);
            if !found.starts_with(key) {
                break;
            }
            if offers(*number) {
                let rank = if found == key { EXACT_CODE } else { CODE };
                ranked.add(rank, *number);
            }
        }
    }

    /// Adds the codes whose words begin as all typed words do, whatever their order.
    fn by_words(&self, typed: &str, key: &str, offers: &impl Fn(u32) -> bool, ranked: &mut Ranked) {
        let mut folded = String::new();
        fold::words(typed, &mut folded);
        let mut words: Vec<String> = folded
            .split_terminator(' ')
            .skip(1)
            .take(MAX_WORDS)
            .map(|word| format!(" {word}"))
            .collect();
        // The longest word is the rarest: it is looked for in the whole text, the others in the lines where it stands.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
        let Some((rarest, others)) = finders.split_first() else {
            return;
        };
        let bytes = self.text.as_bytes();
        let (mut at, mut line) = (0, 0);
        while let Some(hit) = rarest.find(&bytes[at..]) {
            let hit = at + hit;
            while size(self.starts[line + 1]) <= hit {
                line += 1;
            }
            at = size(self.starts[line + 1]);
            let whole = &bytes[size(self.starts[line])..at];
            if others.iter().all(|word| word.find(whole).is_some()) {
                self.add_line(line, whole, (key, &folded), offers, ranked);
            }
            if at >= bytes.len() {
                break;
            }
        }
    }

    fn add_line(
        &self,
        line: usize,
        whole: &[u8],
        (key, folded): (&str, &str),
        offers: &impl Fn(u32) -> bool,
        ranked: &mut Ranked,
    ) {
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        let is_by_code = whole[2..].starts_with(key.as_bytes());
        if is_by_code || !offers(number) {
            return;
        }
        let mut tabs = memchr::memchr_iter(b'\t', whole);
        // Where enough of both ranks are there already, which of them it is makes no difference.
        let matters = !(ranked.is_full(LABEL) && ranked.is_full(WORDS));
        let rank = if matters && tabs.any(|tab| whole[tab + 1..].starts_with(folded.as_bytes())) {
            LABEL
        } else {
            WORDS
        };
        ranked.add(rank, number);
    }

    fn line(&self, number: u32) -> &[u8] {
        let at = size(number);
        &self.text.as_bytes()[size(self.starts[at])..size(self.starts[at + 1])]
    }

    fn key(&self, number: u32) -> &[u8] {
        let rest = &self.line(number)[2..];
        &rest[..memchr::memchr(b'\t', rest).unwrap_or(rest.len())]
    }
}

fn alike<'a>(contents: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut first = HashMap::new();
    let numbered = contents.zip(0..);
    numbered
        .map(|(content, number)| *first.entry(content).or_insert(number))
        .collect()
}

fn english(code: &Code) -> &str {
    code.label.en.as_deref().unwrap_or_default()
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The end of a text as a place in it; lists are bounded far below four thousand million bytes.
fn place(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

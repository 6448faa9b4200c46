//! Random texts: by the grammar of the language, mostly of fitting types, then now and then spoilt.

/// Calls with a hole `#` for each argument.
const CALLS: &[&str] = &[
    "abs(#)",
    "after(#, #)",
    "all(#)",
    "any(#)",
    "append(#, #)",
    "before(#, #)",
    "ceiling(#)",
    "coincides(#, #)",
    "concatenate(#, #)",
    "contains(#, #)",
    "context merge([#, #])",
    "context put(#, \"b\", #)",
    "context([{key: #, value: #}])",
    "count(#)",
    "date and time(#)",
    "date and time(#, #)",
    "date(#)",
    "date(#, #, #)",
    "day of week(#)",
    "day of year(#)",
    "decimal(#, #)",
    "distinct values(#)",
    "duration(#)",
    "during(#, #)",
    "ends with(#, #)",
    "even(#)",
    "exp(#)",
    "finished by(#, #)",
    "finishes(#, #)",
    "flatten(#)",
    "floor(#)",
    "get entries(#)",
    "get value(#, \"a\")",
    "has_piece(\"rib\")",
    "includes(#, #)",
    "index of(#, #)",
    "insert before(#, #, #)",
    "is(#, #)",
    "is_answered(#)",
    "label(#)",
    "list contains(#, #)",
    "list replace(#, #, #)",
    "log(#)",
    "lower case(#)",
    "matches(#, #)",
    "matches(#, #, #)",
    "max(#)",
    "max(#, #)",
    "mean(#)",
    "median(#)",
    "meets(#, #)",
    "met by(#, #)",
    "min(#, #)",
    "mode(#)",
    "modulo(#, #)",
    "month of year(#)",
    "not(#)",
    "number(#)",
    "number(#, #, #)",
    "odd(#)",
    "overlaps after(#, #)",
    "overlaps before(#, #)",
    "overlaps(#, #)",
    "partition(#, #)",
    "product(#)",
    "range(#)",
    "remove(#, #)",
    "replace(#, #, #)",
    "replace(#, #, #, #)",
    "reverse(#)",
    "round down(#, #)",
    "round half down(#, #)",
    "round half even(#, #)",
    "round half up(#, #)",
    "round up(#, #)",
    "sort(#)",
    "split(#, #)",
    "sqrt(#)",
    "started by(#, #)",
    "starts with(#, #)",
    "starts(#, #)",
    "stddev(#)",
    "string join(#, #)",
    "string length(#)",
    "string(#)",
    "sublist(#, #)",
    "sublist(#, #, #)",
    "substring after(#, #)",
    "substring before(#, #)",
    "substring(#, #)",
    "substring(#, #, #)",
    "substring(string: #, start position: #)",
    "sum(#)",
    "sum(#, #)",
    "time(#)",
    "time(#, #, #)",
    "trim(#)",
    "union(#, #)",
    "upper case(#)",
    "week of year(#)",
    "years and months duration(#, #)",
];

/// Forms around other parts.
const FORMS: &[&str] = &[
    "(#)",
    "# + #",
    "# - #",
    "# * #",
    "# / #",
    "# ** #",
    "-#",
    "# = #",
    "# != #",
    "# < #",
    "# >= #",
    "# and #",
    "# or #",
    "# between # and #",
    "# in #",
    "# in (#, #)",
    "# in (< #, >= #, != #)",
    "if # then # else #",
    "[#, #]",
    "[#]",
    "[# .. #]",
    "(# .. #]",
    "]# .. #[",
    "(< #)",
    "{a: #}",
    "{a: #, b: #}",
    "{b: #, a: b}",
    "#.a",
    "#[#]",
    "#[item > #]",
    "#[price > #]",
    "for x in # return #",
    "for x in # return x",
    "for x in #, y in x return [x, y]",
    "for i in # .. # return i + #",
    "some x in # satisfies x > #",
    "every x in # satisfies #",
    "# instance of number",
    "# instance of list<Any>",
    "# instance of context<a: number>",
    "# instance of range<date>",
    "#.year",
    "#.days",
];

const LEAVES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "2.5",
    "1e3",
    "1e-30",
    "9999999999999999999999999999999999",
    "1e6144",
    "0.5",
    "\"\"",
    "\"a\"",
    "\"b\"",
    "\"Lyon\"",
    "\"2027-02-02\"",
    "\"P1D\"",
    "\"[a-z]+\"",
    "\"(\"",
    "\"i\"",
    "\"é\\u00e9\"",
    "\"[1..3]\"",
    "true",
    "false",
    "null",
    "x",
    "item",
    "oui",
    "non",
    "sans_reponse",
    "debut",
    "limite",
    "prix.total_ht",
    "prix.tva",
    "organisme.siret",
    "organisme.uai",
    "organisme.addr",
    "organisme.addr.city",
    "organisme.langues",
    "groupement.mode",
    "sessions.session",
    "sessions.session.price",
    "sessions.session.start",
    "sessions.session.modules",
    "sessions.session.city",
    "sessions.session.modules.hours",
    "call.reference",
    "@\"2027-02-02\"",
    "@\"2027-02-02T12:30:00\"",
    "@\"12:30:00\"",
    "@\"P1D\"",
    "@\"-PT1.5S\"",
    "@\"P1Y2M\"",
    "@\"9999-12-31\"",
    "@\"-9999-01-01\"",
    "@\"P9999999Y\"",
    "@\"P99999999999D\"",
    "duration(\"P3M\")",
    "duration(\"PT36H\")",
    "date(\"2024-02-29\")",
    "time(\"23:59:59\")",
    "[1, 2, 3]",
    "[]",
    "[null, 1]",
    "[\"a\", \"b\"]",
    "[[1], [2, 3]]",
    "{a: 1}",
    "[{a: 1}, {a: 2}]",
    "[1..5]",
    "(1..5)",
    "[@\"2027-01-01\"..@\"2027-01-09\"]",
];

/// What spoils a text.
const SPOILS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    "..",
    ".",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\uD83D",
    "@",
    "'",
    "//",
    "/*",
    "*/",
    "<",
    "<>",
    "->",
    "!=",
    "1e999",
    "\u{0}",
    "é",
    "🐎",
    "\u{202f}",
    " in ",
    " of ",
    "instance",
    "function<>",
    "-",
    "é\"",
    "for",
    "then",
    "between",
];

/// A small generator of numbers (splitmix64): the same text for the same seed, everywhere.
pub(crate) struct Maker {
    state: u64,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Maker {
        Maker {
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    }

    fn one(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// Makes a text: two of three as the grammar has it, one spoilt.
    pub(crate) fn text(&mut self) -> String {
        let depth = self.below(5);
        let mut text = self.expression(depth);
        if self.below(3) == 0 {
            for _ in 0..=self.below(4) {
                text = self.spoilt(text);
            }
        }
        text
    }

    fn expression(&mut self, depth: usize) -> String {
        let pattern = match self.below(5) {
            _ if depth == 0 => self.one(LEAVES),
            0 => self.one(LEAVES),
            1 | 2 => self.one(FORMS),
            _ => self.one(CALLS),
        };
        let mut made = String::new();
        for letter in pattern.chars() {
            if letter == '#' {
                made.push_str(&self.expression(depth.saturating_sub(1)));
            } else {
                made.push(letter);
            }
        }
        made
    }

    /// Takes a piece out, puts one in, doubles one, or changes a byte.
    fn spoilt(&mut self, text: String) -> String {
        let mut bytes = text.into_bytes();
        let at = self.below(bytes.len() + 1);
        let until = (at + self.below(6)).min(bytes.len());
        match self.below(4) {
            0 => drop(bytes.drain(at..until)),
            1 => drop(bytes.splice(at..at, self.one(SPOILS).bytes())),
            2 => {
                let piece = bytes[at..until].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let byte = u8::try_from(self.below(256)).unwrap_or(0);
                if let Some(old) = bytes.get_mut(at) {
                    *old = byte;
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

//! Rules that leave a case out, each decided by what the case is written with, and the classes of what a form does.

use pli_feel::Dialect;
use regex::Regex;

use crate::cases::{Case, Meaning};
use crate::judge::{self, Verdict};
use crate::values::Expected;

/// Rules that a pattern decides, in the expression and those that it hangs on, quoted texts left out.
const WRITTEN: [(&str, &str); 6] = [
    ("function: a function of one's own", r"\bfunction\s*\("),
    ("clock: now() and today()", r"\b(now|today)\s*\("),
    ("partial: the results of a `for` so far", r"\bpartial\b"),
    (
        "name: a cell whose name has spaces or signs",
        r"\{\s*[A-Za-z]+[ +][^\x22{}:,]*:",
    ),
    (
        "test: a test of `=` or `!=` that stands alone",
        r"(^|= )\(!?=\d",
    ),
    (
        "form: an argument by the name of another form",
        r"\bkey:\s*\[",
    ),
];

/// Rules of the texts of dates and times.
const ZONE: &str = r"\d\d:\d\d(:\d\d(\.\d+)?)?(Z|z|@|[+-]\d)|@[A-Z][a-z]+/|timezone|time offset";
const REFERENCE: &str = r"\\[1-9]|\\p\{\s*I";
const YEAR: &str = r"\d{5,}-\d\d-\d\d|date\(-?\d{5,},";

/// Gives the rule that leaves a case out.
pub(crate) fn excluding(case: &Case) -> Option<&'static str> {
    let (source, given) = (whole(case, Part::Sources), whole(case, Part::Values));
    let expected = format!("{:?}", case.expected);
    let anywhere = |pattern: &str| {
        let pattern = Regex::new(pattern);
        pattern.is_ok_and(|pattern| {
            [&source, &given, &expected]
                .iter()
                .any(|text| pattern.is_match(text))
        })
    };
    if anywhere(ZONE) {
        return Some("zone: a time zone or an offset");
    }
    // A year that no value holds is null for us, as the kit asks of years that are too long for it.
    if case.expected != Expected::Null && anywhere(YEAR) {
        return Some("year: beyond 9999");
    }
    if case.expected != Expected::Null && anywhere(REFERENCE) {
        return Some("reference: a back-reference or a named block in a pattern");
    }
    if differ_by_a_fraction(&source) {
        return Some("fraction: times that a fraction of a second tells apart");
    }
    let outside: String = source.split('"').step_by(2).collect::<Vec<_>>().join("");
    let written = WRITTEN
        .iter()
        .find(|(_, pattern)| Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(&outside)));
    written.map(|(rule, _)| *rule).or(case.obstacle)
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Sources,
    Values,
}

/// The expression and those that it hangs on, or the values that they are given.
fn whole(case: &Case, part: Part) -> String {
    let mut text = String::new();
    if part == Part::Sources {
        text.push_str(&case.source);
    }
    for (_, meaning) in &case.names {
        text.push('\n');
        match meaning {
            Meaning::Given(value, _) if part == Part::Values => {
                text.push_str(&format!("{value:?}"));
            }
            Meaning::Given(..) => {}
            Meaning::Decided(inner) => text.push_str(&whole(inner, part)),
        }
    }
    text
}

/// Tells whether two times are the same but for the fraction of a second: the kit calls them equal, we do not.
fn differ_by_a_fraction(source: &str) -> bool {
    let Ok(clock) = Regex::new(r"(\d\d:\d\d:\d\d)(?:\.(\d+))?") else {
        return false;
    };
    let times = clock.captures_iter(source).map(|found| {
        let fraction = found
            .get(2)
            .map_or("", |digits| digits.as_str().trim_end_matches('0'));
        (found[1].to_owned(), fraction.to_owned())
    });
    let times: Vec<_> = times.collect();
    let is_compared = source.contains(" = ");
    is_compared
        && times.iter().any(|(whole, fraction)| {
            times
                .iter()
                .any(|(other, rest)| whole == other && fraction != rest)
        })
}

/// Gives the class of what a form makes of a case, and the value where none of the rules explains it.
pub(crate) fn in_a_form(case: &Case) -> (&'static str, Option<String>) {
    match judge::verdict(case, Dialect::Form) {
        Verdict::Equal => ("the expected value", None),
        Verdict::RefusedForNull => ("refused when loaded, where null is asked", None),
        Verdict::Refused(_) => ("refused when loaded, where a value is asked", None),
        Verdict::Other(found) => match departure(case) {
            Some(rule) => (rule, None),
            None => ("another value, and no rule", Some(found)),
        },
    }
}

/// The documented departures of a form, decided by what the case is written with.
fn departure(case: &Case) -> Option<&'static str> {
    let source = whole(case, Part::Sources);
    let has = |pattern: &str| Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(&source));
    if has(r"\bnull\b") && has(r"!?=|\bin\b") {
        return Some("departure 3: equality with an unanswered side");
    }
    if has(r"\b(sum|mean|min|max|product|median|stddev|mode)\s*\(") {
        return Some("departures 1, 2: sums of nothing and of unanswered");
    }
    if case.result.is_some() {
        return Some("the declared type of a decision converts its result");
    }
    None
}

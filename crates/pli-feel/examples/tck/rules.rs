//! Rules that leave a case out, each decided by what the case is written with, and the classes of what a form does.

use pli_feel::Dialect;

use crate::cases::{Case, Meaning};
use crate::judge::{self, Verdict};

/// Gives the rule that leaves a case out.
pub(crate) fn excluding(case: &Case) -> Option<&'static str> {
    let source = whole(case);
    let outside: String = source.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    if has_zone(&source) {
        return Some("zone: a time zone or an offset");
    }
    if outside.contains("function(") || outside.contains("function (") {
        return Some("function: a function of one's own");
    }
    case.obstacle
}

/// The expression, those that it hangs on, and the texts that it is given.
fn whole(case: &Case) -> String {
    let mut text = case.source.clone();
    for (_, meaning) in &case.names {
        text.push('\n');
        match meaning {
            Meaning::Given(value) => text.push_str(&format!("{value:?}")),
            Meaning::Decided(inner) => text.push_str(&whole(inner)),
        }
    }
    text
}

fn has_zone(text: &str) -> bool {
    let zone = regex::Regex::new(
        r#"\d\d:\d\d(:\d\d(\.\d+)?)?(Z|z|@|[+-]\d)|@[A-Z][a-z]+/|timezone|time offset"#,
    );
    zone.is_ok_and(|zone| zone.is_match(text))
}

/// Gives the class of what a form makes of a case, and the value where none of the rules explains it.
pub(crate) fn in_a_form(case: &Case) -> (&'static str, Option<String>) {
    match judge::verdict(case, Dialect::Form) {
        Verdict::Equal => ("the expected value", None),
        Verdict::RefusedForNull => ("refused when loaded, where null is asked", None),
        Verdict::Refused(_) => ("refused when loaded, where a value is asked", None),
        Verdict::Other(found) => ("another value", Some(found)),
    }
}

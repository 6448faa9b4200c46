//! How long documents are good.

use jiff::civil::{Date, date};
use pli_core::wallet::{KINDS, Rule, Standing, standing, valid_until};

use crate::draft::{TODAY, complete_draft};

#[test]
fn a_document_is_good_until_the_day_that_it_or_its_rule_says() {
    let until = |month, day| {
        let until = date(2026, month, day);
        move |kind: fn(Date) -> Standing| kind(until)
    };
    let good = |until| Standing::Good { until };
    let soon = |until| Standing::EndsSoon { until };
    let ended = |until| Standing::Ended { until };
    let day = date(2026, 7, 1);
    let issued = Some(date(2026, 5, 31));
    let table = [
        (Rule::Unchanged, issued, None, Standing::Lasting),
        (Rule::Months(3), None, None, Standing::Undated),
        (Rule::Printed, issued, None, Standing::Undated),
        (Rule::Months(3), issued, None, until(8, 31)(good)),
        (Rule::Months(1), issued, None, until(6, 30)(ended)),
        (Rule::Months(2), issued, None, until(7, 31)(good)),
        (
            Rule::Months(6),
            issued,
            Some(date(2026, 7, 1)),
            until(7, 1)(soon),
        ),
        (
            Rule::Printed,
            None,
            Some(date(2026, 7, 30)),
            until(7, 30)(soon),
        ),
        (
            Rule::Unchanged,
            None,
            Some(date(2026, 6, 30)),
            until(6, 30)(ended),
        ),
    ];
    for (rule, issued, expires, expected) in table {
        assert_eq!(
            standing(rule, issued, expires, day),
            expected,
            "{rule:?} {issued:?} {expires:?}"
        );
    }
    assert_eq!(valid_until(Rule::Months(3), Some(Date::MAX), None), None);
}

#[test]
fn no_kind_stands_twice() {
    let mut ids: Vec<_> = KINDS.iter().map(|kind| kind.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), KINDS.len());
}

#[test]
fn a_document_past_its_end_is_a_warning_on_the_day_it_must_be_good() {
    let mut draft = complete_draft();
    let mut file = draft.dossier.attached(&draft.path("pieces.kbis"))[0].clone();
    file.id = pli_core::dossier::AttachmentId(uuid::Uuid::from_u128(77));
    file.valid_until = Some(TODAY.yesterday().unwrap());
    let target = draft.path("pieces.kbis");
    draft.act(&[pli_core::dossier::Request::Attach {
        target,
        attachment: file,
    }]);
    assert_eq!(draft.findings(), ["?piece.expired pieces.kbis"]);
}

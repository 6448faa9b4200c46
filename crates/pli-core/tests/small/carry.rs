//! A new dossier from an old one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use pli_core::carry::{Choice, Fate, Item, Left, Moves, Review, Source, Target, plan, requests};
use pli_core::compare::{Matching, Side, compare};
use pli_core::dossier::{Attachment, Origin, Request};
use pli_core::view::Inputs;

use crate::draft::{Draft, complete_draft};

/// A year after the old dossier's answers.
const LATER: Date = Date::constant(2027, 11, 21);

fn with_plan<T>(
    old: &Draft,
    newer: &BTreeMap<String, Attachment>,
    moves: &Moves,
    then: impl FnOnce(Source<'_>, Target<'_>, Vec<Item>) -> T,
) -> T {
    let view = old.view();
    let source = Source {
        form: &old.form,
        dossier: &old.dossier,
        view: &view,
        title: "FAR 2026",
    };
    let inputs = Inputs {
        call: None,
        lot: None,
        today: LATER,
    };
    let target = Target {
        form: &old.form,
        inputs,
        moves,
        newer,
    };
    let items = plan(source, target);
    then(source, target, items)
}

fn fates(old: &Draft, newer: &BTreeMap<String, Attachment>) -> Vec<(String, Fate)> {
    with_plan(old, newer, &Moves::default(), |_, _, items| {
        let lines = items.into_iter().map(|item| {
            let row = if item.row.fr.is_empty() {
                String::new()
            } else {
                format!(" [{}]", item.row.fr)
            };
            (format!("{}{row}", item.path.pattern()), item.fate)
        });
        lines.collect()
    })
}

fn carried(old: &Draft, choice: &Choice) -> Draft {
    let mut new = Draft::new();
    let edits = with_plan(
        old,
        &BTreeMap::new(),
        &Moves::default(),
        |source, target, items| requests(source, target, &items, choice),
    );
    new.act(&edits);
    new
}

/// The old dossier, with dates on its files and a justification.
fn old() -> Draft {
    let mut old = complete_draft();
    old.attach(
        "pieces.kbis",
        "kbis-2.pdf",
        9,
        Some(Date::constant(2026, 11, 1)),
    );
    let path = old.path("id.addr.line2");
    old.act(&[Request::Justify {
        code: "piece.outdated".into(),
        path,
        text: Some("Sans objet".into()),
    }]);
    old
}

#[test]
fn the_plan_says_what_becomes_of_everything() {
    let ended = |month, day| {
        Fate::Left(Left::Ended {
            until: Date::constant(2027, month, day),
        })
    };
    // The old dossier was written on 14 November 2023: a file without a date is at least as old.
    let undated = Fate::Left(Left::Ended {
        until: Date::constant(2024, 2, 14),
    });
    let expected = [
        ("id.siret", Fate::Carried),
        ("id.mode", Fate::Carried),
        ("id.addr", Fate::Carried),
        ("id.start", Fate::Review(Review::PastDate)),
        ("team.people.name [Anne]", Fate::Carried),
        ("team.people.name [Luc]", Fate::Carried),
        ("team.people.hours [Anne]", Fate::Carried),
        ("team.people.hours [Luc]", Fate::Carried),
        ("team.people.rate [Anne]", Fate::Review(Review::Amount)),
        ("team.people.rate [Luc]", Fate::Review(Review::Amount)),
        ("end.truth", Fate::Left(Left::Undertaking)),
        ("pieces.kbis", undated),
        ("pieces.kbis", ended(2, 1)),
        ("pieces.cv [Anne]", Fate::Carried),
        ("pieces.cv [Luc]", Fate::Carried),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(path, fate)| (path.to_owned(), fate))
        .collect();
    assert_eq!(fates(&old(), &BTreeMap::new()), expected);
}

#[test]
fn what_is_carried_names_the_old_dossier_and_can_be_compared_with_it() {
    let old = complete_draft();
    let new = carried(&old, &Choice::default());
    let view = new.view();
    assert_eq!(
        view.fields[&new.path("id.siret")].origin,
        Some(Origin::Dossier("FAR 2026".into()))
    );
    let before = old.view();
    let side = |draft, view| {
        let draft: &Draft = draft;
        Side {
            form: &draft.form,
            dossier: &draft.dossier,
            view,
        }
    };
    let found = compare(side(&old, &before), side(&new, &view), Matching::Summary);
    let places: Vec<_> = found.fields.iter().map(|f| f.path.to_string()).collect();
    assert_eq!(places, ["end.truth"], "all else is the same");
    assert!(found.rows.is_empty());
    assert_eq!(found.files.len(), 1, "the extract that ended stays behind");
}

#[test]
fn the_person_leaves_and_takes_what_may_be() {
    let old = complete_draft();
    let choice = Choice {
        without: vec![old.path("team.people[1]"), old.path("id.start")],
        with: vec![old.path("pieces.kbis"), old.path("end.truth")],
    };
    let new = carried(&old, &choice);
    assert_eq!(new.dossier.rows(&new.path("team.people")).len(), 1);
    assert_eq!(new.dossier.answer(&new.path("id.start")), None);
    assert_eq!(new.dossier.attached(&new.path("pieces.kbis")).len(), 1);
    assert_eq!(
        new.dossier.answer(&new.path("end.truth")),
        None,
        "an undertaking is never carried"
    );
}

#[test]
fn a_newer_version_of_the_wallet_comes_in_the_place_of_a_file() {
    let old = complete_draft();
    let mut fresh = old.dossier.attached(&old.path("pieces.kbis"))[0].clone();
    let former = fresh.sha256.clone();
    fresh.sha256 = "1".repeat(64);
    fresh.issued_on = Some(Date::constant(2027, 11, 1));
    let newer = BTreeMap::from([(former, fresh)]);
    let found = fates(&old, &newer);
    assert!(found.contains(&("pieces.kbis".to_owned(), Fate::Review(Review::Renewed))));
}

#[test]
fn places_that_moved_are_followed_and_those_that_are_gone_are_told() {
    let old = complete_draft();
    let moves = Moves(BTreeMap::from([
        ("id.siret".to_owned(), "id.siren".to_owned()),
        ("id.phone".to_owned(), "id.site".to_owned()),
        (
            "team.people.hours".to_owned(),
            "team.people.days".to_owned(),
        ),
    ]));
    let gone = with_plan(&old, &BTreeMap::new(), &moves, |_, _, items| {
        let left = items
            .into_iter()
            .filter(|item| item.fate == Fate::Left(Left::NoPlace));
        left.map(|item| item.path.pattern()).collect::<Vec<_>>()
    });
    assert_eq!(gone, ["id.siret", "team.people.hours", "team.people.hours"]);
    let path = old.path("team.people[2].hours");
    assert_eq!(
        moves.place(&path).unwrap().pattern(),
        "team.people.days",
        "rows stay in their places"
    );
}

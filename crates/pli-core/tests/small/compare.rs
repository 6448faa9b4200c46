//! Two states, or two dossiers, compared field by field.

use pli_core::compare::{Comparison, Matching, RowChange, Side, compare};
use pli_core::dossier::{Place, Request};
use pli_core::text::Text;
use serde_json::json;

use crate::draft::{Draft, complete, complete_draft};

fn compared(before: &Draft, after: &Draft, matching: Matching) -> Comparison {
    let (old, new) = (before.view(), after.view());
    let side = |draft, view| {
        let draft: &Draft = draft;
        Side {
            form: &draft.form,
            dossier: &draft.dossier,
            view,
        }
    };
    compare(side(before, &old), side(after, &new), matching)
}

fn fields(comparison: &Comparison) -> Vec<String> {
    let lines = comparison.fields.iter().map(|field| {
        let shown = |text: &Option<Text>| text.as_ref().map_or("—", |text| &text.fr).to_owned();
        format!(
            "{} [{}] {} -> {}",
            field.label.fr,
            field.row.fr,
            shown(&field.before),
            shown(&field.after)
        )
        .replace('\u{202F}', " ")
    });
    lines.collect()
}

fn rows(comparison: &Comparison) -> Vec<(String, RowChange)> {
    let rows = comparison.rows.iter();
    rows.map(|row| (row.summary.fr.clone(), row.change))
        .collect()
}

#[test]
fn a_state_does_not_differ_from_itself() {
    let draft = complete_draft();
    for matching in [Matching::Identity, Matching::Summary] {
        assert!(compared(&draft, &draft, matching).is_empty());
    }
}

#[test]
fn answers_files_and_justifications_that_differ_are_told() {
    let before = complete_draft();
    let mut after = complete_draft();
    after.type_in("id.start", "03/03/2027");
    after.type_in("id.note", "Vu");
    after.type_in("id.addr.line1", "");
    after.type_in("team.people[1].hours", "20");
    after.attach("pieces.kbis", "kbis-2.pdf", 9, None);
    let path = after.path("id.addr.line1");
    after.act(&[Request::Justify {
        code: "required".into(),
        path,
        text: Some("Sans rue".into()),
    }]);
    let found = compared(&before, &after, Matching::Identity);
    let shares = fields(&found)
        .into_iter()
        .filter(|line| !line.starts_with("Part du total"));
    assert_eq!(
        shares.collect::<Vec<_>>(),
        [
            "Adresse [] 1 rue Haute, 19000 Tulle -> 19000 Tulle",
            "Début [] 02/02/2027 -> 03/03/2027",
            "Note [] — -> Vu",
            "Heures [Anne] 10 h -> 20 h",
            "Coût [Anne] 455,00 € -> 910,00 €",
            "Total [] 655,00 € -> 1 110,00 €",
        ]
    );
    assert_eq!(found.files.len(), 1);
    assert_eq!(found.files[0].before, None);
    assert_eq!(found.justifications.len(), 1);
    assert_eq!(rows(&found), []);
}

#[test]
fn rows_that_come_go_and_move_are_told_by_identity() {
    let before = Draft::with(&json!({ "team": { "people": [
        { "name": "A" }, { "name": "B" }, { "name": "C" }, { "name": "D" }
    ] } }));
    let group = before.path("team.people");
    let people = before.dossier.rows(&group);
    let mut after = Draft::new();
    after.dossier = before.dossier.clone();
    after.act(&[
        Request::DeleteRow {
            group: group.clone(),
            row: people[1],
        },
        Request::MoveRow {
            group: group.clone(),
            row: people[3],
            place: Place::First,
        },
        Request::InsertRow {
            group,
            row: pli_core::dossier::RowId(uuid::Uuid::from_u128(999)),
            place: Place::Last,
        },
    ]);
    after.type_in("team.people[4].name", "E");
    let found = compared(&before, &after, Matching::Identity);
    assert_eq!(
        rows(&found),
        [
            ("D".to_owned(), RowChange::Moved(4, 1)),
            ("E".to_owned(), RowChange::Added(4)),
            ("B".to_owned(), RowChange::Removed(2)),
        ]
    );
    assert_eq!(fields(&found), ["Nom [E] — -> E", "Nom [B] B -> —"]);
}

#[test]
fn across_dossiers_rows_find_their_partners_by_their_summary() {
    let before = Draft::with(&complete());
    let mut other = complete();
    other["team"]["people"] = json!([
        { "name": "Luc", "hours": 6, "rate": "40" }, { "name": "Zoé", "hours": 1, "rate": "1" }
    ]);
    let mut after = Draft::new();
    after.type_in("id.note", "vide");
    after.type_in("id.note", "");
    let requests = after.read(&other).unwrap();
    after.act(&requests);
    let found = compared(&before, &after, Matching::Summary);
    assert_eq!(
        rows(&found),
        [
            ("Zoé".to_owned(), RowChange::Added(2)),
            ("Anne".to_owned(), RowChange::Removed(1)),
        ]
    );
    assert!(fields(&found).contains(&"Heures [Luc] 5 h -> 6 h".to_owned()));
}

#[test]
fn a_dossier_can_be_seen_as_it_stood() {
    let mut draft = complete_draft();
    let then = draft.dossier.version();
    let before = draft.dossier.clone();
    draft.type_in("id.note", "Un");
    draft.type_in("id.note", "Deux");
    assert_eq!(draft.dossier.at_version(&then), before);
    let note = draft.path("id.note");
    let shown = |acts| {
        let past = draft.dossier.before_last(acts);
        past.answer(&note).cloned()
    };
    assert_eq!(shown(0), draft.dossier.answer(&note).cloned());
    assert_eq!(shown(1), Some(pli_core::dossier::Answer::Text("Un".into())));
    assert_eq!(shown(2), None);
    assert_eq!(draft.dossier.before_last(10_000), Default::default());
}

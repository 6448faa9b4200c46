//! What a move keeps, carries, makes, leaves; and its undo.

use pli_core::dossier::{Answer, Dossier, Request, UndoState, plan_redo, plan_undo};
use pli_core::migration::{Doubt, OrphanContent, orphans, plan_move, run_migration_examples};
use serde_json::json;

use crate::forms::*;

fn filled() -> Dossier {
    let mut draft = draft(
        &package(V1),
        &json!({
            "organisme": { "nom": "Atelier", "fax": "05 55 00 00 00", "statut": "autre", "contact_nom": "Faure",
                "contact_prenom": "Anne", "siege": { "city": "Tulle" } },
            "stage": { "duree": "35.5", "reference": "abc", "debut": "2027-02-02", "lieux": [
                { "ville": "Tulle", "code_postal": "19000", "salles": [ { "nom": "A", "places": 12 }, { "nom": "B" } ] },
                { "ville": "Brive" } ] },
        }),
    );
    let place = path("stage.lieux").row(draft.rows(&path("stage.lieux"))[0]);
    let lease = path("pieces.bail").row(draft.rows(&path("stage.lieux"))[0]);
    let attach = |target, number, name| Request::Attach {
        target,
        attachment: file(number, name),
    };
    let justify = Request::Justify {
        code: "required".into(),
        path: path("stage.debut"),
        text: Some("Sans date.".into()),
    };
    let requests = [
        attach(path("pieces.rib"), 1, "rib.pdf"),
        attach(place.child("plan"), 2, "plan.pdf"),
        attach(lease, 3, "bail.pdf"),
        justify,
    ];
    act(&mut draft, 2, &requests);
    draft
}

#[test]
fn the_worked_examples_of_the_migrations_hold() {
    let faults = run_migration_examples(&package(V1), &package(V2)).unwrap();
    assert_eq!(faults, vec![]);
}

#[test]
fn answers_rows_and_files_come_to_their_places() {
    let mut draft = filled();
    let done = plan_move(&legs(V1, V2), &draft, &context(3)).unwrap();
    apply(&mut draft, &done.ops);
    assert_eq!(draft.form().unwrap().version, "1.1.0");
    let text = |at: &str| match draft.answer(&path(at)) {
        Some(Answer::Text(text) | Answer::Number(text)) => text.clone(),
        other => panic!("{at}: {other:?}"),
    };
    assert_eq!(text("organisme.nom"), "Atelier");
    assert_eq!(text("organisme.contact"), "Anne Faure");
    assert_eq!(text("action.duree"), "2130");
    let sites = draft.rows(&path("action.sites"));
    assert_eq!(sites.len(), 2);
    assert!(
        draft.rows(&path("stage.lieux")).len() == 1,
        "the row that still holds a postcode stays"
    );
    let first = path("action.sites").row(sites[0]);
    assert_eq!(text(&first.child("adresse").to_string()), "19000 Tulle");
    assert_eq!(draft.rows(&first.child("salles")).len(), 2);
    assert_eq!(draft.attached(&path("pieces.banque"))[0].name, "rib.pdf");
    assert_eq!(draft.attached(&first.child("plan"))[0].name, "plan.pdf");
    assert_eq!(
        draft.attached(&path("pieces.bail").row(sites[0]))[0].name,
        "bail.pdf"
    );
    assert_eq!(
        draft.justification("required", &path("action.debut")),
        Some("Sans date.")
    );
}

#[test]
fn the_plan_says_what_is_kept_moved_orphaned_and_to_confirm() {
    let draft = filled();
    let done = plan_move(&legs(V1, V2), &draft, &context(3)).unwrap();
    let patterns = |paths: Vec<&pli_core::dossier::Path>| {
        let patterns = paths.into_iter().map(pli_core::dossier::Path::pattern);
        let patterns: std::collections::BTreeSet<String> = patterns.collect();
        Vec::from_iter(patterns)
    };
    let kept = patterns(done.kept.iter().collect());
    assert_eq!(
        kept,
        [
            "organisme.nom",
            "organisme.siege.city",
            "organisme.statut",
            "pieces.bail"
        ]
    );
    let orphaned = patterns(done.orphaned.iter().map(|o| &o.path).collect());
    assert_eq!(
        orphaned,
        [
            "organisme.contact_nom",
            "organisme.contact_prenom",
            "organisme.fax",
            "stage.lieux.code_postal"
        ]
    );
    let fax = done
        .orphaned
        .iter()
        .find(|o| o.path == path("organisme.fax"));
    assert_eq!(
        fax.unwrap().reason.as_ref().unwrap().fr,
        "La télécopie n’est plus employée."
    );
    let doubts: Vec<(String, Doubt)> = done
        .to_confirm
        .iter()
        .map(|c| (c.path.pattern(), c.doubt))
        .collect();
    assert_eq!(
        doubts,
        [
            ("action.reference".to_owned(), Doubt::Kind),
            ("action.sites.adresse".to_owned(), Doubt::Computed),
            ("organisme.contact".to_owned(), Doubt::Computed),
            ("organisme.statut".to_owned(), Doubt::Retired),
        ]
    );
    let duration = done
        .moved
        .iter()
        .find(|m| m.to == path("action.duree"))
        .unwrap();
    assert_eq!(duration.before, Some(Answer::Number("35.5".into())));
    assert_eq!(duration.after, Some(Answer::Number("2130".into())));
    assert!(done.added.contains(&"organisme.effectif".to_owned()));
}

#[test]
fn a_move_is_taken_back_exactly_and_done_again() {
    let mut draft = filled();
    let before = shown(&draft);
    let done = plan_move(&legs(V1, V3), &draft, &context(3)).unwrap();
    assert_eq!(done.versions.len(), 2);
    apply(&mut draft, &done.ops);
    let after = shown(&draft);
    assert_eq!(draft.form().unwrap().version, "2.0.0");
    let undo = plan_undo(&draft, &context(4));
    apply(&mut draft, &undo);
    assert_eq!(shown(&draft), before);
    assert_eq!(draft.form().unwrap().version, "1.0.0");
    let redo = plan_redo(&draft, &context(5));
    apply(&mut draft, &redo);
    assert_eq!(shown(&draft), after);
    assert_eq!(draft.form().unwrap().version, "2.0.0");
    assert!(UndoState::of(&draft, context(1).actor).can_undo());
}

#[test]
fn a_chain_tells_where_each_answer_ends() {
    let mut draft = filled();
    let done = plan_move(&legs(V1, V3), &draft, &context(3)).unwrap();
    apply(&mut draft, &done.ops);
    // The fax of the first version has a place again in the third: it is said.
    assert!(
        done.to_confirm
            .iter()
            .any(|c| c.path == path("organisme.fax") && c.doubt == Doubt::Returned)
    );
    assert!(
        done.orphaned
            .iter()
            .all(|o| o.path != path("organisme.fax"))
    );
    assert!(draft.answer(&path("organisme.fax")).is_some());
    // What was made on the way and has no place at the end is kept.
    assert!(
        done.orphaned
            .iter()
            .any(|o| o.path == path("organisme.contact"))
    );
    let kept = orphans(&package(V3), &draft);
    let contact = kept
        .iter()
        .find(|o| o.path == path("organisme.contact"))
        .unwrap();
    assert_eq!(
        contact.content,
        OrphanContent::Answer(Answer::Text("Anne Faure".into()))
    );
    let moved = done
        .moved
        .iter()
        .any(|m| m.from == path("stage.duree") && m.to == path("action.duree"));
    assert!(moved);
}

#[test]
fn two_concurrent_answers_are_both_kept() {
    let mut draft = filled();
    let mut other = context(9);
    other.actor = pli_core::dossier::ActorId(uuid::Uuid::from_u128(2));
    let set = Request::Set {
        path: path("stage.reference"),
        answer: Some(Answer::Text("autre".into())),
        origin: None,
    };
    // Written without knowing of the first.
    let elsewhere = pli_core::dossier::plan(&Dossier::default(), &other, &[set]);
    apply(&mut draft, &elsewhere);
    let done = plan_move(&legs(V1, V2), &draft, &context(3)).unwrap();
    apply(&mut draft, &done.ops);
    assert!(draft.answer(&path("action.reference")).is_some());
    let register = draft.register(&path("stage.reference")).unwrap();
    assert!(register.is_disputed());
}

#[test]
fn there_is_no_way_without_a_migration() {
    let (v1, v3) = (package(V1), package(V3));
    let all = [v1.clone(), v3.clone()];
    assert!(
        pli_core::migration::route(&all, &v1, &v3)
            .unwrap()
            .is_none()
    );
    assert!(
        pli_core::migration::route(&all, &v3, &v1)
            .unwrap()
            .is_none()
    );
    assert!(
        pli_core::migration::route(&all, &v1, &v1)
            .unwrap()
            .is_none()
    );
}

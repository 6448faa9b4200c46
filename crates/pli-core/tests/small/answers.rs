//! Answers in from a file, out for signing; what is hidden stays in the draft.

use crate::draft::{Draft, complete, complete_draft};
use pli_core::answers::{export_all, signed_answers};
use pli_core::dossier::Origin;
use pli_core::text::Language;
use pli_core::view::{Access, parse_path};
use serde_json::json;

#[test]
fn hidden_answers_are_kept_listed_and_not_signed() {
    let mut draft = complete_draft();
    draft.type_in("id.mode", "groupe");
    draft.type_in("id.partner", "Ateliers");
    let signed = |draft: &Draft| {
        String::from_utf8(signed_answers(&draft.form, &draft.view()).unwrap()).unwrap()
    };
    assert!(signed(&draft).contains("Ateliers"));
    draft.type_in("id.mode", "seul");
    let view = draft.view();
    assert_eq!(view.hidden, [draft.path("id.partner")]);
    assert!(!signed(&draft).contains("Ateliers"));
    assert_eq!(
        export_all(&draft.form, &draft.dossier, &view)["hidden"],
        json!({ "id.partner": "Ateliers" })
    );
    assert!(!view.fields[&draft.path("id.partner")].visible);
    draft.type_in("id.mode", "groupe");
    assert_eq!(draft.display("id.partner"), "Ateliers");
}

#[test]
fn answers_of_wrong_types_and_unknown_addresses_are_told_and_nothing_is_taken() {
    let draft = Draft::new();
    let wrong = json!({
        "id": { "siret": 73282932000074u64, "count": "douze", "start": "31/02/2027", "addr": "Tulle", "inconnu": 1, "codes": [1] },
        "team": { "people": { "name": "Anne" } },
        "nulle_part": {},
        "end": { "truth": "peut-être" }
    });
    let errors = draft.read(&wrong).unwrap_err();
    insta::assert_snapshot!(errors.join("\n"));
    assert_eq!(
        draft.read(&json!([])).unwrap_err(),
        [": il faut un objet : les sections, puis leurs champs"]
    );
    let lost = json!({ "team": { "people": [{ "_row": "ligne 1", "name": "Anne" }] } });
    assert_eq!(
        draft.read(&lost).unwrap_err(),
        ["team.people[0]._row: il faut l’identité d’une ligne telle que Pli l’écrit, ou rien"]
    );
    let rounded = json!({ "id": { "share": 1_234_567_890.5, "addr": { "postcode": 19000 } } });
    assert_eq!(draft.read(&rounded).unwrap_err().len(), 2);
    for share in ["1 234,5", "1e3", "12345678901234567890123456789012345"] {
        let typed = json!({ "id": { "share": share } });
        assert_eq!(draft.read(&typed).unwrap_err().len(), 1, "{share}");
    }
}

#[test]
fn a_number_of_which_a_reader_of_json_loses_digits_is_never_taken_in_silence() {
    let mut draft = complete_draft();
    let precise = json!({ "id": { "share": 0.123_456_789_012_345_67 } });
    draft.act(&draft.read(&precise).unwrap());
    let view = draft.view();
    let mut findings = view.findings.iter();
    assert!(findings.any(|finding| finding.code == "decimals"));
}

#[test]
fn importing_twice_changes_nothing_more() {
    let mut draft = complete_draft();
    let before = draft.view();
    let requests = draft.read(&complete()).unwrap();
    draft.act(&requests);
    assert_eq!(draft.view(), before);
    assert_eq!(
        before.fields[&draft.path("id.siret")].origin,
        Some(Origin::File("answers.json".into()))
    );
}

#[test]
fn signed_answers_are_canonical_and_can_be_read_again() {
    let draft = complete_draft();
    let bytes = signed_answers(&draft.form, &draft.view()).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes.clone()).unwrap());
    let again = Draft::with(&serde_json::from_slice(&bytes).unwrap());
    let values = |draft: &Draft| {
        draft
            .view()
            .fields
            .into_values()
            .map(|field| field.value)
            .collect::<Vec<_>>()
    };
    assert_eq!(values(&again), values(&draft));
}

#[test]
fn fields_that_the_form_fills_are_not_typed_into() {
    let mut draft = complete_draft();
    assert!(
        parse_path(
            &draft.form,
            &draft.path("team.people[1].cost"),
            "3",
            Language::French
        )
        .is_err()
    );
    assert_eq!(
        draft.view().fields[&draft.path("team.people[1].cost")].access,
        Access::Computed
    );
    draft.type_in("team.people[1].rate", "1 000,00 €");
    assert_eq!(draft.display("team.people[1].cost"), "10 000,00 €");
}

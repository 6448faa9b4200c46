//! The profile: typed once, proposed, offered when it changes, never imposed.

use std::collections::BTreeMap;

use pli_core::dossier::{Answer, Origin, Path};
use pli_core::profile::{
    Profile, ProfileError, check, establishment_of, offers, prefill, read, resolve,
    use_establishment,
};
use serde_json::json;
use uuid::Uuid;

use crate::draft::Draft;

fn ids() -> impl FnMut() -> Uuid {
    let mut count = 0;
    move || {
        count += 1;
        Uuid::from_u128(count)
    }
}

fn profile() -> Profile {
    let flat = BTreeMap::from(
        [
            ("provider.siret", "732 829 320 00074"),
            ("provider.addr.line1", "1 rue Haute"),
            ("provider.addr.postcode", "19000"),
            ("provider.addr.city", "Tulle"),
            ("provider.legal_name", "Atelier"),
            ("provider.legal_rep.last_name", "Roux"),
            ("provider.legal_rep.email", "a.roux@exemple.fr"),
            ("provider.signatory.last_name", "Roux"),
            ("provider.signatory.email", "a.roux@exemple.fr"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned())),
    );
    Profile::from_flat(&flat, &mut ids())
}

fn prefilled() -> Draft {
    let mut draft = Draft::new();
    let requests = prefill(&draft.form, &draft.dossier, &profile().flat(None));
    draft.act(&requests);
    draft
}

fn offered(draft: &Draft, profile: &Profile) -> Vec<String> {
    offers(&draft.form, &draft.dossier, &profile.flat(None))
        .into_iter()
        .map(|offer| {
            format!(
                "{}: {} -> {}",
                offer.path, offer.before_shown.fr, offer.after_shown.fr
            )
        })
        .collect()
}

#[test]
fn flat_keys_and_people_are_one_profile() {
    let profile = profile();
    assert_eq!(profile.people.len(), 1, "one person has both roles");
    assert_eq!(profile.people[0].roles, ["legal_rep", "signatory"]);
    let flat = profile.flat(None);
    assert_eq!(flat["provider.signatory.last_name"], "Roux");
    assert_eq!(flat["provider.addr.city"], "Tulle");
    assert_eq!(flat.len(), 9);
}

#[test]
fn the_first_person_of_a_role_is_proposed_whole() {
    let mut profile = profile();
    let mut other = profile.people[0].clone();
    other.id = Uuid::from_u128(99);
    other.roles = vec!["signatory".into()];
    other.values = BTreeMap::from([("last_name".into(), "Blanc".into())]);
    profile.people.insert(0, other);
    let flat = profile.flat(None);
    assert_eq!(flat["provider.signatory.last_name"], "Blanc");
    assert_eq!(
        flat.get("provider.signatory.email"),
        None,
        "no part of another person is mixed in"
    );
    assert_eq!(flat["provider.legal_rep.last_name"], "Roux");
}

#[test]
fn what_nobody_answered_is_prefilled_and_says_where_it_comes_from() {
    let draft = prefilled();
    assert_eq!(draft.display("id.siret"), "732 829 320 00074");
    assert_eq!(draft.display("id.addr"), "1 rue Haute, 19000 Tulle");
    let view = draft.view();
    let siret = &view.fields[&draft.path("id.siret")];
    assert_eq!(siret.origin, Some(Origin::Profile));
}

#[test]
fn a_change_is_offered_and_nothing_that_was_typed_over() {
    let mut draft = prefilled();
    draft.type_in("id.addr.line1", "2 rue Basse");
    let mut changed = profile();
    assert_eq!(offered(&draft, &changed), Vec::<String>::new());
    changed.set("provider.addr.city", "Brive", &mut ids());
    changed.set("provider.addr.line1", "3 place Neuve", &mut ids());
    changed.set("provider.addr.postcode", "", &mut ids());
    assert_eq!(
        offered(&draft, &changed),
        [
            "id.addr.postcode: 19000 -> ",
            "id.addr.city: Tulle -> Brive"
        ]
    );
}

#[test]
fn accepting_and_keeping_are_one_act_and_are_not_asked_again() {
    let mut draft = prefilled();
    let mut changed = profile();
    changed.set("provider.addr.city", "Brive", &mut ids());
    changed.set("provider.addr.postcode", "19100", &mut ids());
    let open = offers(&draft.form, &draft.dossier, &changed.flat(None));
    let [city, postcode] = ["id.addr.city", "id.addr.postcode"].map(|p| draft.path(p));
    draft.act(&resolve(&open, &[city], &[postcode]));
    assert_eq!(draft.display("id.addr"), "1 rue Haute, 19000 Brive");
    assert_eq!(offered(&draft, &changed), Vec::<String>::new());
    changed.set("provider.addr.postcode", "19200", &mut ids());
    assert_eq!(
        offered(&draft, &changed),
        Vec::<String>::new(),
        "what was kept is the person's own"
    );
}

#[test]
fn an_establishment_is_known_by_its_siret_and_may_be_chosen() {
    let mut draft = prefilled();
    let mut profile = profile();
    let second = Uuid::from_u128(42);
    let mut other = profile.establishments[0].clone();
    other.id = second;
    other.values.insert("siret".into(), "73282932000082".into());
    other.values.insert("addr.city".into(), "Ussel".into());
    profile.establishments.push(other);
    let first = profile.establishments[0].id;
    assert_eq!(
        establishment_of(&draft.form, &draft.dossier, &profile),
        Some(first)
    );
    draft.type_in("id.addr.line1", "2 rue Basse");
    let requests = use_establishment(&draft.form, &draft.dossier, &profile, second);
    draft.act(&requests);
    assert_eq!(draft.display("id.addr"), "2 rue Basse, 19000 Ussel");
    assert_eq!(
        establishment_of(&draft.form, &draft.dossier, &profile),
        Some(second)
    );
    let values = profile.flat(Some(second));
    assert!(offers(&draft.form, &draft.dossier, &values).is_empty());
}

#[test]
fn identifiers_dates_and_establishments_are_checked() {
    let mut profile = profile();
    for (key, text) in [
        ("provider.iban", "FR76 3000"),
        ("provider.qualiopi_from", "01/06/2026"),
        ("provider.qualiopi_to", "01/06/2025"),
        ("provider.nda_date", "31/02/2020"),
        ("provider.legal_rep.email", "sans arobase"),
    ] {
        profile.set(key, text, &mut ids());
    }
    let mut other = profile.establishments[0].clone();
    other.id = Uuid::from_u128(42);
    other
        .values
        .insert("siret".into(), "552 100 554 00013".into());
    profile.establishments.push(other);
    let mut found: Vec<_> = check(&profile, &BTreeMap::new())
        .into_iter()
        .map(|finding| format!("{} {}", finding.code, finding.place))
        .collect();
    found.sort();
    let second = Uuid::from_u128(42);
    let person = profile.people[0].id;
    assert_eq!(
        found,
        [
            format!("email.characters person.{person}.email"),
            "iban.length provider.iban".to_owned(),
            "profile.dates provider.qualiopi_to".to_owned(),
            format!("profile.other_siren establishment.{second}.siret"),
            "type.date provider.nda_date".to_owned(),
        ]
    );
}

#[test]
fn a_profile_is_read_back_and_what_is_none_is_refused() {
    let profile = profile();
    let written = serde_json::to_value(&profile).unwrap();
    assert_eq!(read(written, &mut ids()), Ok(profile.clone()));
    assert_eq!(
        read(json!(profile.flat(None)), &mut ids()),
        Ok(profile.clone()),
        "the flat map of former versions"
    );
    let twice = json!({ "format": 1, "people": [profile.people[0], profile.people[0]] });
    assert_eq!(
        read(twice, &mut ids()),
        Err(ProfileError::Twice {
            id: profile.people[0].id
        })
    );
    let refused = [
        json!([]),
        json!({ "format": 2 }),
        json!({ "format": 1, "surprise": true }),
        json!({ "provider.siret": 12 }),
        json!({ "Provider": "x" }),
        json!({ "provider.legal_name": "x".repeat(4001) }),
    ];
    for value in refused {
        assert!(read(value.clone(), &mut ids()).is_err(), "{value}");
    }
}

#[test]
fn a_prefilled_place_is_a_component_or_a_field() {
    let draft = prefilled();
    let path: Path = "id.addr.city".parse().unwrap();
    assert_eq!(
        draft.dossier.answer(&path),
        Some(&Answer::Text("Tulle".into()))
    );
}

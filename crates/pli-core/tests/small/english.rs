//! What a person reads and types in English: the same answers, written another way.

use pli_core::compare::{Matching, Side, compare};
use pli_core::dossier::Answer;
use pli_core::form::Located;
use pli_core::text::Language::{English, French};
use pli_core::view::typed_answer;

use crate::draft::{Draft, complete_draft};

#[test]
fn values_totals_and_rows_are_shown_in_english() {
    let mut draft = complete_draft();
    for (at, text) in [
        ("team.people[1].hours", "1000"),
        ("id.start", "03/02/2027"),
        ("id.period.start", "03/02/2027"),
        ("id.period.end", "04/02/2027"),
        ("id.when", "03/02/2027 09:05"),
        ("id.geo.latitude", "45,75"),
        ("id.geo.longitude", "1,5"),
    ] {
        draft.type_in(at, text);
    }
    let table = [
        ("team.people[1].hours", "1,000 h"),
        ("team.people[1].rate", "€45.50"),
        ("team.people[1].cost", "€45,500.00"),
        ("team.people[2].share", "0.44%"),
        ("team.total", "€45,700.00"),
        ("end.truth", "Yes"),
        ("id.start", "3 February 2027"),
        ("id.period", "from 3 February 2027 to 4 February 2027"),
        ("id.when", "3 February 2027, 09:05"),
        ("id.geo", "45.75; 1.5"),
        ("id.mode", "Seul"),
        ("id.note", ""),
    ];
    for (at, expected) in table {
        assert_eq!(draft.english(at), expected, "{at}");
    }
    let total = &draft.view().totals[0].display;
    assert_eq!(total.get(English), "€45,700.00");
    assert_eq!(
        total.get(French),
        "45\u{202F}700,00\u{202F}€",
        "French stays"
    );
    let row = &draft.view().groups[&draft.path("team.people")].rows[0];
    assert_eq!(row.name().get(English), "Anne");
}

#[test]
fn a_row_without_words_has_its_number_and_one_of_figures_its_language() {
    let by_rate = Draft::changed("row_label: name", "row_label: rate");
    let mut draft = by_rate;
    let rows = serde_json::json!({ "team": { "people": [ { "rate": "1234.5" }, {} ] } });
    let requests = draft.read(&rows).unwrap();
    draft.act(&requests);
    let view = draft.view();
    let rows = &view.groups[&draft.path("team.people")].rows;
    assert_eq!(rows[0].name().get(English), "€1,234.50");
    assert_eq!(rows[0].name().get(French), "1\u{202F}234,50\u{202F}€");
    assert_eq!(rows[1].name().get(English), "no. 2");
    assert_eq!(rows[1].name().get(French), "n° 2");
}

#[test]
fn a_row_named_by_its_year_keeps_the_figures_together() {
    let mut draft = Draft::changed(
        "row_label: name\n        fields:\n",
        "row_label: year\n        fields:\n          - { id: year, kind: integer, label: Année }\n",
    );
    let rows = serde_json::json!({ "team": { "people": [ { "year": 2027 }, { "year": 12027 } ] } });
    let requests = draft.read(&rows).unwrap();
    draft.act(&requests);
    let view = draft.view();
    let rows = &view.groups[&draft.path("team.people")].rows;
    for language in [English, French] {
        assert_eq!(rows[0].name().get(language), "2027");
    }
    assert_eq!(rows[1].name().get(English), "12,027");
}

#[test]
fn what_stands_in_a_field_in_english_is_read_back_as_the_same_answer() {
    let places = [
        ("team.people[1].hours", "12345", "12,345 h"),
        ("team.people[1].rate", "1234,5", "€1,234.50"),
        ("team.people[1].rate", "-12", "-€12.00"),
        ("id.count", "123456", "123,456"),
        ("id.share", "1234,5", "1,234.5%"),
        ("id.start", "03/02/2027", "03/02/2027"),
        ("id.when", "03/02/2027 à 9h05", "03/02/2027 09:05"),
    ];
    for (at, french, english) in places {
        let mut draft = complete_draft();
        draft.type_in(at, french);
        let path = draft.path(at);
        let answer = draft.dossier.answer(&path).unwrap().clone();
        let Some(Located::Field(field)) = draft.form.locate(&path) else {
            panic!("no field at {at}");
        };
        assert_eq!(typed_answer(&field, &answer, English), english);
        for written in [english.to_owned(), draft.english(at)] {
            draft.type_in_english(at, &written);
            assert_eq!(draft.dossier.answer(&path), Some(&answer), "{written}");
        }
    }
}

#[test]
fn a_comma_that_could_be_either_is_asked_about_and_kept() {
    let mut draft = Draft::changed("decimals: 2", "decimals: 3");
    draft.type_in_english("id.share", "1,234 %");
    let share = draft.path("id.share");
    let kept = Some(&Answer::Text("1,234 %".into()));
    assert_eq!(draft.dossier.answer(&share), kept);
    assert!(
        draft
            .findings()
            .contains(&"!type.thousands id.share".to_owned())
    );
    for (typed, read) in [("1.234 %", "1.234"), ("1,234.5 %", "1234.5")] {
        draft.type_in_english("id.share", typed);
        let read = Answer::Number(read.into());
        assert_eq!(draft.dossier.answer(&share), Some(&read), "{typed}");
    }
    draft.type_in("id.share", "1,234");
    let read = Answer::Number("1.234".into());
    assert_eq!(
        draft.dossier.answer(&share),
        Some(&read),
        "in French a comma is the decimal sign, as ever"
    );
}

#[test]
fn a_comparison_is_told_in_both_languages() {
    let before = complete_draft();
    let mut after = complete_draft();
    after.type_in("team.people[1].rate", "2000");
    after.type_in("end.truth", "non");
    let (old, new) = (before.view(), after.view());
    let side = |draft, view| {
        let draft: &Draft = draft;
        Side {
            form: &draft.form,
            dossier: &draft.dossier,
            view,
        }
    };
    let found = compare(side(&before, &old), side(&after, &new), Matching::Identity);
    let lines = found.fields.iter().map(|field| {
        let shown = |text: &Option<pli_core::text::Text>| {
            text.as_ref()
                .map_or("", |text| text.get(English))
                .to_owned()
        };
        format!("{} -> {}", shown(&field.before), shown(&field.after))
    });
    let lines: Vec<String> = lines.collect();
    for expected in ["€45.50 -> €2,000.00", "€655.00 -> €20,200.00", "Yes -> No"] {
        assert!(lines.iter().any(|line| line == expected), "{lines:?}");
    }
}

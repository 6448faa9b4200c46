//! What a dossier is worth, on a small form that has every kind of field.

use crate::draft::{Draft, TODAY, complete_draft};
use jiff::civil::Date;
use pli_core::dossier::{ActorId, Answer, BatchId, Context, Path, Place, Request, RowId};
use pli_core::view::{Inputs, Part, PieceState, SectionStatus, View, check_attachment};
use proptest::prelude::*;
use uuid::Uuid;

#[test]
fn an_empty_dossier_says_what_is_missing() {
    let draft = Draft::new();
    let expected = [
        "!required id.siret",
        "!required id.mode",
        "?required id.addr",
        "!required team.people",
        "!required end.truth",
        "!piece.missing pieces.kbis",
    ];
    assert_eq!(draft.findings(), expected);
    let view = draft.view();
    assert!(
        view.sections
            .iter()
            .all(|section| section.status == SectionStatus::Untouched),
        "{:?}",
        view.sections
    );
    assert_eq!((view.progress.required, view.progress.answered), (5, 0));
    assert!(view.totals[0].provisional);
}

#[test]
fn expressions_read_the_words_of_codes_and_whether_documents_are_there() {
    let wanted = r#"'label(mode) = "En groupement" and has_piece("kbis")'"#;
    let mut draft = Draft::changed(r#"'mode = "groupe"'"#, wanted);
    let asks = |draft: &Draft| {
        let findings = draft.findings();
        findings.contains(&"!required id.partner".to_owned())
    };
    draft.type_in("id.mode", "groupe");
    assert!(!asks(&draft), "no document yet");
    draft.attach("pieces.kbis", "kbis.pdf", 1_000, None);
    assert!(asks(&draft));
    draft.type_in("id.mode", "seul");
    assert!(!asks(&draft));
}

#[test]
fn a_complete_dossier_is_ready() {
    let draft = complete_draft();
    assert_eq!(draft.findings(), Vec::<String>::new());
    let view = draft.view();
    assert!(view.is_ready());
    assert!(
        view.sections
            .iter()
            .all(|section| section.status == SectionStatus::Complete)
    );
    assert!(
        view.pieces
            .iter()
            .all(|piece| piece.state == PieceState::Provided)
    );
    assert_eq!(view.totals[0].value, Some(Answer::Number("655".into())));
    assert_eq!(
        view.totals[0].display.fr.replace('\u{202F}', " "),
        "655,00 €"
    );
    assert!(!view.totals[0].provisional);
    let people = &view.groups[&draft.path("team.people")];
    assert_eq!(
        people
            .rows
            .iter()
            .map(|row| row.summary.fr.as_str())
            .collect::<Vec<_>>(),
        ["Anne", "Luc"]
    );
    assert_eq!(draft.display("team.people[1].cost"), "455,00 €");
    assert_eq!(draft.display("team.people[2].share"), "30,53 %");
    assert_eq!(draft.display("id.siret"), "732 829 320 00074");
    assert_eq!(draft.display("id.addr"), "1 rue Haute, 19000 Tulle");
    assert_eq!(draft.display("id.mode"), "Seul");
}

/// Place, what is typed there in a complete dossier, and what is wrong then.
const WRONG: &[(&str, &str, &[&str])] = &[
    ("id.siret", "73282932000075", &["!siret.checksum id.siret"]),
    ("id.mode", "trio", &["!list.unknown id.mode"]),
    ("id.mode", "ancien", &["?list.ended id.mode"]),
    (
        "id.addr.postcode",
        "99000",
        &["?postal_code.department id.addr.postcode"],
    ),
    ("id.addr.city", "", &["?required id.addr.city"]),
    ("id.start", "02/02/2026", &["!min id.start"]),
    ("id.start", "demain", &["!type.date id.start"]),
    ("id.note", "abcdef", &["!too_long id.note"]),
    ("id.note", "a", &["!too_short id.note"]),
    ("id.count", "1,5", &["!type.integer id.count"]),
    ("id.count", "11", &["!max id.count"]),
    ("id.share", "12,345", &["!decimals id.share"]),
    ("id.phone", "123", &["?phone.form id.phone"]),
    ("id.email", "anne@", &["?email.form id.email"]),
    ("id.site", "pas un site", &["?url.form id.site"]),
    (
        "id.codes",
        "34076, ABC",
        &["!formacode.characters id.codes"],
    ),
    (
        "id.codes",
        "34076;42602;80056;11016",
        &["!too_many_choices id.codes"],
    ),
    (
        "id.period.start",
        "02/03/2027",
        &["!required id.period.end"],
    ),
    (
        "id.geo.latitude",
        "95",
        &["!geo.range id.geo.latitude", "!required id.geo.longitude"],
    ),
    (
        "team.people[1].rate",
        "-1",
        &["!min team.people[1].rate", "!rule.rate team.people[1].rate"],
    ),
    (
        "team.people[1].rate",
        "10,123",
        &["!decimals team.people[1].rate"],
    ),
    (
        "team.people[2].hours",
        "",
        &["!required team.people[2].hours"],
    ),
    ("end.truth", "non", &["!rule.truth end.truth"]),
];

#[test]
fn what_is_wrong_with_an_answer_is_told() {
    for (at, typed, expected) in WRONG {
        let mut draft = complete_draft();
        draft.type_in(at, typed);
        assert_eq!(draft.findings(), *expected, "{at} = {typed:?}");
    }
}

#[test]
fn what_cannot_be_read_is_kept_and_shown() {
    let mut draft = complete_draft();
    draft.type_in("team.people[1].hours", "dix heures");
    assert_eq!(draft.findings(), ["!type.integer team.people[1].hours"]);
    let view = draft.view();
    let field = &view.fields[&draft.path("team.people[1].hours")];
    assert_eq!(field.answer, Some(Answer::Text("dix heures".into())));
    assert_eq!(
        (field.value.clone(), field.display.as_str()),
        (None, "dix heures")
    );
    assert!(
        view.totals[0].provisional,
        "a total without these hours is not final"
    );
}

#[test]
fn a_message_of_the_form_carries_its_values() {
    let mut draft = complete_draft();
    draft.type_in("team.people[1].hours", "1234567");
    let view = draft.view();
    let finding = view
        .findings
        .iter()
        .find(|finding| finding.code == "rule.budget")
        .unwrap();
    let message = finding
        .message
        .as_deref()
        .unwrap()
        .replace(['\u{202F}', '\u{A0}'], " ");
    assert_eq!(
        message,
        "Le coût (56 172 998,50 €) dépasse {1 000,00 €} : Anne, Luc."
    );
    assert_eq!(
        finding.why.as_deref(),
        Some("Le plafond est fixé par la Région.")
    );
}

#[test]
fn a_warning_may_be_justified_and_a_blocking_finding_not() {
    let mut draft = complete_draft();
    draft.type_in("id.phone", "123");
    draft.type_in("id.count", "11");
    for (code, at) in [("phone.form", "id.phone"), ("max", "id.count")] {
        let request = Request::Justify {
            code: code.into(),
            path: draft.path(at),
            text: Some("Numéro interne".into()),
        };
        draft.act(&[request]);
    }
    let view = draft.view();
    let justified: Vec<_> = view
        .findings
        .iter()
        .map(|f| (f.code.as_str(), f.justified.as_deref()))
        .collect();
    assert_eq!(
        justified,
        [("max", None), ("phone.form", Some("Numéro interne"))]
    );
}

#[test]
fn files_are_checked_before_and_after_they_are_attached() {
    let mut draft = complete_draft();
    draft.attach("pieces.kbis", "kbis.docx", 0, None);
    draft.attach(
        "pieces.kbis",
        "ancien.pdf",
        2_000_001,
        Some(Date::constant(2026, 1, 1)),
    );
    let expected = [
        "!piece.empty pieces.kbis",
        "!piece.format pieces.kbis",
        "!piece.too_large pieces.kbis",
        "!piece.too_many pieces.kbis",
        "?piece.outdated pieces.kbis",
    ];
    assert_eq!(draft.findings(), expected);
    let inputs = Inputs {
        call: None,
        lot: None,
        today: TODAY,
    };
    let codes = |at: &Path, name: &str, size| {
        let findings = check_attachment(&draft.form, &draft.dossier, inputs, at, name, size);
        findings
            .into_iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        codes(&draft.path("pieces.cv[1]"), "cv.pdf", 10),
        Vec::<String>::new()
    );
    assert_eq!(
        codes(&draft.path("pieces.cv[1]"), "cv.exe", 0),
        ["piece.empty", "piece.format"]
    );
    assert_eq!(
        codes(&"pieces.rien".parse().unwrap(), "cv.pdf", 10),
        ["piece.unknown"]
    );
    assert_eq!(
        codes(&"pieces.cv".parse().unwrap(), "cv.pdf", 10),
        ["piece.unknown"],
        "the files of a row need their row"
    );
}

#[test]
fn a_file_goes_with_its_row_and_comes_back_with_it() {
    let mut draft = complete_draft();
    let (group, row) = (
        draft.path("team.people"),
        draft.path("team.people[1]").innermost_row().unwrap(),
    );
    draft.act(&[Request::DeleteRow {
        group: group.clone(),
        row,
    }]);
    assert_eq!(
        draft
            .view()
            .pieces
            .iter()
            .filter(|piece| piece.id == "cv")
            .count(),
        1
    );
    assert_eq!(draft.view().hidden, Vec::<Path>::new());
    let undo = Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Anne".into(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(99)),
    };
    for op in pli_core::dossier::plan_undo(&draft.dossier, &undo) {
        draft.dossier.apply(&op).unwrap();
    }
    let view = draft.view();
    let names: Vec<_> = view
        .pieces
        .iter()
        .flat_map(|piece| piece.files.iter().map(|file| file.name.as_str()))
        .collect();
    assert_eq!(names, ["kbis.pdf", "cv-anne.pdf", "cv-luc.pdf"]);
}

/// Any answer, whatever the kind of its field.
fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        "\\PC{0,20}".prop_map(Answer::Text),
        "[-0-9.,eE]{0,40}".prop_map(Answer::Number),
        any::<bool>().prop_map(Answer::YesNo),
        (-9_999i16..=9_999).prop_map(|year| Answer::Date(Date::new(year, 2, 28).unwrap())),
        (-9_999i16..=9_999)
            .prop_map(|year| Answer::DateTime(Date::new(year, 2, 28).unwrap().at(1, 2, 3, 4))),
        prop::collection::vec("[a-z0-9]{0,6}", 0..4).prop_map(Answer::Codes),
    ]
}

proptest! {
    #[test]
    fn no_journal_makes_the_evaluation_panic(
        answers in prop::collection::vec((0usize..20, any_answer()), 1..25),
        rows in prop::collection::vec((0usize..3, 0u128..4), 0..6),
    ) {
        let places = [
            "id", "id.siret", "id.mode", "id.addr", "id.addr.city", "id.addr.postcode", "id.start", "id.note", "id.count", "id.share",
            "id.phone", "id.codes", "id.period.start", "id.period.end", "id.geo.latitude", "id.when", "id.reference", "team.people",
            "team.total", "nulle.part",
        ];
        let groups = ["team.people", "id.siret", "nulle.part"];
        let mut requests: Vec<Request> = Vec::new();
        for (group, row) in rows {
            let (group, row): (Path, _) = (groups[group].parse().unwrap(), RowId(Uuid::from_u128(row)));
            requests.push(Request::InsertRow { group: group.clone(), row, place: Place::First });
            for (index, (_, answer)) in answers.iter().enumerate() {
                let cell = ["name", "hours", "rate", "cost", "rien"][index % 5];
                requests.push(Request::Set { path: group.row(row).child(cell), answer: Some(answer.clone()), origin: None });
            }
        }
        for (at, answer) in answers {
            requests.push(Request::Set { path: places[at].parse().unwrap(), answer: Some(answer), origin: None });
        }
        let mut draft = Draft::new();
        draft.act(&requests);
        let view = draft.view();
        prop_assert!(!view.findings.is_empty());
        prop_assert!(pli_core::answers::signed_answers(&draft.form, &view).is_ok());
    }

    #[test]
    fn a_change_names_all_that_differs(
        typed in prop::collection::vec((0usize..6, "[0-9a-z ,]{0,6}"), 1..6),
        delete in any::<bool>(),
    ) {
        let mut draft = complete_draft();
        let mut shown = draft.view();
        for (at, text) in typed {
            let places = ["id.mode", "id.count", "id.partner", "id.addr.city", "id.note", "end.truth"];
            draft.type_in(places[at], &text);
            let now = draft.view();
            renew(&mut shown, &now);
            prop_assert_eq!(&shown, &now);
        }
        let group = draft.path("team.people");
        let row = RowId(Uuid::from_u128(77));
        draft.act(&[Request::InsertRow { group: group.clone(), row, place: Place::First }]);
        if delete {
            let second = draft.path("team.people[2]").innermost_row().unwrap();
            draft.act(&[Request::DeleteRow { group, row: second }]);
        }
        let now = draft.view();
        renew(&mut shown, &now);
        prop_assert_eq!(shown, now);
    }
}

/// Brings a screen to the present with nothing but what a change names.
fn renew(shown: &mut View, now: &View) {
    let change = now.diff(shown);
    for path in &change.removed_fields {
        shown.fields.remove(path);
    }
    for path in &change.removed_groups {
        shown.groups.remove(path);
    }
    for path in &change.fields {
        shown.fields.insert(path.clone(), now.fields[path].clone());
    }
    for path in &change.groups {
        shown.groups.insert(path.clone(), now.groups[path].clone());
    }
    for part in &change.parts {
        match part {
            Part::Sections => shown.sections.clone_from(&now.sections),
            Part::Findings => shown.findings.clone_from(&now.findings),
            Part::Totals => shown.totals.clone_from(&now.totals),
            Part::Pieces => shown.pieces.clone_from(&now.pieces),
            Part::Hidden => shown.hidden.clone_from(&now.hidden),
            Part::Progress => shown.progress = now.progress,
        }
    }
}

#[test]
fn what_is_pasted_loses_its_control_characters_and_nothing_else() {
    let mut draft = complete_draft();
    draft.type_in("id.note", "a\u{0}b\r\nc\t ");
    assert_eq!(draft.display("id.note"), "ab c");
    draft.type_in("id.addr.line1", "1\nrue\u{7} Haute");
    assert_eq!(draft.display("id.addr"), "1 rue Haute, 19000 Tulle");
}

#[test]
fn a_rule_about_a_hidden_place_says_nothing() {
    let mut draft = complete_draft();
    draft.type_in("id.mode", "groupe");
    draft.type_in("id.partner", "X");
    assert_eq!(draft.findings(), ["!rule.partner id.partner"]);
    draft.type_in("id.mode", "seul");
    assert_eq!(draft.findings(), Vec::<String>::new());
}

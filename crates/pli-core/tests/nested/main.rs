//! Rows in rows in rows: values, rules and supporting documents a row, at any depth.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;

use jiff::civil::Date;
use pli_core::answers::{Numbering, friendly_path, import, resolve_path};
use pli_core::dossier::{
    ActorId, Attachment, AttachmentId, BatchId, Context, Dossier, Request, RowId, plan,
};
use pli_core::form::{FaultCode, FormPackage, load};
use pli_core::view::{Inputs, PieceState, View, evaluate};
use serde_json::{Value, json};
use uuid::Uuid;

const FORM: &str = include_str!("form.yaml");

fn files(form: &str) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([("form.yaml".to_owned(), form.as_bytes().to_vec())])
}

fn form() -> FormPackage {
    load(&files(FORM)).unwrap().package
}

fn act(dossier: &mut Dossier, number: u128, requests: &[Request]) {
    let context = Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Anne".into(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(number)),
    };
    for op in plan(dossier, &context, requests) {
        dossier.apply(&op).unwrap();
    }
}

fn dossier(form: &FormPackage, answers: &Value) -> Dossier {
    let mut dossier = Dossier::default();
    let mut count = 0;
    let mut new_row = || {
        count += 1;
        RowId(Uuid::from_u128(count))
    };
    let requests = import(form, &dossier, answers, None, &mut new_row).unwrap();
    act(&mut dossier, 1, &requests);
    dossier
}

fn attach(form: &FormPackage, dossier: &mut Dossier, at: &str, number: u128) {
    let target = resolve_path(form, dossier, at, Numbering::FromOne).unwrap();
    let attachment = Attachment {
        id: AttachmentId(Uuid::from_u128(number)),
        name: format!("devis-{number}.pdf"),
        size: 10,
        sha256: "0".repeat(64),
        media_type: "application/pdf".into(),
        issued_on: None,
        valid_until: None,
    };
    act(
        dossier,
        100 + number,
        &[Request::Attach { target, attachment }],
    );
}

fn view(form: &FormPackage, dossier: &Dossier) -> View {
    let inputs = Inputs {
        call: None,
        lot: None,
        today: Date::constant(2026, 11, 21),
    };
    evaluate(form, dossier, inputs)
}

/// `code place`, rows by number from 1, with what is said of the row.
fn findings(form: &FormPackage, dossier: &Dossier) -> Vec<String> {
    let view = view(form, dossier);
    let lines = view.findings.iter().map(|finding| {
        let place = friendly_path(form, dossier, &finding.path, Numbering::FromOne);
        format!("{} {place}", finding.code)
    });
    lines.collect()
}

fn two_lots() -> Value {
    json!({ "spending": { "strict": true, "lots": [
        { "name": "Bois", "open": true, "posts": [
            { "lines": [ { "what": "Scie", "amount": "3999.99" }, { "what": "Four", "amount": "41000" } ] },
            { "lines": [ { "what": "Rabot", "amount": "4000.01" }, { "what": "Presse", "amount": "5000" } ] }
        ] },
        { "name": "Fer", "open": false, "posts": [ { "lines": [ { "what": "Tour", "amount": "50000" } ] } ] }
    ] } })
}

#[test]
fn sums_go_up_through_three_levels_and_pass_over_what_is_hidden() {
    let form = form();
    let view = view(&form, &dossier(&form, &two_lots()));
    assert_eq!(
        view.totals[0].display.fr.replace('\u{202F}', " "),
        "54 000,00 €"
    );
}

#[test]
fn each_row_above_the_threshold_asks_for_its_own_quotes() {
    let form = form();
    let mut dossier = dossier(&form, &two_lots());
    assert_eq!(
        findings(&form, &dossier),
        [
            "piece.too_few pieces.quotes[1][1][2]",
            "piece.missing pieces.quotes[1][2][1]",
            "piece.missing pieces.quotes[1][2][2]",
            "piece.missing pieces.comparison[1][2]",
        ]
    );
    attach(&form, &mut dossier, "pieces.quotes[1][1][2]", 1);
    attach(&form, &mut dossier, "pieces.quotes[1][2][1]", 2);
    attach(&form, &mut dossier, "pieces.comparison[1][2]", 3);
    assert_eq!(
        findings(&form, &dossier),
        [
            "piece.too_few pieces.quotes[1][1][2]",
            "piece.missing pieces.quotes[1][2][2]"
        ]
    );
    attach(&form, &mut dossier, "pieces.quotes[1][1][2]", 4);
    attach(&form, &mut dossier, "pieces.quotes[1][1][2]", 5);
    attach(&form, &mut dossier, "pieces.quotes[1][2][2]", 6);
    assert!(findings(&form, &dossier).is_empty());
}

#[test]
fn a_piece_of_an_inner_row_is_named_by_the_rows_that_hold_it() {
    let form = form();
    let view = view(&form, &dossier(&form, &two_lots()));
    let quotes: Vec<_> = view
        .pieces
        .iter()
        .filter(|piece| piece.id == "quotes")
        .map(|piece| {
            let row = piece.row.as_ref().unwrap();
            (
                row.summary.fr.as_str(),
                piece.visible,
                piece.min_files,
                piece.state,
            )
        })
        .collect();
    assert_eq!(
        quotes,
        [
            ("Bois › Postes n° 1 › Scie", true, 1, PieceState::Optional),
            ("Bois › Postes n° 1 › Four", true, 3, PieceState::Missing),
            ("Bois › Postes n° 2 › Rabot", true, 1, PieceState::Missing),
            ("Bois › Postes n° 2 › Presse", true, 1, PieceState::Missing),
            (
                "Fer › Postes n° 1 › Lignes n° 1",
                false,
                1,
                PieceState::Optional
            ),
        ]
    );
    let too_few = view.findings.iter().find(|f| f.code == "piece.too_few");
    assert_eq!(too_few.unwrap().values["min"], "3");
}

#[test]
fn files_that_belong_together_are_counted_and_progress_waits_for_all_of_them() {
    let form = form();
    let answers = json!({ "spending": { "lots": [ { "name": "Bois", "open": true, "posts": [ { "lines": [
        { "what": "Halle", "amount": "95000" } ] } ] } ] } });
    let mut dossier = dossier(&form, &answers);
    let before = view(&form, &dossier).progress;
    attach(&form, &mut dossier, "pieces.quotes[1][1][1]", 1);
    for number in 2..4 {
        attach(&form, &mut dossier, "pieces.three_quotes[1]", number);
        assert_eq!(
            findings(&form, &dossier),
            ["piece.too_few pieces.three_quotes[1]"]
        );
    }
    attach(&form, &mut dossier, "pieces.three_quotes[1]", 4);
    let after = view(&form, &dossier).progress;
    assert_eq!(after.answered, before.answered + 2);
    assert!(view(&form, &dossier).is_ready());
}

#[test]
fn a_row_taken_away_takes_its_piece_with_it() {
    let form = form();
    let mut dossier = dossier(&form, &two_lots());
    let place =
        |dossier: &Dossier, at: &str| resolve_path(&form, dossier, at, Numbering::FromOne).unwrap();
    let row = place(&dossier, "spending.lots[1].posts[2].lines[1]");
    let group = row.parent().unwrap();
    let row = row.innermost_row().unwrap();
    act(&mut dossier, 2, &[Request::DeleteRow { group, row }]);
    let left = findings(&form, &dossier);
    assert_eq!(
        left,
        [
            "piece.too_few pieces.quotes[1][1][2]",
            "piece.missing pieces.quotes[1][2][1]"
        ]
    );
}

#[test]
fn rows_of_pieces_are_found_by_their_numbers_or_their_identity() {
    let form = form();
    let dossier = dossier(&form, &two_lots());
    let find = |text: &str| resolve_path(&form, &dossier, text, Numbering::FromOne);
    let target = find("pieces.quotes[1][2][2]").unwrap();
    assert_eq!(find(&target.to_string()), Some(target));
    for wrong in [
        "pieces.quotes[1]",
        "pieces.quotes[1][2][3]",
        "pieces.quotes[0][1][1]",
        "pieces.quotes[1][2][2][1]",
        "pieces.quotes[x][2][2]",
        "pieces.nothing[1]",
    ] {
        assert_eq!(find(wrong), None, "{wrong}");
    }
}

#[test]
fn a_least_number_of_files_that_cannot_be_is_refused() {
    for (given, code) in [
        ("min_files: 6", FaultCode::BadCount),
        ("min_files: 0.5.1", FaultCode::Expression),
        ("min_files: 'what'", FaultCode::WrongType),
    ] {
        let form = FORM.replace(
            "min_files: 'if strict and amount > 40000 then 3 else 1'",
            given,
        );
        let faults = load(&files(&form)).unwrap_err();
        assert!(
            faults.iter().any(|fault| fault.code == code),
            "{given}: {faults:?}"
        );
    }
}

//! What is exported comes back the same.

use jiff::civil::{Date, DateTime};
use pli_core::dossier::{Answer, Place, Request, RowId};
use pli_core::tabular::{Into, csv, export, open, propose, take, xlsx};
use pli_core::text::Language;
use proptest::prelude::*;
use uuid::Uuid;

use crate::desk::{Desk, TODAY, remarks};

type Row = Vec<(&'static str, Option<Answer>)>;

fn text() -> impl Strategy<Value = Answer> {
    let plain = "[=+@'-]{0,2}[A-Za-zéœ0-9€«»=+@;,|\"'-][A-Za-zéœ0-9 €«»;,|\"'=+@-]{0,20}";
    plain.prop_map(|text| Answer::Text(text.trim().to_owned()))
}

fn lines() -> impl Strategy<Value = Answer> {
    "[a-z=;\"'][a-z\n;\"', ]{0,20}[a-z]".prop_map(Answer::Text)
}

fn number() -> impl Strategy<Value = Answer> {
    (-1_000_000_000_i64..1_000_000_000, 0_u32..3).prop_map(|(n, decimals)| {
        let number = pli_feel::Decimal::from(n);
        let divisor = pli_feel::Decimal::from(10_i64.pow(decimals));
        let number = number.div(divisor).unwrap();
        Answer::Number(number.to_fixed(number.decimals()))
    })
}

fn date() -> impl Strategy<Value = Answer> {
    (1850_i16..2200, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| Answer::Date(Date::constant(y, m, d)))
}

fn moment() -> impl Strategy<Value = Answer> {
    (1850_i16..2200, 1_i8..13, 0_i8..24, 0_i8..60, 0_i8..60).prop_map(|(y, month, h, m, s)| {
        Answer::DateTime(DateTime::constant(y, month, 7, h, m, s, 0))
    })
}

fn codes(of: &'static [&'static str], most: usize) -> impl Strategy<Value = Answer> {
    prop::sample::subsequence(of, 1..=most)
        .prop_map(|codes| Answer::Codes(codes.into_iter().map(str::to_owned).collect()))
}

fn typed() -> impl Strategy<Value = Answer> {
    Just(Answer::Text("31/02/2027".into()))
}

fn some(of: impl Strategy<Value = Answer> + 'static) -> BoxedStrategy<Option<Answer>> {
    prop::option::of(of).boxed()
}

fn row() -> impl Strategy<Value = Row> {
    let first = (
        text(),
        some(number()),
        some(prop_oneof![3 => date(), 1 => typed()]),
        some(codes(&["CB", "VIR", "CHQ", "ESP", "A1", "A2"], 1)),
        some(any::<bool>().prop_map(Answer::YesNo)),
    );
    let second = (
        some(codes(&["01", "19", "2A", "23", "87"], 4)),
        some(moment()),
        some(lines()),
        some(text()),
        some((0_i64..100_000).prop_map(|n| Answer::Number(n.to_string()))),
    );
    (first, second).prop_map(
        |((what, amount, paid_on, mode, done), (depts, seen_at, note, city, count))| {
            vec![
                ("what", Some(what)),
                ("amount", amount),
                ("paid_on", paid_on),
                ("mode", mode),
                ("done", done),
                ("depts", depts),
                ("seen_at", seen_at),
                ("note", note),
                ("addr.city", city),
                ("count", count),
            ]
        },
    )
}

fn filled(rows: &[Row]) -> Desk {
    let mut desk = Desk::new();
    let mut requests = Vec::new();
    for (number, cells) in (1_u128..).zip(rows) {
        let row = RowId(Uuid::from_u128(number));
        let group = desk.path();
        requests.push(Request::InsertRow {
            group,
            row,
            place: Place::Last,
        });
        for (id, answer) in cells {
            let home = desk.path().row(row);
            let path = id.split('.').fold(home, |path, name| path.child(name));
            requests.push(Request::Set {
                path,
                answer: answer.clone(),
                origin: None,
            });
        }
    }
    desk.act(&requests);
    desk
}

/// The answers of the rows, without what the form fills.
fn answers(desk: &Desk) -> Vec<Vec<Option<Answer>>> {
    let columns = desk.columns();
    let rows = desk.dossier.rows(&desk.path());
    let row = |row: RowId| {
        let home = desk.path().row(row);
        columns
            .iter()
            .map(|column| desk.dossier.answer(&column.place(&home)).cloned())
            .collect()
    };
    rows.into_iter().map(row).collect()
}

fn again(bytes: &[u8]) -> Desk {
    let mut desk = Desk::new();
    let columns = desk.columns();
    let sheet = open(bytes).unwrap().sheet(None).unwrap();
    let mapping = propose(&sheet, &columns);
    assert_eq!(mapping.titles, Some(0));
    let taken = take(&sheet, &mapping, &columns).unwrap();
    desk.put(&taken, Into::Append);
    desk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_exported_table_comes_back_the_same(rows in prop::collection::vec(row(), 1..6), english in any::<bool>()) {
        let desk = filled(&rows);
        let language = if english { Language::English } else { Language::French };
        let export = export(&desk.group(), &desk.path(), &desk.view(), language);
        let expected = answers(&desk);
        prop_assert_eq!(&answers(&again(&csv(&export))), &expected);
        let bytes = xlsx(&export, "Lignes de dépense", TODAY).unwrap();
        prop_assert_eq!(&answers(&again(&bytes)), &expected);
    }
}

#[test]
fn an_export_is_what_a_french_spreadsheet_opens() {
    let number = |text: &str| Some(Answer::Number(text.into()));
    let rows = [vec![
        ("what", Some(Answer::Text("Scie; « grande »".into()))),
        ("amount", number("-1234.5")),
        ("vat", number("20")),
        ("paid_on", Some(Answer::Date(Date::constant(2027, 2, 2)))),
        ("mode", Some(Answer::Codes(vec!["VIR".into()]))),
        ("done", Some(Answer::YesNo(true))),
        ("depts", Some(Answer::Codes(vec!["19".into(), "2A".into()]))),
    ]];
    let desk = filled(&rows);
    let export = export(&desk.group(), &desk.path(), &desk.view(), Language::French);
    let text = String::from_utf8(csv(&export)).unwrap();
    let mut lines = text.lines();
    let titles = lines.next().unwrap();
    assert!(titles.starts_with("\u{FEFF}Désignation;Montant HT;Taux de TVA;Date de paiement;"));
    let line = lines.next().unwrap();
    let expected = "\"Scie; « grande »\";\"-1234,5\";20;02/02/2027;Virement;Oui;\"-1481,4\";;;\"Corrèze | Corse-du-Sud\";";
    assert!(line.starts_with(expected), "{line}");
}

#[test]
fn no_cell_of_an_export_is_a_formula() {
    let formulas = [
        "=1+1",
        "+33 5",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "'=1",
        "''@x",
    ];
    let rows: Vec<Row> = formulas
        .iter()
        .map(|text| vec![("what", Some(Answer::Text((*text).into())))])
        .collect();
    let desk = filled(&rows);
    let export = export(&desk.group(), &desk.path(), &desk.view(), Language::French);
    let written = csv(&export);
    let text = String::from_utf8(written.clone()).unwrap();
    for line in text.lines().skip(1) {
        let cell = line.trim_start_matches('"');
        assert!(cell.starts_with('\''), "{line}");
    }
    assert_eq!(answers(&again(&written)), answers(&desk));
    let bytes = xlsx(&export, "a", TODAY).unwrap();
    assert!(remarks(&pli_core::tabular::Taken::default()).is_empty());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(
        &mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(),
        &mut sheet,
    )
    .unwrap();
    assert!(!sheet.contains("<f>"), "{sheet}");
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let desk = filled(&[vec![("what", Some(Answer::Text("a".into())))]]);
    let export = export(&desk.group(), &desk.path(), &desk.view(), Language::French);
    let once = xlsx(&export, "Lignes : 2027 / [1]", TODAY).unwrap();
    assert_eq!(once, xlsx(&export, "Lignes : 2027 / [1]", TODAY).unwrap());
}

//! A small dossier that the tests evaluate expressions in: names, types and answers, some of them missing.

use pli_feel::{Kind, Labels, Row, RowType, Scope, Type, Value};

/// Declares the names and gives their answers, by slot.
pub(crate) fn form() -> (Scope, Vec<Value>) {
    let mut scope = Scope::new();
    let mut values = Vec::new();
    let address = RowType::new([("city", Type::TEXT), ("postcode", Type::TEXT)]);
    let home = row(
        &address,
        &[("city", text("Grenoble")), ("postcode", text("38000"))],
    );
    let languages = Value::list([text("fr"), text("en")]);
    let deadline = Value::DateTime("2026-12-03T12:00:00".parse().expect("a moment"));
    let (sessions_type, sessions) = sessions();
    let session = sessions_type.clone();
    let names = [
        ("organisme.siret", Type::TEXT, text("73282932000074")),
        ("organisme.uai", Type::TEXT, Value::Null),
        ("organisme.addr", Type::row(address), home),
        (
            "organisme.langues",
            Type::list(Kind::Text.required()),
            languages,
        ),
        ("groupement.mode", Type::TEXT, Value::Null),
        ("prix.total_ht", Type::NUMBER, number("2000.50")),
        ("prix.tva", Type::NUMBER, Value::Null),
        ("sessions.session", Type::rows(sessions_type), sessions),
        ("oui", Type::BOOLEAN, Value::Boolean(true)),
        ("non", Type::BOOLEAN, Value::Boolean(false)),
        ("sans_reponse", Type::BOOLEAN, Value::Null),
        ("debut", Type::DATE, date("2027-01-31")),
        ("limite", Type::DATE_TIME, deadline),
        ("date", Type::TEXT, text("un champ qui s'appelle date")),
        ("call.reference", Type::TEXT, text("2026-FAR-12")),
    ];
    for (name, of, value) in names {
        let slot = scope.declare(name, of);
        match name {
            "groupement.mode" => scope.label(
                slot,
                Labels::new([("seul", "Seul"), ("groupe", "En groupement")]),
            ),
            "organisme.langues" => {
                scope.label(slot, Labels::new([("fr", "Français"), ("en", "Anglais")]));
            }
            "sessions.session" => scope.limit(slot, 30),
            _ => {}
        }
        values.push(value);
    }
    for (id, is_there) in [("rib", true), ("kbis", false)] {
        scope.declare_fact("has_piece", id, Kind::Boolean.required());
        values.push(Value::Boolean(is_there));
    }
    scope.label_cell(&session, "city", Labels::new([("Lyon", "Lyon (Rhône)")]));
    (scope, values)
}

/// Three sessions: one whole, one without price, one without city and modules.
fn sessions() -> (RowType, Value) {
    let module = RowType::new([("title", Type::TEXT), ("hours", Type::NUMBER)]);
    let session = RowType::new([
        ("city", Type::TEXT),
        ("start", Type::DATE),
        ("trainees", Type::NUMBER),
        ("price", Type::NUMBER),
        ("modules", Type::rows(module.clone())),
    ]);
    let modules = |cells: &[(&str, &str)]| {
        let rows = cells.iter().map(|(title, hours)| {
            row(&module, &[("title", text(title)), ("hours", number(hours))])
        });
        Value::list(rows)
    };
    let rows = [
        vec![
            ("city", text("Lyon")),
            ("start", date("2027-02-02")),
            ("trainees", number("12")),
            ("price", number("1200.50")),
            (
                "modules",
                modules(&[("Accueil", "7"), ("Pratique", "14.5")]),
            ),
        ],
        vec![
            ("city", text("Valence")),
            ("start", date("2027-03-15")),
            ("trainees", number("10")),
            ("modules", modules(&[("Accueil", "7")])),
        ],
        vec![
            ("start", date("2027-03-01")),
            ("trainees", number("8")),
            ("price", number("800")),
            ("modules", modules(&[])),
        ],
    ];
    let rows = Value::list(rows.iter().map(|cells| row(&session, cells)));
    (session, rows)
}

fn row(shape: &RowType, cells: &[(&str, Value)]) -> Value {
    let find = |name: &str| cells.iter().find(|(known, _)| *known == name);
    let row = Row::new(shape, |name| {
        find(name).map_or(Value::Null, |(_, value)| value.clone())
    });
    Value::Row(row.into())
}

fn text(text: &str) -> Value {
    Value::text(text)
}

fn number(digits: &str) -> Value {
    Value::Number(digits.parse().expect("a number"))
}

fn date(day: &str) -> Value {
    Value::Date(day.parse().expect("a date"))
}

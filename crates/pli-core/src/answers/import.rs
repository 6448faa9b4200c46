//! From a file of answers to requests: all of them, or none with the faults by address.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::ROW_KEY;
use crate::dossier::{Answer, Dossier, MAX_TEXT_CHARS, Origin, Path, Place, Request, RowId, Step};
use crate::form::{Component, Field, FormPackage, Kind, Source};
use crate::text::Text;
use crate::view::{is_filled, parse_component, parse_input};

/// Values and rows that one file may hold.
const MAX_VALUES: usize = 200_000;
/// Faults that are told at once.
const MAX_ERRORS: usize = 100;

/// A fault of a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Address as in the file, rows by number from 0: `sessions.session[0].start`.
    pub path: String,
    /// What is wrong and what is expected.
    pub what: Text,
}

/// Reads a file of answers into requests. A row takes the place of the one of its identity (`_row`) or of its number; rows
/// beyond those of the dossier are added, with identities from `new_row`. `null` empties; what the form computes is passed over.
///
/// # Errors
/// Every unknown address and wrong type; then nothing is imported.
pub fn import(
    form: &FormPackage,
    dossier: &Dossier,
    answers: &Value,
    origin: Option<&Origin>,
    new_row: &mut dyn FnMut() -> RowId,
) -> Result<Vec<Request>, Vec<ImportError>> {
    let mut import = Import {
        dossier,
        origin,
        new_row,
        requests: Vec::new(),
        errors: Vec::new(),
        values: 0,
    };
    import.form(form, answers);
    if import.errors.is_empty() {
        Ok(import.requests)
    } else {
        Err(import.errors)
    }
}

struct Import<'a> {
    dossier: &'a Dossier,
    origin: Option<&'a Origin>,
    new_row: &'a mut dyn FnMut() -> RowId,
    requests: Vec<Request>,
    errors: Vec<ImportError>,
    values: usize,
}

impl Import<'_> {
    fn form(&mut self, form: &FormPackage, answers: &Value) {
        let Some(sections) = answers.as_object() else {
            self.wrong(
                "",
                "un objet : les sections, puis leurs champs",
                "an object: the sections, then their fields",
            );
            return;
        };
        for (id, fields) in sections {
            let Some(section) = form.section(id) else {
                self.unknown(id);
                continue;
            };
            let Some(fields) = fields.as_object() else {
                self.wrong(
                    id,
                    "un objet : les champs de la section",
                    "an object: the fields of the section",
                );
                continue;
            };
            let path = Path::new(vec![Step::Name(id.clone())]);
            self.fields(&section.fields, fields, &path, id);
        }
    }

    fn fields(
        &mut self,
        fields: &[Arc<Field>],
        given: &Map<String, Value>,
        home: &Path,
        shown: &str,
    ) {
        for (id, value) in given {
            if id == ROW_KEY {
                continue;
            }
            let shown = format!("{shown}.{id}");
            match fields.iter().find(|field| field.id == *id) {
                Some(field) => self.field(field, value, &home.child(id), &shown),
                None => self.unknown(&shown),
            }
        }
    }

    fn field(&mut self, field: &Field, value: &Value, path: &Path, shown: &str) {
        self.values += 1;
        if self.values > MAX_VALUES {
            if self.values == MAX_VALUES + 1 {
                self.wrong(
                    shown,
                    "moins de réponses dans un fichier",
                    "fewer answers in one file",
                );
            }
            return;
        }
        let given_by_form = !matches!(field.source, Source::Person)
            || matches!(field.kind, Kind::Computed(_) | Kind::Attachment(_));
        if given_by_form {
            return;
        }
        match (&field.kind, value) {
            (Kind::Group(rows) | Kind::Table(rows), Value::Array(values)) => {
                self.rows(&rows.fields, values, path, shown);
            }
            (Kind::Group(_) | Kind::Table(_), Value::Null) => {}
            (Kind::Group(_) | Kind::Table(_), _) => {
                self.wrong(shown, "un tableau de lignes", "an array of rows");
            }
            (kind, Value::Object(parts)) if !kind.components().is_empty() => {
                self.components(kind.components(), parts, path, shown);
            }
            (kind, Value::Null) if !kind.components().is_empty() => {
                for component in kind.components() {
                    self.set(path.child(component.name), None);
                }
            }
            (kind, _) if !kind.components().is_empty() => {
                let names = kind
                    .components()
                    .iter()
                    .map(|component| component.name)
                    .collect::<Vec<_>>()
                    .join(", ");
                self.wrong(
                    shown,
                    &format!("un objet : {names}"),
                    &format!("an object: {names}"),
                );
            }
            _ => self.single(field, value, path, shown),
        }
    }

    fn single(&mut self, field: &Field, value: &Value, path: &Path, shown: &str) {
        if !is_filled(field) {
            return;
        }
        let read = match read(field, value) {
            Ok(read) => read,
            Err((fr, en)) => return self.wrong(shown, fr, en),
        };
        self.set(path.clone(), read);
    }

    fn components(
        &mut self,
        components: &[Component],
        parts: &Map<String, Value>,
        path: &Path,
        shown: &str,
    ) {
        for (name, value) in parts {
            let shown = format!("{shown}.{name}");
            let Some(component) = components.iter().find(|component| component.name == name) else {
                self.unknown(&shown);
                continue;
            };
            let answer = match value {
                Value::Null => None,
                Value::String(text) if text.chars().count() <= MAX_TEXT_CHARS => {
                    parse_component(component, text)
                }
                Value::Number(number) => parse_component(component, &number.to_string()),
                _ => {
                    self.wrong(&shown, "un texte", "a text");
                    continue;
                }
            };
            self.set(path.child(name), answer);
        }
    }

    fn rows(&mut self, fields: &[Arc<Field>], values: &[Value], group: &Path, shown: &str) {
        let standing = self.dossier.rows(group);
        for (index, value) in values.iter().enumerate() {
            let shown = format!("{shown}[{index}]");
            let Some(given) = value.as_object() else {
                self.wrong(
                    &shown,
                    "un objet : les champs de la ligne",
                    "an object: the fields of the row",
                );
                continue;
            };
            self.values += 1;
            if self.values > MAX_VALUES {
                return self.wrong(
                    &shown,
                    "moins de réponses dans un fichier",
                    "fewer answers in one file",
                );
            }
            let Ok(named) = self.identity(given, &shown) else {
                continue;
            };
            let row = named.filter(|row| standing.contains(row)).or_else(|| {
                if named.is_none() {
                    standing.get(index).copied()
                } else {
                    None
                }
            });
            let row = row.unwrap_or_else(|| {
                let row = (self.new_row)();
                self.requests.push(Request::InsertRow {
                    group: group.clone(),
                    row,
                    place: Place::Last,
                });
                row
            });
            self.fields(fields, given, &group.row(row), &shown);
        }
    }

    /// Reads the identity that a row carries; an error, told, where it cannot be one: the row would land elsewhere.
    fn identity(&mut self, given: &Map<String, Value>, shown: &str) -> Result<Option<RowId>, ()> {
        let Some(identity) = given.get(ROW_KEY).filter(|identity| !identity.is_null()) else {
            return Ok(None);
        };
        let read = identity.as_str().and_then(|id| id.parse().ok());
        let told = || {
            self.wrong(
                &format!("{shown}.{ROW_KEY}"),
                "l’identité d’une ligne telle que Pli l’écrit, ou rien",
                "the identity of a row as Pli writes it, or nothing,",
            );
        };
        read.map(|id| Some(RowId(id))).ok_or_else(told)
    }

    fn set(&mut self, path: Path, answer: Option<Answer>) {
        self.requests.push(Request::Set {
            path,
            answer,
            origin: self.origin.cloned(),
        });
    }

    fn unknown(&mut self, path: &str) {
        let fr = "le formulaire n’a pas de champ à cette adresse".to_owned();
        self.error(
            path,
            Text {
                fr,
                en: Some("the form has no field at this address".to_owned()),
            },
        );
    }

    fn wrong(&mut self, path: &str, fr: &str, en: &str) {
        self.error(
            path,
            Text {
                fr: format!("il faut {fr}"),
                en: Some(format!("{en} is expected")),
            },
        );
    }

    fn error(&mut self, path: &str, what: Text) {
        if self.errors.len() < MAX_ERRORS {
            let path = path.chars().take(300).collect();
            self.errors.push(ImportError { path, what });
        }
    }
}

type Expected = (&'static str, &'static str);

/// The answer of a JSON value, or what was expected.
fn read(field: &Field, value: &Value) -> Result<Option<Answer>, Expected> {
    let expected = expected(&field.kind);
    match value {
        Value::Null => Ok(None),
        Value::Bool(value) if matches!(field.kind, Kind::YesNo) => Ok(Some(Answer::YesNo(*value))),
        Value::Number(number) => match &field.kind {
            Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => {
                exact(&number.to_string(), field).ok_or(expected).map(Some)
            }
            _ => Err(expected),
        },
        Value::String(text) => match parse_input(field, text) {
            _ if text.chars().count() > MAX_TEXT_CHARS => Err(expected),
            Some(answer) if crate::view::is_readable(&field.kind, &answer) => Ok(Some(answer)),
            Some(_) => Err(expected),
            None => Ok(None),
        },
        Value::Array(values) if takes_codes(&field.kind) => codes(values).map(Some).ok_or(expected),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(expected),
    }
}

/// A JSON number that lost nothing as a binary float: more than 15 digits must come as text.
fn exact(number: &str, field: &Field) -> Option<Answer> {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let answer = parse_input(field, number).filter(|_| digits <= 15)?;
    crate::view::is_readable(&field.kind, &answer).then_some(answer)
}

fn takes_codes(kind: &Kind) -> bool {
    match kind {
        Kind::Choices(..) => true,
        Kind::Code { items, .. } => items.is_many(),
        _ => false,
    }
}

fn codes(values: &[Value]) -> Option<Answer> {
    let codes: Option<Vec<String>> = values
        .iter()
        .take(1_001)
        .map(|value| value.as_str().map(str::to_owned))
        .collect();
    codes
        .filter(|codes| codes.len() <= 1_000)
        .map(Answer::Codes)
}

fn expected(kind: &Kind) -> Expected {
    match kind {
        Kind::Integer(_) => ("un nombre entier", "a whole number"),
        Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => (
            "un nombre, entre guillemets au-delà de 15 chiffres",
            "a number, in quotes beyond 15 digits",
        ),
        Kind::YesNo => ("true ou false", "true or false"),
        Kind::Date(_) => ("une date, AAAA-MM-JJ", "a date, YYYY-MM-DD"),
        Kind::DateTime => (
            "une date et une heure, AAAA-MM-JJTHH:MM",
            "a date and time, YYYY-MM-DDTHH:MM",
        ),
        Kind::Choice(_) => ("un code", "a code"),
        Kind::Choices(..) => ("une liste de codes", "a list of codes"),
        Kind::Code { items, .. } if items.is_many() => ("une liste de codes", "a list of codes"),
        Kind::Code { .. } => ("un code", "a code"),
        _ => ("un texte", "a text"),
    }
}

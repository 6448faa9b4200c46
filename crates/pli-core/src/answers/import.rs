//! From a file of answers to requests: all of them, or none with the faults by address.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{ROW_KEY, read};
use crate::dossier::{Answer, Dossier, Origin, Path, Place, Request, RowId, Step};
use crate::form::{Component, Field, FormPackage, Kind, Source};
use crate::text::Text;
use crate::view::is_filled;

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
            for (name, value) in fields {
                self.named(&section.fields, name, value, &path, id);
            }
        }
    }

    fn named(&mut self, fields: &[Arc<Field>], id: &str, value: &Value, home: &Path, shown: &str) {
        let shown = format!("{shown}.{id}");
        match fields.iter().find(|field| field.id == *id) {
            Some(field) => self.field(field, value, &home.child(id), &shown),
            None => self.unknown(&shown),
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
        match read::field(field, value) {
            Ok(read) => self.set(path.clone(), read),
            Err((fr, en)) => self.wrong(shown, fr, en),
        }
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
            match read::component(component, value) {
                Ok(answer) => self.set(path.child(name), answer),
                Err((fr, en)) => self.wrong(&shown, fr, en),
            }
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
            let home = group.row(row);
            for (name, value) in given.iter().filter(|(name, _)| *name != ROW_KEY) {
                self.named(fields, name, value, &home, &shown);
            }
        }
    }

    /// Reads the identity that a row carries; an error, told, where it cannot be one: the row would land elsewhere.
    fn identity(&mut self, given: &Map<String, Value>, shown: &str) -> Result<Option<RowId>, ()> {
        let Some(identity) = given.get(ROW_KEY).filter(|identity| !identity.is_null()) else {
            return Ok(None);
        };
        // As Pli writes it: other spellings of the same identity are refused.
        let written = identity.as_str().filter(|id| id.len() == 36);
        let read = written.and_then(|id| id.parse().ok());
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

//! JSON Schema 2020-12 of the answers of a form: the published contract of its files of answers.
//!
//! A file is accepted by the schema if and only if [`crate::answers::import`] takes it into an empty dossier: addresses, types,
//! how numbers and dates are written, lengths. What is a finding (a required answer that lacks, a code that is in no list, a
//! bound of a field, a rule) refuses nothing, for a draft always saves: it is told by annotations, `x-…`, that no validator
//! obeys. The worked examples of the package stand in it as files of answers. `docs/form-packages.md` says what the schema does not say.

mod definitions;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::answers::{MAX_CODES, ROW_KEY, takes_broken_numbers, takes_codes};
use crate::form::{
    Bounds, CodeList, Condition, Expression, Field, FormPackage, Home, ItemLimits, Kind, Section,
    Source,
};
use crate::text::{Language, Text};

use definitions::Definition;

/// Codes of a list that the schema names one by one; longer lists are named only.
const MAX_NAMED_CODES: usize = 200;

/// Makes the schema of the answers of a form, its words in a language.
pub fn schema(form: &FormPackage, language: Language) -> Value {
    let mut writer = Writer {
        language,
        used: BTreeSet::new(),
    };
    let sections: Map<String, Value> = form
        .sections
        .iter()
        .map(|section| (section.id.clone(), writer.section(section)))
        .collect();
    let definitions: Map<String, Value> = writer
        .used
        .iter()
        .flat_map(|used| std::iter::once(used).chain(used.parts()))
        .map(|used| (used.name().to_owned(), used.schema()))
        .collect();
    let examples = form.examples.iter();
    let examples: Vec<&Value> = examples.map(|example| &example.answers).collect();
    let named = form.examples.iter();
    let named: Vec<Value> = named
        .map(|example| json!({ "file": example.file, "title": example.title }))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:x-pli:form:{}:{}", form.name, form.version),
        "title": form.title.get(language),
        "description": form.summary.get(language),
        "x-form": { "name": form.name, "version": form.version, "sha256": form.sha256 },
        "type": "object",
        "additionalProperties": false,
        "properties": sections,
        "$defs": definitions,
        "examples": examples,
        "x-examples": named,
    })
}

struct Writer {
    language: Language,
    used: BTreeSet<Definition>,
}

impl Writer {
    fn section(&mut self, section: &Section) -> Value {
        let mut out = self.titled(&section.title, section.help.as_ref());
        condition(&mut out, "x-visible", &section.visible);
        out.insert("type".to_owned(), json!("object"));
        self.properties(&mut out, &section.fields);
        Value::Object(out)
    }

    fn properties(&mut self, out: &mut Map<String, Value>, fields: &[Arc<Field>]) {
        let fields = fields.iter();
        let properties: Map<String, Value> = fields
            .map(|field| (field.id.clone(), self.field(field)))
            .collect();
        out.insert("additionalProperties".to_owned(), json!(false));
        out.insert("properties".to_owned(), Value::Object(properties));
    }

    fn field(&mut self, field: &Field) -> Value {
        let mut out = self.titled(&field.label, field.help.as_ref());
        out.insert("x-kind".to_owned(), json!(field.kind.name()));
        if let Some(example) = &field.example {
            let example = example.get(self.language);
            out.insert("x-example".to_owned(), json!(example));
        }
        condition(&mut out, "x-visible", &field.visible);
        let given_by_form = !matches!(field.source, Source::Person)
            || matches!(field.kind, Kind::Computed(_) | Kind::Attachment(_));
        if given_by_form {
            // Passed over whatever it is: the form, the call or the files decide.
            out.insert("readOnly".to_owned(), json!(true));
            return Value::Object(out);
        }
        condition(&mut out, "x-required", &field.required);
        if let Some(unit) = &field.unit {
            out.insert("x-unit".to_owned(), json!(unit));
        }
        self.kind(&mut out, &field.kind);
        Value::Object(out)
    }

    fn kind(&mut self, out: &mut Map<String, Value>, kind: &Kind) {
        match kind {
            Kind::Group(rows) | Kind::Table(rows) => {
                limits(out, rows.items);
                let mut row = Map::new();
                row.insert("type".to_owned(), json!("object"));
                self.properties(&mut row, &rows.fields);
                if let Some(Value::Object(cells)) = row.get_mut("properties") {
                    cells.insert(ROW_KEY.to_owned(), self.refer(Definition::Row));
                }
                out.insert("type".to_owned(), json!(["array", "null"]));
                out.insert("items".to_owned(), Value::Object(row));
            }
            Kind::Text(limits) | Kind::LongText(limits) => {
                out.insert("x-max-length".to_owned(), json!(limits.max_length));
                if limits.min_length > 0 {
                    out.insert("x-min-length".to_owned(), json!(limits.min_length));
                }
                self.is(out, Definition::Text);
            }
            Kind::Integer(of) => {
                bounds(out, of);
                self.is(out, Definition::Integer);
            }
            Kind::Number(of, decimals) | Kind::Rate(of, decimals) => {
                out.insert("x-decimals".to_owned(), json!(decimals));
                bounds(out, of);
                self.is(out, number(kind));
            }
            Kind::Amount(of) => {
                bounds(out, of);
                self.is(out, number(kind));
            }
            Kind::Date(of) => {
                bounds(out, of);
                self.is(out, Definition::Date);
            }
            Kind::Choice(list) => self.codes(out, kind, Some(list)),
            Kind::Choices(list, items) => {
                limits(out, *items);
                self.codes(out, kind, Some(list));
            }
            Kind::Code { list, items, .. } => {
                limits(out, *items);
                self.codes(out, kind, list.as_ref());
            }
            Kind::YesNo => self.is(out, Definition::YesNo),
            Kind::DateTime => self.is(out, Definition::DateTime),
            Kind::Identifier(_) | Kind::Url => self.is(out, Definition::Text),
            Kind::Address => self.is(out, Definition::Address),
            Kind::Person => self.is(out, Definition::Person),
            Kind::Period => self.is(out, Definition::Period),
            Kind::Geo => self.is(out, Definition::Geo),
            Kind::Computed(_) | Kind::Attachment(_) => {}
        }
    }

    /// Codes: those of the list are named for who reads; another code is accepted, and gives a finding.
    fn codes(&mut self, out: &mut Map<String, Value>, kind: &Kind, list: Option<&Arc<CodeList>>) {
        let definition = if takes_codes(kind) {
            Definition::Codes
        } else {
            Definition::Code
        };
        let Some(list) = list else {
            return self.is(out, definition);
        };
        if let Home::Shared(name) | Home::Absent(name) = &list.home {
            out.insert("x-list".to_owned(), json!(name.to_string()));
        }
        if list.codes.is_empty() || list.codes.len() > MAX_NAMED_CODES {
            return self.is(out, definition);
        }
        let codes = list.codes.iter();
        let mut named: Vec<Value> = codes
            .map(|code| json!({ "const": code.code, "title": code.label.get(self.language) }))
            .collect();
        if definition == Definition::Codes {
            named = vec![
                json!({ "type": "array", "items": { "anyOf": named }, "maxItems": MAX_CODES }),
            ];
        }
        named.push(self.refer(definition));
        out.insert("anyOf".to_owned(), Value::Array(named));
    }

    fn titled(&self, title: &Text, help: Option<&Text>) -> Map<String, Value> {
        let mut out = Map::new();
        out.insert("title".to_owned(), json!(title.get(self.language)));
        if let Some(help) = help {
            out.insert("description".to_owned(), json!(help.get(self.language)));
        }
        out
    }

    fn is(&mut self, out: &mut Map<String, Value>, definition: Definition) {
        out.insert("$ref".to_owned(), json!(definition.address()));
        self.used.insert(definition);
    }

    fn refer(&mut self, definition: Definition) -> Value {
        self.used.insert(definition);
        json!({ "$ref": definition.address() })
    }
}

fn number(kind: &Kind) -> Definition {
    if takes_broken_numbers(kind) {
        Definition::Number
    } else {
        Definition::LongNumber
    }
}

fn condition(out: &mut Map<String, Value>, name: &str, condition: &Condition) {
    let said = match (condition, name) {
        (Condition::When(expression), _) => json!(expression.source),
        (Condition::Always, "x-required") => json!(true),
        (Condition::Never, "x-visible") => json!(false),
        (Condition::Always | Condition::Never, _) => return,
    };
    out.insert(name.to_owned(), said);
}

fn bounds(out: &mut Map<String, Value>, bounds: &Bounds) {
    let mut put = |name: &str, bound: &Option<Expression>| {
        if let Some(bound) = bound {
            out.insert(name.to_owned(), json!(bound.source));
        }
    };
    put("x-min", &bounds.min);
    put("x-max", &bounds.max);
}

fn limits(out: &mut Map<String, Value>, items: ItemLimits) {
    if items.min > 0 {
        out.insert("x-min-items".to_owned(), json!(items.min));
    }
    if let Some(max) = items.max {
        out.insert("x-max-items".to_owned(), json!(max));
    }
}

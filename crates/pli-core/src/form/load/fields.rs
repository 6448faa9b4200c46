//! Second pass over a form: sections and fields with their expressions compiled.

use std::sync::Arc;

use super::Loader;
use super::declare::{Declared, computed_type};
use super::fault::FaultCode;
use super::raw::{RawField, RawForm, Word};
use super::sentence::Expect;
use crate::form::{CodePattern, ComputedType, Condition, Field, Kind, Rows, Section, Source};
use crate::identifier::IdentifierKind;

const KINDS: &str = "text, long_text, integer, number, amount, rate, yes_no, date, datetime, choice, choices, code, siren, siret, \
    nda, iban, bic, vat, uai, rna, postal_code, insee_commune, naf, phone, email, url, address, person, period, geo, computed, \
    attachment, group, table";
const COMPUTED_TYPES: &str = "text, integer, number, amount, rate, yes_no, date";

impl Loader {
    pub(super) fn sections(
        &mut self,
        raw: &RawForm,
        declared: &[Vec<Declared<'_>>],
    ) -> Vec<Section> {
        let mut sections = Vec::new();
        for (section, fields) in raw.sections.iter().zip(declared) {
            let id = section.id.value.clone();
            let title = self.text(&section.title, &format!("sections.{id}.title"));
            let help = self.optional_text(section.help.as_ref(), &format!("sections.{id}.help"));
            self.enter_section(fields);
            let visible = self.condition(section.visible.as_ref(), Condition::Always);
            let fields = fields
                .iter()
                .filter_map(|field| self.field(field))
                .map(Arc::new)
                .collect();
            self.scope.leave();
            sections.push(Section {
                id,
                title,
                help,
                visible,
                fields,
            });
        }
        sections
    }

    fn field(&mut self, declared: &Declared<'_>) -> Option<Field> {
        let (raw, pattern) = (declared.raw, &declared.pattern);
        self.check_keys(raw);
        let label = self.text(&raw.label, &format!("fields.{pattern}.label"));
        let help = self.optional_text(raw.help.as_ref(), &format!("fields.{pattern}.help"));
        let example =
            self.optional_text(raw.example.as_ref(), &format!("fields.{pattern}.example"));
        let visible = self.condition(raw.visible.as_ref(), Condition::Always);
        let required = self.condition(raw.required.as_ref(), Condition::Never);
        let severity = self.severity(raw.severity.as_ref());
        let source = self.source(raw);
        let kind = self.kind(declared)?;
        let filter = self.filter(raw, kind.list());
        Some(Field {
            id: raw.id.value.clone(),
            pattern: pattern.clone(),
            kind,
            label,
            help,
            example,
            required,
            visible,
            severity,
            source,
            profile: raw.profile.as_ref().map(|word| word.value.clone()),
            unit: raw.unit.as_ref().map(|word| word.value.clone()),
            filter,
            number: declared.number,
        })
    }

    fn source(&mut self, raw: &RawField) -> Source {
        let expect = expect_of(raw);
        if let Some(word) = &raw.from {
            return self
                .expression(word, &expect)
                .map_or(Source::Person, Source::Call);
        }
        match &raw.value {
            Some(word) if raw.kind.value == "computed" => self
                .expression(word, &expect)
                .map_or(Source::Person, Source::Computed),
            _ => Source::Person,
        }
    }

    fn kind(&mut self, declared: &Declared<'_>) -> Option<Kind> {
        let raw = declared.raw;
        let name = raw.kind.value.as_str();
        let kind = match name {
            "text" => Kind::Text(self.text_limits(raw, 250)),
            "long_text" => Kind::LongText(self.text_limits(raw, 3000)),
            "integer" => Kind::Integer(self.bounds(raw)),
            "number" => Kind::Number(self.bounds(raw), self.decimals(raw)),
            "amount" => Kind::Amount(self.bounds(raw)),
            "rate" => Kind::Rate(self.bounds(raw), self.decimals(raw)),
            "date" => Kind::Date(self.bounds(raw)),
            "yes_no" => Kind::YesNo,
            "datetime" => Kind::DateTime,
            "url" => Kind::Url,
            "address" => Kind::Address,
            "person" => Kind::Person,
            "period" => Kind::Period,
            "geo" => Kind::Geo,
            "choice" => Kind::Choice(self.needed_list(raw)?),
            "choices" => Kind::Choices(self.needed_list(raw)?, self.items(raw, None)),
            "code" => self.code(raw)?,
            "computed" => Kind::Computed(self.computed(raw)?),
            "attachment" => Kind::Attachment(self.file_limits(
                raw.formats.as_deref(),
                raw.max_size.as_ref(),
                raw.max_files.as_ref(),
            )),
            "group" => Kind::Group(self.rows(declared)?),
            "table" => Kind::Table(self.rows(declared)?),
            other => return self.identifier(&raw.kind, other),
        };
        Some(kind)
    }

    fn identifier(&mut self, word: &Word, name: &str) -> Option<Kind> {
        let of_fields = [
            "siren",
            "siret",
            "nda",
            "iban",
            "bic",
            "vat",
            "uai",
            "rna",
            "postal_code",
            "insee_commune",
            "naf",
            "phone",
            "email",
        ];
        let kind = IdentifierKind::from_name(name).filter(|_| of_fields.contains(&name));
        if kind.is_none() {
            self.fault(
                word,
                FaultCode::UnknownKind,
                &[("given", name), ("expected", KINDS)],
            );
        }
        kind.map(Kind::Identifier)
    }

    fn code(&mut self, raw: &RawField) -> Option<Kind> {
        let list = match &raw.list {
            Some(word) => Some(self.named_list(word)?),
            None => None,
        };
        let pattern = match &raw.pattern {
            Some(word) => Some(self.pattern(word)?),
            None => None,
        };
        if list.is_none() && pattern.is_none() {
            self.fault(
                &raw.kind,
                FaultCode::KeyNeeded,
                &[("kind", "code"), ("name", "list")],
            );
            return None;
        }
        Some(Kind::Code {
            list,
            pattern,
            items: self.items(raw, Some(1)),
        })
    }

    fn pattern(&mut self, word: &Word) -> Option<CodePattern> {
        let name = word.value.as_str();
        let pattern = match name {
            "language" => Some(CodePattern::Language),
            "insee" => Some(CodePattern::Identifier(IdentifierKind::InseeCommune)),
            other => IdentifierKind::from_name(other).map(CodePattern::Identifier),
        };
        if pattern.is_none() {
            let expected = "formacode, nsf, rome, rncp, rs, naf, language, insee";
            self.fault(
                word,
                FaultCode::UnknownWord,
                &[("given", name), ("expected", expected)],
            );
        }
        pattern
    }

    fn computed(&mut self, raw: &RawField) -> Option<ComputedType> {
        let needed = [("value", &raw.value), ("type", &raw.value_type)];
        for (name, _) in needed.iter().filter(|(_, word)| word.is_none()) {
            self.fault(
                &raw.kind,
                FaultCode::KeyNeeded,
                &[("kind", "computed"), ("name", name)],
            );
        }
        self.shape_name(raw.value_type.as_ref()?)
    }

    /// Reads the type of a computed value, or tells why not.
    pub(super) fn shape_name(&mut self, word: &Word) -> Option<ComputedType> {
        let of = computed_type(&word.value);
        if of.is_none() {
            self.fault(
                word,
                FaultCode::UnknownWord,
                &[("given", &word.value), ("expected", COMPUTED_TYPES)],
            );
        }
        of
    }

    fn rows(&mut self, declared: &Declared<'_>) -> Option<Rows> {
        let raw = declared.raw;
        if raw.fields.as_ref().is_none_or(Vec::is_empty) {
            self.fault(
                &raw.kind,
                FaultCode::KeyNeeded,
                &[("kind", &raw.kind.value), ("name", "fields")],
            );
            return None;
        }
        self.enter_row(&declared.children);
        let row_label = raw.row_label.as_ref().and_then(|word| {
            let expression = self.expression(word, &Expect::Any)?;
            let shape = self.shape(&expression, declared);
            Some((expression, shape))
        });
        let fields = declared
            .children
            .iter()
            .filter_map(|child| self.field(child))
            .map(Arc::new)
            .collect();
        self.scope.leave();
        Some(Rows {
            fields,
            row_label,
            items: self.items(raw, None),
        })
    }

    fn needed_list(&mut self, raw: &RawField) -> Option<Arc<crate::form::CodeList>> {
        let Some(word) = &raw.list else {
            self.fault(
                &raw.kind,
                FaultCode::KeyNeeded,
                &[("kind", &raw.kind.value), ("name", "list")],
            );
            return None;
        };
        self.named_list(word)
    }
}

fn expect_of(raw: &RawField) -> Expect {
    match raw.kind.value.as_str() {
        "integer" | "number" | "amount" | "rate" => Expect::Number,
        "yes_no" => Expect::Boolean,
        "date" => Expect::Date,
        "datetime" => Expect::DateTime,
        "computed" => {
            let of = raw
                .value_type
                .as_ref()
                .and_then(|word| computed_type(&word.value));
            of.map_or(Expect::Any, |of| {
                Expect::Type(super::declare::feel_type(of).kind)
            })
        }
        _ => Expect::Text,
    }
}

/// A field and all fields of its rows.
pub(super) fn flatten(field: &Arc<Field>) -> Vec<Arc<Field>> {
    let mut all = vec![Arc::clone(field)];
    if let Some(rows) = field.kind.rows() {
        all.extend(rows.fields.iter().flat_map(flatten));
    }
    all
}

/// The raw field of a place.
pub(super) fn raw_of<'a>(raw: &'a RawForm, pattern: &str) -> Option<&'a RawField> {
    let mut names = pattern.split('.');
    let section = names.next()?;
    let mut fields = &raw.sections.iter().find(|s| s.id.value == section)?.fields;
    let mut found = None;
    for name in names {
        let field = fields.iter().find(|field| field.id.value == name)?;
        found = Some(field);
        if let Some(inner) = &field.fields {
            fields = inner;
        }
    }
    found
}

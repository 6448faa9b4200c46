//! First pass over a form: numbers, names and types of all fields, before any expression is compiled.

use std::collections::BTreeSet;

use pli_feel::{Kind as FeelKind, Labels, RowType, Slot, Type};

use super::fault::FaultCode;
use super::raw::{RawField, RawForm, Word};
use super::{Loader, MAX_FIELDS};
use crate::form::{ComputedType, Place};
use crate::view::call_types;

/// What a list without `max_items` is taken for.
const MAX_ELEMENTS: u32 = 1_000;

/// Codes of a list at most whose words expressions may read.
const MAX_LABELS: usize = 5_000;

/// A field that has its number, its slot and its type.
pub(super) struct Declared<'a> {
    pub raw: &'a RawField,
    pub number: usize,
    pub slot: Slot,
    pub pattern: String,
    pub children: Vec<Declared<'a>>,
    /// `members.amount` and its slot, for groups of a section.
    pub columns: Vec<(String, Slot)>,
    of: Type,
}

impl Loader {
    /// Declares the inputs, then every field in the order of the form.
    pub(super) fn declare<'a>(&mut self, raw: &'a RawForm) -> Vec<Vec<Declared<'a>>> {
        self.declare_slot("today", FeelKind::Date.required(), Place::Today);
        for (name, of) in call_types() {
            self.declare_slot(&format!("call.{name}"), of, Place::Call(name));
        }
        // A piece that is asked for in each row has no one answer.
        for piece in raw.pieces.iter().filter(|piece| piece.each.is_none()) {
            let id = &piece.id.value;
            let of = FeelKind::Boolean.required();
            self.scope.declare_fact("has_piece", id, of);
            self.graph.places.push(Place::Piece(id.clone()));
        }
        let mut seen = BTreeSet::new();
        let mut sections = Vec::new();
        for (number, section) in raw.sections.iter().enumerate() {
            self.check_id(&section.id, &mut seen);
            let id = &section.id.value;
            let mut seen = BTreeSet::new();
            let mut fields = Vec::new();
            for field in &section.fields {
                self.check_id(&field.id, &mut seen);
                let mut declared = self.declare_field(field, id, number, None, 1);
                let name = format!("{id}.{}", field.id.value);
                self.scope.alias(&name, declared.slot);
                self.declare_columns(&mut declared, id);
                fields.push(declared);
            }
            sections.push(fields);
        }
        if self.graph.parents.len() > MAX_FIELDS {
            let (given, max) = (self.graph.parents.len().to_string(), MAX_FIELDS.to_string());
            self.fault(
                &raw.form,
                FaultCode::TooMany,
                &[("given", &given), ("max", &max)],
            );
        }
        sections
    }

    fn declare_slot(&mut self, name: &str, of: Type, place: Place) -> Slot {
        let slot = self.scope.declare(name, of);
        self.graph.places.push(place);
        slot
    }

    fn declare_field<'a>(
        &mut self,
        raw: &'a RawField,
        prefix: &str,
        section: usize,
        parent: Option<usize>,
        depth: u32,
    ) -> Declared<'a> {
        let number = self.graph.parents.len();
        self.graph.parents.push(parent);
        self.graph.sections.push(section);
        let pattern = format!("{prefix}.{}", raw.id.value);
        self.graph.by_pattern.insert(pattern.clone(), number);
        let mut children = Vec::new();
        if let Some(fields) = raw.fields.as_ref().filter(|_| depth <= 8) {
            if depth > 3 {
                self.fault(&raw.id, FaultCode::TooDeep, &[]);
            }
            let mut seen = BTreeSet::new();
            for child in fields {
                self.check_id(&child.id, &mut seen);
                if raw.kind.value == "table"
                    && matches!(child.kind.value.as_str(), "group" | "table")
                {
                    self.fault(&child.kind, FaultCode::GroupInTable, &[]);
                }
                children.push(self.declare_field(
                    child,
                    &pattern,
                    section,
                    Some(number),
                    depth + 1,
                ));
            }
        }
        let of = type_of(raw, &children);
        let euros = raw
            .value_type
            .as_ref()
            .is_some_and(|word| word.value == "amount");
        if raw.kind.value == "amount" || euros {
            self.amounts.insert(number);
        }
        if let Some(row) = crate::view::row_type(&of.kind) {
            self.graph.row_types.insert(number, row.clone());
        }
        // The name is given where it is seen: in its section, or in the rows of its group.
        self.scope.enter();
        let slot = self.declare_slot(&raw.id.value, of.clone(), Place::Field(number));
        self.scope.leave();
        self.describe(raw, slot, &of, &children);
        Declared {
            raw,
            number,
            slot,
            pattern,
            children,
            columns: Vec::new(),
            of,
        }
    }

    /// Tells expressions how long a list may be, and what codes mean.
    fn describe(&mut self, raw: &RawField, slot: Slot, of: &Type, children: &[Declared<'_>]) {
        if let Some(labels) = self.labels(raw) {
            self.scope.label(slot, labels);
        }
        let FeelKind::List(element) = &of.kind else {
            return;
        };
        self.scope.limit(slot, most(raw));
        if let FeelKind::Row(row) = &element.kind {
            for child in children {
                if let Some(labels) = self.labels(child.raw) {
                    self.scope.label_cell(row, &child.raw.id.value, labels);
                }
            }
        }
    }

    /// What the codes of a field mean, where its list is in the package.
    fn labels(&self, raw: &RawField) -> Option<Labels> {
        let list = self.lists.get(&raw.list.as_ref()?.value)?;
        if list.codes.len() > MAX_LABELS {
            return None;
        }
        let codes = list.codes.iter();
        let words = codes.map(|code| (code.code.as_str(), code.label.fr.as_str()));
        Some(Labels::new(words))
    }

    fn declare_columns(&mut self, group: &mut Declared<'_>, section: &str) {
        for child in &group.children {
            if matches!(child.of.kind, FeelKind::Row(_) | FeelKind::List(_)) {
                continue;
            }
            let name = format!("{}.{}", group.raw.id.value, child.raw.id.value);
            let of = Type::list(child.of.clone());
            let slot = self.declare_slot(
                &format!("{section}.{name}"),
                of,
                Place::Column(child.number),
            );
            self.scope.limit(slot, most(group.raw));
            if let Some(labels) = self.labels(child.raw) {
                self.scope.label(slot, labels);
            }
            group.columns.push((name, slot));
        }
    }

    /// Opens a layer with the names of a section.
    pub(super) fn enter_section(&mut self, fields: &[Declared<'_>]) {
        self.scope.enter();
        for field in fields {
            self.scope.alias(&field.raw.id.value, field.slot);
            for (name, slot) in &field.columns {
                self.scope.alias(name, *slot);
            }
        }
    }

    /// Opens a layer with the names of a row.
    pub(super) fn enter_row(&mut self, fields: &[Declared<'_>]) {
        self.scope.enter();
        for field in fields {
            self.scope.alias(&field.raw.id.value, field.slot);
        }
    }

    pub(super) fn check_id(&mut self, word: &Word, seen: &mut BTreeSet<String>) {
        let id = &word.value;
        let mut bytes = id.bytes();
        let well = bytes
            .next()
            .is_some_and(|b| b.is_ascii_lowercase() || b == b'_')
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && id.len() <= 40
            && !matches!(id.as_str(), "call" | "today" | "pieces" | "_row");
        if !well {
            self.fault(word, FaultCode::BadId, &[("given", id)]);
        } else if !seen.insert(id.clone()) {
            self.fault(word, FaultCode::RepeatedId, &[("given", id)]);
        }
    }
}

/// Elements of a list at most, as the cost of expressions sees it.
fn most(raw: &RawField) -> u32 {
    let said = raw.max_items.as_ref();
    said.and_then(|word| word.value.parse().ok())
        .unwrap_or(MAX_ELEMENTS)
}

/// The type that expressions see.
fn type_of(raw: &RawField, children: &[Declared<'_>]) -> Type {
    let row = |names: &[(&'static str, Type)]| Type::row(RowType::new(names.iter().cloned()));
    let texts = |names: &[&'static str]| {
        row(&names
            .iter()
            .map(|name| (*name, Type::TEXT))
            .collect::<Vec<_>>())
    };
    match raw.kind.value.as_str() {
        "integer" | "number" | "amount" | "rate" => Type::NUMBER,
        "yes_no" => Type::BOOLEAN,
        "date" => Type::DATE,
        "datetime" => Type::DATE_TIME,
        "choices" | "attachment" => Type::list(FeelKind::Text.required()),
        "code" if raw.max_items.as_ref().is_some_and(|word| word.value != "1") => {
            Type::list(FeelKind::Text.required())
        }
        "address" => texts(&[
            "line1", "line2", "line3", "line4", "postcode", "city", "insee", "country",
        ]),
        "person" => texts(&["title", "last_name", "first_name", "role", "phone", "email"]),
        "period" => row(&[("start", Type::DATE), ("end", Type::DATE)]),
        "geo" => row(&[("latitude", Type::NUMBER), ("longitude", Type::NUMBER)]),
        "computed" => raw
            .value_type
            .as_ref()
            .and_then(|word| computed_type(&word.value))
            .map_or(Type::TEXT, feel_type),
        "group" | "table" => {
            let cells = children
                .iter()
                .map(|child| (child.raw.id.value.as_str(), child.of.clone()));
            Type::rows(RowType::new(cells))
        }
        _ => Type::TEXT,
    }
}

/// The type of a computed value by its name.
pub(super) fn computed_type(name: &str) -> Option<ComputedType> {
    Some(match name {
        "text" => ComputedType::Text,
        "integer" => ComputedType::Integer,
        "number" => ComputedType::Number,
        "amount" => ComputedType::Amount,
        "rate" => ComputedType::Rate,
        "yes_no" => ComputedType::YesNo,
        "date" => ComputedType::Date,
        _ => return None,
    })
}

/// What an expression gives for such a value.
pub(super) fn feel_type(of: ComputedType) -> Type {
    match of {
        ComputedType::Text => Type::TEXT,
        ComputedType::Integer
        | ComputedType::Number
        | ComputedType::Amount
        | ComputedType::Rate => Type::NUMBER,
        ComputedType::YesNo => Type::BOOLEAN,
        ComputedType::Date => Type::DATE,
    }
}

//! The structure of a form as the window draws it.

use std::sync::Arc;

use pli_core::form::{
    Code as ListCode, CodeList, Component, ComponentKind, ComputedType, Condition, Field,
    FormPackage, ItemLimits, Kind, Source,
};
use pli_core::text::Language;

use super::show::severity;
use crate::seam::{CodeView, FieldView, FormView, ListView, SectionView};

/// Codes of a list that go to the window at once; longer lists are searched.
const MOST_SHOWN: usize = 200;

/// The structure of a form, its texts in a language.
pub(crate) fn form_view(form: &FormPackage, language: Language) -> FormView {
    FormView {
        name: form.name.clone(),
        version: form.version.clone(),
        sha256: form.sha256.clone(),
        title: form.title.get(language).to_owned(),
        summary: form.summary.get(language).to_owned(),
        sections: form
            .sections
            .iter()
            .map(|section| SectionView {
                id: section.id.clone(),
                title: section.title.get(language).to_owned(),
                help: section
                    .help
                    .as_ref()
                    .map(|help| help.get(language).to_owned()),
                fields: fields(form, &section.fields, language),
            })
            .collect(),
        lists: form
            .lists
            .iter()
            .map(|(name, list)| (name.clone(), list_view(list, language)))
            .collect(),
        undertakings: form.undertakings.iter().map(ToString::to_string).collect(),
    }
}

fn list_view(list: &CodeList, language: Language) -> ListView {
    let shown: &[ListCode] = if list.codes.len() > MOST_SHOWN {
        &[]
    } else {
        list.codes.as_slice()
    };
    ListView {
        title: list.title.get(language).to_owned(),
        source: list.source.clone().unwrap_or_default(),
        count: u32::try_from(list.codes.len()).unwrap_or(u32::MAX),
        absent: list.is_absent(),
        codes: shown
            .iter()
            .map(|code| CodeView {
                code: code.code.clone(),
                label: code.label.get(language).to_owned(),
                until: code.until.map(|date| date.to_string()),
            })
            .collect(),
    }
}

fn fields(form: &FormPackage, fields: &[Arc<Field>], language: Language) -> Vec<FieldView> {
    fields
        .iter()
        .map(|field| field_view(form, field, language))
        .collect()
}

fn field_view(form: &FormPackage, field: &Field, language: Language) -> FieldView {
    let text = |text: &Option<pli_core::text::Text>| {
        text.as_ref().map(|text| text.get(language).to_owned())
    };
    let items = items(&field.kind);
    let (min_length, max_length) = lengths(&field.kind);
    let files = match &field.kind {
        Kind::Attachment(limits) => limits.clone(),
        _ => pli_core::form::FileLimits::default(),
    };
    FieldView {
        id: field.id.clone(),
        pattern: field.pattern.clone(),
        kind: field.kind.name().to_owned(),
        label: field.label.get(language).to_owned(),
        help: text(&field.help),
        example: text(&field.example),
        severity: severity(field.severity).to_owned(),
        conditional: is_conditional(&field.required) || is_conditional(&field.visible),
        unit: field.unit.clone(),
        list: field.kind.list().and_then(|list| list_name(form, list)),
        filtered: field.filter.is_some(),
        free: is_free(&field.kind),
        min_length,
        max_length,
        decimals: match &field.kind {
            Kind::Number(_, decimals) | Kind::Rate(_, decimals) => Some(*decimals),
            Kind::Amount(_) => Some(2),
            _ => None,
        },
        min_items: items.min,
        max_items: items.max,
        read_only: !matches!(field.source, Source::Person),
        profile: field.profile.clone(),
        computed_type: match &field.kind {
            Kind::Computed(kind) => Some(computed_type(*kind).to_owned()),
            _ => None,
        },
        components: field
            .kind
            .components()
            .iter()
            .map(|component| component_view(field, component))
            .collect(),
        fields: field
            .kind
            .rows()
            .map(|rows| fields(form, &rows.fields, language))
            .unwrap_or_default(),
        formats: files.formats,
        max_size: files.max_bytes,
        max_files: files.max_files,
    }
}

/// Whether answers decide it.
pub(super) fn is_conditional(condition: &Condition) -> bool {
    matches!(condition, Condition::When(_))
}

/// A component has no words of its own in the form: the window names it by its identifier.
fn component_view(field: &Field, component: &Component) -> FieldView {
    let (kind, max_length) = match component.kind {
        ComponentKind::Text(most) => ("text", u32::try_from(most).ok()),
        ComponentKind::Identifier(kind) => (kind.name(), None),
        ComponentKind::Date => ("date", None),
        ComponentKind::Degrees(_) => ("number", None),
    };
    FieldView {
        id: component.name.to_owned(),
        pattern: format!("{}.{}", field.pattern, component.name),
        kind: kind.to_owned(),
        label: component.name.to_owned(),
        help: None,
        example: None,
        severity: severity(field.severity).to_owned(),
        conditional: false,
        unit: None,
        list: None,
        filtered: false,
        free: false,
        min_length: None,
        max_length,
        decimals: None,
        min_items: 0,
        max_items: None,
        read_only: false,
        profile: field
            .profile
            .as_ref()
            .map(|key| format!("{key}.{}", component.name)),
        computed_type: None,
        components: Vec::new(),
        fields: Vec::new(),
        formats: Vec::new(),
        max_size: None,
        max_files: None,
    }
}

/// A list together with a pattern is what the form knows today; a list that is not at hand cannot be checked.
fn is_free(kind: &Kind) -> bool {
    match kind {
        Kind::Code { list, pattern, .. } => {
            pattern.is_some() || list.as_ref().is_none_or(|list| list.is_absent())
        }
        other => other.list().is_some_and(|list| list.is_absent()),
    }
}

fn list_name(form: &FormPackage, list: &Arc<CodeList>) -> Option<String> {
    form.lists
        .iter()
        .find(|(_, known)| Arc::ptr_eq(known, list))
        .map(|(name, _)| name.clone())
}

fn items(kind: &Kind) -> ItemLimits {
    match kind {
        Kind::Choices(_, items) | Kind::Code { items, .. } => *items,
        Kind::Group(rows) | Kind::Table(rows) => rows.items,
        _ => ItemLimits {
            min: 0,
            max: Some(1),
        },
    }
}

fn lengths(kind: &Kind) -> (Option<u32>, Option<u32>) {
    match kind {
        Kind::Text(limits) | Kind::LongText(limits) => (
            u32::try_from(limits.min_length)
                .ok()
                .filter(|least| *least > 0),
            u32::try_from(limits.max_length).ok(),
        ),
        _ => (None, None),
    }
}

fn computed_type(kind: ComputedType) -> &'static str {
    match kind {
        ComputedType::Text => "text",
        ComputedType::Integer => "integer",
        ComputedType::Number => "number",
        ComputedType::Amount => "amount",
        ComputedType::Rate => "rate",
        ComputedType::YesNo => "yes_no",
        ComputedType::Date => "date",
    }
}

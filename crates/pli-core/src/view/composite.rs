//! Composite answers for people, and answers that stand beside each other.

use super::format::display_component;
use super::{ComponentView, Other};
use crate::dossier::{Answer, Dossier, Given, Path, Register};
use crate::form::{Field, Kind};
use crate::text::Language;

/// Components of a composite field; some are required once the whole is required or begun.
pub(super) fn components(
    dossier: &Dossier,
    field: &Field,
    path: &Path,
    required: bool,
) -> Vec<ComponentView> {
    let all = field.kind.components();
    let paths: Vec<Path> = all
        .iter()
        .map(|component| path.child(component.name))
        .collect();
    let begun = paths.iter().any(|path| dossier.answer(path).is_some());
    let views = all.iter().zip(&paths).map(|(component, path)| {
        let register = dossier.register(path);
        let shown = register.and_then(Register::shown);
        let answer = shown.and_then(|written| written.value.answer.clone());
        ComponentView {
            name: component.name,
            kind: component.kind,
            display: answer
                .as_ref()
                .map(|answer| display_component(component.kind, answer))
                .unwrap_or_default(),
            answer,
            required: component.required && (required || begun),
            origin: shown.and_then(|written| written.value.origin.clone()),
            others: register
                .map(|register| {
                    others(register, |answer| display_component(component.kind, answer))
                })
                .unwrap_or_default(),
        }
    });
    views.collect()
}

/// A composite answer in one line, as an envelope or a letter would have it.
pub(super) fn joined(field: &Field, components: &[ComponentView], language: Language) -> String {
    let get = |name: &str| {
        components
            .iter()
            .find(|view| view.name == name)
            .map(|view| view.shown(language))
            .filter(|text| !text.is_empty())
    };
    let list = |names: &[&str], between: &str| {
        names
            .iter()
            .filter_map(|name| get(name))
            .collect::<Vec<_>>()
            .join(between)
    };
    let parts = match field.kind {
        Kind::Address => {
            let lines = list(&["line1", "line2", "line3", "line4"], ", ");
            vec![
                lines,
                list(&["postcode", "city"], " "),
                list(&["country"], ""),
            ]
        }
        Kind::Person => vec![
            list(&["title", "first_name", "last_name"], " "),
            list(&["role", "phone", "email"], ", "),
        ],
        Kind::Period => match (get("start"), get("end")) {
            (Some(start), Some(end)) => match language {
                Language::French => vec![format!("du {start} au {end}")],
                Language::English => vec![format!("from {start} to {end}")],
            },
            _ => vec![list(&["start", "end"], "")],
        },
        _ => match language {
            Language::French => vec![list(&["latitude", "longitude"], "\u{202F}; ")],
            Language::English => vec![list(&["latitude", "longitude"], "; ")],
        },
    };
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A composite answer in one line, in a language.
pub(super) fn component_words(
    dossier: &Dossier,
    field: &Field,
    path: &Path,
    language: Language,
) -> String {
    let views = components(dossier, field, path, false);
    joined(field, &views, language)
}

pub(super) fn others(
    register: &Register<Given>,
    display: impl Fn(&Answer) -> String,
) -> Vec<Other> {
    if !register.is_disputed() {
        return Vec::new();
    }
    let all = register.heads().map(|(_, written)| Other {
        author: written.author.clone(),
        at: written.at,
        answer: written.value.answer.clone(),
        display: written
            .value
            .answer
            .as_ref()
            .map(&display)
            .unwrap_or_default(),
    });
    all.collect()
}

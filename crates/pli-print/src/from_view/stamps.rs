//! What the first and the last page say: the call, who answers, who signs.

use pli_core::call::Call;
use pli_core::dossier::Path;
use pli_core::form::FormPackage;
use pli_core::view::{FieldView, View};

use crate::dossier::{CallStamp, Fact, Signatory};
use crate::moment::Moment;

/// Keys of the organisation's profile that name who answers, in the order of the page.
const ORGANISATION: [&str; 4] = [
    "provider.legal_name",
    "provider.siret",
    "provider.nda",
    "provider.addr",
];
/// Keys of the profile that name who signs; the first that is answered counts.
const SIGNATORY: [&str; 2] = ["provider.signatory", "provider.legal_rep"];

pub(super) fn call(call: &Call, lot: Option<&str>) -> CallStamp {
    let lot = lot.and_then(|number| call.lots.iter().find(|lot| lot.number == number));
    CallStamp {
        reference: call.reference.clone(),
        title: call.title.clone(),
        procedure: call.procedure.clone(),
        authority: call.authority.name.clone(),
        service: call.authority.service.clone(),
        lot: lot.map(|lot| format!("{} – {}", lot.number, lot.title)),
        area: lot.map(|lot| lot.area.clone()).unwrap_or_default(),
        deadline: call.deadline.as_ref().map(|deadline| Moment {
            at: deadline.at,
            local: deadline.local,
            clock: Moment::clock_of_zone(&deadline.zone),
        }),
    }
}

/// Who answers, by the answers of the fields that the profile proposes.
pub(super) fn organisation(form: &FormPackage, view: &View) -> Vec<Fact> {
    let fact = |key: &str| {
        let (label, answer) = of_profile(form, view, key)?;
        (!answer.display.is_empty()).then(|| Fact {
            label,
            value: answer.display.clone(),
        })
    };
    ORGANISATION.into_iter().filter_map(fact).collect()
}

/// The undertakings that the form shows, with their answers.
pub(super) fn undertakings(form: &FormPackage, view: &View) -> Vec<Fact> {
    let fact = |path: &Path| {
        let field = form.field(&path.pattern())?;
        let answer = view.fields.get(path).filter(|answer| answer.visible)?;
        Some(Fact {
            label: field.label.fr.clone(),
            value: answer.display.clone(),
        })
    };
    form.undertakings.iter().filter_map(fact).collect()
}

pub(super) fn signatory(form: &FormPackage, view: &View) -> Option<Signatory> {
    let person = |key: &str| {
        let (_, answer) = of_profile(form, view, key)?;
        let part = |name: &str| {
            let found = answer.components.iter().find(|part| part.name == name);
            found.map_or("", |part| part.display.as_str())
        };
        let name = format!("{} {}", part("first_name"), part("last_name"));
        let name = name.trim();
        (!name.is_empty()).then(|| Signatory {
            name: name.to_owned(),
            role: part("role").to_owned(),
        })
    };
    SIGNATORY.into_iter().find_map(person)
}

fn of_profile<'a>(
    form: &FormPackage,
    view: &'a View,
    key: &str,
) -> Option<(String, &'a FieldView)> {
    let field = form
        .fields()
        .find(|field| field.profile.as_deref() == Some(key))?;
    let path: Path = field.pattern.parse().ok()?;
    let answer = view.fields.get(&path).filter(|answer| answer.visible)?;
    Some((field.label.fr.clone(), answer))
}

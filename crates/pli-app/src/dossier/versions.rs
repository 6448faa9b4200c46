//! Moves a draft to another version of its form: the plan, the act, and what is kept without a place.

use std::sync::Arc;

use pli_core::answers::{Numbering, friendly_path};
use pli_core::dossier::{Answer, Path};
use pli_core::form::{FormPackage, Located, version_order};
use pli_core::migration::{self, Leg, MovePlan, Orphan, OrphanContent, plan_move};
use pli_core::text::Language;
use pli_core::view::{component_label, date, date_time, display_answer, display_component};
use pli_protocol::DossierId;

use super::{Act, OpenDossier, commit, lock, show, state_of};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::form;
use crate::seam::{
    DossierState, DossierView, MovePlanView, MovedView, OrphanView, ToConfirmView, VersionsView,
};

/// The version of a dossier's form, a newer one if there is one, and what is kept without a place.
pub fn versions(session: &Session, id: DossierId) -> Result<VersionsView, Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let newer = newer(session, &dossier)?;
    let orphans = orphans(session, &dossier, language)?;
    Ok(VersionsView {
        current: dossier.form.version.clone(),
        newer: newer.map(|legs| target(&legs)),
        orphans,
    })
}

/// What a dossier keeps without a place in its form.
pub fn kept(session: &Session, id: DossierId) -> Result<Vec<OrphanView>, Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    orphans(session, &dossier, language)
}

/// What moving a dossier to a version would do; to the newest where none is named. Nothing changes.
pub fn move_plan(
    session: &Session,
    id: DossierId,
    to: Option<&str>,
) -> Result<MovePlanView, Fault> {
    let language = show::language(session)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let legs = legs(session, &dossier, to)?;
    let plan = planned(session, &dossier, &legs)?;
    plan_view(session, &dossier, &legs, &plan, language)
}

/// Moves a dossier to a version, as one act; the answer comes once it is durable.
pub fn move_to(session: &Session, id: DossierId, to: Option<&str>) -> Result<DossierView, Fault> {
    let dossier = session.dossier(id)?;
    {
        let mut dossier = lock(&dossier);
        let legs = legs(session, &dossier, to)?;
        let plan = planned(session, &dossier, &legs)?;
        commit(session, &mut dossier, &plan.ops)?;
    }
    show::show(session, id)
}

fn planned(session: &Session, dossier: &OpenDossier, legs: &[Leg]) -> Result<MovePlan, Fault> {
    let act = Act::begin(session)?;
    plan_move(legs, &dossier.state, &act.context).map_err(Fault::internal)
}

fn target(legs: &[Leg]) -> String {
    legs.last()
        .map(|leg| leg.new.version.clone())
        .unwrap_or_default()
}

/// The way to the newest version that this dossier may take; none where there is none.
fn newer(session: &Session, dossier: &OpenDossier) -> Result<Option<Vec<Leg>>, Fault> {
    let open = matches!(
        state_of(session, dossier.id, dossier.blocking())?,
        DossierState::Draft | DossierState::Ready | DossierState::Signed
    );
    if !open {
        return Ok(None);
    }
    let packages = form::all(session)?;
    let own = version_order(&dossier.form.version);
    let mut later: Vec<&Arc<FormPackage>> = packages
        .iter()
        .filter(|package| is_allowed(dossier, package) && version_order(&package.version) > own)
        .collect();
    later.sort_by_key(|package| version_order(&package.version));
    for package in later.into_iter().rev() {
        // A migration that is broken is no offer: whoever names the version is told.
        if let Ok(Some(legs)) = migration::route(&packages, &dossier.form, package) {
            return Ok(Some(legs));
        }
    }
    Ok(None)
}

/// A dossier of a call takes the version that the call asks for, and no other.
fn is_allowed(dossier: &OpenDossier, package: &FormPackage) -> bool {
    package.name == dossier.form.name
        && dossier
            .call
            .as_ref()
            .is_none_or(|call| call.form.sha256 == package.sha256)
}

fn legs(session: &Session, dossier: &OpenDossier, to: Option<&str>) -> Result<Vec<Leg>, Fault> {
    let own = &dossier.form;
    let Some(version) = to else {
        let none = || Fault::new(Code::NoNewerForm).with("version", &own.version);
        return newer(session, dossier)?.ok_or_else(none);
    };
    if version == own.version {
        return Err(Fault::new(Code::NoNewerForm).with("version", version));
    }
    let packages = form::all(session)?;
    let named = || {
        let named = packages.iter();
        named.filter(|package| package.name == own.name && package.version == version)
    };
    let known = named().next().is_some();
    let target = named().find(|package| is_allowed(dossier, package));
    let target = target.ok_or_else(|| match (&dossier.call, known) {
        (Some(call), true) => Fault::new(Code::FormNotOfCall).with("version", &call.form.version),
        _ => Fault::new(Code::UnknownForm).with("form", format!("{} {version}", own.name)),
    })?;
    let broken = |faults: Vec<pli_core::form::Fault>| {
        let what = faults.first().map(ToString::to_string).unwrap_or_default();
        Fault::new(Code::BrokenForm).with("what", what)
    };
    let legs = migration::route(&packages, own, target).map_err(broken)?;
    legs.ok_or_else(|| {
        Fault::new(Code::NoMigration)
            .with("from", &own.version)
            .with("to", version)
    })
}

fn plan_view(
    session: &Session,
    dossier: &OpenDossier,
    legs: &[Leg],
    plan: &MovePlan,
    language: Language,
) -> Result<MovePlanView, Fault> {
    let old = &dossier.form;
    let new = legs.last().map_or(old, |leg| &leg.new);
    let mut after = dossier.state.clone();
    for op in &plan.ops {
        after.apply(op).map_err(Fault::internal)?;
    }
    let packages = form::all(session)?;
    let moved = plan.moved.iter().map(|moved| MovedView {
        from: label(old, &moved.from, language),
        from_path: friendly_path(old, &dossier.state, &moved.from, Numbering::FromOne),
        to: label(new, &moved.to, language),
        to_path: friendly_path(new, &after, &moved.to, Numbering::FromOne),
        before: shown(old, &moved.from, moved.before.as_ref(), language),
        after: shown(new, &moved.to, moved.after.as_ref(), language),
    });
    let reason = |path: &Path| {
        let orphan = plan.orphaned.iter().find(|orphan| orphan.path == *path);
        orphan
            .and_then(|orphan| orphan.reason.as_ref())
            .map(|reason| reason.get(language).to_owned())
    };
    let kept = migration::orphans(new, &after);
    let orphaned = kept.iter().map(|orphan| OrphanView {
        reason: reason(&orphan.path),
        ..orphan_view(&packages, old, orphan, language)
    });
    let confirm = plan.to_confirm.iter().map(|confirm| {
        let form = if new.locate(&confirm.path).is_some() {
            new
        } else {
            old
        };
        ToConfirmView {
            label: label(form, &confirm.path, language),
            path: friendly_path(new, &after, &confirm.path, Numbering::FromOne),
            shown: shown(form, &confirm.path, after.answer(&confirm.path), language),
            doubt: confirm.doubt.name().to_owned(),
        }
    });
    let added = plan.added.iter().filter_map(|pattern| {
        let path = pattern.parse::<Path>().ok()?;
        let field = new.field(pattern).map(|field| field.label.clone());
        let piece = new.locate_piece(&path).map(|piece| piece.label.clone());
        Some(field.or(piece)?.get(language).to_owned())
    });
    Ok(MovePlanView {
        from: old.version.clone(),
        to: new.version.clone(),
        versions: plan.versions.iter().map(|v| v.version.clone()).collect(),
        kept: u32::try_from(plan.kept.len()).unwrap_or(u32::MAX),
        moved: moved.collect(),
        orphaned: orphaned.collect(),
        to_confirm: confirm.collect(),
        added: added.collect(),
    })
}

fn orphans(
    session: &Session,
    dossier: &OpenDossier,
    language: Language,
) -> Result<Vec<OrphanView>, Fault> {
    // Only a dossier that was moved can keep something without a place.
    if dossier.state.form().is_none() {
        return Ok(Vec::new());
    }
    let packages = form::all(session)?;
    let kept = migration::orphans(&dossier.form, &dossier.state);
    Ok(kept
        .iter()
        .map(|orphan| orphan_view(&packages, &dossier.form, orphan, language))
        .collect())
}

/// What is kept, in the words of the latest version that has its place.
fn orphan_view(
    packages: &[Arc<FormPackage>],
    own: &FormPackage,
    orphan: &Orphan,
    language: Language,
) -> OrphanView {
    let path = &orphan.path;
    let has = |form: &&Arc<FormPackage>| {
        form.name == own.name && (form.locate(path).is_some() || form.locate_piece(path).is_some())
    };
    let mut homes: Vec<&Arc<FormPackage>> = packages.iter().filter(has).collect();
    homes.sort_by_key(|form| version_order(&form.version));
    let home = homes.pop();
    let shown = match &orphan.content {
        OrphanContent::Answer(answer) => home
            .map(|form| shown(form, path, Some(answer), language))
            .unwrap_or_default(),
        OrphanContent::Files(files) => {
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            names.join(", ")
        }
    };
    OrphanView {
        path: path.to_string(),
        label: home.map_or_else(|| path.pattern(), |form| label(form, path, language)),
        shown,
        version: home.map(|form| form.version.clone()),
        reason: None,
    }
}

fn label(form: &FormPackage, path: &Path, language: Language) -> String {
    if let Some(piece) = form.locate_piece(path) {
        return piece.label.get(language).to_owned();
    }
    match form.locate(path) {
        Some(Located::Field(field) | Located::Row(field)) => field.label.get(language).to_owned(),
        Some(Located::Component(field, component)) => {
            let part = component_label(component.name, language);
            format!("{} ({part})", field.label.get(language))
        }
        None => path.pattern(),
    }
}

/// An answer as people read it.
fn shown(form: &FormPackage, path: &Path, answer: Option<&Answer>, language: Language) -> String {
    let Some(answer) = answer else {
        return String::new();
    };
    match (form.locate(path), answer) {
        (Some(Located::Field(field)), answer) => display_answer(&field, answer, language),
        (Some(Located::Component(_, part)), answer) => {
            display_component(part.kind, answer, language)
        }
        (_, Answer::Text(text) | Answer::Number(text)) => text.clone(),
        (_, Answer::YesNo(value)) => value.to_string(),
        (_, Answer::Date(value)) => date(*value, language),
        (_, Answer::DateTime(value)) => date_time(*value, language),
        (_, Answer::Codes(codes)) => codes.join(", "),
    }
}

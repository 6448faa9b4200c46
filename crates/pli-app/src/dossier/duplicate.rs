//! A new dossier from an old one: the plan first, then, as one transaction, the dossier with all that was chosen.

use std::collections::BTreeMap;
use std::sync::Arc;

use pli_core::carry::{self, Choice, Fate, Item, Left, Moves, Review, Source, Target};
use pli_core::dossier::{Attachment, Dossier, Path, plan};
use pli_core::form::FormPackage;
use pli_core::migration;
use pli_core::text::Language;
use pli_core::view::{Inputs, View, date, evaluate};
use pli_protocol::DossierId;

use super::create::{Beginning, begin};
use super::{Act, OpenDossier, commit, lock, show};
use crate::app::{Session, today};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::seam::{CarryItemView, CarryView, CreateRequest, DuplicateRequest};
use crate::{form, wallet};

/// Lists what a new dossier would carry.
pub fn duplicate_plan(session: &Session, request: &DuplicateRequest) -> Result<CarryView, Fault> {
    let language = show::language(session)?;
    with_plan(session, request, |beginning, _, _, items| {
        let form = &beginning.form;
        Ok(CarryView {
            title: beginning.title.clone(),
            form: format!("{} {}", form.name, form.version),
            items: items.iter().map(|item| view(item, language)).collect(),
        })
    })
}

/// Makes the new dossier, durably and whole. The old one is left alone.
pub fn duplicate(session: &Session, request: &DuplicateRequest) -> Result<DossierId, Fault> {
    let choice = Choice {
        without: paths(&request.without)?,
        with: paths(&request.with)?,
    };
    let (beginning, requests) = with_plan(session, request, |beginning, source, target, items| {
        let requests = carry::requests(source, target, &items, &choice);
        Ok((beginning.clone(), requests))
    })?;
    let mut dossier = OpenDossier::fresh(session, &beginning)?;
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &requests);
    let row = beginning.row()?;
    commit::commit_first(session, &mut dossier, &ops, row)?;
    let said = Said::new("created").with("from", super::id_of(session, &request.id)?);
    diligence::record(session, beginning.id, &said)?;
    Ok(beginning.id)
}

/// Does something with the plan, while the old dossier is held.
fn with_plan<T>(
    session: &Session,
    request: &DuplicateRequest,
    then: impl FnOnce(&Beginning, Source<'_>, Target<'_>, Vec<Item>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let id = super::id_of(session, &request.id)?;
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let beginning = begin(session, &target(&dossier, request))?;
    let newer: BTreeMap<String, Attachment> = wallet::newer_by_content(session)?;
    let moves = Moves::default();
    let brought = brought(session, &dossier, &beginning.form)?;
    let (form, state, view) = match &brought {
        Some(brought) => (&beginning.form, &brought.state, &brought.view),
        None => (&dossier.form, &dossier.state, &dossier.view),
    };
    let source = Source {
        form,
        dossier: state,
        view,
        title: &dossier.title,
    };
    let target = Target {
        form: &beginning.form,
        inputs: Inputs {
            call: beginning.call.as_ref(),
            lot: beginning.lot.as_deref(),
            today: today(),
        },
        moves: &moves,
        newer: &newer,
    };
    let mut items = carry::plan(source, target);
    for path in brought.iter().flat_map(|brought| &brought.orphaned) {
        items.push(carry::left_without_place(
            &dossier.form,
            &dossier.view,
            path,
        ));
    }
    then(&beginning, source, target, items)
}

/// An old dossier brought to another version of its form, in memory only.
struct Brought {
    state: Dossier,
    view: View,
    /// Places of the former version whose answers have none in this one.
    orphaned: Vec<Path>,
}

/// Brings a copy of a dossier to the version of the new one by the declared migrations; none where it has that version, where
/// the form is another one, or where no migration is declared: then answers follow the names of their places.
fn brought(
    session: &Session,
    dossier: &OpenDossier,
    to: &Arc<FormPackage>,
) -> Result<Option<Brought>, Fault> {
    if dossier.form.sha256 == to.sha256 || dossier.form.name != to.name {
        return Ok(None);
    }
    let packages = form::all(session)?;
    let Ok(Some(legs)) = migration::route(&packages, &dossier.form, to) else {
        return Ok(None);
    };
    let act = Act::begin(session)?;
    let moved = migration::plan_move(&legs, &dossier.state, &act.context);
    let moved = moved.map_err(Fault::internal)?;
    let mut state = dossier.state.clone();
    for op in &moved.ops {
        state.apply(op).map_err(Fault::internal)?;
    }
    let inputs = Inputs {
        call: dossier.call.as_ref(),
        lot: dossier.lot.as_deref(),
        today: today(),
    };
    Ok(Some(Brought {
        view: evaluate(to, &state, inputs),
        state,
        orphaned: moved.orphaned.into_iter().map(|one| one.path).collect(),
    }))
}

/// What the new dossier is of: what was asked for, or what the old one is of.
fn target(dossier: &OpenDossier, request: &DuplicateRequest) -> CreateRequest {
    let asked = request.call.is_some() || request.form.is_some();
    let call = dossier.call.as_ref().map(|call| call.reference.clone());
    let form = &dossier.form;
    CreateRequest {
        call: if asked { request.call.clone() } else { call },
        lot: request
            .lot
            .clone()
            .or_else(|| dossier.lot.clone().filter(|_| !asked)),
        form: if asked {
            request.form.clone()
        } else {
            Some(format!("{}@{}", form.name, form.version))
        },
        title: request.title.clone(),
    }
}

fn paths(texts: &[String]) -> Result<Vec<Path>, Fault> {
    let read = |text: &String| {
        text.parse()
            .map_err(|_| Fault::new(Code::UnknownField).with("path", text))
    };
    texts.iter().map(read).collect()
}

fn view(item: &Item, language: Language) -> CarryItemView {
    let mut values = BTreeMap::new();
    let (fate, reason) = match item.fate {
        Fate::Carried => ("carried", ""),
        Fate::Review(Review::PastDate) => ("review", "past-date"),
        Fate::Review(Review::Amount) => ("review", "amount"),
        Fate::Review(Review::Renewed) => ("review", "renewed"),
        Fate::Left(Left::Undertaking) => ("left", "undertaking"),
        Fate::Left(Left::Call) => ("left", "call"),
        Fate::Left(Left::Justification) => ("left", "justification"),
        Fate::Left(Left::Signed) => ("left", "signed"),
        Fate::Left(Left::NoPlace) => ("left", "no-place"),
        Fate::Left(Left::Unlisted) => ("left", "unlisted"),
        Fate::Left(Left::Ended { until }) => {
            values.insert("until".to_owned(), date(until, language));
            ("left", "ended")
        }
    };
    CarryItemView {
        path: item.path.to_string(),
        label: item.label.get(language).to_owned(),
        row: item.row.get(language).to_owned(),
        shown: item.shown.get(language).to_owned(),
        fate: fate.to_owned(),
        reason: reason.to_owned(),
        values,
        taken: item.is_taken(),
        free: item.is_free(),
    }
}

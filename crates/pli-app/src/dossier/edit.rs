//! What the person asks, read by the kind of each field, and made durable as one act.

use pli_core::dossier::{Answer, AttachmentId, Path, Place, Request, RowId, plan};
use pli_core::form::{Kind, Located, Source};
use pli_core::profile::prefill;
use pli_core::text::Language;
use pli_core::view::{parse_component, parse_input};
use pli_protocol::DossierId;
use uuid::Uuid;

use super::{Act, OpenDossier, change, commit, language, lock, table};
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::{ChangeView, EditItem, Input, TableReportView};
use crate::{profile, wallet};

/// Edits of one act at most.
const EDITS_MOST: usize = 10_000;
/// Characters of a raw text at most.
const INPUT_MOST: usize = 100_000;

/// Changes a dossier as one act; the answer comes once it is durable.
pub fn edit(session: &Session, id: DossierId, edits: &[EditItem]) -> Result<ChangeView, Fault> {
    if edits.len() > EDITS_MOST {
        return Err(Fault::new(Code::BadRequest).with("what", "edits"));
    }
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    let language = language(session)?;
    let mut requests = Vec::new();
    let mut report = None;
    for item in edits {
        let pasted = requests_of(session, &dossier, language, item, &mut requests)?;
        report = pasted.or(report);
    }
    let new_rows = table::new_rows(&requests);
    let act = Act::begin(session)?;
    let ops = plan(&dossier.state, &act.context, &requests);
    commit(session, &mut dossier, &ops)?;
    let mut change = change(session, &dossier, &new_rows, None)?;
    change.table = report;
    Ok(change)
}

/// Answers one field with raw text, as the command line does; an empty text empties it.
pub fn set(session: &Session, id: DossierId, path: &str, text: &str) -> Result<ChangeView, Fault> {
    let input = (!text.trim().is_empty()).then(|| Input::Text(text.to_owned()));
    edit(
        session,
        id,
        &[EditItem::Set {
            path: path.to_owned(),
            input,
        }],
    )
}

/// Adds the requests of one edit; says what was not understood of pasted cells.
fn requests_of(
    session: &Session,
    dossier: &OpenDossier,
    language: Language,
    item: &EditItem,
    requests: &mut Vec<Request>,
) -> Result<Option<TableReportView>, Fault> {
    match item {
        EditItem::Set { path, input } => {
            requests.push(set_request(dossier, path, input.as_ref(), language)?);
        }
        EditItem::InsertRow { group, after } => {
            requests.push(insertion(dossier, group, after.as_deref())?);
        }
        EditItem::DeleteRow { group, row } => {
            let row = standing_row(dossier, group, row)?;
            let group = group_path(dossier, group)?;
            requests.push(Request::DeleteRow { group, row });
        }
        EditItem::MoveRow { group, row, after } => {
            requests.push(relocation(dossier, group, row, after.as_deref())?);
        }
        EditItem::PasteRows {
            group,
            column,
            row,
            tsv,
        } => {
            let group = group_path(dossier, group)?;
            let row = row.as_deref().map(row_id).transpose()?;
            let (more, report) = table::pasted(dossier, language, &group, (column, row), tsv)?;
            requests.extend(more);
            return Ok(Some(report));
        }
        EditItem::Justify { code, path, text } => {
            requests.push(justification(code, path, text.as_deref())?);
        }
        EditItem::Detach { target, attachment } => {
            requests.push(detachment(dossier, target, attachment)?);
        }
        EditItem::FillFromProfile {} => requests.extend(from_profile(session, dossier)?),
        EditItem::ResolveOffers { accept, keep } => {
            requests.extend(profile::offer_requests(session, dossier, accept, keep)?);
        }
        EditItem::UseEstablishment { establishment } => {
            let edits = profile::establishment_requests(session, dossier, establishment)?;
            requests.extend(edits);
        }
        EditItem::AttachDocument { target, document } => {
            let request = wallet::attach_requests(session, dossier, target, document)?;
            requests.push(request);
        }
        EditItem::RenewAttachment { target, attachment } => {
            let edits = wallet::renew_requests(session, dossier, target, attachment)?;
            requests.extend(edits);
        }
    }
    Ok(None)
}

fn insertion(dossier: &OpenDossier, group: &str, after: Option<&str>) -> Result<Request, Fault> {
    let after = after.map(row_id).transpose()?;
    Ok(Request::InsertRow {
        group: group_path(dossier, group)?,
        row: RowId(Uuid::now_v7()),
        place: after.map_or(Place::Last, Place::After),
    })
}

fn relocation(
    dossier: &OpenDossier,
    group: &str,
    row: &str,
    after: Option<&str>,
) -> Result<Request, Fault> {
    let row = standing_row(dossier, group, row)?;
    let after = after.map(row_id).transpose()?;
    Ok(Request::MoveRow {
        group: group_path(dossier, group)?,
        row,
        place: after.map_or(Place::First, Place::After),
    })
}

fn justification(code: &str, path: &str, text: Option<&str>) -> Result<Request, Fault> {
    let text = text
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(bounded)
        .transpose()?;
    Ok(Request::Justify {
        code: code.to_owned(),
        path: parse_path(path)?,
        text,
    })
}

fn detachment(dossier: &OpenDossier, target: &str, attachment: &str) -> Result<Request, Fault> {
    let unknown = || Fault::new(Code::UnknownAttachment).with("attachment", attachment);
    let id = AttachmentId(Uuid::parse_str(attachment).map_err(|_| unknown())?);
    let target = parse_path(target)?;
    if dossier.state.held(&target, id).is_none() {
        return Err(unknown());
    }
    Ok(Request::Detach {
        target,
        attachment: id,
    })
}

/// One answer, read by the kind of its field and as its language writes it. What cannot be read is kept as text.
fn set_request(
    dossier: &OpenDossier,
    path: &str,
    input: Option<&Input>,
    language: Language,
) -> Result<Request, Fault> {
    let parsed = parse_path(path)?;
    let unknown = || Fault::new(Code::UnknownField).with("path", path);
    rows_stand(dossier, &parsed)?;
    let answer = match (dossier.form.locate(&parsed).ok_or_else(unknown)?, input) {
        (Located::Field(field), _) if !matches!(field.source, Source::Person) => {
            return Err(Fault::new(Code::ReadOnlyField).with("path", path));
        }
        (Located::Field(field), _) if !takes_answer(&field.kind) => {
            return Err(Fault::new(Code::UnsuitableEdit).with("path", path));
        }
        (Located::Row(_), _) => return Err(Fault::new(Code::UnsuitableEdit).with("path", path)),
        (_, None) => None,
        (Located::Field(field), Some(Input::Text(text))) => {
            parse_input(&field, &bounded(text)?, language)
        }
        (Located::Component(_, component), Some(Input::Text(text))) => {
            parse_component(&component, &bounded(text)?)
        }
        (_, Some(Input::YesNo(value))) => Some(Answer::YesNo(*value)),
        (_, Some(Input::Codes(codes))) => (!codes.is_empty()).then(|| Answer::Codes(codes.clone())),
    };
    Ok(Request::Set {
        path: parsed,
        answer,
        origin: None,
    })
}

/// What the profile proposes for every field that takes it and that nobody answered.
pub(super) fn from_profile(
    session: &Session,
    dossier: &OpenDossier,
) -> Result<Vec<Request>, Fault> {
    let values = profile::load(session)?.flat(None);
    Ok(prefill(&dossier.form, &dossier.state, &values))
}

fn takes_answer(kind: &Kind) -> bool {
    kind.rows().is_none()
        && kind.components().is_empty()
        && !matches!(kind, Kind::Attachment(_) | Kind::Computed(_))
}

fn bounded(text: &str) -> Result<String, Fault> {
    if text.chars().count() > INPUT_MOST {
        return Err(Fault::new(Code::BadRequest).with("what", "text"));
    }
    Ok(text.to_owned())
}

pub(super) fn parse_path(text: &str) -> Result<Path, Fault> {
    text.parse()
        .map_err(|_| Fault::new(Code::UnknownField).with("path", text))
}

pub(super) fn group_path(dossier: &OpenDossier, text: &str) -> Result<Path, Fault> {
    let path = parse_path(text)?;
    rows_stand(dossier, &path)?;
    match dossier.form.locate(&path) {
        Some(Located::Field(field)) if field.kind.rows().is_some() => Ok(path),
        Some(_) => Err(Fault::new(Code::UnsuitableEdit).with("path", text)),
        None => Err(Fault::new(Code::UnknownField).with("path", text)),
    }
}

fn row_id(text: &str) -> Result<RowId, Fault> {
    Uuid::parse_str(text)
        .map(RowId)
        .map_err(|_| Fault::new(Code::UnknownRow).with("row", text))
}

fn standing_row(dossier: &OpenDossier, group: &str, row: &str) -> Result<RowId, Fault> {
    let (path, id) = (parse_path(group)?, row_id(row)?);
    let stands = dossier.state.stands(&path, id);
    stands
        .then_some(id)
        .ok_or_else(|| Fault::new(Code::UnknownRow).with("row", row))
}

/// Whether every row that a path goes through stands.
pub(crate) fn rows_stand(dossier: &OpenDossier, path: &Path) -> Result<(), Fault> {
    let mut at = Vec::new();
    for step in path.steps() {
        if let pli_core::dossier::Step::Row(row) = step
            && !dossier.state.stands(&Path::new(at.clone()), *row)
        {
            return Err(Fault::new(Code::UnknownRow).with("row", row.0));
        }
        at.push(step.clone());
    }
    Ok(())
}

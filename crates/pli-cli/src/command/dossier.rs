//! Dossiers from the terminal.

use std::path::Path;

use pli_app::seam::{CreateRequest, EditItem};
use pli_app::{DossierId, Fault, Session, attachment, dossier};
use pli_core::dossier::Path as Place;
use serde_json::json;

use super::{backup, carry, deposit, explain, profile, proof, show, sign, table, versions};
use crate::arguments::{CreateArguments, DossierCommand};
use crate::console::{Console, Outcome};

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &DossierCommand,
) -> Result<Outcome, Fault> {
    match command {
        DossierCommand::Create(what) => create(session, console, what),
        DossierCommand::List => show::list(session, console),
        DossierCommand::Show { id } => show::one(session, console, id),
        DossierCommand::Fill { id, answers } => {
            let change = dossier::fill(session, dossier::id_of(session, id)?, answers)?;
            show::saved(console, &change)
        }
        DossierCommand::Set { id, path, value } => set(session, console, id, path, value),
        DossierCommand::Undo { id } => show::saved(
            console,
            &dossier::undo(session, dossier::id_of(session, id)?)?,
        ),
        DossierCommand::Redo { id } => show::saved(
            console,
            &dossier::redo(session, dossier::id_of(session, id)?)?,
        ),
        DossierCommand::Move { id, to, plan } => {
            versions::run(session, console, id, to.as_deref(), *plan)
        }
        DossierCommand::Attach {
            id,
            piece,
            file,
            row,
        } => attach(session, console, id, piece, file, row.as_deref()),
        DossierCommand::Detach {
            id,
            piece,
            file,
            row,
        } => detach(session, console, id, piece, file.as_deref(), row.as_deref()),
        DossierCommand::Offers { id, accept, keep } => {
            profile::offers(session, console, id, accept, keep)
        }
        DossierCommand::Duplicate(what) => carry::duplicate(session, console, what),
        DossierCommand::Compare { before, after } => {
            carry::compare(session, console, before, after)
        }
        DossierCommand::Justify {
            id,
            code,
            path,
            text,
        } => justify(session, console, [id, code, path, text]),
        DossierCommand::Check { id } => show::check(session, console, id),
        DossierCommand::Explain(what) => explain::explain(session, console, what),
        DossierCommand::Print { id, output } => print(session, console, id, output),
        DossierCommand::Sign(what) => sign::run(session, console, what),
        DossierCommand::Deposit { id } => deposit::deposit(session, console, id),
        DossierCommand::Receipt { id, output } => proof::receipt(session, console, id, output),
        DossierCommand::Backup { id, folder } => backup::make(session, console, id, folder),
        DossierCommand::Table(command) => table::run(session, console, command),
        DossierCommand::History { id } => show::history(session, console, id),
    }
}

fn create(session: &Session, console: &Console, what: &CreateArguments) -> Result<Outcome, Fault> {
    let CreateArguments {
        call,
        lot,
        form,
        title,
    } = what;
    let request = CreateRequest {
        call: call.clone(),
        lot: lot.clone(),
        form: form.clone(),
        title: title.clone(),
    };
    let id = dossier::create(session, &request)?.to_string();
    console.result(&json!({ "id": id }), |_| vec![id.clone()]);
    Ok(Outcome::Done)
}

fn set(
    session: &Session,
    console: &Console,
    id: &str,
    path: &str,
    value: &str,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let path = dossier::path_at(session, id, path)?;
    show::saved(
        console,
        &dossier::set(session, id, &path.to_string(), value)?,
    )
}

fn attach(
    session: &Session,
    console: &Console,
    id: &str,
    piece: &str,
    file: &Path,
    row: Option<&str>,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let target = target(session, id, piece, row)?;
    let change = attachment::attach_file(session, id, &target, file)?;
    console.result(&change, |console| {
        let attached = change.attached.as_ref();
        let values = [
            (
                "name",
                attached.map(|file| file.name.clone()).unwrap_or_default(),
            ),
            (
                "size",
                attached
                    .map(|file| console.size(file.size))
                    .unwrap_or_default(),
            ),
            (
                "sha256",
                attached.map(|file| file.sha256.clone()).unwrap_or_default(),
            ),
        ];
        vec![console.text("cli-attached", &values)]
    });
    Ok(Outcome::Done)
}

/// The place that a person names: a piece, a piece of a row, or an attachment field.
pub(super) fn target(
    session: &Session,
    id: DossierId,
    piece: &str,
    row: Option<&str>,
) -> Result<Place, Fault> {
    if piece.contains('.') {
        return dossier::path_at(session, id, piece);
    }
    let row = row
        .map(|row| dossier::row_at(session, id, piece, row))
        .transpose()?;
    attachment::target_of(session, id, piece, row)
}

fn detach(
    session: &Session,
    console: &Console,
    id: &str,
    piece: &str,
    file: Option<&str>,
    row: Option<&str>,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let target = target(session, id, piece, row)?;
    let attachment = attachment::named(session, id, &target, file)?;
    show::saved(
        console,
        &attachment::detach(session, id, &target, attachment)?,
    )
}

fn justify(session: &Session, console: &Console, words: [&String; 4]) -> Result<Outcome, Fault> {
    let [id, code, path, text] = words;
    let id = dossier::id_of(session, id)?;
    let path = dossier::path_at(session, id, path)?.to_string();
    let item = EditItem::Justify {
        code: code.clone(),
        path,
        text: Some(text.clone()),
    };
    show::saved(console, &dossier::edit(session, id, &[item])?)
}

fn print(session: &Session, console: &Console, id: &str, output: &Path) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let printed = dossier::print(session, id)?;
    proof::write(output, &dossier::printed_bytes(session, id)?)?;
    console.result(&printed, |console| {
        let values = [
            ("file", output.display().to_string()),
            ("pages", printed.pages.to_string()),
            ("sha256", printed.sha256.clone()),
        ];
        vec![console.text("cli-printed", &values)]
    });
    Ok(Outcome::Done)
}

//! The profile from the terminal, and what dossiers took from it.

use std::path::Path;

use pli_app::seam::{EditItem, OffersView, ProfileRequest, ProfileView};
use pli_app::{Code, Fault, Session, dossier, profile};

use super::{proof, show};
use crate::arguments::ProfileCommand;
use crate::console::{Console, Outcome};

/// Bytes of a file of a profile at most.
const FILE_MOST: u64 = 4 * 1024 * 1024;

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &ProfileCommand,
) -> Result<Outcome, Fault> {
    let view = match command {
        ProfileCommand::Show => profile::get(session)?,
        ProfileCommand::Set { key, value } => profile::set(
            session,
            &ProfileRequest {
                values: [(key.clone(), value.clone())].into(),
            },
        )?,
        ProfileCommand::Import { file } => profile::import(session, &read(file)?)?,
        ProfileCommand::Export { output } => {
            proof::write(output, &profile::export(session)?)?;
            let view = profile::get(session)?;
            console.result(&view, |console| {
                let file = output.display().to_string();
                vec![console.text("cli-written", &[("file", file)])]
            });
            return Ok(Outcome::Done);
        }
    };
    console.result(&view, |console| lines(console, &view));
    Ok(Outcome::Done)
}

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", file.display())
            .with("cause", cause)
    };
    let size = std::fs::metadata(file).map_err(unreadable)?.len();
    if size > FILE_MOST {
        return Err(Fault::new(Code::FileTooLarge)
            .with("name", file.display())
            .with("size", size)
            .with("max", FILE_MOST));
    }
    std::fs::read(file).map_err(unreadable)
}

/// What is proposed first by key, then the other establishments and people.
fn lines(console: &Console, view: &ProfileView) -> Vec<String> {
    let mut lines: Vec<String> = view
        .values
        .iter()
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    let joined = |values: &std::collections::BTreeMap<String, String>| {
        values.values().cloned().collect::<Vec<_>>().join(", ")
    };
    for known in view.establishments.iter().skip(1) {
        let values = [
            ("name", known.name.clone()),
            ("values", joined(&known.values)),
        ];
        lines.push(console.text("cli-profile-establishment", &values));
    }
    for person in &view.people {
        let roles = person.roles.iter();
        let roles: Vec<String> = roles
            .map(|role| console.text(&format!("role-{}", role.replace('_', "-")), &[]))
            .collect();
        let values = [
            ("roles", roles.join(", ")),
            ("values", joined(&person.values)),
        ];
        lines.push(console.text("cli-profile-person", &values));
    }
    lines
}

/// Lists what has changed since a dossier took it, or does what was chosen, as one act.
pub(super) fn offers(
    session: &Session,
    console: &Console,
    id: &str,
    accept: &[String],
    keep: &[String],
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let view = profile::offers(session, id)?;
    if accept.is_empty() && keep.is_empty() {
        console.result(&view, |console| offer_lines(console, &view));
        return Ok(Outcome::Done);
    }
    let chosen = |names: &[String]| -> Vec<String> {
        let all = names.iter().any(|name| name == "tout" || name == "all");
        let open = view.offers.iter().map(|offer| &offer.path);
        open.filter(|path| all || names.contains(path))
            .cloned()
            .collect()
    };
    let item = EditItem::ResolveOffers {
        accept: chosen(accept),
        keep: chosen(keep),
    };
    show::saved(console, &dossier::edit(session, id, &[item])?)
}

fn offer_lines(console: &Console, view: &OffersView) -> Vec<String> {
    let mut lines = vec![console.text(
        "cli-offers",
        &[
            ("count", view.offers.len().to_string()),
            ("documents", view.documents.len().to_string()),
        ],
    )];
    lines.extend(view.offers.iter().map(|offer| {
        let values = [
            ("path", offer.path.clone()),
            ("before", offer.before.clone()),
            (
                "after",
                offer.after.clone().unwrap_or_else(|| "—".to_owned()),
            ),
        ];
        console.text("cli-offer", &values)
    }));
    lines.extend(view.documents.iter().map(|offer| {
        let values = [
            ("path", offer.target.clone()),
            ("before", offer.before.clone()),
            ("after", offer.after.clone()),
        ];
        console.text("cli-offer", &values)
    }));
    lines
}

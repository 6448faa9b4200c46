//! The document wallet from the terminal.

use pli_app::seam::{WalletDocumentView, WalletVersionView, WalletView};
use pli_app::wallet::{self, Dates, Taken};
use pli_app::{Code, Fault, Session, dossier};

use super::{dossier as dossiers, show};
use crate::arguments::{DatesArguments, WalletCommand};
use crate::console::{Console, Outcome};
use crate::moment::day;

pub(super) fn run(
    session: &Session,
    console: &Console,
    command: &WalletCommand,
) -> Result<Outcome, Fault> {
    match command {
        WalletCommand::Add {
            kind,
            file,
            title,
            dates,
        } => {
            let taken = Taken::Document {
                kind: kind.clone(),
                title: title.clone(),
            };
            wallet::add_file(session, file, &taken, read(dates)?)?;
            list(session, console, None)
        }
        WalletCommand::List { dossier } => list(session, console, dossier.as_deref()),
        WalletCommand::Renew {
            document,
            file,
            dates,
        } => {
            let document = wallet::find(session, document)?;
            wallet::add_file(session, file, &Taken::Version { document }, read(dates)?)?;
            list(session, console, None)
        }
        WalletCommand::Remove { document } => {
            wallet::remove(session, wallet::find(session, document)?)?;
            list(session, console, None)
        }
        WalletCommand::Attach {
            document,
            id,
            piece,
            row,
        } => attach(
            session,
            console,
            document,
            id,
            piece.as_deref(),
            row.as_deref(),
        ),
    }
}

fn attach(
    session: &Session,
    console: &Console,
    document: &str,
    id: &str,
    piece: Option<&str>,
    row: Option<&str>,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let found = wallet::find(session, document)?;
    let view = wallet::list(session, None)?;
    let kind = view
        .documents
        .iter()
        .find(|known| known.id == found.to_string())
        .map_or(document, |known| known.kind.as_str());
    let target = dossiers::target(session, id, piece.unwrap_or(kind), row)?;
    show::saved(console, &wallet::attach(session, id, &target, found)?)
}

fn read(dates: &DatesArguments) -> Result<Dates, Fault> {
    let date = |text: &Option<String>| {
        let text = text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        text.map(|text| {
            pli_core::profile::date(text)
                .ok_or_else(|| Fault::new(Code::DocumentDate).with("given", text))
        })
        .transpose()
    };
    Ok(Dates {
        issued_on: date(&dates.issued)?,
        expires_on: date(&dates.expires)?,
    })
}

fn list(session: &Session, console: &Console, dossier: Option<&str>) -> Result<Outcome, Fault> {
    let id = dossier.map(|id| dossier::id_of(session, id)).transpose()?;
    let view = wallet::list(session, id)?;
    console.result(&view, |console| lines(console, &view));
    let ended = |document: &WalletDocumentView| {
        let current = document.versions.first();
        current.is_some_and(|version| version.standing == "ended")
    };
    // With a deadline in view, a document past its end is something to mend.
    Ok(if id.is_some() && view.documents.iter().any(ended) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn lines(console: &Console, view: &WalletView) -> Vec<String> {
    if view.documents.is_empty() {
        return vec![console.text("cli-wallet-empty", &[])];
    }
    let mut lines = Vec::new();
    for document in &view.documents {
        let end: String = document.id.chars().skip(24).collect();
        let kind = kind_words(console, &document.kind);
        let title = match document.title.as_str() {
            "" => String::new(),
            title => format!(" ({title})"),
        };
        for (at, version) in document.versions.iter().enumerate() {
            let head = if at == 0 {
                format!("{end}  {kind}{title}")
            } else {
                format!("{:14}", "")
            };
            lines.push(format!(
                "{head}  {}  {}",
                version.name,
                standing(console, version, at == 0)
            ));
        }
    }
    lines
}

/// The name of a kind; itself where it has none.
fn kind_words(console: &Console, kind: &str) -> String {
    let key = format!("document-{}", kind.replace('_', "-"));
    pli_app::words::lookup(console.language, &key, &[]).unwrap_or_else(|| kind.to_owned())
}

fn standing(console: &Console, version: &WalletVersionView, is_current: bool) -> String {
    let until = version.valid_until.as_deref().map(day);
    let key = if is_current {
        format!("wallet-{}", version.standing.replace('_', "-"))
    } else {
        "wallet-former".to_owned()
    };
    let values = [
        ("until", until.unwrap_or_default()),
        ("number", version.number.to_string()),
        ("dossiers", version.dossiers.to_string()),
    ];
    console.text(&key, &values)
}

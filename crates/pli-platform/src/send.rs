//! The command that sends a letter of the Region about a deposit.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use pli_platform::letter::{self, LetterError, NewLetter};
use pli_platform::{Clock, Store};
use pli_protocol::DepositId;
use pli_protocol::letter::MAX_LETTER_BYTES;

use crate::Data;

/// Ce qui se fait des courriers.
#[derive(Debug, Subcommand)]
pub(crate) enum LetterAction {
    /// Envoie un courrier : il arrive à la prochaine synchronisation de l’organisation.
    Send(SendArguments),
}

/// Un courrier.
#[derive(Debug, Args)]
pub(crate) struct SendArguments {
    /// Identifiant du dépôt.
    #[arg(value_parser = uuid::Uuid::parse_str)]
    deposit: uuid::Uuid,
    /// Fichier du courrier, en principe un PDF signé.
    file: PathBuf,
    /// Objet du courrier.
    #[arg(long)]
    subject: String,
    #[command(flatten)]
    data: Data,
}

/// Sends; gives the line to say.
pub(crate) fn send(LetterAction::Send(what): LetterAction) -> anyhow::Result<String> {
    let path = what.file.display();
    let size = std::fs::metadata(&what.file)
        .with_context(|| format!("{path} ne se lit pas"))?
        .len();
    anyhow::ensure!(
        size <= MAX_LETTER_BYTES,
        "{path} dépasse la taille d’un courrier ({MAX_LETTER_BYTES} octets)"
    );
    let bytes = std::fs::read(&what.file).with_context(|| format!("{path} ne se lit pas"))?;
    let name = what
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let store = Store::open_beside(&what.data.data)?;
    let new = NewLetter {
        deposit: DepositId(what.deposit),
        subject: &what.subject,
        name: &name,
        bytes: &bytes,
    };
    let sent = letter::send(&store, &Clock::system(), &new).map_err(|error| match error {
        LetterError::UnknownDeposit(id) => {
            anyhow::anyhow!("aucun dépôt {id} : rien n’est envoyé. Vérifiez l’identifiant.")
        }
        LetterError::Bounds => anyhow::anyhow!(
            "le courrier n’est pas envoyé : son objet, son nom ou sa taille ne conviennent pas."
        ),
        LetterError::Store(error) => error.into(),
    })?;
    Ok(format!("Courrier envoyé : {} — {}", sent.id, sent.subject))
}

//! What a person may type of the document wallet, and of dossiers made of others.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// De quoi faire un dossier d'un autre.
#[derive(Debug, Args)]
pub(crate) struct DuplicateArguments {
    /// Identifiant du dossier repris.
    pub(crate) id: String,
    /// Référence de l'appel du nouveau dossier (sinon le même).
    #[arg(long, value_name = "REF", conflicts_with = "form")]
    pub(crate) call: Option<String>,
    /// Numéro du lot.
    #[arg(long, value_name = "N")]
    pub(crate) lot: Option<String>,
    /// Formulaire du nouveau dossier, sans appel.
    #[arg(long, value_name = "NAME")]
    pub(crate) form: Option<String>,
    /// Titre du nouveau dossier.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Champ, groupe ou pièce à ne pas reprendre.
    #[arg(long, value_name = "CHAMP")]
    pub(crate) without: Vec<String>,
    /// Pièce à reprendre bien qu'elle soit périmée.
    #[arg(long, value_name = "PIECE")]
    pub(crate) with: Vec<String>,
    /// Crée le dossier.
    #[arg(long)]
    pub(crate) yes: bool,
}

/// Documents de l'organisme.
#[derive(Debug, Subcommand)]
pub(crate) enum WalletCommand {
    /// Ajoute un document.
    Add {
        /// Nature : kbis, qualiopi, rib, attestation_vigilance…
        kind: String,
        /// Fichier.
        file: PathBuf,
        /// Nom qui le distingue d'autres de même nature.
        #[arg(long, default_value = "")]
        title: String,
        /// Dates du document.
        #[command(flatten)]
        dates: DatesArguments,
    },
    /// Liste les documents et dit s'ils valent encore.
    List {
        /// Dossier dont l'échéance compte (sinon aujourd'hui).
        #[arg(long, value_name = "ID")]
        dossier: Option<String>,
    },
    /// Ajoute une nouvelle version d'un document ; l'ancienne reste.
    Renew {
        /// Identifiant du document, sa fin, ou sa nature.
        document: String,
        /// Fichier.
        file: PathBuf,
        /// Dates du document.
        #[command(flatten)]
        dates: DatesArguments,
    },
    /// Retire un document ; les dossiers qui l'ont le gardent.
    Remove {
        /// Identifiant du document, sa fin, ou sa nature.
        document: String,
    },
    /// Joint un document à une pièce d'un dossier, sans recopier ses octets.
    Attach {
        /// Identifiant du document, sa fin, ou sa nature.
        document: String,
        /// Identifiant du dossier.
        id: String,
        /// Pièce, ou champ de fichiers (sinon la pièce de même nature).
        piece: Option<String>,
        /// Ligne de la pièce : son numéro, ou son identifiant.
        #[arg(long)]
        row: Option<String>,
    },
}

/// Dates d'un document.
#[derive(Debug, Args)]
pub(crate) struct DatesArguments {
    /// Date du document, comme 21/11/2026.
    #[arg(long, value_name = "DATE")]
    pub(crate) issued: Option<String>,
    /// Dernier jour de validité, s'il est écrit sur le document.
    #[arg(long, value_name = "DATE")]
    pub(crate) expires: Option<String>,
}

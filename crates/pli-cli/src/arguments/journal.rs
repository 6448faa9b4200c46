//! What a person may type about the journal of a dossier.

use std::path::PathBuf;

use clap::Subcommand;

/// Journal.
#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Écrit le journal d'un dossier, en JSON, ou en PDF pour un nom en .pdf.
    Export {
        /// Identifiant du dossier.
        id: String,
        /// Fichier à écrire.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Contrôle ce poste (disque, horloge, connexion) et l'écrit dans le journal d'un dossier.
    Check {
        /// Identifiant du dossier.
        id: String,
    },
    /// Vérifie un journal exporté en JSON.
    Verify {
        /// Fichier.
        file: PathBuf,
    },
}

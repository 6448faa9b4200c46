//! What a person may type about the letters of the Region.

use std::path::PathBuf;

use clap::Subcommand;

/// Courriers.
#[derive(Debug, Subcommand)]
pub(crate) enum LetterCommand {
    /// Liste les courriers reçus pour un dossier.
    List {
        /// Identifiant du dossier.
        id: String,
    },
    /// Montre un courrier, son verdict et ce qui était de confiance ce jour-là ; l'écrit avec -o.
    Show {
        /// Identifiant du courrier, ou sa fin.
        id: String,
        /// Fichier à écrire.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Vérifie un courrier de nouveau.
    Verify {
        /// Identifiant du courrier, ou sa fin.
        id: String,
    },
}

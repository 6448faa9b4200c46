//! What a person may type of those whom a verification trusts.

use std::path::PathBuf;

use clap::Subcommand;

/// Autorités de confiance.
#[derive(Debug, Subcommand)]
pub(crate) enum TrustCommand {
    /// Ajoute une autorité, une liste de confiance, une liste de révocation ou une réponse OCSP.
    Add {
        /// Fichier, ou dossier de fichiers.
        place: PathBuf,
        /// Certificat de qui peut signer une liste de confiance ; à donner une fois.
        #[arg(long, value_name = "FILE")]
        operator: Vec<PathBuf>,
    },
    /// Montre à qui l'on fait confiance, et l'âge de chaque liste.
    List,
    /// Retire un élément.
    Remove {
        /// Son nom, ou le début de son condensé (6 caractères au moins).
        which: String,
    },
}

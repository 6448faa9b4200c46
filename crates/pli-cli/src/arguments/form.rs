//! What may be typed about forms.

use std::path::PathBuf;

use clap::Subcommand;

/// Formulaires.
#[derive(Debug, Subcommand)]
pub(crate) enum FormCommand {
    /// Contrôle un formulaire pour son auteur.
    Check {
        /// Dossier du formulaire.
        dir: PathBuf,
    },
    /// Dit ce qui diffère entre deux versions, et ce qu'une migration doit en dire.
    Diff {
        /// Dossier de la première version.
        before: PathBuf,
        /// Dossier de la seconde.
        after: PathBuf,
    },
    /// Publie un formulaire : plus aucun octet n'en changera.
    Publish {
        /// Dossier du formulaire, <forms>/<formulaire>/<version>.
        dir: PathBuf,
    },
    /// Liste les formulaires connus ici.
    List,
    /// Donne un exemple d'un formulaire : ses réponses et le nom de ses pièces, en JSON.
    Example {
        /// Nom du formulaire.
        form: String,
        /// Nom de l'exemple.
        name: String,
    },
}

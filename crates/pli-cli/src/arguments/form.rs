//! What may be typed about forms.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
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
    /// Montre un formulaire dans un navigateur, et suit ce que son auteur écrit.
    Preview {
        /// Dossier du formulaire.
        dir: PathBuf,
        /// Adresse où écouter, sur cette machine seulement ; le port 0 en prend un libre.
        #[arg(long, value_name = "127.0.0.1:PORT", default_value = "127.0.0.1:0", value_parser = loopback)]
        listen: SocketAddr,
    },
    /// Écrit le contrat des fichiers de réponses d'un formulaire, en JSON Schema 2020-12.
    Schema {
        /// Dossier du formulaire, ou nom d'un formulaire connu ici : far, far@1.0.0.
        form: String,
        /// Fichier à écrire (sinon, la sortie).
        #[arg(short, long, value_name = "FILE.json")]
        output: Option<PathBuf>,
    },
    /// Met un formulaire en page.
    Print {
        /// À remplir à la main : les questions, des cases et des lignes, la liste des documents.
        #[arg(long, required = true)]
        blank: bool,
        /// Dossier du formulaire, ou nom d'un formulaire connu ici : far, far@1.0.0.
        form: String,
        /// Fichier PDF à écrire.
        #[arg(short, long, value_name = "FILE.pdf")]
        output: PathBuf,
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

/// An address of this machine's own loopback.
fn loopback(text: &str) -> Result<SocketAddr, String> {
    match text.parse::<SocketAddr>() {
        Ok(address) if address.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) => Ok(address),
        _ => Err("127.0.0.1:PORT, sur cette machine seulement".to_owned()),
    }
}

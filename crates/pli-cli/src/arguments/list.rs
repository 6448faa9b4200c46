//! What a person may type of shared code lists.

use std::path::PathBuf;

use clap::Subcommand;

/// Listes de codes.
#[derive(Debug, Subcommand)]
pub(crate) enum ListCommand {
    /// Montre les listes présentes, avec leur source, leur licence et leur condensé.
    Ls,
    /// Cherche dans une liste, par le code ou par des débuts de mots.
    Search {
        /// Liste, comme naf_rev2 ou naf_rev2@2008.
        list: String,
        /// Ce qu'on cherche.
        words: Vec<String>,
        /// Nombre de codes à montrer.
        #[arg(long, default_value_t = 20, value_name = "N")]
        most: u32,
    },
    /// Ajoute la liste d'un paquet signé.
    Add {
        /// Paquet : un fichier ZIP, ou un dossier avec list.tsv et list.p7s.
        file: PathBuf,
        /// Dossier des autorités de confiance (sinon celles de l'espace de travail).
        #[arg(long, value_name = "DIR")]
        trust: Option<PathBuf>,
    },
    /// Signe une liste et écrit son paquet (mot de passe : PLI_P12_PASSWORD).
    Pack {
        /// Fichier de la liste, en TSV.
        file: PathBuf,
        /// Certificat avec sa clé.
        #[arg(long, value_name = "FILE")]
        p12: PathBuf,
        /// Paquet à écrire.
        #[arg(short, long, value_name = "FILE.zip")]
        output: PathBuf,
    },
}

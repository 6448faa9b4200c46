//! What a person may type of signed files that are no dossier, of levels and of time-stamps.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use pli_app::sign::{Format, Level};

use super::KeyArguments;

/// Niveau d'une signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelArgument {
    /// Signature seule.
    #[value(name = "B-B", alias = "b-b")]
    B,
    /// Avec un horodatage.
    #[value(name = "B-T", alias = "b-t")]
    T,
    /// Avec les preuves que les certificats étaient bons.
    #[value(name = "B-LT", alias = "b-lt")]
    Lt,
    /// Avec un horodatage de l'ensemble, pour de longues années.
    #[value(name = "B-LTA", alias = "b-lta")]
    Lta,
}

impl From<LevelArgument> for Level {
    fn from(level: LevelArgument) -> Self {
        match level {
            LevelArgument::B => Self::B,
            LevelArgument::T => Self::T,
            LevelArgument::Lt => Self::LT,
            LevelArgument::Lta => Self::LTA,
        }
    }
}

/// Forme d'une signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArgument {
    /// Dans le PDF.
    Pades,
    /// À côté d'un fichier (CMS).
    Cades,
    /// À côté d'un ou de plusieurs fichiers (XML).
    Xades,
    /// Conteneur avec une signature CMS.
    AsiceCades,
    /// Conteneur avec une signature XML.
    AsiceXades,
}

impl From<FormatArgument> for Format {
    fn from(format: FormatArgument) -> Self {
        match format {
            FormatArgument::Pades => Self::Pades,
            FormatArgument::Cades => Self::Cades,
            FormatArgument::Xades => Self::Xades,
            FormatArgument::AsiceCades => Self::AsicCades,
            FormatArgument::AsiceXades => Self::AsicXades,
        }
    }
}

/// Ce qu'un niveau demande.
#[derive(Debug, Args)]
pub(crate) struct SourcesArguments {
    /// Serveur d'horodatage (sinon celui qui est gardé).
    #[arg(long, value_name = "URL")]
    pub(crate) tsa: Option<String>,
    /// Certificat, liste de révocation ou réponse OCSP, ou dossier qui en contient.
    #[arg(long, value_name = "PATH")]
    pub(crate) proofs: Vec<PathBuf>,
}

/// De quoi signer des fichiers.
#[derive(Debug, Args)]
pub(crate) struct SignFileArguments {
    /// Fichiers à signer.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// La clé.
    #[command(flatten)]
    pub(crate) key: KeyArguments,
    /// Forme de la signature.
    #[arg(long, value_name = "FORME", default_value = "pades")]
    pub(crate) format: FormatArgument,
    /// Niveau de la signature.
    #[arg(long, value_name = "NIVEAU", default_value = "B-B", ignore_case = true)]
    pub(crate) level: LevelArgument,
    /// Ce que le niveau demande.
    #[command(flatten)]
    pub(crate) sources: SourcesArguments,
    /// Montre la signature sur la dernière page du PDF.
    #[arg(long)]
    pub(crate) visible: bool,
    /// Fichier à écrire : le PDF signé, la signature ou le conteneur.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// De quoi compléter une signature.
#[derive(Debug, Args)]
pub(crate) struct TimestampArguments {
    /// Fichier signé : PDF, signature CMS ou XML, conteneur.
    #[arg(required_unless_present_any = ["set", "show"], value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Niveau à atteindre.
    #[arg(long, value_name = "NIVEAU", default_value = "B-T", ignore_case = true)]
    pub(crate) level: LevelArgument,
    /// Fichier qu'une signature CMS signe, pour le niveau B-LTA.
    #[arg(long, value_name = "FILE")]
    pub(crate) content: Option<PathBuf>,
    /// Ce que le niveau demande.
    #[command(flatten)]
    pub(crate) sources: SourcesArguments,
    /// Fichier à écrire (sinon le fichier signé lui-même).
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Garde l'adresse du serveur d'horodatage ; une adresse vide l'oublie.
    #[arg(long, value_name = "URL", conflicts_with = "file")]
    pub(crate) set: Option<String>,
    /// Dit quel serveur d'horodatage est gardé.
    #[arg(long, conflicts_with_all = ["file", "set"])]
    pub(crate) show: bool,
}

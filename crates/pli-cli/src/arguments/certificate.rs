//! What a person may type of certificates and signatures.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{LevelArgument, SourcesArguments};

/// Certificats.
#[derive(Debug, Subcommand)]
pub(crate) enum CertificateCommand {
    /// Liste les clés et cartes branchées, et les certificats du magasin du système.
    Tokens {
        /// Pilote de la clé ou de la carte (sinon ceux des emplacements habituels).
        #[arg(long, value_name = "FILE")]
        module: Option<PathBuf>,
    },
    /// Essaie un certificat : titulaire, catégorie, échéances, appels qui l'accepteraient, et une signature d'essai.
    Check(KeyArguments),
}

/// Où est la clé.
#[derive(Debug, Args)]
pub(crate) struct KeyArguments {
    /// Fichier du certificat avec sa clé (mot de passe : PLI_P12_PASSWORD).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["token", "system"], required_unless_present_any = ["token", "system"])]
    pub(crate) p12: Option<PathBuf>,
    /// Clé ou carte, par son nom, son numéro de série, ou SERIE/NOM (code : PLI_PIN).
    #[arg(long, value_name = "NOM", conflicts_with = "system")]
    pub(crate) token: Option<String>,
    /// Numéro de série, quand plusieurs portent le même nom.
    #[arg(long, value_name = "SERIE", requires = "token")]
    pub(crate) serial: Option<String>,
    /// Pilote de la clé ou de la carte (sinon ceux des emplacements habituels).
    #[arg(long, value_name = "FILE", requires = "token")]
    pub(crate) module: Option<PathBuf>,
    /// Certificat à prendre sur la clé, par son empreinte SHA-256, quand elle en porte plusieurs.
    #[arg(long, value_name = "SHA256", requires = "token")]
    pub(crate) certificate: Option<String>,
    /// Certificat du magasin de Windows ou de macOS, par son empreinte SHA-256.
    #[arg(long, value_name = "SHA256")]
    pub(crate) system: Option<String>,
}

/// De quoi signer.
#[derive(Debug, Args)]
pub(crate) struct SignArguments {
    /// Identifiants des dossiers. Ce qui est déjà signé n'est pas signé de nouveau.
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// La clé.
    #[command(flatten)]
    pub(crate) key: KeyArguments,
    /// Niveau de la signature.
    #[arg(long, value_name = "NIVEAU", default_value = "B-B", ignore_case = true)]
    pub(crate) level: LevelArgument,
    /// Ce que le niveau demande.
    #[command(flatten)]
    pub(crate) sources: SourcesArguments,
    /// Montre la signature sur la dernière page, pour un seul dossier.
    #[arg(long)]
    pub(crate) visible: bool,
    /// Fichier PDF signé à écrire, pour un seul dossier.
    #[arg(short, long, value_name = "FILE.pdf")]
    pub(crate) output: Option<PathBuf>,
}

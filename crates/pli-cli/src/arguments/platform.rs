//! What a person may type about the platform of the Region.

use std::path::PathBuf;

use clap::Subcommand;

/// Plateforme.
#[derive(Debug, Subcommand)]
pub(crate) enum PlatformCommand {
    /// Se connecte ; le mot de passe se donne sur l'entrée standard.
    Login {
        /// Adresse de la plateforme.
        url: String,
        /// Nom de l'utilisateur.
        #[arg(long, value_name = "NAME")]
        user: String,
        /// Certificat d'une autorité de confiance de plus.
        #[arg(long, value_name = "FILE")]
        trust_ca: Vec<PathBuf>,
    },
    /// Termine la session.
    Logout,
    /// Dit à quelle plateforme on est connecté.
    Show,
    /// Choisit l'adresse que ce poste essaie quand la plateforme ne répond pas ; vide, celle que la plateforme propose.
    SecondAddress {
        /// Adresse, comme https://exemple.fr.
        address: String,
    },
}

//! What a person may type.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Prépare, signe et dépose des dossiers pour une Région.
#[derive(Debug, Parser)]
#[command(
    name = "pli",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// Dossier de données (sinon PLI_HOME, sinon l'emplacement du système).
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Répond en JSON, pour un programme.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Langue des réponses.
    #[arg(long, global = true, value_name = "LANGUE", env = "PLI_LANG")]
    pub(crate) lang: Option<Lang>,
    /// Ce qu'il faut faire.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Langue des réponses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Français.
    Fr,
    /// English.
    En,
}

/// Ce que `pli` sait faire.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Formulaires.
    #[command(subcommand)]
    Form(FormCommand),
    /// Appels et dispositifs d'aide.
    #[command(subcommand)]
    Call(CallCommand),
    /// Dossiers.
    #[command(subcommand)]
    Dossier(DossierCommand),
    /// Profil de l'organisme, repris dans les nouveaux dossiers.
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Vérifie un PDF signé, un accusé ou un récépissé.
    Verify(VerifyArguments),
    /// Plateforme de la Région.
    #[command(subcommand)]
    Platform(PlatformCommand),
    /// Échange avec la plateforme : appels, dépôts en attente, suites.
    Sync,
    /// Journal de diligence.
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Contrôle un identifiant (siret, siren, nda, iban…) et dit ce qui ne va pas.
    Identifier {
        /// Nature de l'identifiant.
        kind: String,
        /// Sa valeur.
        value: String,
    },
}

/// Formulaires.
#[derive(Debug, Subcommand)]
pub(crate) enum FormCommand {
    /// Contrôle un formulaire pour son auteur.
    Check {
        /// Dossier du formulaire.
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

/// Appels.
#[derive(Debug, Subcommand)]
pub(crate) enum CallCommand {
    /// Liste les appels connus ici.
    List,
}

/// Dossiers.
#[derive(Debug, Subcommand)]
pub(crate) enum DossierCommand {
    /// Commence un dossier et donne son identifiant.
    Create(CreateArguments),
    /// Liste les dossiers.
    List,
    /// Montre un dossier.
    Show {
        /// Identifiant du dossier, ou sa fin.
        id: String,
    },
    /// Remplit un dossier à partir d'un fichier de réponses.
    Fill {
        /// Identifiant du dossier.
        id: String,
        /// Fichier JSON de réponses.
        #[arg(long, value_name = "FILE.json")]
        answers: PathBuf,
    },
    /// Répond à un champ ; une valeur vide efface la réponse.
    Set {
        /// Identifiant du dossier.
        id: String,
        /// Champ, comme organisme.siret ou sessions.session[1].start.
        path: String,
        /// Valeur, comme on l'écrirait : 1 234,56 ou 02/02/2027.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Annule la dernière action.
    Undo {
        /// Identifiant du dossier.
        id: String,
    },
    /// Rétablit la dernière action annulée.
    Redo {
        /// Identifiant du dossier.
        id: String,
    },
    /// Joint un fichier à une pièce.
    Attach {
        /// Identifiant du dossier.
        id: String,
        /// Pièce, ou champ de fichiers.
        piece: String,
        /// Fichier.
        file: PathBuf,
        /// Ligne de la pièce : son numéro, ou son identifiant.
        #[arg(long)]
        row: Option<String>,
    },
    /// Justifie un avertissement ; un texte vide retire la justification.
    Justify {
        /// Identifiant du dossier.
        id: String,
        /// Code de l'avertissement.
        code: String,
        /// Endroit de l'avertissement.
        path: String,
        /// Justification.
        text: String,
    },
    /// Dit ce qui manque ou ne va pas.
    Check {
        /// Identifiant du dossier.
        id: String,
    },
    /// Met le dossier en page : c'est ce PDF qui sera signé.
    Print {
        /// Identifiant du dossier.
        id: String,
        /// Fichier PDF à écrire.
        #[arg(short, long, value_name = "FILE.pdf")]
        output: PathBuf,
    },
    /// Signe le PDF mis en page (mot de passe : PLI_P12_PASSWORD).
    Sign {
        /// Identifiant du dossier.
        id: String,
        /// Certificat avec sa clé.
        #[arg(long, value_name = "FILE")]
        p12: PathBuf,
        /// Fichier PDF signé à écrire.
        #[arg(short, long, value_name = "FILE.pdf")]
        output: Option<PathBuf>,
    },
    /// Dépose le dossier sur la plateforme.
    Deposit {
        /// Identifiant du dossier.
        id: String,
    },
    /// Écrit le récépissé ; l'accusé pour un nom en .pdf, le manifeste pour un nom qui le dit.
    Receipt {
        /// Identifiant du dossier.
        id: String,
        /// Fichier à écrire.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Montre les faits du dossier, avec leurs dates et leurs sources.
    History {
        /// Identifiant du dossier.
        id: String,
    },
}

/// De quoi commencer un dossier.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct CreateArguments {
    /// Référence de l'appel.
    #[arg(long, value_name = "REF", conflicts_with = "form")]
    pub(crate) call: Option<String>,
    /// Numéro du lot.
    #[arg(long, value_name = "N", requires = "call")]
    pub(crate) lot: Option<String>,
    /// Formulaire seul, sans appel.
    #[arg(long, value_name = "NAME")]
    pub(crate) form: Option<String>,
    /// Titre du dossier.
    #[arg(long)]
    pub(crate) title: Option<String>,
}

/// Profil.
#[derive(Debug, Subcommand)]
pub(crate) enum ProfileCommand {
    /// Montre le profil.
    Show,
    /// Change une valeur du profil ; une valeur vide la retire.
    Set {
        /// Clé, comme provider.siret.
        key: String,
        /// Valeur.
        value: String,
    },
}

/// De quoi vérifier un fichier.
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// Fichier à vérifier.
    pub(crate) file: PathBuf,
    /// Dossier des autorités de confiance (sinon celles de l'espace de travail).
    #[arg(long, value_name = "DIR")]
    pub(crate) trust: Option<PathBuf>,
}

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
}

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
}

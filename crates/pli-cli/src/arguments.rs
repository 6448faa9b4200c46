//! What a person may type.

mod certificate;
mod english;
mod form;
mod journal;
mod keeping;
mod letter;
mod list;
mod platform;
mod stamp;
mod table;
mod trust;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use certificate::{CertificateCommand, KeyArguments, SignArguments};
pub(crate) use english::{in_english, is_asked};
pub(crate) use form::FormCommand;
pub(crate) use journal::JournalCommand;
pub(crate) use keeping::{DatesArguments, DuplicateArguments, WalletCommand};
pub(crate) use letter::LetterCommand;
pub(crate) use list::ListCommand;
pub(crate) use platform::PlatformCommand;
pub(crate) use stamp::{LevelArgument, SignFileArguments, SourcesArguments, TimestampArguments};
pub(crate) use table::{TableCommand, TableImportArguments};
pub(crate) use trust::TrustCommand;

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
    /// Listes de codes partagées.
    #[command(subcommand)]
    List(ListCommand),
    /// Appels et dispositifs d'aide.
    #[command(subcommand)]
    Call(CallCommand),
    /// Dossiers.
    #[command(subcommand)]
    Dossier(DossierCommand),
    /// Profil de l'organisme, repris dans les nouveaux dossiers.
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Documents de l'organisme, gardés une fois et joints à plusieurs dossiers.
    #[command(subcommand)]
    Wallet(WalletCommand),
    /// Certificats de signature : ceux de ce poste, et leur essai.
    #[command(subcommand)]
    Certificate(CertificateCommand),
    /// Signe des fichiers qui ne sont pas des dossiers : PDF, CMS, XML ou conteneur.
    Sign(SignFileArguments),
    /// Complète une signature : horodatage, preuves, archivage.
    Timestamp(TimestampArguments),
    /// Vérifie un PDF signé, un accusé, un récépissé, ou une copie de sauvegarde (son dossier).
    Verify(VerifyArguments),
    /// Autorités à qui une vérification fait confiance.
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Plateforme de la Région.
    #[command(subcommand)]
    Platform(PlatformCommand),
    /// Échange avec la plateforme : appels, dépôts en attente, suites.
    Sync,
    /// Journal de diligence.
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Courriers de la Région.
    #[command(subcommand)]
    Letter(LetterCommand),
    /// Contrôle un identifiant (siret, siren, nda, iban…) et dit ce qui ne va pas.
    Identifier {
        /// Nature de l'identifiant.
        kind: String,
        /// Sa valeur.
        value: String,
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
    /// Passe un dossier à une version plus récente de son formulaire ; « undo » revient en arrière.
    Move {
        /// Identifiant du dossier.
        id: String,
        /// Version (sinon la plus récente).
        #[arg(long, value_name = "VERSION")]
        to: Option<String>,
        /// Dit ce qui serait gardé, déplacé, sans place, à confirmer, sans rien changer.
        #[arg(long)]
        plan: bool,
    },
    /// Joint un fichier à une pièce.
    Attach {
        /// Identifiant du dossier.
        id: String,
        /// Pièce, ou champ de fichiers.
        piece: String,
        /// Fichier.
        file: PathBuf,
        /// Ligne de la pièce : son numéro (1.2 : la ligne 2 de la ligne 1), ou son identifiant.
        #[arg(long)]
        row: Option<String>,
    },
    /// Retire un fichier d'une pièce ; undo le remet.
    Detach {
        /// Identifiant du dossier.
        id: String,
        /// Pièce, ou champ de fichiers.
        piece: String,
        /// Fichier : son nom, ou la fin de son identifiant ; inutile s'il est seul.
        file: Option<String>,
        /// Ligne de la pièce : son numéro, ou son identifiant.
        #[arg(long)]
        row: Option<String>,
    },
    /// Dit ce qui a changé dans le profil et les documents depuis que le dossier les a repris.
    Offers {
        /// Identifiant du dossier.
        id: String,
        /// Champ qui prend la valeur du profil ; « tout » les prend tous.
        #[arg(long, value_name = "CHAMP")]
        accept: Vec<String>,
        /// Champ qui garde sa valeur, et ne sera plus proposé ; « tout » les garde tous.
        #[arg(long, value_name = "CHAMP")]
        keep: Vec<String>,
    },
    /// Commence un dossier à partir d'un autre ; sans --yes, montre seulement ce qui serait repris.
    Duplicate(DuplicateArguments),
    /// Compare deux états ou deux dossiers, champ par champ.
    Compare {
        /// Dossier, ou dossier@point : ID@deposit, ID@-3 (trois actions plus tôt), ID@2026-11-21T10:00:00Z.
        before: String,
        /// L'autre, de la même façon.
        after: String,
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
    /// Dit pourquoi : d'où vient une valeur, pourquoi une réponse ou une pièce est demandée, une question masquée, une remarque faite.
    Explain(ExplainArguments),
    /// Met le dossier en page : c'est ce PDF qui sera signé.
    Print {
        /// Identifiant du dossier.
        id: String,
        /// Fichier PDF à écrire.
        #[arg(short, long, value_name = "FILE.pdf")]
        output: PathBuf,
    },
    /// Signe le PDF mis en page d'un dossier, ou de plusieurs avec un seul code (mot de passe : PLI_P12_PASSWORD, code : PLI_PIN).
    Sign(SignArguments),
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
    /// Fait une copie de sauvegarde du dépôt, octet pour octet, dans un dossier ou sur une clé USB.
    Backup {
        /// Identifiant du dossier.
        id: String,
        /// Dossier ou clé où la copie est placée.
        folder: PathBuf,
    },
    /// Tableaux : prend les lignes d'un fichier de tableur, ou les y écrit.
    #[command(subcommand)]
    Table(TableCommand),
    /// Montre les faits du dossier, avec leurs dates et leurs sources.
    History {
        /// Identifiant du dossier.
        id: String,
    },
}

/// Ce qu'il faut expliquer ; sans option, tout ce qui peut se dire de l'endroit.
#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// Identifiant du dossier.
    pub(crate) id: String,
    /// Endroit, comme prix.total_ht, pieces.kbis, sessions.session[1].start, une section, ou totals.total_ht.
    pub(crate) path: String,
    /// Pourquoi l'endroit est affiché ou masqué.
    #[arg(long, conflicts_with_all = ["required", "value", "finding"])]
    pub(crate) visible: bool,
    /// Pourquoi une réponse ou une pièce est demandée ou non.
    #[arg(long, conflicts_with_all = ["value", "finding"])]
    pub(crate) required: bool,
    /// D'où vient la valeur.
    #[arg(long, conflicts_with = "finding")]
    pub(crate) value: bool,
    /// Pourquoi cette remarque, par son code.
    #[arg(long, value_name = "CODE")]
    pub(crate) finding: Option<String>,
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
    /// Prend le profil d'un fichier JSON à la place de celui-ci.
    Import {
        /// Fichier.
        file: PathBuf,
    },
    /// Écrit le profil dans un fichier JSON ; les documents n'y sont pas.
    Export {
        /// Fichier à écrire.
        #[arg(short, long, value_name = "FILE.json")]
        output: PathBuf,
    },
}

/// De quoi vérifier un fichier.
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// Fichier à vérifier : PDF, p7s, p7m, XML, asice, asics, accusé ou récépissé ; ou dossier d'une copie de sauvegarde.
    pub(crate) file: PathBuf,
    /// Fichier que la signature couvre, quand il est à part ; plusieurs fois s'il le faut.
    #[arg(long, value_name = "FILE")]
    pub(crate) content: Vec<PathBuf>,
    /// Dossier des autorités de confiance (sinon celles de l'espace de travail).
    #[arg(long, value_name = "DIR")]
    pub(crate) trust: Option<PathBuf>,
    /// Moment auquel juger, par exemple 2026-11-22T12:00:00Z (sinon maintenant).
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<jiff::Timestamp>,
    /// Dossier où écrire, pour un PDF changé après une signature, les pages d'alors et d'aujourd'hui.
    #[arg(long, value_name = "DIR")]
    pub(crate) renderings: Option<PathBuf>,
}

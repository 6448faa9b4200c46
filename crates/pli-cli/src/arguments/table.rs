//! What a person may type about the tables of a dossier.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Tableaux d'un dossier.
#[derive(Debug, Subcommand)]
pub(crate) enum TableCommand {
    /// Prend les lignes d'un fichier CSV, XLSX ou ODS, et dit ce qui n'a pas été compris.
    Import(TableImportArguments),
    /// Écrit un tableau en CSV, ou en XLSX pour un nom en .xlsx.
    Export {
        /// Identifiant du dossier.
        id: String,
        /// Tableau ou groupe, comme prix.lignes ou sessions.session[1].couts.
        group: String,
        /// Fichier à écrire.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// De quoi prendre les lignes d'un fichier.
#[derive(Debug, Args)]
pub(crate) struct TableImportArguments {
    /// Identifiant du dossier.
    pub(crate) id: String,
    /// Tableau ou groupe, comme prix.lignes ou sessions.session[1].couts.
    pub(crate) group: String,
    /// Fichier CSV, XLSX ou ODS.
    pub(crate) file: PathBuf,
    /// Feuille du fichier (sinon la première).
    #[arg(long, value_name = "S")]
    pub(crate) sheet: Option<String>,
    /// Champ d'une colonne, nommée par son titre, sa lettre ou son numéro ; un champ vide la laisse de côté.
    #[arg(long, value_name = "COL=CHAMP", value_parser = column_field)]
    pub(crate) map: Vec<(String, String)>,
    /// Remplace les lignes du tableau au lieu de s'y ajouter.
    #[arg(long)]
    pub(crate) replace: bool,
    /// Montre ce qui serait pris, sans rien prendre.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

fn column_field(text: &str) -> Result<(String, String), String> {
    let (column, field) = text.rsplit_once('=').ok_or("COL=CHAMP")?;
    Ok((column.trim().to_owned(), field.trim().to_owned()))
}

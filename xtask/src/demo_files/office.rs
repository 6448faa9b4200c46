//! LibreOffice turns the sources into PDF and spreadsheet files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::flat_odf;
use crate::command::{command, output};

/// Converts every source: texts to PDF, tables to XLSX.
pub(super) fn convert(sources: &[PathBuf], folder: &Path) -> Result<()> {
    let drafts = folder.join(".drafts");
    fs::create_dir_all(&drafts).context("the folder of drafts")?;
    let texts = write_drafts(sources, &drafts, "txt", "fodt", flat_odf::document)?;
    let sheets = write_drafts(sources, &drafts, "csv", "fods", flat_odf::spreadsheet)?;
    office("pdf", &texts, folder, &drafts)?;
    office("xlsx", &sheets, folder, &drafts)?;
    fs::remove_dir_all(drafts).context("the folder of drafts")
}

fn write_drafts(
    sources: &[PathBuf],
    drafts: &Path,
    from: &str,
    to: &str,
    make: fn(&str) -> String,
) -> Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for source in sources
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == from))
    {
        let name = source.file_stem().context("a source without a name")?;
        let draft = drafts.join(name).with_extension(to);
        let words = fs::read_to_string(source).with_context(|| source.display().to_string())?;
        fs::write(&draft, make(&words)).with_context(|| draft.display().to_string())?;
        written.push(draft);
    }
    Ok(written)
}

fn office(format: &str, drafts: &[PathBuf], folder: &Path, profile: &Path) -> Result<()> {
    if drafts.is_empty() {
        return Ok(());
    }
    let settings = format!(
        "-env:UserInstallation=file://{}",
        profile.join("profile").display()
    );
    let mut soffice = command(
        "soffice",
        &[&settings, "--headless", "--convert-to", format, "--outdir"],
    );
    soffice.arg(folder).args(drafts);
    let heard = output(soffice)
        .context("LibreOffice (soffice) is needed for the demonstration's documents")?;
    for draft in drafts {
        let made = folder
            .join(draft.file_stem().context("a draft without a name")?)
            .with_extension(format);
        if !made.is_file() {
            bail!("LibreOffice did not make {}\n{heard}", made.display());
        }
    }
    Ok(())
}

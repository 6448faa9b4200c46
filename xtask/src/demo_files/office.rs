//! LibreOffice turns the sources into office files. A source's name says what it becomes: `rib.pdf.txt`, `prix.xlsx.csv`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::flat_odf;
use crate::command::{command, output};

/// Converts every source: texts through the word processor, tables through the spreadsheet.
pub(super) fn convert(sources: &[PathBuf], folder: &Path) -> Result<()> {
    let drafts = folder.join(".drafts");
    fs::create_dir_all(&drafts).context("the folder of drafts")?;
    let mut by_format: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for source in sources {
        let (draft, format) = write_draft(source, &drafts)?;
        by_format.entry(format).or_default().push(draft);
    }
    for (format, drafts) in &by_format {
        office(format, drafts, folder)?;
    }
    fs::remove_dir_all(drafts).context("the folder of drafts")
}

/// Writes the flat OpenDocument file of a source; gives its place and the format that it is to become.
fn write_draft(source: &Path, drafts: &Path) -> Result<(PathBuf, String)> {
    let is_table = source
        .extension()
        .is_some_and(|extension| extension == "csv");
    let name = Path::new(source.file_stem().context("a source without a name")?);
    let format = name
        .extension()
        .context("a source's name says what it becomes")?;
    let words = fs::read_to_string(source).with_context(|| source.display().to_string())?;
    let (made, extension) = match is_table {
        true => (flat_odf::spreadsheet(&words), "fods"),
        false => (flat_odf::document(&words), "fodt"),
    };
    let draft = drafts.join(name.with_extension(extension));
    fs::write(&draft, made).with_context(|| draft.display().to_string())?;
    Ok((draft, format.to_string_lossy().into_owned()))
}

fn office(format: &str, drafts: &[PathBuf], folder: &Path) -> Result<()> {
    let profile = folder.join(".drafts").join("profile");
    let settings = format!("-env:UserInstallation=file://{}", profile.display());
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

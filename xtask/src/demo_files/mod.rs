//! Makes the attachments of the demonstration with real programs: LibreOffice, ImageMagick, Poppler.
//!
//! The sources are short texts under `xtask/demo/`; no document is kept in the repository. All is fictitious and says so.

mod flat_odf;
mod office;
mod pictures;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{root, target};

/// Where the attachments of one demonstration dossier land.
pub(crate) fn folder(form: &str) -> PathBuf {
    target().join("demo").join("files").join(form)
}

/// Raised when the pictures or the conversion change, so that old folders are made again.
const RECIPE: u32 = 3;

/// The attachments of the FAR: 25 files, about 60 MB.
pub(crate) fn make_far() -> Result<()> {
    make("far", |folder| {
        pictures::brochure(&folder.join("brochure-ecole-du-bois.pdf"))?;
        scan_papers(folder)
    })
}

/// Some documents come from paper: they are printed, then scanned, to a bound PDF or to a picture.
fn scan_papers(folder: &Path) -> Result<()> {
    let papers = folder.join(".papers");
    fs::create_dir_all(&papers).context("the papers to scan")?;
    office::convert(&sources("far/scanned")?, &papers)?;
    let agreement = pictures::scan(
        &papers.join("convention-brive.pdf"),
        &papers.join("convention"),
    )?;
    pictures::bind(&agreement, &folder.join("convention-brive.pdf"))?;
    let mandate = pictures::scan(
        &papers.join("habilitation-mandataire.pdf"),
        &papers.join("habilitation"),
    )?;
    let first = mandate.first().context("a scanned page")?;
    fs::copy(first, folder.join("habilitation-mandataire.jpg")).context("the scanned mandate")?;
    fs::remove_dir_all(papers).context("the papers to scan")
}

/// The attachments of the aid application.
pub(crate) fn make_aid() -> Result<()> {
    make("aide", |_| Ok(()))
}

/// Makes what the folder misses; a complete folder carries a mark with the sources' digest.
fn make(form: &str, pictures: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let folder = folder(form);
    let sources = sources(form)?;
    let mark = folder.join(".complete");
    let wanted = fingerprint(&[sources.clone(), papers(form)?].concat())?;
    if fs::read_to_string(&mark).is_ok_and(|seen| seen == wanted) {
        return Ok(());
    }
    println!(
        "Making the demonstration's documents in {}…",
        folder.display()
    );
    fs::create_dir_all(&folder).context("the folder of the demonstration's documents")?;
    office::convert(&sources, &folder)?;
    pictures(&folder)?;
    let (files, bytes) = measure(&folder)?;
    println!("  {files} files, {:.1} MB", bytes as f64 / 1_000_000.0);
    fs::write(mark, wanted).context("the mark of a complete folder")
}

/// The texts of one demonstration, in the order of their names.
fn sources(form: &str) -> Result<Vec<PathBuf>> {
    let folder = root().join("xtask").join("demo").join(form);
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "txt" || extension == "csv")
    });
    files.sort();
    if files.is_empty() {
        bail!("no source of a document in {}", folder.display());
    }
    Ok(files)
}

/// The texts that are printed and scanned; none where a demonstration has no paper.
fn papers(form: &str) -> Result<Vec<PathBuf>> {
    let folder = format!("{form}/scanned");
    if root().join("xtask").join("demo").join(&folder).is_dir() {
        sources(&folder)
    } else {
        Ok(Vec::new())
    }
}

fn fingerprint(sources: &[PathBuf]) -> Result<String> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    RECIPE.hash(&mut hasher);
    for source in sources {
        (source.file_name(), fs::read(source)?).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn measure(folder: &Path) -> Result<(usize, u64)> {
    let mut files = 0;
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let data = entry?.metadata()?;
        files += usize::from(data.is_file());
        bytes += data.len();
    }
    Ok((files, bytes))
}

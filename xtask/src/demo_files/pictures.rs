//! ImageMagick, Poppler and img2pdf make what an office program does not: a heavy brochure, a scan, a scanned lease.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{answers, command, output};

/// Pages of the brochure; each weighs about 2.6 MB.
const PAGES: usize = 12;

/// Titles of the brochure's pages.
const TITLES: [&str; PAGES] = [
    "Le centre de formation",
    "L'atelier de menuiserie",
    "Le parc machines",
    "La charpente à l'échelle 1",
    "La salle de dessin",
    "Le plateau numérique",
    "Le restaurant",
    "L'hébergement",
    "Nos entreprises partenaires",
    "Le suivi après la formation",
    "L'accueil des personnes handicapées",
    "Venir au centre",
];

/// A brochure of some 30 MB: full-page pictures of wood grain under a title, as PDF.
pub(super) fn brochure(to: &Path) -> Result<()> {
    let drafts = to.with_extension("pages");
    fs::create_dir_all(&drafts).context("the brochure's pages")?;
    let mut pages = Vec::new();
    for (index, title) in TITLES.iter().enumerate() {
        let page = drafts.join(format!("{index:02}.jpg"));
        picture(index, title, &page)?;
        pages.push(page);
    }
    bind(&pages, to)?;
    fs::remove_dir_all(drafts).context("the brochure's pages")
}

fn picture(seed: usize, title: &str, page: &Path) -> Result<()> {
    let seed = format!("{}", seed + 1);
    let words = format!("DÉMONSTRATION\n{title}");
    let grain = [
        "(",
        "-size",
        "1240x24",
        "xc:gray",
        "+noise",
        "Random",
        "-colorspace",
        "Gray",
        "-resize",
        "1240x1754!",
        "-normalize",
        ")",
    ];
    let mut draw = command(
        magick()?,
        &[
            "-seed",
            &seed,
            "-size",
            "1240x1754",
            "plasma:#7a4a1b-#d9a066",
        ],
    );
    draw.args(grain).args([
        "-compose",
        "Overlay",
        "-composite",
        "+noise",
        "Gaussian",
        "-quality",
        "92",
    ]);
    draw.args([
        "-font",
        "DejaVu-Sans",
        "-pointsize",
        "54",
        "-fill",
        "white",
        "-undercolor",
        "#00000090",
    ]);
    draw.args(["-gravity", "North", "-annotate", "+0+140", &words])
        .arg(page);
    output(draw).map(drop)
}

/// Photographs a page of a document as a scanner would: a JPEG picture, and a lease of several scanned pages as PDF.
pub(super) fn scan(document: &Path, picture: &Path, lease: &Path) -> Result<()> {
    let drafts = picture.with_extension("pages");
    fs::create_dir_all(&drafts).context("the scanned pages")?;
    let mut render = command("pdftoppm", &["-r", "200", "-l", "4", "-gray"]);
    render.arg(document).arg(drafts.join("page"));
    output(render)?;
    let mut pages = Vec::new();
    for entry in fs::read_dir(&drafts)? {
        let page = entry?.path();
        let scanned = page.with_extension("jpg");
        let mut photograph = command(magick()?, &[]);
        photograph
            .arg(&page)
            .args(["-rotate", "0.4", "+noise", "Gaussian", "-quality", "85"])
            .arg(&scanned);
        output(photograph)?;
        pages.push(scanned);
    }
    pages.sort();
    let first = pages.first().context("a page to scan")?;
    fs::copy(first, picture).context("the scanned letter")?;
    bind(&pages, lease)?;
    fs::remove_dir_all(drafts).context("the scanned pages")
}

/// Binds pictures into a PDF, their bytes as they are.
fn bind(pages: &[PathBuf], to: &Path) -> Result<()> {
    let mut bind = command("img2pdf", &["--pagesize", "A4", "--output"]);
    bind.arg(to).args(pages);
    output(bind).map(drop)
}

fn magick() -> Result<&'static str> {
    let known = ["magick", "convert-im6", "convert"];
    match known.into_iter().find(|name| answers(name, &["-version"])) {
        Some(name) => Ok(name),
        None => bail!("ImageMagick is needed for the demonstration's documents"),
    }
}

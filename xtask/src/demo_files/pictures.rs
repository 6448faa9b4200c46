//! ImageMagick, Poppler and img2pdf make what an office program does not: a heavy brochure, a scan, a scanned lease.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{answers, command, output};

/// Pages of the brochure; each weighs about 2.5 MB.
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
        "1654x32",
        "xc:gray",
        "+noise",
        "Random",
        "-colorspace",
        "Gray",
        "-resize",
        "1654x2339!",
        "-normalize",
        ")",
    ];
    let mut draw = command(
        magick()?,
        &["-seed", &seed, "-size", "1654x2339", "plasma:black-white"],
    );
    draw.args(grain).args([
        "-compose",
        "Overlay",
        "-composite",
        "-colorspace",
        "Gray",
        "-colorspace",
        "sRGB",
        "-type",
        "TrueColor",
        "+level-colors",
        "#4e2c0e,#e2b57c",
        "+noise",
        "Gaussian",
        "-sampling-factor",
        "4:2:0",
        "-quality",
        "94",
    ]);
    draw.args([
        "-font",
        "DejaVu-Sans",
        "-pointsize",
        "72",
        "-fill",
        "white",
        "-undercolor",
        "#00000090",
    ]);
    draw.args(["-gravity", "North", "-annotate", "+0+140", &words])
        .arg(page);
    output(draw).map(drop)
}

/// Photographs the pages of a document as a scanner would: grey, a little askew, with grain.
pub(super) fn scan(document: &Path, pages: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(pages).context("the scanned pages")?;
    let mut render = command("pdftoppm", &["-r", "360", "-gray"]);
    render.arg(document).arg(pages.join("page"));
    output(render)?;
    let mut scanned = Vec::new();
    for entry in fs::read_dir(pages)? {
        let page = entry?.path();
        let picture = page.with_extension("jpg");
        let mut photograph = command(magick()?, &[]);
        photograph
            .arg(&page)
            .args(["-rotate", "0.4", "+noise", "Gaussian", "-quality", "92"])
            .arg(&picture);
        output(photograph)?;
        scanned.push(picture);
    }
    scanned.sort();
    Ok(scanned)
}

/// Binds pictures into a PDF, their bytes as they are.
pub(super) fn bind(pages: &[PathBuf], to: &Path) -> Result<()> {
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

//! What is kept from one dossier to the next, in English: documents, a dossier started from another, a table of a
//! spreadsheet, amounts and totals, a reason, a comparison, whom verifications trust.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::driver::{Window, key};
use crate::files;

/// Two lines of prices as a spreadsheet writes them; one amount cannot be read.
const PRICES: &str = "Prestation;Session;Places\nAccueil;Brive;12\nAtelier;Tulle;une douzaine\n";

/// The second half of the journey: the window speaks English from here on.
pub(crate) fn keeps(window: &Window, dossier: &str, scratch: &Path) -> Result<()> {
    speaks_english(window)?;
    documents(window, scratch).context("the documents")?;
    let next = starts_from(window).context("a dossier from another")?;
    reason(window, &next).context("a reason")?;
    import(window, &next, scratch).context("a table")?;
    figures(window).context("amounts and totals")?;
    go(window, &format!("#/compare/{dossier}/{next}"))?;
    window.until("document.querySelectorAll('.screen table tbody tr').length > 0")?;
    window.screen("35-compare")?;
    window.keys(&[key::F5])?;
    go(window, &format!("#/dossier/{next}/check"))?;
    window.until("document.querySelector('.check-group') !== null")?;
    window.screen("36-check-in-english")?;
    go(window, "#/trust")?;
    window.says("authorities are trusted here")?;
    window.screen("37-trust-in-english")
}

fn go(window: &Window, hash: &str) -> Result<()> {
    window
        .run("location.hash = arguments[0]", &json!([hash]))
        .map(drop)
}

fn speaks_english(window: &Window) -> Result<()> {
    window.resize(1280, 800)?;
    go(window, "#/settings")?;
    let light = window.find("//label[contains(., 'Clair')]")?;
    window.click(&light)?;
    let english = window.find("//label[contains(., 'English')]")?;
    window.click(&english)?;
    window.until("document.documentElement.lang === 'en'")
}

fn documents(window: &Window, scratch: &Path) -> Result<()> {
    go(window, "#/wallet")?;
    window.says("No documents yet")?;
    window.press("Add a document")?;
    window.give_file(
        "//input[@id='wallet-file']",
        &files::make(scratch, "rib.pdf")?,
    )?;
    window.fill("Date of the document", "02/01/2026")?;
    window.keys(&[key::TAB])?;
    window.screen("30-document")?;
    window.press("Save")?;
    window.until("document.querySelector('li.piece') !== null")?;
    window.screen("31-documents")
}

/// Gives the identity of the new dossier.
fn starts_from(window: &Window) -> Result<String> {
    go(window, "#/dossiers")?;
    window.press("Start from this…")?;
    window.until("document.querySelectorAll('.carry-list li').length > 3")?;
    window.screen("32-start-from")?;
    window.press("Create the dossier")?;
    window.until("document.querySelector('.fill') !== null")?;
    let hash = window.run("return location.hash", &json!([]))?;
    let id = hash.as_str().and_then(|hash| hash.split('/').nth(2));
    Ok(id.context("the address names the dossier")?.to_owned())
}

fn reason(window: &Window, dossier: &str) -> Result<()> {
    go(window, &format!("#/dossier/{dossier}/fill/engagements"))?;
    window.press("Why?")?;
    window.until("document.querySelector('.why [id]:not([hidden]) li') !== null")?;
    let total = "[...document.querySelectorAll('.totals dd')].some((it) => /^€\\d{1,3}(,\\d{3})*\\.\\d\\d/.test(it.textContent))";
    window.until(total)?;
    window.screen("33-why")
}

/// An amount that is typed, the amount of its line and the total are written and read as English has them.
fn figures(window: &Window) -> Result<()> {
    // The sheet of the import gives the focus back when it is gone.
    window.until("document.querySelector('[role=dialog]') === null")?;
    for (place, typed, shown) in [
        ("2:5", "1,234.5", "€1,234.50"),
        ("2:6", "2,000", "2000"),
        ("2:7", "0", "0%"),
    ] {
        let cell = format!("document.querySelector('[data-cell=\"{place}\"]')");
        window.run(&format!("{cell}.focus()"), &json!([]))?;
        window.focus_is(&format!("it.dataset.cell === '{place}'"))?;
        window.type_keys(typed)?;
        window.keys(&[key::ENTER])?;
        window.until(&format!("{cell}.textContent.includes('{shown}')"))?;
    }
    window.until(
        "document.querySelector('[data-cell=\"2:8\"]').textContent.includes('€2,469,000.00')",
    )?;
    window.until("[...document.querySelectorAll('output')].some((it) => /€2,4\\d\\d,\\d{3}\\.\\d\\d/.test(it.textContent))")?;
    window.screen("34-figures")
}

fn import(window: &Window, dossier: &str, scratch: &Path) -> Result<()> {
    go(window, &format!("#/dossier/{dossier}/fill/prix"))?;
    let file = scratch.join("prix.csv");
    fs::write(&file, PRICES)?;
    window.give_file("(//label[contains(., 'Import a table')]//input)[1]", &file)?;
    window.until("document.querySelectorAll('.table-remarks li').length === 1")?;
    window.screen("34-import")?;
    window.press("Import 2 rows")?;
    window.until("[...document.querySelectorAll('table[role=grid] td')].some((cell) => cell.textContent.includes('Atelier'))")
}

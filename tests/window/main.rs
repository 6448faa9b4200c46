//! The real window, from the first start to the receipt: WebKit, the real store, the real platform on loopback.
//!
//! Leaves a picture of each screen in `target/screenshots/`, and holds each screen to axe-core. Needs `cargo xtask` to have
//! built the screens, the window and `pli-platform`; runs with `--features window`.

mod driver;
mod english;
mod files;
mod store;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use driver::{Window, key};
use pli_tests::region::Region;

const PASSPHRASE: &str = "le bois de la Corrèze sent bon";
const CALL: &str = "DEMO-FAR-2026-01";

/// Where everything of one journey is.
struct Scene {
    region: Region,
    home: PathBuf,
    scratch: PathBuf,
    pictures: PathBuf,
}

impl Scene {
    fn window(&self) -> Result<Window> {
        let home = self.scratch.join("user");
        fs::create_dir_all(&home)?;
        // No session bus, so no keyring: the journey never writes to that of the person who runs it.
        let no_bus = PathBuf::from(format!(
            "unix:path={}",
            self.scratch.join("no-bus").display()
        ));
        let environment: [(&str, &Path); 3] = [
            ("HOME", &home),
            ("PLI_HOME", &self.home),
            ("DBUS_SESSION_BUS_ADDRESS", &no_bus),
        ];
        Window::open(&built("pli-desktop"), &environment, &self.pictures)
    }
}

fn target() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    pli_tests::workspace_root().join(chosen.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

#[test]
fn a_person_goes_from_the_first_start_to_the_receipt() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let scratch = folder.path().canonicalize()?;
    let region = Region::start();
    let pictures = target().join("screenshots");
    let scene = Scene {
        region,
        home: scratch.join("home"),
        scratch,
        pictures,
    };

    let dossier = draft(&scene).context("the first session")?;
    store::fill(&scene.home, PASSPHRASE, &dossier, &scene.scratch)
        .context("the bulk of the answers")?;
    deposit(&scene, &dossier).context("the second session")
}

/// First start, the call, a dossier begun, answers, a table by keyboard, a file, findings. Gives the identity of the dossier.
fn draft(scene: &Scene) -> Result<String> {
    let window = scene.window()?;
    window.resize(1280, 800)?;
    first_start(&window, &scene.region)?;
    find_the_call(&window, &scene.region)?;
    let dossier = begin(&window)?;
    answer(&window)?;
    table(&window)?;
    codes(&window)?;
    attach(&window, &scene.scratch)?;
    findings(&window)?;
    Ok(dossier)
}

fn first_start(window: &Window, region: &Region) -> Result<()> {
    window.says("Où votre travail est gardé")?;
    window.screen("01-first-start")?;
    window.fill("Votre nom", "Claire Delmas")?;
    window.fill("Phrase de passe", PASSPHRASE)?;
    window.press("Créer mon espace")?;
    window.says("Voici votre clé de secours")?;
    window.screen("02-recovery-key")?;
    let last = window.run(
        "return document.querySelector('.recovery-groups li:last-child').textContent",
        &json!([]),
    )?;
    window.fill(
        "Dernier groupe de la clé",
        last.as_str().context("a group")?,
    )?;
    window.press("Continuer")?;
    window.says("Votre organisme")?;
    window.fill("SIRET", "73282932000074")?;
    window.keys(&[key::TAB])?;
    window.screen("03-organisation")?;
    window.press("Continuer")?;
    window.says("Essayer votre certificat")?;
    window.give_file("//input[@id='p12']", &region.signer)?;
    window.fill("Mot de passe du certificat", &region.signer_password)?;
    window.press("Lire le certificat")?;
    window.says("Titulaire")?;
    window.screen("04-certificate")?;
    window.press("Terminer")
}

fn find_the_call(window: &Window, region: &Region) -> Result<()> {
    window.says("Aucun dossier pour l’instant")?;
    window.screen("05-no-dossier")?;
    window.press("Voir les appels")?;
    window.says("Aucun appel connu")?;
    window.fill("Adresse de la plateforme", &region.url)?;
    window.fill("Identifiant", &region.user)?;
    window.fill("Mot de passe", &region.password)?;
    window.screen("06-sign-in")?;
    window.press("Se connecter")?;
    window.says(CALL)?;
    window.screen("07-calls")
}

fn begin(window: &Window) -> Result<String> {
    let start = window.find(&format!(
        "//li[contains(., '{CALL}')]//button[contains(., 'Commencer')]"
    ))?;
    window.click(&start)?;
    let lot = window.find("//label[contains(., 'Lot 2')]")?;
    window.click(&lot)?;
    window.screen("08-new-dossier")?;
    window.press("Commencer le dossier")?;
    window.until("document.querySelector('.fill') !== null")?;
    window.screen("09-fill")?;
    let hash = window.run("return location.hash", &json!([]))?;
    let id = hash
        .as_str()
        .and_then(|hash| hash.split('/').nth(2))
        .context("the address names the dossier")?;
    Ok(id.to_owned())
}

/// Goes to a section by the map.
fn section(window: &Window, title: &str) -> Result<()> {
    let link = window.find(&format!(
        "//nav[contains(@class, 'map')]//a[contains(., '{title}')]"
    ))?;
    window.click(&link)?;
    window.until(&format!(
        "document.querySelector('.fill-top h2').textContent.includes({})",
        json!(title)
    ))
}

fn answer(window: &Window) -> Result<()> {
    section(window, "Organisme de formation")?;
    window.fill("Nom d’usage", "Ateliers du bois")?;
    window.fill("SIRET", "73282932000075")?;
    window.keys(&[key::TAB])?;
    window.says("Enregistré à")?;
    window.until("document.querySelector('input[aria-invalid=true]') !== null")?;
    window.screen("10-a-wrong-siret")?;
    window.fill("SIRET", "73282932000074")?;
    window.keys(&[key::TAB])?;
    window.until(
        "document.getElementById('f-organisme.siret').getAttribute('aria-invalid') !== 'true'",
    )?;
    window.keys(&[key::CONTROL, "z"])?;
    window.until("document.getElementById('f-organisme.siret').value.replace(/\\D/g, '') === '73282932000075'")?;
    window.keys(&[key::CONTROL, "y"])?;
    window.until("document.getElementById('f-organisme.siret').value.replace(/\\D/g, '') === '73282932000074'")
}

fn table(window: &Window) -> Result<()> {
    section(window, "Prix et budget")?;
    window.until("document.querySelector('table[role=grid]') !== null")?;
    window.press("Ajouter une ligne")?;
    window.find("//*[@data-cell='0:0']")?;
    window.run(
        "document.querySelector('[data-cell=\"0:0\"]').focus()",
        &json!([]),
    )?;
    window.type_keys("Ouverture")?;
    window.keys(&[key::TAB])?;
    window
        .until("document.querySelector('[data-cell=\"0:0\"]').textContent.includes('Ouverture')")?;
    window.focus_is("it.dataset.cell === '0:1'")?;
    window.keys(&[key::RIGHT])?;
    window.focus_is("it.dataset.cell === '0:2'")?;
    window.run(
        "const cell = document.querySelector('[data-cell=\"0:0\"]'); cell.focus(); const data = new DataTransfer();
         data.setData('text/plain', 'Accueil\\tTulle\\nAgencement\\tTulle\\nFinition\\tBrive');
         cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));",
        &json!([]),
    )?;
    window
        .until("document.querySelector('[data-cell=\"2:0\"]')?.textContent.includes('Finition')")?;
    window.keys(&[key::DOWN])?;
    window.focus_is("it.dataset.cell === '1:0'")?;
    window.screen("11-table")?;
    for left in [2, 1, 0] {
        window.keys(&[key::CONTROL, key::DELETE])?;
        let gone = "document.querySelector('table[role=grid]').querySelectorAll('tbody tr').length";
        window.until(&format!("{gone} === {left}"))?;
        if left > 0 {
            window.focus_is("it.dataset.cell")?;
        }
    }
    Ok(())
}

/// A code of a long list is searched in its cell, by keyboard only.
fn codes(window: &Window) -> Result<()> {
    section(window, "Équipe et moyens")?;
    let add = window.find(
        "//section[.//h3[normalize-space(.)='Entreprises partenaires']]//button[contains(., 'Ajouter une ligne')]",
    )?;
    window.click(&add)?;
    let cell = "document.querySelector('table[aria-label=\"Entreprises partenaires\"] [data-cell=\"0:2\"]')";
    window.until(&format!("{cell} !== null"))?;
    window.run(&format!("{cell}.focus()"), &json!([]))?;
    window.type_keys("corr")?;
    window.until("[...document.querySelectorAll('[role=option]')].some((it) => it.textContent.includes('Corrèze'))")?;
    window.keys(&[key::DOWN])?;
    // While a list is open the rest of the page is hidden from screen readers, which axe-core takes for a fault.
    window.picture("11-codes")?;
    window.keys(&[key::ENTER])?;
    window.until(&format!("{cell}.textContent.includes('Corrèze')"))?;
    window.focus_is("it.dataset.cell === '0:2'")?;
    window.type_keys("87")?;
    window.keys(&[key::ESCAPE])?;
    window.until(&format!("{cell}.textContent.includes('Corrèze')"))?;
    window.focus_is("it.dataset.cell === '0:2'")?;
    window.keys(&[key::CONTROL, key::DELETE])?;
    window.until(&format!("{cell} === null"))
}

fn attach(window: &Window, scratch: &Path) -> Result<()> {
    window.press("Pièces")?;
    window.says("À joindre")?;
    let empty = scratch.join("vide.pdf");
    fs::write(&empty, b"")?;
    window.give_file("//input[@id='f-pieces.kbis']", &empty)?;
    window.until("document.querySelector('.refused .notice-red') !== null")?;
    window.screen("12-a-file-refused")?;
    window.press("J’ai compris")?;
    window.give_file(
        "//input[@id='f-pieces.kbis']",
        &files::make(scratch, "extrait-kbis.pdf")?,
    )?;
    window.until("document.querySelector('.file-name')?.textContent === 'extrait-kbis.pdf'")?;
    window.press("Voir")?;
    window.until("document.querySelector('.window img.page')?.naturalWidth > 100")?;
    window.screen("13-preview")?;
    window.keys(&[key::ESCAPE])?;
    window.focus_is("it.textContent.includes('Voir')")?;
    window.press("Retirer extrait-kbis.pdf")?;
    window.until("document.querySelector('.file-name') === null")?;
    window.screen("14-pieces")
}

fn findings(window: &Window) -> Result<()> {
    window.keys(&[key::F5])?;
    window.until("document.querySelector('.check-group') !== null")?;
    window.screen("15-check")?;
    let first = window.find(
        "(//*[contains(@class, 'check-group')]//button[contains(@class, 'finding-go')])[1]",
    )?;
    window.click(&first)?;
    window.focus_is("it.id.startsWith('f-') || it.dataset.path || it.closest('[id^=\"f-\"]')")
}

/// Unlocking, the last answer by hand, check, print, sign, deposit, receipt, facts, settings, narrow and dark.
fn deposit(scene: &Scene, dossier: &str) -> Result<()> {
    let window = scene.window()?;
    window.resize(1280, 800)?;
    unlock(&window)?;
    window.until("document.querySelector('.dossier-line') !== null")?;
    window.screen("17-dossiers")?;
    window.run(
        &format!("location.hash = '#/dossier/{dossier}/fill/organisme'"),
        &json!([]),
    )?;
    window.fill("Nom d’usage", "Claviers et Cie, Guéret")?;
    window.keys(&[key::ENTER])?;
    window.says("Enregistré à")?;
    window.keys(&[key::F5])?;
    window.says("Tout est prêt")?;
    window.screen("18-ready")?;
    sign(&window, &scene.region)?;
    send(&window)?;
    time_and_trust(&window, &scene.region)?;
    the_rest(&window)?;
    english::keeps(&window, dossier, &scene.scratch).context("in English")
}

fn unlock(window: &Window) -> Result<()> {
    window.says("Ouvrir vos dossiers")?;
    window.fill("Phrase de passe", "ce n’est pas la bonne")?;
    window.press("Ouvrir")?;
    window.until("document.querySelector('[role=alert]') !== null")?;
    window.screen("16-wrong-passphrase")?;
    window.fill("Phrase de passe", PASSPHRASE)?;
    window.press("Ouvrir")
}

fn sign(window: &Window, region: &Region) -> Result<()> {
    window.press("Relire et signer")?;
    window.until("document.querySelector('img.page')?.naturalWidth > 500")?;
    window.screen("19-print")?;
    window.give_file("//input[@id='p12']", &region.signer)?;
    window.fill("Mot de passe du certificat", "faux")?;
    window.press("Lire le certificat")?;
    window.until("document.querySelector('.certificate-form [role=alert]') !== null")?;
    window.fill("Mot de passe du certificat", &region.signer_password)?;
    window.press("Lire le certificat")?;
    window.says("Titulaire")?;
    window.screen("20-certificate")?;
    // The demonstration's own server was taken at the sign-in: a proof of time is proposed.
    window.says("Horodatage demandé à")?;
    window.press("Signature avec preuve de date (horodatage), invisible")?;
    let visible = window.find("//label[contains(., 'visible en dernière page')]")?;
    window.click(&visible)?;
    window.says("(horodatage), visible en dernière page")?;
    window.screen("20-wish")?;
    window.press("Signer le dossier")?;
    window.says("Le dossier est signé")?;
    window.says("Date attestée par")?;
    window.until("document.querySelector('img.page')?.naturalWidth > 500")?;
    window.screen("21-signed")
}

/// The time-stamp server answers in words; the authority of the Region is added to those that are believed.
fn time_and_trust(window: &Window, region: &Region) -> Result<()> {
    window.run("location.hash = '#/settings'", &json!([]))?;
    window.press("Essayer ce serveur")?;
    window.says("Le serveur donne un horodatage valable")?;
    window.screen("26-time-stamps")?;
    window.press("Voir les autorités et les listes")?;
    window.says("reconnue")?;
    let authority = region.trust.join("autorite-demonstration.pem");
    window.give_file("//input[@id='trust-files']", &authority)?;
    window.press("Ajouter ces fichiers")?;
    window.until("document.querySelectorAll('li.piece').length === 1")?;
    window.says("Valable")?;
    window.screen("27-trust")
}

fn send(window: &Window) -> Result<()> {
    window.press("Passer au dépôt")?;
    window.says("Ce dépôt est scellé jusqu’à l’ouverture")?;
    window.screen("22-departure")?;
    window.press("Déposer le dossier")?;
    window.until("document.querySelector('.receipt, .journey') !== null")?;
    window.picture("23-journey")?;
    window.until("document.querySelector('.receipt') !== null")?;
    window.says("Récépissé vérifié ici")?;
    // The deposit itself is proof that the platform answers.
    window.says("En ligne")?;
    window.screen("24-receipt")?;
    window.press("Suivre")?;
    window.until("document.querySelectorAll('.fact').length > 2")?;
    window.screen("25-facts")
}

fn the_rest(window: &Window) -> Result<()> {
    for (hash, name) in [("#/settings", "26-settings"), ("#/profile", "27-profile")] {
        window.run("location.hash = arguments[0]", &json!([hash]))?;
        window.until("document.querySelector('.screen') !== null")?;
        window.screen(name)?;
    }
    window.run("location.hash = '#/settings'", &json!([]))?;
    let dark = window.find("//label[contains(., 'Sombre')]")?;
    window.click(&dark)?;
    window.until("document.documentElement.dataset.display === 'dark'")?;
    window.screen("28-dark")?;
    window.resize(760, 900)?;
    window.run("location.hash = '#/dossiers'", &json!([]))?;
    window.until("document.querySelector('.dossier-line') !== null")?;
    window.screen("29-narrow")?;
    window.press("Menu")?;
    window.until("document.querySelector('.window nav') !== null")?;
    window.keys(&[key::ESCAPE])?;
    window.focus_is("it.textContent.includes('Menu')")
}

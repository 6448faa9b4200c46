//! The folder of data: opened, or made at first use with its recovery key said once.

use std::sync::Arc;

use pli_app::seam::Stage;
use pli_app::store::default_home;
use pli_app::{App, Code, Fault, Session, settings};
use zeroize::Zeroizing;

use crate::arguments::{Arguments, Lang};
use crate::console::Console;

/// Opens the store of the folder; makes it where there is none.
pub(crate) fn open(arguments: &Arguments, console: &Console) -> Result<Arc<Session>, Fault> {
    let folder = arguments.home.clone().or_else(default_home);
    let folder = folder.ok_or_else(|| Fault::new(Code::Disk).with("cause", "HOME"))?;
    let passphrase = secret("PLI_PASSPHRASE");
    let passphrase_text = passphrase.as_ref().map(|text| text.as_str());
    let recovery = secret("PLI_RECOVERY_KEY");
    // With the recovery key, the passphrase beside it is the new one.
    let app = App::start(&folder, passphrase_text.filter(|_| recovery.is_none()))?;
    if let (Stage::Locked, Some(recovery)) = (app.stage()?, &recovery) {
        app.unlock(passphrase_text, Some(recovery.as_str()))?;
    }
    match app.stage()? {
        Stage::Ready => {}
        Stage::Locked => return Err(Code::StoreLocked.into()),
        Stage::FirstStart => {
            let made = app.first_start(passphrase.as_ref().map(|text| text.as_str()), &author())?;
            console.note(
                "cli-first-start",
                &[("folder", folder.display().to_string())],
            );
            console.note("cli-recovery-key", &[("key", made.recovery_key.join(" "))]);
            console.note("cli-recovery-keep", &[]);
        }
    }
    let session = app.session()?;
    remember_language(&session, arguments)?;
    Ok(session)
}

/// Opens the store where there is one; makes none.
pub(crate) fn open_if_there(
    arguments: &Arguments,
    console: &Console,
) -> Result<Option<Arc<Session>>, Fault> {
    let folder = arguments.home.clone().or_else(default_home);
    if folder.is_some_and(|folder| folder.join("store").exists()) {
        return open(arguments, console).map(Some);
    }
    Ok(None)
}

/// A secret of the environment; an empty one counts as none.
pub(crate) fn secret(name: &str) -> Option<Zeroizing<String>> {
    std::env::var(name)
        .ok()
        .filter(|text| !text.is_empty())
        .map(Zeroizing::new)
}

/// The language asked for is that of the findings too.
fn remember_language(session: &Session, arguments: &Arguments) -> Result<(), Fault> {
    let wanted = match arguments.lang {
        None => return Ok(()),
        Some(Lang::Fr) => pli_app::seam::Language::Fr,
        Some(Lang::En) => pli_app::seam::Language::En,
    };
    let known = settings::get(session)?;
    if known.language != wanted {
        settings::set(
            session,
            pli_app::seam::SettingsView {
                language: wanted,
                ..known
            },
        )?;
    }
    Ok(())
}

fn author() -> String {
    ["PLI_AUTHOR", "USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_default()
}

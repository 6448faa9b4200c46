//! The revocation lists of the demonstration: all issued at the first start, because the key that could issue others is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use pli_proof::demo::{Authority, Issued};

use super::{DemoFiles, DemoMakeError};
use crate::store::write_durably;

/// Two years of them.
const COUNT: i32 = 26;
/// From one list to the next; each holds thirty days.
const PERIOD: SignedDuration = SignedDuration::from_hours(28 * 24);

fn place(root: &Path, month: i32) -> PathBuf {
    root.join("demo/lists").join(format!("{month:02}.crl"))
}

/// Issues the lists of all the months to come; nobody is on them.
pub(super) fn issue(
    root: &Path,
    authority: &Authority,
    now: Timestamp,
) -> Result<(), DemoMakeError> {
    let none: [&Issued; 0] = [];
    for month in 0..COUNT {
        let from = now.saturating_add(PERIOD * month).unwrap_or(now);
        write_durably(&place(root, month), &authority.revoke(&none, from)?)?;
    }
    Ok(())
}

/// The list of the day (DER).
pub(crate) fn current(root: &Path, now: Timestamp) -> Result<Vec<u8>, DemoMakeError> {
    let first = place(root, 0);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| DemoMakeError::File { path, source }
    };
    let made = fs::metadata(&first)
        .and_then(|metadata| metadata.modified())
        .map_err(failed(&first))?;
    let made = Timestamp::try_from(made).unwrap_or(now);
    let months = now.duration_since(made).as_hours() / PERIOD.as_hours();
    let month = i32::try_from(months).unwrap_or(0).clamp(0, COUNT - 1);
    let current = place(root, month);
    fs::read(&current).map_err(failed(&current))
}

/// Lays the list of the day into the trust folder.
pub(super) fn show(root: &Path, now: Timestamp) -> Result<(), DemoMakeError> {
    let list = DemoFiles::of(root).trust.join("autorite-demonstration.crl");
    Ok(write_durably(&list, &current(root, now)?)?)
}

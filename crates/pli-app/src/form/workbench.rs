//! A form while its author writes it: the folder is looked at again and again, and a dossier of it stands under the latest
//! package that can be used, with the answers that were typed.
//!
//! Watches by looking, not by a service of the system: the same on every system and every kind of disk. Must not change the
//! folder.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pli_protocol::DossierId;
use serde::Serialize;

use super::check::{Checked, examined};
use super::folder::{Stamp, stamp};
use super::known::keep;
use crate::app::Session;
use crate::dossier::{create_of, put_under};
use crate::fault::Fault;
use crate::{seam, words};

/// A folder under watch, with the dossier that shows it.
pub struct Workbench {
    session: Arc<Session>,
    folder: PathBuf,
    language: seam::Language,
    bench: Mutex<Bench>,
}

struct Bench {
    stamp: Option<Stamp>,
    view: WorkbenchView,
    dossier: Option<DossierId>,
}

/// What its author sees beside the form.
#[derive(Debug, Clone, Serialize)]
pub struct WorkbenchView {
    /// Goes up each time the folder changed.
    pub turn: u64,
    /// The dossier that shows the form; none until a first package can be used.
    pub dossier: Option<String>,
    /// Whether what shows is the folder as it is now; else it is the last package that could be used.
    pub current: bool,
    /// What the package is worth; none where the folder cannot be read.
    pub checked: Option<Checked>,
    /// Why the folder cannot be read, or the form not shown, in words; empty where it can.
    pub trouble: String,
}

impl Workbench {
    /// Begins with a folder as it is, over an open store that is its own.
    pub fn begin(session: Arc<Session>, folder: &Path, language: seam::Language) -> Self {
        let workbench = Self {
            session,
            folder: folder.to_owned(),
            language,
            bench: Mutex::new(Bench {
                stamp: None,
                view: WorkbenchView {
                    turn: 0,
                    dossier: None,
                    current: false,
                    checked: None,
                    trouble: String::new(),
                },
                dossier: None,
            }),
        };
        workbench.look();
        workbench
    }

    /// Looks at the folder, and takes in what was written since the last look.
    pub fn look(&self) -> WorkbenchView {
        let mut bench = self.lock();
        // Stamped before it is read: what is written meanwhile gives another stamp at the next look.
        let seen = stamp(&self.folder);
        if bench.stamp.as_ref() != Some(&seen) {
            bench.stamp = Some(seen);
            bench.view.turn += 1;
            let taken = self.take(&mut bench);
            bench.view.trouble = match taken {
                Ok(()) => String::new(),
                Err(fault) => {
                    bench.view.current = false;
                    let words = words::fault(self.language, &fault);
                    format!("{} {} {}", words.title, words.text, words.repair)
                }
            };
        }
        bench.view.clone()
    }

    fn take(&self, bench: &mut Bench) -> Result<(), Fault> {
        bench.view.checked = None;
        let study = examined(&self.folder)?;
        bench.view.checked = Some(study.told(self.language));
        bench.view.current = study.package.is_some();
        if study.package.is_none() {
            return Ok(());
        }
        let package = keep(&self.session, &study.sha256, Some(&study.files))?;
        let id = match bench.dossier {
            Some(id) => {
                put_under(&self.session, id, &package)?;
                id
            }
            None => create_of(&self.session, package)?,
        };
        bench.dossier = Some(id);
        bench.view.dossier = Some(id.to_string());
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Bench> {
        self.bench.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

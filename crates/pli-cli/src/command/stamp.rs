//! Files that are no dossier, signed; signed files raised to a further level; the time-stamp server that is kept.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use pli_app::certificate::OpenKey;
use pli_app::dossier::{self, Raise};
use pli_app::seam::{BatchView, SignedView};
use pli_app::sign::{self, Input, Level, Look, Sources, Wish};
use pli_app::timestamp::{self, Server};
use pli_app::verify::Anchors;
use pli_app::{Code, DossierId, Fault, Session};
use pli_proof::ValidationData;
use pli_proof::timestamp::Stamper;
use serde_json::json;

use super::{home, proof, sign as keys, verify};
use crate::arguments::{Arguments, SignFileArguments, SourcesArguments, TimestampArguments};
use crate::console::{Console, Outcome};

/// Files of a folder of proofs at most.
const PROOFS_MOST: usize = 1000;
/// Bytes of a proof at most.
const PROOF_MOST: u64 = 64 << 20;

/// Signs files in one of the formats.
pub(super) fn sign(
    arguments: &Arguments,
    console: &Console,
    what: &SignFileArguments,
) -> Result<Outcome, Fault> {
    let key = keys::open(&what.key)?;
    key.may_sign_now()?;
    let inputs = what.files.iter().map(|file| input(file));
    let inputs = inputs.collect::<Result<Vec<_>, _>>()?;
    let wish = Wish {
        format: what.format.into(),
        level: what.level.into(),
        look: if what.visible {
            Look::Visible
        } else {
            Look::Invisible
        },
    };
    let level = wish.level;
    let server = server(arguments, console, &what.sources, level)?;
    let proofs = proofs(&what.sources)?;
    let sources = Sources {
        stamper: server.as_ref().map(|server| server as &dyn Stamper),
        proofs: &proofs,
    };
    let nobody = Anchors::default();
    if let Some(doubt) = sign::refuse_revoked(key.signer(), level, &proofs, &nobody)? {
        console.fault(&doubt);
    }
    let now = Timestamp::now();
    let signed = sign::sign_files(&inputs, key.signer(), wish, &sources, now)?;
    proof::write(&what.output, &signed)?;
    said(
        console,
        "cli-file-signed",
        wish.format.name(),
        level,
        &what.output,
    );
    Ok(Outcome::Done)
}

/// The level that dossiers are to have, with what it needs.
pub(super) struct Wanted {
    level: Level,
    server: Option<Server>,
    proofs: ValidationData,
}

impl Wanted {
    /// Gathers what the level needs before anything is signed.
    pub(super) fn of(
        session: &Session,
        sources: &SourcesArguments,
        level: Level,
    ) -> Result<Self, Fault> {
        let server = (level > Level::B)
            .then(|| timestamp::chosen(Some(session), sources.tsa.as_deref()))
            .transpose()?;
        Ok(Self {
            level,
            server,
            proofs: proofs(sources)?,
        })
    }

    /// Refuses a key whose certificate was revoked, before anything is signed with it.
    pub(super) fn refuse_revoked(
        &self,
        session: &Session,
        console: &Console,
        key: &OpenKey,
    ) -> Result<(), Fault> {
        key.may_sign_now()?;
        let kept = Anchors::of_session(session)?;
        let doubt = sign::refuse_revoked(key.signer(), self.level, &self.proofs, &kept)?;
        if let Some(doubt) = doubt {
            console.fault(&doubt);
        }
        Ok(())
    }

    /// Raises the signed file of a dossier; a server that is not reached is told, and asked again at the next synchronisation.
    pub(super) fn raise(
        &self,
        session: &Session,
        console: &Console,
        id: DossierId,
        signed: &mut SignedView,
    ) -> Result<(), Fault> {
        if let Some(sha256) = self.raised(session, console, id)? {
            signed.level = format!("PAdES-{}", self.level.name());
            signed.sha256 = sha256;
        }
        Ok(())
    }

    /// Raises each dossier of a round that is signed.
    pub(super) fn raise_all(
        &self,
        session: &Session,
        console: &Console,
        ids: &[DossierId],
        batch: &mut BatchView,
    ) -> Result<(), Fault> {
        for id in ids {
            let name = id.to_string();
            let line = batch.dossiers.iter_mut().find(|line| line.id == name);
            let Some(line) = line.filter(|line| line.outcome == "signed") else {
                continue;
            };
            if let Some(sha256) = self.raised(session, console, *id)? {
                line.sha256 = Some(sha256);
            }
        }
        Ok(())
    }

    fn raised(
        &self,
        session: &Session,
        console: &Console,
        id: DossierId,
    ) -> Result<Option<String>, Fault> {
        let Some(server) = &self.server else {
            return Ok(None);
        };
        match dossier::raise(session, id, self.level, server, &self.proofs)? {
            Raise::Done(sha256) => Ok(Some(sha256)),
            Raise::Waits(_) => {
                console.note("cli-stamp-waits", &[]);
                Ok(None)
            }
        }
    }
}

/// Raises a signed file, or keeps the server to ask.
pub(super) fn timestamp(
    arguments: &Arguments,
    console: &Console,
    what: &TimestampArguments,
) -> Result<Outcome, Fault> {
    if let Some(url) = &what.set {
        let session = home::open(arguments, console)?;
        let url = Some(url.as_str()).filter(|url| !url.trim().is_empty());
        timestamp::set_server(&session, url)?;
        return show(&session, console);
    }
    let Some(file) = what.file.as_ref().filter(|_| !what.show) else {
        return show(&*home::open(arguments, console)?, console);
    };
    let level = Level::from(what.level);
    let bytes = verify::read(file)?;
    let kind = sign::kind_of(&bytes).ok_or(Code::NothingToRaise)?;
    let content = what.content.as_ref().map(|file| verify::read(file));
    let content = content.transpose()?;
    let server = server(arguments, console, &what.sources, level)?;
    let proofs = proofs(&what.sources)?;
    let sources = Sources {
        stamper: server.as_ref().map(|server| server as &dyn Stamper),
        proofs: &proofs,
    };
    let raised = sign::raise(bytes, kind, content.as_deref(), level, &sources)?;
    let output = what.output.as_ref().unwrap_or(file);
    proof::write(output, &raised)?;
    said(console, "cli-file-raised", "", level, output);
    Ok(Outcome::Done)
}

fn said(console: &Console, key: &str, format: &str, level: Level, output: &Path) {
    let output = output.display().to_string();
    let level = level.name();
    let shape = json!({ "format": format, "level": level, "file": output });
    console.result(&shape, |console| {
        let values = [
            ("format", format.to_owned()),
            ("level", level.to_owned()),
            ("file", output.clone()),
        ];
        vec![console.text(key, &values)]
    });
}

fn show(session: &Session, console: &Console) -> Result<Outcome, Fault> {
    let url = timestamp::server(session)?;
    console.result(&json!({ "url": url }), |console| {
        vec![match &url {
            Some(url) => console.text("cli-stamp-server", &[("url", url.clone())]),
            None => console.text("cli-stamp-server-none", &[]),
        }]
    });
    Ok(Outcome::Done)
}

/// The server to ask: the one that is named, or else the one that is kept; none is needed for level B-B.
fn server(
    arguments: &Arguments,
    console: &Console,
    sources: &SourcesArguments,
    level: Level,
) -> Result<Option<Server>, Fault> {
    if level == Level::B {
        return Ok(None);
    }
    let session = match &sources.tsa {
        Some(_) => None,
        None => known(arguments, console),
    };
    timestamp::chosen(session.as_deref(), sources.tsa.as_deref()).map(Some)
}

/// The store, where there is one that opens; a file is signed without any.
fn known(arguments: &Arguments, console: &Console) -> Option<Arc<Session>> {
    let folder = arguments.home.clone().or_else(pli_app::store::default_home);
    folder.filter(|folder| folder.join("store").exists())?;
    home::open(arguments, console).ok()
}

/// The certificates and revocation data of the files and folders that are named.
pub(super) fn proofs(sources: &SourcesArguments) -> Result<ValidationData, Fault> {
    let mut proofs = ValidationData::default();
    for path in &sources.proofs {
        if path.is_dir() {
            let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
            for entry in entries.flatten().take(PROOFS_MOST) {
                // What is no proof may lie beside those that are.
                if let Ok(bytes) = proof_of(&entry.path()) {
                    proofs.add_file(&bytes).ok();
                }
            }
        } else {
            let added = proofs.add_file(&proof_of(path)?);
            added.map_err(|_| Fault::new(Code::NoEvidence).with("name", path.display()))?;
        }
    }
    Ok(proofs)
}

fn proof_of(path: &Path) -> Result<Vec<u8>, Fault> {
    let size = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !size.is_file() || size.len() > PROOF_MOST {
        return Err(Fault::new(Code::NoEvidence).with("name", path.display()));
    }
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn input(file: &Path) -> Result<Input, Fault> {
    let name = file.file_name().map(|name| name.to_string_lossy());
    Ok(Input {
        name: name.unwrap_or_default().into_owned(),
        bytes: verify::read(file)?,
    })
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", path.display())
        .with("cause", cause)
}

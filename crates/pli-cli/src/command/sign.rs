//! Signs one dossier, or several with one key; and opens the key that the arguments name.

use std::path::Path;

use pli_app::certificate::{KeyChoice, OpenKey, TokenChoice};
use pli_app::dossier::{Look, Plan, Review};
use pli_app::seam::{BatchView, BatchedView, StampView};
use pli_app::sign::Level;
use pli_app::{Code, Fault, Session, dossier};
use zeroize::Zeroizing;

use super::{home, proof, stamp};
use crate::arguments::{KeyArguments, SignArguments};
use crate::console::{Console, Outcome};
use crate::moment::moment;

/// Bytes of a certificate file at most.
const P12_MOST: u64 = 1024 * 1024;

/// Opens the key that the arguments name, with the secret of the environment.
pub(super) fn open(what: &KeyArguments) -> Result<OpenKey, Fault> {
    if let Some(file) = &what.p12 {
        let p12 = read(file)?;
        let password = home::secret("PLI_P12_PASSWORD").unwrap_or_default();
        return OpenKey::open(&KeyChoice::File {
            p12: &p12,
            password: &password,
        });
    }
    if let Some(sha256) = &what.system {
        return OpenKey::open(&KeyChoice::System { sha256 });
    }
    let pin = home::secret("PLI_PIN");
    let token = TokenChoice {
        name: what.token.clone(),
        serial: what.serial.clone(),
        module: what.module.clone(),
        certificate: what.certificate.clone(),
    };
    OpenKey::open(&KeyChoice::Token {
        token,
        pin: pin.as_ref().map(|pin| pin.as_str()),
    })
}

/// Signs what was printed: one dossier, or each of several.
pub(super) fn run(
    session: &Session,
    console: &Console,
    what: &SignArguments,
) -> Result<Outcome, Fault> {
    match what.ids.as_slice() {
        [id] => one(session, console, id, what),
        ids => several(session, console, ids, what),
    }
}

fn one(
    session: &Session,
    console: &Console,
    id: &str,
    what: &SignArguments,
) -> Result<Outcome, Fault> {
    let id = dossier::id_of(session, id)?;
    let level = Level::from(what.level);
    let sources = stamp::Wanted::of(session, &what.sources, level)?;
    let key = open(&what.key)?;
    sources.refuse_revoked(session, console, &key)?;
    let look = if what.visible {
        Look::Visible
    } else {
        Look::Invisible
    };
    let mut signed = dossier::sign_as(session, id, &key, look)?;
    let raised = sources.raise(session, console, id, &mut signed);
    // The signature stands, whatever became of its level.
    if let Some(output) = &what.output {
        proof::write(output, &dossier::signed_bytes(session, id)?)?;
    }
    raised?;
    signed.stamp = dossier::judged_stamp(session, id)?;
    console.result(&signed, |console| {
        let values = [
            ("signer", signed.signer.clone()),
            ("level", signed.level.clone()),
            ("sha256", signed.sha256.clone()),
        ];
        let stamp = signed
            .stamp
            .as_ref()
            .map(|stamp| stamp_line(console, stamp));
        let line = console.text("cli-signed", &values);
        [line].into_iter().chain(stamp).collect()
    });
    Ok(Outcome::Done)
}

/// Who attests the time of a signature, and whether a verification here relies on it.
fn stamp_line(console: &Console, stamp: &StampView) -> String {
    let at = stamp.time.as_ref().map(|at| moment(console, at));
    let reason = stamp.sub_indication.as_deref();
    let why = reason.map(|reason| {
        let reason = reason.to_lowercase().replace('_', "-");
        console.text(&format!("cli-reason-{reason}"), &[])
    });
    let values = [
        ("at", at.unwrap_or_default()),
        ("authority", stamp.authority.clone().unwrap_or_default()),
        ("why", why.unwrap_or_default()),
    ];
    let key = match reason {
        None => "cli-stamp-trusted",
        Some("NO_CERTIFICATE_CHAIN_FOUND") => "cli-stamp-unknown",
        Some(_) => "cli-stamp-doubted",
    };
    console.text(key, &values)
}

/// Says first what would be signed, each with its digest; then signs, and says what remains.
fn several(
    session: &Session,
    console: &Console,
    ids: &[String],
    what: &SignArguments,
) -> Result<Outcome, Fault> {
    if what.output.is_some() {
        return Err(Code::BatchOutput.into());
    }
    let ids = ids
        .iter()
        .map(|id| dossier::id_of(session, id))
        .collect::<Result<Vec<_>, _>>()?;
    let reviews = dossier::review(session, &ids)?;
    let count = reviews.len().to_string();
    console.note("cli-batch-review", &[("count", count)]);
    for review in &reviews {
        note(console, review);
    }
    // Nothing left to sign asks for no code.
    let wanted = reviews
        .iter()
        .any(|review| matches!(review.plan, Plan::Sign { .. }));
    let level = Level::from(what.level);
    let sources = stamp::Wanted::of(session, &what.sources, level)?;
    let mut batch = if wanted {
        let key = open(&what.key)?;
        sources.refuse_revoked(session, console, &key)?;
        let pin = home::secret("PLI_PIN");
        dossier::sign_several(session, reviews, &key, pin.as_ref().map(|pin| pin.as_str()))
    } else {
        dossier::nothing_to_sign(reviews)
    };
    sources.raise_all(session, console, &ids, &mut batch)?;
    console.result(&batch, |console| lines(console, &batch));
    Ok(if batch.remaining == 0 {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn note(console: &Console, review: &Review) {
    let title = ("title", review.title.clone());
    match &review.plan {
        Plan::Sign { printed } => {
            console.note("cli-batch-to-sign", &[title, ("sha256", printed.clone())]);
        }
        Plan::Already { .. } => console.note("cli-batch-already", &[title]),
        Plan::NotReady(_) => console.note("cli-batch-not-ready", &[title]),
    }
}

fn lines(console: &Console, batch: &BatchView) -> Vec<String> {
    let mut lines = Vec::new();
    for dossier in &batch.dossiers {
        let values = [
            ("title", dossier.title.clone()),
            ("id", dossier.id.clone()),
            ("sha256", dossier.sha256.clone().unwrap_or_default()),
        ];
        lines.push(console.text(&format!("cli-batch-{}", dossier.outcome), &values));
        lines.extend(reason(console, dossier));
    }
    let values = [
        ("signed", batch.signed.to_string()),
        ("remaining", batch.remaining.to_string()),
    ];
    lines.push(console.text("cli-batch-end", &values));
    lines
}

fn reason(console: &Console, dossier: &BatchedView) -> Option<String> {
    let fault = dossier.fault.as_ref()?;
    let words = pli_app::words::fault(console.language, fault);
    Some(format!("  {} {} {}", words.title, words.text, words.repair))
}

fn read(file: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let unreadable = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", file.display())
            .with("cause", cause)
    };
    if std::fs::metadata(file).map_err(unreadable)?.len() > P12_MOST {
        return Err(Fault::new(Code::BadCertificateFile).with("cause", "> 1 Mo"));
    }
    Ok(Zeroizing::new(std::fs::read(file).map_err(unreadable)?))
}

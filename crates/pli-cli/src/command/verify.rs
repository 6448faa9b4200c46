//! Verification: the verdict in words or as JSON, and the pages of a PDF before and after it was changed.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::seam::{
    CheckView, PageView, RevocationView, SignatureView, StampView, TimeProofView, VerdictView,
};
use pli_app::verify::{self, Anchors, Asked};
use pli_app::{Code, Fault};
use serde_json::{Value, json};

use super::proof::write;
use super::{backup, home};
use crate::arguments::{Arguments, VerifyArguments};
use crate::console::{Console, Outcome};
use crate::moment::moment;

/// Width of the pictures of pages.
const WIDTH: u32 = 1200;

/// Verifies a file; exit 0 only when everything that was to be checked holds.
pub(super) fn verify(
    arguments: &Arguments,
    console: &Console,
    what: &VerifyArguments,
) -> Result<Outcome, Fault> {
    let anchors = match &what.trust {
        Some(folder) => Anchors::of_folder(folder)?,
        None => known(arguments, console),
    };
    if what.file.is_dir() {
        return backup::verify(console, &what.file, &anchors);
    }
    let bytes = read(&what.file)?;
    let mut beside = Vec::new();
    for file in &what.content {
        beside.push((name(file), read(file)?));
    }
    let verdict = verify::asked(&Asked {
        name: &name(&what.file),
        bytes: &bytes,
        beside: &beside,
        anchors: &anchors,
        at: what.at,
    })?;
    let pictures = match &what.renderings {
        Some(folder) => renderings(folder, &bytes, &verdict)?,
        None => Vec::new(),
    };
    console.result(&shape(&verdict, &pictures), |console| {
        lines(console, &verdict, &pictures)
    });
    Ok(if verdict.indication == "TOTAL-PASSED" {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What the store trusts, where there is one that opens; a verification needs none and makes none.
fn known(arguments: &Arguments, console: &Console) -> Anchors {
    let folder = arguments.home.clone().or_else(pli_app::store::default_home);
    if !folder.is_some_and(|folder| folder.join("store").exists()) {
        return Anchors::default();
    }
    home::open(arguments, console)
        .and_then(|session| Anchors::of_session(&session))
        .unwrap_or_default()
}

/// Writes the pages that look different since each signature; returns the names of the pictures.
fn renderings(folder: &Path, bytes: &[u8], verdict: &VerdictView) -> Result<Vec<String>, Fault> {
    std::fs::create_dir_all(folder).map_err(|cause| unreadable(folder, &cause))?;
    let mut written = Vec::new();
    for (number, signature) in (1..).zip(&verdict.signatures) {
        let Some(revision) = signature
            .revision
            .and_then(|bytes| usize::try_from(bytes).ok())
        else {
            continue;
        };
        for page in verify::revision::pages(bytes, revision)?.different {
            let pictures = verify::revision::page(bytes, revision, page, WIDTH)?;
            for (when, picture) in [("signed", pictures.signed), ("now", pictures.now)] {
                let Some(picture) = picture else { continue };
                let name = format!("signature-{number}-page-{page}-{when}.png");
                write(&folder.join(&name), &pixels(&picture))?;
                written.push(name);
            }
        }
    }
    Ok(written)
}

fn pixels(picture: &PageView) -> Vec<u8> {
    STANDARD.decode(&picture.base64).unwrap_or_default()
}

/// The shape that programs read; keys are only added.
pub(super) fn shape(verdict: &VerdictView, pictures: &[String]) -> Value {
    let signatures: Vec<_> = verdict.signatures.iter().map(signature_shape).collect();
    let stamps: Vec<_> = verdict.time_stamps.iter().map(stamp_shape).collect();
    let lists = verdict.trusted_lists.iter().map(|list| {
        json!({
            "territory": list.territory, "issued_at": list.issued_at, "age_days": list.age_days, "outdated": list.outdated,
        })
    });
    let lists: Vec<_> = lists.collect();
    let mut shape = json!({
        "indication": verdict.indication, "sub_indication": verdict.sub_indication, "signatures": signatures,
        "kind": verdict.kind, "judged_at": verdict.judged_at, "time_stamps": stamps, "uncovered": verdict.uncovered,
        "renderings": pictures, "authorities": verdict.authorities, "trusted_lists": lists,
    });
    if let (Some(time), Some(shape)) = (&verdict.time_proof, shape.as_object_mut()) {
        shape.insert("time_proof".to_owned(), json!(time));
    }
    shape
}

fn signature_shape(signature: &SignatureView) -> Value {
    let checks: Vec<_> = signature
        .checks
        .iter()
        .map(|check| json!({ "check": check.check, "state": check.state, "reason": check.word }))
        .collect();
    let stamps: Vec<_> = signature.time_stamps.iter().map(stamp_shape).collect();
    let revocations: Vec<_> = signature.revocations.iter().map(revocation_shape).collect();
    json!({
        "format": signature.format, "level": signature.level, "indication": signature.indication,
        "sub_indication": signature.sub_indication, "signer": signature.signer,
        "claimed_time": signature.claimed_time, "covers_whole_file": signature.covers_whole_file,
        "modification": signature.modification,
        "proven_time": signature.proven_time, "seal": signature.seal,
        "counter_signature": signature.counter_signature, "covered": signature.covered, "filled": signature.filled,
        "allowed": signature.allowed, "revision": signature.revision, "checks": checks, "time_stamps": stamps,
        "category": signature.category, "issuer": signature.issuer, "not_after": signature.not_after,
        "authority": signature.authority, "revocations": revocations, "demonstration": signature.demonstration,
    })
}

fn stamp_shape(stamp: &StampView) -> Value {
    json!({
        "kind": stamp.kind, "indication": stamp.indication, "sub_indication": stamp.sub_indication,
        "time": stamp.time, "authority": stamp.authority, "covered": stamp.covered,
    })
}

fn revocation_shape(revocation: &RevocationView) -> Value {
    json!({
        "name": revocation.name, "told": revocation.told, "source": revocation.source,
        "issued_at": revocation.issued_at, "age_days": revocation.age_days, "revoked_at": revocation.revoked_at,
    })
}

fn key(text: &str) -> String {
    text.to_ascii_lowercase().replace('_', "-")
}

pub(super) fn lines(console: &Console, verdict: &VerdictView, pictures: &[String]) -> Vec<String> {
    let reason = verdict.sub_indication.as_ref();
    let mut lines = vec![format!(
        "{}{} — {}",
        verdict.indication,
        reason
            .map(|reason| format!(" ({reason})"))
            .unwrap_or_default(),
        console.text(&format!("cli-verdict-{}", key(&verdict.indication)), &[])
    )];
    if let Some(reason) = reason {
        lines.push(console.text(&format!("cli-reason-{}", key(reason)), &[]));
    }
    for signature in &verdict.signatures {
        lines.extend(signature_lines(console, signature));
    }
    for stamp in &verdict.time_stamps {
        lines.push(format!("  {}", stamp_line(console, stamp)));
    }
    lines.extend(
        verdict
            .time_proof
            .as_ref()
            .map(|time| format!("  {}", time_line(console, time))),
    );
    if !verdict.uncovered.is_empty() {
        let values = [("files", verdict.uncovered.join(", "))];
        lines.push(format!("  {}", console.text("verify-uncovered", &values)));
    }
    for picture in pictures {
        let values = [("file", picture.clone())];
        lines.push(format!("  {}", console.text("cli-written", &values)));
    }
    let count = verdict.authorities.to_string();
    let known = console.text("verify-authorities", &[("count", count)]);
    lines.push(format!("  {known}"));
    for list in &verdict.trusted_lists {
        let key = if list.outdated {
            "verify-trusted-list-outdated"
        } else {
            "verify-trusted-list"
        };
        let values = [
            ("territory", list.territory.clone()),
            ("days", list.age_days.max(0).to_string()),
        ];
        lines.push(format!("  {}", console.text(key, &values)));
    }
    lines.push(console.text("verify-informs", &[]));
    lines
}

/// What the proof of time of a receipt says.
fn time_line(console: &Console, time: &TimeProofView) -> String {
    let at = time.at.as_deref().map(|at| moment(console, at));
    let values = [
        ("at", at.unwrap_or_default()),
        ("authority", time.authority.clone().unwrap_or_default()),
        ("reason", time.reason.clone().unwrap_or_default()),
    ];
    console.text(&format!("cli-time-proof-{}", time.state), &values)
}

fn signature_lines(console: &Console, signature: &SignatureView) -> Vec<String> {
    let by = if signature.seal {
        "cli-sealed-by"
    } else {
        "cli-signed-by"
    };
    let values = [
        ("signer", signature.signer.clone()),
        ("format", signature.format.clone()),
        ("level", signature.level.clone()),
    ];
    let mut lines = vec![console.text(by, &values)];
    let mut say = |id: &str, values: &[(&str, String)]| lines.push(console.text(id, values));
    if signature.counter_signature {
        say("verify-counter-signature", &[]);
    }
    if let Some(at) = &signature.claimed_time {
        say("cli-claimed-time", &[("at", moment(console, at))]);
    }
    if let Some(at) = &signature.proven_time {
        say("verify-proven-time", &[("at", moment(console, at))]);
    }
    if !signature.covered.is_empty() {
        say("verify-covered", &[("files", signature.covered.join(", "))]);
    }
    say(&format!("verify-change-{}", signature.modification), &[]);
    if !signature.filled.is_empty() {
        say("verify-filled", &[("fields", signature.filled.join(", "))]);
    }
    if let Some(allowed) = &signature.allowed {
        say(&format!("verify-allowed-{}", key(allowed)), &[]);
    }
    lines.extend(
        signature
            .checks
            .iter()
            .map(|check| check_line(console, check)),
    );
    for stamp in &signature.time_stamps {
        lines.push(stamp_line(console, stamp));
    }
    for revocation in &signature.revocations {
        lines.push(revocation_line(console, revocation));
    }
    if signature.demonstration {
        lines.push(console.text("cli-demonstration", &[]));
    }
    lines.into_iter().map(|line| format!("  {line}")).collect()
}

fn check_line(console: &Console, check: &CheckView) -> String {
    let text = |id: String| console.text(&id, &[]);
    let values = [
        ("state", text(format!("verify-state-{}", check.state))),
        ("check", text(format!("verify-check-{}", check.check))),
        (
            "sentence",
            text(format!("check-{}-{}", check.check, check.word)),
        ),
    ];
    console.text("verify-line", &values)
}

fn stamp_line(console: &Console, stamp: &StampView) -> String {
    let at = stamp.time.as_ref().map(|at| moment(console, at));
    let values = [
        ("at", at.unwrap_or_default()),
        ("authority", stamp.authority.clone().unwrap_or_default()),
    ];
    let what = console.text(&format!("verify-stamp-{}", stamp.kind), &values);
    match &stamp.sub_indication {
        None => what,
        Some(reason) => {
            let why = console.text(&format!("cli-reason-{}", key(reason)), &[]);
            let values = [("why", why)];
            format!("{what} {}", console.text("verify-stamp-doubt", &values))
        }
    }
}

fn revocation_line(console: &Console, revocation: &RevocationView) -> String {
    let days = revocation.age_days.unwrap_or_default().max(0);
    let values = [
        ("name", revocation.name.clone()),
        ("days", days.to_string()),
    ];
    console.text(&format!("verify-revocation-{}", revocation.told), &values)
}

fn name(file: &Path) -> String {
    let name = file.file_name().map(|name| name.to_string_lossy());
    name.map(std::borrow::Cow::into_owned).unwrap_or_default()
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Fault {
    Fault::new(Code::FileUnreadable)
        .with("name", path.display())
        .with("cause", cause)
}

pub(super) fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let name = file.display();
    let unreadable = |cause: std::io::Error| {
        Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", cause)
    };
    let source = File::open(file).map_err(unreadable)?;
    let size = source.metadata().map_err(unreadable)?.len();
    if size > verify::FILE_MOST {
        return Err(Fault::new(Code::FileTooLarge)
            .with("name", &name)
            .with("size", size)
            .with("max", verify::FILE_MOST));
    }
    let mut bytes = Vec::new();
    source
        .take(verify::FILE_MOST)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

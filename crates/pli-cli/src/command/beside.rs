//! What is around dossiers: calls, platform, identifiers.

use std::io::{self, BufRead as _};
use std::path::Path;

use pli_app::platform::{self, Trust};
use pli_app::seam::{CallState, CallView, SettingsView};
use pli_app::{Code, Fault, Session, call, settings, words};
use pli_core::identifier::{self, IdentifierKind};
use serde_json::json;
use zeroize::Zeroizing;

use crate::arguments::PlatformCommand;
use crate::console::{Console, Outcome};
use crate::moment::{deadline as deadline_words, moment};

/// Characters of a password on standard input at most.
const PASSWORD_MOST: u64 = 4096;

pub(super) fn identifier(console: &Console, kind: &str, value: &str) -> Result<Outcome, Fault> {
    let known = IdentifierKind::from_name(kind).ok_or_else(|| {
        let kinds: Vec<_> = IdentifierKind::all().map(IdentifierKind::name).collect();
        let what = console.text(
            "cli-identifier-kinds",
            &[("kind", kind.to_owned()), ("kinds", kinds.join(", "))],
        );
        Fault::new(Code::BadRequest).with("what", what)
    })?;
    let verdict = identifier::check(known, value);
    let why = verdict.reason.map(|reason| {
        let key = format!("finding-{}-{}", known.name(), reason.name()).replace('_', "-");
        let values = [
            ("label", known.name().to_owned()),
            ("given", value.to_owned()),
        ];
        words::lookup(console.language, &key, &values).unwrap_or_else(|| reason.name().to_owned())
    });
    let answer = json!({
        "kind": known.name(), "valid": verdict.valid, "normalised": verdict.normalised,
        "reason": verdict.reason.map(identifier::Reason::name), "why": why,
    });
    console.result(&answer, |console| match &why {
        None => vec![console.text(
            "cli-identifier-valid",
            &[("value", identifier::display(known, &verdict.normalised))],
        )],
        Some(why) => vec![why.clone()],
    });
    Ok(if verdict.valid {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

pub(super) fn calls(session: &Session, console: &Console) -> Result<Outcome, Fault> {
    let calls = call::list(session)?;
    console.result(&calls, |console| {
        let mut lines: Vec<String> = calls
            .calls
            .iter()
            .flat_map(|call| call_lines(console, call))
            .collect();
        lines.push(match &calls.synced_at {
            Some(at) => console.text("cli-synced", &[("at", moment(console, at))]),
            None => console.text("cli-never-synced", &[]),
        });
        lines
    });
    Ok(Outcome::Done)
}

fn call_lines(console: &Console, call: &CallView) -> Vec<String> {
    let state = match call.state {
        CallState::Open => "cli-call-open",
        CallState::Closed => "cli-call-closed",
    };
    let deadline = call.deadline.as_ref().map_or_else(
        || console.text("cli-call-permanent", &[]),
        |deadline| {
            console.text(
                "cli-call-deadline",
                &[("at", deadline_words(console, deadline))],
            )
        },
    );
    let mut lines = vec![format!(
        "{}  {} — {} — {deadline}",
        call.reference,
        call.title,
        console.text(state, &[])
    )];
    lines.extend(
        call.lots
            .iter()
            .map(|lot| format!("    lot {}  {} ({})", lot.number, lot.title, lot.area)),
    );
    lines
}

pub(super) fn platform(
    session: &Session,
    console: &Console,
    command: &PlatformCommand,
) -> Result<Outcome, Fault> {
    let view = match command {
        PlatformCommand::Login {
            url,
            user,
            trust_ca,
        } => {
            let authorities = trust_ca
                .iter()
                .map(|file| authority(file))
                .collect::<Result<_, _>>()?;
            platform::sign_in(
                session,
                url,
                user,
                &password(console)?,
                &Trust { authorities },
            )?
        }
        PlatformCommand::Logout => {
            platform::sign_out(session)?;
            platform::view(session)?
        }
        PlatformCommand::Show => platform::view(session)?,
        PlatformCommand::SecondAddress { address } => {
            let known = settings::get(session)?;
            let changed = SettingsView {
                second_address: address.clone(),
                ..known
            };
            settings::set(session, changed)?;
            platform::view(session)?
        }
    };
    console.result(&view, |console| {
        let key = if view.signed_in {
            "cli-signed-in"
        } else {
            "cli-signed-out"
        };
        let values = [
            ("name", view.name.clone()),
            ("url", view.url.clone()),
            ("user", view.user.clone()),
            ("organisation", view.organisation.clone()),
        ];
        let mut lines = vec![console.text(key, &values)];
        if view.demonstration {
            lines.push(console.text("cli-demonstration", &[]));
        }
        lines
    });
    Ok(Outcome::Done)
}

pub(super) fn sync(session: &Session, console: &Console) -> Result<Outcome, Fault> {
    let view = platform::sync(session)?;
    console.result(&view, |console| {
        let values = [
            ("changed", view.calls_changed.len().to_string()),
            ("gone", view.calls_gone.len().to_string()),
            ("dossiers", view.dossiers_changed.len().to_string()),
            ("offset", view.clock_offset_ms.to_string()),
        ];
        vec![console.text("cli-sync-done", &values)]
    });
    Ok(Outcome::Done)
}

/// The first line of standard input.
fn password(console: &Console) -> Result<Zeroizing<String>, Fault> {
    use std::io::{IsTerminal as _, Read as _};
    if io::stdin().is_terminal() {
        console.note("cli-password", &[]);
    }
    let mut line = Zeroizing::new(String::new());
    let read = io::stdin().lock().take(PASSWORD_MOST).read_line(&mut line);
    read.map_err(|error| {
        Fault::new(Code::FileUnreadable)
            .with("name", "stdin")
            .with("cause", error)
    })?;
    Ok(Zeroizing::new(
        line.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

/// The certificates of a file, in DER.
fn authority(file: &Path) -> Result<Vec<u8>, Fault> {
    let name = file.display();
    let bytes = std::fs::read(file).map_err(|error| {
        Fault::new(Code::FileUnreadable)
            .with("name", &name)
            .with("cause", error)
    })?;
    platform::read_authority(&bytes)
        .ok_or_else(|| Fault::new(Code::BadCertificateFile).with("cause", name))
}

//! Certificates from the terminal: where they are, and their check-up.

use pli_app::certificate;
use pli_app::seam::{CertificateView, CheckupView, TokenView, TokensView};
use pli_app::{Fault, words};

use super::{home, sign};
use crate::arguments::{Arguments, CertificateCommand};
use crate::console::{Console, Outcome};
use crate::moment::moment;

pub(super) fn run(
    arguments: &Arguments,
    console: &Console,
    command: &CertificateCommand,
) -> Result<Outcome, Fault> {
    match command {
        CertificateCommand::Tokens { module } => tokens(console, module.as_deref()),
        CertificateCommand::Check(key) => {
            let session = home::open_if_there(arguments, console)?;
            let view = certificate::check(session.as_deref(), &sign::open(key)?)?;
            console.result(&view, |console| checkup(console, &view));
            let fits = view.certificate.usable
                && view.trial.signed
                && view.dossiers.iter().all(|dossier| dossier.holds)
                && view.calls.iter().all(|call| call.answer != "no");
            Ok(if fits {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
    }
}

fn tokens(console: &Console, module: Option<&std::path::Path>) -> Result<Outcome, Fault> {
    let view = certificate::tokens(module);
    console.result(&view, |console| token_lines(console, &view));
    Ok(match certificate::nothing_found(&view) {
        None => Outcome::Done,
        Some(_) => Outcome::Findings,
    })
}

fn token_lines(console: &Console, view: &TokensView) -> Vec<String> {
    let mut lines = Vec::new();
    for token in &view.tokens {
        lines.extend(token_words(console, token));
    }
    if !view.store.is_empty() {
        lines.push(console.text("cli-system-store", &[]));
        let own = view.store.iter();
        lines.extend(own.map(|certificate| certificate_line(console, certificate)));
    }
    for trouble in &view.troubles {
        let words = words::fault(console.language, &trouble.fault);
        lines.push(match trouble.driver.as_str() {
            "" => words.title,
            driver => format!("{} ({driver})", words.title),
        });
        lines.push(format!("  {} {}", words.text, words.repair));
    }
    lines
}

fn token_words(console: &Console, token: &TokenView) -> Vec<String> {
    let values = [
        ("label", token.label.clone()),
        ("serial", token.serial.clone()),
        ("model", token.model.clone()),
    ];
    let pin = match token.pin.as_str() {
        "ready" => console.text(&format!("tries-{}", token.tries_left), &[]),
        state => console.text(&format!("pin-{}", state.replace('_', "-")), &[]),
    };
    let mut lines = vec![
        console.text("cli-token", &values),
        format!("  {pin}"),
        format!(
            "  {}",
            console.text("cli-token-driver", &[("driver", token.driver.clone())])
        ),
    ];
    if token.certificates.is_empty() {
        lines.push(format!(
            "  {}",
            console.text("token-no-certificate-yet", &[])
        ));
    }
    let own = token.certificates.iter();
    lines.extend(own.map(|certificate| certificate_line(console, certificate)));
    lines
}

fn certificate_line(console: &Console, certificate: &CertificateView) -> String {
    let values = [
        ("holder", certificate.holder.clone()),
        ("issuer", certificate.issuer.clone()),
        ("category", category(console, certificate)),
        ("until", moment(console, &certificate.not_after)),
        ("sha256", certificate.sha256.clone()),
    ];
    format!("  {}", console.text("cli-certificate", &values))
}

fn category(console: &Console, certificate: &CertificateView) -> String {
    console.text(
        &format!("category-{}", certificate.category.replace('_', "-")),
        &[],
    )
}

fn checkup(console: &Console, view: &CheckupView) -> Vec<String> {
    let certificate = &view.certificate;
    let siren = view.siren.as_ref().map(|siren| format!(" (SIREN {siren})"));
    let organisation = certificate.organisation.clone().unwrap_or_default();
    let mut lines = vec![
        console.text(
            "cli-check-holder",
            &[("holder", certificate.holder.clone())],
        ),
        console.text(
            "cli-check-organisation",
            &[("organisation", organisation + &siren.unwrap_or_default())],
        ),
        console.text(
            "cli-check-issuer",
            &[("issuer", certificate.issuer.clone())],
        ),
        console.text(
            "cli-check-category",
            &[("category", category(console, certificate))],
        ),
        console.text(
            if certificate.on_qualified_device {
                "device-qualified"
            } else {
                "device-other"
            },
            &[],
        ),
        console.text(
            "cli-check-until",
            &[("until", moment(console, &certificate.not_after))],
        ),
    ];
    if let Some(code) = &certificate.obstacle {
        lines.push(console.text(&format!("error-{code}-title"), &[]));
    }
    lines.extend(trial(console, view));
    for dossier in &view.dossiers {
        let values = [
            ("title", dossier.title.clone()),
            ("deadline", moment(console, &dossier.deadline)),
        ];
        let key = if dossier.holds {
            "check-dossier-holds"
        } else {
            "check-dossier-ends"
        };
        lines.push(console.text(key, &values));
    }
    for call in &view.calls {
        let reason = console.text(&format!("accept-{}", call.reason), &[]);
        let values = [("reference", call.reference.clone()), ("reason", reason)];
        lines.push(console.text(&format!("check-call-{}", call.answer), &values));
    }
    lines.push(console.text("check-only-informs", &[]));
    lines
}

fn trial(console: &Console, view: &CheckupView) -> Vec<String> {
    if let Some(fault) = &view.trial.fault {
        let words = words::fault(console.language, fault);
        return vec![words.title, format!("  {} {}", words.text, words.repair)];
    }
    let reason = view.trial.sub_indication.as_deref().unwrap_or_default();
    let said = match (view.trial.indication.as_deref(), reason) {
        (Some("TOTAL-PASSED"), _) => console.text("trial-passed", &[]),
        (
            Some("INDETERMINATE"),
            "NO_CERTIFICATE_CHAIN_FOUND" | "NO_CERTIFICATE_CHAIN_FOUND_NO_POE" | "TRY_LATER",
        ) => console.text("trial-unknown-authority", &[]),
        _ => {
            let word = reason.to_ascii_lowercase().replace('_', "-");
            let reason = console.text(&format!("cli-reason-{word}"), &[]);
            console.text("trial-doubted", &[("reason", reason)])
        }
    };
    vec![console.text("trial-signed", &[]), said]
}

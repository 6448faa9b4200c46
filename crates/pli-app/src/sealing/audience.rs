//! The holders of a call's opening keys, judged before anything is encrypted to them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::Opening;
use pli_proof::certificate;
use pli_proof::seal::{Audience, RecipientError, check_recipient};
use pli_proof::verify::TrustStore;

use crate::app::now;
use crate::fault::{Code, Fault};

/// Those who open, each certificate judged now by the authorities that the call names.
///
/// The call comes from the platform, over its protected connection: whoever holds the platform could name other holders. That
/// is why their names are shown before a deposit, and why manifest and receipt keep the digests of their certificates.
pub(super) fn audience(opening: &Opening) -> Result<Audience, Fault> {
    let der = |text: &String| STANDARD.decode(text).unwrap_or_default();
    let mut trust = TrustStore::new();
    for authority in &opening.authorities {
        // What is no certificate trusts nobody.
        trust.add_file(&der(authority)).ok();
    }
    let mut recipients = Vec::new();
    for (number, holder) in (1..).zip(&opening.holders) {
        let certificate = der(holder);
        let judged = check_recipient(&certificate, &[], &trust, now());
        recipients.push(judged.map_err(|error| {
            Fault::new(Code::OpeningUnfit)
                .with("number", number)
                .with("name", name_of(&certificate))
                .with("reason", reason(error))
        })?);
    }
    let threshold = usize::try_from(opening.threshold).unwrap_or(usize::MAX);
    Audience::new(recipients, threshold).map_err(|_| {
        Fault::new(Code::OpeningUnfit)
            .with("number", opening.threshold)
            .with("name", "—")
            .with("reason", "quorum")
    })
}

/// Names of the holders, as their certificates say.
pub fn holders(opening: &Opening) -> Vec<String> {
    let certificates = opening.holders.iter();
    let name = |text: &String| name_of(&STANDARD.decode(text).unwrap_or_default());
    certificates.map(name).collect()
}

fn name_of(certificate: &[u8]) -> String {
    certificate::read(certificate, now()).map_or_else(
        |_| "—".to_owned(),
        |facts| facts.holder.display_name().to_owned(),
    )
}

/// The reason as the sentence selects it.
fn reason(error: RecipientError) -> &'static str {
    match error {
        RecipientError::Expired => "expired",
        RecipientError::NotYetValid => "not-yet-valid",
        RecipientError::Revoked => "revoked",
        RecipientError::Untrusted => "untrusted",
        RecipientError::KeyUsage | RecipientError::NotMarkedForOpening => "usage",
        RecipientError::Unreadable | RecipientError::UnsupportedKey => "unreadable",
    }
}

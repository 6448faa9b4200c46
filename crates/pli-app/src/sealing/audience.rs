//! The holders of a call's opening keys, judged before anything is encrypted to them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::Opening;
use pli_proof::certificate;
use pli_proof::seal::{Audience, RecipientError, Revocation, check_recipient};
use pli_proof::verify::TrustStore;

use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::trust;

/// Those who open, judged with the revocation lists that the person keeps.
pub(super) fn audience(session: &Session, opening: &Opening) -> Result<Audience, Fault> {
    judged(opening, &trust::revocations(session)?)
}

/// Names of the holders whose authority publishes revocations, of which no current one is at hand: nobody knows here whether
/// their keys were stolen. Sealing goes on, as it may be offline, and the person is told.
pub(crate) fn unsure(session: &Session, opening: &Opening) -> Result<Vec<String>, Fault> {
    let audience = audience(session, opening)?;
    let unsure = audience
        .recipients()
        .iter()
        .filter(|recipient| recipient.revocation == Revocation::Unknown);
    Ok(unsure.map(|recipient| recipient.name.clone()).collect())
}

/// Those who open, each certificate judged now by the authorities that the call names and by these revocation lists and OCSP
/// answers (DER).
///
/// The call comes from the platform, over its protected connection: whoever holds the platform could name other holders. That
/// is why their names are shown before a deposit, and why manifest and receipt keep the digests of their certificates.
pub fn judged(opening: &Opening, revocations: &[Vec<u8>]) -> Result<Audience, Fault> {
    let der = |text: &String| STANDARD.decode(text).unwrap_or_default();
    let mut trust = TrustStore::new();
    for authority in &opening.authorities {
        // What is no certificate trusts nobody.
        trust.add_file(&der(authority)).ok();
    }
    for file in revocations {
        trust.add_file(file).ok();
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

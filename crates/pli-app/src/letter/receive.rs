//! Takes the letters that the platform announces: each is fetched once, judged, and made durable with its verdict.

use pli_proof::verify::{TrustItem, TrustItemKind};
use pli_protocol::account::Secret;
use pli_protocol::letter::Letter as Announced;
use pli_protocol::{DepositId, DossierId, Platform, PlatformError};
use sha2::{Digest as _, Sha256};

use super::judge;
use super::row::{self, Letter, TrustSource};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::Fault;
use crate::outbox;
use crate::platform;
use crate::trust;

/// Fetches the letters of every deposited dossier that are not here yet.
pub(crate) fn fetch<P: Platform>(
    session: &Session,
    platform: &P,
    token: &Secret,
) -> Result<(), Fault> {
    let failed = |error: PlatformError| platform::ended(session, &error);
    for (dossier, deposit) in platform::deposited(session)? {
        for announced in platform.letters(token, deposit).map_err(failed)? {
            if row::find(session, &announced.id.to_string())?.is_some() {
                continue;
            }
            let bytes = platform.letter(token, &announced).map_err(failed)?;
            receive(session, dossier, deposit, &announced, bytes)?;
        }
    }
    Ok(())
}

fn receive(
    session: &Session,
    dossier: DossierId,
    deposit: DepositId,
    announced: &Announced,
    bytes: Vec<u8>,
) -> Result<(), Fault> {
    let trust = outbox::trusted(session)?;
    let received_at = now();
    let verdict = judge::judge(&bytes, &trust, received_at);
    let said = Said::new("letter_received")
        .with("letter", announced.id)
        .with("subject", &announced.subject)
        .with("sha256", &announced.sha256)
        .with("indication", &verdict.indication);
    let fact = diligence::dated(session, &said)?;
    let letter = Letter {
        id: announced.id.to_string(),
        dossier: dossier.to_string(),
        deposit: deposit.to_string(),
        sent_at: announced.sent_at.to_string(),
        received_at: received_at.to_string(),
        subject: announced.subject.clone(),
        name: announced.name.clone(),
        sha256: announced.sha256.clone(),
        bytes,
        verdict,
        checked: None,
    };
    let mut sources = sources(&outbox::trusted_files(session)?);
    sources.extend(trust::files(session)?.into_iter().map(of_person));
    session.store.write(move |connection| {
        row::insert(connection, &letter, &sources)?;
        diligence::append(connection, dossier, &fact)
    })?;
    Ok(())
}

fn of_person(file: trust::KeptFile) -> TrustSource {
    TrustSource {
        sha256: file.sha256,
        kind: if file.is_certificate {
            "certificate"
        } else {
            "list"
        }
        .to_owned(),
        dated: Some(file.issued),
        body: file.body,
    }
}

/// What is trusted for the platform now, piece by piece, to be kept with the letter.
fn sources(files: &[Vec<u8>]) -> Vec<TrustSource> {
    let items = files
        .iter()
        .filter_map(|file| TrustItem::read_all(file).ok())
        .flatten();
    let kept = items.map(|item| TrustSource {
        sha256: hex::encode(Sha256::digest(&item.der)),
        kind: match item.kind {
            TrustItemKind::Authority => "certificate",
            TrustItemKind::RevocationList | TrustItemKind::OcspAnswer => "list",
        }
        .to_owned(),
        dated: Some(item.issued.to_string()),
        body: item.der,
    });
    kept.collect()
}

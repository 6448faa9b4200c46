//! The acknowledgement of a deposit (CRPA R112-11-1) as a PDF with the platform's seal. Made once, then always the same bytes.

use jiff::Timestamp;
use pli_core::call::SilenceEffect;
use pli_print::{
    AcknowledgementDocument, Arrival, Fact, Moment, Punctuality, ReceivedFile, Sealing,
    ServiceContact, SilenceClause, Standing, print_acknowledgement,
};
use pli_protocol::receipt::{Receipt, ReceiptSilence, SignedReceipt};

use super::receipt::{holder_names, zone};
use crate::store::DepositRow;
use crate::{Office, Refusal};

/// Gives the acknowledgement of a deposit.
///
/// # Errors
/// When it cannot be printed, sealed or kept.
pub fn acknowledgement(office: &Office, deposit: &DepositRow) -> Result<Vec<u8>, Refusal> {
    if let Some(kept) = office.store.acknowledgement(deposit.id)? {
        return Ok(kept);
    }
    let failed = |error: &(dyn std::error::Error + 'static)| {
        tracing::error!(error, "the acknowledgement could not be made");
        Refusal::fault()
    };
    let signed: SignedReceipt =
        serde_json::from_slice(&deposit.receipt).map_err(|error| failed(&error))?;
    let receipt = signed.open().map_err(|error| failed(&error))?.receipt;
    let now = office.clock.now();
    let document = document(office, receipt, now);
    let pdf = print_acknowledgement(&document).map_err(|error| failed(&error))?;
    let platform = &office.region.platform;
    let sealed = office
        .seal
        .seal_pdf(pdf, now, platform, "Accusé de réception")?;
    Ok(office.store.keep_acknowledgement(deposit.id, &sealed)?)
}

fn document(office: &Office, receipt: Receipt, now: Timestamp) -> AcknowledgementDocument {
    let moment = |at: Timestamp, zone_name: &str| Moment {
        at,
        local: at.to_zoned(zone(zone_name)).datetime(),
        clock: clock_in_words(zone_name),
    };
    let region_zone = office.region.zone.as_str();
    let punctuality = receipt.deadline.as_ref().map(|deadline| Punctuality {
        deadline: moment(deadline.at, &deadline.zone),
        verdict: if receipt.on_time {
            Arrival::InTime
        } else {
            Arrival::Late
        },
    });
    AcknowledgementDocument {
        title: receipt.call_title.clone(),
        received_at: moment(receipt.received_at, region_zone),
        printed_at: moment(now, region_zone),
        authority: receipt.authority.name.clone(),
        service: ServiceContact {
            name: receipt.authority.service.clone(),
            address: receipt.authority.address.clone(),
            email: receipt.authority.email.clone(),
            phone: receipt.authority.phone.clone(),
        },
        subject: subject(&receipt),
        deposit_id: receipt.deposit.to_string(),
        manifest_sha256: receipt.manifest_sha256,
        deadline: punctuality,
        silence: silence(&receipt.silence),
        remedies: receipt.remedies,
        files: receipt
            .files
            .into_iter()
            .map(|file| ReceivedFile {
                name: file.name,
                size: file.size,
                sha256: file.sha256,
            })
            .collect(),
        sealing: match &receipt.sealed_to {
            Some(sealed_to) => Sealing::Sealed {
                threshold: sealed_to.threshold,
                holders: holders(office, &receipt.call, now),
            },
            None => Sealing::NotSealed,
        },
        receipt_seal: Some(receipt.platform),
        standing: if receipt.demonstration {
            Standing::Demonstration
        } else {
            Standing::Real
        },
    }
}

fn subject(receipt: &Receipt) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let mut facts = vec![
        fact("Consultation ou dispositif", receipt.call.clone()),
        fact("Organisation", receipt.organisation.name.clone()),
        fact("Dossier", receipt.dossier.to_string()),
        fact("Version du dépôt", receipt.version.to_string()),
        fact("Déposé par", receipt.user.clone()),
    ];
    if let Some(siret) = &receipt.organisation.siret {
        facts.insert(2, fact("SIRET", siret.clone()));
    }
    if let Some(lot) = &receipt.lot {
        facts.insert(1, fact("Lot", lot.clone()));
    }
    if let Some(replaced) = receipt.replaces {
        facts.push(fact("Remplace le dépôt", replaced.to_string()));
    }
    facts
}

/// Names of the holders, as the call announces them.
fn holders(office: &Office, reference: &str, now: Timestamp) -> Vec<String> {
    let call = office.store.call(reference).ok().flatten();
    call.and_then(|call| call.opening)
        .map(|opening| holder_names(&opening, now))
        .unwrap_or_default()
}

fn silence(silence: &ReceiptSilence) -> SilenceClause {
    match (silence.effect, silence.date) {
        (SilenceEffect::Acceptance, Some(on)) => SilenceClause::Acceptance { on },
        (SilenceEffect::Rejection, Some(on)) => SilenceClause::Rejection { on },
        (SilenceEffect::None | SilenceEffect::Acceptance | SilenceEffect::Rejection, _) => {
            SilenceClause::NoDecision
        }
    }
}

pub(crate) fn clock_in_words(zone: &str) -> String {
    match zone {
        "Europe/Paris" => "heure de Paris".to_owned(),
        other => other.replace('_', " "),
    }
}

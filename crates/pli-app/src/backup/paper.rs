//! The cover sheet and the label of a copy.

use jiff::Timestamp;
use pli_core::call::Call;
use pli_print::{
    BackupDocument, Moment, ReceivedFile, ServiceContact, Standing, print_backup_cover,
    print_backup_label,
};
use pli_protocol::manifest::Manifest;

use super::plan::is_tender;
use crate::app::{Session, now};
use crate::dossier::{lock, moment};
use crate::fault::{Code, Fault};
use crate::outbox::Deposit;
use crate::seam::Language;
use crate::words;

/// Prints both; `paths` are those of the manifest's files inside the copy.
pub(super) fn print(
    session: &Session,
    deposit: &Deposit,
    manifest: &Manifest,
    manifest_sha256: &str,
    paths: &[String],
) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let dossier = session.dossier(deposit.dossier)?;
    let dossier = lock(&dossier);
    let call = dossier.call.clone().ok_or(Code::NoCall)?;
    let at = |at: Timestamp| moment(&dossier, at);
    let receipt = deposit
        .receipt
        .as_ref()
        .and_then(|signed| signed.open().ok());
    let document = BackupDocument {
        title: dossier.title.clone(),
        dossier_id: manifest.dossier.to_string(),
        deposit_id: manifest.deposit.to_string(),
        manifest_sha256: manifest_sha256.to_owned(),
        subject: subject(&call, manifest),
        call: format!("{} — {}", call.reference, call.title),
        lot: lot(&call, manifest),
        organisation: manifest.organisation.name.clone(),
        authority: call.authority.name.clone(),
        service: ServiceContact {
            name: call.authority.service.clone(),
            address: call.authority.address.clone(),
            email: call.authority.email.clone(),
            phone: call.authority.phone.clone(),
        },
        deadline: call.deadline.as_ref().map(|deadline| Moment {
            at: deadline.at,
            local: deadline.local,
            clock: Moment::clock_of_zone(&deadline.zone),
        }),
        is_tender: is_tender(&call),
        electronic_allowed: call.copy_by_email_allowed,
        receipt: receipt.map(|open| at(open.receipt.received_at)),
        sealed: manifest.sealed,
        files: manifest
            .files
            .iter()
            .zip(paths)
            .map(|(file, path)| ReceivedFile {
                name: path.clone(),
                size: file.size,
                sha256: file.sha256.clone(),
            })
            .collect(),
        made_at: at(now()),
        standing: if call.demonstration {
            Standing::Demonstration
        } else {
            Standing::Real
        },
    };
    let failed = |error: pli_print::PrintError| Fault::new(Code::PrintFailed).with("cause", error);
    let cover = print_backup_cover(&document).map_err(failed)?;
    let label = print_backup_label(&document).map_err(failed)?;
    Ok((cover, label))
}

fn subject(call: &Call, manifest: &Manifest) -> Vec<pli_print::Fact> {
    let fact = |key: &str, value: String| pli_print::Fact {
        label: words::text(Language::Fr, key, &[]),
        value,
    };
    let mut facts = vec![fact(
        "cli-journal-call",
        format!("{} — {}", call.reference, call.title),
    )];
    facts.extend(lot(call, manifest).map(|lot| fact("cli-journal-lot", lot)));
    let siret = manifest.organisation.siret.as_ref();
    let organisation = match siret {
        Some(siret) => format!("{} — SIRET {siret}", manifest.organisation.name),
        None => manifest.organisation.name.clone(),
    };
    facts.push(fact("cli-backup-organisation", organisation));
    facts
}

fn lot(call: &Call, manifest: &Manifest) -> Option<String> {
    let number = manifest.lot.as_ref()?;
    let title = call.lots.iter().find(|lot| lot.number == *number);
    Some(match title {
        Some(lot) => format!("{number} — {}", lot.title),
        None => number.clone(),
    })
}

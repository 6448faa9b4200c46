//! Writes the receipt: facts computed here, and the words that R112-11-1 of the CRPA asks for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use pli_core::call::{Call, Opening, Silence, SilenceEffect};
use pli_protocol::PROTOCOL_VERSION;
use pli_protocol::account::Organisation;
use pli_protocol::ids::{DepositId, DeviceId};
use pli_protocol::manifest::OpenManifest;
use pli_protocol::receipt::{RECEIPT_KIND, Receipt, ReceiptFile, ReceiptSilence};

use super::check::is_on_time;
use crate::VERSION;
use crate::store::Region;

/// What is said of a deposit that is not encrypted.
pub(super) const NOT_SEALED: &str = "Ce dépôt n’est pas scellé : ses fichiers ne sont pas chiffrés jusqu’à l’ouverture, et \
                                     l’exploitant de la plateforme peut techniquement les lire.";

/// What a receipt is made of.
pub(super) struct Parts<'a> {
    pub open: &'a OpenManifest,
    pub call: &'a Call,
    pub organisation: &'a Organisation,
    pub user: &'a str,
    pub device: DeviceId,
    pub files: Vec<ReceiptFile>,
    pub received_at: Timestamp,
    pub region: &'a Region,
}

/// Writes a receipt.
pub(super) fn write(parts: Parts<'_>, version: u32, replaces: Option<DepositId>) -> Receipt {
    let Parts {
        open,
        call,
        organisation,
        user,
        device,
        files,
        received_at,
        region,
    } = parts;
    let manifest = &open.manifest;
    let local = received_at.to_zoned(zone(&region.zone)).datetime();
    Receipt {
        kind: RECEIPT_KIND.to_owned(),
        protocol: PROTOCOL_VERSION,
        deposit: manifest.deposit,
        dossier: manifest.dossier,
        version,
        replaces,
        manifest_sha256: open.sha256.clone(),
        device,
        files,
        received_at,
        received_local: format!("{}[{}]", local.strftime("%Y-%m-%dT%H:%M:%S"), region.zone),
        on_time: is_on_time(received_at, call.deadline.as_ref()),
        deadline: call.deadline.clone(),
        call: call.reference.clone(),
        call_title: call.title.clone(),
        lot: manifest.lot.clone(),
        form: manifest.form.clone(),
        organisation: organisation.clone(),
        user: user.to_owned(),
        authority: call.authority.clone(),
        silence: silence(&call.silence, local.date()),
        remedies: call.remedies.clone(),
        sealed: manifest.sealed,
        sealed_to: manifest.sealed_to.clone(),
        sealed_text: match &call.opening {
            Some(opening) => sealed_in_words(opening, received_at),
            None => NOT_SEALED.to_owned(),
        },
        demonstration: region.demonstration || call.demonstration,
        platform: region.platform.clone(),
        platform_version: VERSION.to_owned(),
    }
}

/// What is said of a sealed deposit.
fn sealed_in_words(opening: &Opening, now: Timestamp) -> String {
    let names = holder_names(opening, now).join(", ");
    let together = match opening.threshold {
        1 => "un seul d’entre eux suffit à les ouvrir".to_owned(),
        several => format!("{several} d’entre eux doivent être réunis pour les ouvrir"),
    };
    format!(
        "Ce dépôt est scellé jusqu’à l’ouverture\u{a0}: ses fichiers ont été chiffrés sur votre poste pour les détenteurs des \
         clés ({names})\u{202f}; {together}. Ni la plateforme ni son exploitant ne peuvent les lire avant eux."
    )
}

/// The names of the holders, as their certificates say.
pub(crate) fn holder_names(opening: &Opening, now: Timestamp) -> Vec<String> {
    let name = |certificate: &String| {
        let der = STANDARD.decode(certificate).unwrap_or_default();
        match pli_proof::certificate::read(&der, now) {
            Ok(facts) => facts.holder.display_name().to_owned(),
            Err(_) => "—".to_owned(),
        }
    };
    opening.holders.iter().map(name).collect()
}

/// The zone was checked when the Region was set; UTC stands in should it have vanished from the database since.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

fn silence(silence: &Silence, received_on: Date) -> ReceiptSilence {
    let date = match silence.effect {
        SilenceEffect::None => None,
        SilenceEffect::Acceptance | SilenceEffect::Rejection => {
            let months = Span::new().try_months(i64::from(silence.months));
            months
                .and_then(|months| received_on.checked_add(months))
                .ok()
        }
    };
    let worth = |what: &str| match date {
        Some(date) => format!(
            "Sans réponse de l’administration, votre demande sera réputée {what} le {}.",
            date.strftime("%d/%m/%Y")
        ),
        None => "L’effet du silence de l’administration n’a pas pu être daté.".to_owned(),
    };
    let text = match silence.effect {
        SilenceEffect::Acceptance => worth("acceptée"),
        SilenceEffect::Rejection => worth("rejetée"),
        SilenceEffect::None => {
            "Le silence de l’administration ne fait naître aucune décision.".to_owned()
        }
    };
    ReceiptSilence {
        effect: silence.effect,
        date,
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_dated_in_months() {
        for (effect, months, received, expected) in [
            (
                SilenceEffect::Rejection,
                2,
                "2026-12-03",
                Some("2027-02-03"),
            ),
            (
                SilenceEffect::Acceptance,
                2,
                "2026-12-31",
                Some("2027-02-28"),
            ),
            (SilenceEffect::None, 0, "2026-12-03", None),
        ] {
            let written = silence(
                &Silence { effect, months },
                received.parse().expect("a date"),
            );
            assert_eq!(
                written.date.map(|date| date.to_string()).as_deref(),
                expected
            );
        }
    }
}

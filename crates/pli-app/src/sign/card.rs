//! What a visible signature shows: who signs, when, and who vouches for the certificate.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use pli_print::{SignatureCard, print_signature};
use pli_proof::certificate::CertificateFacts;
use pli_proof::pades::{PaintedPage, Picture};

use crate::fault::Fault;
use crate::seam::Language;
use crate::words;

/// Where the card stands, in points: at the right of the last page, above its foot; in a dossier, inside the frame that
/// `assets/print/dossier.typ` draws there.
const LEFT: f32 = 340.0;
const BOTTOM: f32 = 72.0;
/// Characters of a name that the card shows.
const NAME_MOST: usize = 60;

/// Prints the card of a signature.
pub(crate) fn of(
    facts: &CertificateFacts,
    at: Timestamp,
    language: Language,
) -> Result<Vec<u8>, Fault> {
    let zone = TimeZone::system();
    let local = at.to_zoned(zone).strftime("%d/%m/%Y %H:%M (UTC%:z)");
    let line = |key: &str, value: &str| {
        let value = value.chars().take(NAME_MOST).collect::<String>();
        words::text(language, key, &[("value", value)])
    };
    let card = SignatureCard {
        lines: vec![
            line("signature-card-by", facts.holder.display_name()),
            line("signature-card-at", &local.to_string()),
            line("signature-card-issuer", &facts.issuer),
        ],
    };
    print_signature(&card).map_err(Fault::internal)
}

/// The card in its place.
pub(crate) fn placed(card: &[u8]) -> Picture<'_> {
    Picture {
        pdf: card,
        page: PaintedPage::Last,
        left: LEFT,
        bottom: BOTTOM,
    }
}

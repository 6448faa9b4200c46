//! What a visible signature shows: a card with its fonts inside, to be painted by the field of the signature.

use serde::Serialize;

use crate::render::{PrintError, render_picture};
use crate::world::Template;

/// The card of a visible signature.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureCard {
    /// Its lines; the first one stands out.
    pub lines: Vec<String>,
}

/// Prints the card as a PDF of one page, PDF/A-2b without structure. The same card gives the same bytes.
pub fn print_signature(card: &SignatureCard) -> Result<Vec<u8>, PrintError> {
    render_picture(Template::Signature, card)
}

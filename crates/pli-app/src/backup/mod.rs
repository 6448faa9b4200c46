//! The backup copy: what was deposited, byte for byte, on a folder or a USB stick, with its papers, and verifiable again.
//!
//! [`plan`](plan()) says until when and to whom, [`place`] names the files, [`write`](mod@write) makes the folder appear whole or not at all,
//! [`paper`] prints, [`verify`](verify()) reads a copy of anybody. The format is `docs/verify-without-pli.md`'s.

mod package;
mod paper;
mod place;
mod plan;
mod verify;
mod write;

pub use plan::plan;
pub use verify::{is_copy, verify};
pub use write::make;

/// The description of the copy, signed by the device.
const DESCRIPTION: &str = "sauvegarde.json";
/// The signed manifest, as it was deposited.
const MANIFEST: &str = "manifeste.json";
/// Digests, as `sha256sum -c` reads them.
const DIGESTS: &str = "empreintes.sha256";
/// Cover sheet.
const COVER: &str = "LISEZ-MOI.pdf";
/// Label of the envelope.
const LABEL: &str = "etiquette.pdf";
/// The receipt with its proof of time.
const RECEIPT: &str = "recepisse.json";
/// The acknowledgement of the platform.
const ACKNOWLEDGEMENT: &str = "accuse.pdf";

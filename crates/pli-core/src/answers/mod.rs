//! Answers of a dossier as JSON: in from a file, out for signing and for keeping; and addresses that people type.
//!
//! Sections, then fields; a group or table is an array of rows; amounts are strings or numbers with a point; dates are
//! `AAAA-MM-JJ`. A row may carry its identity under `_row`.

mod export;
mod friendly;
mod import;
mod read;

pub use export::{export_all, signed_answers};
pub use friendly::{Numbering, friendly_path, resolve_path};
pub use import::{ImportError, import};

pub(crate) use read::{
    MAX_BROKEN, MAX_CODE_CHARS, MAX_CODES, MAX_CODES_CHARS, MAX_DECIMALS, MAX_LEADING_DIGITS,
    MAX_WHOLE_DIGITS, MIN_BROKEN, takes_broken_numbers, takes_codes,
};

/// The key of a row's identity.
pub(crate) const ROW_KEY: &str = "_row";

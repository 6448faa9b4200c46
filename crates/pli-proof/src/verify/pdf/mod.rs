//! The signatures and time-stamps of a PDF: what each covers, what each allows, and what happened to the file after it.

mod changes;
mod field;
mod lock;
mod objects;
mod review;
mod store;

use std::ops::Range;

use lopdf::{Document, LoadOptions};

use super::cms;
use super::conclude::{self, Setting};
use super::path::Evidence;
use super::signature::{self, Judged};
use super::stamp;
use super::verdict::{
    Allowed, Format, Level, Modification, SignatureVerdict, StampKind, SubIndication,
    TimeStampVerdict, Verdict,
};
use crate::ber;
use field::SignatureField;
use review::Change;

/// Most signatures that are looked at, and most bytes that one stream may become.
const MAX_SIGNATURES: usize = 64;
const MAX_STREAM_BYTES: usize = 64 << 20;

/// Reads one revision of a file; a file that has to be repaired means different things to different readers.
fn load(bytes: &[u8]) -> Option<Document> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM_BYTES),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    let is_whole = document.xref_recovery.is_none() && !document.is_encrypted();
    is_whole.then_some(document)
}

/// Judges every signature and time-stamp of a PDF.
pub(super) fn judge(bytes: &[u8], setting: Setting<'_>) -> Verdict {
    let Some(document) = load(bytes) else {
        return Verdict::refused(SubIndication::FormatFailure);
    };
    let mut fields = field::signatures(&document);
    if fields.len() > MAX_SIGNATURES {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    fields.sort_by_key(SignatureField::end);
    let file = File {
        bytes,
        document: &document,
        stored: store::read(&document),
    };
    // The last comes first: a time-stamp proves that what it covers was there.
    let mut setting = setting;
    let mut time_stamps = Vec::new();
    let mut signatures = Vec::new();
    let mut is_archived = false;
    for field in fields.iter().rev() {
        if field.is_time_stamp() {
            let stamp = judge_stamp(&file, field, setting);
            setting = setting.proven_by(std::slice::from_ref(&stamp));
            time_stamps.push(stamp);
            is_archived = true;
        } else {
            signatures.push(judge_signature(&file, field, is_archived, setting));
        }
    }
    time_stamps.reverse();
    signatures.reverse();
    Verdict::with_stamps(signatures, time_stamps)
}

/// A file that is judged.
struct File<'a> {
    bytes: &'a [u8],
    document: &'a Document,
    /// What is kept in it for later.
    stored: Option<Evidence>,
}

impl File<'_> {
    /// The bytes that a signature covers, in two pieces.
    fn covered(&self, field: &SignatureField, gap: &Range<usize>) -> [&[u8]; 2] {
        [&self.bytes[..gap.start], &self.bytes[gap.end..field.end()]]
    }

    /// What came with a signature, and what is kept in the file.
    fn evidence(&self, own: Evidence) -> Evidence {
        match &self.stored {
            Some(stored) => conclude::joined(own, stored),
            None => own,
        }
    }
}

fn judge_signature(
    file: &File<'_>,
    field: &SignatureField,
    is_archived: bool,
    setting: Setting<'_>,
) -> SignatureVerdict {
    let gap = field.gap(file.bytes);
    let change = match &gap {
        Some(_) => changes::since(file.bytes, field, file.document),
        None => Change::of(Modification::Altered),
    };
    let mut judged = match gap {
        Some(gap) => judge_field(file, field, gap, setting),
        None => Judged::unjudged(SubIndication::FormatFailure),
    };
    judged.has_validation_data |= file.stored.is_some();
    judged.has_archive_stamp |= is_archived;
    let level = level(field, &judged, is_archived);
    let mut verdict = verdict(field, judged, change, file.bytes.len());
    verdict.level = level;
    verdict.proven_time = setting
        .proven()
        .into_iter()
        .chain(verdict.proven_time)
        .min();
    verdict
}

fn judge_field(
    file: &File<'_>,
    field: &SignatureField,
    gap: Range<usize>,
    setting: Setting<'_>,
) -> Judged {
    let content = file.covered(field, &gap);
    let Ok(signed) = cms::read(&field.contents) else {
        return Judged::unjudged(SubIndication::FormatFailure);
    };
    if !is_padded_with_zeros(&field.contents) {
        return Judged::unjudged(SubIndication::FormatFailure);
    }
    let evidence = file.evidence(signature::evidence(&signed));
    match (&signed.signers[..], &signed.content) {
        // The forms with SHA-1 inside, long withdrawn.
        ([_], Some(_)) => Judged::unjudged(SubIndication::CryptoConstraintsFailureNoPoe),
        ([only], None) if field.is_pades() => {
            signature::judge(&signed, only, &content, &evidence, setting)
        }
        ([only], None) => signature::judge_loose(&signed, only, &content, &evidence, setting),
        ([], _) => Judged::unjudged(SubIndication::FormatFailure),
        // A PDF signature has one signer (ISO 32000-2, 12.8.3.3); the others would go unseen.
        (_, _) => Judged::unjudged(SubIndication::SigConstraintsFailure),
    }
}

/// A time-stamp on the document as it was then.
fn judge_stamp(file: &File<'_>, field: &SignatureField, setting: Setting<'_>) -> TimeStampVerdict {
    let kind = StampKind::Document;
    let Some(gap) = field.gap(file.bytes) else {
        return stamp::unjudged(kind, SubIndication::FormatFailure);
    };
    let over = file.covered(field, &gap);
    let stored = file.evidence(Evidence::default());
    let mut verdict = stamp::judge(kind, &field.contents, &over, &stored, setting);
    verdict.covers_whole_file = field.end() == file.bytes.len();
    verdict
}

/// Nothing may hide behind the signature in the space that was kept for it.
fn is_padded_with_zeros(contents: &[u8]) -> bool {
    ber::read(contents).is_ok_and(|(_, padding)| padding.iter().all(|&byte| byte == 0))
}

fn level(field: &SignatureField, judged: &Judged, is_archived: bool) -> Option<Level> {
    if !field.is_pades() || !judged.is_bound || field.time.is_none() {
        return None;
    }
    let is_stamped = !judged.time_stamps.is_empty() || is_archived;
    Some(
        match (
            is_stamped,
            judged.has_validation_data,
            judged.has_archive_stamp,
        ) {
            (false, _, _) => Level::B,
            (true, false, _) => Level::T,
            (true, true, false) => Level::LT,
            (true, true, true) => Level::LTA,
        },
    )
}

/// Holds what happened afterwards to what the signature allows.
fn held(change: Change, field: &SignatureField) -> Change {
    let lock = &field.lock;
    let allowed = lock.allowed.unwrap_or(Allowed::Annotating);
    let breaks = match change.modification {
        Modification::None | Modification::Altered => false,
        Modification::Permitted => {
            let is_more = change.is_signed || !change.filled.is_empty();
            is_more && allowed == Allowed::Nothing
        }
        Modification::Annotations => allowed < Allowed::Annotating,
    };
    let is_locked = change.filled.iter().any(|name| lock.holds(name));
    if breaks || is_locked {
        Change::of(Modification::Altered)
    } else {
        change
    }
}

fn verdict(
    field: &SignatureField,
    judged: Judged,
    change: Change,
    file_length: usize,
) -> SignatureVerdict {
    let content_changed = judged.reason == Some(SubIndication::HashFailure);
    let change = if content_changed {
        Change::of(Modification::Altered)
    } else {
        held(change, field)
    };
    // Whoever certifies a form for filling says that what is filled later is not his; others do not.
    let may_be_filled = field.lock.allowed >= Some(Allowed::FillingAndSigning);
    let is_qualified = change.modification == Modification::Annotations
        || !change.filled.is_empty() && !may_be_filled;
    let format = if field.is_pades() {
        Format::PAdES
    } else {
        Format::PdfPkcs7
    };
    let mut verdict = judged.into_verdict(format);
    if change.modification == Modification::Altered {
        verdict.lower(SubIndication::FormatFailure);
    } else if is_qualified {
        // A note may lie over what was signed: a person has to look.
        verdict.lower(SubIndication::SigConstraintsFailure);
    }
    verdict.claimed_time = field.time.or(verdict.claimed_time);
    verdict.covers_whole_file = field.end() == file_length;
    verdict.revision = Some(field.end()).filter(|end| (1..=file_length).contains(end));
    verdict.modification = change.modification;
    verdict.filled = change.filled;
    verdict.allowed = field.lock.allowed;
    verdict
}

//! The signatures of a PDF: what each covers, and what happened to the file after it.

mod changes;
mod field;
mod objects;
mod review;

use std::ops::Range;

use jiff::Timestamp;
use lopdf::{Document, LoadOptions, Object};

use super::cms;
use super::path::Evidence;
use super::signature::{self, Judged};
use super::trust::TrustStore;
use super::verdict::{
    Format, Indication, Level, Modification, SignatureVerdict, SubIndication, Verdict,
};
use crate::ber;
use field::SignatureField;

/// Most signatures that are looked at, and most bytes that one stream may become.
const MAX_SIGNATURES: usize = 64;
const MAX_STREAM_BYTES: usize = 64 << 20;
/// Most certificates and revocation lists taken from a document security store.
const MAX_EVIDENCE: usize = 200;

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

/// Judges every signature of a PDF.
pub(super) fn judge(bytes: &[u8], trust: &TrustStore, now: Timestamp) -> Verdict {
    let Some(document) = load(bytes) else {
        return Verdict::refused(SubIndication::FormatFailure);
    };
    let mut fields = field::signatures(&document);
    fields.truncate(MAX_SIGNATURES);
    fields.sort_by_key(SignatureField::end);
    let stored = stored_evidence(&document);
    let has_stamp = fields.iter().any(SignatureField::is_time_stamp);
    let verdicts = fields
        .iter()
        .filter(|field| !field.is_time_stamp())
        .map(|field| {
            let gap = field.gap(bytes);
            let modification = match &gap {
                Some(_) => changes::since(bytes, field, &document),
                None => Modification::Altered,
            };
            let judged = match gap {
                Some(gap) => judge_field(bytes, field, gap, &stored, trust, now),
                None => Judged::unjudged(SubIndication::FormatFailure),
            };
            let level = level(field, &judged, has_stamp, stored.is_some());
            verdict(field, judged, level, modification, bytes.len())
        });
    Verdict::of(verdicts.collect())
}

fn judge_field(
    bytes: &[u8],
    field: &SignatureField,
    gap: Range<usize>,
    stored: &Option<Evidence>,
    trust: &TrustStore,
    now: Timestamp,
) -> Judged {
    let content = [&bytes[..gap.start], &bytes[gap.end..field.end()]];
    let Ok(signed) = cms::read(&field.contents) else {
        return Judged::unjudged(SubIndication::FormatFailure);
    };
    if !is_padded_with_zeros(&field.contents) {
        return Judged::unjudged(SubIndication::FormatFailure);
    }
    let mut evidence = signature::evidence(&signed);
    if let Some(stored) = stored {
        evidence
            .certificates
            .extend(stored.certificates.iter().cloned());
        evidence
            .revocation_lists
            .extend(stored.revocation_lists.iter().cloned());
    }
    match (&signed.signers[..], &signed.content) {
        // The forms with SHA-1 inside, long withdrawn.
        ([_], Some(_)) => Judged::unjudged(SubIndication::CryptoConstraintsFailureNoPoe),
        ([only], None) => signature::judge(&signed, only, &content, &evidence, trust, now),
        ([], _) => Judged::unjudged(SubIndication::FormatFailure),
        // A PDF signature has one signer (ISO 32000-2, 12.8.3.3); the others would go unseen.
        (_, _) => Judged::unjudged(SubIndication::SigConstraintsFailure),
    }
}

/// Nothing may hide behind the signature in the space that was kept for it.
fn is_padded_with_zeros(contents: &[u8]) -> bool {
    ber::read(contents).is_ok_and(|(_, padding)| padding.iter().all(|&byte| byte == 0))
}

fn level(
    field: &SignatureField,
    judged: &Judged,
    has_stamp: bool,
    has_store: bool,
) -> Option<Level> {
    if !field.is_pades() || !judged.is_bound || field.time.is_none() {
        return None;
    }
    Some(
        match (judged.is_time_stamped || has_stamp, has_store, has_stamp) {
            (false, _, _) => Level::B,
            (true, false, _) => Level::T,
            (true, true, false) => Level::LT,
            (true, true, true) => Level::LTA,
        },
    )
}

fn verdict(
    field: &SignatureField,
    judged: Judged,
    level: Option<Level>,
    modification: Modification,
    file_length: usize,
) -> SignatureVerdict {
    let content_changed = judged.reason == Some(SubIndication::HashFailure);
    let modification = if content_changed {
        Modification::Altered
    } else {
        modification
    };
    let reason = match (modification, judged.indication()) {
        (Modification::Altered, Indication::TotalPassed | Indication::Indeterminate) => {
            Some(SubIndication::FormatFailure)
        }
        // A note may lie over what was signed: a person has to look.
        (Modification::Annotations, Indication::TotalPassed) => {
            Some(SubIndication::SigConstraintsFailure)
        }
        _ => judged.reason,
    };
    SignatureVerdict {
        format: if field.is_pades() {
            Format::PAdES
        } else {
            Format::PdfPkcs7
        },
        level,
        indication: reason.map_or(Indication::TotalPassed, SubIndication::indication),
        sub_indication: reason,
        signer: judged.signer(),
        claimed_time: field.time.or(judged.claimed_time),
        covers_whole_file: field.end() == file_length,
        modification,
        certificate: judged.certificate,
    }
}

/// The document security store (ISO 32000-2, 12.8.4.3): certificates and revocation lists kept for later.
fn stored_evidence(document: &Document) -> Option<Evidence> {
    let store = document
        .catalog()
        .ok()?
        .get_deref(b"DSS", document)
        .ok()?
        .as_dict()
        .ok()?;
    let streams = |key: &[u8]| -> Vec<Vec<u8>> {
        let list = store
            .get_deref(key, document)
            .and_then(Object::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let contents = list.iter().take(MAX_EVIDENCE).filter_map(|item| {
            let stream = document.dereference(item).ok()?.1.as_stream().ok()?;
            Some(
                stream
                    .decompressed_content_with_limit(MAX_STREAM_BYTES)
                    .unwrap_or_else(|_| stream.content.clone()),
            )
        });
        contents.collect()
    };
    Some(Evidence {
        certificates: streams(b"Certs"),
        revocation_lists: streams(b"CRLs"),
        ocsp_answers: streams(b"OCSPs"),
    })
}

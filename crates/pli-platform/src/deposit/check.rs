//! What a manifest must be for its call to take it. Pure.

use jiff::Timestamp;
use pli_core::call::{Call, Deadline};
use pli_proof::seal::MAX_HEAD_BYTES;
use pli_protocol::manifest::{FileRole, Manifest, SealedTo};

use crate::Refusal;

/// Bytes that sealing may add to a file.
const MAX_OVERHEAD_BYTES: u64 = MAX_HEAD_BYTES as u64 + 64;

/// Says whether a moment is in time: to the second, so that 12:00:00.999 is in time for 12:00:00.
pub(super) fn is_on_time(received_at: Timestamp, deadline: Option<&Deadline>) -> bool {
    deadline.is_none_or(|deadline| received_at.as_second() <= deadline.at.as_second())
}

/// Checks the time alone.
pub(super) fn check_time(received_at: Timestamp, call: &Call) -> Result<(), Refusal> {
    match &call.deadline {
        Some(deadline) if !is_on_time(received_at, Some(deadline)) => {
            Err(Refusal::late(received_at, deadline.at))
        }
        _ => Ok(()),
    }
}

/// Checks that the manifest answers this call within its limits.
pub(super) fn check_call(manifest: &Manifest, call: &Call) -> Result<(), Refusal> {
    if manifest.form != call.form {
        return Err(Refusal::call("form"));
    }
    let known = |lot: &String| call.lots.iter().any(|known| known.number == *lot);
    let lot_fits = match &manifest.lot {
        Some(lot) => known(lot),
        None => call.lots.is_empty(),
    };
    if !lot_fits {
        return Err(Refusal::call("lot"));
    }
    if call.signature_required && manifest.signed_pdf_sha256.is_none() {
        return Err(Refusal::call("signed_pdf"));
    }
    check_sealing(manifest, call)?;
    check_limits(manifest, call)
}

/// A call that names holders takes deposits sealed to them and no others; any other call takes unsealed ones.
fn check_sealing(manifest: &Manifest, call: &Call) -> Result<(), Refusal> {
    let wanted = match &call.opening {
        None => None,
        Some(opening) => Some(SealedTo::of(opening).ok_or_else(Refusal::fault)?),
    };
    if manifest.sealed_to == wanted {
        Ok(())
    } else {
        Err(Refusal::sealing())
    }
}

/// The limits of a call bear on the supporting documents; the answers and the PDF are Pli's own. Names and formats of sealed
/// ones show at the opening only: the application holds them to the limits before it seals.
fn check_limits(manifest: &Manifest, call: &Call) -> Result<(), Refusal> {
    let limits = &call.limits;
    let pieces: Vec<_> = manifest
        .files
        .iter()
        .filter(|file| file.role == FileRole::Piece)
        .collect();
    if pieces.len() as u64 > u64::from(limits.max_files) {
        return Err(Refusal::limit(
            "max_files",
            pieces.len() as u64,
            limits.max_files.into(),
        ));
    }
    let overhead = if manifest.sealed {
        MAX_OVERHEAD_BYTES
    } else {
        0
    };
    let total: u64 = pieces.iter().map(|file| file.size).sum();
    if total > limits.max_total_bytes + overhead * pieces.len() as u64 {
        return Err(Refusal::limit(
            "max_total_bytes",
            total,
            limits.max_total_bytes,
        ));
    }
    for file in pieces {
        if file.size > limits.max_file_bytes + overhead {
            return Err(Refusal::limit(
                "max_file_bytes",
                file.size,
                limits.max_file_bytes,
            ));
        }
        if manifest.sealed {
            continue;
        }
        let length = file.name.chars().count() as u64;
        if length > u64::from(limits.max_name_chars) {
            return Err(Refusal::limit(
                "max_name_chars",
                length,
                limits.max_name_chars.into(),
            ));
        }
        let extension = file
            .name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_lowercase());
        if !extension.is_some_and(|extension| limits.formats.contains(&extension)) {
            return Err(Refusal::format(&file.name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deadline_holds_to_the_second() {
        let deadline = Deadline {
            at: "2026-12-03T11:00:00Z".parse().expect("a time"),
            local: "2026-12-03T12:00:00".parse().expect("a time"),
            zone: "Europe/Paris".to_owned(),
        };
        for (moment, expected) in [
            ("2026-12-03T10:59:59.999Z", true),
            ("2026-12-03T11:00:00Z", true),
            ("2026-12-03T11:00:00.999Z", true),
            ("2026-12-03T11:00:01Z", false),
        ] {
            let received_at: Timestamp = moment.parse().expect("a time");
            assert_eq!(
                is_on_time(received_at, Some(&deadline)),
                expected,
                "{moment}"
            );
            assert!(is_on_time(received_at, None));
        }
    }
}

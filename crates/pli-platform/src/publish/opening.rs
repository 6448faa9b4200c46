//! Those who open the deposits of a call, as the Region names them: certificates beside `call.yaml`, judged before they are
//! published, since everybody will encrypt to them.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::{Deadline, Opening};
use pli_proof::seal::{Audience, check_recipient};
use pli_proof::verify::{TrustItem, TrustItemKind, TrustStore};
use pli_protocol::manifest::is_plain_name;
use serde::Deserialize;

use super::{PublishError, read_bounded, refuse};

/// Bytes of the largest file of certificates.
const MAX_CERTIFICATE_BYTES: u64 = 256 * 1024;

/// `opening` of `call.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningDraft {
    /// How many holders must come together; 1 lets each open alone.
    pub threshold: u32,
    /// Files of the holders' certificates (PEM or DER), one each.
    pub holders: Vec<String>,
    /// Files of the certificates of their authorities.
    pub authorities: Vec<String>,
}

/// Reads the certificates that a draft names.
pub(super) fn read(folder: &Path, draft: &OpeningDraft) -> Result<Opening, PublishError> {
    let read = |names: &[String]| {
        let mut found = Vec::new();
        for name in names {
            if !is_plain_name(name) {
                return refuse(format!("`{name}` is no file name"));
            }
            found.push(read_bounded(&folder.join(name), MAX_CERTIFICATE_BYTES)?);
        }
        Ok(found)
    };
    certificates(
        draft.threshold,
        &read(&draft.holders)?,
        &read(&draft.authorities)?,
    )
}

/// Makes an opening from files of certificates, one a holder.
pub(crate) fn certificates(
    threshold: u32,
    holders: &[Vec<u8>],
    authorities: &[Vec<u8>],
) -> Result<Opening, PublishError> {
    let read = |files: &[Vec<u8>]| {
        let mut found = Vec::new();
        for file in files {
            let items = TrustItem::read_all(file).map_err(|error| PublishError::Refused {
                what: format!("opening: {error}"),
            })?;
            let certificates = items
                .iter()
                .filter(|item| item.kind == TrustItemKind::Authority);
            found.extend(certificates.map(|item| STANDARD.encode(&item.der)));
        }
        Ok::<_, PublishError>(found)
    };
    let opening = Opening {
        threshold,
        holders: read(holders)?,
        authorities: read(authorities)?,
    };
    if opening.holders.len() != holders.len() {
        return refuse("opening.holders: one certificate a file is expected");
    }
    Ok(opening)
}

/// Refuses holders to whom nobody could seal until the deadline, and impossible numbers of them.
pub(super) fn check(opening: &Opening, deadline: Option<&Deadline>) -> Result<(), PublishError> {
    let Some(deadline) = deadline else {
        return refuse("opening: a call without deadline has no opening");
    };
    let mut trust = TrustStore::new();
    for authority in &opening.authorities {
        // What is no certificate trusts nobody: its holders are then refused.
        trust.add_file(&der(authority)).ok();
    }
    let mut recipients = Vec::new();
    for (place, holder) in opening.holders.iter().enumerate() {
        let judged = check_recipient(&der(holder), &[], &trust, deadline.at);
        match judged {
            Ok(recipient) => recipients.push(recipient),
            Err(error) => return refuse(format!("opening: holder {}: {error}", place + 1)),
        }
    }
    let threshold = usize::try_from(opening.threshold).unwrap_or(usize::MAX);
    match Audience::new(recipients, threshold) {
        Ok(_) => Ok(()),
        Err(error) => refuse(format!("opening: {error}")),
    }
}

fn der(certificate: &str) -> Vec<u8> {
    STANDARD.decode(certificate).unwrap_or_default()
}

//! Whether a receipt is the platform's and speaks of our deposit.

use pli_proof::verify::{self, Indication, TrustStore, Verdict};
use pli_protocol::manifest::SignedManifest;
use pli_protocol::receipt::SignedReceipt;

use crate::app::{Session, now};
use crate::fault::Fault;
use crate::platform;
use crate::trust;

/// What is trusted for the platform's own sake: the authorities that the person gave for it, and the certificate that it announced
/// over the connection of the sign-in.
pub(crate) fn trusted_files(session: &Session) -> Result<Vec<Vec<u8>>, Fault> {
    let Some(account) = platform::kept(session)? else {
        return Ok(Vec::new());
    };
    let authorities = account
        .authorities
        .iter()
        .filter_map(|text| hex::decode(text).ok());
    Ok(authorities
        .chain([account.seal_certificate.into_bytes()])
        .collect())
}

/// Whom receipts, letters and files are verified with: the same, and what the person trusts beside.
pub(crate) fn trusted(session: &Session) -> Result<TrustStore, Fault> {
    let mut trust = TrustStore::new();
    for file in trusted_files(session)? {
        // What is no certificate trusts nobody.
        trust.add_file(&file).ok();
    }
    trust::add_to(session, &mut trust)?;
    Ok(trust)
}

/// The verdict on the seal of a receipt.
pub(crate) fn judge(receipt: &SignedReceipt, trust: &TrustStore) -> Result<Verdict, String> {
    let open = receipt.open().map_err(|error| error.to_string())?;
    Ok(verify::detached(&open.seal, &open.bytes, trust, now()))
}

/// Checks a receipt against the manifest that it answers; says what is wrong with it.
pub(super) fn check(
    session: &Session,
    receipt: &SignedReceipt,
    manifest: &SignedManifest,
) -> Result<Result<(), String>, Fault> {
    let trust = trusted(session)?;
    let checked = || {
        let open = receipt.open().map_err(|error| error.to_string())?;
        let manifest = manifest.open().map_err(|error| error.to_string())?;
        open.receipt
            .check_against(&manifest)
            .map_err(|error| error.to_string())?;
        let verdict = judge(receipt, &trust)?;
        match verdict.indication {
            Indication::TotalPassed => Ok(()),
            Indication::Indeterminate | Indication::TotalFailed => Err(format!(
                "{:?} {:?}",
                verdict.indication, verdict.sub_indication
            )),
        }
    };
    Ok(checked())
}

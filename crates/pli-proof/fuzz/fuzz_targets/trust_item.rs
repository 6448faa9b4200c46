//! What people give to be trusted: certificates, revocation lists, OCSP answers, and paths that lead through them.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use pli_proof::verify::path::{self, Evidence, Times};
use pli_proof::verify::{TrustItem, TrustItemKind, TrustStore};

fuzz_target!(|bytes: &[u8]| {
    let Ok(items) = TrustItem::read_all(bytes) else {
        return;
    };
    let mut evidence = Evidence::default();
    for item in items {
        match item.kind {
            TrustItemKind::Authority => evidence.certificates.push(item.der),
            TrustItemKind::RevocationList => evidence.revocation_lists.push(item.der),
            TrustItemKind::OcspAnswer => evidence.ocsp_answers.push(item.der),
        }
    }
    // Each certificate is tried under the last one, with all the rest at hand.
    let mut trust = TrustStore::new();
    if let Some(last) = evidence.certificates.last() {
        trust.add_file(last).ok();
    }
    let times = Times::unproven(Timestamp::UNIX_EPOCH);
    for certificate in &evidence.certificates {
        path::validate(certificate, &evidence, &trust, &times).ok();
    }
});

//! What each fuzz target does with bytes at random: they are read or refused, and nothing panics, hangs or grows.
//!
//! The tests of the crate take this file in and give it the committed corpus, so that what a fuzzer found once is tried at each
//! run. The corpus is made by `tests/proof/seeds.rs`, at the moment and by the authority that stand in `trust/`.

use jiff::Timestamp;
use pli_proof::seal::{self, ContentKey, Envelope, Share};
use pli_proof::timestamp::{Cause, Digest, Request, Stamper, Token};
use pli_proof::verify::path::{self, Evidence, Times};
use pli_proof::verify::{self, TrustItem, TrustItemKind, TrustStore};
use pli_proof::{ValidationData, asic, cades, certificate, pades, pkcs12, trusted_list, xades};

/// Takes bytes of anybody.
pub type Reader = fn(&[u8]);

/// Every target by its name, which is that of its corpus.
pub const READERS: [(&str, Reader); 13] = [
    ("certificate", read_certificate),
    ("pkcs12", read_pkcs12),
    ("raise", raise),
    ("revocation", read_revocation),
    ("sealed_file", read_sealed_file),
    ("share", read_share),
    ("timestamp_answer", read_timestamp_answer),
    ("trust_item", read_trust_items),
    ("trusted_list", read_trusted_list),
    ("verify_cms", verify_cms),
    ("verify_container", verify_container),
    ("verify_pdf", verify_pdf),
    ("verify_xml", verify_xml),
];

/// The certificate that the corpus leads to.
const ROOT: &[u8] = include_bytes!("../trust/root.der");
/// The certificate of the operator of the list in the corpus.
const OPERATOR: &[u8] = include_bytes!("../trust/operator.der");
/// A certificate whose revocation is asked for.
const LEAF: &[u8] = include_bytes!("../trust/leaf.der");
/// The authority of that certificate.
const ISSUER: &[u8] = include_bytes!("../trust/issuer.der");
/// A file of no byte that two of three holders open together.
const SEALED: &[u8] = include_bytes!("../trust/sealed.p7m");
/// The holders' certificate for the second share.
const HOLDER: &[u8] = include_bytes!("../trust/holder.der");

/// When the corpus was made.
fn now() -> Timestamp {
    let text = include_str!("../trust/moment");
    text.trim().parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn trust(root: &[u8]) -> TrustStore {
    let mut trust = TrustStore::new();
    trust.add_file(root).ok();
    trust
}

/// A certificate is read, and what it says can be written down.
pub fn read_certificate(bytes: &[u8]) {
    if let Ok(facts) = certificate::read(bytes, now()) {
        assert!(!format!("{facts:?}").is_empty());
    }
    // A file is sealed to a certificate of anybody.
    seal::check_recipient(bytes, &[], &trust(ROOT), now()).ok();
}

/// A PKCS#12 file opens at a bounded cost.
pub fn read_pkcs12(bytes: &[u8]) {
    pkcs12::open(bytes, "essai").ok();
    pkcs12::open_for_opening(bytes, "essai").ok();
}

struct Nobody;

impl Stamper for Nobody {
    fn carry(&self, _request: &[u8]) -> Result<Vec<u8>, Cause> {
        Err("nobody".into())
    }
}

/// A signature is raised to a further level, whatever stands in it.
pub fn raise(bytes: &[u8]) {
    let mut data = ValidationData::default();
    data.add_file(bytes).ok();
    data.unproved(&[bytes.to_vec()]);
    cades::add_validation_data(bytes, &data).ok();
    cades::certificates(bytes).ok();
    cades::add_archive_timestamp(bytes, bytes, &Nobody).ok();
    xades::add_validation_data(bytes, &data).ok();
    xades::certificates(bytes).ok();
    pades::certificates(bytes).ok();
    pades::add_timestamp(bytes.to_vec(), &Nobody, "fuzz").ok();
    pades::add_validation_data(bytes.to_vec(), &data).ok();
    asic::raise(bytes, |signature, _| {
        Ok::<_, asic::AsicError>(signature.to_vec())
    })
    .ok();
}

/// A list or an answer tells of one certificate.
pub fn read_revocation(bytes: &[u8]) {
    let evidence = Evidence {
        certificates: vec![ISSUER.to_vec()],
        revocation_lists: vec![bytes.to_vec()],
        ocsp_answers: vec![bytes.to_vec()],
    };
    path::validate(LEAF, &evidence, &trust(ISSUER), &Times::unproven(now())).ok();
}

/// A sealed file does not open with a key that is none of its own.
pub fn read_sealed_file(bytes: &[u8]) {
    let mut source = bytes;
    let Ok(envelope) = Envelope::read(&mut source) else {
        return;
    };
    assert!(envelope.sealed_size() >= envelope.content_size());
    envelope.is_locked_for(&[bytes.to_vec()], envelope.threshold());
    if let Some(key) = ContentKey::from_bytes(&[7; 32]) {
        assert!(seal::open(&mut source, &envelope, &key, &mut std::io::sink()).is_err());
    }
}

/// Shares, one behind the other: fewer than asked for, or others, never open a file.
pub fn read_share(bytes: &[u8]) {
    let Ok(envelope) = Envelope::read(&mut &*SEALED) else {
        return;
    };
    let pieces = bytes.chunks(seal::SHARE_LENGTH);
    let shares: Vec<Share> = pieces.filter_map(Share::from_bytes).collect();
    for share in &shares {
        assert!(Share::from_bytes(&share.to_bytes()).is_some());
        envelope.is_share_of(share, HOLDER);
    }
    if let Ok(key) = seal::join(&envelope, &shares) {
        assert!(shares.len() >= envelope.threshold());
        drop(key);
    }
}

/// A time-stamp server answers.
pub fn read_timestamp_answer(bytes: &[u8]) {
    let request = Request::new(Digest::of(&[b"fuzz"]));
    assert!(request.check(bytes).is_err(), "its nonce is new");
    if let Ok(token) = Token::read(bytes) {
        assert!(!format!("{:?} {:?}", token.time(), token.authority()).is_empty());
    }
}

/// What people give to be trusted, and paths that lead through it: each certificate is tried under the last one.
pub fn read_trust_items(bytes: &[u8]) {
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
    let last = evidence.certificates.last().cloned().unwrap_or_default();
    let (trust, times) = (trust(&last), Times::unproven(now()));
    for certificate in &evidence.certificates {
        path::validate(certificate, &evidence, &trust, &times).ok();
    }
}

/// A trusted list counts by its operator's signature.
pub fn read_trusted_list(bytes: &[u8]) {
    trusted_list::read(bytes, &[OPERATOR.to_vec()], now()).ok();
    let unknown = trusted_list::read(bytes, &[], now());
    assert!(
        unknown.is_err(),
        "nobody is known, so nobody can have signed"
    );
}

/// A CMS signature, alone and beside a content.
pub fn verify_cms(bytes: &[u8]) {
    verify::enveloping(bytes, &trust(ROOT), now());
    verify::detached(bytes, b"content", &trust(ROOT), now());
}

/// A container with its signatures and time-stamps.
pub fn verify_container(bytes: &[u8]) {
    verify::asic(bytes, &trust(ROOT), now());
}

/// A PDF with its signatures and what was changed after them.
pub fn verify_pdf(bytes: &[u8]) {
    verify::pdf(bytes, &trust(ROOT), now());
}

/// An XML signature, alone and beside a file.
pub fn verify_xml(bytes: &[u8]) {
    verify::xades(bytes, &[], &trust(ROOT), now());
    verify::xades(bytes, &[("a.txt", b"a")], &trust(ROOT), now());
}

//! Verifies any file: a PDF, a receipt, a signature in CMS or XML, a container, in ETSI words. Needs no store and no network.

mod checks;
mod kind;
pub mod revision;
mod views;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use pli_proof::timestamp::Token;
use pli_proof::verify::path::{Evidence, Times};
use pli_proof::verify::{self as proof, Indication, SubIndication, TrustStore};
use pli_protocol::receipt::{MAX_RECEIPT_BYTES, SignedReceipt};
use sha2::{Digest as _, Sha256};

use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::outbox;
use crate::seam::VerdictView;
use kind::Kind;

/// Bytes of a file that is judged at most.
pub const FILE_MOST: u64 = proof::MAX_BYTES as u64;

/// Whom a verification trusts.
#[derive(Debug, Clone, Default)]
pub struct Anchors(TrustStore);

impl Anchors {
    /// The authorities of the files of a folder; what is no certificate is passed over.
    pub fn of_folder(folder: &Path) -> Result<Self, Fault> {
        let unreadable = |cause: std::io::Error| {
            Fault::new(Code::FileUnreadable)
                .with("name", folder.display())
                .with("cause", cause)
        };
        let mut trust = TrustStore::new();
        let mut files: Vec<_> = fs::read_dir(folder)
            .map_err(unreadable)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()
            .map_err(unreadable)?;
        files.sort();
        for file in files.iter().filter(|file| file.is_file()) {
            // A folder of authorities may hold a note for people beside them.
            trust.add_file(&fs::read(file).map_err(unreadable)?).ok();
        }
        Ok(Self(trust))
    }

    /// Authorities that were gathered elsewhere.
    pub(crate) fn of_store(trust: TrustStore) -> Self {
        Self(trust)
    }

    /// The authorities themselves.
    pub(crate) fn trust(&self) -> &TrustStore {
        &self.0
    }

    /// The authorities that the open store knows.
    pub fn of_session(session: &Session) -> Result<Self, Fault> {
        Ok(Self(outbox::trusted(session)?))
    }
}

/// What a person asks to be verified.
pub struct Asked<'a> {
    /// Name of the file, for the words of a fault.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The files that it signs, where they stand outside of it.
    pub beside: &'a [(String, Vec<u8>)],
    /// Whom to trust.
    pub anchors: &'a Anchors,
    /// At which moment; now where none is given.
    pub at: Option<Timestamp>,
}

/// Verifies a file by its content.
pub fn file(name: &str, bytes: &[u8], anchors: &Anchors) -> Result<VerdictView, Fault> {
    asked(&Asked {
        name,
        bytes,
        beside: &[],
        anchors,
        at: None,
    })
}

/// Verifies a file by its content, with what was given beside it.
///
/// # Errors
/// The fault to tell the person where the file carries nothing that can be verified.
pub fn asked(asked: &Asked<'_>) -> Result<VerdictView, Fault> {
    let not_verifiable = || Fault::new(Code::NotVerifiable).with("name", asked.name);
    let at = asked.at.unwrap_or_else(now);
    let trust = asked.anchors.trust();
    let beside: Vec<(&str, &[u8])> = asked
        .beside
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let decoded;
    let (kind, bytes) = match kind::of(asked.bytes) {
        (kind, None) => (kind, asked.bytes),
        (kind, Some(bytes)) => {
            decoded = bytes;
            (kind, decoded.as_slice())
        }
    };
    let (word, verdict) = match (kind, &beside[..]) {
        (Kind::Pdf, _) => ("pdf", proof::pdf(bytes, trust, at)),
        (Kind::Cms, []) => ("cms", proof::enveloping(bytes, trust, at)),
        (Kind::Cms, [(_, content), ..]) => ("cms", proof::detached(bytes, content, trust, at)),
        (Kind::Xml, _) => ("xml", proof::xades(bytes, &beside, trust, at)),
        (Kind::Container, _) => ("container", proof::asic(bytes, trust, at)),
        (Kind::Other, _) if bytes.len() <= MAX_RECEIPT_BYTES => {
            let signed: SignedReceipt =
                serde_json::from_slice(bytes).map_err(|_| not_verifiable())?;
            return receipt(&signed, trust);
        }
        (Kind::Other, _) => return Err(not_verifiable()),
    };
    Ok(views::verdict(&verdict, word, trust, at))
}

/// Verifies the seal of a receipt. One whose content cannot be read was altered.
pub(crate) fn receipt(signed: &SignedReceipt, trust: &TrustStore) -> Result<VerdictView, Fault> {
    let verdict = outbox::judge(signed, trust)
        .map_err(|what| Fault::new(Code::ReceiptInvalid).with("what", what))?;
    let mut view = views::verdict(&verdict, "receipt", trust, now());
    view.deposit = signed
        .open()
        .ok()
        .map(|open| open.receipt.deposit.to_string());
    let time = crate::receipt::judge_time(signed, trust);
    if time.state == "broken" {
        // A seal over a receipt whose proof was altered: the file is not what it was.
        view.indication = views::word(&Indication::TotalFailed);
        view.sub_indication = Some(views::word(&SubIndication::HashFailure));
    }
    view.time_proof = Some(time);
    Ok(view)
}

/// Whether a time-stamp may be believed, `proved`, `unsettled` or `broken`, and why not.
pub(crate) fn time_stamp(
    token: &Token,
    trust: &TrustStore,
    now: Timestamp,
) -> (&'static str, Option<String>) {
    let signed = proof::enveloping(token.to_der(), &TrustStore::new(), now);
    let signer = signed.signatures.first();
    let signer = signer.and_then(|signature| signature.certificate.as_ref());
    let certificate = signer.and_then(|facts| {
        let named = |der: &&Vec<u8>| hex::encode(Sha256::digest(der)) == facts.sha256;
        token.certificates().iter().find(named)
    });
    let reason = signed.sub_indication.map(|reason| views::word(&reason));
    let certificate = match (signed.sub_indication, certificate) {
        // The signature holds, by a certificate that may not sign documents: one for time-stamps must not.
        (Some(SubIndication::ChainConstraintsFailure), Some(certificate)) => certificate,
        _ if signed.indication == Indication::TotalFailed => return ("broken", reason),
        _ => return ("unsettled", reason),
    };
    let evidence = Evidence {
        certificates: token.certificates().to_vec(),
        ..Evidence::default()
    };
    let times = Times::unproven(now);
    match proof::time::authority(certificate, &evidence, trust, &times) {
        Ok(_) => ("proved", None),
        Err(failure) => ("unsettled", Some(views::word(&failure.reason))),
    }
}

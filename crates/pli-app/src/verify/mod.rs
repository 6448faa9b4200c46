//! Verifies any file: a PDF, a receipt, a CMS signature, in ETSI words. Needs no store and no network.

use std::fs;
use std::path::Path;

use pli_proof::verify::{
    self as proof, Indication, Modification, SubIndication, TrustStore, Verdict,
};
use pli_protocol::receipt::{MAX_RECEIPT_BYTES, SignedReceipt};

use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::outbox;
use crate::seam::{SignatureView, VerdictView};
use crate::vault::{Sniffed, sniff};

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

    /// The authorities themselves.
    pub(crate) fn trust(&self) -> &TrustStore {
        &self.0
    }

    /// The authorities that the open store knows.
    pub fn of_session(session: &Session) -> Result<Self, Fault> {
        outbox::trusted(session).map(Self)
    }
}

/// Verifies a file by its content.
pub fn file(name: &str, bytes: &[u8], anchors: &Anchors) -> Result<VerdictView, Fault> {
    let not_verifiable = || Fault::new(Code::NotVerifiable).with("name", name);
    match sniff(&bytes[..bytes.len().min(4096)]) {
        Sniffed::Pdf => Ok(view(&proof::pdf(bytes, &anchors.0, now()))),
        Sniffed::Der => Ok(view(&proof::enveloping(bytes, &anchors.0, now()))),
        _ if bytes.len() <= MAX_RECEIPT_BYTES => {
            let signed: SignedReceipt =
                serde_json::from_slice(bytes).map_err(|_| not_verifiable())?;
            receipt(&signed, &anchors.0)
        }
        _ => Err(not_verifiable()),
    }
}

/// Verifies the seal of a receipt. One whose content cannot be read was altered.
pub(crate) fn receipt(signed: &SignedReceipt, trust: &TrustStore) -> Result<VerdictView, Fault> {
    let verdict = outbox::judge(signed, trust)
        .map_err(|what| Fault::new(Code::ReceiptInvalid).with("what", what))?;
    let mut view = view(&verdict);
    view.deposit = signed
        .open()
        .ok()
        .map(|open| open.receipt.deposit.to_string());
    Ok(view)
}

/// A verdict as it is shown.
fn view(verdict: &Verdict) -> VerdictView {
    let signatures = verdict.signatures.iter().map(|signature| {
        let facts = signature.certificate.as_ref();
        SignatureView {
            format: word(&signature.format),
            level: signature
                .level
                .map(|level| word(&level))
                .unwrap_or_default(),
            indication: indication(signature.indication),
            sub_indication: signature.sub_indication.map(sub_indication),
            signer: signature.signer.clone().unwrap_or_default(),
            seal: facts.is_some_and(is_seal),
            claimed_time: signature.claimed_time.map(|time| time.to_string()),
            covers_whole_file: signature.covers_whole_file,
            modification: modification(signature.modification).to_owned(),
            demonstration: facts
                .is_some_and(pli_proof::certificate::CertificateFacts::is_demonstration),
        }
    });
    VerdictView {
        indication: indication(verdict.indication),
        sub_indication: verdict.sub_indication.map(sub_indication),
        signatures: signatures.collect(),
        deposit: None,
    }
}

/// A seal is an organisation's: its certificate names no person.
fn is_seal(facts: &pli_proof::certificate::CertificateFacts) -> bool {
    use pli_proof::certificate::Category;
    facts.category == Category::QualifiedSeal
        || facts.holder.given_name.is_none() && facts.holder.surname.is_none()
}

fn indication(indication: Indication) -> String {
    word(&indication)
}

fn sub_indication(reason: SubIndication) -> String {
    word(&reason)
}

/// The word that the proof gives to a value.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(_) | Err(_) => String::new(),
    }
}

fn modification(modification: Modification) -> &'static str {
    match modification {
        Modification::None => "none",
        Modification::Permitted => "permitted",
        Modification::Annotations => "annotations",
        Modification::Altered => "altered",
    }
}

//! The verdict on a letter, and what was trusted for it.

use jiff::Timestamp;
use pli_proof::verify::TrustStore;

use super::row;
use crate::app::Session;
use crate::fault::Fault;
use crate::outbox;
use crate::seam::LetterVerdictView;
use crate::trust;
use crate::verify::{self, Anchors, Asked};

/// Judges the signatures of a letter at a moment. What carries none is never green.
pub(super) fn judge(bytes: &[u8], trust: &TrustStore, at: Timestamp) -> LetterVerdictView {
    let anchors = Anchors::of_store(trust.clone());
    let asked = Asked {
        name: "",
        bytes,
        beside: &[],
        anchors: &anchors,
        at: Some(at),
    };
    let Ok(view) = verify::asked(&asked) else {
        return unsigned(at);
    };
    let worst = view
        .signatures
        .iter()
        .map(|signature| signature.modification.as_str())
        .max_by_key(|word| {
            ["none", "permitted", "annotations", "altered"]
                .iter()
                .position(|known| known == word)
        })
        .unwrap_or("none");
    LetterVerdictView {
        at: at.to_string(),
        indication: view.indication.clone(),
        sub_indication: view.sub_indication.clone(),
        modification: worst.to_owned(),
        signers: view
            .signatures
            .iter()
            .map(|signature| signature.signer.clone())
            .filter(|signer| !signer.is_empty())
            .collect(),
    }
}

/// What carries nothing that could be verified.
fn unsigned(at: Timestamp) -> LetterVerdictView {
    LetterVerdictView {
        at: at.to_string(),
        indication: "INDETERMINATE".to_owned(),
        sub_indication: Some("NO_SIGNATURE_FOUND".to_owned()),
        modification: "none".to_owned(),
        signers: Vec::new(),
    }
}

/// What is trusted today, with what was trusted when the letter came.
pub(super) fn trust_again(session: &Session, letter: &str) -> Result<TrustStore, Fault> {
    let mut trust = outbox::trusted(session)?;
    for source in row::sources(session, letter)? {
        // What could be read on that day can be read today.
        trust::add_kept(&mut trust, &source.body);
    }
    Ok(trust)
}

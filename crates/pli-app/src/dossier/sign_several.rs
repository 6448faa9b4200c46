//! Signs several dossiers with one key: each one was read, one code where the key allows it, and what is done stays done.
//!
//! A dossier that is not ready is told and passed over. A key that fails ends the round, so that no further code is tried; the
//! same round asked again goes on where it stopped.

use pli_protocol::DossierId;

use super::sign::{frozen, ready, sign};
use super::{list, lock};
use crate::app::Session;
use crate::certificate::OpenKey;
use crate::fault::Fault;
use crate::seam::{BatchView, BatchedView};

/// A dossier before it is signed among others: what would be signed, or why nothing would.
pub struct Review {
    /// Identity.
    pub id: DossierId,
    /// Title.
    pub title: String,
    /// What is to be done.
    pub plan: Plan,
}

/// What is to be done with a dossier.
pub enum Plan {
    /// Its frozen PDF with this SHA-256 is to be signed.
    Sign {
        /// SHA-256 of the PDF that was printed and read.
        printed: String,
    },
    /// It is signed as it stands.
    Already {
        /// SHA-256 of the signed file.
        signed: String,
    },
    /// It cannot be signed as it stands.
    NotReady(Fault),
}

/// Looks at each dossier, changes nothing; one named twice counts once.
pub fn review(session: &Session, ids: &[DossierId]) -> Result<Vec<Review>, Fault> {
    let mut seen: Vec<DossierId> = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(*id);
        }
    }
    seen.into_iter()
        .map(|id| {
            let title = list::summary(session, id)?.title;
            let plan = match signed_as_it_stands(session, id)? {
                Some(signed) => Plan::Already { signed },
                None => match ready(session, id) {
                    Ok(printed) => Plan::Sign {
                        printed: printed.sha256,
                    },
                    Err(fault) => Plan::NotReady(fault),
                },
            };
            Ok(Review { id, title, plan })
        })
        .collect()
}

/// Signs what was reviewed. `pin` is given again before each signature to a key that asks each time.
pub fn sign_several(
    session: &Session,
    reviews: Vec<Review>,
    key: &OpenKey,
    pin: Option<&str>,
) -> BatchView {
    let mut stopped = false;
    let mut dossiers = Vec::new();
    for review in reviews {
        let id = review.id;
        let (mut line, to_sign) = lined(review);
        if to_sign && !stopped {
            if let Some(pin) = pin {
                key.signer().give_pin(pin);
            }
            match sign(session, id, key) {
                Ok(signed) => {
                    line.sha256 = Some(signed.sha256);
                    line.outcome = "signed".to_owned();
                }
                Err(fault) => {
                    stopped = true;
                    line.fault = Some(fault);
                    line.outcome = "refused".to_owned();
                }
            }
        }
        dossiers.push(line);
    }
    ended(dossiers)
}

/// The end of a round in which nothing was left to sign.
pub fn nothing_to_sign(reviews: Vec<Review>) -> BatchView {
    ended(reviews.into_iter().map(|review| lined(review).0).collect())
}

/// The line of a dossier before it is signed, and whether it is to be signed.
fn lined(review: Review) -> (BatchedView, bool) {
    let mut line = BatchedView {
        id: review.id.to_string(),
        title: review.title,
        outcome: String::new(),
        printed: None,
        sha256: None,
        fault: None,
    };
    let outcome = match review.plan {
        Plan::Already { signed } => {
            line.sha256 = Some(signed);
            "already"
        }
        Plan::NotReady(fault) => {
            line.fault = Some(fault);
            "refused"
        }
        Plan::Sign { printed } => {
            line.printed = Some(printed);
            "waits"
        }
    };
    line.outcome = outcome.to_owned();
    (line, outcome == "waits")
}

fn ended(dossiers: Vec<BatchedView>) -> BatchView {
    let signed = dossiers.iter().filter(|line| line.sha256.is_some()).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    BatchView {
        signed: count(signed),
        remaining: count(dossiers.len() - signed),
        dossiers,
    }
}

/// SHA-256 of the signed file of a dossier that did not change since.
fn signed_as_it_stands(session: &Session, id: DossierId) -> Result<Option<String>, Fault> {
    let Some(signed) = frozen(session, id, "signed")? else {
        return Ok(None);
    };
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let content = dossier.content_digest()?;
    Ok((signed.content == content).then_some(signed.sha256))
}

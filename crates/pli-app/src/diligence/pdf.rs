//! The journal as a PDF, for those who read paper. The JSON beside it is what a program checks.

use jiff::Timestamp;
use pli_print::{JournalDocument, JournalFact, JournalKind, Standing, print_journal};
use pli_protocol::DossierId;

use super::{Fact, journal};
use crate::app::{Session, now};
use crate::dossier::{OpenDossier, lock, moment};
use crate::fault::{Code, Fault};
use crate::seam::Language;
use crate::words;

/// Prints the journal of a dossier in French, the language of the procedure.
pub fn journal_pdf(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let journal = journal(session, id)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let is_demonstration = dossier.call.as_ref().is_some_and(|call| call.demonstration);
    let document = JournalDocument {
        kind: JournalKind::Diligence,
        title: journal.title,
        dossier_id: journal.dossier,
        subject: subject(&dossier),
        facts: journal
            .facts
            .iter()
            .map(|link| fact(&dossier, &link.fact))
            .collect(),
        head_sha256: journal.facts.last().map(|link| link.hash.clone()),
        printed_at: moment(&dossier, now()),
        standing: if is_demonstration {
            Standing::Demonstration
        } else {
            Standing::Real
        },
    };
    print_journal(&document).map_err(|error| Fault::new(Code::PrintFailed).with("cause", error))
}

fn subject(dossier: &OpenDossier) -> Vec<pli_print::Fact> {
    let label = |key: &str| words::text(Language::Fr, key, &[]);
    let Some(call) = &dossier.call else {
        return Vec::new();
    };
    let reference = format!("{} — {}", call.reference, call.title);
    let mut facts = vec![pli_print::Fact {
        label: label("cli-journal-call"),
        value: reference,
    }];
    facts.extend(dossier.lot.iter().map(|lot| pli_print::Fact {
        label: label("cli-journal-lot"),
        value: lot.clone(),
    }));
    facts
}

fn fact(dossier: &OpenDossier, fact: &Fact) -> JournalFact {
    let at = fact.at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
    let instant = |text: &str| {
        let at = text.parse().map(|at| moment(dossier, at).to_string());
        at.unwrap_or_else(|_: jiff::Error| text.to_owned())
    };
    let said = words::fact(Language::Fr, &fact.code, &fact.values, instant);
    let offset = fact.clock_offset_ms.map(|ms| {
        words::text(
            Language::Fr,
            "cli-journal-offset",
            &[("ms", ms.to_string())],
        )
    });
    let sentence = [Some(said), offset];
    JournalFact {
        at: moment(dossier, at),
        fact: sentence.into_iter().flatten().collect::<Vec<_>>().join(" "),
        source: words::text(Language::Fr, "cli-source-machine", &[]),
    }
}

//! The minutes of an opening (procès-verbal): a PDF with the platform's seal.

use jiff::Timestamp;
use pli_core::call::Call;
use pli_print::{Fact, HolderLine, MinutesDocument, Moment, PliLine, Standing, print_minutes};

use super::OpeningError;
use super::finish::{Holder, Line};
use crate::Office;
use crate::deposit::acknowledgement::clock_in_words;
use crate::deposit::receipt::zone;

/// Prints the minutes and seals them; `times` are the beginning and the end of the opening.
pub(super) fn seal(
    office: &Office,
    call: &Call,
    holders: &[Holder],
    lines: &[Line],
    times: (Timestamp, Timestamp),
) -> Result<Vec<u8>, OpeningError> {
    let zone_name = office.region.zone.as_str();
    let moment = |at: Timestamp| Moment {
        at,
        local: at.to_zoned(zone(zone_name)).datetime(),
        clock: clock_in_words(zone_name),
    };
    let (begun_at, finished_at) = times;
    let deadline = call
        .deadline
        .as_ref()
        .map_or(begun_at, |deadline| deadline.at);
    let document = MinutesDocument {
        title: call.title.clone(),
        call: call.reference.clone(),
        authority: call.authority.name.clone(),
        deadline: moment(deadline),
        begun_at: moment(begun_at),
        finished_at: moment(finished_at),
        threshold: call.opening.as_ref().map_or(0, |opening| opening.threshold),
        holders: holders
            .iter()
            .map(|holder| HolderLine {
                name: holder.name.clone(),
                certificate_sha256: holder.certificate_sha256.clone(),
                presence: holder.presence(moment),
            })
            .collect(),
        plis: lines
            .iter()
            .map(|line| pli(office, line, moment))
            .collect::<Result<_, _>>()?,
        facts: facts(office, &call.reference)?,
        platform: office.region.platform.clone(),
        standing: if office.region.demonstration || call.demonstration {
            Standing::Demonstration
        } else {
            Standing::Real
        },
    };
    let pdf = print_minutes(&document)?;
    let platform = &office.region.platform;
    Ok(office
        .seal
        .seal_pdf(pdf, finished_at, platform, "Procès-verbal d’ouverture")?)
}

fn pli(
    office: &Office,
    line: &Line,
    moment: impl Fn(Timestamp) -> Moment,
) -> Result<PliLine, OpeningError> {
    let fact = |label: &str, value: &str| Fact {
        label: label.to_owned(),
        value: value.to_owned(),
    };
    let (organisation, siret) = office
        .store
        .organisation(line.row.organisation)?
        .unwrap_or_else(|| ("—".to_owned(), None));
    let mut subject = Vec::new();
    subject.extend(siret.iter().map(|siret| fact("SIRET", siret)));
    subject.extend(line.lot.iter().map(|lot| fact("Lot", lot)));
    subject.push(fact("Dépôt", &line.row.deposit.to_string()));
    subject.push(fact("Empreinte du manifeste", &line.manifest_sha256));
    Ok(PliLine {
        organisation,
        subject,
        received_at: moment(line.row.received_at),
        outcome: line.outcome(),
        files: line.opened.files.clone(),
    })
}

/// The journal of the opening, each act with its hour on the Region's clock.
fn facts(office: &Office, reference: &str) -> Result<Vec<Fact>, OpeningError> {
    let zone = zone(&office.region.zone);
    let facts = office.store.opening_facts(reference)?;
    Ok(facts
        .into_iter()
        .map(|fact| Fact {
            label: fact
                .at
                .to_zoned(zone.clone())
                .strftime("%d/%m/%Y %H:%M:%S")
                .to_string(),
            value: fact.text,
        })
        .collect())
}

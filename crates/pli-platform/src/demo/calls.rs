//! The calls of the demonstration: a FAR with two lots, an aid scheme without deadline, a call that is over.

use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use pli_core::call::Opening;

use crate::Store;
use crate::publish::{CallDraft, FormSource, PublishError, publish};
use crate::store::Region;

/// Days that a FAR may be answered from the first start.
const OPEN_DAYS: i64 = 12;
/// Deadlines of the demonstration fall at noon.
const NOON: Time = time(12, 0, 0, 0);

const FAR: &str = include_str!("calls/far.yaml");
const AID: &str = include_str!("calls/aide.yaml");
const OVER: &str = include_str!("calls/far-close.yaml");

const FAR_RULES: &[u8] = include_bytes!("calls/reglement-far.txt");
const FAR_SPECIFICATIONS: &[u8] = include_bytes!("calls/cahier-des-charges-far.txt");
const AID_RULES: &[u8] = include_bytes!("calls/reglement-aide.txt");

/// Text of a call, days to its deadline, bytes of its documents, those who open its deposits.
type Draft<'a> = (&'static str, Option<i64>, Vec<Vec<u8>>, Option<&'a Opening>);

/// Publishes what is missing, and gives the FAR new days when its deadline is over.
pub(super) fn renew(
    store: &Store,
    region: &Region,
    now: Timestamp,
    forms: &FormSource,
    opening: Option<&Opening>,
) -> Result<(), PublishError> {
    let drafts: [Draft<'_>; 3] = [
        (
            FAR,
            Some(OPEN_DAYS),
            vec![FAR_RULES.to_vec(), FAR_SPECIFICATIONS.to_vec()],
            opening,
        ),
        (AID, None, vec![AID_RULES.to_vec()], None),
        (OVER, Some(-20), vec![FAR_RULES.to_vec()], None),
    ];
    for (text, days, documents, opening) in drafts {
        let mut draft: CallDraft =
            serde_saphyr::from_str(text).map_err(|error| PublishError::Draft {
                detail: error.to_string(),
            })?;
        let known = store.call(&draft.reference)?;
        // A sealed call whose opening has begun stays as it is: its plis are being read.
        let begun = store.opening(&draft.reference)?.is_some();
        let over = |at: Timestamp| at < now && !begun && days.is_some_and(|days| days > 0);
        let opening = match known {
            Some(call) if !call.deadline.as_ref().is_some_and(|last| over(last.at)) => continue,
            // Those who open what came already stay the same.
            Some(call) => call.opening,
            None => opening.cloned(),
        };
        if let Some(days) = days {
            let refused = |error: jiff::Error| PublishError::Refused {
                what: error.to_string(),
            };
            let zone = TimeZone::get(&region.zone).map_err(refused)?;
            let day = now
                .to_zoned(zone)
                .date()
                .checked_add(days.days())
                .map_err(refused)?;
            draft.deadline = Some(day.to_datetime(NOON));
        }
        publish(store, region, draft, &documents, opening, forms)?;
    }
    Ok(())
}

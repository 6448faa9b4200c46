//! What revocation lists say of a certificate (RFC 5280 §6.3): complete and delta lists, in parts, direct or indirect.

use jiff::{SignedDuration, Timestamp};

use super::list::{self, Entry, List};
use super::scope::{self, Reasons};
use super::{Age, Kind, Reason, Source, Status};
use crate::verify::algorithms;
use crate::verify::path::Context;
use crate::verify::path::known::Known;
use crate::verify::path::lists::{self as signers, Place};

/// How long a list that announces no successor is believed.
const WITHOUT_SUCCESSOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Looks the certificate at this place of a path up in the lists at hand.
pub(super) fn status<'a>(place: &Place<'_, 'a>, context: &Context<'a>) -> Status {
    let subject = place.subject();
    let mut known = Reasons::NONE;
    let mut good: Option<Source> = None;
    for point in scope::points(subject) {
        for list in context.lists.iter().filter(|list| list.base.is_none()) {
            let Some(reasons) = scope::reasons(list, subject, &point) else {
                continue;
            };
            if !reasons.adds_to(known) || !signers::is_signed(list, place, context) {
                continue;
            }
            let Ok(entry) = look_up(list, place, context) else {
                continue;
            };
            let source = source(list);
            if let Some(entry) = entry {
                return Status::Revoked {
                    at: entry.at,
                    reason: Reason::of(entry.reason),
                    source,
                };
            }
            if is_current(list, subject, context) {
                known = known.union(reasons);
                // The oldest of the parts tells the age of what is known.
                if good
                    .as_ref()
                    .is_none_or(|good| source.this_update < good.this_update)
                {
                    good = Some(source);
                }
            }
            if let Some(source) = good.clone().filter(|_| !Reasons::ALL.adds_to(known)) {
                return Status::Good(source);
            }
        }
    }
    Status::Unknown
}

fn source(list: &List<'_>) -> Source {
    Source {
        kind: Kind::List,
        origin: list.origin,
        this_update: list.this_update,
        next_update: list.next_update,
    }
}

/// The entry of the complete list, as the delta lists at hand have changed it since.
fn look_up<'a>(
    list: &List<'_>,
    place: &Place<'_, 'a>,
    context: &Context<'a>,
) -> Result<Option<Entry>, crate::ber::NotBer> {
    let subject = place.subject();
    let mut entry = list.find(&subject.issuer, subject.serial())?;
    let mut deltas: Vec<&List<'_>> = context
        .lists
        .iter()
        .filter(|delta| completes(delta, list) && signers::is_signed(delta, place, context))
        .collect();
    deltas.sort_by_key(|delta| delta.this_update);
    for delta in deltas {
        match delta.find(&subject.issuer, subject.serial())? {
            Some(found) if found.reason == Some(Entry::REMOVED) => entry = None,
            Some(found) => entry = Some(found),
            None => {}
        }
    }
    Ok(entry)
}

/// Whether `delta` completes `list` (RFC 5280 §6.3.3 c): same issuer, same scope, same key, and numbers that follow.
fn completes(delta: &List<'_>, list: &List<'_>) -> bool {
    let (Some(base), Some(of_delta), Some(of_list)) = (delta.base, delta.number, list.number)
    else {
        return false;
    };
    delta.issuer == list.issuer
        && delta.scope_der == list.scope_der
        && delta.authority_key == list.authority_key
        && list::at_most(base, of_list)
        && list::at_most(of_list, of_delta)
}

/// Whether the silence of a list tells that the certificate was good at the time that matters.
///
/// A list counts where it was the current one at that time, or was issued later while the certificate was still to be listed.
fn is_current(list: &List<'_>, subject: &Known, context: &Context<'_>) -> bool {
    let (_, end) = subject.validity();
    let keeps = list.keeps_expired_since.is_some_and(|since| since <= end);
    if list.this_update > end && !keeps {
        return false;
    }
    Age {
        this_update: list.this_update,
        next_update: list
            .next_update
            .unwrap_or_else(|| later(list.this_update, WITHOUT_SUCCESSOR)),
    }
    .tells_of(&context.times)
}

/// A time so much later.
pub(super) fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// Verifies the signature of a list by a public key (DER).
pub(in crate::verify) fn is_signed_by(
    list: &List<'_>,
    public_key: &[u8],
    context: &Context<'_>,
) -> bool {
    let algorithm = crate::verify::cms::algorithm(&list.algorithm);
    let strength = algorithm
        .ok()
        .map(|algorithm| {
            algorithms::verify(public_key, &algorithm, None, list.signed, list.signature)
        })
        .and_then(Result::ok);
    strength.is_some_and(|strength| context.accepts(strength))
}

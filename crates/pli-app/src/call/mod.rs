//! Calls and aid schemes as last synchronised; all of it is there without a network.

use pli_core::call::{Call, SilenceEffect};
use rusqlite::OptionalExtension;

use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::form;
use crate::platform::clock;
use crate::sealing;
use crate::seam::{
    AuthorityView, CallState, CallView, CallsView, DeadlineView, DocumentView, LimitsView, LotView,
    OpeningView,
};
use crate::store::{Meta, StoreError};

/// Every call known here: open ones by deadline, then closed ones.
pub fn list(session: &Session) -> Result<CallsView, Fault> {
    let calls = all(session)?;
    let now = now()
        .saturating_add(clock::offset(session)?)
        .unwrap_or_else(|_| now());
    let mut views = calls
        .iter()
        .map(|call| {
            let past = call
                .deadline
                .as_ref()
                .is_some_and(|deadline| deadline.at < now);
            let here = form::find(session, &call.form.sha256).is_ok();
            view(
                call,
                if past {
                    CallState::Closed
                } else {
                    CallState::Open
                },
                here,
            )
        })
        .collect::<Vec<_>>();
    let due = |call: &CallView| {
        call.deadline
            .as_ref()
            .map_or_else(|| "~".to_owned(), |deadline| deadline.at.clone())
    };
    views.sort_by(|a, b| {
        a.state
            .cmp(&b.state)
            .then_with(|| due(a).cmp(&due(b)))
            .then_with(|| a.reference.cmp(&b.reference))
    });
    Ok(CallsView {
        synced_at: Meta::SyncedAt.get(&session.store.reader())?,
        calls: views,
    })
}

/// The call of a reference.
pub fn find(session: &Session, reference: &str) -> Result<Call, Fault> {
    let sql = "SELECT body FROM call WHERE reference = ?1";
    let found: Option<String> = session
        .store
        .reader()
        .query_row(sql, [reference], |row| row.get(0))
        .optional()
        .map_err(StoreError::from)?;
    let body = found.ok_or_else(|| Fault::new(Code::UnknownCall).with("reference", reference))?;
    Ok(serde_json::from_str(&body)
        .map_err(|error| StoreError::damaged(format!("call {reference}: {error}")))?)
}

/// Every call that the platform still shows.
pub(crate) fn all(session: &Session) -> Result<Vec<Call>, Fault> {
    let reader = session.store.reader();
    let mut statement = reader
        .prepare_cached("SELECT body FROM call WHERE shown ORDER BY reference")
        .map_err(StoreError::from)?;
    let bodies = statement
        .query_map([], |row| row.get::<_, String>(0))
        .map_err(StoreError::from)?;
    let mut calls = Vec::new();
    for body in bodies {
        let body = body.map_err(StoreError::from)?;
        calls.push(
            serde_json::from_str(&body)
                .map_err(|error| StoreError::damaged(format!("call: {error}")))?,
        );
    }
    Ok(calls)
}

fn view(call: &Call, state: CallState, form_here: bool) -> CallView {
    CallView {
        reference: call.reference.clone(),
        title: call.title.clone(),
        procedure: call.procedure.clone(),
        state,
        authority: AuthorityView {
            name: call.authority.name.clone(),
            service: call.authority.service.clone(),
            address: call.authority.address.clone(),
            email: call.authority.email.clone(),
            phone: call.authority.phone.clone(),
        },
        form: call.form.name.clone(),
        form_version: call.form.version.clone(),
        form_here,
        deadline: call.deadline.as_ref().map(DeadlineView::from),
        lots: call.lots.iter().map(lot).collect(),
        limits: LimitsView {
            max_file_bytes: call.limits.max_file_bytes,
            max_total_bytes: call.limits.max_total_bytes,
            max_files: call.limits.max_files,
            formats: call.limits.formats.clone(),
            max_name_chars: call.limits.max_name_chars,
        },
        signature_required: call.signature_required,
        copy_by_email_allowed: call.copy_by_email_allowed,
        documents: call
            .documents
            .iter()
            .map(|document| DocumentView {
                name: document.name.clone(),
                title: document.title.clone(),
                size: document.size,
                sha256: document.sha256.clone(),
            })
            .collect(),
        silence_effect: silence(call.silence.effect).to_owned(),
        silence_months: call.silence.months,
        remedies: call.remedies.clone(),
        demonstration: call.demonstration,
        opening: call.opening.as_ref().map(|opening| OpeningView {
            threshold: opening.threshold,
            holders: sealing::holders(opening),
        }),
    }
}

fn lot(lot: &pli_core::call::Lot) -> LotView {
    LotView {
        number: lot.number.clone(),
        title: lot.title.clone(),
        area: lot.area.clone(),
        max_amount: lot.max_amount.clone(),
    }
}

fn silence(effect: SilenceEffect) -> &'static str {
    match effect {
        SilenceEffect::Acceptance => "acceptance",
        SilenceEffect::Rejection => "rejection",
        SilenceEffect::None => "none",
    }
}

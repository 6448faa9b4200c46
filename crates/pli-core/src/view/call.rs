//! The facts of a call that expressions may read, with their types.

use std::collections::HashMap;

use pli_feel::{Kind, RowType, Type, Value};

use super::Inputs;
use crate::call::{Call, Lot};

/// Names under `call.` with their types; all may be null, as a dossier may have no call.
pub(crate) fn call_types() -> Vec<(&'static str, Type)> {
    vec![
        ("reference", Type::TEXT),
        ("title", Type::TEXT),
        ("procedure", Type::TEXT),
        ("authority", Type::TEXT),
        ("service", Type::TEXT),
        ("deadline", Type::DATE_TIME),
        ("deadline_date", Type::DATE),
        ("lot.number", Type::TEXT),
        ("lot.title", Type::TEXT),
        ("lot.area", Type::TEXT),
        ("lot.max_amount", Type::NUMBER),
        ("lots", Type::rows(lot_type())),
        ("signature_required", Type::BOOLEAN),
        ("copy_by_email_allowed", Type::BOOLEAN),
        ("offer_validity_days", Type::NUMBER),
        ("max_file_bytes", Type::NUMBER),
        ("max_total_bytes", Type::NUMBER),
        ("max_files", Type::NUMBER),
        ("formats", Type::list(Kind::Text.required())),
        ("demonstration", Type::BOOLEAN),
    ]
}

fn lot_type() -> RowType {
    RowType::new([
        ("number", Type::TEXT),
        ("title", Type::TEXT),
        ("area", Type::TEXT),
        ("max_amount", Type::NUMBER),
    ])
}

/// The values of those names.
pub(super) fn call_values(inputs: Inputs<'_>) -> HashMap<&'static str, Value> {
    let Some(call) = inputs.call else {
        return HashMap::from([("lots", Value::list([])), ("formats", Value::list([]))]);
    };
    let mut values = facts(call);
    if let Some(lot) = inputs
        .lot
        .and_then(|number| call.lots.iter().find(|lot| lot.number == number))
    {
        values.insert("lot.number", text(&lot.number));
        values.insert("lot.title", text(&lot.title));
        values.insert("lot.area", text(&lot.area));
        values.insert("lot.max_amount", max_amount(lot));
    }
    values
}

fn facts(call: &Call) -> HashMap<&'static str, Value> {
    let count = |n: u64| Value::Number(i64::try_from(n).unwrap_or(i64::MAX).into());
    let deadline = call.deadline.as_ref().map(|deadline| deadline.local);
    HashMap::from([
        ("reference", text(&call.reference)),
        ("title", text(&call.title)),
        ("procedure", text(&call.procedure)),
        ("authority", text(&call.authority.name)),
        ("service", text(&call.authority.service)),
        ("deadline", deadline.map_or(Value::Null, Value::DateTime)),
        (
            "deadline_date",
            deadline.map_or(Value::Null, |local| Value::Date(local.date())),
        ),
        ("lots", Value::list(call.lots.iter().map(lot_value))),
        (
            "signature_required",
            Value::Boolean(call.signature_required),
        ),
        (
            "copy_by_email_allowed",
            Value::Boolean(call.copy_by_email_allowed),
        ),
        (
            "offer_validity_days",
            call.offer_validity_days
                .map_or(Value::Null, |days| count(days.into())),
        ),
        ("max_file_bytes", count(call.limits.max_file_bytes)),
        ("max_total_bytes", count(call.limits.max_total_bytes)),
        ("max_files", count(call.limits.max_files.into())),
        (
            "formats",
            Value::list(call.limits.formats.iter().map(|format| text(format))),
        ),
        ("demonstration", Value::Boolean(call.demonstration)),
    ])
}

fn lot_value(lot: &Lot) -> Value {
    let row = pli_feel::Row::new(&lot_type(), |name| match name {
        "number" => text(&lot.number),
        "title" => text(&lot.title),
        "area" => text(&lot.area),
        "max_amount" => max_amount(lot),
        _ => Value::Null,
    });
    Value::Row(std::sync::Arc::new(row))
}

fn max_amount(lot: &Lot) -> Value {
    lot.max_amount
        .as_ref()
        .and_then(|amount| amount.parse().ok())
        .map_or(Value::Null, Value::Number)
}

/// A text; null where it is empty.
fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        Value::text(text)
    }
}

//! How much work it is to go through a value.

use crate::Value;

/// Characters of a text that count for one step.
const CHARS_A_STEP: usize = 16;

/// Counts the steps of going through a whole value; none beyond `limit`.
///
/// Lists share their elements, so a small expression can make a value whose walk never ends: counting stops early.
pub(crate) fn weight(value: &Value, limit: u64) -> Option<u64> {
    let own = match value {
        Value::Text(text) => 1 + text.len() / CHARS_A_STEP,
        Value::List(elements) => 1 + elements.len(),
        _ => 1,
    };
    let mut total = u64::try_from(own).ok().filter(|own| *own <= limit)?;
    match value {
        Value::List(elements) if !elements.first().is_some_and(is_flat) => {
            for element in elements.iter() {
                total += weight(element, limit - total)?;
            }
        }
        Value::Row(row) => {
            for (_, cell) in row.cells() {
                total += weight(cell, limit - total)?;
            }
        }
        _ => {}
    }
    Some(total)
}

/// Tells whether a list that begins with this has nothing deep in it: its elements are of one type.
fn is_flat(first: &Value) -> bool {
    matches!(
        first,
        Value::Number(_) | Value::Boolean(_) | Value::Date(_) | Value::DateTime(_) | Value::Time(_)
    )
}

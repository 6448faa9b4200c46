//! Which keys a field of each kind may have.

use super::Loader;
use super::fault::FaultCode;
use super::raw::{RawField, Word};

impl Loader {
    /// Refuses the keys that have no meaning with the kind of the field.
    pub(super) fn check_keys(&mut self, raw: &RawField) {
        let kind = raw.kind.value.as_str();
        for (name, word, fits) in optional_keys(raw, kind) {
            if let Some(word) = word.as_ref().filter(|_| !fits) {
                self.fault(
                    word,
                    FaultCode::KeyNotForKind,
                    &[("name", name), ("kind", kind)],
                );
            }
        }
        let rows = is_any(kind, &["group", "table"]);
        let lists = [
            ("fields", raw.fields.is_some() && !rows),
            ("formats", raw.formats.is_some() && kind != "attachment"),
        ];
        for (name, _) in lists.iter().filter(|(_, strange)| *strange) {
            self.fault(
                &raw.kind,
                FaultCode::KeyNotForKind,
                &[("name", name), ("kind", kind)],
            );
        }
    }
}

fn is_any(kind: &str, kinds: &[&str]) -> bool {
    kinds.contains(&kind)
}

/// Every key that not all kinds have, and whether this kind has it.
fn optional_keys<'a>(
    raw: &'a RawField,
    kind: &str,
) -> [(&'static str, &'a Option<Word>, bool); 19] {
    let bounded = is_any(kind, &["integer", "number", "amount", "rate", "date"]);
    let text = is_any(kind, &["text", "long_text"]);
    let rows = is_any(kind, &["group", "table"]);
    let many = rows || is_any(kind, &["choices", "code"]);
    let file = kind == "attachment";
    let computed = kind == "computed";
    [
        ("min", &raw.min, bounded),
        ("max", &raw.max, bounded),
        ("min_length", &raw.min_length, text),
        ("max_length", &raw.max_length, text),
        ("decimals", &raw.decimals, is_any(kind, &["number", "rate"])),
        (
            "list",
            &raw.list,
            is_any(kind, &["choice", "choices", "code"]),
        ),
        (
            "filter",
            &raw.filter,
            raw.list.is_some() && is_any(kind, &["choice", "choices", "code"]),
        ),
        ("pattern", &raw.pattern, kind == "code"),
        ("min_items", &raw.min_items, many),
        ("max_items", &raw.max_items, many),
        ("row_label", &raw.row_label, rows),
        ("max_size", &raw.max_size, file),
        ("max_files", &raw.max_files, file),
        ("value", &raw.value, computed),
        ("type", &raw.value_type, computed),
        ("required", &raw.required, !computed && raw.from.is_none()),
        ("from", &raw.from, !computed && !rows && !file),
        ("profile", &raw.profile, !computed && !rows && !file),
        ("unit", &raw.unit, !rows && !file),
    ]
}

//! What is transmitted of a dossier, as one digest: equal as long as nothing that is printed or deposited changed.

use pli_core::dossier::Dossier;
use pli_core::view::View;
use serde_json::json;
use sha2::{Digest, Sha256};

/// SHA-256 over the visible values, the order of rows, the files and the justifications.
pub(crate) fn content_digest(view: &View, state: &Dossier) -> Result<String, serde_json::Error> {
    let fields: Vec<_> = view
        .fields
        .iter()
        .filter(|(_, field)| field.visible)
        .map(|(path, field)| {
            let components: Vec<_> = field
                .components
                .iter()
                .map(|c| json!([c.name, c.answer]))
                .collect();
            json!([path, field.value, components, field.files])
        })
        .collect();
    let groups: Vec<_> = view
        .groups
        .iter()
        .filter(|(_, group)| group.visible)
        .map(|(path, group)| {
            json!([
                path,
                group.rows.iter().map(|row| row.row).collect::<Vec<_>>()
            ])
        })
        .collect();
    let pieces: Vec<_> = view
        .pieces
        .iter()
        .filter(|piece| piece.visible)
        .map(|piece| json!([piece.target, piece.files]))
        .collect();
    let justified: Vec<_> = view
        .findings
        .iter()
        .filter(|f| f.justified.is_some())
        .map(|f| json!([f.code, f.path, f.justified]))
        .collect();
    let mut content = vec![
        json!(fields),
        json!(groups),
        json!(pieces),
        json!(justified),
    ];
    // Another version of the form is another document, even where every answer is the same.
    let moved = state
        .form()
        .filter(|form| state.started_with() != Some(*form));
    content.extend(moved.map(|form| json!(form.sha256)));
    let bytes = serde_json::to_vec(&content)?;
    Ok(hex::encode(Sha256::digest(bytes)))
}

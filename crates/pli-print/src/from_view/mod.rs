//! From a dossier seen through its form to the document that is printed: what is shown, in the order of the form.
//!
//! Texts are French, the language of the procedure. Hidden answers are counted, never printed. Decides no rule.

mod blocks;
mod stamps;

use pli_core::call::Call;
use pli_core::finding::{Finding, Severity};
use pli_core::form::FormPackage;
use pli_core::view::View;

use crate::dossier::{
    AttachmentLine, DossierDocument, DossierState, Fact, FormStamp, Remark, Section, Standing,
};
use crate::moment::Moment;

/// What the pages say beside the form and its answers.
pub struct DossierMeta<'a> {
    /// Name that the person gave to the dossier.
    pub title: String,
    /// Identity of the dossier.
    pub dossier_id: String,
    /// SHA-256 of the answers that are printed, in lower-case hexadecimal.
    pub content_sha256: String,
    /// The call that is answered; none for a form filled on its own.
    pub call: Option<&'a Call>,
    /// Number of the lot that is answered.
    pub lot: Option<&'a str>,
    /// Moment of printing.
    pub printed_at: Moment,
    /// Whether the document counts; a call that is a demonstration makes it one in any case.
    pub standing: Standing,
    /// The sentence of a finding, in French.
    pub words: &'a dyn Fn(&Finding) -> String,
}

impl DossierDocument {
    /// Makes the document of a dossier seen through its form.
    pub fn from_view(form: &FormPackage, view: &View, meta: &DossierMeta<'_>) -> Self {
        let is_demonstration = meta.call.is_some_and(|call| call.demonstration);
        Self {
            title: meta.title.clone(),
            dossier_id: meta.dossier_id.clone(),
            content_sha256: meta.content_sha256.clone(),
            form: FormStamp {
                title: form.title.fr.clone(),
                name: form.name.clone(),
                version: form.version.clone(),
                sha256: form.sha256.clone(),
            },
            call: meta.call.map(|call| stamps::call(call, meta.lot)),
            organisation: stamps::organisation(form, view),
            totals: totals(view),
            state: state(view),
            printed_at: meta.printed_at.clone(),
            standing: if is_demonstration {
                Standing::Demonstration
            } else {
                meta.standing
            },
            sections: sections(form, view),
            warnings: warnings(form, view, meta.words),
            hidden_answers: u64::try_from(view.hidden.len()).unwrap_or(u64::MAX),
            attachments: attachments(form, view),
            undertakings: stamps::undertakings(form, view),
            signatory: stamps::signatory(form, view),
        }
    }
}

fn state(view: &View) -> DossierState {
    let blocking = view
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Blocking)
        .count();
    match u64::try_from(blocking).unwrap_or(u64::MAX) {
        0 => DossierState::Ready,
        blocking => DossierState::Draft { blocking },
    }
}

fn totals(view: &View) -> Vec<Fact> {
    let value = |display: &str, is_provisional: bool| {
        if is_provisional && !display.is_empty() {
            format!("{display} (provisoire)")
        } else {
            display.to_owned()
        }
    };
    view.totals
        .iter()
        .map(|total| Fact {
            label: total.label.fr.clone(),
            value: value(&total.display.fr, total.provisional),
        })
        .collect()
}

fn sections(form: &FormPackage, view: &View) -> Vec<Section> {
    form.sections
        .iter()
        .zip(&view.sections)
        .filter(|(_, shown)| shown.visible)
        .map(|(section, _)| Section {
            title: section.title.fr.clone(),
            blocks: blocks::of_section(view, section),
        })
        .collect()
}

fn warnings(form: &FormPackage, view: &View, words: &dyn Fn(&Finding) -> String) -> Vec<Remark> {
    view.findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning)
        .map(|finding| Remark {
            place: blocks::place(form, view, &finding.path),
            message: words(finding),
            justification: finding.justified.clone(),
        })
        .collect()
}

fn attachments(form: &FormPackage, view: &View) -> Vec<AttachmentLine> {
    let line = |piece: &str, file: &pli_core::dossier::Attachment| AttachmentLine {
        piece: piece.to_owned(),
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
    };
    let mut lines = Vec::new();
    for piece in view.pieces.iter().filter(|piece| piece.visible) {
        let label = blocks::with_row(&piece.label.fr, piece.row.as_ref());
        lines.extend(piece.files.iter().map(|file| line(&label, file)));
    }
    for (path, field) in view.fields.iter().filter(|(_, field)| field.visible) {
        let label = blocks::place(form, view, path);
        lines.extend(field.files.iter().map(|file| line(&label, file)));
    }
    lines
}

//! Faults in a dossier, found from its values. Each has a code, its place and the values of its sentence.

mod codes;
mod component;
mod field;
mod listing;
mod rules;

use super::written::Values;
use crate::dossier::{Dossier, Path};
use crate::finding::{Finding, Severity};

pub use super::pieces::check_attachment;
pub use codes::all_codes;
pub use component::component_label;
pub(super) use field::field;
pub(super) use listing::{Count, Listing, Owner};
pub(super) use rules::check;

/// Findings as they are found.
pub(super) struct Report<'a> {
    dossier: &'a Dossier,
    findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(dossier: &'a Dossier) -> Self {
        Self {
            dossier,
            findings: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.findings.len()
    }

    pub(super) fn add(&mut self, code: &str, severity: Severity, path: &Path, values: Values) {
        self.push(Finding {
            code: code.to_owned(),
            severity,
            section: path.section().to_owned(),
            path: path.clone(),
            values: values.fr,
            values_en: values.en,
            message: None,
            message_en: None,
            why: None,
            why_en: None,
            justified: None,
        });
    }

    /// Adds a finding with the person's justification, which only a warning can have.
    pub(super) fn push(&mut self, mut finding: Finding) {
        if finding.severity == Severity::Warning {
            finding.justified = self
                .dossier
                .justification(&finding.code, &finding.path)
                .map(str::to_owned);
        }
        self.findings.push(finding);
    }

    /// What was found.
    pub(super) fn findings(self) -> Vec<Finding> {
        self.findings
    }
}

//! Faults in a dossier, found from its values. Each has a code, its place and the values of its sentence.

mod codes;
mod component;
mod field;
mod rules;

use std::collections::{BTreeMap, HashMap};

use crate::dossier::{Dossier, Path};
use crate::finding::{Finding, Severity};
use crate::form::FormPackage;

pub use super::pieces::check_attachment;
pub use codes::all_codes;
pub(crate) use component::component_label;
pub(super) use field::field;
pub(super) use rules::rules;

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

    pub(super) fn add(
        &mut self,
        code: &str,
        severity: Severity,
        path: &Path,
        values: BTreeMap<String, String>,
    ) {
        self.push(Finding {
            code: code.to_owned(),
            severity,
            section: path.section().to_owned(),
            path: path.clone(),
            values,
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

    /// The findings section by section, in the order of the form; pieces and the whole deposit last.
    pub(super) fn in_order(mut self, form: &FormPackage) -> Vec<Finding> {
        let order: HashMap<&str, usize> = form
            .sections
            .iter()
            .enumerate()
            .map(|(n, section)| (section.id.as_str(), n))
            .collect();
        self.findings.sort_by_key(|finding| {
            order
                .get(finding.section.as_str())
                .copied()
                .unwrap_or(usize::MAX)
        });
        self.findings
    }
}

//! Worked examples: `examples/*.yaml`.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::fault::FaultCode;
use super::raw::{RawCall, RawExample, RawFiles, RawLimits, RawLot, Word};
use super::{Loader, yaml};
use crate::call::{Authority, Call, Deadline, FormRef, Limits, Lot, Silence, SilenceEffect};
use crate::example::{Difference, Example, ExpectedFinding, build_example};
use crate::form::FormPackage;

impl Loader {
    pub(super) fn examples(
        &mut self,
        package: &mut FormPackage,
        files: &BTreeMap<String, Vec<u8>>,
    ) {
        if self
            .faults
            .iter()
            .any(|fault| fault.severity == super::FaultSeverity::Error)
        {
            return;
        }
        for (file, bytes) in files
            .iter()
            .filter(|(name, _)| name.starts_with("examples/"))
        {
            self.file.clone_from(file);
            let Some(raw) = self.keep(yaml::read::<RawExample>(file, bytes)) else {
                continue;
            };
            if let Some(example) = self.example(package, file, raw) {
                self.try_answers(package, &example);
                package.examples.push(example);
            }
        }
    }

    fn example(&mut self, package: &FormPackage, file: &str, raw: RawExample) -> Option<Example> {
        let today = self.date(&raw.today)?;
        let lot = raw
            .call
            .as_ref()
            .and_then(|call| call.lot.as_ref())
            .map(|word| word.value.clone());
        let call = match &raw.call {
            Some(call) => Some(self.call(package, call)?),
            None => None,
        };
        for (id, word) in &raw.expect.totals {
            if !package.totals.iter().any(|total| total.id == *id) {
                self.fault(word, FaultCode::ExampleExpects, &[("given", id)]);
            }
        }
        let totals = raw
            .expect
            .totals
            .into_iter()
            .map(|(id, word)| (id, word.value))
            .collect();
        let mut findings = Vec::new();
        for finding in &raw.expect.findings {
            let severity = self.severity(Some(&finding.severity));
            findings.push(ExpectedFinding {
                code: finding.code.value.clone(),
                path: finding.path.value.clone(),
                severity,
            });
        }
        let attachments = raw
            .attachments
            .into_iter()
            .flat_map(|(path, files)| attached(package, path, files))
            .collect();
        let (file, title, answers) = (file.to_owned(), raw.title.value, raw.answers);
        Some(Example {
            file,
            title,
            call,
            lot,
            today,
            answers,
            attachments,
            totals,
            findings,
        })
    }

    /// Tells the answers and files that the form cannot take.
    fn try_answers(&mut self, package: &FormPackage, example: &Example) {
        let Err(differences) = build_example(package, example) else {
            return;
        };
        let at = super::At {
            file: example.file.clone(),
            line: 1,
            column: 1,
        };
        for difference in differences {
            let (path, detail, detail_en) = match difference {
                Difference::Answers(error) => {
                    let en = error.what.en.clone().unwrap_or_default();
                    (error.path, error.what.fr, en)
                }
                Difference::Attachment { path } => (
                    path,
                    "aucune place pour un fichier".to_owned(),
                    "no place for a file".to_owned(),
                ),
                Difference::Total { .. } | Difference::Missing(_) | Difference::Unexpected(_) => {
                    continue;
                }
            };
            self.fault_at(
                &at,
                FaultCode::ExampleAnswer,
                &[
                    ("path", &path),
                    ("detail", &detail),
                    ("detail_en", &detail_en),
                ],
            );
        }
    }

    fn call(&mut self, package: &FormPackage, raw: &RawCall) -> Option<Call> {
        let deadline = match &raw.deadline {
            Some(word) => Some(self.deadline(word)?),
            None => None,
        };
        let text = |word: &Option<Word>| {
            word.as_ref()
                .map(|word| word.value.clone())
                .unwrap_or_default()
        };
        let form = FormRef {
            name: package.name.clone(),
            version: package.version.clone(),
            sha256: package.sha256.clone(),
        };
        let (name, service) = (text(&raw.authority), text(&raw.service));
        let authority = Authority {
            name,
            service,
            address: String::new(),
            email: String::new(),
            phone: String::new(),
        };
        Some(Call {
            reference: text(&raw.reference),
            title: text(&raw.title),
            procedure: text(&raw.procedure),
            authority,
            form,
            deadline,
            lots: raw.lots.iter().map(lot).collect(),
            limits: limits(raw.limits.as_ref()),
            signature_required: raw.signature_required.unwrap_or(true),
            offer_validity_days: raw.offer_validity_days,
            copy_by_email_allowed: raw.copy_by_email_allowed.unwrap_or(false),
            documents: Vec::new(),
            silence: Silence {
                effect: SilenceEffect::None,
                months: 0,
            },
            remedies: String::new(),
            demonstration: true,
            opening: None,
        })
    }

    fn deadline(&mut self, word: &Word) -> Option<Deadline> {
        let Ok(local) = word.value.parse::<DateTime>() else {
            self.fault(word, FaultCode::BadDate, &[("given", &word.value)]);
            return None;
        };
        // Winter time of Paris: an example has no zone database, and its instant decides nothing.
        let at = jiff::tz::offset(1).to_timestamp(local).ok()?;
        Some(Deadline {
            at,
            local,
            zone: "Europe/Paris".to_owned(),
        })
    }
}

fn lot(raw: &RawLot) -> Lot {
    let text = |word: &Option<Word>| {
        word.as_ref()
            .map(|word| word.value.clone())
            .unwrap_or_default()
    };
    let max_amount = raw.max_amount.as_ref().map(|word| word.value.clone());
    Lot {
        number: raw.number.value.clone(),
        title: text(&raw.title),
        area: text(&raw.area),
        max_amount,
    }
}

fn limits(raw: Option<&RawLimits>) -> Limits {
    let formats = Vec::new();
    let default = Limits {
        max_file_bytes: 52_428_800,
        max_total_bytes: 524_288_000,
        max_files: 100,
        formats,
        max_name_chars: 120,
    };
    let Some(raw) = raw else { return default };
    Limits {
        max_file_bytes: raw.max_file_bytes.unwrap_or(default.max_file_bytes),
        max_total_bytes: raw.max_total_bytes.unwrap_or(default.max_total_bytes),
        max_files: raw.max_files.unwrap_or(default.max_files),
        formats: raw.formats.clone().unwrap_or(default.formats),
        max_name_chars: raw.max_name_chars.unwrap_or(default.max_name_chars),
    }
}

/// The places of files: a piece by its identifier, a row of it by its number, or an attachment field by its address.
fn attached(package: &FormPackage, path: String, files: RawFiles) -> Vec<(String, Vec<String>)> {
    let place = if package.piece(&path).is_some() {
        format!("pieces.{path}")
    } else {
        path
    };
    match files {
        RawFiles::Here(names) => vec![(place, names)],
        RawFiles::ByRow(rows) => rows
            .into_iter()
            .map(|(row, names)| (format!("{place}[{}]", row.0.replace('.', "][")), names))
            .collect(),
    }
}

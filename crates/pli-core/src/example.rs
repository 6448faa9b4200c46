//! Worked examples of a form: answers, and the totals and findings that they must give.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::answers::{ImportError, Numbering, friendly_path, import, resolve_path};
use crate::call::Call;
use crate::dossier::{
    ActorId, Answer, ApplyError, Attachment, AttachmentId, BatchId, Context, Dossier, Request,
    RowId, plan,
};
use crate::finding::Severity;
use crate::form::FormPackage;
use crate::view::{Inputs, View, evaluate};

/// A worked example of a form.
#[derive(Debug, Clone)]
pub struct Example {
    /// File in the package, `examples/large.yaml`.
    pub file: String,
    /// Title in words.
    pub title: String,
    /// The call that is answered.
    pub call: Option<Call>,
    /// Number of the lot that is answered.
    pub lot: Option<String>,
    /// The day.
    pub today: Date,
    /// Answers, as in a file of answers.
    pub answers: serde_json::Value,
    /// Names of the files by their place, rows by number from 0: `pieces.cv[0]`, `groupement.mandate`.
    pub attachments: Vec<(String, Vec<String>)>,
    /// Values of the totals, by identifier.
    pub totals: BTreeMap<String, String>,
    /// Findings, in any order.
    pub findings: Vec<ExpectedFinding>,
}

/// A finding that an example must give.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExpectedFinding {
    /// Code.
    pub code: String,
    /// Place, rows by number from 0.
    pub path: String,
    /// Severity.
    pub severity: Severity,
}

/// How an example comes out otherwise than it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Its answers cannot be read.
    Answers(ImportError),
    /// A file stands at a place that the form or the answers do not have.
    Attachment {
        /// The place.
        path: String,
    },
    /// A total has another value.
    Total {
        /// Identifier.
        id: String,
        /// What the example says; none where it says nothing.
        expected: Option<String>,
        /// What comes out.
        found: Option<String>,
    },
    /// A finding is expected and does not come.
    Missing(ExpectedFinding),
    /// A finding comes and is not expected.
    Unexpected(ExpectedFinding),
}

/// Builds the dossier of an example, with identities that are the same each time.
///
/// # Errors
/// Answers or files that do not fit the form.
pub fn build_example(form: &FormPackage, example: &Example) -> Result<Dossier, Vec<Difference>> {
    let mut dossier = Dossier::default();
    let mut count = 0u128;
    let mut new_row = || {
        count += 1;
        RowId(Uuid::from_u128((7 << 76) | count))
    };
    let read = import(form, &dossier, &example.answers, None, &mut new_row);
    let requests = read.map_err(|errors| {
        errors
            .into_iter()
            .map(Difference::Answers)
            .collect::<Vec<_>>()
    })?;
    act(&mut dossier, 1, &requests).map_err(|_| Vec::new())?;
    let mut faults = Vec::new();
    let mut attached = Vec::new();
    for (path, names) in &example.attachments {
        let Some(target) = resolve_path(form, &dossier, path, Numbering::FromZero) else {
            faults.push(Difference::Attachment { path: path.clone() });
            continue;
        };
        for name in names {
            let number = u128::try_from(attached.len()).unwrap_or(0) + 1;
            attached.push(Request::Attach {
                target: target.clone(),
                attachment: file(name, number),
            });
        }
    }
    act(&mut dossier, 2, &attached).map_err(|_| Vec::new())?;
    if faults.is_empty() {
        Ok(dossier)
    } else {
        Err(faults)
    }
}

fn act(dossier: &mut Dossier, number: u128, requests: &[Request]) -> Result<(), ApplyError> {
    let context = Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Exemple".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(number)),
    };
    for op in plan(dossier, &context, requests) {
        dossier.apply(&op)?;
    }
    Ok(())
}

/// A file that only its name is known of.
fn file(name: &str, number: u128) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128((7 << 76) | (1 << 60) | number)),
        name: name.to_owned(),
        size: 10_000,
        sha256: "0".repeat(64),
        media_type: "application/octet-stream".to_owned(),
        issued_on: None,
        valid_until: None,
    }
}

/// Runs an example: what comes out otherwise than it says; nothing where all is well.
pub fn run_example(form: &FormPackage, example: &Example) -> Vec<Difference> {
    let dossier = match build_example(form, example) {
        Ok(dossier) => dossier,
        Err(differences) => return differences,
    };
    let inputs = Inputs {
        call: example.call.as_ref(),
        lot: example.lot.as_deref(),
        today: example.today,
    };
    let view = evaluate(form, &dossier, inputs);
    let mut differences = totals(example, &view);
    differences.extend(findings(form, &dossier, example, &view));
    differences
}

fn totals(example: &Example, view: &View) -> Vec<Difference> {
    let mut differences = Vec::new();
    for total in &view.totals {
        let expected = example.totals.get(&total.id);
        let found = total.value.as_ref().map(text_of);
        let same = match (expected, &found) {
            (Some(expected), Some(found)) => is_same(expected, found),
            (None, None) => true,
            _ => false,
        };
        if !same {
            differences.push(Difference::Total {
                id: total.id.clone(),
                expected: expected.cloned(),
                found,
            });
        }
    }
    differences
}

fn text_of(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) | Answer::Number(text) => text.clone(),
        Answer::YesNo(value) => value.to_string(),
        Answer::Date(value) => value.to_string(),
        Answer::DateTime(value) => value.to_string(),
        Answer::Codes(codes) => codes.join(", "),
    }
}

/// Equal as numbers where both are, else as texts.
fn is_same(expected: &str, found: &str) -> bool {
    match (
        expected.parse::<pli_feel::Decimal>(),
        found.parse::<pli_feel::Decimal>(),
    ) {
        (Ok(expected), Ok(found)) => expected == found,
        _ => expected == found,
    }
}

fn findings(
    form: &FormPackage,
    dossier: &Dossier,
    example: &Example,
    view: &View,
) -> Vec<Difference> {
    let found = view.findings.iter().map(|finding| ExpectedFinding {
        code: finding.code.clone(),
        path: friendly_path(form, dossier, &finding.path, Numbering::FromZero),
        severity: finding.severity,
    });
    let mut unexpected: Vec<ExpectedFinding> = found.collect();
    let mut differences = Vec::new();
    for expected in &example.findings {
        match unexpected.iter().position(|found| found == expected) {
            Some(index) => {
                unexpected.swap_remove(index);
            }
            None => differences.push(Difference::Missing(expected.clone())),
        }
    }
    unexpected.sort();
    differences.extend(unexpected.into_iter().map(Difference::Unexpected));
    differences
}

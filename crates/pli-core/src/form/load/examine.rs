//! What an author is told beyond what the loader refuses: what can never show, rules that never speak, files that clash, what
//! expressions cost, and examples that come out otherwise.

use std::collections::BTreeMap;

use pli_feel::Program;

use super::fault::{At, Fault, FaultCode};
use super::raw::{RawForm, Word};
use super::reach::{never_fails, never_met, never_met_together};
use super::{Loaded, fields, load_with, yaml};
use crate::example::{Difference, ExpectedFinding, run_example};
use crate::form::{Condition, FormPackage, Shelf};

/// A package examined for its author.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The package, where it can be used.
    pub package: Option<FormPackage>,
    /// Everything to mend, errors and warnings, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// The most steps that one expression may take, and its text.
    pub costliest: Option<(u64, String)>,
}

/// Examines a package, with the shared lists of a shelf: loads it, looks for what can never show, and runs its examples.
pub fn examine(files: &BTreeMap<String, Vec<u8>>, shelf: &Shelf) -> Examined {
    let (package, mut faults) = match load_with(files, shelf) {
        Ok(Loaded { package, warnings }) => (Some(package), warnings),
        Err(faults) => (None, faults),
    };
    let raw = files
        .get("form.yaml")
        .and_then(|bytes| yaml::read::<RawForm>("form.yaml", bytes).ok());
    let mut costliest = None;
    if let (Some(package), Some(raw)) = (&package, &raw) {
        let mut reach = Reach {
            form: package,
            faults: &mut faults,
        };
        reach.all(raw);
        examples(package, files, &mut faults);
        costliest = conditions(package)
            .map(|expression| (expression.program.cost(), expression.source.clone()))
            .max_by_key(|(cost, _)| *cost);
    }
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    Examined {
        package,
        faults,
        costliest,
    }
}

/// Every expression of a form that has a name of its own.
fn conditions(form: &FormPackage) -> impl Iterator<Item = &crate::form::Expression> {
    use crate::form::Source;
    fn of(condition: &Condition) -> Option<&crate::form::Expression> {
        match condition {
            Condition::When(expression) => Some(expression),
            Condition::Always | Condition::Never => None,
        }
    }
    let sections = form.sections.iter().filter_map(move |s| of(&s.visible));
    let fields = form.fields().flat_map(move |field| {
        let value = match &field.source {
            Source::Computed(value) | Source::Call(value) => Some(value),
            Source::Person => None,
        };
        [of(&field.visible), of(&field.required), value]
            .into_iter()
            .flatten()
    });
    let rules = form
        .rules
        .iter()
        .flat_map(|rule| rule.when.iter().chain([&rule.check]));
    let totals = form.totals.iter().map(|total| &total.value);
    let pieces = form.pieces.iter().flat_map(move |piece| {
        [of(&piece.visible), of(&piece.required)]
            .into_iter()
            .flatten()
    });
    sections
        .chain(fields)
        .chain(rules)
        .chain(totals)
        .chain(pieces)
}

struct Reach<'a> {
    form: &'a FormPackage,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reach<'a> {
    fn all(&mut self, raw: &RawForm) {
        for (section, raw) in self.form.sections.iter().zip(&raw.sections) {
            let around = [&section.visible];
            self.shows(&around, raw.visible.as_ref(), &section.id);
        }
        for field in self.form.fields() {
            let word = fields::raw_of(raw, &field.pattern).and_then(|raw| raw.visible.as_ref());
            if word.is_none() {
                continue;
            }
            let around = self.around(&field.pattern);
            self.shows(&around, word, &field.pattern);
        }
        for (piece, raw) in self.form.pieces.iter().zip(&raw.pieces) {
            let each = piece.each.as_ref().map(crate::dossier::Path::pattern);
            let mut around = each.map_or_else(Vec::new, |each| self.around(&each));
            around.push(&piece.visible);
            self.shows(
                &around,
                raw.visible.as_ref(),
                &format!("pieces.{}", piece.id),
            );
        }
        for (rule, raw) in self.form.rules.iter().zip(&raw.rules) {
            let when: Vec<&Program> = rule.when.iter().map(|when| &when.program).collect();
            let never = never_met(self.form, &when);
            if never || never_fails(self.form, &rule.check.program) {
                let word = raw.when.as_ref().filter(|_| never).unwrap_or(&raw.check);
                self.tell(word, FaultCode::RuleNeverSpeaks, &rule.id);
            }
        }
    }

    /// The conditions of a place: its section's, its groups', its own.
    fn around(&self, pattern: &str) -> Vec<&'a Condition> {
        let form = self.form;
        let section = pattern.split('.').next().unwrap_or_default();
        let mut found: Vec<&Condition> = form.section(section).iter().map(|s| &s.visible).collect();
        let ends = pattern.match_indices('.').map(|(at, _)| at);
        for end in ends.chain([pattern.len()]) {
            let field = pattern.get(..end).and_then(|outer| form.field(outer));
            found.extend(field.map(|field| &field.visible));
        }
        found
    }

    fn shows(&mut self, around: &[&Condition], word: Option<&Word>, name: &str) {
        let Some(word) = word else { return };
        let never = around.iter().any(|c| matches!(c, Condition::Never));
        let programs: Vec<&Program> = around
            .iter()
            .filter_map(|condition| match condition {
                Condition::When(expression) => Some(&expression.program),
                Condition::Always | Condition::Never => None,
            })
            .collect();
        if never || never_met_together(self.form, &programs) {
            self.tell(word, FaultCode::Unreachable, name);
        }
    }

    fn tell(&mut self, word: &Word, code: FaultCode, name: &str) {
        let at = yaml::at("form.yaml", word);
        self.faults.push(Fault::new(code, &at, &[("given", name)]));
    }
}

fn examples(form: &FormPackage, files: &BTreeMap<String, Vec<u8>>, faults: &mut Vec<Fault>) {
    for example in &form.examples {
        let text = files
            .get(&example.file)
            .map(|bytes| String::from_utf8_lossy(bytes));
        let line = text.and_then(|text| text.lines().position(|line| line.starts_with("expect:")));
        let at = At {
            file: example.file.clone(),
            line: line.map_or(1, |line| u32::try_from(line + 1).unwrap_or(u32::MAX)),
            column: 1,
        };
        for difference in run_example(form, example) {
            let (fr, en) = words(&difference);
            let values = [("detail", fr.as_str()), ("detail_en", en.as_str())];
            faults.push(Fault::new(FaultCode::ExampleDiffers, &at, &values));
        }
    }
}

fn words(difference: &Difference) -> (String, String) {
    let finding = |found: &ExpectedFinding| format!("{} ({})", found.code, found.path);
    match difference {
        Difference::Answers(error) => (
            format!("« {} » : {}", error.path, error.what.fr),
            format!(
                "“{}”: {}",
                error.path,
                error.what.get(crate::text::Language::English)
            ),
        ),
        Difference::Attachment { path } => (
            format!("« {path} » n’a pas de place pour un fichier"),
            format!("“{path}” has no place for a file"),
        ),
        Difference::Total {
            id,
            expected,
            found,
        } => {
            let expected = expected.as_deref().unwrap_or("—");
            let found = found.as_deref().unwrap_or("—");
            (
                format!("le total « {id} » vaut {found}, l’exemple dit {expected}"),
                format!("the total “{id}” is {found}, the example says {expected}"),
            )
        }
        Difference::Missing(one) => (
            format!("le constat {} est attendu et ne vient pas", finding(one)),
            format!("the finding {} is expected and does not come", finding(one)),
        ),
        Difference::Unexpected(one) => (
            format!("le constat {} vient sans être attendu", finding(one)),
            format!("the finding {} comes and is not expected", finding(one)),
        ),
    }
}

//! The cases of the kit: an expression, what its names stand for, and the value that it should have.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use roxmltree::{Document, Node};

use crate::model::{Decision, MAX_LEVELS, Model, Required};
use crate::values::{Expected, read as read_value};

/// Levels of the kit.
const LEVELS: [&str; 2] = ["compliance-level-2", "compliance-level-3"];

/// Deepest chain of decisions.
const MAX_CHAIN: usize = 16;

/// One expected value of one decision.
pub(crate) struct Case {
    /// Folder of the test.
    pub(crate) family: String,
    /// Number of the test within.
    pub(crate) id: String,
    /// The expression, names already written as words.
    pub(crate) source: String,
    /// The value that it should have.
    pub(crate) expected: Expected,
    /// The type that the decision declares, written out.
    pub(crate) result: Option<String>,
    /// What its names stand for.
    pub(crate) names: Vec<(String, Meaning)>,
    /// It, or a decision that it hangs on, does more than a literal expression of inputs.
    pub(crate) obstacle: Option<&'static str>,
}

/// What a name stands for.
pub(crate) enum Meaning {
    /// A value of the test, and the type that it should have, written out.
    Given(Expected, Option<String>),
    /// Another decision, with its own names.
    Decided(Box<Case>),
}

/// Reads every case whose decision is a literal expression.
pub(crate) fn read(folder: &Path) -> Result<Vec<Case>> {
    let tests = folder.join("TestCases");
    let mut cases = Vec::new();
    for level in LEVELS {
        for family in sorted(&tests.join(level))? {
            if family.is_dir() {
                read_family(&family, &mut cases)?;
            }
        }
    }
    Ok(cases)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths: Result<Vec<_>, _> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut paths = paths?;
    paths.sort();
    Ok(paths)
}

fn read_family(family: &Path, cases: &mut Vec<Case>) -> Result<()> {
    for path in sorted(family)? {
        let is_test = path.extension().is_some_and(|extension| extension == "xml");
        if is_test {
            read_tests(family, &path, cases)?;
        }
    }
    Ok(())
}

fn read_tests(family: &Path, path: &Path, cases: &mut Vec<Case>) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let document = Document::parse(&text).with_context(|| path.display().to_string())?;
    let named = |node: &Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let model = document.descendants().find(|node| named(node, "modelName"));
    let Some(model) = model.and_then(|node| node.text()) else {
        return Ok(());
    };
    let model = Model::read(&family.join(model))?;
    let folder = family.file_name().unwrap_or_default().to_string_lossy();
    for test in document
        .descendants()
        .filter(|node| named(node, "testCase"))
    {
        let inputs: BTreeMap<&str, Expected> = test
            .children()
            .filter(|node| named(node, "inputNode"))
            .filter_map(|node| Some((node.attribute("name")?, read_value(&node))))
            .collect();
        for result in test.children().filter(|node| named(node, "resultNode")) {
            let decision = result.attribute("name").and_then(|name| model.named(name));
            let Some(decision) = decision.filter(|decision| decision.expression.is_some()) else {
                continue;
            };
            let expected = result.children().find(|node| named(node, "expected"));
            let expected = expected.map_or(Expected::Null, |node| read_value(&node));
            let mut case = case_of(&model, decision, &inputs, MAX_CHAIN);
            case.family = folder.to_string();
            case.id = test.attribute("id").unwrap_or_default().to_owned();
            case.expected = expected;
            if test.attribute("type").is_some_and(|of| of != "decision") {
                case.obstacle = Some("knowledge: a business knowledge model or a service");
            }
            cases.push(case);
        }
    }
    Ok(())
}

fn case_of(
    model: &Model,
    decision: &Decision,
    inputs: &BTreeMap<&str, Expected>,
    chain: usize,
) -> Case {
    let written = |of: Option<&str>| model.written(of?, MAX_LEVELS);
    let mut case = Case {
        family: String::new(),
        id: String::new(),
        source: decision.expression.clone().unwrap_or_default(),
        expected: Expected::Null,
        result: written(decision.result.as_deref()),
        names: Vec::new(),
        obstacle: None,
    };
    if decision.expression.is_none() {
        case.obstacle = Some("boxed: a decision that is no literal expression");
    }
    if decision.calls {
        case.obstacle = Some("knowledge: a business knowledge model or a service");
    }
    for required in model.required(decision) {
        let (name, meaning) = match required {
            Required::Input(name, of) => {
                let value = inputs.get(name).cloned().unwrap_or(Expected::Null);
                (name, Meaning::Given(value, written(of)))
            }
            Required::Decision(inner) => match inputs.get(inner.name.as_str()) {
                Some(value) => (inner.name.as_str(), Meaning::Given(value.clone(), None)),
                None if chain == 0 => continue,
                None => {
                    let inner_case = case_of(model, inner, inputs, chain - 1);
                    case.obstacle = case.obstacle.or(inner_case.obstacle);
                    (inner.name.as_str(), Meaning::Decided(Box::new(inner_case)))
                }
            },
            Required::Elsewhere => {
                case.obstacle = Some("import: what another model has");
                continue;
            }
        };
        case.names.push((name.to_owned(), meaning));
    }
    write_names(&mut case);
    for (name, of) in model.written_types() {
        case.source = outside_quotes(&case.source, |part| replace_word(part, name, &of));
    }
    case
}

/// Writes names with capitals, spaces and signs as a form has them, in the expression and where they are declared, longest
/// first.
fn write_names(case: &mut Case) {
    case.names
        .sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (index, (name, _)) in case.names.iter_mut().enumerate() {
        if pli_feel::is_name(name) {
            continue;
        }
        let word = format!("name_{index}");
        // `A` is a part of `AND`, `Full Name` is not a part of anything.
        let is_word = name
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_');
        case.source = outside_quotes(&case.source, |part| {
            if is_word {
                replace_word(part, name, &word)
            } else {
                part.replace(name.as_str(), &word)
            }
        });
        *name = word;
    }
}

/// Changes a text where it is not quoted: every second part.
fn outside_quotes(source: &str, change: impl Fn(&str) -> String) -> String {
    let parts = source.split('"').enumerate();
    let parts = parts.map(|(place, part)| {
        if place % 2 == 0 {
            change(part)
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("\"")
}

fn replace_word(text: &str, word: &str, by: &str) -> String {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        replaced.push_str(before);
        replaced.push_str(if whole { by } else { word });
        rest = after;
    }
    replaced + rest
}

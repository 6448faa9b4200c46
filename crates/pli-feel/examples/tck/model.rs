//! A model of the kit: its decisions that are literal expressions, and what each hangs on.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use roxmltree::{Document, Node};

/// A model, its elements by identifier.
#[derive(Default)]
pub(crate) struct Model {
    decisions: Vec<(String, Decision)>,
    inputs: BTreeMap<String, Input>,
    types: BTreeMap<String, TypeOf>,
}

/// An input: its name and the type that it declares.
struct Input {
    name: String,
    of: Option<String>,
}

/// A type that the model defines.
struct TypeOf {
    is_list: bool,
    /// A type by name, or the cells of a row.
    base: Result<String, Vec<(String, String)>>,
}

/// A decision.
#[derive(Clone)]
pub(crate) struct Decision {
    /// Its name.
    pub(crate) name: String,
    /// Its expression; none where it is no literal one.
    pub(crate) expression: Option<String>,
    /// The type that its result is declared to have, by name.
    pub(crate) result: Option<String>,
    /// What it hangs on, by identifier.
    requires: Vec<String>,
    /// It calls a business knowledge model or a decision service.
    pub(crate) calls: bool,
}

/// What a decision hangs on.
pub(crate) enum Required<'m> {
    /// An input, by name, and its type.
    Input(&'m str, Option<&'m str>),
    /// Another decision.
    Decision(&'m Decision),
    /// Something that another model has.
    Elsewhere,
}

impl Model {
    /// Reads a model.
    pub(crate) fn read(path: &Path) -> Result<Model> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let document = Document::parse(&text).with_context(|| path.display().to_string())?;
        let mut model = Model::default();
        for node in document.root_element().children() {
            if node.tag_name().name() == "itemDefinition"
                && let Some(name) = node.attribute("name")
            {
                model.types.insert(name.to_owned(), type_of(&node));
            }
            // Some decisions have no identifier: nothing hangs on them.
            let id = node.attribute("id").unwrap_or_default();
            let Some(name) = node.attribute("name") else {
                continue;
            };
            match node.tag_name().name() {
                "decision" => {
                    model.decisions.push((id.to_owned(), decision(&node, name)));
                }
                "inputData" => {
                    let input = Input {
                        name: name.to_owned(),
                        of: variable_type(&node),
                    };
                    model.inputs.insert(id.to_owned(), input);
                }
                _ => {}
            }
        }
        Ok(model)
    }

    /// Finds a decision by its name.
    pub(crate) fn named(&self, name: &str) -> Option<&Decision> {
        let mut decisions = self.decisions.iter().map(|(_, decision)| decision);
        decisions.find(|decision| decision.name == name)
    }

    /// Lists the types that the model defines, written out; none for functions.
    pub(crate) fn written_types(&self) -> impl Iterator<Item = (&str, String)> {
        let names = self.types.keys();
        names.filter_map(|name| Some((name.as_str(), self.written(name, MAX_LEVELS)?)))
    }

    /// Writes a type out: what the model calls it is replaced by what it is.
    pub(crate) fn written(&self, name: &str, levels: usize) -> Option<String> {
        let inner = levels.checked_sub(1)?;
        let Some(of) = self.types.get(name) else {
            let known = BUILT_IN.iter().find(|(known, _)| *known == name);
            return known.map(|(_, written)| (*written).to_owned());
        };
        let base = match &of.base {
            Ok(base) => self.written(base, inner)?,
            Err(cells) => {
                let cells: Option<Vec<String>> = cells
                    .iter()
                    .map(|(name, of)| Some(format!("{name}: {}", self.written(of, inner)?)))
                    .collect();
                format!("context<{}>", cells?.join(", "))
            }
        };
        Some(if of.is_list {
            format!("list<{base}>")
        } else {
            base
        })
    }

    /// Lists what a decision hangs on.
    pub(crate) fn required<'m>(&'m self, of: &'m Decision) -> impl Iterator<Item = Required<'m>> {
        of.requires.iter().map(|id| {
            if let Some(input) = self.inputs.get(id) {
                Required::Input(&input.name, input.of.as_deref())
            } else if let Some((_, decision)) = self.decisions.iter().find(|(known, _)| known == id)
            {
                Required::Decision(decision)
            } else {
                Required::Elsewhere
            }
        })
    }
}

fn decision(node: &Node<'_, '_>, name: &str) -> Decision {
    let child = |wanted: &str| {
        node.children()
            .find(|child| child.tag_name().name() == wanted)
    };
    let text = |literal: Node<'_, '_>| {
        let text = literal
            .children()
            .find(|child| child.tag_name().name() == "text")?;
        text.text().map(str::to_owned)
    };
    let links = |wanted: &'static str| {
        let nodes = node.descendants();
        nodes.filter(move |child| child.tag_name().name() == wanted)
    };
    let required = links("requiredInput").chain(links("requiredDecision"));
    Decision {
        name: name.to_owned(),
        expression: child("literalExpression").and_then(text),
        result: variable_type(node),
        requires: required
            .filter_map(|link| link.attribute("href"))
            .map(|href| href.rsplit('#').next().unwrap_or(href).to_owned())
            .collect(),
        calls: links("requiredKnowledge").next().is_some(),
    }
}

fn variable_type(node: &Node<'_, '_>) -> Option<String> {
    let variable = node
        .children()
        .find(|child| child.tag_name().name() == "variable")?;
    variable.attribute("typeRef").map(plain)
}

/// Leaves the prefix of a namespace out.
fn plain(of: &str) -> String {
    of.rsplit(':').next().unwrap_or(of).trim().to_owned()
}

fn type_of(node: &Node<'_, '_>) -> TypeOf {
    let is_list = node.attribute("isCollection") == Some("true");
    let reference = |node: &Node<'_, '_>| {
        let child = node
            .children()
            .find(|child| child.tag_name().name() == "typeRef")?;
        child.text().map(plain)
    };
    let components = node
        .children()
        .filter(|child| child.tag_name().name() == "itemComponent");
    let cells = components.filter_map(|cell| {
        let of = reference(&cell).unwrap_or_default();
        Some((cell.attribute("name")?.to_owned(), of))
    });
    let base = reference(node).ok_or_else(|| cells.collect());
    TypeOf { is_list, base }
}

/// Deepest nesting of a type that is written out.
pub(crate) const MAX_LEVELS: usize = 8;

/// Types of the standard, as attributes name them and as expressions write them.
const BUILT_IN: [(&str, &str); 15] = [
    ("Any", "Any"),
    ("string", "string"),
    ("number", "number"),
    ("boolean", "boolean"),
    ("date", "date"),
    ("time", "time"),
    ("dateTime", "date and time"),
    ("date and time", "date and time"),
    ("dateAndTime", "date and time"),
    ("dayTimeDuration", "days and time duration"),
    ("days and time duration", "days and time duration"),
    ("daysAndTimeDuration", "days and time duration"),
    ("yearMonthDuration", "years and months duration"),
    ("years and months duration", "years and months duration"),
    ("yearsAndMonthsDuration", "years and months duration"),
];

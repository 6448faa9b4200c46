//! A model of the kit: its decisions that are literal expressions, and what each hangs on.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use roxmltree::{Document, Node};

/// A model, its elements by identifier.
#[derive(Default)]
pub(crate) struct Model {
    decisions: Vec<(String, Decision)>,
    inputs: BTreeMap<String, String>,
}

/// A decision.
#[derive(Clone)]
pub(crate) struct Decision {
    /// Its name.
    pub(crate) name: String,
    /// Its expression; none where it is no literal one.
    pub(crate) expression: Option<String>,
    /// The type that its result is declared to have, without prefix.
    pub(crate) result: Option<String>,
    /// What it hangs on, by identifier.
    requires: Vec<String>,
    /// It calls a business knowledge model or a decision service.
    pub(crate) calls: bool,
}

/// What a decision hangs on.
pub(crate) enum Required<'m> {
    /// An input, by name.
    Input(&'m str),
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
            let (Some(id), Some(name)) = (node.attribute("id"), node.attribute("name")) else {
                continue;
            };
            match node.tag_name().name() {
                "decision" => {
                    model.decisions.push((id.to_owned(), decision(&node, name)));
                }
                "inputData" => {
                    model.inputs.insert(id.to_owned(), name.to_owned());
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

    /// Lists what a decision hangs on.
    pub(crate) fn required<'m>(&'m self, of: &'m Decision) -> impl Iterator<Item = Required<'m>> {
        of.requires.iter().map(|id| {
            if let Some(name) = self.inputs.get(id) {
                Required::Input(name)
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
    let result = child("variable").and_then(|variable| variable.attribute("typeRef"));
    Decision {
        name: name.to_owned(),
        expression: child("literalExpression").and_then(text),
        result: result.map(|of| of.rsplit(':').next().unwrap_or(of).to_owned()),
        requires: required
            .filter_map(|link| link.attribute("href"))
            .map(|href| href.rsplit('#').next().unwrap_or(href).to_owned())
            .collect(),
        calls: links("requiredKnowledge").next().is_some(),
    }
}

//! The form's own checks.

use std::collections::BTreeMap;

use super::super::engine::{Engine, OUTSIDE, Spot};
use super::Report;
use crate::dossier::{Path, Step};
use crate::finding::Finding;
use crate::form::{Part, Rule, Template};

/// Adds a finding for every rule that fails, row by row where the rule says so.
pub(in crate::view) fn rules(engine: &Engine<'_>, report: &mut Report<'_>) {
    for rule in &engine.form.rules {
        let group = rule
            .each
            .as_ref()
            .and_then(|each| engine.group_number(each));
        let Some(group) = group else {
            check(engine, rule, OUTSIDE, report);
            continue;
        };
        for index in 0..engine.instances[group].len() {
            if engine.is_row_visible(group, index) {
                check(
                    engine,
                    rule,
                    Spot {
                        group: Some(group),
                        index,
                    },
                    report,
                );
            }
        }
    }
}

fn check(engine: &Engine<'_>, rule: &Rule, spot: Spot, report: &mut Report<'_>) {
    let speaks = rule
        .when
        .as_ref()
        .is_none_or(|when| engine.evaluate(&when.program, spot).is_true());
    if !speaks
        || !is_place_visible(engine, rule, spot)
        || !engine.evaluate(&rule.check.program, spot).is_false()
    {
        return;
    }
    let path = address(engine, &rule.at, spot);
    report.push(Finding {
        code: format!("rule.{}", rule.id),
        severity: rule.severity,
        section: path.section().to_owned(),
        path,
        values: BTreeMap::new(),
        message: Some(render(engine, &rule.message.fr, spot)),
        message_en: rule
            .message
            .en
            .as_ref()
            .map(|template| render(engine, template, spot)),
        why: rule.why.as_ref().map(|why| why.fr.clone()),
        why_en: rule.why.as_ref().and_then(|why| why.en.clone()),
        justified: None,
    });
}

/// A rule about a place that is hidden says nothing: nobody could be taken there.
fn is_place_visible(engine: &Engine<'_>, rule: &Rule, spot: Spot) -> bool {
    let Some(field) = engine.group_number(&rule.at) else {
        return true;
    };
    let index = engine.index_at(field, spot);
    engine.state(field, index).is_none_or(|state| state.visible)
}

fn render(engine: &Engine<'_>, template: &Template, spot: Spot) -> String {
    let parts = template.parts.iter().map(|part| match part {
        Part::Literal(text) => text.clone(),
        Part::Value(expression, shape) => {
            let text = shape.write(&engine.evaluate(&expression.program, spot));
            if text.is_empty() {
                "…".to_owned()
            } else {
                text
            }
        }
    });
    parts.collect()
}

/// The address of a place of the form as seen from a row: the rows of the groups that hold both are filled in.
fn address(engine: &Engine<'_>, place: &Path, spot: Spot) -> Path {
    let mut rows = BTreeMap::new();
    let mut at = spot;
    while let Some(group) = at.group {
        let Some(instance) = engine.instances[group].get(at.index) else {
            break;
        };
        rows.insert(
            engine.form.graph.fields[group].pattern.as_str(),
            instance.row,
        );
        at = Spot {
            group: engine.form.graph.parents[group],
            index: instance.parent,
        };
    }
    let mut steps = Vec::new();
    let mut pattern = String::new();
    for step in place.steps() {
        let Step::Name(name) = step else { continue };
        if !pattern.is_empty() {
            pattern.push('.');
        }
        pattern.push_str(name);
        steps.push(step.clone());
        if let Some(row) = rows.get(pattern.as_str()) {
            steps.push(Step::Row(*row));
        }
    }
    Path::new(steps)
}

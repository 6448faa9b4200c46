//! The form's own checks.

use std::collections::BTreeMap;

use super::super::cells::Spot;
use super::super::scene::Scene;
use super::Report;
use crate::dossier::{Path, Step};
use crate::finding::Finding;
use crate::form::{Part, Template};
use crate::text::Language;

/// Adds a finding where a rule fails at a spot; a row that is hidden fails none.
pub(in crate::view) fn check(scene: Scene<'_>, number: usize, spot: Spot, report: &mut Report<'_>) {
    let rule = &scene.form.rules[number];
    let is_hidden = |group| !scene.is_row_visible(group, spot.index);
    if spot.group.is_some_and(is_hidden) {
        return;
    }
    let speaks = rule
        .when
        .as_ref()
        .is_none_or(|when| scene.evaluate(&when.program, spot).is_true());
    if !speaks
        || !is_place_visible(scene, number, spot)
        || !scene.evaluate(&rule.check.program, spot).is_false()
    {
        return;
    }
    let path = address(scene, &rule.at, spot);
    report.push(Finding {
        code: format!("rule.{}", rule.id),
        severity: rule.severity,
        section: path.section().to_owned(),
        path,
        values: BTreeMap::new(),
        values_en: BTreeMap::new(),
        message: Some(render(scene, &rule.message.fr, spot, Language::French)),
        message_en: rule
            .message
            .en
            .as_ref()
            .map(|template| render(scene, template, spot, Language::English)),
        why: rule.why.as_ref().map(|why| why.fr.clone()),
        why_en: rule.why.as_ref().and_then(|why| why.en.clone()),
        justified: None,
    });
}

/// A rule about a place that is hidden says nothing: nobody could be taken there.
fn is_place_visible(scene: Scene<'_>, rule: usize, spot: Spot) -> bool {
    let Some(field) = scene.form.schedule.rule_places[rule] else {
        return true;
    };
    let index = scene.index_at(field, spot);
    scene.state(field, index).is_none_or(|state| state.visible)
}

fn render(scene: Scene<'_>, template: &Template, spot: Spot, language: Language) -> String {
    let parts = template.parts.iter().map(|part| match part {
        Part::Literal(text) => text.clone(),
        Part::Value(expression, shape) => {
            let text = shape.write(&scene.evaluate(&expression.program, spot), language);
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
fn address(scene: Scene<'_>, place: &Path, spot: Spot) -> Path {
    let mut rows = BTreeMap::new();
    let mut at = spot;
    while let Some(group) = at.group {
        let Some(instance) = scene.instances[group].get(at.index) else {
            break;
        };
        rows.insert(
            scene.form.graph.fields[group].pattern.as_str(),
            instance.row,
        );
        at = Spot {
            group: scene.form.graph.parents[group],
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

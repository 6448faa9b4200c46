//! The door: one dossier as it stands, and all that can be said of its places.

use std::borrow::Borrow;

use super::ground::Ground;
use super::target::{At, at, explain_on};
use super::{Cause, Target};
use crate::dossier::{Dossier, Path};
use crate::form::FormPackage;
use crate::text::Language;
use crate::view::{LiveView, View};

/// A dossier as it stands, ready to be explained.
pub struct Explainer<'a> {
    ground: Ground<'a>,
    view: &'a View,
}

impl<'a> Explainer<'a> {
    /// Looks at a dossier, which must be as it was when the live view last looked; `view` is what the person sees of it, with
    /// the findings that may be explained.
    pub fn new<F: Borrow<FormPackage>>(
        live: &'a LiveView<F>,
        dossier: &'a Dossier,
        view: &'a View,
    ) -> Self {
        Self {
            ground: Ground::new(live.scene(dossier)),
            view,
        }
    }

    /// Explains; none where the form has no such place, or where there is no such finding.
    pub fn explain(&self, target: &Target, language: Language) -> Option<Cause> {
        explain_on(&self.ground, self.view, target, language)
    }

    /// Lists what can be said of a place: whether it is shown and required, what it is worth, what is wrong with it.
    /// Nothing where the form has no such place and no finding stands there.
    pub fn targets(&self, path: &Path) -> Vec<Target> {
        let mut targets = match at(&self.ground, path) {
            None => Vec::new(),
            Some(At::Section(_)) => vec![Target::Visible(path.clone())],
            Some(At::Total(_)) => vec![Target::Value(path.clone())],
            Some(At::Field(number, _)) if !self.ground.is_open(number) => {
                vec![Target::Visible(path.clone()), Target::Value(path.clone())]
            }
            Some(At::Field(..) | At::Component(..) | At::Piece(..)) => vec![
                Target::Visible(path.clone()),
                Target::Required(path.clone()),
                Target::Value(path.clone()),
            ],
        };
        let findings = self.view.findings.iter();
        let here = findings.filter(|finding| finding.path == *path);
        targets.extend(here.map(|finding| Target::Finding {
            code: finding.code.clone(),
            path: finding.path.clone(),
        }));
        targets
    }

    /// Explains everything about a place.
    pub fn explain_all(&self, path: &Path, language: Language) -> Vec<(Target, Cause)> {
        let told = self.targets(path).into_iter().filter_map(|target| {
            let cause = self.explain(&target, language)?;
            Some((target, cause))
        });
        told.collect()
    }
}

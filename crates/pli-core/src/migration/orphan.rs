//! What a draft keeps that its form has no place for: never transmitted, never erased.

use super::places::{Places, Standing};
use crate::dossier::{Answer, Attachment, Dossier, Path};
use crate::form::FormPackage;

/// One answer, or the files of one place, without a place in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Its place in the version that had it.
    pub path: Path,
    /// What is kept.
    pub content: OrphanContent,
}

/// What is kept without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrphanContent {
    /// An answer.
    Answer(Answer),
    /// Files.
    Files(Vec<Attachment>),
}

/// Lists what a draft keeps that its form has no place for, in the order of addresses.
pub fn orphans(form: &FormPackage, dossier: &Dossier) -> Vec<Orphan> {
    let places = Places::of(form);
    let mut standing = Standing::default();
    let mut found = Vec::new();
    for (path, register) in dossier.answers() {
        let Some(answer) = register.shown().and_then(|w| w.value.answer.as_ref()) else {
            continue;
        };
        if places.leaf(path).is_none() && standing.has(dossier, path) {
            let content = OrphanContent::Answer(answer.clone());
            let path = path.clone();
            found.push(Orphan { path, content });
        }
    }
    for target in dossier.targets() {
        let files: Vec<_> = dossier.attached(target).into_iter().cloned().collect();
        let lost = !files.is_empty() && places.leaf(target).is_none();
        if lost && standing.has(dossier, target) {
            let content = OrphanContent::Files(files);
            let path = target.clone();
            found.push(Orphan { path, content });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

//! Files of pieces and of attachment fields, by digest.

use std::collections::BTreeMap;

use super::{Compared, FileDifference, Side};
use crate::dossier::Path;
use crate::form::Located;
use crate::text::Text;

/// Name and digest of each file of each place, with the place's name in words.
type Places = BTreeMap<Path, (Text, Vec<(String, String)>)>;

impl Compared<'_> {
    /// Every place that has files on one side.
    pub(super) fn files(&mut self) {
        let mut before = places(self.before);
        for (target, (label, files)) in places(self.after) {
            let former = before.remove(&self.former(&target));
            let former = former.map(|(_, files)| files).unwrap_or_default();
            self.place(&target, &label, former, files);
        }
        for (target, (label, files)) in before {
            self.place(&target, &label, files, Vec::new());
        }
    }

    fn place(
        &mut self,
        target: &Path,
        label: &Text,
        mut before: Vec<(String, String)>,
        mut after: Vec<(String, String)>,
    ) {
        for with in [same_file, same_content, same_name] {
            let mut left = Vec::new();
            for file in after {
                match before.iter().position(|old| with(old, &file)) {
                    Some(at) => {
                        let old = before.remove(at);
                        if old != file {
                            self.differs(target, label, Some(old), Some(file));
                        }
                    }
                    None => left.push(file),
                }
            }
            after = left;
        }
        let longest = before.len().max(after.len());
        let (mut before, mut after) = (before.into_iter(), after.into_iter());
        for _ in 0..longest {
            self.differs(target, label, before.next(), after.next());
        }
    }

    fn differs(
        &mut self,
        target: &Path,
        label: &Text,
        before: Option<(String, String)>,
        after: Option<(String, String)>,
    ) {
        self.found.files.push(FileDifference {
            target: target.clone(),
            label: label.clone(),
            before,
            after,
        });
    }
}

fn same_file(a: &(String, String), b: &(String, String)) -> bool {
    a == b
}

fn same_content(a: &(String, String), b: &(String, String)) -> bool {
    a.1 == b.1
}

fn same_name(a: &(String, String), b: &(String, String)) -> bool {
    a.0 == b.0
}

fn places(side: Side<'_>) -> Places {
    let mut places = Places::new();
    for target in side.dossier.targets() {
        let files: Vec<_> = side
            .dossier
            .attached(target)
            .into_iter()
            .map(|file| (file.name.clone(), file.sha256.clone()))
            .collect();
        if !files.is_empty() {
            places.insert(target.clone(), (label(side, target), files));
        }
    }
    places
}

fn label(side: Side<'_>, target: &Path) -> Text {
    if let Some(piece) = side.form.locate_piece(target) {
        return piece.label.clone();
    }
    match side.form.locate(target) {
        Some(Located::Field(field) | Located::Component(field, _) | Located::Row(field)) => {
            field.label.clone()
        }
        None => Text {
            fr: target.pattern(),
            en: None,
        },
    }
}

//! A view that follows changes is the view of a whole evaluation, whatever is edited in whatever order.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, reads the forms of the repository, and is told how long to go on"
)]

mod chance;
mod editor;
mod filters;
mod generated;
mod stopped;

#[path = "../repository/mod.rs"]
mod repository;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use chance::Chance;
use editor::Editor;
use pli_core::form::{FormPackage, load};
use repository::files;

/// Edits of one form in an ordinary run; `PLI_EDITS` gives the edits of all forms together.
const EDITS: u64 = 150;
const GENERATED: u64 = 8;
/// Edits of one generated form in a long run.
const EDITS_OF_ONE: u64 = 1_000;

/// Edits of each form, which so many forms share.
fn edits(of_thousand: u64) -> u64 {
    let all = std::env::var("PLI_EDITS")
        .ok()
        .and_then(|text| text.parse::<u64>().ok());
    all.map_or(EDITS, |all| all * of_thousand / 1000)
}

fn package(folder: &str) -> FormPackage {
    let mut all = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    files(&root, "", &mut all);
    all.retain(|name, _| {
        name == "form.yaml" || name.starts_with("lists/") || name.starts_with("texts/")
    });
    load(&all).unwrap().package
}

/// Edits a form at random and holds every step against a whole evaluation.
fn follow(form: &FormPackage, seed: u64, count: u64) {
    let mut editor = Editor::new(form, seed);
    for number in 0..count {
        let what = editor.act();
        editor.check(&format!("{} seed {seed} edit {number}: {what}", form.name));
    }
}

/// Many forms rather than long lives: each is followed for so many edits at most, on all processors.
#[test]
fn generated_forms_are_followed() {
    let (forms, count) = if std::env::var_os("PLI_EDITS").is_some() {
        (edits(950).div_ceil(EDITS_OF_ONE), EDITS_OF_ONE)
    } else {
        (GENERATED, EDITS)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= forms {
                        break;
                    }
                    let form = generated::form(&mut Chance::new(seed));
                    follow(&form, seed, count);
                }
            });
        }
    });
}

#[test]
fn rows_three_deep_with_their_pieces_are_followed() {
    follow(&package("tests/nested"), 5, EDITS);
}

#[test]
fn the_form_with_every_kind_of_field_is_followed() {
    follow(&package("tests/small"), 1, edits(30));
}

#[test]
fn lists_that_other_answers_filter_are_followed() {
    let form = filters::form();
    follow(&form, 6, EDITS);
    follow(&form, 7, EDITS);
}

#[test]
fn the_published_forms_are_followed() {
    follow(&package("../../forms/far/1.0.0"), 2, edits(10));
    follow(&package("../../forms/aide/1.0.0"), 3, edits(10));
}

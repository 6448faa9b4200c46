//! What an author takes from a form, published or not: the schema of its answers, and the form to fill by hand.

use std::path::Path;
use std::sync::Arc;

use pli_core::form::FormPackage;
use pli_core::schema::schema;
use pli_core::text::Language;
use pli_print::{BlankDocument, Moment, print_blank};

use super::bundled;
use super::check::examined;
use super::known::version;
use crate::app::now;
use crate::fault::{Code, Fault};
use crate::list::bundled_shelf;
use crate::{seam, words};

/// The package of a folder, as it can be used.
///
/// # Errors
/// The folder cannot be read, or its package is refused: the first fault is told.
pub fn of_folder(folder: &Path) -> Result<Arc<FormPackage>, Fault> {
    let study = examined(folder)?;
    let refused = || {
        let first = study.faults.first();
        let what = first.map(ToString::to_string).unwrap_or_default();
        Fault::new(Code::BrokenForm).with("what", what)
    };
    study
        .package
        .clone()
        .filter(|_| study.is_accepted())
        .ok_or_else(refused)
}

/// The package of this name that comes with the program, `far` or `far@1.0.0`; the newest version unless one is named.
///
/// # Errors
/// No such package.
pub fn bundled_named(name: &str) -> Result<Arc<FormPackage>, Fault> {
    let (form, wanted) = name
        .split_once('@')
        .map_or((name, None), |(form, version)| (form, Some(version)));
    let loaded = bundled().filter_map(|files| {
        let loaded = pli_core::form::load_with(&files, bundled_shelf());
        loaded.ok().map(|loaded| loaded.package)
    });
    loaded
        .filter(|package| package.name == form)
        .filter(|package| wanted.is_none_or(|wanted| package.version == wanted))
        .max_by_key(|package| version(&package.version))
        .map(Arc::new)
        .ok_or_else(|| Fault::new(Code::UnknownForm).with("form", name))
}

/// The JSON Schema of the answers of a form.
pub fn answers_schema(form: &FormPackage, language: seam::Language) -> serde_json::Value {
    schema(form, core(language))
}

/// The form as a PDF to fill by hand.
///
/// # Errors
/// The pages cannot be laid out.
pub fn blank(form: &FormPackage, language: seam::Language) -> Result<Vec<u8>, Fault> {
    let find = |key: &str, values: &[(&str, String)]| words::lookup(language, key, values);
    let now = now();
    let printed_at = Moment {
        at: now,
        local: now.to_zoned(jiff::tz::TimeZone::system()).datetime(),
        clock: String::new(),
    };
    let document = BlankDocument::from_form(form, core(language), &find, printed_at);
    print_blank(&document).map_err(Fault::internal)
}

fn core(language: seam::Language) -> Language {
    match language {
        seam::Language::Fr => Language::French,
        seam::Language::En => Language::English,
    }
}

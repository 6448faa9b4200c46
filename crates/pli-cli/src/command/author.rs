//! What an author takes from a form: the schema of its answers, and the form to fill by hand.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use pli_app::store::default_home;
use pli_app::{Code, Fault, form};
use pli_core::form::FormPackage;
use serde_json::json;

use super::home;
use crate::arguments::Arguments;
use crate::console::{Console, Outcome};

pub(super) fn schema(
    arguments: &Arguments,
    console: &Console,
    name: &str,
    output: Option<&Path>,
) -> Result<Outcome, Fault> {
    let package = package(arguments, console, name)?;
    let schema = form::answers_schema(&package, console.language);
    let text = serde_json::to_string_pretty(&schema).map_err(Fault::internal)?;
    match output {
        Some(file) => write(console, file, format!("{text}\n").as_bytes())?,
        None => console.result(&schema, |_| vec![text]),
    }
    Ok(Outcome::Done)
}

pub(super) fn blank(
    arguments: &Arguments,
    console: &Console,
    name: &str,
    output: &Path,
) -> Result<Outcome, Fault> {
    let package = package(arguments, console, name)?;
    write(console, output, &form::blank(&package, console.language)?)?;
    Ok(Outcome::Done)
}

/// A form in a folder, or a known one by its name. Those that come with Pli need no folder of data.
fn package(
    arguments: &Arguments,
    console: &Console,
    name: &str,
) -> Result<Arc<FormPackage>, Fault> {
    let folder = Path::new(name);
    if folder.is_dir() {
        return form::of_folder(folder);
    }
    if arguments.home.is_some() {
        return form::named(&*home::open(arguments, console)?, name);
    }
    // Those of a call stand in the folder of data, where there is one; none is made for this.
    form::bundled_named(name).or_else(|unknown| {
        if default_home().is_some_and(|folder| folder.is_dir()) {
            form::named(&*home::open(arguments, console)?, name)
        } else {
            Err(unknown)
        }
    })
}

fn write(console: &Console, file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    fs::write(file, bytes).map_err(|cause| {
        Fault::new(Code::FileUnreadable)
            .with("name", file.display())
            .with("cause", cause)
    })?;
    let file = file.display().to_string();
    console.result(&json!({ "file": file }), |console| {
        vec![console.text("cli-written", &[("file", file.clone())])]
    });
    Ok(())
}

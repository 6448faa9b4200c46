//! The demonstration: a Region on loopback, and the main job done on it, in the window or through the terminal.

mod main_job;
mod region;

use std::fs;

use anyhow::{Context, Result};

use crate::command::{built, command, run, target, whole};
use crate::{demo_files, front_end, setup};
use region::Region;

/// Opens the window on the demonstration Region, for a person who sees Pli for the first time.
pub(crate) fn in_the_window() -> Result<()> {
    setup::everything()?;
    build()?;
    demo_files::make_far()?;
    let region = Region::start(&folder().join("platform"))?;
    println!("\nRégion de démonstration : {}", region.url);
    println!(
        "  compte : {}   mot de passe : {}",
        region.user, region.password
    );
    println!(
        "  certificat : {}   mot de passe : {}",
        region.signer.display(),
        region.signer_password
    );
    println!(
        "  pièces à joindre : {}\n",
        demo_files::folder("far").display()
    );
    let mut window = command(built("pli-desktop"), &[]);
    window
        .env("PLI_HOME", folder().join("window-home"))
        .env("PLI_PLATFORM", &region.url);
    run(window)
}

/// Does the main job through `pli`: a FAR and an aid application, from nothing to a verified receipt.
pub(crate) fn through_the_terminal() -> Result<()> {
    setup::everything()?;
    build()?;
    with_what_is_built()
}

/// The screens and every program: the same build as the tests', so that neither waits for the other's.
fn build() -> Result<()> {
    front_end::screens()?;
    run(whole("build", &["--bins"]))
}

/// The same with the programs that were built before, as the tests do.
pub(crate) fn with_what_is_built() -> Result<()> {
    demo_files::make_far()?;
    demo_files::make_aid()?;
    main_job::run()
}

/// Where the demonstration leaves what it makes.
fn folder() -> std::path::PathBuf {
    target().join("demo")
}

/// An empty folder of the demonstration.
fn fresh(name: &str) -> Result<std::path::PathBuf> {
    let folder = folder().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

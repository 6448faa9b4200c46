//! Embeds the built screens of `ui/dist`, where they are built, so that `pli form preview` needs nothing beside the program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let screens = folder.join("../../ui/dist");
    // A folder that is not there would count as changed at each build.
    println!("cargo::rerun-if-changed=build.rs");
    let mut text = String::from("&[\n");
    if screens.join("index.html").is_file() {
        println!("cargo::rerun-if-changed={}", screens.display());
        embed(&screens, "", &mut text)?;
    }
    text.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("screens.rs"), text)
}

fn embed(folder: &Path, prefix: &str, text: &mut String) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            embed(&path, &format!("{name}/"), text)?;
        } else {
            let full = path.canonicalize()?;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "    ({name:?}, include_bytes!({full:?})),");
        }
    }
    Ok(())
}

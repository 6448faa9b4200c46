//! Embeds the form packages of `forms/`, so that a first dossier can be started without a network, and the words of
//! `assets/locales`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../forms");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut text = String::from("&[\n");
    for form in folders(&root)? {
        for version in folders(&form)? {
            text.push_str("    &[\n");
            for file in files(&version)? {
                let name = file.strip_prefix(&version).unwrap_or(&file);
                let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                let full = file.canonicalize()?;
                // Writing to a string cannot fail.
                let _ = writeln!(
                    text,
                    "        ({:?}, include_bytes!({full:?})),",
                    name.join("/")
                );
            }
            text.push_str("    ],\n");
        }
    }
    text.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("bundled.rs"), text)?;
    lists(&root.join("../assets/lists"), &out)?;
    words(&root.join("../assets/locales"), &out)
}

/// Embeds the shared code lists.
fn lists(root: &Path, out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", root.display());
    let mut text = String::from("&[\n");
    for file in files(root)? {
        if file.extension().is_some_and(|extension| extension == "tsv") {
            let full = file.canonicalize()?;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "    include_bytes!({full:?}),");
        }
    }
    text.push(']');
    fs::write(out.join("lists.rs"), text)
}

/// Joins the files of words of each language, but for those of the screens.
fn words(root: &Path, out: &Path) -> io::Result<()> {
    for language in ["fr", "en"] {
        let folder = root.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut text = String::new();
        for file in files(&folder)? {
            if file.file_name().is_some_and(|name| name != "ui.ftl") {
                text.push_str(&fs::read_to_string(&file)?);
                text.push('\n');
            }
        }
        fs::write(out.join(format!("{language}.ftl")), text)?;
    }
    Ok(())
}

fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = if root.is_dir() {
        fs::read_dir(root)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?
    } else {
        Vec::new()
    };
    found.retain(|path| path.is_dir());
    found.sort();
    Ok(found)
}

fn files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

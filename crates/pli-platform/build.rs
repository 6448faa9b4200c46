//! Packs the form packages of `forms/` into the binary, so that an installed platform has them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let forms = Path::new(&manifest).join("../../forms").canonicalize()?;
    println!("cargo:rerun-if-changed={}", forms.display());
    let mut files = Vec::new();
    gather(&forms, &mut files)?;
    files.sort();
    let mut source = "&[\n".to_owned();
    for file in &files {
        let name = file.strip_prefix(&forms).map_err(io::Error::other)?;
        let name = name
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        writeln!(source, "    ({name:?}, include_bytes!({file:?}) as &[u8]),")
            .map_err(io::Error::other)?;
    }
    source.push_str("]\n");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("forms.rs"), source)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

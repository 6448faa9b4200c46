//! The built screens: inside the program where they were built before it, else beside the sources that it was built from.

use std::path::{Component, Path};

use super::http::Response;

type Files = &'static [(&'static str, &'static [u8])];

const EMBEDDED: Files = include!(concat!(env!("OUT_DIR"), "/screens.rs"));
/// Where a program of the workspace finds screens that were built after it.
const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist");

/// Whether there are screens to show.
pub(crate) fn are_here() -> bool {
    !EMBEDDED.is_empty() || Path::new(BESIDE).join("index.html").is_file()
}

/// One file of the screens.
pub(super) fn file(name: &str) -> Response {
    let embedded = EMBEDDED.iter().find(|(known, _)| *known == name);
    let bytes = match embedded {
        Some((_, bytes)) => Some(bytes.to_vec()),
        None if EMBEDDED.is_empty() => beside(name),
        None => None,
    };
    match bytes {
        Some(bytes) => Response::file(media_type(name), bytes),
        None => Response::refused(404),
    }
}

fn beside(name: &str) -> Option<Vec<u8>> {
    let wanted = Path::new(name);
    let mut parts = wanted.components();
    let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
    is_inside
        .then(|| std::fs::read(Path::new(BESIDE).join(wanted)).ok())
        .flatten()
}

fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

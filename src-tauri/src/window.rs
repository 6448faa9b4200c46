//! The one window. It shows only our own pages: no navigation away, no second window.

use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{App, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::drops::Drops;

/// Opens the window; what is dropped on it is told to the page that watches.
pub(crate) fn open(host: &App, drops: Arc<Drops>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(host, "main", WebviewUrl::default())
        .title("Pli")
        .inner_size(1280.0, 800.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            drops.heard(event);
        }
    });
    Ok(())
}

/// Whether an address is one of our own pages.
fn is_ours(address: &Url) -> bool {
    let host = address.host_str().unwrap_or_default();
    match address.scheme() {
        "tauri" => host == "localhost",
        // Windows serves the same pages so.
        "http" | "https" if host == "tauri.localhost" => true,
        "http" => tauri::is_dev() && host == "127.0.0.1" && address.port() == Some(5173),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_shows_only_our_own_pages() {
        let rows = [
            ("tauri://localhost/index.html#/dossiers", true),
            ("http://tauri.localhost/index.html", true),
            ("tauri://elsewhere/index.html", false),
            ("https://example.org/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
            ("http://127.0.0.1:8080/", false),
        ];
        for (address, expected) in rows {
            let url = Url::parse(address).expect("an address of the table");
            assert_eq!(is_ours(&url), expected, "{address}");
        }
    }
}

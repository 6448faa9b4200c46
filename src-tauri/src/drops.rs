//! Files that the person lets fall on the window. The page learns their names and sizes, and asks for their bytes piece by piece: it
//! learns no path, and reads no file that was not dropped.
//!
//! The system tells the window rather than the page: `WebKitGTK` gives the page an address of each file, and not the file.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use pli_app::{Code, Fault};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tauri::ipc::{Channel, JavaScriptChannelId};
use tauri::{DragDropEvent, Webview};

/// Files of which bytes may still be asked; the oldest are forgotten.
const MAX_KEPT: usize = 1_000;
/// Most bytes that are given at once.
const MAX_PIECE: u64 = 4 * 1024 * 1024;

/// What was dropped, and the page that is told.
#[derive(Default)]
pub(crate) struct Drops(Mutex<State>);

#[derive(Default)]
struct State {
    page: Option<Channel<Told>>,
    count: u64,
    kept: VecDeque<(u64, PathBuf)>,
}

/// What the page is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum Told {
    /// Something is held over the window.
    Over,
    /// It went away again.
    Out,
    /// It was dropped.
    Dropped { files: Vec<Dropped> },
}

/// A file that was dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Dropped {
    /// By this its bytes are asked for.
    file: u64,
    name: String,
    /// Bytes.
    size: u64,
    /// A folder, a device: nothing that can be attached.
    is_file: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WatchArguments {
    channel: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PieceArguments {
    file: u64,
    from: u64,
    to: u64,
}

impl Drops {
    /// Tells a page from now on; a page that was told before is told no more.
    pub(crate) fn watch(&self, window: &Webview, arguments: Value) -> Result<Value, Fault> {
        let WatchArguments { channel } = serde_json::from_value(arguments).map_err(bad)?;
        let channel = JavaScriptChannelId::from_str(&channel).map_err(bad)?;
        self.state().page = Some(channel.channel_on(window.clone()));
        Ok(Value::Null)
    }

    /// Bytes of a dropped file, in base64, from one place to another or to its end.
    pub(crate) fn piece(&self, arguments: Value) -> Result<Value, Fault> {
        let PieceArguments { file, from, to } = serde_json::from_value(arguments).map_err(bad)?;
        let length = to.checked_sub(from).filter(|length| *length <= MAX_PIECE);
        let length = length.ok_or_else(|| bad("a piece out of bounds"))?;
        let path = {
            let state = self.state();
            let found = state.kept.iter().find(|(number, _)| *number == file);
            found.map(|(_, path)| path.clone())
        };
        let path = path.ok_or_else(|| bad("nothing of that number was dropped"))?;
        let bytes = read(&path, from, length).map_err(|cause| {
            Fault::new(Code::FileUnreadable)
                .with("name", name(&path))
                .with("cause", cause)
        })?;
        Ok(json!(BASE64_STANDARD.encode(bytes)))
    }

    /// What the system says of the mouse.
    pub(crate) fn heard(&self, event: &DragDropEvent) {
        let told = match event {
            DragDropEvent::Enter { .. } => Told::Over,
            DragDropEvent::Leave => Told::Out,
            DragDropEvent::Drop { paths, .. } => Told::Dropped {
                files: self.keep(paths),
            },
            // Where exactly does not matter: the whole window takes files.
            _ => return,
        };
        let page = self.state().page.clone();
        if let Some(page) = page {
            // A page that is being loaded again has no ear; it sees nothing of this drop.
            let _ = page.send(told);
        }
    }

    fn keep(&self, paths: &[PathBuf]) -> Vec<Dropped> {
        let mut state = self.state();
        let mut files = Vec::new();
        for path in paths.iter().take(MAX_KEPT) {
            let known = std::fs::metadata(path).ok();
            state.count += 1;
            let file = state.count;
            state.kept.push_back((file, path.clone()));
            files.push(Dropped {
                file,
                name: name(path),
                size: known.as_ref().map_or(0, std::fs::Metadata::len),
                is_file: known.is_none_or(|known| known.is_file()),
            });
        }
        let too_many = state.kept.len().saturating_sub(MAX_KEPT);
        state.kept.drain(..too_many);
        files
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn bad(cause: impl std::fmt::Display) -> Fault {
    Fault::new(Code::BadRequest).with("cause", cause)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn read(path: &Path, from: u64, length: u64) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_reads_what_was_dropped_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("devis n° 1.pdf");
        std::fs::write(&path, b"0123456789").expect("a file");
        let gone = folder.path().join("parti.pdf");
        let drops = Drops::default();
        let files = drops.keep(&[path, folder.path().to_owned(), gone]);
        let said: Vec<_> = files.iter().map(|f| (f.size, f.is_file)).collect();
        assert_eq!(
            (files[0].name.as_str(), said[0]),
            ("devis n° 1.pdf", (10, true))
        );
        assert!(!said[1].1);
        assert_eq!(said[2], (0, true));

        let ask = |file: u64, from: u64, to: u64| {
            drops.piece(json!({ "file": file, "from": from, "to": to }))
        };
        assert_eq!(
            ask(1, 2, 5).expect("bytes"),
            json!(BASE64_STANDARD.encode("234"))
        );
        assert_eq!(
            ask(1, 8, 100).expect("bytes"),
            json!(BASE64_STANDARD.encode("89"))
        );
        for (file, from, to, code) in [
            (4, 0, 1, Code::BadRequest),
            (1, 5, 2, Code::BadRequest),
            (1, 0, MAX_PIECE + 1, Code::BadRequest),
            (2, 0, 1, Code::FileUnreadable),
            (3, 0, 1, Code::FileUnreadable),
        ] {
            assert_eq!(
                ask(file, from, to).expect_err("refused").code,
                code,
                "{file} {from} {to}"
            );
        }
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let drops = Drops::default();
        let many = vec![PathBuf::from("a.pdf"); MAX_KEPT];
        drops.keep(&many);
        drops.keep(&many[..1]);
        let state = drops.state();
        assert_eq!((state.kept.len(), state.kept[0].0), (MAX_KEPT, 2));
    }
}

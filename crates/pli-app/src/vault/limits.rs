//! What is refused when a file is attached, in words: by the call's limits and by the piece's.

use super::{Kept, Sniffed};
use crate::fault::{Code, Fault};

/// The bounds that hold for one file, the call's and the piece's together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of this file at most.
    pub max_file_bytes: u64,
    /// Bytes of the dossier's files together at most.
    pub max_total_bytes: u64,
    /// Files of the dossier at most.
    pub max_files: u32,
    /// Files of this piece at most.
    pub max_piece_files: u32,
    /// Extensions accepted; empty accepts any.
    pub formats: Vec<String>,
    /// Characters of a name at most.
    pub max_name_chars: u32,
    /// Bytes that the dossier's files have already.
    pub total_bytes: u64,
    /// Files that the dossier has already.
    pub files: u32,
    /// Files that the piece has already.
    pub piece_files: u32,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is empty.
    Empty,
    /// It is larger than one file may be.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// Most bytes.
        max: u64,
    },
    /// With it the dossier is larger than it may be.
    TotalTooLarge {
        /// Bytes in all.
        size: u64,
        /// Most bytes.
        max: u64,
    },
    /// There is no place for one more.
    TooMany {
        /// Most files.
        max: u32,
    },
    /// Its name is too long.
    NameTooLong {
        /// Its characters.
        chars: usize,
        /// Most characters.
        max: u32,
    },
    /// Its name has a character that no name may have.
    NameForbidden,
    /// Its extension is not accepted.
    Format {
        /// Accepted ones.
        accepted: Vec<String>,
    },
    /// Its bytes are not what its extension says.
    Content {
        /// What the bytes are.
        found: Sniffed,
    },
}

impl Refusal {
    /// The fault that says it, naming the file.
    pub fn fault(self, name: &str) -> Fault {
        let fault = match self {
            Self::Empty => Fault::new(Code::FileEmpty),
            Self::TooLarge { size, max } => Fault::new(Code::FileTooLarge)
                .with("size", size)
                .with("max", max),
            Self::TotalTooLarge { size, max } => Fault::new(Code::TotalTooLarge)
                .with("size", size)
                .with("max", max),
            Self::TooMany { max } => Fault::new(Code::TooManyFiles).with("max", max),
            Self::NameTooLong { chars, max } => Fault::new(Code::FileNameTooLong)
                .with("chars", chars)
                .with("max", max),
            Self::NameForbidden => Fault::new(Code::FileName),
            Self::Format { accepted } => {
                Fault::new(Code::FileFormat).with("accepted", accepted.join(", "))
            }
            Self::Content { found } => {
                Fault::new(Code::FileContent).with("found", found.media_type())
            }
        };
        fault.with("name", name)
    }
}

/// Checks what is known before the bytes come: name and size.
pub fn check_announced(bounds: &Bounds, name: &str, size: u64) -> Result<(), Refusal> {
    check_name(bounds, name)?;
    if size == 0 {
        return Err(Refusal::Empty);
    }
    if size > bounds.max_file_bytes {
        return Err(Refusal::TooLarge {
            size,
            max: bounds.max_file_bytes,
        });
    }
    let total = bounds.total_bytes.saturating_add(size);
    if total > bounds.max_total_bytes {
        return Err(Refusal::TotalTooLarge {
            size: total,
            max: bounds.max_total_bytes,
        });
    }
    if bounds.piece_files >= bounds.max_piece_files {
        return Err(Refusal::TooMany {
            max: bounds.max_piece_files,
        });
    }
    if bounds.files >= bounds.max_files {
        return Err(Refusal::TooMany {
            max: bounds.max_files,
        });
    }
    Ok(())
}

/// Checks what only the bytes tell, and gives the media type.
pub fn check_content(name: &str, kept: &Kept) -> Result<&'static str, Refusal> {
    let found = kept.sniffed;
    found
        .agreed(&extension(name))
        .ok_or(Refusal::Content { found })
}

fn check_name(bounds: &Bounds, name: &str) -> Result<(), Refusal> {
    let chars = name.chars().count();
    if chars > bounds.max_name_chars as usize {
        return Err(Refusal::NameTooLong {
            chars,
            max: bounds.max_name_chars,
        });
    }
    // What Windows refuses, path separators, and characters that write backwards to hide an extension.
    let forbidden = |c: char| {
        c.is_control()
            || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if name.trim().is_empty() || name.starts_with('.') || name.chars().any(forbidden) {
        return Err(Refusal::NameForbidden);
    }
    let accepted = &bounds.formats;
    if accepted.is_empty()
        || accepted
            .iter()
            .any(|format| same_format(format, &extension(name)))
    {
        return Ok(());
    }
    Err(Refusal::Format {
        accepted: accepted.clone(),
    })
}

fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default()
}

/// Two spellings of one format.
fn same_format(accepted: &str, given: &str) -> bool {
    let plain = |text: &str| match text.to_ascii_lowercase().as_str() {
        "jpeg" => "jpg".to_owned(),
        "tiff" => "tif".to_owned(),
        other => other.to_owned(),
    };
    plain(accepted) == plain(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds() -> Bounds {
        Bounds {
            max_file_bytes: 1000,
            max_total_bytes: 1500,
            max_files: 3,
            max_piece_files: 2,
            formats: vec!["pdf".to_owned(), "jpg".to_owned()],
            max_name_chars: 20,
            total_bytes: 600,
            files: 1,
            piece_files: 0,
        }
    }

    #[test]
    fn each_limit_refuses_in_its_own_words() {
        let full_piece = Bounds {
            piece_files: 2,
            ..bounds()
        };
        let full_dossier = Bounds {
            files: 3,
            ..bounds()
        };
        let table = [
            (bounds(), "kbis.pdf", 800, None),
            (bounds(), "scan.JPEG", 800, None),
            (bounds(), "kbis.pdf", 0, Some(Code::FileEmpty)),
            (bounds(), "kbis.pdf", 1001, Some(Code::FileTooLarge)),
            (bounds(), "kbis.pdf", 901, Some(Code::TotalTooLarge)),
            (full_piece, "kbis.pdf", 1, Some(Code::TooManyFiles)),
            (full_dossier, "kbis.pdf", 1, Some(Code::TooManyFiles)),
            (bounds(), "kbis.exe", 1, Some(Code::FileFormat)),
            (bounds(), "kbis", 1, Some(Code::FileFormat)),
            (
                bounds(),
                "un nom beaucoup trop long.pdf",
                1,
                Some(Code::FileNameTooLong),
            ),
            (bounds(), "a/b.pdf", 1, Some(Code::FileName)),
            (bounds(), "fdp.\u{202e}exe.pdf", 1, Some(Code::FileName)),
        ];
        for (bounds, name, size, expected) in table {
            let refused = check_announced(&bounds, name, size)
                .err()
                .map(|refusal| refusal.fault(name).code);
            assert_eq!(refused, expected, "{name} {size}");
        }
    }
}

//! Where each file of a deposit stands in a copy: a name that every system takes, a folder for each piece, signatures beside
//! their documents.

use std::collections::BTreeSet;

use pli_protocol::manifest::{FileRole, ManifestFile};

/// Folder of the files of the deposit.
const FOLDER: &str = "fichiers";
/// Most characters of a name on the narrowest file systems in use.
const MOST: usize = 120;
/// Names that Windows keeps for itself.
const KEPT: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Paths of the files of a manifest, in its order; no two are alike on any system.
pub(super) fn places(files: &[ManifestFile]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    files.iter().map(|file| place(file, &mut taken)).collect()
}

fn place(file: &ManifestFile, taken: &mut BTreeSet<String>) -> String {
    let folder = match (file.role, &file.piece) {
        (FileRole::Piece, Some(piece)) => {
            let row = file.row.map(|row| format!("-{}", tail(&row.0.to_string())));
            format!(
                "{FOLDER}/{}{}",
                portable(&piece.replace(['[', ']', '*'], "")),
                row.unwrap_or_default()
            )
        }
        (FileRole::Answers | FileRole::SignedPdf | FileRole::Piece | FileRole::Inventory, _) => {
            FOLDER.to_owned()
        }
    };
    let name = portable(&file.name);
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
        _ => (name.as_str(), String::new()),
    };
    let mut path = format!("{folder}/{name}");
    let mut number = 2_u32;
    // Systems that do not tell capitals apart must not lose a file.
    while !taken.insert(path.to_lowercase()) {
        path = format!("{folder}/{stem} ({number}){extension}");
        number += 1;
    }
    path
}

fn tail(id: &str) -> &str {
    id.rsplit('-').next().unwrap_or(id)
}

/// A name that FAT, NTFS and Unix all take.
pub(super) fn portable(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .collect();
    let plain = plain.trim_matches([' ', '.']);
    let short = match plain.rsplit_once('.') {
        Some((stem, extension)) if extension.chars().count() <= 10 => {
            let room = MOST.saturating_sub(extension.chars().count() + 1);
            let stem: String = stem.chars().take(room).collect();
            format!("{stem}.{extension}")
        }
        _ => plain.chars().take(MOST).collect(),
    };
    let stem = short.split('.').next().unwrap_or_default().to_lowercase();
    if short.is_empty() || KEPT.contains(&stem.as_str()) {
        format!("_{short}")
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_every_system_takes() {
        for (given, expected) in [
            ("kbis.pdf", "kbis.pdf"),
            ("mémoire technique.odt", "mémoire technique.odt"),
            ("devis \"A\" ?.pdf", "devis _A_ _.pdf"),
            ("nul.txt", "_nul.txt"),
            ("..", "_"),
            ("fin. ", "fin"),
        ] {
            assert_eq!(portable(given), expected, "{given}");
        }
        assert!(portable(&"é".repeat(300)).chars().count() <= MOST);
        assert!(portable(&format!("{}.pdf", "x".repeat(300))).ends_with(".pdf"));
    }

    #[test]
    fn files_of_one_piece_stand_together_and_none_covers_another() {
        let file = |role, piece: Option<&str>, name: &str| ManifestFile {
            role,
            piece: piece.map(str::to_owned),
            row: None,
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 1,
            sha256: "0".repeat(64),
            chunks: Vec::new(),
        };
        let files = [
            file(FileRole::Answers, None, "reponses.json"),
            file(FileRole::Piece, Some("devis"), "devis.pdf"),
            file(FileRole::Piece, Some("devis"), "devis.pdf.p7s"),
            file(FileRole::Piece, Some("devis"), "Devis.pdf"),
            file(FileRole::Piece, Some("kbis"), "devis.pdf"),
        ];
        assert_eq!(
            places(&files),
            [
                "fichiers/reponses.json",
                "fichiers/devis/devis.pdf",
                "fichiers/devis/devis.pdf.p7s",
                "fichiers/devis/Devis (2).pdf",
                "fichiers/kbis/devis.pdf",
            ]
        );
    }
}

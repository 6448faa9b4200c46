//! The printed documents before veraPDF.

use std::path::{Path, PathBuf};

use crate::forms;
use crate::support::{deposit, far, judge, nasty};

#[test]
fn verapdf_finds_every_document_archival_and_accessible() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let documents = [
        ("far.pdf", pli_print::print_dossier(&far::far())),
        ("nasty.pdf", pli_print::print_dossier(&nasty::nasty())),
        ("empty.pdf", pli_print::print_dossier(&nasty::empty())),
        (
            "acknowledgement.pdf",
            pli_print::print_acknowledgement(&deposit::acknowledgement()),
        ),
        (
            "sealed.pdf",
            pli_print::print_acknowledgement(&deposit::sealed()),
        ),
        ("journal.pdf", pli_print::print_journal(&deposit::journal())),
        ("minutes.pdf", pli_print::print_minutes(&deposit::minutes())),
        (
            "backup.pdf",
            pli_print::print_backup_cover(&deposit::backup()),
        ),
        (
            "label.pdf",
            pli_print::print_backup_label(&deposit::backup()),
        ),
    ];
    let forms = forms::documents()
        .into_iter()
        .map(|(name, document)| (name, pli_print::print_dossier(&document)));
    let files: Vec<PathBuf> = documents
        .into_iter()
        .map(|(name, printed)| (name.to_owned(), printed))
        .chain(forms)
        .map(|(name, printed)| {
            let path = folder.join(&name);
            std::fs::write(&path, printed.expect(&name)).expect("the target folder can be written");
            path
        })
        .collect();
    judge::demand_archival_and_accessible(&files);
}

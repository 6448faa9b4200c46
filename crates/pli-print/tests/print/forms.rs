//! The real forms with their worked examples, printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pli_core::example::{Example, build_example};
use pli_core::finding::Finding;
use pli_core::form::{FormPackage, load};
use pli_core::view::{Inputs, evaluate};
use pli_print::{Block, DossierDocument, DossierMeta, DossierState, Standing, Table};

use crate::support::{digest, paris};

pub(crate) fn package(form: &str) -> FormPackage {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../forms")
        .join(form);
    let mut files = BTreeMap::new();
    read_folder(&root, &root, &mut files);
    load(&files).expect("the form is valid").package
}

fn read_folder(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("the form is there") {
        let path: PathBuf = entry.expect("the folder can be read").path();
        if path.is_dir() {
            read_folder(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below the root")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("the file can be read"));
        }
    }
}

fn sentence(finding: &Finding) -> String {
    finding
        .message
        .clone()
        .unwrap_or_else(|| format!("{} {:?}", finding.code, finding.values))
}

fn document(form: &FormPackage, example: &Example) -> DossierDocument {
    let dossier = build_example(form, example).expect("the example fits the form");
    let inputs = Inputs {
        call: example.call.as_ref(),
        lot: example.lot.as_deref(),
        today: example.today,
    };
    let view = evaluate(form, &dossier, inputs);
    let meta = DossierMeta {
        title: example.title.clone(),
        dossier_id: "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10".to_owned(),
        content_sha256: digest(1),
        call: example.call.as_ref(),
        lot: example.lot.as_deref(),
        printed_at: paris(2026, 11, 21, 14, 32, 7),
        standing: Standing::Real,
        words: &sentence,
    };
    DossierDocument::from_view(form, &view, &meta)
}

/// Every example of every form, by the name of its file.
pub(crate) fn documents() -> Vec<(String, DossierDocument)> {
    let mut all = Vec::new();
    for form in ["far/1.0.0", "aide/1.0.0"] {
        let form = package(form);
        for example in &form.examples {
            let name = example.file.replace("examples/", "").replace(".yaml", "");
            all.push((
                format!("{}-{name}.pdf", form.name),
                document(&form, example),
            ));
        }
    }
    all
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Table(table) => vec![table],
            Block::Group(group) => group
                .cards
                .iter()
                .flat_map(|card| tables(&card.blocks))
                .collect(),
            Block::Field(_) | Block::LongText(_) => Vec::new(),
        })
        .collect()
}

#[test]
fn a_complete_example_is_ready_and_names_who_signs() {
    let (_, large) = documents().swap_remove(0);
    assert!(
        matches!(large.state, DossierState::Ready),
        "{:?}",
        large.state
    );
    assert!(large.signatory.is_some() && !large.undertakings.is_empty());
    assert!(large.organisation.iter().any(|fact| fact.label == "SIRET"));
    assert!(!large.totals.is_empty() && !large.attachments.is_empty());
    assert!(
        large
            .sections
            .iter()
            .flat_map(|section| tables(&section.blocks))
            .any(|table| table.rows.len() >= 60)
    );
}

#[test]
fn every_cell_has_its_column() {
    for (name, document) in documents() {
        for table in document
            .sections
            .iter()
            .flat_map(|section| tables(&section.blocks))
        {
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.len() == table.columns.len()),
                "{name}: {}",
                table.label
            );
        }
    }
}

#[test]
fn an_example_with_faults_is_a_draft() {
    let wrong = documents()
        .into_iter()
        .filter(|(name, _)| name.contains("wrong"));
    let states: Vec<DossierState> = wrong.map(|(_, document)| document.state).collect();
    assert_eq!(states.len(), 2);
    assert!(
        states
            .iter()
            .all(|state| matches!(state, DossierState::Draft { blocking: 1.. })),
        "{states:?}"
    );
}

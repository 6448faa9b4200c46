//! Publishing calls from a folder.

use std::fs;
use std::path::Path;

use pli_platform::Store;
use pli_platform::publish::{FormSource, PublishError, publish_folder};
use pli_platform::store::StoreError;

use crate::support::Bench;

const CALL: &str = "
reference: AAP-2027-03
title: Soutien aux associations
authority: { name: Région, service: Vie associative, address: 1 rue, email: a@region.example, phone: '01 99 00 10 40' }
form: { name: aide, version: 1.0.0 }
deadline: 2027-03-15T12:00:00
limits: { max_file_bytes: 1000000, max_total_bytes: 5000000, max_files: 10, formats: [pdf], max_name_chars: 80 }
signature_required: false
documents: [{ file: reglement.pdf, title: Règlement }]
silence: { effect: rejection, months: 2 }
remedies: Tribunal administratif.
";

fn folder(call: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("call.yaml"), call).expect("a file");
    fs::write(folder.path().join("reglement.pdf"), "%PDF-1.7").expect("a file");
    folder
}

fn publish(bench: &Bench, folder: &Path) -> Result<pli_core::call::Call, PublishError> {
    publish_folder(
        &bench.office.store,
        &bench.office.region,
        folder,
        &FormSource::BuiltIn,
    )
}

#[test]
fn a_call_is_published_with_its_documents_and_its_deadline_in_the_regions_time() {
    let bench = Bench::new();
    let published = publish(&bench, folder(CALL).path()).expect("published");
    let session = bench.session(bench.in_process());
    let call = session.call("AAP-2027-03");
    assert_eq!(call, published);
    assert_eq!(
        call.deadline.expect("a deadline").at.to_string(),
        "2027-03-15T11:00:00Z"
    );
    let document =
        session
            .platform
            .call_document(session.token(), "AAP-2027-03", &call.documents[0]);
    assert_eq!(document.expect("a document"), b"%PDF-1.7");
}

#[test]
fn a_call_that_cannot_be_is_refused_and_the_former_stays() {
    let bench = Bench::new();
    publish(&bench, folder(CALL).path()).expect("published");
    let rows = [
        (
            "a form that is not there",
            CALL.replace("version: 1.0.0", "version: 9.9.9"),
        ),
        (
            "a form outside its folder",
            CALL.replace("name: aide", "name: ../aide"),
        ),
        (
            "a document outside its folder",
            CALL.replace("reglement.pdf", "../reglement.pdf"),
        ),
        (
            "a document that is not there",
            CALL.replace("reglement.pdf", "autre.pdf"),
        ),
        (
            "an hour that does not exist",
            CALL.replace("2027-03-15T12:00:00", "2027-03-28T02:30:00"),
        ),
        (
            "an hour that comes twice",
            CALL.replace("2027-03-15T12:00:00", "2027-10-31T02:30:00"),
        ),
        ("an unknown key", format!("{CALL}prix: 12\n")),
        (
            "no title",
            CALL.replace("title: Soutien aux associations\n", ""),
        ),
        ("an empty reference", CALL.replace("AAP-2027-03", "''")),
        ("extensions with a point", CALL.replace("[pdf]", "[.pdf]")),
        ("no YAML", "[".to_owned()),
    ];
    for (what, text) in rows {
        assert!(publish(&bench, folder(&text).path()).is_err(), "{what}");
    }
    assert!(
        bench
            .office
            .store
            .call("AAP-2027-03")
            .expect("the store")
            .is_some()
    );
}

#[test]
fn a_call_is_published_beside_a_platform_that_serves() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    assert!(matches!(
        Store::open(&bench.root),
        Err(StoreError::InUse { .. })
    ));
    let beside = Store::open_beside(&bench.root).expect("beside");
    publish_folder(
        &beside,
        &bench.office.region,
        folder(CALL).path(),
        &FormSource::BuiltIn,
    )
    .expect("published");
    assert_eq!(
        session.call("AAP-2027-03").title,
        "Soutien aux associations"
    );
}

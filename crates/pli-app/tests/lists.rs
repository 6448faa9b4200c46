//! Code lists: those of the program are searched, packs are verified before they are kept, a form finds the list that it means.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use pli_app::list::{self, make_pack};
use pli_app::seam::dispatch;
use pli_app::verify::Anchors;
use pli_app::{App, Code, form};
use pli_proof::demo::{Authority, KeyKind, Period, Seal};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LIST: &str = "#pli-list 1\n#name: measures\n#version: 2026\n#title: Mesures\n#source: Région\n#licence: Licence Ouverte 2.0\n\
    #date: 2026-11-01\ncode\tlabel\tregion\nM1\tMesure d’aide à l’œuvre\t75\nM2\tMesure d’accueil\t53\n";

/// An author of packs, whose authority is trusted by those who have the folder `trust`.
struct Author {
    p12: Vec<u8>,
    outdated: Vec<u8>,
    trust: PathBuf,
}

fn author(folder: &Path, name: &str) -> Author {
    let now = Timestamp::now();
    let authority = Authority::found(name, now).expect("an authority");
    let seal = Seal {
        name: "Listes de la Région".into(),
        organisation: "Région".into(),
        siren: "200053403".into(),
    };
    let issue = |period| {
        let issued = authority
            .issue_seal(&seal, KeyKind::P256, period)
            .expect("a seal");
        issued.to_pkcs12("listes", "secret").expect("a file")
    };
    let trust = folder.join(name);
    fs::create_dir(&trust).expect("a folder");
    fs::write(trust.join("root.pem"), authority.root_pem()).expect("a root");
    Author {
        p12: issue(Period::current(now)),
        outdated: issue(Period::expired(now)),
        trust,
    }
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

fn unzip(pack: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(pack)).expect("an archive");
    let mut bytes = Vec::new();
    let mut entry = archive.by_name(name).expect("an entry");
    std::io::Read::read_to_end(&mut entry, &mut bytes).expect("bytes");
    bytes
}

fn started(folder: &Path) -> App {
    let app = App::start(&folder.join("home"), None).expect("the folder is free");
    app.first_start(Some("une phrase de passe"), "Assistante")
        .expect("a store");
    app
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    dispatch(app, name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one list of refusals")]
fn a_pack_is_refused_in_words_unless_all_of_it_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = started(folder.path());
    let session = app.session().expect("a session");
    let ours = author(folder.path(), "ours");
    let other = author(folder.path(), "other");
    let anchors = Anchors::of_folder(&ours.trust).expect("anchors");
    let good = make_pack(LIST.as_bytes(), &ours.p12, "secret").expect("a pack");
    let signature = unzip(&good, "list.p7s");
    let expired = LIST.replace("#source", "#expires: 2026-01-01\n#source");
    let altered = LIST.replace("M1", "M9");
    let packed = |entries: &[(&str, &[u8])]| zip(entries);
    let refused = [
        (packed(&[("list.tsv", LIST.as_bytes())]), Code::PackUnsigned),
        (
            packed(&[("list.tsv", LIST.as_bytes()), ("list.p7s", b"")]),
            Code::PackAltered,
        ),
        (
            packed(&[("list.tsv", altered.as_bytes()), ("list.p7s", &signature)]),
            Code::PackAltered,
        ),
        (
            packed(&[("../list.tsv", LIST.as_bytes()), ("list.p7s", &signature)]),
            Code::BadPack,
        ),
        (
            packed(&[("/list.tsv", LIST.as_bytes()), ("list.p7s", &signature)]),
            Code::BadPack,
        ),
        (
            packed(&[
                ("list.tsv", LIST.as_bytes()),
                ("list.p7s", &signature),
                ("x", b""),
            ]),
            Code::BadPack,
        ),
        (packed(&[("list.p7s", &signature)]), Code::BadPack),
        (b"no archive".to_vec(), Code::BadPack),
        (Vec::new(), Code::BadPack),
        (
            make_pack(LIST.as_bytes(), &other.p12, "secret").expect("a pack"),
            Code::PackUntrusted,
        ),
        (
            make_pack(expired.as_bytes(), &ours.p12, "secret").expect("a pack"),
            Code::PackExpired,
        ),
    ];
    let file = folder.path().join("pack.zip");
    for (number, (bytes, code)) in refused.into_iter().enumerate() {
        fs::write(&file, bytes).expect("a pack");
        let fault = list::add(&session, &file, &anchors).expect_err("refused");
        assert_eq!(fault.code, code, "{number}: {fault}");
    }
    let bad = make_pack(b"code\tlabel\n", &ours.p12, "secret").expect_err("no list");
    assert_eq!(
        (bad.code, bad.values["what"].as_str()),
        (Code::BadList, "first-line")
    );
    let outdated = make_pack(LIST.as_bytes(), &ours.outdated, "secret").expect_err("outdated");
    assert_eq!(outdated.code, Code::CertificateExpired);
    // Nothing of all that was kept.
    assert!(list::search(&session, "measures", "", 9).is_err());

    fs::write(&file, &good).expect("a pack");
    let added = list::add(&session, &file, &anchors).expect("added");
    assert_eq!(
        (added.codes, added.signer.as_str()),
        (2, "Listes de la Région (démonstration)")
    );
    // Twice is once; another content under the same name is refused; a folder does as well as an archive.
    let unpacked = folder.path().join("pack");
    fs::create_dir(&unpacked).expect("a folder");
    fs::write(unpacked.join("list.tsv"), LIST).expect("a list");
    fs::write(unpacked.join("list.p7s"), &signature).expect("a signature");
    list::add(&session, &unpacked, &anchors).expect("the same again");
    fs::write(
        &file,
        make_pack(altered.as_bytes(), &ours.p12, "secret").expect("a pack"),
    )
    .expect("a pack");
    let conflict = list::add(&session, &file, &anchors).expect_err("another content");
    assert_eq!(conflict.code, Code::ListConflict);
    let found = list::search(&session, "measures@2026", "oeuvre", 9).expect("hits");
    assert_eq!((found.hits[0].code.as_str(), found.total), ("M1", 1));
    let shown = list::show_all(&session).expect("lists");
    let signers: Vec<_> = shown
        .iter()
        .filter_map(|list| list.signer.as_deref())
        .collect();
    assert_eq!(
        (shown.len(), signers),
        (8, vec!["Listes de la Région (démonstration)"])
    );
}

fn package(sha256: &str) -> BTreeMap<String, Vec<u8>> {
    let form = "format: 1\nform: essai\nversion: 1.0.0\ntitle: Essai\nsummary: Un essai.\nsections:\n  - id: a\n    title: A\n    fields:\n      \
        - { id: region, kind: code, list: regions, label: Région }\n      \
        - { id: measure, kind: code, list: measures, label: Mesure, filter: 'region = a.region' }\n";
    let regions = include_bytes!("../../../assets/lists/regions@2024.tsv");
    let regions = pli_core::form::read_list(regions).expect("a list").sha256;
    let reference = |name: &str, sha256: &str| {
        format!("shared: {name}\nsha256: {sha256}\ncolumns: []\n").into_bytes()
    };
    BTreeMap::from([
        ("form.yaml".into(), form.into()),
        (
            "lists/regions.yaml".into(),
            reference("regions@2024", &regions),
        ),
        (
            "lists/measures.yaml".into(),
            format!("shared: measures@2026\nsha256: {sha256}\ncolumns: [region]\n").into_bytes(),
        ),
    ])
}

#[test]
fn a_form_finds_the_list_of_a_pack_as_soon_as_it_is_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = started(folder.path());
    let session = app.session().expect("a session");
    let ours = author(folder.path(), "ours");
    let meant = pli_core::form::read_list(LIST.as_bytes())
        .expect("a list")
        .sha256;
    let files = package(&meant);
    form::keep(&session, &pli_core::form::digest(&files), Some(&files)).expect("kept");
    let id = ask(&app, "dossier_create", json!({ "form": "essai" }))["id"].clone();
    let search = |path: &str, typed: &str| {
        ask(
            &app,
            "list_search",
            json!({ "id": id, "path": path, "typed": typed, "most": 2 }),
        )
    };
    let set = |path: &str, codes: Value| {
        let input = json!({ "codes": codes });
        let edit = json!({ "set": { "path": path, "input": input } });
        ask(&app, "dossier_edit", json!({ "id": id, "edits": [edit] }))
    };
    // The list is not here: that is said, and the code is taken as typed.
    let before = search("a.measure", "");
    assert_eq!(
        (&before["absent"], &before["total"]),
        (&json!(true), &json!(0))
    );
    let view = ask(&app, "dossier_open", json!({ "id": id }));
    assert_eq!(view["form"]["lists"]["measures"]["absent"], true);
    let change = set("a.measure", json!(["M2"]));
    assert!(change.to_string().contains("list.absent"), "{change}");
    // Eighteen regions, two of them shown.
    let regions = search("a.region", "");
    assert_eq!(
        (regions["hits"].as_array().map(Vec::len), &regions["total"]),
        (Some(2), &json!(18))
    );

    let file = folder.path().join("pack.zip");
    fs::write(
        &file,
        make_pack(LIST.as_bytes(), &ours.p12, "secret").expect("a pack"),
    )
    .expect("a pack");
    let anchors = Anchors::of_folder(&ours.trust).expect("anchors");
    list::add(&session, &file, &anchors).expect("added");
    let after = search("a.measure", "mesure");
    assert_eq!(
        (&after["absent"], &after["total"]),
        (&json!(false), &json!(2))
    );
    let view = ask(&app, "dossier_open", json!({ "id": id }));
    assert!(!view.to_string().contains("list.absent"));
    // Another answer leaves one measure, and says that the one given does not go with it.
    let change = set("a.region", json!(["75"]));
    assert!(change.to_string().contains("list.filtered"), "{change}");
    let one = search("a.measure", "mesure");
    assert_eq!(
        (&one["hits"][0]["code"], &one["total"]),
        (&json!("M1"), &json!(1))
    );
}

/// A list as large as one may be: the slot of ROME, of NAF 2025, of the communes.
fn large(count: usize) -> String {
    let mut text = "#pli-list 1\n#name: large\n#version: 1\n#title: Grande liste\n#source: Pli\n#licence: EUPL-1.2\n#date: 2026-11-21\n\
        code\tlabel\n"
        .to_owned();
    for number in 0..count {
        let label = match number % 5 {
            0 => "Élevage d’œufs",
            1 => "Réparation d’automobiles",
            2 => "Forêts et aménagement paysager",
            3 => "Hébergement",
            _ => "Conseil en gestion",
        };
        text += &format!("C{number:05}\t{label} {number}\n");
    }
    text
}

#[test]
fn a_pack_of_a_hundred_thousand_codes_is_kept_and_searched_without_accents() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = started(folder.path());
    let session = app.session().expect("a session");
    let ours = author(folder.path(), "ours");
    let anchors = Anchors::of_folder(&ours.trust).expect("anchors");
    let file = folder.path().join("pack.zip");
    let pack = make_pack(large(100_000).as_bytes(), &ours.p12, "secret").expect("a pack");
    fs::write(&file, pack).expect("a pack");
    let added = list::add(&session, &file, &anchors).expect("added");
    assert_eq!(added.codes, 100_000);
    let found = |typed: &str| {
        let hits = list::search(&session, "large", typed, 3).expect("hits");
        let first = hits.hits.first().map(|hit| hit.code.clone());
        (hits.total, first.unwrap_or_default())
    };
    assert_eq!(found("ELEVAGE oeufs"), (20_000, "C00000".to_owned()));
    assert_eq!(found("hebergement 99998"), (1, "C99998".to_owned()));
    assert_eq!(found("c99999"), (1, "C99999".to_owned()));
    assert_eq!(found("forets xylophone"), (0, String::new()));

    // One code more than a list may have.
    let refused = make_pack(large(100_001).as_bytes(), &ours.p12, "secret");
    assert_eq!(refused.expect_err("too many").code, Code::BadList);
}

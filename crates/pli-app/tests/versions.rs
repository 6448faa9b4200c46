//! A dossier moved to a newer version of its form, through the window's door: planned, done, taken back, kept over a restart.

use std::collections::BTreeMap;
use std::path::Path;

use pli_app::seam::dispatch;
use pli_app::{App, Code, form};
use serde_json::{Value, json};

const PASSPHRASE: &str = "une phrase de passe";

type Files = BTreeMap<String, Vec<u8>>;

/// A version of the form that the core's own tests move drafts between.
fn package(version: &str) -> Files {
    fn gather(folder: &Path, prefix: &str, into: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                gather(&path, &format!("{name}/"), into);
            } else {
                into.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let mut files = Files::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pli-core/tests/migration");
    gather(&root.join(version), "", &mut files);
    files
}

fn keep(app: &App, version: &str) {
    let files = package(version);
    let session = app.session().expect("a session");
    let sha256 = pli_core::form::digest(&files);
    form::keep(&session, &sha256, Some(&files)).expect("kept");
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    dispatch(app, name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn set(app: &App, id: &str, path: &str, input: &Value) {
    let edit = json!({ "set": { "path": path, "input": input } });
    ask(app, "dossier_edit", json!({ "id": id, "edits": [edit] }));
}

/// Every answer that shows, by its place.
fn answers(view: &Value) -> BTreeMap<String, Value> {
    let nodes = view["nodes"].as_array().expect("nodes").iter();
    let answered = nodes.filter(|node| !node["input"].is_null());
    answered
        .map(|node| {
            (
                node["path"].as_str().unwrap_or_default().to_owned(),
                node["input"].clone(),
            )
        })
        .collect()
}

/// A store with a dossier of the first version.
fn begun(folder: &Path) -> (App, String) {
    let app = App::start(folder, None).expect("the folder is free");
    ask(
        &app,
        "first_start",
        json!({ "passphrase": PASSPHRASE, "author": "Anne" }),
    );
    keep(&app, "v1");
    let made = ask(&app, "dossier_create", json!({ "form": "stage" }));
    let id = made["id"].as_str().expect("an id").to_owned();
    set(&app, &id, "organisme.nom", &json!({ "text": "Atelier" }));
    set(
        &app,
        &id,
        "organisme.fax",
        &json!({ "text": "05 55 00 00 00" }),
    );
    set(&app, &id, "organisme.statut", &json!({ "codes": ["asso"] }));
    set(
        &app,
        &id,
        "organisme.contact_nom",
        &json!({ "text": "Faure" }),
    );
    set(
        &app,
        &id,
        "organisme.contact_prenom",
        &json!({ "text": "Anne" }),
    );
    set(&app, &id, "stage.duree", &json!({ "text": "35,5" }));
    (app, id)
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn a_dossier_moves_is_taken_back_and_stays_moved_over_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let (app, id) = begun(folder.path());
    let it = json!({ "id": id });
    let none = ask(&app, "dossier_versions", it.clone());
    assert_eq!(
        (&none["newer"], &none["orphans"]),
        (&Value::Null, &json!([]))
    );
    keep(&app, "v2");
    let told = ask(&app, "dossier_versions", it.clone());
    assert_eq!(
        (&told["current"], &told["newer"]),
        (&json!("1.0.0"), &json!("1.1.0"))
    );

    let before = answers(&ask(&app, "dossier_open", it.clone()));
    let plan = ask(&app, "dossier_move_plan", it.clone());
    assert_eq!((&plan["kept"], &plan["to"]), (&json!(1), &json!("1.1.0")));
    let orphans: Vec<&str> = plan["orphaned"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|orphan| orphan["label"].as_str())
        .collect();
    assert_eq!(
        orphans,
        ["Nom du contact", "Prénom du contact", "Télécopie"]
    );
    assert_eq!(
        plan["orphaned"][2]["reason"],
        "La télécopie n’est plus employée."
    );
    assert_eq!(
        answers(&ask(&app, "dossier_open", it.clone())),
        before,
        "a plan changes nothing"
    );

    let moved = ask(&app, "dossier_move", json!({ "id": id, "to": "1.1.0" }));
    assert_eq!(moved["summary"]["form_version"], "1.1.0");
    let after = answers(&moved);
    assert_eq!(after["organisme.contact"], json!({ "text": "Anne Faure" }));
    assert_eq!(after["organisme.statut"], json!({ "codes": ["9220"] }));
    assert_eq!(
        after["action.duree"],
        json!({ "text": "2\u{202f}130\u{202f}min" })
    );
    let told = ask(&app, "dossier_versions", it.clone());
    assert_eq!(
        (told["orphans"].as_array().map(Vec::len), &told["newer"]),
        (Some(3), &Value::Null)
    );

    let undone = ask(&app, "dossier_undo", it.clone());
    assert_eq!(undone["summary"]["form_version"], "1.0.0");
    assert_eq!(answers(&ask(&app, "dossier_open", it.clone())), before);
    ask(&app, "dossier_redo", it.clone());
    drop(app);

    let app = App::start(folder.path(), Some(PASSPHRASE)).expect("free again");
    let again = ask(&app, "dossier_open", it.clone());
    assert_eq!(again["summary"]["form_version"], "1.1.0");
    assert_eq!(answers(&again), after);
    let kept = app.session().and_then(|session| {
        let id = pli_app::dossier::id_of(&session, &id)?;
        pli_app::dossier::kept(&session, id)
    });
    assert_eq!(kept.expect("a list").len(), 3);
    let exported = app.session().and_then(|session| {
        let id = pli_app::dossier::id_of(&session, &id)?;
        pli_app::dossier::answers(&session, id)
    });
    let exported = exported.expect("answers");
    assert!(
        !exported["answers"].to_string().contains("05 55"),
        "never transmitted"
    );
    assert!(
        exported["kept"].to_string().contains("organisme.fax"),
        "never lost: {exported}"
    );
}

#[test]
fn what_cannot_be_moved_is_told_and_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let (app, id) = begun(folder.path());
    let refused = |to: Value| {
        let request = json!({ "id": id, "to": to });
        dispatch(&app, "dossier_move", request)
            .expect_err("refused")
            .code
    };
    assert_eq!(refused(Value::Null), Code::NoNewerForm);
    assert_eq!(refused(json!("1.0.0")), Code::NoNewerForm);
    assert_eq!(refused(json!("7.0.0")), Code::UnknownForm);
    keep(&app, "v3");
    assert_eq!(refused(json!("2.0.0")), Code::NoMigration);
    keep(&app, "v2");
    let moved = ask(&app, "dossier_move", json!({ "id": id }));
    assert_eq!(
        moved["summary"]["form_version"], "2.0.0",
        "over the version between"
    );
}

#[test]
fn a_new_dossier_takes_up_one_of_a_former_version_and_both_can_be_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let (app, old) = begun(folder.path());
    keep(&app, "v2");
    let request = json!({ "id": old, "form": "stage@1.1.0" });
    let plan = ask(&app, "duplicate_plan", request.clone());
    let items = plan["items"].as_array().expect("items").clone();
    let left: Vec<_> = items
        .iter()
        .filter(|item| item["reason"] == "no-place")
        .filter_map(|item| item["shown"].as_str())
        .collect();
    let fax = "05\u{202f}55\u{202f}00\u{202f}00\u{202f}00";
    assert_eq!(left, ["Faure", "Anne", fax]);
    let new = ask(&app, "dossier_duplicate", request);
    let new = new["id"].as_str().expect("an id");
    let taken = ask(&app, "dossier_open", json!({ "id": new }));
    assert_eq!(taken["summary"]["form_version"], "1.1.0");
    let taken = answers(&taken);
    assert_eq!(taken["organisme.contact"], json!({ "text": "Anne Faure" }));
    assert_eq!(taken["organisme.statut"], json!({ "codes": ["9220"] }));
    let stays = ask(&app, "dossier_open", json!({ "id": old }));
    assert_eq!(stays["summary"]["form_version"], "1.0.0", "left alone");

    // A state before the move of version is seen through the version that it had.
    ask(&app, "dossier_move", json!({ "id": old }));
    let points = json!({ "before": { "id": old, "at": "-1" }, "after": { "id": old } });
    let found = ask(&app, "dossier_compare", points);
    let fields = found["fields"].as_array().expect("fields").clone();
    let told = fields.iter().find(|field| field["path"] == "organisme.fax");
    assert_eq!(told.expect("told")["before"], fax);
}

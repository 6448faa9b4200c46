//! The window's door: raw requests in, views out, the same store behind.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::seam::dispatch;
use pli_app::{App, Code, Fault};
use serde_json::{Value, json};

const PASSPHRASE: &str = "une phrase de passe";

struct Door {
    app: App,
}

impl Door {
    fn first(folder: &Path) -> (Self, Value) {
        let door = Self {
            app: App::start(folder, None).expect("the folder is free"),
        };
        assert_eq!(door.ask("app_state", json!({}))["stage"], "first_start");
        let made = door.ask(
            "first_start",
            json!({ "passphrase": PASSPHRASE, "author": "Assistante" }),
        );
        (door, made)
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        dispatch(&self.app, name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    }

    fn refused(&self, name: &str, request: Value) -> Fault {
        dispatch(&self.app, name, request).expect_err(name)
    }

    fn far(&self) -> String {
        self.ask("dossier_create", json!({ "form": "far" }))["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a test writes json!(…) in place"
    )]
    fn set(&self, id: &str, path: &str, input: Value) -> Value {
        self.ask(
            "dossier_edit",
            json!({ "id": id, "edits": [{ "set": { "path": path, "input": input } }] }),
        )
    }
}

fn node<'a>(change: &'a Value, path: &str) -> &'a Value {
    let nodes = change["nodes"].as_array().expect("nodes");
    nodes
        .iter()
        .find(|node| node["path"] == path)
        .unwrap_or_else(|| panic!("no node {path}"))
}

#[test]
fn a_first_start_is_locked_and_opened_again_by_either_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, made) = Door::first(folder.path());
    let groups: Vec<&str> = made["recovery_key"]
        .as_array()
        .expect("groups")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(groups.len(), 8);
    assert_eq!(
        door.refused("confirm_recovery", json!({ "last_group": "AAAAA" }))
            .code,
        Code::MistypedRecoveryKey
    );
    door.ask(
        "confirm_recovery",
        json!({ "last_group": groups[7].to_lowercase() }),
    );
    assert_eq!(door.ask("app_state", json!({}))["recovery_confirmed"], true);
    let again = door.refused(
        "first_start",
        json!({ "passphrase": PASSPHRASE, "author": "" }),
    );
    assert_eq!(again.code, Code::StoreExists);
    drop(door);
    let door = Door {
        app: App::start(folder.path(), None).expect("free again"),
    };
    assert_eq!(door.ask("app_state", json!({}))["stage"], "locked");
    assert_eq!(
        door.refused("dossiers_list", json!({})).code,
        Code::StoreLocked
    );
    assert_eq!(
        door.refused("unlock", json!({ "passphrase": "autre chose" }))
            .code,
        Code::WrongPassphrase
    );
    door.ask("unlock", json!({ "recovery_key": groups.join(" ") }));
    assert_eq!(door.ask("settings_get", json!({}))["author"], "Assistante");
}

#[test]
fn raw_texts_are_read_by_kind_and_what_cannot_be_read_is_kept_with_a_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    let change = door.set(
        &id,
        "organisme.legal_name",
        json!({ "text": "Atelier du bois" }),
    );
    assert_eq!(
        node(&change, "organisme.legal_name")["input"],
        json!({ "text": "Atelier du bois" })
    );
    assert!(change["saved_at"].is_string());
    let change = door.set(&id, "organisme.siret", json!({ "text": "pas un siret" }));
    assert_eq!(
        node(&change, "organisme.siret")["input"],
        json!({ "text": "pas un siret" })
    );
    let findings = change["findings"].as_array().expect("findings");
    assert!(
        findings
            .iter()
            .any(|finding| finding["path"] == "organisme.siret" && finding["code"] != "required")
    );
    for (path, code) in [
        ("nulle.part", Code::UnknownField),
        ("consultation.consultation_ref", Code::ReadOnlyField),
    ] {
        let request =
            json!({ "id": id, "edits": [{ "set": { "path": path, "input": { "text": "x" } } }] });
        assert_eq!(door.refused("dossier_edit", request).code, code, "{path}");
    }
}

#[test]
fn rows_are_added_pasted_moved_taken_away_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    let open = door.ask("dossier_open", json!({ "id": id }));
    let (table, column) = first_table(&open);
    let before = rows(&open, &table).len();
    let change = door.ask(
        "dossier_edit",
        json!({ "id": id, "edits": [{ "paste_rows": { "group": table, "column": column, "tsv": "un\ndeux\ntrois\n" } }] }),
    );
    assert_eq!(change["new_rows"].as_array().map(Vec::len), Some(3));
    let group = rows(&change, &table);
    assert_eq!(group.len(), before + 3);
    let (first, last) = (group[before].clone(), group[before + 2].clone());
    let change = door.ask(
        "dossier_edit",
        json!({ "id": id, "edits": [{ "move_row": { "group": table, "row": last, "after": null } }] }),
    );
    assert_eq!(rows(&change, &table)[0], last);
    door.ask(
        "dossier_edit",
        json!({ "id": id, "edits": [{ "delete_row": { "group": table, "row": first } }] }),
    );
    let change = door.ask("dossier_undo", json!({ "id": id }));
    assert!(rows(&change, &table).contains(&first));
    let unknown = json!({ "id": id, "edits": [{ "delete_row": { "group": table, "row": "0193c0de-0000-7000-8000-000000000000" } }] });
    assert_eq!(door.refused("dossier_edit", unknown).code, Code::UnknownRow);
}

/// A table of the form that stands outside rows, and its first column that a person fills.
fn first_table(open: &Value) -> (String, String) {
    let sections = open["form"]["sections"].as_array().expect("sections");
    let fields = sections
        .iter()
        .flat_map(|section| section["fields"].as_array().expect("fields"));
    let table = fields
        .into_iter()
        .find(|field| field["kind"] == "table")
        .expect("a table");
    let columns = table["fields"].as_array().expect("columns");
    let column = columns
        .iter()
        .find(|column| column["read_only"] == false)
        .expect("a column to fill");
    (
        table["pattern"].as_str().expect("a pattern").to_owned(),
        column["id"].as_str().expect("an id").to_owned(),
    )
}

fn rows(view: &Value, group: &str) -> Vec<String> {
    let groups = view["groups"].as_array().expect("groups");
    let rows = groups
        .iter()
        .find(|known| known["path"] == group)
        .map(|group| group["rows"].as_array().expect("rows"));
    rows.into_iter()
        .flatten()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_file_comes_in_parts_is_shown_detached_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    let open = door.ask("dossier_open", json!({ "id": id }));
    let pieces = open["pieces"].as_array().expect("pieces");
    let accepts = |piece: &&Value| !piece["target"].as_str().expect("a target").contains('[');
    let target = pieces.iter().find(accepts).expect("a piece")["target"].clone();
    let printed = door.ask("dossier_print", json!({ "id": id }));
    let pdf = door.ask("file_export", json!({ "id": id, "what": "pdf" }))["base64"]
        .as_str()
        .expect("bytes")
        .to_owned();
    let bytes = STANDARD.decode(pdf).expect("base64");
    assert_eq!(
        bytes.len() as u64,
        printed["size"].as_u64().expect("a size")
    );
    let begin =
        |size: u64| json!({ "id": id, "target": target, "name": "piece.pdf", "size": size });
    assert_eq!(door.refused("attach_begin", begin(0)).code, Code::FileEmpty);
    let upload = door.ask("attach_begin", begin(bytes.len() as u64))["upload"].clone();
    for part in bytes.chunks(10_000) {
        door.ask(
            "attach_chunk",
            json!({ "upload": upload, "base64": STANDARD.encode(part) }),
        );
    }
    let change = door.ask("attach_end", json!({ "upload": upload }));
    let attachment = change["attached"]["id"].clone();
    assert_eq!(change["attached_bytes"], bytes.len());
    let page = door.ask(
        "attachment_preview",
        json!({ "id": id, "attachment": attachment, "page": 1, "width": 300 }),
    );
    assert!(
        STANDARD
            .decode(page["base64"].as_str().expect("bytes"))
            .expect("base64")
            .starts_with(b"\x89PNG")
    );
    let detach = json!({ "id": id, "edits": [{ "detach": { "target": target, "attachment": attachment } }] });
    assert_eq!(door.ask("dossier_edit", detach)["attached_bytes"], 0);
    assert_eq!(
        door.ask("dossier_undo", json!({ "id": id }))["attached_bytes"],
        bytes.len()
    );
    let short = door.ask("attach_begin", begin(10))["upload"].clone();
    assert_eq!(
        door.refused("attach_end", json!({ "upload": short })).code,
        Code::FileChanged
    );
}

#[test]
fn a_print_is_frozen_until_the_dossier_changes_and_an_undo_makes_it_fresh_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    let first = door.ask("dossier_print", json!({ "id": id }));
    assert_eq!(door.ask("dossier_print", json!({ "id": id })), first);
    let page = door.ask("print_page", json!({ "id": id, "page": 1, "width": 400 }));
    assert_eq!(page["pages"], first["pages"]);
    assert_eq!(
        door.refused(
            "print_page",
            json!({ "id": id, "page": 9999, "width": 400 })
        )
        .code,
        Code::NoPreview
    );
    let change = door.set(&id, "organisme.legal_name", json!({ "text": "Autre nom" }));
    assert_eq!(change["printed"]["stale"], true);
    let change = door.ask("dossier_undo", json!({ "id": id }));
    assert_eq!(change["printed"]["stale"], false);
}

#[test]
fn hostile_requests_are_refused_without_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    for (name, request) in [
        ("nowhere", json!({})),
        ("dossier_open", json!({ "id": 5 })),
        ("dossier_open", json!({ "id": "x", "more": 1 })),
        (
            "dossier_edit",
            json!({ "id": id, "edits": [{ "set": { "path": "", "input": { "text": "x" } } }] }),
        ),
        (
            "dossier_edit",
            json!({ "id": id, "edits": [{ "set": { "path": "a".repeat(9000), "input": null } }] }),
        ),
        (
            "dossier_edit",
            json!({ "id": id, "edits": [{ "insert_row": { "group": "organisme.siret" } }] }),
        ),
        (
            "attach_chunk",
            json!({ "upload": "none", "base64": "####" }),
        ),
        (
            "verify_file",
            json!({ "name": "x.json", "base64": STANDARD.encode(b"{\"receipt\":{},\"seal\":\"\"}") }),
        ),
        (
            "platform_sign_in",
            json!({ "url": "ftp://x", "user": "u", "password": "p" }),
        ),
        ("sync_now", json!({})),
    ] {
        let fault = door.refused(name, request);
        assert_ne!(fault.code, Code::Internal, "{name}: {fault}");
    }
}

/// The view of a place that a request gave, among its nodes or totals.
fn shown(view: &Value, of: &str, key: &str, name: &str) -> String {
    let all = view[of].as_array().expect(of);
    let one = all.iter().find(|one| one[key] == name);
    let text = one.unwrap_or_else(|| panic!("no {name}"))["shown"].as_str();
    text.expect("a text").replace(['\u{202F}', '\u{A0}'], " ")
}

#[test]
fn the_language_of_the_window_is_that_of_values_totals_comparisons_and_what_is_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (door, _) = Door::first(folder.path());
    let id = door.far();
    let paste = json!({ "paste_rows": { "group": "prix.lines", "column": "unit_price_ht", "tsv": "1 234,50 €\t20\t20 %" } });
    door.ask("dossier_edit", json!({ "id": id, "edits": [paste] }));
    let open = || door.ask("dossier_open", json!({ "id": id }));
    let french = open();
    let row = rows(&french, "prix.lines")[0].clone();
    let at = |column: &str| format!("prix.lines[{row}].{column}");
    let mut settings = door.ask("settings_get", json!({}));
    for (language, price, line, total, rate) in [
        ("fr", "1 234,50 €", "24 690,00 €", "29 628,00 €", "20 %"),
        ("en", "€1,234.50", "€24,690.00", "€29,628.00", "20%"),
    ] {
        settings["language"] = json!(language);
        door.ask("settings_set", settings.clone());
        let view = open();
        let node_of = |path: &str| shown(&view, "nodes", "path", path);
        assert_eq!(node_of(&at("unit_price_ht")), price);
        assert_eq!(node_of(&at("amount_ht")), line);
        assert_eq!(node_of(&at("vat_rate")), rate);
        assert_eq!(shown(&view, "totals", "id", "total_ttc"), total);
    }
    let change = door.set(&id, &at("unit_price_ht"), json!({ "text": "2,000" }));
    assert_eq!(shown(&change, "totals", "id", "total_ht"), "€40,000.00");
    door.set(
        &id,
        "organisme.nda_date",
        json!({ "text": "3 February 2020" }),
    );
    let view = open();
    assert_eq!(
        shown(&view, "nodes", "path", "organisme.nda_date"),
        "3 February 2020"
    );
    assert_eq!(
        node(&view, "organisme.nda_date")["input"]["text"],
        "03/02/2020"
    );
    let compared = json!({ "before": { "id": id, "at": "-2" }, "after": { "id": id } });
    let view = door.ask("dossier_compare", compared);
    let fields = view["fields"].as_array().expect("fields");
    let price = fields.iter().find(|field| {
        field["path"]
            .as_str()
            .expect("a path")
            .ends_with("unit_price_ht")
    });
    let price = price.expect("the price differs");
    assert_eq!(
        [&price["before"], &price["after"]],
        ["€1,234.50", "€2,000.00"]
    );
}

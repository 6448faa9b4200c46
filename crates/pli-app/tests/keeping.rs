//! The profile, the document wallet, duplicating and comparing, through the window's door and on a real store.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::seam::dispatch;
use pli_app::{App, Code, Fault};
use serde_json::{Value, json};
use tempfile::TempDir;

const PASSPHRASE: &str = "une phrase de passe";

struct Door {
    folder: TempDir,
    app: Option<App>,
}

impl Door {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = App::start(folder.path(), None).expect("the folder is free");
        let door = Self {
            folder,
            app: Some(app),
        };
        door.ask(
            "first_start",
            json!({ "passphrase": PASSPHRASE, "author": "Assistante" }),
        );
        door
    }

    /// Ends without a word, as a crash does, and opens the same store again.
    fn again(mut self) -> Self {
        self.app = None;
        let app = App::start(self.folder.path(), Some(PASSPHRASE)).expect("opens again");
        self.app = Some(app);
        self
    }

    fn app(&self) -> &App {
        self.app.as_ref().expect("it is open")
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        dispatch(self.app(), name, request).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    }

    fn refused(&self, name: &str, request: Value) -> Fault {
        dispatch(self.app(), name, request).expect_err(name)
    }

    fn far(&self) -> String {
        text(&self.ask("dossier_create", json!({ "form": "far" }))["id"])
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a test writes json!(…) in place"
    )]
    fn edit(&self, id: &str, edit: Value) -> Value {
        self.ask("dossier_edit", json!({ "id": id, "edits": [edit] }))
    }

    fn set(&self, id: &str, path: &str, typed: &str) -> Value {
        self.edit(
            id,
            json!({ "set": { "path": path, "input": { "text": typed } } }),
        )
    }

    /// Sends the bytes of a file for the wallet; gives the upload.
    fn send(&self, name: &str, bytes: &[u8]) -> String {
        let begun = self.ask("wallet_begin", json!({ "name": name, "size": bytes.len() }));
        let upload = text(&begun["upload"]);
        let base64 = STANDARD.encode(bytes);
        self.ask(
            "attach_chunk",
            json!({ "upload": upload, "base64": base64 }),
        );
        upload
    }

    fn add(&self, kind: &str, name: &str, bytes: &[u8], issued_on: &str) -> String {
        let upload = self.send(name, bytes);
        let request = json!({ "upload": upload, "kind": kind, "issued_on": issued_on });
        let view = self.ask("wallet_end", request);
        let documents = view["documents"].as_array().expect("documents");
        text(&documents.last().expect("it is there")["id"])
    }

    fn renew(&self, document: &str, name: &str, bytes: &[u8]) -> Value {
        let upload = self.send(name, bytes);
        let request = json!({ "upload": upload, "document": document, "issued_on": "20/11/2026" });
        self.ask("wallet_end", request)
    }

    fn wallet(&self) -> Value {
        self.ask("wallet_list", json!({}))["documents"].clone()
    }

    fn shown(&self, id: &str, path: &str) -> String {
        let view = self.ask("dossier_open", json!({ "id": id }));
        let nodes = view["nodes"].as_array().expect("nodes").clone();
        let node = nodes.iter().find(|node| node["path"] == path);
        text(&node.expect("the field")["shown"])
    }

    fn files(&self, id: &str, target: &str) -> Vec<String> {
        let view = self.ask("dossier_open", json!({ "id": id }));
        let pieces = view["pieces"].as_array().expect("pieces").clone();
        let piece = pieces.iter().find(|piece| piece["target"] == target);
        let files = piece.expect("the piece")["attachments"].as_array().cloned();
        let files = files.expect("files");
        files.iter().map(|file| text(&file["name"])).collect()
    }

    fn kept(&self, folder: &str) -> usize {
        count(&self.folder.path().join(folder))
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn count(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| !path.ends_with("unfinished"))
        .map(|path| if path.is_dir() { count(&path) } else { 1 })
        .sum()
}

fn pdf(mark: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{mark}\n").into_bytes()
}

fn profile(door: &Door) {
    let values = json!({
        "provider.siret": "732 829 320 00074", "provider.legal_name": "Atelier du bois",
        "provider.addr.line1": "1 rue Haute", "provider.addr.postcode": "19000", "provider.addr.city": "Tulle",
    });
    door.ask("profile_set", json!({ "values": values }));
}

#[test]
fn the_profile_holds_establishments_and_people_and_survives_a_restart() {
    let door = Door::new();
    profile(&door);
    let person = json!({ "person": { "roles": ["legal_rep", "signatory"], "values": {
        "last_name": "Roux", "first_name": "Anne", "email": "sans arobase" } } });
    door.ask("profile_edit", json!({ "edit": person }));
    let other =
        json!({ "establishment": { "name": "Brive", "values": { "siret": "73282932000082" } } });
    let view = door.ask("profile_edit", json!({ "edit": other }));
    assert_eq!(view["values"]["provider.signatory.last_name"], "Roux");
    assert_eq!(
        view["findings"]["provider.signatory.email"],
        "email.characters"
    );
    let second = text(&view["establishments"][1]["id"]);
    let door = door.again();
    let view = door.ask(
        "profile_edit",
        json!({ "edit": { "first": { "id": second } } }),
    );
    assert_eq!(view["values"]["provider.siret"], "73282932000082");
    assert_eq!(
        view["people"][0]["roles"],
        json!(["legal_rep", "signatory"])
    );
    let exported = door.ask("profile_export", json!({}));
    door.ask(
        "profile_edit",
        json!({ "edit": { "remove": { "id": second } } }),
    );
    let back = door.ask("profile_import", json!({ "base64": exported["base64"] }));
    assert_eq!(back["establishments"][0]["name"], "Brive");
    let wrong = json!({ "base64": STANDARD.encode(b"{ \"format\": 7 }") });
    assert_eq!(door.refused("profile_import", wrong).code, Code::BadProfile);
    assert_eq!(door.ask("profile_get", json!({})), back);
}

#[test]
fn a_change_of_the_profile_is_offered_and_one_undo_takes_the_choice_back() {
    let door = Door::new();
    profile(&door);
    let id = door.far();
    let city = "organisme.addr.city";
    assert_eq!(door.shown(&id, city), "Tulle");
    door.set(&id, "organisme.addr.line1", "2 rue Basse");
    door.ask(
        "profile_set",
        json!({ "values": { "provider.addr.city": "Brive", "provider.legal_name": "Bois et fils",
            "provider.addr.line1": "3 place Neuve" } }),
    );
    assert_eq!(door.shown(&id, city), "Tulle", "nothing is imposed");
    let offers = |door: &Door| {
        let view = door.ask("dossier_offers", json!({ "id": id }));
        let offers = view["offers"].as_array().expect("offers").clone();
        let mut paths: Vec<_> = offers.iter().map(|o| text(&o["path"])).collect();
        paths.sort();
        paths
    };
    let both = ["organisme.addr.city", "organisme.legal_name"];
    assert_eq!(offers(&door), both, "what was typed over is not offered");
    let choice = json!({ "resolve_offers": { "accept": [both[0]], "keep": [both[1]] } });
    door.edit(&id, choice);
    assert_eq!(door.shown(&id, city), "Brive");
    assert_eq!(offers(&door), [""; 0]);
    door.ask("dossier_undo", json!({ "id": id }));
    assert_eq!(door.shown(&id, city), "Tulle");
    assert_eq!(offers(&door), both);
}

#[test]
fn a_document_is_kept_once_and_attached_to_many_dossiers() {
    let door = Door::new();
    let kbis = door.add("kbis", "kbis.pdf", &pdf("un"), "01/06/2020");
    let version = door.wallet()[0]["versions"][0].clone();
    assert_eq!(version["standing"], "ended");
    assert_eq!(version["valid_until"], "2020-09-01");
    let (first, second) = (door.far(), door.far());
    for id in [&first, &second] {
        let attach = json!({ "attach_document": { "target": "pieces.kbis", "document": kbis } });
        let change = door.edit(id, attach);
        let findings = change["findings"].as_array().expect("findings").clone();
        assert!(
            findings.iter().any(|f| f["code"] == "piece.expired"),
            "warned"
        );
    }
    assert_eq!(door.kept("vault"), 1, "the bytes are there once");
    assert_eq!(door.wallet()[0]["versions"][0]["dossiers"], 2);
    door.ask("dossier_undo", json!({ "id": second }));
    assert_eq!(door.files(&second, "pieces.kbis"), [""; 0]);
    assert_eq!(door.files(&first, "pieces.kbis"), ["kbis.pdf"]);
}

#[test]
fn a_renewed_document_is_offered_and_the_former_stays_where_it_is_used() {
    let door = Door::new();
    let kbis = door.add("kbis", "kbis-1.pdf", &pdf("un"), "01/06/2020");
    let id = door.far();
    let attach = json!({ "attach_document": { "target": "pieces.kbis", "document": kbis } });
    door.edit(&id, attach);
    let view = door.renew(&kbis, "kbis-2.pdf", &pdf("deux"));
    assert_eq!(view["documents"][0]["versions"][0]["name"], "kbis-2.pdf");
    assert_eq!(view["documents"][0]["versions"][1]["dossiers"], 1);
    assert_eq!(door.files(&id, "pieces.kbis"), ["kbis-1.pdf"]);
    let offers = door.ask("dossier_offers", json!({ "id": id }));
    let offer = &offers["documents"][0];
    assert_eq!(offer["after"], "kbis-2.pdf");
    let renew = json!({ "renew_attachment": {
        "target": offer["target"], "attachment": offer["attachment"] } });
    door.edit(&id, renew);
    assert_eq!(door.files(&id, "pieces.kbis"), ["kbis-2.pdf"]);
    door.ask("dossier_undo", json!({ "id": id }));
    assert_eq!(door.files(&id, "pieces.kbis"), ["kbis-1.pdf"], "one undo");
}

#[test]
fn a_crash_during_a_renewal_leaves_the_former_version_or_the_new_one() {
    let mut door = Door::new();
    let kbis = door.add("kbis", "kbis-1.pdf", &pdf("un"), "01/11/2026");
    let sha = |door: &Door| {
        let versions = door.wallet()[0]["versions"].clone();
        text(&versions[0]["sha256"])
    };
    let former = sha(&door);
    // Announced only; its bytes came; its bytes are kept by another way and its row is not written.
    door.ask("wallet_begin", json!({ "name": "kbis-2.pdf", "size": 20 }));
    door = door.again();
    assert_eq!(sha(&door), former);
    door.send("kbis-2.pdf", &pdf("deux"));
    door = door.again();
    assert_eq!(sha(&door), former);
    let id = door.far();
    let bytes = STANDARD.encode(pdf("deux"));
    let begin =
        json!({ "id": id, "target": "pieces.kbis", "name": "a.pdf", "size": pdf("deux").len() });
    let upload = text(&door.ask("attach_begin", begin)["upload"]);
    door.ask("attach_chunk", json!({ "upload": upload, "base64": bytes }));
    door.ask("attach_end", json!({ "upload": upload }));
    door = door.again();
    assert_eq!(sha(&door), former);
    // The row is written: the new one stands, and both can be read.
    door.renew(&kbis, "kbis-2.pdf", &pdf("deux"));
    door = door.again();
    let new = sha(&door);
    assert_ne!(new, former);
    let session = door.app().session().expect("open");
    for sha256 in [&former, &new] {
        session.verify_kept(sha256).expect("whole");
    }
}

#[test]
fn a_removed_document_stays_in_its_dossiers_and_goes_where_nothing_has_it() {
    let door = Door::new();
    let used = door.add("rib", "rib.pdf", &pdf("rib"), "");
    let unused = door.add("statuts", "statuts.pdf", &pdf("statuts"), "");
    let id = door.far();
    let attach = json!({ "attach_document": { "target": "pieces.rib", "document": used } });
    let attached = dispatch(
        door.app(),
        "dossier_edit",
        json!({ "id": id, "edits": [attach] }),
    );
    attached.expect("the form asks for bank details");
    assert_eq!(door.kept("vault"), 2);
    door.ask("wallet_remove", json!({ "document": unused }));
    assert_eq!(door.kept("vault"), 1);
    door.ask("wallet_remove", json!({ "document": used }));
    assert_eq!(door.kept("vault"), 1, "the dossier keeps its file");
    assert_eq!(door.wallet(), json!([]));
    assert_eq!(door.files(&id, "pieces.rib"), ["rib.pdf"]);
    let gone = door.refused("wallet_remove", json!({ "document": used }));
    assert_eq!(gone.code, Code::UnknownDocument);
}

#[test]
fn what_is_no_document_is_refused_in_words() {
    let door = Door::new();
    let table = [
        (
            json!({ "kind": "kbis", "issued_on": "31/02/2026" }),
            Code::DocumentDate,
        ),
        (
            json!({ "kind": "kbis", "issued_on": "01/02/2026", "expires_on": "01/01/2026" }),
            Code::DocumentDates,
        ),
        (json!({ "kind": "../kbis" }), Code::BadRequest),
        (json!({ "document": "inconnu" }), Code::UnknownDocument),
    ];
    for (mut request, code) in table {
        request["upload"] = json!(door.send("a.pdf", &pdf("a")));
        assert_eq!(door.refused("wallet_end", request).code, code);
    }
    let empty = json!({ "name": "a.pdf", "size": 0 });
    assert_eq!(door.refused("wallet_begin", empty).code, Code::FileEmpty);
    let program = json!({ "name": "a.exe", "size": 10 });
    assert_eq!(door.refused("wallet_begin", program).code, Code::FileFormat);
    let upload = door.send("a.pdf", b"GIF89a, not a PDF at all");
    let lies = json!({ "upload": upload, "kind": "kbis" });
    assert_eq!(door.refused("wallet_end", lies).code, Code::FileContent);
    assert_eq!(door.wallet(), json!([]));
}

#[test]
fn a_dossier_is_duplicated_as_planned_and_compared_with_its_origin() {
    let door = Door::new();
    profile(&door);
    let old = door.far();
    let group = "equipe.team";
    door.edit(&old, json!({ "insert_row": { "group": group } }));
    let kbis = door.add("kbis", "kbis.pdf", &pdf("un"), "01/06/2020");
    let attach = json!({ "attach_document": { "target": "pieces.kbis", "document": kbis } });
    door.edit(&old, attach);
    let plan = door.ask("duplicate_plan", json!({ "id": old }));
    let items = plan["items"].as_array().expect("items").clone();
    let fate = |path: &str| {
        let item = items.iter().find(|item| item["path"] == path);
        text(&item.expect("in the plan")["fate"])
    };
    assert_eq!(fate("organisme.siret"), "carried");
    assert_eq!(fate("pieces.kbis"), "left");
    let bytes = door.kept("vault");
    let request = json!({ "id": old, "title": "FAR 2027", "with": ["pieces.kbis"], "without": ["organisme.legal_name"] });
    let new = text(&door.ask("dossier_duplicate", request)["id"]);
    assert_eq!(door.kept("vault"), bytes, "files are carried by reference");
    assert_eq!(door.files(&new, "pieces.kbis"), ["kbis.pdf"]);
    let door = door.again();
    let found = door.ask(
        "dossier_compare",
        json!({ "before": { "id": old }, "after": { "id": new } }),
    );
    let fields = found["fields"].as_array().expect("fields").clone();
    let own = fields.iter().filter(|field| field["giver"] == "person");
    let own: Vec<_> = own.map(|field| text(&field["path"])).collect();
    assert_eq!(own, ["organisme.legal_name"]);
    assert_eq!(found["rows"], json!([]), "the row is the same");
    assert_eq!(found["files"], json!([]));
}

#[test]
fn a_dossier_is_compared_with_itself_some_acts_ago() {
    let door = Door::new();
    let id = door.far();
    door.set(&id, "organisme.legal_name", "Un");
    door.set(&id, "organisme.legal_name", "Deux");
    let ask = |at: &str| {
        let request = json!({ "before": { "id": id, "at": at }, "after": { "id": id } });
        door.ask("dossier_compare", request)["fields"].clone()
    };
    assert_eq!(ask("-1")[0]["before"], "Un");
    assert_eq!(ask("-2")[0]["before"], Value::Null);
    assert_eq!(ask("now"), json!([]));
    assert_eq!(ask("2000-01-01T00:00:00Z")[0]["after"], "Deux");
    for (point, code) in [("deposit", Code::NoReceipt), ("hier", Code::UnknownPoint)] {
        let request = json!({ "before": { "id": id, "at": point }, "after": { "id": id } });
        assert_eq!(door.refused("dossier_compare", request).code, code);
    }
}

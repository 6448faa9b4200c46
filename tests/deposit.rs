//! Deposits on the real platform over loopback: away and back, replayed, late, altered.

mod region;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::seam::dispatch;
use pli_app::verify::{self, Anchors};
use pli_app::{App, Code, outbox};
use pli_platform::demo::DemoFiles;
use serde_json::{Value, json};

use region::{PASSPHRASE, Region, attach, prepare};

fn ask(app: &App, name: &str, request: Value) -> Result<Value> {
    Ok(dispatch(app, name, request)?)
}

fn last(app: &App, id: &str) -> Result<Value> {
    let view = ask(app, "outbox", json!({ "id": id }))?;
    Ok(view["entries"]
        .as_array()
        .and_then(|entries| entries.last())
        .context("an entry")?
        .clone())
}

/// Queues a dossier and carries it once, as the terminal does.
fn carry(app: &App, id: &str) -> Result<Value> {
    let session = app.session()?;
    let dossier = pli_app::dossier::id_of(&session, id)?;
    if let Err(fault) = outbox::queue(&session, dossier) {
        ensure!(fault.code == Code::AlreadyQueued, "{fault}");
    }
    outbox::push_dossier(&session, dossier, &mut |_| {})?;
    last(app, id)
}

#[test]
fn a_certificate_is_tried_against_the_calls_of_the_region() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, id) = prepare(&folder.path().join("home"), &region)?;
    let p12 = STANDARD.encode(std::fs::read(DemoFiles::of(&region.folder).signer)?);
    let password = region.said("mot de passe du certificat")?;
    let open = json!({ "from": "file", "p12": p12, "password": password });
    let key = ask(&app, "key_open", open)?;
    let view = ask(&app, "certificate_check", json!({ "key": key["key"] }))?;
    // The platform announces whom its own seal is from, not whom its users' certificates are from.
    assert_eq!(view["trial"]["signed"], true, "{view}");
    assert_eq!(
        view["trial"]["sub_indication"],
        "NO_CERTIFICATE_CHAIN_FOUND"
    );
    let calls = view["calls"].as_array().context("calls")?;
    assert!(!calls.is_empty());
    for call in calls {
        assert_eq!(call["answer"], "yes", "{call}");
    }
    ask(&app, "key_close", json!({ "key": key["key"] }))?;
    let sign = json!({ "id": id, "key": key["key"] });
    let refused = dispatch(&app, "dossier_sign", sign).err();
    assert_eq!(refused.map(|fault| fault.code), Some(Code::KeyClosed));
    Ok(())
}

#[test]
fn a_deposit_waits_for_a_platform_that_is_away_and_leaves_after_a_restart_of_both() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (home, place) = (folder.path().join("home"), folder.path().join("region"));
    let region = Region::open(&place, "127.0.0.1:0")?;
    let address = region.address()?.to_string();
    let (app, id) = prepare(&home, &region)?;
    drop(region);
    let entry = carry(&app, &id)?;
    assert_eq!(
        (&entry["state"], &entry["last_fault"]["code"]),
        (&json!("queued"), &json!("platform-away"))
    );
    assert!(entry["next_try_at"].is_string());
    let refused = dispatch(&app, "receipt", json!({ "id": id }))
        .err()
        .map(|fault| fault.code);
    assert_eq!(refused, Some(Code::NoReceipt));
    // What only waits was not deposited: there is nothing yet to compare with.
    let compare = json!({ "before": { "id": id, "at": "deposit" }, "after": { "id": id } });
    let refused = dispatch(&app, "dossier_compare", compare)
        .err()
        .map(|fault| fault.code);
    assert_eq!(refused, Some(Code::NoReceipt));
    let deposit = entry["deposit"].clone();
    drop(app);

    let _region = Region::open(&place, &address)?;
    let app = App::start(&home, Some(PASSPHRASE))?;
    ask(&app, "sync_now", json!({}))?;
    let entry = last(&app, &id)?;
    assert_eq!(
        (&entry["state"], &entry["deposit"]),
        (&json!("deposited"), &deposit)
    );
    let receipt = ask(&app, "receipt", json!({ "id": id }))?;
    assert_eq!(receipt["verdict"]["indication"], "TOTAL-PASSED");
    assert_eq!(receipt["deposit"], deposit);
    let journal = ask(&app, "file_export", json!({ "id": id, "what": "journal" }))?;
    let journal: Value = serde_json::from_slice(&bytes(&journal)?)?;
    assert_eq!(journal["chain_intact"], true);
    let codes: Vec<_> = journal["facts"]
        .as_array()
        .context("facts")?
        .iter()
        .map(|link| &link["fact"]["code"])
        .collect();
    for code in [
        "created",
        "printed",
        "signed",
        "queued",
        "exchange",
        "deposited",
    ] {
        assert!(codes.contains(&&json!(code)), "{code}");
    }
    Ok(())
}

#[test]
fn editing_makes_the_signature_stale_and_a_new_deposit_replaces_the_first() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, id) = &prepare(&folder.path().join("home"), &region)?;
    assert_eq!(carry(app, id)?["state"], "deposited");
    let open = ask(app, "dossier_open", json!({ "id": id }))?;
    let room = |piece: &&Value| {
        let held = piece["attachments"].as_array().map_or(0, Vec::len) as u64;
        let plain = !piece["target"].as_str().unwrap_or("[").contains('[');
        piece["visible"] == true
            && plain
            && piece["max_files"].as_u64().is_none_or(|most| held < most)
    };
    let piece = open["pieces"].as_array().into_iter().flatten().find(room);
    let target = piece.context("a piece that takes one more")?["target"]
        .as_str()
        .context("a target")?
        .to_owned();
    attach(app, id, &target, "complement.pdf", b"%PDF-1.7\ncomplement")?;
    let session = app.session()?;
    let dossier = pli_app::dossier::id_of(&session, id)?;
    assert_eq!(
        outbox::queue(&session, dossier)
            .err()
            .map(|fault| fault.code),
        Some(Code::SignatureStale)
    );
    ask(app, "dossier_undo", json!({ "id": id }))?;
    let entry = carry(app, id)?;
    assert_eq!(entry["state"], "deposited");
    assert_eq!(ask(app, "receipt", json!({ "id": id }))?["number"], "2");
    Ok(())
}

#[test]
fn altered_files_are_refused_and_a_stranger_is_never_green() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, id) = &prepare(&folder.path().join("home"), &region)?;
    carry(app, id)?;
    let trusted = Anchors::of_folder(&DemoFiles::of(&region.folder).trust)?;
    for (what, name) in [
        ("signed_pdf", "signe.pdf"),
        ("acknowledgement", "accuse.pdf"),
        ("receipt", "recepisse.json"),
    ] {
        let file = bytes(&ask(app, "file_export", json!({ "id": id, "what": what }))?)?;
        assert_eq!(
            verify::file(name, &file, &trusted)?.indication,
            "TOTAL-PASSED",
            "{what}"
        );
        assert_eq!(
            verify::file(name, &file, &Anchors::default())?.indication,
            "INDETERMINATE",
            "{what}"
        );
        let altered = alter(&file)?;
        let verdict = verify::file(name, &altered, &trusted).map(|verdict| verdict.indication);
        assert_ne!(verdict, Ok("TOTAL-PASSED".to_owned()), "{what}");
    }
    Ok(())
}

#[test]
fn a_closed_call_is_shown_with_its_deadline_and_wants_one_of_its_lots() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, _) = prepare(&folder.path().join("home"), &region)?;
    let calls = ask(&app, "calls_list", json!({}))?;
    let closed = calls["calls"]
        .as_array()
        .context("calls")?
        .iter()
        .find(|call| call["state"] == "closed");
    assert!(closed.is_some_and(|call| call["deadline"]["local"].is_string()));
    let refused = dispatch(
        &app,
        "dossier_create",
        json!({ "call": "DEMO-FAR-2025-09" }),
    );
    assert_eq!(
        refused.err().map(|fault| fault.code),
        Some(Code::UnknownLot)
    );
    Ok(())
}

fn bytes(file: &Value) -> Result<Vec<u8>> {
    Ok(STANDARD.decode(file["base64"].as_str().context("base64")?)?)
}

/// Changes one byte in the middle of what is covered.
fn alter(file: &[u8]) -> Result<Vec<u8>> {
    let mut altered = file.to_vec();
    let at = altered
        .windows(9)
        .position(|part| part == b"received_")
        .unwrap_or(altered.len() / 3);
    let byte = altered.get_mut(at + 20).context("long enough")?;
    *byte = if *byte == b'7' { b'8' } else { b'7' };
    Ok(altered)
}

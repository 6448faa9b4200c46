//! Time-stamps of the demonstration on the signatures of dossiers: at once, later, after a restart, and never on what was deposited.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use pli_app::seam::dispatch;
use pli_app::{App, timestamp};
use pli_platform::Clock;
use pli_platform::demo::{self, DemoFiles};
use pli_platform::publish::FormSource;
use serde_json::{Value, json};

use crate::region::{PASSPHRASE, Region, prepare};

fn ask(app: &App, name: &str, request: Value) -> Result<Value> {
    Ok(dispatch(app, name, request)?)
}

fn refusal(app: &App, name: &str, request: Value) -> Option<String> {
    let fault = dispatch(app, name, request).err();
    fault.map(|fault| fault.code.to_string())
}

/// Signs as the window does, at a level.
fn sign(app: &App, region_folder: &Path, password: &str, id: &str, level: &str) -> Result<Value> {
    let p12 = STANDARD.encode(fs::read(DemoFiles::of(region_folder).signer)?);
    let open = json!({ "from": "file", "p12": p12, "password": password });
    let key = ask(app, "key_open", open)?["key"].clone();
    let wish = json!({ "id": id, "key": key, "pin": null, "level": level, "look": "visible" });
    ask(app, "dossier_sign", wish)
}

fn signed_state(app: &App, id: &str) -> Result<Value> {
    Ok(ask(app, "dossier_open", json!({ "id": id }))?["signed"].clone())
}

fn signed_pdf(app: &App, id: &str) -> Result<String> {
    let file = ask(
        app,
        "file_export",
        json!({ "id": id, "what": "signed_pdf" }),
    )?;
    Ok(file["base64"].as_str().context("bytes")?.to_owned())
}

/// A signed dossier whose store trusts the authority of the demonstration, raised to B-T.
fn stamped(region: &Region, home: &Path) -> Result<(App, String)> {
    let (app, id) = prepare(home, region)?;
    assert_eq!(signed_state(&app, &id)?["level"], "B-B");
    let raised = ask(&app, "dossier_raise", json!({ "id": id, "level": "B-T" }))?;
    assert_eq!(
        (&raised["level"], &raised["missing"]),
        (&json!("PAdES-B-T"), &Value::Null)
    );
    let trust = DemoFiles::of(&region.folder).trust;
    let read = |name: &str| fs::read(trust.join(name)).map(|bytes| STANDARD.encode(bytes));
    let files = json!([
        { "name": "autorite.pem", "base64": read("autorite-demonstration.pem")? },
        { "name": "autorite.crl", "base64": read("autorite-demonstration.crl")? },
    ]);
    let unknown = signed_state(&app, &id)?["stamp"].clone();
    assert_eq!(
        unknown["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND",
        "{unknown}"
    );
    let take = json!({ "files": files, "operators": [] });
    let trust = ask(&app, "trust_add", take)?;
    assert_eq!(trust["files"].as_array().map(Vec::len), Some(2));
    assert!(trust["platform"].is_string());
    Ok((app, id))
}

#[test]
fn the_time_stamp_server_of_a_demonstration_is_taken_at_the_sign_in_and_answers() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, _) = prepare(&folder.path().join("home"), &region)?;
    let known = ask(&app, "signing_get", json!({}))?;
    let server = json!(format!("http://{}/tsa", region.address()?));
    assert_eq!((&known["server"], &known["announced"]), (&server, &server));
    let trial = ask(&app, "stamp_server_try", json!({ "address": "" }))?;
    assert!(trial["authority"].is_string(), "{trial}");
    assert_eq!(trial["proxy"], Value::Null);
    // A choice of the person stays: another sign-in changes nothing of it.
    let other = json!({ "address": "https://horodatage.example.fr/" });
    ask(&app, "stamp_server_set", other.clone())?;
    let url = format!("http://{}", region.address()?);
    let sign_in = json!({ "url": url, "user": region.said("utilisateur")?, "password": region.said("mot de passe")? });
    ask(&app, "platform_sign_in", sign_in)?;
    let known = ask(&app, "signing_get", json!({}))?;
    assert_eq!(known["server"], other["address"]);
    Ok(())
}

#[test]
fn a_signature_gets_the_time_stamp_of_the_platform_until_it_is_deposited() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, id) = stamped(&region, &folder.path().join("home"))?;
    let state = signed_state(&app, &id)?;
    assert_eq!(
        (&state["level"], &state["waiting"], &state["stale"]),
        (&json!("B-T"), &Value::Null, &json!(false))
    );
    assert!(
        state["stamped_at"].is_string() && state["stamped_by"].is_string(),
        "{state}"
    );
    assert_eq!(state["stamp"]["indication"], "TOTAL-PASSED", "{state:#}");
    let verdict = |level: &str| -> Result<()> {
        let verify = json!({ "name": "a.pdf", "base64": signed_pdf(&app, &id)? });
        let verdict = ask(&app, "verify_file", verify)?;
        assert_eq!(verdict["indication"], "TOTAL-PASSED", "{verdict:#}");
        assert_eq!(verdict["signatures"][0]["level"], level);
        Ok(())
    };
    verdict("B-T")?;

    // Its authority publishes its list on the platform itself.
    let further = ask(&app, "dossier_raise", json!({ "id": id, "level": "B-LT" }))?;
    assert_eq!(
        (&further["level"], &further["missing"]),
        (&json!("PAdES-B-LT"), &Value::Null)
    );
    verdict("B-LT")?;
    let pdf = signed_pdf(&app, &id)?;

    ask(&app, "dossier_deposit", json!({ "id": id }))?;
    let further = json!({ "id": id, "level": "B-LTA" });
    let refused = refusal(&app, "dossier_raise", further);
    assert_eq!(refused.as_deref(), Some("signed-deposited"));
    assert_eq!(
        signed_pdf(&app, &id)?,
        pdf,
        "what is deposited never changes"
    );
    Ok(())
}

#[test]
fn a_time_stamp_that_cannot_be_had_is_asked_for_again_after_a_pause_and_a_restart() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (home, place) = (folder.path().join("home"), folder.path().join("region"));
    let region = Region::open(&place, "127.0.0.1:0")?;
    let address = region.address()?.to_string();
    let password = region.said("mot de passe du certificat")?;
    let (app, id) = prepare(&home, &region)?;
    drop(region);
    let made = sign(&app, &place, &password, &id, "B-T")?;
    assert_eq!(
        (&made["level"], &made["queued"], &made["missing"]["code"]),
        (&json!("PAdES-B-B"), &json!(true), &json!("stamp-away"))
    );
    let known = ask(&app, "signing_get", json!({}))?;
    assert_eq!(
        (&known["level"], &known["look"], &known["waiting"]),
        (&json!("B-T"), &json!("visible"), &json!(1))
    );
    drop(app);

    let app = App::start(&home, Some(PASSPHRASE))?;
    let session = app.session()?;
    let now = Timestamp::now();
    assert!(timestamp::retry_due(&session, now)?.is_empty());
    assert_eq!(
        signed_state(&app, &id)?["waiting"]["tries"],
        1,
        "not before its time"
    );
    let later = now + SignedDuration::from_secs(90);
    assert!(timestamp::retry_due(&session, later)?.is_empty());
    let waiting = signed_state(&app, &id)?["waiting"].clone();
    assert_eq!(waiting["tries"], 2, "{waiting}");
    let next: Timestamp = waiting["next_try"].as_str().context("a time")?.parse()?;
    ensure!(
        next >= later + SignedDuration::from_secs(120),
        "ever more rarely"
    );

    let _region = Region::open(&place, &address)?;
    assert_eq!(timestamp::retry_due(&session, next)?.len(), 1);
    let state = signed_state(&app, &id)?;
    assert_eq!(
        (&state["level"], &state["waiting"]),
        (&json!("B-T"), &Value::Null)
    );
    let timeline = ask(&app, "timeline", json!({ "id": id }))?.to_string();
    for code in ["stamp_waits", "stamped"] {
        assert!(timeline.contains(code), "{code}");
    }
    Ok(())
}

#[test]
fn what_waits_is_asked_from_the_server_that_the_person_chooses_instead() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("region");
    let region = Region::open(&place, "127.0.0.1:0")?;
    let password = region.said("mot de passe du certificat")?;
    let (app, id) = prepare(&folder.path().join("home"), &region)?;
    let nobody = json!({ "address": "http://127.0.0.1:1/tsa" });
    ask(&app, "stamp_server_set", nobody)?;
    let made = sign(&app, &place, &password, &id, "B-T")?;
    assert_eq!(made["queued"], true, "{made}");
    let other = json!({ "address": format!("http://{}/tsa", region.address()?) });
    ask(&app, "stamp_server_set", other)?;
    let session = app.session()?;
    let raised = timestamp::retry_due(&session, Timestamp::now())?;
    assert_eq!(raised.len(), 1, "asked at once");
    assert_eq!(signed_state(&app, &id)?["level"], "B-T");
    Ok(())
}

#[test]
fn what_was_deposited_while_it_waited_gets_no_time_stamp_any_more() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (home, place) = (folder.path().join("home"), folder.path().join("region"));
    let region = Region::open(&place, "127.0.0.1:0")?;
    let address = region.address()?.to_string();
    let password = region.said("mot de passe du certificat")?;
    let (app, id) = prepare(&home, &region)?;
    drop(region);
    sign(&app, &place, &password, &id, "B-T")?;
    let before = signed_pdf(&app, &id)?;
    ask(&app, "dossier_deposit", json!({ "id": id }))?;
    let _region = Region::open(&place, &address)?;
    ask(&app, "sync_now", json!({}))?;
    assert_eq!(signed_pdf(&app, &id)?, before);
    assert_eq!(ask(&app, "signing_get", json!({}))?["waiting"], 0);
    let timeline = ask(&app, "timeline", json!({ "id": id }))?.to_string();
    assert!(timeline.contains("stamp_given_up"), "{timeline}");
    let outbox = ask(&app, "outbox", json!({ "id": id }))?;
    assert_eq!(outbox["entries"][0]["state"], "deposited", "{outbox}");
    Ok(())
}

#[test]
fn without_a_server_nothing_is_signed_at_a_level_that_needs_one() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("region");
    let region = Region::open(&place, "127.0.0.1:0")?;
    let password = region.said("mot de passe du certificat")?;
    let (app, id) = prepare(&folder.path().join("home"), &region)?;
    ask(&app, "stamp_server_set", json!({ "address": " " }))?;
    let before = signed_pdf(&app, &id)?;
    let fault = sign(&app, &place, &password, &id, "B-T").expect_err("refused");
    assert!(fault.to_string().contains("no-stamp-server"), "{fault}");
    assert_eq!(signed_pdf(&app, &id)?, before);
    for (address, code) in [
        ("horodatage", "stamp-address"),
        ("http://127.0.0.1:1/tsa", "stamp-away"),
    ] {
        let refused = refusal(&app, "stamp_server_try", json!({ "address": address }));
        assert_eq!(refused.as_deref(), Some(code));
    }
    // A platform's own pages are no time-stamp server.
    let pages = json!({ "address": format!("http://{}/hello", region.address()?) });
    let refused = refusal(&app, "stamp_server_try", pages);
    assert_eq!(refused.as_deref(), Some("stamp-failed"));
    Ok(())
}

#[test]
fn a_demonstration_that_moved_is_a_list_that_cannot_be_fetched_and_costs_nothing_else() -> Result<()>
{
    let folder = tempfile::tempdir()?;
    let (home, place) = (folder.path().join("home"), folder.path().join("region"));
    // Its certificates name the address of the first start, where nobody answers afterwards.
    let nobody = Some("http://127.0.0.1:1");
    drop(demo::open_at(
        &place,
        Clock::system(),
        &FormSource::BuiltIn,
        nobody,
    )?);
    let region = Region::open(&place, "127.0.0.1:0")?;
    let password = region.said("mot de passe du certificat")?;
    let (app, id) = prepare(&home, &region)?;
    let made = sign(&app, &place, &password, &id, "B-LT")?;
    assert_eq!(
        (&made["level"], &made["queued"], &made["missing"]["code"]),
        (&json!("PAdES-B-T"), &json!(true), &json!("revocation-away"))
    );
    let pdf = STANDARD.decode(signed_pdf(&app, &id)?)?;
    assert!(pdf.starts_with(b"%PDF-"));
    Ok(())
}

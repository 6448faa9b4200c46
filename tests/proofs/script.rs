//! A receipt and a journal, verified by the script, then altered.

use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_app::diligence;
use pli_app::verify::{self, Anchors};
use pli_platform::demo::DemoFiles;
use serde_json::{Value, json};

use crate::support::{Deposited, expect};

type Change = fn(&mut Value);

fn bend_base64(value: &mut Value) {
    let mut bytes = value
        .as_str()
        .and_then(|text| STANDARD.decode(text).ok())
        .unwrap_or_default();
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    *value = Value::String(STANDARD.encode(bytes));
}

#[test]
fn a_receipt_is_proved_without_pli_and_every_altered_copy_is_refused() -> Result<()> {
    let deposited = Deposited::begin()?;
    let receipt: Value = serde_json::from_slice(&deposited.export("receipt")?)?;
    assert_eq!(receipt["time_proof"]["kind"], "pli.time-proof");
    let trusted = Anchors::of_folder(&DemoFiles::of(&deposited.region.folder).trust)?;
    let authority = deposited.authority();
    let place = deposited.folder.path().join("recepisse.json");
    fs::write(&place, serde_json::to_vec_pretty(&receipt)?)?;
    expect(true, "receipt", &place, Some(&authority), "as it came");
    let view = verify::file("recepisse.json", &fs::read(&place)?, &trusted)?;
    assert_eq!(view.indication, "TOTAL-PASSED");
    let time = view.time_proof.context("a proof of time")?;
    assert_eq!((time.state.as_str(), time.receipts), ("proved", Some(1)));
    let changes: [(&str, Change); 8] = [
        ("received_at", |r| {
            r["receipt"]["received_at"] = json!("2026-01-01T00:00:00Z");
        }),
        ("a file", |r| {
            r["receipt"]["files"][0]["sha256"] = json!("0".repeat(64));
        }),
        ("seal", |r| bend_base64(&mut r["seal"])),
        ("root", |r| r["time_proof"]["root"] = json!("0".repeat(64))),
        ("position", |r| r["time_proof"]["position"] = json!(1)),
        ("path", |r| {
            r["time_proof"]["path"] = json!(["0".repeat(64)]);
        }),
        ("token", |r| {
            // Its last bytes are the authority's signature.
            let token = r["time_proof"]["token"].as_str().unwrap_or_default();
            let mut bytes = STANDARD.decode(token).unwrap_or_default();
            if let Some(byte) = bytes.last_mut() {
                *byte ^= 1;
            }
            r["time_proof"]["token"] = json!(STANDARD.encode(bytes));
        }),
        ("deposit of the proof", |r| {
            r["time_proof"]["deposit"] = json!("01935000-0000-7000-8000-000000000000");
        }),
    ];
    for (case, change) in changes {
        let mut altered = receipt.clone();
        change(&mut altered);
        fs::write(&place, serde_json::to_vec(&altered)?)?;
        expect(false, "receipt", &place, Some(&authority), case);
        // A seal that is no CMS any more is refused before any verdict.
        if let Ok(view) = verify::file("recepisse.json", &fs::read(&place)?, &trusted) {
            let proved = view.time_proof.is_some_and(|time| time.state == "proved");
            let passed = view.indication == "TOTAL-PASSED";
            assert!(!(passed && proved), "{case}");
        }
    }
    Ok(())
}

#[test]
fn a_journal_is_followed_without_pli_and_every_altered_copy_is_refused() -> Result<()> {
    let deposited = Deposited::begin()?;
    deposited.ask("journal_check", json!({ "id": deposited.id }))?;
    let bytes = deposited.export("journal")?;
    assert_eq!(
        bytes,
        deposited.export("journal")?,
        "the same, exported twice"
    );
    let journal: Value = serde_json::from_slice(&bytes)?;
    let codes: Vec<&str> = journal["facts"]
        .as_array()
        .context("facts")?
        .iter()
        .filter_map(|link| link["fact"]["code"].as_str())
        .collect();
    for code in [
        "started",
        "check_disk",
        "check_clock",
        "check_connection",
        "deposited",
        "time_proved",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let place = deposited.folder.path().join("journal.json");
    fs::write(&place, &bytes)?;
    expect(true, "journal", &place, None, "as it came");
    let found = diligence::verify(&bytes).context("a journal")?;
    assert_eq!((found.chain_intact, found.signed), (true, Some(true)));
    for (case, change) in changes_of_a_journal() {
        let mut altered = journal.clone();
        change(&mut altered);
        let bytes = serde_json::to_vec(&altered)?;
        fs::write(&place, &bytes)?;
        expect(false, "journal", &place, None, case);
        let found = diligence::verify(&bytes).context("a journal")?;
        assert!(
            !found.chain_intact || found.signed != Some(true),
            "{case}: {found:?}"
        );
    }
    Ok(())
}

fn changes_of_a_journal() -> [(&'static str, Change); 6] {
    [
        ("a value", |j| {
            j["facts"][0]["fact"]["at"] = json!("2026-01-01T00:00:00Z");
        }),
        ("a fact less", |j| {
            j["facts"].as_array_mut().map(|facts| facts.remove(1));
        }),
        ("the end cut off", |j| {
            j["facts"].as_array_mut().map(Vec::pop);
        }),
        ("another dossier", |j| {
            j["dossier"] = json!("01935000-0000-7000-8000-000000000000");
        }),
        ("signature", |j| bend_base64(&mut j["signed"]["signature"])),
        ("no signature", |j| {
            j.as_object_mut().map(|journal| journal.remove("signed"));
        }),
    ]
}

//! Letters of the Region: verified when they arrive, kept with their verdict, verified again; a bad signature is told.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use pli_platform::letter::{NewLetter, send};
use pli_proof::demo::{Authority, KeyKind, Period, Seal};
use pli_proof::pades::{self, SignOptions};
use pli_protocol::DepositId;
use serde_json::{Value, json};

use crate::support::Deposited;

fn deposit_of(deposited: &Deposited) -> Result<DepositId> {
    let receipt = deposited.ask("receipt", json!({ "id": deposited.id }))?;
    let id = receipt["deposit"].as_str().context("an identity")?;
    Ok(DepositId(id.parse()?))
}

fn letters(deposited: &Deposited) -> Result<Vec<Value>> {
    let list = deposited.ask("letters_list", json!({ "id": deposited.id }))?;
    Ok(list["letters"].as_array().context("letters")?.clone())
}

/// Subject of a letter, and what was concluded of it.
fn said_of(letter: &Value) -> (String, String) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let indication = &letter["verdict"]["indication"];
    (text(&letter["subject"]), text(indication))
}

#[test]
fn letters_arrive_with_their_verdict_and_a_bad_one_is_kept_and_never_green() -> Result<()> {
    let deposited = Deposited::begin()?;
    let deposit = deposit_of(&deposited)?;
    // A PDF with the platform's own seal stands for a letter that the Region signed.
    let sealed = deposited.export("acknowledgement")?;
    let mut altered = sealed.clone();
    let place = altered
        .windows(7)
        .position(|bytes| bytes == b"/Length")
        .context("a place to bend")?;
    altered[place + 1] = b'l';
    let office = &deposited.office;
    for (subject, bytes) in [
        ("Scellé", sealed.as_slice()),
        ("Modifié", altered.as_slice()),
        ("Sans signature", b"%PDF-1.7 rien".as_slice()),
    ] {
        let name = "courrier.pdf";
        let new = NewLetter {
            deposit,
            subject,
            name,
            bytes,
        };
        send(&office.store, &office.clock, &new)?;
    }
    assert!(
        letters(&deposited)?.is_empty(),
        "nothing before a synchronisation"
    );
    deposited.ask("sync_now", json!({}))?;
    deposited.ask("sync_now", json!({}))?;
    let arrived = letters(&deposited)?;
    let found: Vec<_> = arrived.iter().map(said_of).collect();
    assert_eq!(found.len(), 3, "each once: {found:?}");
    assert_eq!(found[0], ("Scellé".to_owned(), "TOTAL-PASSED".to_owned()));
    for (subject, indication) in &found[1..] {
        assert_ne!(indication, "TOTAL-PASSED", "{subject}");
    }
    let first = &arrived[0];
    let trusted = first["trusted"].as_array().context("what was trusted")?;
    assert!(trusted.iter().all(|source| {
        source["sha256"]
            .as_str()
            .is_some_and(|text| text.len() == 64)
    }));
    assert!(!trusted.is_empty());
    let again = deposited.ask("letter_verify", json!({ "id": first["id"] }))?;
    assert_eq!(again["checked"]["indication"], "TOTAL-PASSED");
    assert_eq!(
        again["verdict"], first["verdict"],
        "the first verdict stays"
    );
    let file = deposited.ask("letter_file", json!({ "id": first["id"] }))?;
    let kept = STANDARD.decode(file["base64"].as_str().context("bytes")?)?;
    assert_eq!(kept, sealed, "the letter is kept whole");
    let timeline = deposited.ask("timeline", json!({ "id": deposited.id }))?;
    let told = timeline["facts"].as_array().context("facts")?;
    let told = told.iter().filter(|fact| fact["code"] == "letter_received");
    assert_eq!(told.count(), 3);
    Ok(())
}

#[test]
fn a_letter_is_judged_with_what_the_person_trusts_and_keeps_it() -> Result<()> {
    let deposited = Deposited::begin()?;
    let now = Timestamp::now();
    let authority = Authority::found("Autorité d’une autre Région", now)?;
    let seal = Seal {
        name: "Service des aides".to_owned(),
        organisation: "Région voisine".to_owned(),
        siren: "123456782".to_owned(),
    };
    let seal = authority.issue_seal(&seal, KeyKind::P256, Period::current(now))?;
    let options = SignOptions {
        claimed_time: now,
        label: "Courrier".to_owned(),
        name: None,
        reason: None,
        location: None,
    };
    let letter = pades::sign(deposited.export("pdf")?, &seal.identity()?, &options)?;
    let root = authority.root_pem();
    let files = json!([{ "name": "autorite.pem", "base64": STANDARD.encode(&root) }]);
    let take = json!({ "files": files, "operators": [] });
    let trust = deposited.ask("trust_add", take)?;
    let taken = trust["files"][0]["sha256"].clone();
    let new = NewLetter {
        deposit: deposit_of(&deposited)?,
        subject: "D’une autre Région",
        name: "courrier.pdf",
        bytes: &letter,
    };
    send(&deposited.office.store, &deposited.office.clock, &new)?;
    deposited.ask("sync_now", json!({}))?;
    let arrived = letters(&deposited)?;
    let first = arrived.first().context("a letter")?;
    assert_eq!(first["verdict"]["indication"], "TOTAL-PASSED", "{first:#}");
    let trusted = first["trusted"].as_array().context("what was trusted")?;
    assert!(trusted.iter().any(|source| source["sha256"] == taken));
    // What was trusted on that day stays with the letter.
    deposited.ask("trust_remove", json!({ "sha256": taken }))?;
    let again = deposited.ask("letter_verify", json!({ "id": first["id"] }))?;
    assert_eq!(again["checked"]["indication"], "TOTAL-PASSED");
    Ok(())
}

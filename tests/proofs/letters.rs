//! Letters of the Region: verified when they arrive, kept with their verdict, verified again; a bad signature is told.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_platform::letter::{NewLetter, send};
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
        let new = NewLetter {
            deposit,
            subject,
            name: "courrier.pdf",
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
    let found: Vec<_> = arrived
        .iter()
        .map(|letter| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (
                text(&letter["subject"]),
                text(&letter["verdict"]["indication"]),
            )
        })
        .collect();
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

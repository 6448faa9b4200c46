//! Backup copies: identical to the deposit, whole or not at all, verified by us and without us.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use pli_app::verify::Anchors;
use pli_app::{Code, backup};
use pli_platform::demo::DemoFiles;
use pli_proof::pkcs12::open_for_opening;
use pli_proof::seal::{self, Envelope, OpeningKey, Unlocked, join};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::support::{Deposited, expect};

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The first file of the deposit that is a piece.
fn a_piece(copy: &Path) -> Result<PathBuf> {
    let description: Value = serde_json::from_slice(&fs::read(copy.join("sauvegarde.json"))?)?;
    let entries = description["backup"]["files"].as_array().context("files")?;
    let path = entries
        .iter()
        .filter(|entry| entry["manifest_file"].is_u64())
        .filter_map(|entry| entry["path"].as_str())
        .find(|path| path.matches('/').count() == 2);
    Ok(copy.join(path.context("a piece")?))
}

type Change = fn(&Path) -> Result<()>;

fn edit(file: &Path, change: fn(&mut Value)) -> Result<()> {
    let mut value: Value = serde_json::from_slice(&fs::read(file)?)?;
    change(&mut value);
    Ok(fs::write(file, serde_json::to_vec(&value)?)?)
}

fn changes() -> [(&'static str, Change); 8] {
    [
        ("a byte of a piece", |copy| {
            let piece = a_piece(copy)?;
            let mut bytes = fs::read(&piece)?;
            *bytes.last_mut().context("a byte")? ^= 1;
            Ok(fs::write(piece, bytes)?)
        }),
        ("a piece longer", |copy| {
            let piece = a_piece(copy)?;
            let longer = [fs::read(&piece)?, b" ".to_vec()].concat();
            Ok(fs::write(piece, longer)?)
        }),
        ("a piece gone", |copy| Ok(fs::remove_file(a_piece(copy)?)?)),
        ("a file added", |copy| {
            Ok(fs::write(copy.join("fichiers/offre-2.pdf"), b"%PDF-1.7")?)
        }),
        ("another device", |copy| {
            edit(&copy.join("sauvegarde.json"), |value| {
                value["backup"]["made_at"] = json!("2026-01-01T00:00:00Z");
            })
        }),
        ("the manifest", |copy| {
            edit(&copy.join("manifeste.json"), |value| {
                value["manifest"]["user"] = json!("quelqu’un d’autre");
            })
        }),
        ("the receipt", |copy| {
            edit(&copy.join("recepisse.json"), |value| {
                value["receipt"]["received_at"] = json!("2026-01-01T00:00:00Z");
            })
        }),
        ("the receipt gone", |copy| {
            Ok(fs::remove_file(copy.join("recepisse.json"))?)
        }),
    ]
}

#[test]
fn a_backup_copy_is_the_deposit_and_every_altered_copy_is_refused() -> Result<()> {
    let deposited = Deposited::begin()?;
    let session = deposited.app.session()?;
    let id = pli_app::dossier::id_of(&session, &deposited.id)?;
    let stick = deposited.folder.path().join("clé USB");
    fs::create_dir(&stick)?;
    let made = backup::make(&session, id, &stick)?;
    let again = backup::make(&session, id, &stick)?;
    assert_ne!(made.folder, again.folder, "the first copy is not touched");
    assert!(made.receipt);
    let names: Vec<_> = fs::read_dir(&stick)?.collect::<Result<_, _>>()?;
    assert_eq!(names.len(), 2, "nothing half written is left");
    let plan = deposited.ask("backup_plan", json!({ "id": deposited.id }))?;
    assert_eq!(plan["made"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&plan["is_tender"], &plan["of_deposit"]),
        (&json!(false), &json!(true))
    );

    let copy = PathBuf::from(&made.folder);
    let manifest: Value = serde_json::from_slice(&fs::read(copy.join("manifeste.json"))?)?;
    let sent: Value = serde_json::from_slice(&deposited.export("manifest")?)?;
    assert_eq!(manifest, sent, "the manifest is that of the deposit");
    assert!(fs::read(copy.join("LISEZ-MOI.pdf"))?.starts_with(b"%PDF-"));
    assert!(fs::read(copy.join("etiquette.pdf"))?.starts_with(b"%PDF-"));

    let authority = deposited.authority();
    let trusted = Anchors::of_folder(&DemoFiles::of(&deposited.region.folder).trust)?;
    let found = backup::verify(&copy, &trusted)?;
    assert!(found.intact, "{:?}", found.problems);
    for verdict in [&found.receipt, &found.signed_pdf] {
        let verdict = verdict.as_ref().context("a verdict")?;
        assert_eq!(verdict.indication, "TOTAL-PASSED");
    }
    expect(true, "backup", &copy, Some(&authority), "as it was made");
    for (case, change) in changes() {
        let altered = deposited.folder.path().join("altérée");
        copy_tree(&copy, &altered)?;
        change(&altered)?;
        let found = backup::verify(&altered, &trusted)?;
        assert!(!found.intact && !found.problems.is_empty(), "{case}");
        expect(false, "backup", &altered, Some(&authority), case);
        fs::remove_dir_all(&altered)?;
    }
    Ok(())
}

#[test]
fn a_copy_may_be_made_before_anything_is_sent_and_nowhere_it_cannot_be_written() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let region = crate::region::Region::open(&folder.path().join("region"), "127.0.0.1:0")?;
    let (app, id) = crate::region::prepare(&folder.path().join("home"), &region)?;
    let session = app.session()?;
    let id = pli_app::dossier::id_of(&session, &id)?;
    let refused = backup::make(&session, id, &folder.path().join("absente"));
    assert_eq!(
        refused.err().map(|fault| fault.code),
        Some(Code::BackupFolder)
    );
    let stick = folder.path().join("clé");
    fs::create_dir(&stick)?;
    let made = backup::make(&session, id, &stick)?;
    assert!(!made.receipt);
    let found = backup::verify(Path::new(&made.folder), &Anchors::default())?;
    assert!(found.intact, "{:?}", found.problems);
    assert_eq!(pli_app::outbox::list(&session, Some(id))?.entries.len(), 0);
    Ok(())
}

/// The keys of two members of the commission.
fn members(region: &Path) -> Result<Vec<OpeningKey>> {
    let folder = region.with_file_name("region-commission");
    let guide = fs::read_to_string(folder.join("commission.txt"))?;
    let key = |number: &str| {
        let line = format!("mot de passe du membre {number}: ");
        let password = guide.lines().find_map(|text| text.strip_prefix(&line));
        let file = fs::read(folder.join(format!("membre-{number}.p12")))?;
        Ok(open_for_opening(&file, password.context("a password")?)?)
    };
    ["1", "3"].map(key).into_iter().collect()
}

/// What two members find in a sealed file.
fn opened(file: &Path, members: &[OpeningKey]) -> Result<Vec<u8>> {
    let mut source = fs::File::open(file)?;
    let envelope = Envelope::read(&mut source)?;
    assert_eq!(envelope.threshold(), 2, "one member opens nothing");
    let shares = members.iter().map(|key| match key.unlock(&envelope) {
        Ok(Unlocked::Share(share)) => Ok(share),
        Ok(Unlocked::Content(_)) => anyhow::bail!("the key itself"),
        Err(error) => Err(error.into()),
    });
    let key = join(&envelope, &shares.collect::<Result<Vec<_>>>()?)?;
    let mut plain = Vec::new();
    seal::open(&mut source, &envelope, &key, &mut plain)?;
    Ok(plain)
}

fn sealed_files(copy: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(copy.join("fichiers"))?;
    let mut files: Vec<_> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    Ok(files)
}

#[test]
fn a_copy_of_a_sealed_deposit_is_the_same_sealed_bytes_and_opens_with_the_same_keys() -> Result<()>
{
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("region");
    let region = crate::region::Region::open(&place, "127.0.0.1:0")?;
    let call = json!({ "call": "DEMO-FAR-2026-01", "lot": "2" });
    let home = folder.path().join("home");
    let (app, id) = crate::region::prepare_for(&home, &region, call, "far")?;
    let session = app.session()?;
    let id = pli_app::dossier::id_of(&session, &id)?;
    let stick = folder.path().join("clé");
    fs::create_dir(&stick)?;
    let before = PathBuf::from(backup::make(&session, id, &stick)?.folder);
    pli_app::outbox::queue(&session, id)?;
    pli_app::outbox::push_dossier(&session, id, &mut |_| {})?;
    let made = backup::make(&session, id, &stick)?;
    assert!(made.receipt);
    let copy = PathBuf::from(made.folder);

    let files = DemoFiles::of(&place);
    let trusted = Anchors::of_folder(&files.trust)?;
    let authority = files.trust.join("autorite-demonstration.pem");
    for copy in [&before, &copy] {
        let found = backup::verify(copy, &trusted)?;
        assert!(found.intact, "{:?}", found.problems);
        assert!(found.signed_pdf.is_none(), "nobody can read it yet");
        expect(true, "backup", copy, Some(&authority), "sealed");
    }
    let found = backup::verify(&copy, &trusted)?;
    let receipt = found.receipt.context("a receipt")?;
    assert_eq!(receipt.indication, "TOTAL-PASSED");

    let sealed = sealed_files(&copy)?;
    assert!(sealed.len() > 10, "{sealed:?}");
    let members = members(&place)?;
    let inventory: Value =
        serde_json::from_slice(&opened(sealed.last().context("a file")?, &members)?)?;
    let inside = inventory["files"].as_array().context("files")?;
    assert_eq!(inside.len() + 1, sealed.len());
    for (file, inside) in sealed.iter().zip(inside) {
        let plain = opened(file, &members)?;
        let digest = hex::encode(Sha256::digest(&plain));
        assert_eq!(inside["sha256"], json!(digest), "{}", file.display());
    }
    // What was sealed once is the same in the copy that was made before the deposit; the inventory alone is another.
    for (early, late) in sealed_files(&before)?
        .iter()
        .zip(&sealed[..sealed.len() - 1])
    {
        assert_eq!(fs::read(early)?, fs::read(late)?, "{}", early.display());
    }

    let mut bytes = fs::read(&sealed[3])?;
    *bytes.last_mut().context("a byte")? ^= 1;
    fs::write(&sealed[3], bytes)?;
    assert!(opened(&sealed[3], &members).is_err());
    assert!(!backup::verify(&copy, &trusted)?.intact);
    expect(
        false,
        "backup",
        &copy,
        Some(&authority),
        "an altered sealed file",
    );
    Ok(())
}

//! A sealed deposit, as the application prepares it, and the members of the commission.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pli_core::call::{Call, Opening};
use pli_platform::demo::DemoFiles;
use pli_proof::pkcs12;
use pli_proof::seal::{Audience, OpeningKey, Sealer, check_recipient};
use pli_proof::verify::TrustStore;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::inventory::{INVENTORY_KIND, Inventory, InventoryFile};
use pli_protocol::manifest::{FileRole, SEALED_MEDIA_TYPE, SealedTo, sealed_name};

use super::dossier::{Prepared, count, cut_file};
use super::{Session, template};

/// The key of a member of the commission of the template, from 1.
pub(crate) fn member(number: usize) -> OpeningKey {
    let folder = DemoFiles::of(template()).commission;
    let guide = std::fs::read_to_string(folder.join("commission.txt")).expect("the guide");
    let password = guide
        .lines()
        .find_map(|line| line.strip_prefix(&format!("mot de passe du membre {number}: ")))
        .expect("a password");
    let file = std::fs::read(folder.join(format!("membre-{number}.p12"))).expect("a key");
    pkcs12::open_for_opening(&file, password).unwrap_or_else(|error| panic!("{error}"))
}

/// Those to whom a call wants deposits sealed.
pub(crate) fn audience(opening: &Opening) -> Audience {
    let der = |text: &String| STANDARD.decode(text).expect("base64");
    let mut trust = TrustStore::new();
    for authority in &opening.authorities {
        trust.add_file(&der(authority)).expect("a certificate");
    }
    let recipients = opening
        .holders
        .iter()
        .map(|holder| check_recipient(&der(holder), &[], &trust, super::day_one()).expect("fit"));
    let threshold = usize::try_from(opening.threshold).expect("few");
    Audience::new(recipients.collect(), threshold).expect("an audience")
}

pub(crate) fn sealed(plain: &[u8], audience: &Audience) -> Vec<u8> {
    let mut sealer = Sealer::begin(Vec::new(), audience, plain.len() as u64).expect("begun");
    sealer.write(plain).expect("written");
    sealer.finish().expect("sealed")
}

/// A dossier sealed to the holders of its call: answers, a signed PDF and these pieces.
pub(crate) fn prepared(session: &Session, call: &Call, pieces: &[(&str, Vec<u8>)]) -> Prepared {
    let opening = call.opening.as_ref().expect("a call that is sealed");
    prepared_for(session, call, pieces, &audience(opening), |_| {})
}

/// The same, whatever the call wants, with an inventory that says something else.
pub(crate) fn prepared_for(
    session: &Session,
    call: &Call,
    pieces: &[(&str, Vec<u8>)],
    audience: &Audience,
    bend: impl FnOnce(&mut Inventory),
) -> Prepared {
    let answers = br#"{"montant_total":"123456.78","organisme":"Ateliers du bois"}"#.to_vec();
    let signed = [
        b"%PDF-1.7 dossier ".as_slice(),
        &super::dossier::bytes(2, 90_000),
    ]
    .concat();
    let own = [
        (FileRole::Answers, "reponses.json", answers),
        (FileRole::SignedPdf, "dossier-signe.pdf", signed),
    ];
    let pieces = pieces
        .iter()
        .map(|(name, bytes)| (FileRole::Piece, *name, bytes.clone()));
    let mut base = Prepared::new(session, call);
    base.chunks.clear();
    base.manifest.files.clear();
    let mut inside = Vec::new();
    for (role, name, plain) in own.into_iter().chain(pieces) {
        let file = sealed(&plain, audience);
        inside.push(InventoryFile {
            sealed_sha256: sha256_hex(&file),
            role,
            piece: (role == FileRole::Piece).then(|| "kbis".to_owned()),
            row: None,
            name: name.to_owned(),
            media_type: "application/octet-stream".to_owned(),
            size: plain.len() as u64,
            sha256: sha256_hex(&plain),
        });
        add(&mut base, role, &file);
    }
    let mut inventory = Inventory {
        kind: INVENTORY_KIND.to_owned(),
        deposit: base.manifest.deposit,
        dossier: base.manifest.dossier,
        files: inside,
    };
    bend(&mut inventory);
    let inventory = serde_json::to_vec(&inventory).expect("JSON");
    add(
        &mut base,
        FileRole::Inventory,
        &sealed(&inventory, audience),
    );
    base.manifest.protocol = 2;
    base.manifest.sealed = true;
    base.manifest.sealed_to = call.opening.as_ref().and_then(SealedTo::of);
    base.manifest.answers_sha256 = base.manifest.files[0].sha256.clone();
    base.manifest.signed_pdf_sha256 = Some(base.manifest.files[1].sha256.clone());
    count(&mut base.manifest);
    base
}

/// Adds a file under a name that says nothing.
fn add(prepared: &mut Prepared, role: FileRole, bytes: &[u8]) {
    let place = prepared.manifest.files.len();
    let mut file = cut_file(role, &sealed_name(place), bytes, &mut prepared.chunks);
    file.piece = None;
    file.media_type = SEALED_MEDIA_TYPE.to_owned();
    prepared.manifest.files.push(file);
}

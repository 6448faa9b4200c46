//! The corpus of the fuzz targets: each file of it goes through its target's reader, and none panics.
//!
//! What a fuzzer found stands there too, under the name of the fault. `PLI_SEEDS=write cargo test -p pli-proof --test proof seeds`
//! makes the files of our own programs anew, with their authority and their moment.

use std::fs;
use std::path::{Path, PathBuf};

use pli_proof::demo::{Issued, KeyKind, Period};
use pli_proof::seal::{self, Audience, Envelope, Sealer, Unlocked};
use pli_proof::timestamp::{Digest, Request, Stamper as _};
use pli_proof::verify::{self, Indication, TrustStore};
use pli_proof::xades::DataObject;
use pli_proof::{asic, cades};

use crate::support::pdf::{Form, Layout, small};
use crate::support::pki::{self, For, Says};
use crate::support::samples::{self, SampleLevel, validation_data};
use crate::support::{authority, now, person, rsa_signer, signer, stamper, trusting};
use crate::trusted_lists;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is the library of the fuzz targets")]
mod readers;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn files(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = fuzz().join("corpus").join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("a file");
            (path, bytes)
        })
        .collect()
}

#[test]
fn every_file_of_the_corpus_is_read_or_refused() {
    for (target, read) in readers::READERS {
        let files = files(target);
        assert!(!files.is_empty(), "{target} has no corpus");
        for (path, bytes) in files {
            assert!(bytes.len() <= 64 * 1024, "{path:?} is no small file");
            // The name stands in the output when the reader panics.
            println!("{}", path.display());
            read(&bytes);
        }
    }
}

/// The fuzzers start where the readers get far: not in front of the first door.
#[test]
fn the_files_of_our_own_programs_are_still_what_they_were() {
    let read = |path: &str| fs::read(fuzz().join(path)).expect("a file");
    let moment = String::from_utf8(read("trust/moment")).expect("text");
    let moment = moment.trim().parse().expect("a time");
    let mut trust = TrustStore::new();
    trust.add_file(&read("trust/root.der")).expect("a root");
    for (name, verdict) in [
        (
            "pdf",
            verify::pdf(&read("corpus/verify_pdf/streams.pdf"), &trust, moment),
        ),
        (
            "cms",
            verify::detached(
                &read("corpus/verify_cms/lta.p7s"),
                b"content",
                &trust,
                moment,
            ),
        ),
        (
            "xml",
            verify::xades(
                &read("corpus/verify_xml/lt.xml"),
                &[("a.txt", b"a")],
                &trust,
                moment,
            ),
        ),
        (
            "asic",
            verify::asic(
                &read("corpus/verify_container/cades-t.asice"),
                &trust,
                moment,
            ),
        ),
    ] {
        assert_eq!(
            verdict.indication,
            Indication::TotalPassed,
            "{name}: {verdict:?}"
        );
    }
    let sealed = read("corpus/sealed_file/two-of-three.p7m");
    let envelope = Envelope::read(&mut &*sealed).expect("a head");
    assert_eq!(envelope.threshold(), 2);
}

#[test]
fn the_files_of_our_own_programs_are_made_anew_on_demand() {
    if std::env::var_os("PLI_SEEDS").is_none_or(|wish| wish != "write") {
        return;
    }
    for (path, bytes) in signed().into_iter().chain(sealed()).chain(revocation()) {
        let path = fuzz().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }
}

type Seed = (&'static str, Vec<u8>);

/// Signatures of every format, with what is needed to judge them.
fn signed() -> Vec<Seed> {
    let signer = signer(KeyKind::P256, Period::current(now()));
    let identity = signer.identity().expect("an identity");
    let streams = samples::pdf_by(
        &signer,
        small(Form::Direct, Layout::Streams),
        SampleLevel::B,
    );
    let object = DataObject {
        name: "a.txt",
        media_type: "text/plain",
        content: b"a",
    };
    let request = Request::new(Digest::of(&[b"fuzz"]));
    let answer = stamper().carry(request.to_der());
    let container = asic::sign_cades(&[object], &identity, now()).expect("signed");
    let stamped = asic::raise(&container, |cms, _| {
        cades::add_timestamp(cms, &stamper()).map_err(|_| asic::AsicError::NotWritten)
    });
    vec![
        ("trust/moment", now().to_string().into_bytes()),
        ("trust/root.der", authority().root().to_vec()),
        ("corpus/verify_pdf/streams.pdf", streams),
        (
            "corpus/verify_cms/lta.p7s",
            samples::cms(&signer, b"content", SampleLevel::Lta),
        ),
        (
            "corpus/verify_xml/lt.xml",
            samples::xml_of(&[object], &signer, SampleLevel::Lt),
        ),
        (
            "corpus/verify_container/cades-t.asice",
            stamped.expect("stamped"),
        ),
        (
            "corpus/timestamp_answer/rsa.tsr",
            answer.expect("an answer"),
        ),
        ("trust/operator.der", rsa_signer().chain()[0].clone()),
        (
            "corpus/trusted_list/signed.xml",
            trusted_lists::sample().into_bytes(),
        ),
        (
            "corpus/trust_item/root-and-list.pem",
            [
                authority().root_pem().into_bytes(),
                validation_data().revocation_lists.concat(),
            ]
            .concat(),
        ),
    ]
}

/// A file that two of three open, its shares, and one for a single holder.
fn sealed() -> Vec<Seed> {
    let holders: Vec<Issued> = [KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384]
        .map(|kind| {
            authority()
                .issue_opening(&person(), kind, Period::current(now()))
                .expect("a certificate")
        })
        .into();
    let recipients = holders.iter().map(|issued| {
        seal::check_recipient(&issued.chain()[0], &[], &trusting(authority()), now()).expect("fit")
    });
    let recipients: Vec<_> = recipients.collect();
    let sealed = |recipients: &[seal::Recipient], threshold, plain: &[u8]| {
        let audience = Audience::new(recipients.to_vec(), threshold).expect("an audience");
        let mut sealer = Sealer::begin(Vec::new(), &audience, plain.len() as u64).expect("begun");
        sealer.write(plain).expect("written");
        sealer.finish().expect("sealed")
    };
    let shared = sealed(&recipients, 2, b"");
    let envelope = Envelope::read(&mut &*shared).expect("a head");
    let shares =
        holders.iter().map(
            |holder| match holder.opening_key().expect("a key").unlock(&envelope) {
                Ok(Unlocked::Share(share)) => share.to_bytes().to_vec(),
                Ok(Unlocked::Content(_)) | Err(_) => panic!("a share was expected"),
            },
        );
    let shares: Vec<_> = shares.collect();
    vec![
        ("trust/sealed.p7m", shared),
        ("trust/holder.der", holders[1].chain()[0].clone()),
        (
            "corpus/certificate/opening.der",
            holders[1].chain()[0].clone(),
        ),
        (
            "corpus/pkcs12/opening.p12",
            holders[1].to_pkcs12("essai", "essai").expect("a file"),
        ),
        (
            "corpus/sealed_file/two-of-three.p7m",
            sealed(&recipients, 2, b"un pli"),
        ),
        (
            "corpus/sealed_file/two-alone.p7m",
            sealed(&recipients[1..], 1, b"un pli"),
        ),
        (
            "corpus/sealed_file/rsa.p7m",
            sealed(&recipients[..1], 1, b""),
        ),
        ("corpus/share/one.share", shares[0].clone()),
        ("corpus/share/two.share", shares[1..].concat()),
        ("corpus/share/thrice.share", shares[2].repeat(3)),
    ]
}

/// Lists and answers about one certificate.
fn revocation() -> Vec<Seed> {
    let issuer = pki::Authority::root("Racine");
    let leaf = issuer.issue("Signataire", For::Signing, -400, 400);
    let delegate = issuer.issue("Réponses", For::AnswersUnchecked, -400, 400);
    let by = |says| issuer.answer_of(&delegate, &leaf, says, -1, 6);
    vec![
        ("trust/issuer.der", issuer.der().to_vec()),
        ("trust/leaf.der", leaf.der.clone()),
        ("corpus/revocation/empty.crl", issuer.list(-1, 6, &[])),
        (
            "corpus/revocation/revoked.crl",
            issuer.list(-1, 6, &[(&leaf, -9), (&delegate, -3)]),
        ),
        (
            "corpus/revocation/good.ocsp",
            issuer.answer(&leaf, Says::Good, -1, 6),
        ),
        ("corpus/revocation/delegate.ocsp", by(Says::Good)),
        ("corpus/revocation/revoked.ocsp", by(Says::Revoked(-9))),
    ]
}

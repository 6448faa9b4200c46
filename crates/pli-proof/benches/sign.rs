//! Signs a PDF of 1.3 MB with RSA-2048, beside the bare operations and pyHanko in the same run:
//! `cargo bench -p pli-proof --bench sign`.
//!
//! Prints the median of many runs. pyHanko is asked where the judges of `tests/judges` are set up (`judge setup pyhanko`); it
//! signs in one process, with its modules loaded, so that neither start nor import is measured.

mod support;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509Name};
use pli_proof::pades::{self, SignOptions};
use pli_proof::signer::{Identity, Signer as _};
use pli_proof::verify::{self, TrustStore};
use sha2::{Digest as _, Sha256};

const RUNS: usize = 51;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let (identity, key, certificate) = identity();
    let pdf = document();
    let options = SignOptions {
        claimed_time: Timestamp::now(),
        label: "Signature électronique".to_owned(),
        name: None,
        reason: None,
        location: None,
    };
    println!("PDF                       {:>8} bytes", pdf.len());
    let bare = median(|| {
        let digest = Sha256::digest(&pdf);
        identity.sign(&digest).expect("signed");
    });
    let signed = median(|| {
        pades::sign(pdf.clone(), &identity, &options).expect("signed");
    });
    say("bare RSA-2048 + SHA-256", bare, bare);
    say("pades::sign", signed, bare);
    let file = pades::sign(pdf.clone(), &identity, &options).expect("signed");
    let trust = TrustStore::new();
    let judged = median(|| {
        verify::pdf(&file, &trust, options.claimed_time);
    });
    say("verify::pdf of it", judged, bare);
    for (name, bytes) in [
        ("in.pdf", &pdf),
        ("signed.pdf", &file),
        ("key.pem", &key),
        ("certificate.pem", &certificate),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    match pyhanko(folder.path()) {
        Some((signing, judging)) => {
            say("pyHanko signs", signing, signed);
            say("pyHanko validates", judging, judged);
        }
        None => println!("pyHanko                   not set up"),
    }
}

fn say(name: &str, time: Duration, beside: Duration) {
    let ratio = time.as_secs_f64() / beside.as_secs_f64();
    let milliseconds = time.as_secs_f64() * 1000.0;
    println!("{name:<25} {milliseconds:>8.2} ms   {ratio:>6.1} x");
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect::<Vec<_>>();
    times.sort();
    times[RUNS / 2]
}

/// A key of 2048 bits with a certificate of its own.
fn identity() -> (Identity, Vec<u8>, Vec<u8>) {
    let key = PKey::from_rsa(Rsa::generate(2048).expect("a key")).expect("a key");
    let mut name = X509Name::builder().expect("a name");
    name.append_entry_by_text("CN", "Mesure").expect("a name");
    let name = name.build();
    let mut builder = X509::builder().expect("a certificate");
    builder.set_version(2).expect("a version");
    let serial = BigNum::from_u32(7).and_then(|number| number.to_asn1_integer());
    builder
        .set_serial_number(&serial.expect("a number"))
        .expect("a serial number");
    builder.set_subject_name(&name).expect("a subject");
    builder.set_issuer_name(&name).expect("an issuer");
    builder.set_pubkey(&key).expect("a key");
    for (days, is_start) in [(0, true), (300, false)] {
        let time = Asn1Time::days_from_now(days).expect("a time");
        let set = if is_start {
            builder.set_not_before(&time)
        } else {
            builder.set_not_after(&time)
        };
        set.expect("a validity");
    }
    let usage = openssl::x509::extension::KeyUsage::new()
        .digital_signature()
        .non_repudiation()
        .build();
    builder
        .append_extension(usage.expect("a usage"))
        .expect("an extension");
    builder.sign(&key, MessageDigest::sha256()).expect("signed");
    let certificate = builder.build();
    let chain = vec![certificate.to_der().expect("a certificate")];
    let pkcs8 = key.private_key_to_pkcs8().expect("a key");
    let identity = Identity::from_pkcs8(&pkcs8, chain).expect("an identity");
    let pem = key.private_key_to_pem_pkcs8().expect("a key");
    (identity, pem, certificate.to_pem().expect("a certificate"))
}

/// Forty pages with their contents and a picture, 1.3 MB in all.
fn document() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut seed = 1_u32;
    let mut noise = |length: usize| {
        let next = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        });
        next.take(length).collect::<Vec<_>>()
    };
    let kids = (0..40).map(|_| {
        let content = Stream::new(Dictionary::new(), noise(28_000));
        let content = document.add_object(content);
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => Dictionary::new(),
            "Contents" => content,
        };
        Object::from(document.add_object(page))
    });
    let kids = kids.collect::<Vec<_>>();
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 40 };
    document.set_object(pages, tree);
    let picture = noise(180_000);
    document.add_object(Stream::new(Dictionary::new(), picture));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written in memory");
    bytes
}

/// The medians of pyHanko, for signing and for validating.
fn pyhanko(folder: &Path) -> Option<(Duration, Duration)> {
    let output = Command::new(support::pyhanko()?)
        .args(["-c", PYHANKO])
        .arg(folder)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = said.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next()?.ok().map(Duration::from_secs_f64);
    Some((next()?, next()?))
}

const PYHANKO: &str = r#"
import io, sys, time, statistics
from pyhanko.sign import signers
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.keys import load_cert_from_pemder
from pyhanko_certvalidator import ValidationContext
folder = sys.argv[1]
signer = signers.SimpleSigner.load(folder + "/key.pem", folder + "/certificate.pem")
source = open(folder + "/in.pdf", "rb").read()
signed = open(folder + "/signed.pdf", "rb").read()
root = load_cert_from_pemder(folder + "/certificate.pem")
meta = signers.PdfSignatureMetadata(field_name="Signature1", md_algorithm="sha256")

def sign():
    writer = IncrementalPdfFileWriter(io.BytesIO(source))
    signers.sign_pdf(writer, meta, signer=signer)

def judge():
    reader = PdfFileReader(io.BytesIO(signed))
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    validate_pdf_signature(reader.embedded_regular_signatures[0], context)

def median(run):
    times = []
    for _ in range(11):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)

print(median(sign), median(judge))
"#;

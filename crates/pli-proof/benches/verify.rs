//! Verifies a signed PDF of 1.3 MB a thousand times in one process: `cargo bench -p pli-proof --bench verify`.
//!
//! Prints milliseconds a file, and the memory of the process after the first hundred and after the last; a growth between the
//! two would be a leak. The sample is made and signed here; with PLI_BENCH_OUT it is kept there, with its
//! authority beside it, so that another verifier can be timed on the same file.

mod support;

use std::process::Command;
use std::time::Instant;

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use pli_proof::demo::{Authority, KeyKind, Period, Person};
use pli_proof::pades::{self, SignOptions};
use pli_proof::verify::{self, Indication, TrustStore};

const FILES: u32 = 1000;
const WARM: u32 = 100;

const PYTHON: &str = r"
import sys, time
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
root, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
def once():
    with open(path, 'rb') as file:
        reader = PdfFileReader(file)
        context = ValidationContext(trust_roots=[load_cert_from_pemder(root)], allow_fetching=False)
        assert validate_pdf_signature(reader.embedded_signatures[0], context).bottom_line
once()
start = time.perf_counter()
for _ in range(rounds):
    once()
print((time.perf_counter() - start) / rounds * 1000)
";

fn main() {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité de mesure", now).expect("an authority");
    let signed = signed(&authority, now);
    let mut trust = TrustStore::new();
    trust.add_file(authority.root()).expect("a certificate");
    if let Some(folder) = std::env::var_os("PLI_BENCH_OUT") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::write(folder.join("signed.pdf"), &signed).expect("a file");
        std::fs::write(folder.join("root.pem"), authority.root_pem()).expect("a file");
    }
    let judge = || {
        let verdict = verify::pdf(&signed, &trust, now);
        assert_eq!(verdict.indication, Indication::TotalPassed);
    };
    (0..WARM).for_each(|_| judge());
    let before = memory();
    let start = Instant::now();
    (WARM..FILES).for_each(|_| judge());
    let each = start.elapsed() / (FILES - WARM);
    println!("size of the file            {:>7} kB", signed.len() / 1000);
    println!(
        "verify B-B                  {:>7.2} ms",
        each.as_secs_f64() * 1e3
    );
    println!("memory after {WARM:>4} files     {before}");
    println!("memory after {FILES:>4} files     {}", memory());
    match pyhanko(&authority, &signed) {
        Some(theirs) => println!(
            "pyHanko                     {theirs:>7.2} ms, {:.1} times ours",
            theirs / (each.as_secs_f64() * 1e3)
        ),
        None => println!("pyHanko                     not at hand"),
    }
}

/// Milliseconds that pyHanko takes, timed inside one process, so that no start of Python is measured.
fn pyhanko(authority: &Authority, signed: &[u8]) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let (root, file) = (
        folder.path().join("root.pem"),
        folder.path().join("signed.pdf"),
    );
    std::fs::write(&root, authority.root_pem()).ok()?;
    std::fs::write(&file, signed).ok()?;
    let output = Command::new(support::pyhanko()?)
        .args(["-c", PYTHON])
        .arg(root)
        .arg(file)
        .arg("20")
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

fn signed(authority: &Authority, now: Timestamp) -> Vec<u8> {
    let person = Person {
        given_name: "Camille".to_owned(),
        surname: "Essai".to_owned(),
        organisation: "Mesure".to_owned(),
        siren: "900000019".to_owned(),
    };
    let issued = authority
        .issue_signer(&person, KeyKind::Rsa3072, Period::current(now))
        .expect("a certificate");
    let options = SignOptions {
        claimed_time: now,
        label: "Signature".to_owned(),
        name: None,
        reason: None,
        location: None,
    };
    let identity = issued.identity().expect("an identity");
    pades::sign(paper(), &identity, &options).expect("signed")
}

/// One page with a stream of 1.3 MB.
fn paper() -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = b"0.2 g 100 700 200 20 re f\n".repeat(50_000);
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.set_object(pages, tree);
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written in memory");
    bytes
}

/// The memory of the process, as the system tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.unwrap_or("VmRSS: unknown").to_owned()
}

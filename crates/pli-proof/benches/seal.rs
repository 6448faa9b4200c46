//! Seals and opens one gigabyte, beside bare AES-256-GCM in the same run: `cargo bench -p pli-proof --bench seal`.
//!
//! Prints megabytes a second and the largest memory of the process. The content is made as it is read and thrown away as it is
//! written, so that no disk is measured.

use std::io::{self, Write};
use std::process::Command;
use std::time::Instant;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use jiff::Timestamp;
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person};
use pli_proof::seal::{self, Audience, ContentKey, Envelope, Sealer, Unlocked};
use pli_proof::verify::TrustStore;

const SIZE: u64 = 1 << 30;
const PIECE: usize = 1 << 20;

fn main() {
    let holders = holders();
    let audience = audience(&holders);
    let bare = bare();
    let sealed = timed(|| seal_into(&audience, io::sink()));
    // Opening is measured from a file: its bytes cannot be made up.
    let mut file = tempfile::tempfile().expect("a file");
    seal_into(&audience, &mut file);
    let opened = timed(|| open_from(&mut file, &holders));
    println!("openssl speed aes-256-gcm   {}", openssl_speed());
    println!("bare, aws-lc-rs, 64 kB      {bare:>7.0} MB/s");
    println!(
        "seal 1 GiB, 2 of 3          {sealed:>7.0} MB/s  {:.0} %",
        100.0 * sealed / bare
    );
    println!(
        "open 1 GiB, 2 of 3          {opened:>7.0} MB/s  {:.0} %",
        100.0 * opened / bare
    );
    println!("largest memory              {}", largest_memory());
}

fn holders() -> Vec<Issued> {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité de mesure", now).expect("an authority");
    let issue = |number: usize| {
        let person = Person {
            given_name: "Membre".to_owned(),
            surname: number.to_string(),
            organisation: "Mesure".to_owned(),
            siren: "900000019".to_owned(),
        };
        let kind = if number == 1 {
            KeyKind::Rsa3072
        } else {
            KeyKind::P256
        };
        authority
            .issue_opening(&person, kind, Period::current(now))
            .expect("a certificate")
    };
    (1..=3).map(issue).collect()
}

fn audience(holders: &[Issued]) -> Audience {
    let recipients = holders.iter().map(|issued| {
        let mut trust = TrustStore::new();
        trust.add_file(&issued.chain()[1]).expect("a certificate");
        seal::check_recipient(&issued.chain()[0], &[], &trust, Timestamp::now()).expect("fit")
    });
    Audience::new(recipients.collect(), 2).expect("an audience")
}

/// Megabytes a second of computing for a work over the whole size, the best of three.
fn timed(mut work: impl FnMut()) -> f64 {
    let run = |work: &mut dyn FnMut()| {
        let (started, busy) = (Instant::now(), busy());
        work();
        let seconds = match (busy, self::busy()) {
            (Some(before), Some(after)) => after - before,
            _ => started.elapsed().as_secs_f64(),
        };
        SIZE as f64 / 1e6 / seconds
    };
    (0..3).map(|_| run(&mut work)).fold(0.0, f64::max)
}

/// Seconds that this thread has computed: what others do on the machine does not count. None where the system does not say.
fn busy() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn bare() -> f64 {
    let key = UnboundKey::new(&AES_256_GCM, &[7; 32]).expect("a key");
    let key = LessSafeKey::new(key);
    let mut piece = vec![0_u8; 64 * 1024];
    timed(|| {
        for number in 0..SIZE / piece.len() as u64 {
            let mut nonce = [0; 12];
            nonce[..8].copy_from_slice(&number.to_le_bytes());
            let nonce = Nonce::assume_unique_for_key(nonce);
            let tag = key.seal_in_place_separate_tag(nonce, Aad::empty(), &mut piece);
            assert_eq!(tag.expect("encrypted").as_ref().len(), 16);
        }
    })
}

fn seal_into(audience: &Audience, out: impl Write) {
    let mut sealer = Sealer::begin(out, audience, SIZE).expect("begun");
    let piece = vec![0x5a_u8; PIECE];
    for _ in 0..SIZE / PIECE as u64 {
        sealer.write(&piece).expect("written");
    }
    sealer.finish().expect("sealed");
}

fn open_from(file: &mut std::fs::File, holders: &[Issued]) {
    io::Seek::rewind(file).expect("a file");
    let envelope = Envelope::read(file).expect("a head");
    let key = content_key(&envelope, holders);
    let size = seal::open(file, &envelope, &key, &mut io::sink());
    assert_eq!(size.expect("opened"), SIZE);
}

fn content_key(envelope: &Envelope, holders: &[Issued]) -> ContentKey {
    let shares = holders.iter().take(2).map(|issued| {
        match issued.opening_key().expect("a key").unlock(envelope) {
            Ok(Unlocked::Share(share)) => share,
            Ok(Unlocked::Content(_)) | Err(_) => panic!("a share was expected"),
        }
    });
    let shares = shares.collect::<Vec<_>>();
    seal::join(envelope, &shares).unwrap_or_else(|error| panic!("{error}"))
}

/// The last column of `openssl speed`: pieces of 16 kB.
fn openssl_speed() -> String {
    let output = Command::new("openssl")
        .args([
            "speed",
            "-seconds",
            "2",
            "-bytes",
            "65536",
            "-evp",
            "aes-256-gcm",
        ])
        .output();
    output.map_or_else(
        |error| error.to_string(),
        |output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.lines().last().unwrap_or_default().to_owned()
        },
    )
}

fn largest_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown here".to_owned(), |text| text.trim().to_owned())
}

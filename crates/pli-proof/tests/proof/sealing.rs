//! Files sealed until an opening: who opens them, who does not, and what other programs make of them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person};
use pli_proof::pkcs12;
use pli_proof::seal::{
    self, Audience, ContentKey, Envelope, OpenError, OpeningKey, RecipientError, SealError, Sealer,
    Share, Unlocked,
};

use crate::support::{authority, now, rsa_signer, signer, trusting};

fn member(number: usize) -> Person {
    Person {
        given_name: "Membre".to_owned(),
        surname: format!("{number} de la commission"),
        organisation: "Région de démonstration".to_owned(),
        siren: "900000019".to_owned(),
    }
}

/// Three holders: an RSA key, one on P-256, one on P-384.
fn commission() -> &'static [Issued; 3] {
    static COMMISSION: OnceLock<[Issued; 3]> = OnceLock::new();
    COMMISSION.get_or_init(|| {
        let kinds = [KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384];
        let mut number = 0;
        kinds.map(|kind| {
            number += 1;
            authority()
                .issue_opening(&member(number), kind, Period::current(now()))
                .expect("a certificate")
        })
    })
}

fn recipient(issued: &Issued) -> Result<seal::Recipient, RecipientError> {
    seal::check_recipient(&issued.chain()[0], &[], &trusting(authority()), now())
}

fn audience(holders: &[Issued], threshold: usize) -> Audience {
    let recipients = holders.iter().map(recipient).collect::<Result<Vec<_>, _>>();
    Audience::new(recipients.expect("fit certificates"), threshold).expect("an audience")
}

fn sealed(plain: &[u8], audience: &Audience) -> Vec<u8> {
    let mut sealer = Sealer::begin(Vec::new(), audience, plain.len() as u64).expect("begun");
    // Pieces as a disk gives them: of any size.
    for piece in plain.chunks(10_007) {
        sealer.write(piece).expect("written");
    }
    sealer.finish().expect("sealed")
}

fn key(issued: &Issued) -> OpeningKey {
    issued.opening_key().expect("a key that opens")
}

fn unlocked(file: &[u8], issued: &Issued) -> Result<Unlocked, OpenError> {
    key(issued).unlock(&Envelope::read(&mut &*file)?)
}

fn share(file: &[u8], issued: &Issued) -> Share {
    match unlocked(file, issued) {
        Ok(Unlocked::Share(share)) => share,
        Ok(Unlocked::Content(_)) => panic!("a share was expected, not the key itself"),
        Err(error) => panic!("a share was expected: {error}"),
    }
}

fn opened_with(file: &[u8], key: &ContentKey) -> Result<Vec<u8>, OpenError> {
    let mut source = file;
    let envelope = Envelope::read(&mut source)?;
    let mut plain = Vec::new();
    let size = seal::open(&mut source, &envelope, key, &mut plain)?;
    assert_eq!(size, plain.len() as u64);
    Ok(plain)
}

fn opened(file: &[u8], issued: &Issued) -> Result<Vec<u8>, OpenError> {
    match unlocked(file, issued)? {
        Unlocked::Content(key) => opened_with(file, &key),
        Unlocked::Share(_) => panic!("the key itself was expected, not a share"),
    }
}

/// Joins shares; the error alone comes back, as keys do not print.
fn joined(file: &[u8], shares: &[Share]) -> Result<ContentKey, OpenError> {
    seal::join(&Envelope::read(&mut &*file)?, shares)
}

/// Bytes that do not repeat.
fn plain(size: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..size).map(|_| next()).collect()
}

#[test]
fn each_holder_opens_alone_whatever_the_key_and_the_size() {
    let everybody = audience(commission(), 1);
    for size in [0, 1, 127, 128, 65_535, 65_536, 65_537, 300_000] {
        let content = plain(size);
        let file = sealed(&content, &everybody);
        for holder in commission() {
            assert_eq!(opened(&file, holder).expect("opens"), content, "{size}");
        }
        let only = sealed(&content, &audience(&commission()[1..2], 1));
        assert_eq!(opened(&only, &commission()[1]).expect("opens"), content);
        assert!(matches!(
            opened(&only, &commission()[0]),
            Err(OpenError::NotForThisKey)
        ));
    }
}

#[test]
fn any_two_of_three_open_and_one_does_not() {
    let content = plain(100_000);
    let file = sealed(&content, &audience(commission(), 2));
    let envelope = Envelope::read(&mut file.as_slice()).expect("a head");
    assert_eq!(envelope.threshold(), 2);
    assert_eq!(envelope.content_size(), 100_000);
    let of = |number: usize| share(&file, &commission()[number]);
    for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
        let key = joined(&file, &[of(one), of(other)]).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened_with(&file, &key).expect("opens"), content);
    }
    let all = [of(0), of(1), of(2)];
    assert!(joined(&file, &all).is_ok());
    for alone in [vec![], vec![of(0)], vec![of(1), of(1)]] {
        let given = usize::from(!alone.is_empty());
        assert!(matches!(
            joined(&file, &alone).err(),
            Some(OpenError::NotEnoughShares { given: found, needed: 2 }) if found == given
        ));
    }
}

#[test]
fn shares_of_another_file_and_altered_ones_are_refused() {
    let commission_of_two = audience(commission(), 2);
    let file = sealed(b"un pli", &commission_of_two);
    let other = sealed(b"un pli", &commission_of_two);
    let right = share(&file, &commission()[0]);
    let foreign = share(&other, &commission()[1]);
    assert!(matches!(
        joined(&file, &[right, foreign]).err(),
        Some(OpenError::WrongShare)
    ));
    let bytes = share(&file, &commission()[1]).to_bytes();
    assert_eq!(bytes.len(), seal::SHARE_LENGTH);
    for place in 0..bytes.len() {
        let mut bent = bytes.to_vec();
        bent[place] ^= 1;
        let Some(bent) = Share::from_bytes(&bent) else {
            continue;
        };
        let refused = joined(&file, &[share(&file, &commission()[0]), bent]).err();
        assert!(matches!(refused, Some(OpenError::WrongShare)), "{place}");
    }
    assert!(Share::from_bytes(&bytes[1..]).is_none());
    assert!(Share::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_none());
}

/// With one share less than needed, every value of the key stays as likely as before: any second share fits some key.
#[test]
fn one_share_says_nothing_of_the_key() {
    let two = audience(commission(), 2);
    let mut seen = [false; 256];
    for _ in 0..1_200 {
        let file = sealed(b"", &two);
        let bytes = share(&file, &commission()[1]).to_bytes();
        seen[usize::from(bytes[30])] = true;
    }
    // 1,200 draws of 256 values leave some two or three unseen; a coefficient that is never 0 or always odd leaves many.
    assert!(seen.iter().filter(|seen| !**seen).count() < 16);
}

#[test]
fn nothing_of_the_content_shows_and_no_two_files_are_alike() {
    let two = audience(commission(), 2);
    let content = b"%PDF-1.7 Montant total : 123 456,78 euros ".repeat(500);
    let (one, other) = (sealed(&content, &two), sealed(&content, &two));
    assert_eq!(one.len(), other.len());
    for file in [&one, &other] {
        assert!(!file.windows(8).any(|window| window == &content[..8]));
    }
    let tail = content.len() - 100;
    assert_ne!(one[one.len() - tail..], other[other.len() - tail..]);
}

#[test]
fn what_was_altered_cut_or_extended_does_not_open() {
    let holder = &commission()[1];
    let content = plain(70_000);
    let file = sealed(&content, &audience(std::slice::from_ref(holder), 1));
    let head = file.len() - content.len() - 18;
    let places = (0..head)
        .chain([head, head + 1, head + 65_536, file.len() - 19])
        .chain(file.len() - 18..file.len());
    for place in places {
        let mut bent = file.clone();
        bent[place] ^= 0x01;
        assert!(opened(&bent, holder).is_err(), "byte {place}");
    }
    for length in [
        0,
        1,
        20,
        head - 1,
        head,
        head + 5,
        file.len() - 17,
        file.len() - 1,
    ] {
        assert!(opened(&file[..length], holder).is_err(), "{length} bytes");
    }
    let longer = [file.as_slice(), b"\0"].concat();
    assert!(matches!(opened(&longer, holder), Err(OpenError::Altered)));
}

/// Some thousand heads bent at random: refused or read, never a panic, never a content that was not sealed.
#[test]
fn bent_heads_are_refused_without_a_panic() {
    let content = plain(64);
    let file = sealed(&content, &audience(commission(), 2));
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    for _ in 0..3_000 {
        let mut bent = file.clone();
        for _ in 0..=random(4) {
            let place = random(bent.len());
            bent[place] = random(256) as u8;
        }
        if random(3) == 0 {
            bent.truncate(random(bent.len()));
        }
        if let Ok(envelope) = Envelope::read(&mut bent.as_slice()) {
            drop(key(&commission()[1]).unlock(&envelope));
        }
    }
}

#[test]
fn only_the_bytes_that_were_announced_are_sealed() {
    let holders = audience(commission(), 1);
    let begun = || Sealer::begin(Vec::new(), &holders, 10).expect("begun");
    let mut long = begun();
    long.write(&[0; 6]).expect("fits");
    assert!(matches!(
        long.write(&[0; 6]),
        Err(SealError::OtherSize {
            announced: 10,
            came: 12
        })
    ));
    let mut short = begun();
    short.write(&[0; 6]).expect("fits");
    assert!(matches!(
        short.finish(),
        Err(SealError::OtherSize {
            announced: 10,
            came: 6
        })
    ));
    assert!(matches!(
        Sealer::begin(Vec::new(), &holders, u64::MAX),
        Err(SealError::TooLarge { .. })
    ));
}

#[test]
fn unfit_certificates_are_refused_with_their_reason() {
    let trust = trusting(authority());
    let judge = |der: &[u8]| seal::check_recipient(der, &[], &trust, now()).err();
    let opening = |period| {
        authority()
            .issue_opening(&member(9), KeyKind::P256, period)
            .expect("a certificate")
    };
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let server = authority()
        .issue_tls_server(&[], Period::current(now()))
        .expect("a certificate");
    let others = Authority::found("Autre autorité", now()).expect("an authority");
    let foreign = others
        .issue_opening(&member(1), KeyKind::P256, Period::current(now()))
        .expect("a certificate");
    let cases = [
        (rsa_signer().chain()[0].as_slice(), RecipientError::KeyUsage),
        (&elliptic.chain()[0], RecipientError::KeyUsage),
        (&server.chain()[0], RecipientError::KeyUsage),
        (authority().root(), RecipientError::KeyUsage),
        (
            &opening(Period::expired(now())).chain()[0],
            RecipientError::Expired,
        ),
        (
            &opening(Period::future(now())).chain()[0],
            RecipientError::NotYetValid,
        ),
        (&foreign.chain()[0], RecipientError::Untrusted),
        (b"no certificate", RecipientError::Unreadable),
    ]
    .map(|(der, reason)| (judge(der), Some(reason)));
    for (place, (found, expected)) in cases.into_iter().enumerate() {
        assert_eq!(found, expected, "case {place}");
    }
    let revoked = opening(Period::current(now()));
    let mut trust = trusting(authority());
    let list = authority().revoke(&[&revoked], now()).expect("a list");
    trust.add_file(&list).expect("a list");
    let judged = seal::check_recipient(&revoked.chain()[0], &[], &trust, now());
    assert_eq!(judged.err(), Some(RecipientError::Revoked));
}

/// A key for encryption whose certificate names the machines of a network alone.
#[test]
fn a_certificate_for_machines_is_not_marked_for_opening() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let arguments = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=machine -addext keyUsage=keyEncipherment \
                     -addext extendedKeyUsage=serverAuth -addext basicConstraints=CA:FALSE -outform DER";
    let mut words: Vec<&str> = arguments.split_whitespace().collect();
    let (key, certificate) = (at("key.pem"), at("certificate.der"));
    words.extend(["-keyout", text(&key), "-out", text(&certificate)]);
    openssl(&words);
    let der = std::fs::read(&certificate).expect("made by openssl");
    let mut trust = trusting(authority());
    trust.add_file(&der).expect("a certificate");
    assert_eq!(
        seal::check_recipient(&der, &[], &trust, now()).err(),
        Some(RecipientError::NotMarkedForOpening)
    );
}

#[test]
fn impossible_quorums_are_refused() {
    let recipients = || {
        commission()
            .iter()
            .map(|issued| recipient(issued).expect("fit"))
    };
    for threshold in [0, 4] {
        assert!(matches!(
            Audience::new(recipients().collect(), threshold),
            Err(SealError::Quorum { holders: 3, .. })
        ));
    }
    assert!(matches!(
        Audience::new(Vec::new(), 1),
        Err(SealError::Quorum { .. })
    ));
    let twice = recipients().chain(recipients().take(1)).collect();
    assert!(matches!(
        Audience::new(twice, 2),
        Err(SealError::TwiceTheSame)
    ));
}

#[test]
fn a_file_tells_for_whom_it_is_locked() {
    let certificates = commission()
        .each_ref()
        .map(|issued| issued.chain()[0].clone());
    for threshold in 1..=3 {
        let file = sealed(b"un pli", &audience(commission(), threshold));
        let envelope = Envelope::read(&mut file.as_slice()).expect("a head");
        assert!(envelope.is_locked_for(&certificates, threshold));
        assert!(!envelope.is_locked_for(&certificates, threshold % 3 + 1));
        assert!(!envelope.is_locked_for(&certificates[..2], threshold));
        let other = [rsa_signer().chain()[0].clone()];
        assert!(!envelope.is_locked_for(&[&certificates[..2], &other].concat(), threshold));
    }
}

#[test]
fn a_pkcs12_file_gives_the_key_that_opens() {
    let file = sealed(b"un pli", &audience(commission(), 1));
    for holder in commission() {
        let p12 = holder.to_pkcs12("membre", "mot de passe").expect("a file");
        let key = pkcs12::open_for_opening(&p12, "mot de passe")
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(key.certificate(), holder.chain()[0]);
        let envelope = Envelope::read(&mut file.as_slice()).expect("a head");
        assert!(matches!(key.unlock(&envelope), Ok(Unlocked::Content(_))));
    }
    let elliptic = &commission()[1];
    assert!(matches!(
        OpeningKey::from_pkcs8(elliptic.pkcs8(), &commission()[2].chain()[0]).err(),
        Some(OpenError::UnsupportedKey)
    ));
}

#[test]
fn openssl_opens_what_each_holder_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = plain(200_000);
    for holders in [
        &commission()[..1],
        &commission()[1..2],
        &commission()[2..],
        commission(),
    ] {
        let file = folder.path().join("pli.p7m");
        std::fs::write(&file, sealed(&content, &audience(holders, 1))).expect("written");
        for holder in holders {
            let (key, certificate) = pem_files(folder.path(), holder);
            let out = folder.path().join("plain");
            openssl(&[
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                text(&file),
                "-recip",
                text(&certificate),
                "-inkey",
                text(&key),
                "-out",
                text(&out),
            ]);
            assert_eq!(std::fs::read(&out).expect("decrypted"), content);
        }
    }
}

/// The program of the documentation: openssl for the keys and the content, ten lines of Python for the shares.
#[test]
fn two_holders_open_with_openssl_and_python_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = plain(50_000);
    let file = folder.path().join("pli.p7m");
    std::fs::write(&file, sealed(&content, &audience(commission(), 2))).expect("written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/open-sealed-file.py");
    let run = |holders: &[&Issued], out: &Path| {
        let mut command = Command::new("python3");
        command.arg(&script).arg(&file).arg(out);
        for holder in holders {
            let (key, certificate) = pem_files(folder.path(), holder);
            command.args([certificate, key]);
        }
        command
            .output()
            .expect("python3 is on every system that builds Pli")
    };
    let [rsa, p256, p384] = commission();
    for pair in [[rsa, p256], [p384, rsa], [p256, p384]] {
        let out = folder.path().join("plain");
        let output = run(&pair, &out);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(std::fs::read(&out).expect("decrypted"), content);
    }
    let alone = folder.path().join("alone");
    assert!(!run(&[p256], &alone).status.success());
    assert!(!alone.exists());
}

/// Key and certificate of a holder in PEM, under names of their own.
fn pem_files(folder: &Path, issued: &Issued) -> (PathBuf, PathBuf) {
    let name = &pli_proof::certificate::read(&issued.chain()[0], now())
        .expect("a certificate")
        .serial;
    let at = |suffix: &str| folder.join(format!("{name}.{suffix}"));
    let (key, certificate) = (at("key.pem"), at("certificate.pem"));
    for (kind, der, pem) in [
        ("pkey", issued.pkcs8(), &key),
        ("x509", issued.chain()[0].as_slice(), &certificate),
    ] {
        let source = at("der");
        std::fs::write(&source, der).expect("written");
        openssl(&[
            kind,
            "-inform",
            "DER",
            "-in",
            text(&source),
            "-out",
            text(pem),
        ]);
    }
    (key, certificate)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are plain")
}

fn openssl(arguments: &[&str]) {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("the program openssl is installed");
    assert!(
        output.status.success(),
        "openssl {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

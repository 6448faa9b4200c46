//! Tokens of SoftHSM made for the tests, and drivers with the faults of real ones.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::object::{Attribute, CertificateType, KeyType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;
use openssl::pkey::PKey;
use openssl::x509::X509;
use pli_proof::demo::{Issued, KeyKind, Period};
use pli_proof::signer::SignerError;
use pli_proof::signer::token::{self, Choice, TokenSigner};

use crate::support::{authority, now, person};

pub(crate) const PIN: &str = "246813";
const IDENTITY: [u8; 2] = [0x5a, 0x01];
/// Longer than any driver that answers takes, even on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// What a driver that never answers is given.
pub(crate) const SHORT: Duration = Duration::from_millis(300);

const MODULES: &[&str] = &[
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
];

/// What a key of a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Rsa,
    P256,
    P384,
    RsaEachTime,
    P256EachTime,
    /// For unlocking sealed files.
    OpeningRsa,
    OpeningP256,
    OpeningP384,
    OpeningRsaEachTime,
    OpeningP256EachTime,
}

impl Key {
    fn kind(self) -> KeyKind {
        match self {
            Self::Rsa | Self::RsaEachTime | Self::OpeningRsa | Self::OpeningRsaEachTime => {
                KeyKind::Rsa3072
            }
            Self::P256 | Self::P256EachTime | Self::OpeningP256 | Self::OpeningP256EachTime => {
                KeyKind::P256
            }
            Self::P384 | Self::OpeningP384 => KeyKind::P384,
        }
    }

    fn opens(self) -> bool {
        matches!(
            self,
            Self::OpeningRsa
                | Self::OpeningP256
                | Self::OpeningP384
                | Self::OpeningRsaEachTime
                | Self::OpeningP256EachTime
        )
    }

    fn asks_each_time(self) -> bool {
        matches!(
            self,
            Self::RsaEachTime
                | Self::P256EachTime
                | Self::OpeningRsaEachTime
                | Self::OpeningP256EachTime
        )
    }
}

/// A folder with tokens and drivers.
pub(crate) struct Bench {
    folder: tempfile::TempDir,
    module: &'static str,
    plain: PathBuf,
}

/// Each test has its own token: a login belongs to the whole process.
const TOKENS: &[(&str, Key)] = &[
    ("rsa", Key::Rsa),
    ("p256", Key::P256),
    ("p384", Key::P384),
    ("rsa-only", Key::Rsa),
    ("lying", Key::Rsa),
    ("rsa-each", Key::RsaEachTime),
    ("p256-each", Key::P256EachTime),
    ("wrong", Key::P256),
    ("locks", Key::P256),
    ("hangs", Key::P256),
    ("sign-hangs", Key::P256),
    ("vanishes", Key::P256),
    ("bent", Key::P256),
    ("twins", Key::P256),
    ("twins", Key::P256),
    ("Clé de Mélanie", Key::P256),
    ("destroyed", Key::P256),
    ("opening-rsa", Key::OpeningRsa),
    ("opening-p256", Key::OpeningP256),
    ("opening-p384", Key::OpeningP384),
    ("opening-rsa-each", Key::OpeningRsaEachTime),
    ("opening-p256-each", Key::OpeningP256EachTime),
    ("opening-wrong", Key::OpeningP256),
    ("signs-only", Key::P384),
];

/// The bench; none where SoftHSM is not installed, which is no failure outside of CI.
pub(crate) fn bench() -> Option<&'static Bench> {
    static BENCH: OnceLock<Option<Bench>> = OnceLock::new();
    BENCH.get_or_init(build).as_ref()
}

fn build() -> Option<Bench> {
    let Some(module) = MODULES.iter().find(|module| Path::new(module).exists()) else {
        assert!(std::env::var_os("CI").is_none(), "SoftHSM is not installed");
        // Not by `eprintln!`, which the test harness keeps to itself.
        writeln!(
            std::io::stderr(),
            "tokens not tried: SoftHSM is not installed"
        )
        .ok();
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let tokens = folder.path().join("tokens");
    std::fs::create_dir(&tokens).expect("a folder of tokens");
    let configuration = format!(
        "directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n",
        tokens.display()
    );
    std::fs::write(folder.path().join("softhsm2.conf"), configuration).expect("written");
    for (label, _) in TOKENS {
        run(Command::new("softhsm2-util")
            .env("SOFTHSM2_CONF", folder.path().join("softhsm2.conf"))
            .args(["--init-token", "--free", "--label", label])
            .args(["--so-pin", "87654321", "--pin", PIN]));
    }
    let mut bench = Bench {
        plain: PathBuf::new(),
        folder,
        module,
    };
    bench.plain = bench.driver("plain", &[]);
    bench.fill();
    Some(bench)
}

impl Bench {
    /// Compiles a driver with these faults.
    pub(crate) fn driver(&self, name: &str, faults: &[&str]) -> PathBuf {
        let path = self.folder.path().join(format!("{name}.so"));
        let source =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../pli-proof/tests/tokens/driver.c");
        let configuration = self.folder.path().join("softhsm2.conf");
        let mut cc = Command::new("cc");
        cc.args(["-std=gnu11", "-shared", "-fPIC", "-o"])
            .arg(&path)
            .arg(format!("-DREAL=\"{}\"", self.module))
            .arg(format!("-DCONF=\"{}\"", configuration.display()))
            .args(faults.iter().map(|fault| format!("-D{fault}")))
            .arg(source)
            .arg("-ldl");
        run(&mut cc);
        path
    }

    /// The driver without faults.
    pub(crate) fn plain(&self) -> PathBuf {
        self.plain.clone()
    }

    /// Folders of SoftHSM, one a token.
    pub(crate) fn token_folders(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(self.folder.path().join("tokens")).expect("tokens");
        folders
            .map(|entry| entry.expect("an entry").path())
            .collect()
    }

    /// Puts a key and its certificates on each token.
    fn fill(&self) {
        let kinds = [KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384];
        let issued = kinds.map(|kind| {
            let period = Period::current(now());
            let issued = authority().issue_signer(&person(), kind, period);
            (kind, issued.expect("a signer"))
        });
        let openers = holders();
        let module = Pkcs11::new(&self.plain).expect("the driver");
        module
            .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
            .expect("initialised");
        let mut wanted = TOKENS.to_vec();
        for slot in module.get_slots_with_initialized_token().expect("slots") {
            let label = module.get_token_info(slot).expect("a token");
            let at = wanted.iter().position(|(name, _)| *name == label.label());
            let (_, key) = wanted.remove(at.expect("a token of the bench"));
            let issued = if key.opens() { openers } else { &issued };
            let issued = issued.iter().find(|(kind, _)| *kind == key.kind());
            let session = module.open_rw_session(slot).expect("a session");
            session
                .login(UserType::User, Some(&AuthPin::from(PIN)))
                .expect("logged in");
            for object in objects(&issued.expect("issued").1, key) {
                session.create_object(&object).expect("an object");
            }
        }
        assert!(wanted.is_empty(), "{wanted:?}");
    }

    /// Opens a token through a driver.
    pub(crate) fn open(
        &self,
        driver: &Path,
        label: &str,
        pin: &str,
    ) -> Result<TokenSigner, SignerError> {
        let choice = Choice {
            label: Some(label.to_owned()),
            ..Choice::default()
        };
        token::open(&[driver.to_owned()], &choice, Some(pin), now(), PATIENCE)
    }
}

/// Certificates for openings, one of each kind of key.
pub(crate) fn holders() -> &'static [(KeyKind, Issued); 3] {
    static HOLDERS: OnceLock<[(KeyKind, Issued); 3]> = OnceLock::new();
    HOLDERS.get_or_init(|| {
        [KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384].map(|kind| {
            let issued = authority().issue_opening(&person(), kind, Period::current(now()));
            (kind, issued.expect("a holder"))
        })
    })
}

fn objects(issued: &Issued, key: Key) -> Vec<Vec<Attribute>> {
    let mut objects = vec![private_key(issued, key)];
    for (place, der) in issued.chain().iter().enumerate() {
        let certificate = X509::from_der(der).expect("a certificate");
        let subject = certificate.subject_name().to_der().expect("a name");
        let mut template = vec![
            Attribute::Class(ObjectClass::CERTIFICATE),
            Attribute::CertificateType(CertificateType::X_509),
            Attribute::Token(true),
            Attribute::Private(false),
            Attribute::Subject(subject),
            Attribute::Value(der.clone()),
        ];
        if place == 0 {
            template.push(Attribute::Id(IDENTITY.to_vec()));
        }
        objects.push(template);
    }
    objects
}

fn private_key(issued: &Issued, key: Key) -> Vec<Attribute> {
    let private = PKey::private_key_from_pkcs8(issued.pkcs8()).expect("a key");
    let mut template = vec![
        Attribute::Class(ObjectClass::PRIVATE_KEY),
        Attribute::Token(true),
        Attribute::Private(true),
        Attribute::Sensitive(true),
        Attribute::Sign(!key.opens()),
        Attribute::Decrypt(key.opens()),
        Attribute::Derive(key.opens()),
        Attribute::Id(IDENTITY.to_vec()),
        Attribute::AlwaysAuthenticate(key.asks_each_time()),
    ];
    if let Ok(rsa) = private.rsa() {
        let number = |number: Option<&openssl::bn::BigNumRef>| number.expect("a number").to_vec();
        template.extend([
            Attribute::KeyType(KeyType::RSA),
            Attribute::Modulus(rsa.n().to_vec()),
            Attribute::PublicExponent(rsa.e().to_vec()),
            Attribute::PrivateExponent(rsa.d().to_vec()),
            Attribute::Prime1(number(rsa.p())),
            Attribute::Prime2(number(rsa.q())),
            Attribute::Exponent1(number(rsa.dmp1())),
            Attribute::Exponent2(number(rsa.dmq1())),
            Attribute::Coefficient(number(rsa.iqmp())),
        ]);
    } else {
        // The object identifiers of the curves, in DER.
        let curve: &[u8] = match key {
            Key::P384 | Key::OpeningP384 => &[6, 5, 0x2b, 0x81, 4, 0, 0x22],
            _ => &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
        };
        let private = private.ec_key().expect("an elliptic key");
        template.extend([
            Attribute::KeyType(KeyType::EC),
            Attribute::EcParams(curve.to_vec()),
            Attribute::Value(private.private_key().to_vec()),
        ]);
    }
    template
}

fn run(command: &mut Command) {
    let output = command.output().expect("a program of the tests");
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

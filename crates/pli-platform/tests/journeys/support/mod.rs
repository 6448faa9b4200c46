//! A demonstration Region of its own for each test, a client on it, and deposits to send.

pub(crate) mod dossier;
pub(crate) mod schema;
pub(crate) mod sealed;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use pli_core::call::Call;
use pli_platform::demo::{self, DemoFiles, Opened};
use pli_platform::http::{Server, listen};
use pli_platform::publish::FormSource;
use pli_platform::{Clock, InProcess, Office, SharedOffice};
use pli_proof::device::DeviceKey;
use pli_proof::verify::{TrustStore, Verdict};
use pli_protocol::account::{Secret, SignInRequest, SignedIn};
use pli_protocol::http::{HttpOptions, HttpPlatform};
use pli_protocol::receipt::SignedReceipt;
use pli_protocol::{Platform, PlatformError, Problem};
use tempfile::TempDir;

pub(crate) const FAR: &str = "DEMO-FAR-2026-01";
pub(crate) const AID: &str = "DEMO-AIDE-2026";
pub(crate) const OVER: &str = "DEMO-FAR-2025-09";

/// When the demonstration of the tests was made.
pub(crate) fn day_one() -> Timestamp {
    "2026-11-21T10:00:00.123Z".parse().expect("a time")
}

/// A Region of its own, on a clock that the test moves.
pub(crate) struct Bench {
    pub(crate) office: SharedOffice,
    pub(crate) root: PathBuf,
    pub(crate) password: String,
    clock: Arc<AtomicI64>,
    _folder: TempDir,
}

/// The certificates and accounts of a demonstration, made once: RSA keys take their time.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, root) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("data");
        let opened =
            demo::open(&root, Clock::new(day_one), &FormSource::BuiltIn).expect("a demonstration");
        assert!(matches!(opened, Opened::New(_)));
        (folder, root)
    });
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

impl Bench {
    /// A Region whose calls take unsealed deposits, as in version 1.
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// The same, with its office changed before it answers.
    pub(crate) fn with(change: impl FnOnce(&mut Office)) -> Self {
        let bench = Self::made(change);
        let store = &bench.office.store;
        let mut far = store.call(FAR).expect("a store").expect("the call");
        let form = store
            .form(&far.form.sha256)
            .expect("a store")
            .expect("its form");
        let package = serde_json::from_slice(&form.package).expect("a form package");
        far.opening = None;
        store.publish(&far, &package, &[]).expect("published");
        bench
    }

    /// A Region as it is made: the plis of the FAR are sealed to a commission.
    pub(crate) fn sealed() -> Self {
        Self::made(|_| {})
    }

    fn made(change: impl FnOnce(&mut Office)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("data");
        copy(template(), &root);
        let clock = Arc::new(AtomicI64::new(day_one().as_millisecond()));
        let reading = clock.clone();
        let now =
            move || Timestamp::from_millisecond(reading.load(Ordering::SeqCst)).expect("a time");
        let opened =
            demo::open(&root, Clock::new(now), &FormSource::BuiltIn).expect("a demonstration");
        let Opened::Again(mut office) = opened else {
            panic!("the demonstration was made already")
        };
        change(&mut office);
        let guide = fs::read_to_string(DemoFiles::of(&root).guide).expect("the guide");
        let password = guide
            .lines()
            .find_map(|line| line.strip_prefix("mot de passe: "))
            .expect("a password");
        Self {
            office: Arc::new(office),
            root,
            password: password.to_owned(),
            clock,
            _folder: folder,
        }
    }

    pub(crate) fn set_time(&self, at: Timestamp) {
        self.clock.store(at.as_millisecond(), Ordering::SeqCst);
    }

    pub(crate) fn advance(&self, by: SignedDuration) {
        self.set_time(self.office.clock.now().checked_add(by).expect("a time"));
    }

    pub(crate) fn in_process(&self) -> Box<dyn Platform> {
        Box::new(InProcess::new(self.office.clone()).expect("a runtime"))
    }

    pub(crate) fn serve(&self) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = listen(self.office.clone(), listener, None).expect("a server");
        Served {
            server: Some(server),
        }
    }

    /// The user of the demonstration, signed in through a door.
    pub(crate) fn session(&self, platform: Box<dyn Platform>) -> Session {
        Session::open(platform, demo::USER, &self.password)
    }

    /// What the certificates of the trust folder say of a receipt.
    pub(crate) fn verdict(&self, receipt: &SignedReceipt) -> Verdict {
        let open = receipt.open().expect("a receipt");
        pli_proof::verify::detached(
            &open.seal,
            &open.bytes,
            &self.trust(),
            self.office.clock.now(),
        )
    }

    pub(crate) fn trust(&self) -> TrustStore {
        let mut trust = TrustStore::new();
        for entry in fs::read_dir(DemoFiles::of(&self.root).trust).expect("the trust folder") {
            trust
                .add_file(&fs::read(entry.expect("an entry").path()).expect("a file"))
                .expect("certificates");
        }
        trust
    }
}

impl Bench {
    /// Stops, and opens the same folder again; nobody else may hold the office any more.
    pub(crate) fn again(self) -> Again {
        let Self {
            office,
            root,
            clock,
            _folder: folder,
            ..
        } = self;
        drop(office);
        let now =
            move || Timestamp::from_millisecond(clock.load(Ordering::SeqCst)).expect("a time");
        let opened =
            demo::open(&root, Clock::new(now), &FormSource::BuiltIn).expect("a demonstration");
        let (Opened::Again(office) | Opened::New(office)) = opened;
        Again {
            office,
            _folder: folder,
        }
    }
}

/// An office opened once more, with its folder.
pub(crate) struct Again {
    pub(crate) office: Office,
    _folder: TempDir,
}

/// Copies a folder.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    copy(from, to);
}

/// Copies the folder of a Region that has stopped.
pub(crate) fn copy_stopped(bench: Bench, to: &Path) {
    let Bench {
        office,
        root,
        _folder: folder,
        ..
    } = bench;
    drop(office);
    copy(&root, to);
    drop(folder);
}

pub(crate) fn client(address: &str) -> HttpPlatform {
    HttpPlatform::new(address, &HttpOptions::default()).expect("a client")
}

/// A platform on a loopback port, stopped when it is dropped.
pub(crate) struct Served {
    server: Option<Server>,
}

impl Served {
    pub(crate) fn address(&self) -> std::net::SocketAddr {
        self.server.as_ref().expect("it serves").address()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop().expect("a server that stops");
        }
    }
}

/// A device that is signed in.
pub(crate) struct Session {
    pub(crate) platform: Box<dyn Platform>,
    pub(crate) key: DeviceKey,
    pub(crate) signed_in: SignedIn,
}

pub(crate) fn sign_in_request(user: &str, password: &str, key: &DeviceKey) -> SignInRequest {
    SignInRequest {
        user: user.to_owned(),
        password: Secret::new(password.to_owned()),
        device_name: "Poste de l’accueil".to_owned(),
        device_public_key: STANDARD.encode(key.public_key().expect("a public key")),
    }
}

impl Session {
    pub(crate) fn open(platform: Box<dyn Platform>, user: &str, password: &str) -> Self {
        let key = DeviceKey::generate().expect("a key");
        let signed_in = platform
            .sign_in(&sign_in_request(user, password, &key))
            .expect("signed in");
        Self {
            platform,
            key,
            signed_in,
        }
    }

    pub(crate) fn token(&self) -> &Secret {
        &self.signed_in.token
    }

    pub(crate) fn call(&self, reference: &str) -> Call {
        let calls = self.platform.calls(self.token()).expect("calls").calls;
        calls
            .into_iter()
            .find(|call| call.reference == reference)
            .expect("the call")
    }
}

/// The problem that an exchange ended with.
pub(crate) fn problem<T: std::fmt::Debug>(result: Result<T, PlatformError>) -> Problem {
    match result {
        Err(PlatformError::Problem(problem)) => *problem,
        other => panic!("a problem was expected: {other:?}"),
    }
}

//! The program killed at any moment: what it acknowledged is there when it starts again, and no receipt is without its bytes.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use pli_core::call::Call;
use pli_proof::device::DeviceKey;
use pli_protocol::Platform;
use pli_protocol::account::SignedIn;
use pli_protocol::problem::code;
use pli_protocol::receipt::SignedReceipt;

use crate::support::dossier::{Prepared, bytes};
use crate::support::{Bench, FAR, Session, client, problem};

/// Times that the program is killed.
const ROUNDS: u64 = 20;

/// The program on a folder.
struct Program {
    process: Child,
    address: String,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_pli-platform"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let address =
            lines.find_map(|line| Some(line.ok()?.strip_prefix("À l’écoute : ")?.to_owned()));
        Self {
            process,
            address: address.expect("it says where it listens"),
        }
    }
}

/// `kill -9`.
impl Drop for Program {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What the client was told before the program died.
#[derive(Default)]
struct Told {
    stored: Vec<String>,
    receipt: Option<SignedReceipt>,
}

/// Sends everything, noting what is acknowledged, until something fails.
fn send(platform: &dyn Platform, session: &Session, prepared: &Prepared, told: &Mutex<Told>) {
    let note = || told.lock().expect("no panic");
    for (sha256, bytes) in &prepared.chunks {
        if platform.put_chunk(session.token(), sha256, bytes).is_err() {
            return;
        }
        note().stored.push(sha256.clone());
    }
    if let Ok(receipt) =
        platform.put_deposit(session.token(), prepared.id(), &prepared.sign(session))
    {
        note().receipt = Some(receipt);
    }
}

/// What one round of the test needs: a device that is signed in, and the call that it answers.
struct Device {
    key: DeviceKey,
    signed_in: SignedIn,
    call: Call,
}

impl Device {
    fn session(&self, program: &Program) -> Session {
        let key = DeviceKey::from_pkcs8(&self.key.to_pkcs8().expect("PKCS#8")).expect("the key");
        let platform = Box::new(client(&program.address));
        Session {
            platform,
            key,
            signed_in: self.signed_in.clone(),
        }
    }
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let bench = Bench::new();
    let session = bench.session(bench.in_process());
    let call = session.call(FAR);
    let Session {
        platform,
        key,
        signed_in,
    } = session;
    drop(platform);
    let device = Device {
        key,
        signed_in,
        call,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    crate::support::copy_folder(&bench.root, &data);
    for round in 0..ROUNDS {
        let (prepared, told) = interrupted(&data, &device, round);
        look_after(&data, &device, &prepared, &told, round);
    }
}

/// Sends a deposit and kills the program after a number of acknowledged chunks that differs from round to round: before the
/// first, between two, or in the commit.
fn interrupted(data: &Path, device: &Device, round: u64) -> (Prepared, Told) {
    let program = Program::start(data);
    let session = device.session(&program);
    let pieces = [
        ("a.pdf", bytes(round * 10 + 1, 300_000)),
        ("b.pdf", bytes(round * 10 + 2, 900_000)),
    ];
    let prepared = Prepared::with(&session, &device.call, &pieces);
    let told = Mutex::new(Told::default());
    let finished = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            send(&*session.platform, &session, &prepared, &told);
            finished.store(true, Ordering::SeqCst);
        });
        let wanted = usize::try_from(round).expect("a small number") % (prepared.chunks.len() + 1);
        let stored = || told.lock().expect("no panic").stored.len();
        while !finished.load(Ordering::SeqCst) && stored() < wanted {
            thread::yield_now();
        }
        for _ in 0..(round % 7) * 1_000 {
            thread::yield_now();
        }
        drop(program);
    });
    (prepared, told.into_inner().expect("no panic"))
}

fn look_after(data: &Path, device: &Device, prepared: &Prepared, told: &Told, round: u64) {
    let program = Program::start(data);
    let session = device.session(&program);
    let missing = session
        .platform
        .missing_chunks(session.token(), &told.stored)
        .expect("an answer")
        .missing;
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "round {round}: an acknowledged chunk is lost"
    );
    let kept = session.platform.receipt(session.token(), prepared.id());
    match (&told.receipt, &kept) {
        (Some(receipt), _) => {
            assert_eq!(
                kept.as_ref(),
                Ok(receipt),
                "round {round}: an acknowledged receipt is lost"
            );
        }
        (None, Ok(_)) => {}
        (None, Err(_)) => assert_eq!(problem(kept.clone()).code, code::NOT_FOUND),
    }
    // Whatever was there, the client goes on and ends with one receipt, whose bytes the platform reads again.
    let receipt = prepared.deposit(&session).expect("a receipt");
    if let Ok(kept) = kept {
        assert_eq!(receipt, kept);
    }
}

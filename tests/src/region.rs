//! The demonstration Region: the real `pli-platform demo` on a free port of loopback, ended with the test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::time::Duration;

use pli_proof::demo::{Authority, KeyKind, Period, Person, Seal};
use tempfile::TempDir;

use crate::programs::{program, run};

/// Longest wait for the platform's first words: it makes keys and certificates.
const LONGEST_START: Duration = Duration::from_secs(120);
/// What the platform says once it answers.
const LISTENS: &str = "À l’écoute : ";
/// Ends a program and removes its folder when its own input is closed: by the end of a test, or by that of all tests, `kill -9`
/// included.
const KEEPER: &str =
    "folder=$1; shift; \"$@\" & exec >/dev/null; cat; kill -KILL $!; wait; rm -rf \"$folder\"";

/// A running Region, and what a person needs to use it.
pub struct Region {
    process: Child,
    folder: TempDir,
    /// Address.
    pub url: String,
    /// Account.
    pub user: String,
    /// Its password.
    pub password: String,
    /// PKCS#12 of the signer.
    pub signer: PathBuf,
    /// Its password.
    pub signer_password: String,
    /// Folder of the authorities to trust.
    pub trust: PathBuf,
}

impl Region {
    /// Starts a Region of its own.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a Region of its own, with more words behind `pli-platform demo`.
    ///
    /// # Panics
    /// When it does not answer in time.
    pub fn start_with(words: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the Region");
        let data = folder.path().join("platform");
        let mut start = vec!["demo"];
        start.extend(words);
        let (process, url) = listen(&folder, &start);
        let guide =
            std::fs::read_to_string(data.join("demo.txt")).expect("the guide of the demonstration");
        let said = |name: &str| {
            let value = guide
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            value
                .unwrap_or_else(|| panic!("the guide does not say `{name}`"))
                .trim()
                .to_owned()
        };
        Self {
            url,
            user: said("utilisateur"),
            password: said("mot de passe"),
            signer: said("certificat du signataire").into(),
            signer_password: said("mot de passe du certificat"),
            trust: said("dossier de confiance").into(),
            process,
            folder,
        }
    }

    /// Starts a Region that is no demonstration, as its staff would: named, with one call and one account, its own seal.
    ///
    /// # Panics
    /// When a step is refused.
    pub fn serve(call: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the Region");
        let place = |name: &str| folder.path().join(name).display().to_string();
        let (user, password) = ("essai".to_owned(), "mot de passe du compte".to_owned());
        let trust = folder.path().join("trust");
        let signer_password = certificates(folder.path());
        std::fs::create_dir_all(place("call")).expect("a folder for the call");
        std::fs::write(folder.path().join("call/call.yaml"), call).expect("a call");
        let data = place("platform");
        staff(
            &[
                "region",
                "Région d’essai",
                "--platform",
                "Plateforme d’essai",
                "--data",
                &data,
            ],
            "",
        );
        staff(&["call", "publish", &place("call"), "--data", &data], "");
        let account = [
            "user",
            "add",
            &user,
            "--organisation",
            "Organisme d’essai",
            "--data",
            &data,
        ];
        staff(&account, &format!("{password}\n"));
        let words = [
            "serve",
            "--seal",
            &place("seal.p12"),
            "--seal-password",
            &signer_password,
        ];
        let (process, url) = listen(&folder, &words);
        Self {
            process,
            url,
            user,
            password,
            signer: place("signer.p12").into(),
            signer_password,
            trust,
            folder,
        }
    }

    /// The Region that all tests of one program share.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Region> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// Folder for what a test leaves beside the platform's own data; it goes with the Region.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Address without its scheme: `127.0.0.1:41234`.
    pub fn authority(&self) -> &str {
        self.url
            .split_once("://")
            .map_or(self.url.as_str(), |(_, rest)| rest)
    }

    /// Certificate of the authority of the demonstration, PEM.
    pub fn root(&self) -> PathBuf {
        self.trust.join("autorite-demonstration.pem")
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

/// Starts the platform on a free port; gives where it listens.
fn listen(folder: &TempDir, words: &[&str]) -> (Child, String) {
    let data = folder.path().join("platform");
    std::fs::create_dir_all(&data).expect("a folder for the platform");
    let mut start = kept(&program("pli-platform"), folder.path());
    start
        .args(words)
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(&data);
    start
        .env("PLI_LOG", "error")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit());
    let mut process = start.spawn().expect("`pli-platform` starts");
    let Some(url) = address(&mut process) else {
        end(&mut process);
        panic!(
            "`pli-platform {}` did not say where it listens",
            words.join(" ")
        );
    };
    (process, url)
}

/// Does what the staff of a Region does.
///
/// # Panics
/// When it is refused.
pub fn staff(words: &[&str], input: &str) {
    let mut command = Command::new(program("pli-platform"));
    command.args(words);
    let output = run(command, input);
    assert!(
        output.status.success(),
        "pli-platform {}: {}",
        words.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// An authority to trust, a seal and a signer in a folder; gives the password of both.
fn certificates(folder: &Path) -> String {
    let password = "mot de passe des certificats".to_owned();
    let now = jiff::Timestamp::now();
    let authority = Authority::found("Autorité d’essai", now).expect("an authority");
    let seal = Seal {
        name: "Cachet d’essai".to_owned(),
        organisation: "Région d’essai".to_owned(),
        siren: "123456782".to_owned(),
    };
    let person = Person {
        given_name: "Camille".to_owned(),
        surname: "Essai".to_owned(),
        organisation: "Organisme d’essai".to_owned(),
        siren: "123456782".to_owned(),
    };
    let period = Period::current(now);
    let seal = authority
        .issue_seal(&seal, KeyKind::P256, period)
        .expect("a seal");
    let signer = authority
        .issue_signer(&person, KeyKind::P256, period)
        .expect("a signer");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).expect("a certificate file");
    };
    write(
        "seal.p12",
        &seal.to_pkcs12("cachet", &password).expect("a PKCS#12 file"),
    );
    write(
        "signer.p12",
        &signer
            .to_pkcs12("signataire", &password)
            .expect("a PKCS#12 file"),
    );
    std::fs::create_dir_all(folder.join("trust")).expect("a folder of trust");
    write(
        "trust/autorite-demonstration.pem",
        authority.root_pem().as_bytes(),
    );
    password
}

/// A program that ends when its input is closed, and its folder with it.
fn kept(program: &Path, folder: &Path) -> Command {
    if cfg!(windows) {
        return Command::new(program);
    }
    let mut keeper = Command::new("sh");
    keeper
        .args(["-c", KEEPER, "keeper"])
        .arg(folder)
        .arg(program);
    keeper
}

fn end(process: &mut Child) {
    drop(process.stdin.take());
    if cfg!(windows) {
        process.kill().ok();
    }
    process.wait().ok();
}

/// Hears where the platform listens; its later words are read and dropped, so that it never waits for a reader.
fn address(process: &mut Child) -> Option<String> {
    let out = process.stdout.take()?;
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(url) = line.strip_prefix(LISTENS) {
                tell.send(url.trim().to_owned()).ok();
            }
        }
    });
    told.recv_timeout(LONGEST_START).ok()
}

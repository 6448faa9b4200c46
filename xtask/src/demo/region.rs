//! The demonstration Region: `pli-platform demo` on a free port of loopback, ended with this process.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command::{built, command};

/// A running Region and what a person needs to use it.
pub(super) struct Region {
    process: Child,
    /// Address of the platform.
    pub(super) url: String,
    /// Account of the demonstration.
    pub(super) user: String,
    /// Its password.
    pub(super) password: String,
    /// PKCS#12 file of the signer.
    pub(super) signer: PathBuf,
    /// Its password.
    pub(super) signer_password: String,
    /// Folder of the authorities to trust.
    pub(super) trust: PathBuf,
    /// Folder of its data.
    pub(super) data: PathBuf,
    /// Folder of the keys of the commission that opens plis.
    commission: PathBuf,
}

impl Region {
    /// Starts the Region and waits until it answers.
    pub(super) fn start(data: &Path) -> Result<Self> {
        fs::create_dir_all(data).context("the folder of the Region")?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let log =
            fs::File::create(data.join("platform.log")).context("the journal of the Region")?;
        let mut start = command(
            built("pli-platform"),
            &["demo", "--listen", &address, "--data"],
        );
        start
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let mut process = start.spawn().context("the Region did not start")?;
        if let Err(error) = wait_for(&mut process, &address, &data.join("demo.txt")) {
            drop(process.kill());
            return Err(error);
        }
        let guide =
            fs::read_to_string(data.join("demo.txt")).context("the guide of the demonstration")?;
        let line = |name: &str| said(&guide, name);
        Ok(Self {
            url: format!("http://{address}"),
            user: line("utilisateur")?,
            password: line("mot de passe")?,
            signer: line("certificat du signataire")?.into(),
            signer_password: line("mot de passe du certificat")?,
            trust: line("dossier de confiance")?.into(),
            data: data.to_owned(),
            commission: line(
                "clés des membres de la commission d’ouverture (hors des données de la plateforme)",
            )?
            .into(),
            process,
        })
    }
}

impl Region {
    /// Runs one act of the Region's staff beside the platform that serves; gives what it printed.
    pub(super) fn staff(&self, title: &str, words: &[&str], input: &str) -> Result<String> {
        let started = Instant::now();
        let mut staff = command(built("pli-platform"), words);
        staff
            .env("PLI_LOG", "warn")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut process = staff.spawn().context("`pli-platform` did not start")?;
        if let Some(mut pipe) = process.stdin.take() {
            writeln!(pipe, "{input}")?;
        }
        let output = process.wait_with_output()?;
        println!(
            "{:>8.2} s  {title:<28} pli-platform {}",
            started.elapsed().as_secs_f32(),
            words.iter().take(3).copied().collect::<Vec<_>>().join(" ")
        );
        if !output.status.success() {
            bail!("{title} : {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The members of the commission: the file of the key and its password.
    pub(super) fn members(&self) -> Result<Vec<(String, String)>> {
        let guide = fs::read_to_string(self.commission.join("commission.txt"))
            .context("the guide of the commission")?;
        let member = |number: usize| {
            let file = said(&guide, &format!("membre {number}"))?;
            let password = said(&guide, &format!("mot de passe du membre {number}"))?;
            Ok((file, password))
        };
        (1..=3).map(member).collect()
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Waits for the guide and for an open port, a minute at most.
fn wait_for(process: &mut Child, address: &str, guide: &Path) -> Result<()> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        if let Some(status) = process.try_wait()? {
            bail!("the Region ended with {status}; see platform.log beside its data");
        }
        if guide.is_file() && std::net::TcpStream::connect(address).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    bail!("the Region does not answer on {address}")
}

fn said(guide: &str, name: &str) -> Result<String> {
    let value = guide
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    Ok(value
        .with_context(|| format!("the guide does not say `{name}`"))?
        .trim()
        .to_owned())
}

//! The demonstration Region: `pli-platform demo` on a free port of loopback, ended with this process.

use std::fs;
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
            process,
        })
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

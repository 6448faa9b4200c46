//! The demonstration Region on loopback, as a person would start it.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A running Region and what a person is told of it.
pub(crate) struct Region {
    process: Child,
    pub(crate) url: String,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) signer: PathBuf,
    pub(crate) signer_password: String,
}

impl Region {
    /// Starts it and waits until it answers.
    pub(crate) fn start(program: &Path, data: &Path) -> Result<Self> {
        fs::create_dir_all(data)?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let log = fs::File::create(data.join("platform.log"))?;
        let mut process = Command::new(program)
            .args(["demo", "--listen", &address, "--data"])
            .arg(data)
            .current_dir(pli_tests::workspace_root())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("the Region did not start")?;
        let guide = data.join("demo.txt");
        wait(&mut process, &address, &guide).inspect_err(|_| {
            drop(fs::read_to_string(data.join("platform.log")).map(|log| eprintln!("{log}")))
        })?;
        let guide = fs::read_to_string(guide)?;
        let line = |name: &str| said(&guide, name);
        Ok(Self {
            url: format!("http://{address}"),
            user: line("utilisateur")?,
            password: line("mot de passe")?,
            signer: line("certificat du signataire")?.into(),
            signer_password: line("mot de passe du certificat")?,
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

fn wait(process: &mut Child, address: &str, guide: &Path) -> Result<()> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        if let Some(status) = process.try_wait()? {
            bail!("the Region ended with {status}");
        }
        if guide.is_file() && TcpStream::connect(address).is_ok() {
            return Ok(());
        }
        std::thread::park_timeout(Duration::from_millis(50));
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

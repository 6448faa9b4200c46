//! The main job, step by step, through the `pli` command: each step is printed with its time, and leaves its artefacts.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::region::Region;
use super::{folder, fresh};
use crate::command::{built, command, root};
use crate::demo_files;

/// Passphrase of the demonstration's store: there is no keyring to count on.
const PASSPHRASE: &str = "phrase de passe de démonstration";

/// A dossier of the demonstration: its form, and how its call is found.
struct Job {
    form: &'static str,
    call: &'static str,
    lot: Option<&'static str>,
}

const JOBS: [Job; 2] = [
    Job {
        form: "far",
        call: "DEMO-FAR-2026-01",
        lot: Some("2"),
    },
    Job {
        form: "aide",
        call: "DEMO-AIDE-2026",
        lot: None,
    },
];

/// Everything, from an empty store to verified receipts and opened plis.
pub(super) fn run() -> Result<()> {
    let started = Instant::now();
    let region = Region::start(&fresh("platform")?)?;
    let pli = Pli {
        home: fresh("home")?,
        region: &region,
    };
    pli.step(
        "Se connecter à la plateforme",
        &["platform", "login", &region.url, "--user", &region.user],
    )?;
    pli.step("Synchroniser les appels", &["sync"])?;
    for job in &JOBS {
        deposit(&pli, job)?;
    }
    opening(&pli)?;
    println!(
        "\nTout est dans {} ({:.0} s).",
        folder().display(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// One dossier, from nothing to its verified receipt.
fn deposit(pli: &Pli<'_>, job: &Job) -> Result<()> {
    println!("\n── {} ──", job.call);
    let out = fresh(job.form)?;
    let path = |name: &str| out.join(name).display().to_string();
    let example: Value = serde_json::from_str(
        &pli.step("Lire l'exemple", &["form", "example", job.form, "large"])?,
    )?;
    fs::write(
        out.join("answers.json"),
        serde_json::to_vec_pretty(&example["answers"])?,
    )?;

    let mut create = vec!["dossier", "create", "--call", job.call];
    create.extend(job.lot.iter().flat_map(|lot| ["--lot", lot]));
    let id = pli.step("Créer le dossier", &create)?.trim().to_owned();
    pli.step(
        "Remplir",
        &["dossier", "fill", &id, "--answers", &path("answers.json")],
    )?;
    attach_all(pli, &id, job.form, &example["attachments"])?;
    pli.step("Vérifier", &["dossier", "check", &id])?;
    pli.step(
        "Imprimer",
        &["dossier", "print", &id, "-o", &path("dossier.pdf")],
    )?;
    let signer = pli.region.signer.display().to_string();
    pli.step(
        "Signer",
        &[
            "dossier",
            "sign",
            &id,
            "--p12",
            &signer,
            "--level",
            "B-LT",
            "-o",
            &path("dossier-signe.pdf"),
        ],
    )?;
    let trust = pli.region.trust.display().to_string();
    pli.step(
        "Vérifier la signature",
        &["verify", &path("dossier-signe.pdf"), "--trust", &trust],
    )?;
    pli.step("Déposer", &["dossier", "deposit", &id])?;
    for name in ["receipt.json", "acknowledgement.pdf", "manifest.json"] {
        pli.step(
            "Enregistrer la preuve",
            &["dossier", "receipt", &id, "-o", &path(name)],
        )?;
    }
    pli.step(
        "Exporter le journal",
        &["journal", "export", &id, "-o", &path("journal.json")],
    )?;
    pli.step(
        "Vérifier le récépissé",
        &["verify", &path("receipt.json"), "--trust", &trust],
    )?;
    Ok(())
}

/// The commission opens the plis of the FAR: two of its three members, each with a key of their own, after the deadline. The
/// demonstration acts as if it had passed, since nobody waits twelve days to see it.
fn opening(pli: &Pli<'_>) -> Result<()> {
    let call = JOBS[0].call;
    println!("\n── {call} : ouverture des plis ──");
    let out = fresh("opening")?;
    let path = |name: &str| out.join(name).display().to_string();
    let data = pli.region.data.display().to_string();
    let now = ["--data", &data, "--after-deadline"];
    let too_early = path("tot.json");
    let early = ["opening", "start", call, "--data", &data, "-o", &too_early];
    if pli
        .region
        .staff("Ouvrir trop tôt : refusé", &early, "")
        .is_ok()
    {
        bail!("the plis were opened before the deadline");
    }
    let staff = |title: &str, words: &[&str]| pli.region.staff(title, words, "");
    let request = path("demande.json");
    staff(
        "Commencer l'ouverture",
        &[&["opening", "start", call, "-o", &request], &now[..]].concat(),
    )?;
    for (number, (p12, password)) in (1..).zip(pli.region.members()?).take(2) {
        let answer = path(&format!("membre-{number}.json"));
        let decrypt = ["opening", "decrypt", "--request", &request];
        let decrypt = [&decrypt[..], &["--p12", &p12, "-o", &answer]].concat();
        pli.region
            .staff("Membre : déverrouiller", &decrypt, &password)?;
        staff(
            "Apporter sa clé",
            &[&["opening", "add-key", &answer], &now[..]].concat(),
        )?;
    }
    let said = staff(
        "Ouvrir les plis",
        &[&["opening", "finish", call], &now[..]].concat(),
    )?;
    let minutes = said
        .lines()
        .find_map(|line| line.strip_prefix("Procès-verbal signé : "))
        .context("the minutes")?;
    let trust = pli.region.trust.display().to_string();
    pli.step(
        "Vérifier le procès-verbal",
        &["verify", minutes, "--trust", &trust],
    )?;
    println!("\n{}", said.trim());
    Ok(())
}

/// Attaches every file that the example names, each to its piece and row.
fn attach_all(pli: &Pli<'_>, id: &str, form: &str, attachments: &Value) -> Result<()> {
    let files = demo_files::folder(form);
    let pieces = attachments
        .as_object()
        .context("the example names its attachments")?;
    for (address, value) in pieces {
        let piece = &counted_from_one(address)?;
        for (row, names) in rows(value)? {
            for name in names {
                let file = files.join(name).display().to_string();
                let mut words = vec!["dossier", "attach", id, piece, &file];
                words.extend(row.iter().flat_map(|row| ["--row", row]));
                pli.step("Joindre", &words)?;
            }
        }
    }
    Ok(())
}

/// The address of a piece with its rows counted from 1, as the terminal counts them: `a.b[0].c` → `a.b[1].c`.
fn counted_from_one(address: &str) -> Result<String> {
    let mut parts = address.split('[');
    let mut counted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (row, rest) = part.split_once(']').context("a row without its bracket")?;
        counted.push_str(&format!(
            "[{}]{rest}",
            row.parse::<usize>().context("the number of a row")? + 1
        ));
    }
    Ok(counted)
}

/// The files of a piece: one list, or one a row (numbered from 0 in the example, from 1 at the terminal).
fn rows(value: &Value) -> Result<Vec<(Option<String>, Vec<&str>)>> {
    let Value::Object(by_row) = value else {
        return Ok(vec![(None, names(value)?)]);
    };
    let numbered = by_row.iter().map(|(row, list)| {
        let number = row.parse::<usize>().context("the number of a row")? + 1;
        Ok((Some(number.to_string()), names(list)?))
    });
    numbered.collect()
}

fn names(list: &Value) -> Result<Vec<&str>> {
    let list = list.as_array().context("a list of files")?;
    list.iter()
        .map(|name| name.as_str().context("a file name"))
        .collect()
}

/// The `pli` command on the store of the demonstration.
struct Pli<'a> {
    home: PathBuf,
    region: &'a Region,
}

impl Pli<'_> {
    /// Runs one step, prints it with its time and its last line, gives what it printed.
    fn step(&self, title: &str, words: &[&str]) -> Result<String> {
        let started = Instant::now();
        let mut pli = command(built("pli"), &[]);
        pli.arg("--home").arg(&self.home).args(words);
        pli.env("PLI_PASSPHRASE", PASSPHRASE)
            .env("PLI_P12_PASSWORD", &self.region.signer_password);
        pli.stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut process = pli.spawn().context("`pli` did not start")?;
        if let Some(mut input) = process.stdin.take() {
            writeln!(input, "{}", self.region.password)?;
        }
        let output = process.wait_with_output()?;
        let heard = String::from_utf8_lossy(&output.stdout).into_owned();
        println!(
            "{:>8.2} s  {title:<28} {}",
            started.elapsed().as_secs_f32(),
            shown(words)
        );
        if !output.status.success() {
            bail!(
                "{title} : pli {}\n{heard}\n{}",
                words.join(" "),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(heard)
    }
}

/// The call as a person reads it: files by their names.
fn shown(words: &[&str]) -> String {
    let short = words
        .iter()
        .map(|word| match Path::new(word).strip_prefix(root()) {
            Ok(_) => Path::new(word)
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            Err(_) => (*word).to_owned(),
        });
    short.collect::<Vec<_>>().join(" ")
}

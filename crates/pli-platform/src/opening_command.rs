//! `pli-platform opening …`: the acts of an opening from a terminal. `decrypt` alone is for the holders, on their own machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use jiff::SignedDuration;
use pli_platform::opening::{
    self, MAX_ANSWER_BYTES, MAX_REQUEST_BYTES, OpeningKeys, OpeningRequest,
};
use pli_platform::store::write_durably;
use pli_platform::{Clock, Store};
use pli_proof::pkcs12;
use pli_proof::seal::OpeningKey;
use pli_proof::signer::token::Choice;
use zeroize::Zeroizing;

use crate::{Data, SealFile, office_of, region, say, words};

/// By which clock an act is done.
#[derive(Debug, Args)]
pub(crate) struct Hour {
    /// Démonstration seulement : fait comme si la date limite venait de passer.
    #[arg(long)]
    after_deadline: bool,
}

/// Where a holder's key is.
#[derive(Debug, Args)]
pub(crate) struct HolderKey {
    /// Certificat d’ouverture avec sa clé, fichier PKCS#12.
    #[arg(long, required_unless_present = "driver", conflicts_with = "driver")]
    p12: Option<PathBuf>,
    /// Mot de passe du fichier (par défaut lu sur l’entrée standard).
    #[arg(long, env = "PLI_P12_PASSWORD", hide_env_values = true)]
    p12_password: Option<String>,
    /// Pilote PKCS#11 de la carte ou de la clé USB qui porte la clé ; son code est lu sur l’entrée standard.
    #[arg(long)]
    driver: Option<PathBuf>,
    /// Nom ou numéro de série de la carte ou de la clé USB, s’il y en a plusieurs.
    #[arg(long, requires = "driver")]
    token: Option<String>,
}

/// The acts of an opening, in their order.
#[derive(Debug, Subcommand)]
pub(crate) enum OpeningAction {
    /// Commence l’ouverture, après la date limite : arrête la liste des plis et écrit la demande à remettre aux détenteurs.
    Start {
        /// Référence de la consultation.
        call: String,
        /// Où écrire la demande ; elle ne contient aucun secret.
        #[arg(short, long)]
        out: PathBuf,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        hour: Hour,
    },
    /// Pour un détenteur, sur son propre poste, sans réseau : tire de la demande ce que sa clé ouvre. La clé ne sort pas.
    Decrypt {
        /// La demande.
        #[arg(long)]
        request: PathBuf,
        #[command(flatten)]
        key: HolderKey,
        /// Où écrire la réponse. Elle est secrète jusqu’à l’ouverture : la remettre en mains propres.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Apporte la réponse d’un détenteur.
    AddKey {
        /// La réponse.
        keys: PathBuf,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        hour: Hour,
    },
    /// Ouvre tous les plis avec les clés apportées et dresse le procès-verbal signé.
    Finish {
        /// Référence de la consultation.
        call: String,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        seal: SealFile,
        #[command(flatten)]
        hour: Hour,
    },
    /// Montre ce qui a été fait.
    Journal {
        /// Référence de la consultation.
        call: String,
        #[command(flatten)]
        data: Data,
    },
}

pub(crate) fn run(action: OpeningAction) -> anyhow::Result<()> {
    match action {
        OpeningAction::Start {
            call,
            out,
            data,
            hour,
        } => start(&call, &out, &data, &hour),
        OpeningAction::Decrypt { request, key, out } => decrypt(&request, key, &out),
        OpeningAction::AddKey { keys, data, hour } => add_key(&keys, &data, &hour),
        OpeningAction::Finish {
            call,
            data,
            seal,
            hour,
        } => finish(&call, &data, seal, &hour),
        OpeningAction::Journal { call, data } => journal(&call, &data),
    }
}

impl Hour {
    /// The clock of the acts: this machine's. A demonstration may act as if the deadline of the call had just passed; a real Region
    /// has no other time than the true one.
    fn clock(&self, store: &Store, call: &str) -> anyhow::Result<Clock> {
        if !self.after_deadline {
            return Ok(Clock::system());
        }
        if !region(store)?.demonstration {
            bail!("--after-deadline ne sert qu’à la Région de démonstration");
        }
        let deadline = store
            .call(call)?
            .and_then(|call| call.deadline)
            .with_context(|| format!("{call} n’a pas de date limite"))?;
        let at = deadline.at.checked_add(SignedDuration::from_hours(1))?;
        Ok(Clock::new(move || at))
    }
}

fn start(call: &str, out: &Path, data: &Data, hour: &Hour) -> anyhow::Result<()> {
    let store = Store::open_beside(&data.data)?;
    let now = hour.clock(&store, call)?.now();
    let request = opening::begin(&store, call, now)?;
    write_durably(out, &serde_json::to_vec(&request)?)?;
    say(&format!(
        "Ouverture commencée. Demande pour les détenteurs ({} fichiers scellés) : {}",
        request.files(),
        out.display()
    ))
}

/// Longest wait for an answer of a driver.
const PATIENCE: Duration = Duration::from_secs(60);

impl HolderKey {
    fn open(self) -> anyhow::Result<OpeningKey> {
        let secret = match self.p12_password {
            Some(password) => Zeroizing::new(password),
            None => {
                let mut line = Zeroizing::new(String::new());
                io::stdin()
                    .read_line(&mut line)
                    .context("le mot de passe n’a pas pu être lu")?;
                line
            }
        };
        let secret = secret.trim_end_matches(['\r', '\n']);
        if let Some(driver) = self.driver {
            let choice = Choice {
                name: self.token,
                ..Choice::default()
            };
            let key = OpeningKey::on_token(&[driver], &choice, Some(secret), PATIENCE);
            return key.map_err(|error| anyhow::anyhow!(words::key(&error)));
        }
        let file = self.p12.context("aucune clé n’est indiquée")?;
        let file = Zeroizing::new(read(&file, pkcs12::MAX_BYTES as u64)?);
        pkcs12::open_for_opening(&file, secret)
            .map_err(|error| anyhow::anyhow!("la clé ne s’ouvre pas : {error}"))
    }
}

fn decrypt(request: &Path, key: HolderKey, out: &Path) -> anyhow::Result<()> {
    let request = OpeningRequest::read(&read(request, MAX_REQUEST_BYTES)?)?;
    let key = key.open()?;
    let keys = opening::unlock(&request, &key)?;
    let (given, refused) = keys.counts();
    if given == 0 && request.files() > 0 {
        bail!("cette clé n’est pas celle d’un détenteur de cette consultation : elle n’ouvre rien");
    }
    let bytes = Zeroizing::new(serde_json::to_vec(&keys)?);
    write_durably(out, &bytes)?;
    say(&format!(
        "« {} » : {given} fichiers scellés déverrouillés, {refused} refusés. Réponse, à remettre en mains propres : {}",
        request.title,
        out.display()
    ))
}

fn add_key(keys: &Path, data: &Data, hour: &Hour) -> anyhow::Result<()> {
    let store = Store::open_beside(&data.data)?;
    let bytes = Zeroizing::new(read(keys, MAX_ANSWER_BYTES)?);
    let keys = OpeningKeys::read(&bytes)?;
    let now = hour.clock(&store, &keys.call)?.now();
    opening::add_keys(&store, &keys, now)?;
    let facts = store.opening_facts(&keys.call)?;
    say(&facts
        .last()
        .map(|fact| fact.text.clone())
        .unwrap_or_default())
}

fn finish(call: &str, data: &Data, seal: SealFile, hour: &Hour) -> anyhow::Result<()> {
    let store = Store::open_beside(&data.data)?;
    let clock = hour.clock(&store, call)?;
    let office = office_of(store, &data.data, seal, clock)?;
    let finished = opening::finish(&office, call)?;
    say(&format!(
        "Plis ouverts en entier : {}. Avec un défaut : {}.\nFichiers : {}\nProcès-verbal signé : {}",
        finished.opened,
        finished.failed,
        finished.folder.display(),
        finished.minutes.display()
    ))
}

fn journal(call: &str, data: &Data) -> anyhow::Result<()> {
    let store = Store::open_beside(&data.data)?;
    for fact in store.opening_facts(call)? {
        say(&format!("{}  {}", fact.at, fact.text))?;
    }
    Ok(())
}

fn read(path: &Path, most: u64) -> anyhow::Result<Vec<u8>> {
    let failed = || format!("{} ne se lit pas", path.display());
    if fs::metadata(path).with_context(failed)?.len() > most {
        bail!("{} est trop grand", path.display());
    }
    fs::read(path).with_context(failed)
}

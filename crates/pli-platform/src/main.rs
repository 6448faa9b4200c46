//! The command `pli-platform`: serves the platform, makes its demonstration, publishes calls, adds users, opens plis.

mod opening_command;
mod send;
mod stop;
mod words;

use std::io::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand};
use jiff::tz::TimeZone;
use opening_command::OpeningAction;
use pli_platform::demo::{self, DemoFiles, Opened};
use pli_platform::publish::{FormSource, publish_folder};
use pli_platform::store::Region;
use pli_platform::{Clock, Office, Seal, Store, TimeAuthority, account, http};
use pli_protocol::account::User;
use tracing_subscriber::EnvFilter;
use zeroize::Zeroizing;

/// Plateforme régionale de référence.
#[derive(Debug, Parser)]
#[command(name = "pli-platform", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Sert la plateforme.
    Serve {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        listen: Listen,
        #[command(flatten)]
        seal: SealFile,
        /// Adresse d’une autorité d’horodatage (RFC 3161), qui prouve l’heure des récépissés.
        #[arg(long, value_name = "URL")]
        time_authority: Option<String>,
        /// Adresse sur un autre réseau, que les postes essaient quand la plateforme ne répond pas.
        #[arg(long, value_name = "URL")]
        second_address: Option<String>,
    },
    /// Prépare une Région de démonstration au premier démarrage, puis la sert.
    Demo {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        listen: Listen,
        /// Sert en TLS avec le certificat de démonstration.
        #[arg(long)]
        tls: bool,
        /// Adresse publique de la plateforme, si elle n’est pas celle de l’écoute : le certificat de démonstration la nomme, au premier démarrage.
        #[arg(long, value_name = "URL")]
        public_url: Option<String>,
        /// Formulaires, rangés en `<formulaire>/<version>/` (par défaut ceux du programme).
        #[arg(long)]
        forms: Option<PathBuf>,
    },
    /// Nomme la Région qui répond de la plateforme.
    Region {
        #[command(flatten)]
        data: Data,
        /// Nom de la Région.
        name: String,
        /// Nom de la plateforme.
        #[arg(long)]
        platform: String,
        /// Fuseau horaire des dates limites.
        #[arg(long, default_value = "Europe/Paris")]
        zone: String,
    },
    /// Publie une consultation ou un dispositif d’aide.
    Call {
        #[command(subcommand)]
        action: CallAction,
    },
    /// Envoie des courriers aux organisations.
    Letter {
        #[command(subcommand)]
        action: send::LetterAction,
    },
    /// Gère les comptes.
    User {
        #[command(subcommand)]
        action: UserAction,
    },
    /// Ouvre les plis scellés, après la date limite, avec les détenteurs des clés.
    Opening {
        #[command(subcommand)]
        action: OpeningAction,
    },
}

#[derive(Debug, Subcommand)]
enum CallAction {
    /// Publie le dossier qui contient `call.yaml` et les documents.
    Publish {
        /// Le dossier.
        folder: PathBuf,
        #[command(flatten)]
        data: Data,
        /// Formulaires, rangés en `<formulaire>/<version>/` (par défaut ceux du programme).
        #[arg(long)]
        forms: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum UserAction {
    /// Ajoute un utilisateur, ou renouvelle son mot de passe, lu sur l’entrée standard.
    Add {
        /// Nom d’utilisateur.
        name: String,
        /// Nom légal de son organisation.
        #[arg(long)]
        organisation: String,
        /// SIRET de l’organisation.
        #[arg(long)]
        siret: Option<String>,
        /// Nom de la personne.
        #[arg(long)]
        display_name: Option<String>,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Args)]
struct Data {
    /// Dossier des données.
    #[arg(long, env = "PLI_PLATFORM_DATA")]
    data: PathBuf,
}

#[derive(Debug, Args)]
struct SealFile {
    /// Cachet de la plateforme, fichier PKCS#12 (par défaut `seal/seal.p12` du dossier des données).
    #[arg(long)]
    seal: Option<PathBuf>,
    /// Mot de passe du cachet (par défaut le fichier `seal/password`).
    #[arg(long, env = "PLI_SEAL_PASSWORD", hide_env_values = true)]
    seal_password: Option<String>,
}

#[derive(Debug, Args)]
struct Listen {
    /// Adresse d’écoute ; le port 0 en choisit un libre.
    #[arg(long, default_value = "127.0.0.1:8420")]
    listen: SocketAddr,
    /// Certificat TLS, PEM.
    #[arg(long, requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Clé du certificat TLS, PEM.
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("PLI_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pli-platform : {}", words::in_french(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve {
            data,
            listen,
            seal,
            time_authority,
            second_address,
        } => {
            let store = Store::open(&data.data)?;
            let mut office = office_of(store, &data.data, seal, Clock::system())?;
            office.time_authority = time_authority.as_deref().map(TimeAuthority::over_http);
            office.second_address = second_address;
            serve(office, bind(&listen)?, &listen, None)
        }
        Command::Demo {
            data,
            listen,
            tls,
            public_url,
            forms,
        } => run_demo(&data.data, &listen, tls.then_some(()), public_url, forms),
        Command::Region {
            data,
            name,
            platform,
            zone,
        } => {
            TimeZone::get(&zone).with_context(|| format!("fuseau horaire inconnu : {zone}"))?;
            let store = Store::open_beside(&data.data)?;
            store.set_region(&Region {
                platform,
                name,
                zone,
                demonstration: false,
            })?;
            Ok(())
        }
        Command::Call { action } => publish(action),
        Command::Letter { action } => say(&send::send(action)?),
        Command::User { action } => add_user(action),
        Command::Opening { action } => opening_command::run(action),
    }
}

fn publish(
    CallAction::Publish {
        folder,
        data,
        forms,
    }: CallAction,
) -> anyhow::Result<()> {
    let store = Store::open_beside(&data.data)?;
    let call = publish_folder(&store, &region(&store)?, &folder, &source(forms))?;
    say(&format!("Publié : {} — {}", call.reference, call.title))
}

fn add_user(action: UserAction) -> anyhow::Result<()> {
    let UserAction::Add {
        name,
        organisation,
        siret,
        display_name,
        data,
    } = action;
    let mut password = Zeroizing::new(String::new());
    io::stdin()
        .read_line(&mut password)
        .context("le mot de passe n’a pas pu être lu")?;
    let store = Store::open_beside(&data.data)?;
    let user = User {
        display_name: display_name.unwrap_or_else(|| name.clone()),
        name,
    };
    let password = password.trim_end_matches(['\r', '\n']);
    let organisation = (organisation.as_str(), siret.as_deref());
    account::set_user(&store, &user, organisation, password, Clock::system().now())?;
    say(&format!("Compte prêt : {}", user.name))
}

fn source(forms: Option<PathBuf>) -> FormSource {
    forms.map_or(FormSource::BuiltIn, FormSource::Folder)
}

fn region(store: &Store) -> anyhow::Result<Region> {
    store
        .region()?
        .context("la Région n’est pas nommée : commencez par `pli-platform region`")
}

fn office_of(store: Store, root: &Path, seal: SealFile, clock: Clock) -> anyhow::Result<Office> {
    let region = region(&store)?;
    let seal = match (seal.seal, seal.seal_password) {
        (None, None) => demo::open_seal(root)?,
        (path, Some(password)) => {
            let password = Zeroizing::new(password);
            let path = path.unwrap_or_else(|| root.join("seal/seal.p12"));
            let p12 = std::fs::read(&path)
                .with_context(|| format!("{} ne se lit pas", path.display()))?;
            Seal::open(&p12, &password)?
        }
        (Some(_), None) => bail!("PLI_SEAL_PASSWORD manque"),
    };
    Ok(Office {
        store,
        clock,
        seal,
        region,
        time_authority: None,
        second_address: None,
    })
}

fn run_demo(
    root: &Path,
    listen: &Listen,
    tls: Option<()>,
    public_url: Option<String>,
    forms: Option<PathBuf>,
) -> anyhow::Result<()> {
    let files = DemoFiles::of(root);
    let listener = bind(listen)?;
    // A revocation list is fetched without TLS: who checks a certificate must not need another one for it.
    let is_plain = tls.is_none() && listen.tls_cert.is_none();
    let here = is_plain.then(|| own_address(&listener)).transpose()?;
    let address = public_url.or(here);
    let office = match demo::open_at(root, Clock::system(), &source(forms), address.as_deref())? {
        Opened::New(office) => {
            say(&std::fs::read_to_string(&files.guide)?)?;
            office
        }
        Opened::Again(office) => office,
    };
    say(&format!(
        "Démonstration, sans valeur légale. Compte et fichiers : {}",
        files.guide.display()
    ))?;
    serve(
        office,
        listener,
        listen,
        tls.map(|()| (files.tls_certificate, files.tls_key)),
    )
}

fn bind(listen: &Listen) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen.listen)
        .with_context(|| format!("l’adresse {} n’est pas libre", listen.listen))
}

/// The address under which this machine reaches its own listener.
fn own_address(listener: &TcpListener) -> anyhow::Result<String> {
    let mut address = listener.local_addr()?;
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    Ok(format!("http://{address}"))
}

fn serve(
    office: Office,
    listener: TcpListener,
    listen: &Listen,
    demo_tls: Option<(PathBuf, PathBuf)>,
) -> anyhow::Result<()> {
    let tls = listen
        .tls_cert
        .clone()
        .zip(listen.tls_key.clone())
        .or(demo_tls);
    let config = tls
        .map(|(certificate, key)| http::read_tls(&certificate, &key))
        .transpose()?;
    let scheme = if config.is_some() { "https" } else { "http" };
    if config.is_none() && !listen.listen.ip().is_loopback() {
        tracing::warn!("no TLS: a proxy with TLS must stand in front");
    }
    let server = http::listen(Arc::new(office), listener, config)?;
    say(&format!("À l’écoute : {scheme}://{}", server.address()))?;
    let stop = server.stopper();
    stop::on_signal(stop)?;
    server.wait()?;
    Ok(())
}

/// Writes a line for a person. Whoever waits for the address reads it at once.
fn say(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(())
}

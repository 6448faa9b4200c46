//! The demonstration Region: made on the first start, the same afterwards. Everything in it says « démonstration ».
//!
//! A certification authority is founded, issues the platform's seal, a signer's PKCS#12 and the TLS certificate, and its key
//! is forgotten: nothing else can ever be issued in its name.

mod calls;
mod commission;
mod lists;

use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use pli_proof::demo::{Authority, DemoError, HostName, KeyKind, Period, Person, Seal as SealName};
use pli_proof::pkcs12;
use pli_protocol::account::User;
use zeroize::Zeroizing;

use crate::account::AccountError;
use crate::publish::{FormSource, PublishError};
use crate::seal::SealError;
use crate::store::{Region, StoreError, write_durably};
use crate::{Clock, Office, Seal, Store, TimeAuthority, account};

pub(crate) use lists::current as current_list;

/// Where the demonstration publishes its revocation list, under the platform's own address.
pub const LIST_PATH: &str = "/demo/crl/autorite-demonstration.crl";

/// Name of the user of the demonstration.
pub const USER: &str = "demo";
/// The training provider of the demonstration.
pub const ORGANISATION: &str = "Ateliers-École du bois en Limousin (démonstration)";
/// Its SIRET: an invented number, valid by its check digits.
pub const ORGANISATION_SIRET: &str = "08721940800025";

/// Why the demonstration could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoMakeError {
    /// The folder holds a platform that is no demonstration.
    #[error("{} holds a platform that is no demonstration", path.display())]
    NotADemonstration {
        /// The folder.
        path: PathBuf,
    },
    /// A file could not be read.
    #[error("{} cannot be read", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No randomness.
    #[error("the system gives no randomness")]
    Random,
    /// The demonstration authority failed.
    #[error(transparent)]
    Authority(#[from] DemoError),
    /// The account failed.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// A call could not be published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The seal cannot be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where the files of a demonstration are.
#[derive(Debug, Clone)]
pub struct DemoFiles {
    /// What a person needs to begin: account, password, files.
    pub guide: PathBuf,
    /// The signer's PKCS#12.
    pub signer: PathBuf,
    /// Folder of the certificates to be trusted: `--trust`.
    pub trust: PathBuf,
    /// Folder of the keys that open sealed deposits: beside the platform's data, never inside.
    pub commission: PathBuf,
    /// TLS certificate of the platform on loopback, PEM.
    pub tls_certificate: PathBuf,
    /// Its key, PEM.
    pub tls_key: PathBuf,
}

impl DemoFiles {
    /// The files of the demonstration in a folder.
    pub fn of(root: &Path) -> Self {
        Self {
            guide: root.join("demo.txt"),
            signer: root.join("demo/signataire.p12"),
            trust: root.join("demo/trust"),
            commission: commission::folder(root),
            tls_certificate: root.join("demo/tls-certificate.pem"),
            tls_key: root.join("demo/tls-key.pem"),
        }
    }
}

/// How a demonstration was opened.
#[derive(Debug)]
pub enum Opened {
    /// Made just now.
    New(Office),
    /// As it was.
    Again(Office),
}

/// Opens the demonstration of a folder, making it when it is not there. Starting again mends an interrupted first start, and
/// moves the deadlines of calls that nobody may answer any more to the days to come.
///
/// # Errors
/// When the folder holds something else, or the disk refuses.
pub fn open(root: &Path, clock: Clock, forms: &FormSource) -> Result<Opened, DemoMakeError> {
    open_at(root, clock, forms, None)
}

/// Opens the demonstration of a folder. On the first start, the certificate of its signer names the revocation list that the
/// platform serves under `address`; it names it for ever, so a demonstration that moves is one whose list cannot be fetched.
///
/// # Errors
/// As [`open`].
pub fn open_at(
    root: &Path,
    clock: Clock,
    forms: &FormSource,
    address: Option<&str>,
) -> Result<Opened, DemoMakeError> {
    let store = Store::open(root)?;
    let now = clock.now();
    if let Some(region) = store.region()? {
        if !region.demonstration {
            return Err(DemoMakeError::NotADemonstration {
                path: root.to_owned(),
            });
        }
        calls::renew(
            &store,
            &region,
            now,
            forms,
            commission::opening(root)?.as_ref(),
        )?;
        lists::show(root, now)?;
        return Ok(Opened::Again(office(root, store, clock, region)?));
    }
    let region = Region {
        platform: "Plateforme régionale de démonstration".to_owned(),
        name: "Région de démonstration".to_owned(),
        zone: "Europe/Paris".to_owned(),
        demonstration: true,
    };
    let signer_password = make_certificates(root, now, address)?;
    let password = secret(15)?;
    let user = User {
        name: USER.to_owned(),
        display_name: "Martine Lagorsse (démonstration)".to_owned(),
    };
    account::set_user(
        &store,
        &user,
        (ORGANISATION, Some(ORGANISATION_SIRET)),
        &password,
        now,
    )?;
    let opening = commission::opening(root)?;
    calls::renew(&store, &region, now, forms, opening.as_ref())?;
    write_durably(
        &DemoFiles::of(root).guide,
        guide(root, &password, &signer_password).as_bytes(),
    )?;
    lists::show(root, now)?;
    let office = office(root, store, clock, region)?;
    // Last: a Region in the store says that all the rest is there.
    office.store.set_region(&office.region)?;
    Ok(Opened::New(office))
}

fn office(
    root: &Path,
    store: Store,
    clock: Clock,
    region: Region,
) -> Result<Office, DemoMakeError> {
    Ok(Office {
        seal: open_seal(root)?,
        time_authority: time_authority(root, clock.clone())?,
        second_address: None,
        store,
        clock,
        region,
    })
}

/// The time-stamp unit of the demonstration; none in a folder that was made before there was one.
fn time_authority(root: &Path, clock: Clock) -> Result<Option<TimeAuthority>, DemoMakeError> {
    let folder = root.join("time-stamp");
    if !folder.join("password").exists() {
        return Ok(None);
    }
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|source| DemoMakeError::File { path, source })
    };
    let password = Zeroizing::new(read("password")?);
    let password = String::from_utf8_lossy(&password);
    let identity = pkcs12::open(&read("unit.p12")?, password.trim()).map_err(SealError::Open)?;
    Ok(Some(TimeAuthority::of_demonstration(identity, clock)))
}

/// Opens the seal that lies in a platform's folder.
///
/// # Errors
/// When the files are not there or do not fit.
pub fn open_seal(root: &Path) -> Result<Seal, DemoMakeError> {
    let read = |name: &str| {
        let path = root.join("seal").join(name);
        fs::read(&path).map_err(|source| DemoMakeError::File { path, source })
    };
    let password = Zeroizing::new(read("password")?);
    Ok(Seal::open(
        &read("seal.p12")?,
        String::from_utf8_lossy(&password).trim(),
    )?)
}

/// Makes the authority and what it issues; gives the password of the signer's file.
fn make_certificates(
    root: &Path,
    now: Timestamp,
    address: Option<&str>,
) -> Result<Zeroizing<String>, DemoMakeError> {
    let mut authority = Authority::found("Autorité de certification Pli", now)?;
    if let Some(address) = address {
        authority =
            authority.publishing_at(&format!("{}{LIST_PATH}", address.trim_end_matches('/')));
    }
    let period = Period::current(now);
    let files = DemoFiles::of(root);
    let seal = SealName {
        name: "Cachet de la plateforme".to_owned(),
        organisation: "Région de démonstration".to_owned(),
        siren: "900000019".to_owned(),
    };
    let seal = authority.issue_seal(&seal, KeyKind::Rsa3072, period)?;
    let seal_password = secret(24)?;
    write_durably(
        &root.join("seal/seal.p12"),
        &seal.to_pkcs12("cachet", &seal_password)?,
    )?;
    write_durably(&root.join("seal/password"), seal_password.as_bytes())?;
    issue_time_stamp_unit(root, &authority, period)?;
    let person = Person {
        given_name: "Martine".to_owned(),
        surname: "Lagorsse".to_owned(),
        organisation: ORGANISATION.to_owned(),
        siren: ORGANISATION_SIRET[..9].to_owned(),
    };
    let signer = authority.issue_signer(&person, KeyKind::Rsa3072, period)?;
    let signer_password = secret(12)?;
    write_durably(
        &files.signer,
        &signer.to_pkcs12("Martine Lagorsse", &signer_password)?,
    )?;
    commission::make(root, &authority, period)?;
    let hosts = [
        HostName::Name("localhost".to_owned()),
        HostName::Address(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        HostName::Address(IpAddr::V6(Ipv6Addr::LOCALHOST)),
    ];
    let tls = authority.issue_tls_server(&hosts, period)?;
    write_durably(
        &files.tls_certificate,
        pem("CERTIFICATE", &tls.chain()[0]).as_bytes(),
    )?;
    write_durably(&files.tls_key, pem("PRIVATE KEY", tls.pkcs8()).as_bytes())?;
    write_durably(
        &files.trust.join("autorite-demonstration.pem"),
        authority.root_pem().as_bytes(),
    )?;
    lists::issue(root, &authority, now)?;
    Ok(signer_password)
}

fn issue_time_stamp_unit(
    root: &Path,
    authority: &Authority,
    period: Period,
) -> Result<(), DemoMakeError> {
    let unit = authority.issue_time_stamp_unit("Horodatage", KeyKind::P256, period)?;
    let password = secret(24)?;
    let folder = root.join("time-stamp");
    write_durably(
        &folder.join("unit.p12"),
        &unit.to_pkcs12("horodatage", &password)?,
    )?;
    Ok(write_durably(
        &folder.join("password"),
        password.as_bytes(),
    )?)
}

fn guide(root: &Path, password: &str, signer_password: &str) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let files = DemoFiles::of(&root);
    format!(
        "Démonstration de Pli : rien de ce qui suit n’a de valeur légale.\n\n\
         utilisateur: {USER}\n\
         mot de passe: {password}\n\
         certificat du signataire: {}\n\
         mot de passe du certificat: {signer_password}\n\
         dossier de confiance: {}\n\
         clés des membres de la commission d’ouverture (hors des données de la plateforme): {}\n",
        files.signer.display(),
        files.trust.display(),
        files.commission.display(),
    )
}

fn secret(bytes: usize) -> Result<Zeroizing<String>, DemoMakeError> {
    let mut random = Zeroizing::new(vec![0_u8; bytes]);
    getrandom::fill(&mut random).map_err(|_| DemoMakeError::Random)?;
    Ok(Zeroizing::new(URL_SAFE_NO_PAD.encode(random.as_slice())))
}

/// Writes DER as PEM (RFC 7468).
pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    for line in base64::engine::general_purpose::STANDARD
        .encode(der)
        .as_bytes()
        .chunks(64)
    {
        text.extend(line.iter().copied().map(char::from));
        text.push('\n');
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

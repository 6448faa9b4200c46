//! A key opened from wherever it lives, with what its certificate says.

use std::path::{Path, PathBuf};
use std::time::Duration;

use pli_proof::certificate::{self, Category, CertificateFacts, KeyUse, Validity};
use pli_proof::pkcs12::{self, Pkcs12Error};
use pli_proof::signer::token::{self, Choice};
use pli_proof::signer::{Signer, system};

use super::signer_fault;
use crate::app::now;
use crate::fault::{Code, Fault};
use crate::seam::CertificateView;

/// How long a driver may take to answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// How long a person may take in the system's own window.
const PATIENCE_WITH_PEOPLE: Duration = Duration::from_secs(180);

/// Where a key is, and what opens it.
pub enum KeyChoice<'a> {
    /// In a PKCS#12 file.
    File {
        /// Its bytes.
        p12: &'a [u8],
        /// Its password.
        password: &'a str,
    },
    /// On a token.
    Token {
        /// Which.
        token: TokenChoice,
        /// Its PIN; none where it is typed on the reader.
        pin: Option<&'a str>,
    },
    /// In the system's store.
    System {
        /// SHA-256 of its certificate.
        sha256: &'a str,
    },
}

/// Which token.
#[derive(Debug, Clone, Default)]
pub struct TokenChoice {
    /// Its label, its serial number, or both as `serial/label`.
    pub name: Option<String>,
    /// Its serial number.
    pub serial: Option<String>,
    /// The driver's file, where it is not at a usual place.
    pub module: Option<PathBuf>,
    /// SHA-256 of the certificate, where the token holds several.
    pub certificate: Option<String>,
}

/// A key that is ready to sign.
pub struct OpenKey {
    signer: Box<dyn Signer + Send>,
    facts: CertificateFacts,
}

impl OpenKey {
    /// Opens a key; says nothing yet of whether its certificate may sign.
    pub fn open(choice: &KeyChoice<'_>) -> Result<Self, Fault> {
        let signer: Box<dyn Signer + Send> = match choice {
            KeyChoice::File { p12, password } => {
                Box::new(pkcs12::open(p12, password).map_err(|error| match error {
                    Pkcs12Error::WrongPassword => Code::WrongP12Password.into(),
                    other => Fault::new(Code::BadCertificateFile).with("cause", other),
                })?)
            }
            KeyChoice::Token { token, pin } => Box::new(open_token(token, *pin)?),
            KeyChoice::System { sha256 } => {
                system::open(sha256, PATIENCE_WITH_PEOPLE).map_err(|error| signer_fault(&error))?
            }
        };
        let bad = |cause: String| Fault::new(Code::BadCertificateFile).with("cause", cause);
        let leaf = signer.chain().first().ok_or_else(|| bad(String::new()))?;
        let facts = certificate::read(leaf, now()).map_err(|error| bad(error.to_string()))?;
        Ok(Self { signer, facts })
    }

    /// Opens a key whose certificate may sign today.
    pub fn open_for_signing(choice: &KeyChoice<'_>) -> Result<Self, Fault> {
        let key = Self::open(choice)?;
        key.may_sign_now()?;
        Ok(key)
    }

    /// The key itself.
    pub fn signer(&self) -> &dyn Signer {
        &*self.signer
    }

    /// What its certificate says.
    pub fn facts(&self) -> &CertificateFacts {
        &self.facts
    }

    /// Refuses a certificate that may not sign now, with the reason.
    pub fn may_sign_now(&self) -> Result<(), Fault> {
        match obstacle(&self.facts) {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    /// The certificate for the window.
    pub fn view(&self) -> CertificateView {
        view(&self.facts)
    }
}

/// The drivers to ask: the one that the person names, else those that are where drivers usually are.
pub(super) fn drivers(module: Option<&Path>) -> Vec<PathBuf> {
    match module {
        Some(module) => vec![module.to_owned()],
        None => token::known_drivers(std::env::consts::OS)
            .into_iter()
            .map(|driver| PathBuf::from(expanded(driver.path)))
            .filter(|path| path.is_file())
            .collect(),
    }
}

/// A certificate as the window shows it.
pub(super) fn view(facts: &CertificateFacts) -> CertificateView {
    let obstacle = obstacle(facts);
    CertificateView {
        holder: facts.holder.display_name().to_owned(),
        organisation: facts.holder.organisation.clone(),
        issuer: facts.issuer.clone(),
        category: category(facts.category).to_owned(),
        not_before: facts.not_before.to_string(),
        not_after: facts.not_after.to_string(),
        expired: facts.validity == Validity::Expired,
        usable: obstacle.is_none(),
        obstacle: obstacle.map(|fault| fault.code.as_str().to_owned()),
        demonstration: facts.is_demonstration(),
        on_qualified_device: facts.on_qualified_device,
        serial: facts.serial.clone(),
        sha256: facts.sha256.clone(),
    }
}

fn open_token(wanted: &TokenChoice, pin: Option<&str>) -> Result<token::TokenSigner, Fault> {
    let choice = Choice {
        name: wanted.name.clone(),
        serial: wanted.serial.clone(),
        label: None,
        certificate: wanted.certificate.clone(),
    };
    let drivers = drivers(wanted.module.as_deref());
    token::open(&drivers, &choice, pin, now(), PATIENCE).map_err(|error| signer_fault(&error))
}

/// Replaces a leading `%NAME%` by the variable of the system.
fn expanded(path: &str) -> String {
    let parts = path.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    match parts {
        Some((name, rest)) => format!("{}{rest}", std::env::var(name).unwrap_or_default()),
        None => path.to_owned(),
    }
}

/// Why a certificate may not sign now.
pub(super) fn obstacle(facts: &CertificateFacts) -> Option<Fault> {
    match (facts.validity, facts.category) {
        (Validity::Expired, _) => {
            Some(Fault::new(Code::CertificateExpired).with("not_after", facts.not_after))
        }
        (Validity::NotYetValid, _) => {
            Some(Fault::new(Code::CertificateNotYetValid).with("not_before", facts.not_before))
        }
        (Validity::Valid, Category::AuthenticationOnly) => Some(Code::CertificateUnusable.into()),
        // A demonstration's web server is still no signer.
        (Validity::Valid, Category::Demonstration) if !may_commit(facts) => {
            Some(Code::CertificateUnusable.into())
        }
        (
            Validity::Valid,
            Category::QualifiedSignature
            | Category::QualifiedSeal
            | Category::Advanced
            | Category::Demonstration,
        ) => None,
    }
}

/// Whether the certificate's uses, where it names any, hold the commitment to a content.
pub(super) fn may_commit(facts: &CertificateFacts) -> bool {
    facts.key_uses.is_empty() || facts.key_uses.contains(&KeyUse::ContentCommitment)
}

fn category(category: Category) -> &'static str {
    match category {
        Category::QualifiedSignature => "qualified",
        Category::QualifiedSeal => "qualified_seal",
        Category::Advanced => "advanced",
        Category::Demonstration => "demonstration",
        Category::AuthenticationOnly => "unknown",
    }
}

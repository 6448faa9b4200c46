//! The session kept: which platform, who, on which device, and whom its seal is trusted by.

use pli_protocol::account::{Organisation, Secret};
use pli_protocol::http::{HttpOptions, HttpPlatform};
use pli_protocol::ids::DeviceId;
use serde::{Deserialize, Serialize};

use super::of_platform;
use crate::app::Session;
use crate::fault::{Code, Fault};
use crate::seam::PlatformView;
use crate::store::{Meta, Store, keyring};

/// What is kept of a sign-in, inside the encrypted store.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) url: String,
    pub(crate) name: String,
    pub(crate) region: String,
    pub(crate) demonstration: bool,
    pub(crate) user: String,
    pub(crate) display_name: String,
    pub(crate) organisation: Organisation,
    pub(crate) device: DeviceId,
    #[serde(default)]
    pub(crate) token: Token,
    /// Certificate of the platform's seal as announced at sign-in, PEM.
    pub(crate) seal_certificate: String,
    /// An address on another network that the platform named at sign-in.
    #[serde(default)]
    pub(crate) second_address: Option<String>,
    /// A time-stamp server that the platform named at sign-in.
    #[serde(default)]
    pub(crate) timestamp_server: Option<String>,
    /// Authorities that the person trusts for this platform, DER in hexadecimal.
    pub(crate) authorities: Vec<String>,
}

/// Where the token of this device stands.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Token {
    /// Nowhere: the session has ended.
    #[default]
    Ended,
    /// In the system keyring, under the name of the device.
    Keyring,
    /// In the encrypted store, under the person's passphrase.
    Store(Secret),
}

impl Token {
    /// Keeps a token where the key of the store is kept: in the keyring, unless the person chose a passphrase or none answers.
    pub(super) fn keep(session: &Session, device: DeviceId, token: Secret) -> Result<Self, Fault> {
        let by_keyring = !Store::takes_passphrase(session.store.home())?;
        if by_keyring && keyring::keep_text(&name_of(device), token.reveal()) {
            return Ok(Self::Keyring);
        }
        Ok(Self::Store(token))
    }

    /// Gives the token; none once the session has ended, or when the keyring does not give it any more.
    pub(super) fn get(&self, device: DeviceId) -> Option<Secret> {
        match self {
            Self::Ended => None,
            Self::Keyring => {
                let text = keyring::fetch_text(&name_of(device))?;
                Some(Secret::new(text.as_str().to_owned()))
            }
            Self::Store(token) => Some(token.clone()),
        }
    }

    /// Ends the session here: nothing keeps the token any more.
    pub(super) fn forget(&mut self, device: DeviceId) {
        if matches!(self, Self::Keyring) {
            keyring::forget_text(&name_of(device));
        }
        *self = Self::Ended;
    }

    fn is_kept(&self) -> bool {
        !matches!(self, Self::Ended)
    }
}

/// Name under which the keyring keeps the token of a device.
fn name_of(device: DeviceId) -> String {
    format!("device-{device}")
}

/// The account of the platform; none before a first sign-in.
pub(crate) fn kept(session: &Session) -> Result<Option<Account>, Fault> {
    Ok(Meta::Platform.get(&session.store.reader())?)
}

/// The account of the platform, as the window shows it.
pub fn account(session: &Session) -> Result<Option<PlatformView>, Fault> {
    Ok(kept(session)?.as_ref().map(view_of))
}

/// The account of the platform.
pub fn view(session: &Session) -> Result<PlatformView, Fault> {
    account(session)?.ok_or_else(|| Code::NoPlatform.into())
}

pub(super) fn view_of(account: &Account) -> PlatformView {
    PlatformView {
        url: account.url.clone(),
        name: account.name.clone(),
        user: account.user.clone(),
        organisation: account.organisation.name.clone(),
        demonstration: account.demonstration,
        signed_in: account.token.is_kept(),
    }
}

/// A client of the platform with its account and token.
pub(crate) fn connect(session: &Session) -> Result<(HttpPlatform, Account, Secret), Fault> {
    let account = kept(session)?.ok_or(Code::NoPlatform)?;
    let token = account.token.get(account.device).ok_or(Code::SignedOut)?;
    let client = client(&account.url, &account.authorities)?;
    Ok((client, account, token))
}

/// The authorities (DER) that the person gave for the platform, where an address is the platform's own.
pub(crate) fn roots_of(session: &Session, url: &str) -> Result<Vec<Vec<u8>>, Fault> {
    let account = kept(session)?.filter(|account| {
        let rest = url.strip_prefix(&account.url);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let authorities = account.map(|account| account.authorities);
    let read = |text: String| hex::decode(text).ok();
    Ok(authorities.into_iter().flatten().filter_map(read).collect())
}

/// A client of an address, which trusts these authorities beside the public ones.
pub(super) fn client(url: &str, authorities: &[String]) -> Result<HttpPlatform, Fault> {
    let extra_roots = authorities
        .iter()
        .filter_map(|der| hex::decode(der).ok())
        .collect();
    let options = HttpOptions {
        extra_roots,
        silence_timeout: silence(),
    };
    HttpPlatform::new(url, &options).map_err(|error| of_platform(&error))
}

/// `PLI_SILENCE_SECS` shortens the wait for a platform that says nothing, for tests and poor networks.
fn silence() -> Option<std::time::Duration> {
    let seconds: u64 = std::env::var("PLI_SILENCE_SECS").ok()?.parse().ok()?;
    (1..=600)
        .contains(&seconds)
        .then(|| std::time::Duration::from_secs(seconds))
}

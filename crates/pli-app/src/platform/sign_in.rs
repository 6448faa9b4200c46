//! Signs in on a platform and forgets the session.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pli_proof::certificate;
use pli_proof::device::DeviceKey;
use pli_protocol::Platform;
use pli_protocol::account::{Secret, SignInRequest};

use super::account::{Account, Token, client, kept, view_of};
use super::{clock, of_platform};
use crate::app::{Session, now};
use crate::fault::{Code, Fault};
use crate::seam::PlatformView;
use crate::store::Meta;
use crate::timestamp;

/// Whom a person trusts for a platform, beside the public authorities.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// Certificates of authorities, DER.
    pub authorities: Vec<Vec<u8>>,
}

/// The certificate of an authority that a person trusts, DER or PEM; none when the bytes are no certificate.
pub fn read_authority(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok();
    let inner = text.and_then(|text| {
        let (_, rest) = text.split_once("-----BEGIN CERTIFICATE-----")?;
        Some(
            rest.split_once("-----END CERTIFICATE-----")?
                .0
                .split_whitespace()
                .collect::<String>(),
        )
    });
    let der = match inner {
        Some(base64) => STANDARD.decode(base64).ok()?,
        None => bytes.to_vec(),
    };
    certificate::read(&der, now()).is_ok().then_some(der)
}

/// Signs in; the password travels once and is not kept.
pub fn sign_in(
    session: &Session,
    url: &str,
    user: &str,
    password: &str,
    trust: &Trust,
) -> Result<PlatformView, Fault> {
    let mut authorities: Vec<String> = trust.authorities.iter().map(hex::encode).collect();
    if let Some(known) = kept(session)?.filter(|known| known.url == url) {
        authorities.extend(known.authorities);
        authorities.sort_unstable();
        authorities.dedup();
    }
    let platform = client(url, &authorities)?;
    let hello = platform.hello().map_err(|error| of_platform(&error))?;
    let key = device_key(session)?;
    let public = key.public_key().map_err(Fault::internal)?;
    let request = SignInRequest {
        user: user.to_owned(),
        password: Secret::new(password.to_owned()),
        device_name: device_name(),
        device_public_key: STANDARD.encode(public),
    };
    let signed_in = platform
        .sign_in(&request)
        .map_err(|error| of_platform(&error))?;
    let url = url.trim().trim_end_matches('/').to_owned();
    let timestamp_server = hello.timestamp_server.map(|place| whole(&url, &place));
    let account = Account {
        url,
        name: hello.platform,
        region: hello.region,
        demonstration: hello.demonstration,
        user: signed_in.user.name,
        display_name: signed_in.user.display_name,
        organisation: signed_in.organisation,
        device: signed_in.device,
        token: Token::keep(session, signed_in.device, signed_in.token)?,
        seal_certificate: hello.seal_certificate,
        second_address: hello.second_address.filter(|text| text.len() <= 200),
        timestamp_server: timestamp_server.filter(|text| text.len() <= 500),
        authorities,
    };
    let view = view_of(&account);
    // Elsewhere, whose time-stamps are asked for is the person's own choice.
    let proposed = account.timestamp_server.clone();
    let proposed = proposed.filter(|_| account.demonstration);
    session
        .store
        .write(move |connection| Meta::Platform.set(connection, &account))?;
    if let Some(url) = proposed {
        timestamp::propose(session, &url)?;
    }
    clock::measure(session, &platform)?;
    Ok(view)
}

/// An address that a platform announces: whole, or from its own.
fn whole(url: &str, place: &str) -> String {
    if place.starts_with('/') {
        format!("{url}{place}")
    } else {
        place.to_owned()
    }
}

/// Withdraws the token on the platform, where it answers, and forgets it here in any case.
pub fn sign_out(session: &Session) -> Result<(), Fault> {
    let mut account = kept(session)?.ok_or(Code::NoPlatform)?;
    if let Some(token) = account.token.get(account.device) {
        // A platform that is away keeps the token until it is withdrawn there; here it is gone.
        client(&account.url, &account.authorities)?
            .sign_out(&token)
            .ok();
    }
    account.token.forget(account.device);
    session
        .store
        .write(move |connection| Meta::Platform.set(connection, &account))?;
    Ok(())
}

/// The key that stands for this machine; made once, kept in the encrypted store.
pub(crate) fn device_key(session: &Session) -> Result<DeviceKey, Fault> {
    let known: Option<String> = Meta::DeviceKey.get(&session.store.reader())?;
    if let Some(text) = known {
        let bytes = zeroize::Zeroizing::new(STANDARD.decode(text).map_err(Fault::internal)?);
        return DeviceKey::from_pkcs8(&bytes).map_err(Fault::internal);
    }
    let key = DeviceKey::generate().map_err(Fault::internal)?;
    let text = STANDARD.encode(&*key.to_pkcs8().map_err(Fault::internal)?);
    session
        .store
        .write(move |connection| Meta::DeviceKey.set(connection, &text))?;
    Ok(key)
}

/// Name of this machine as the person knows it.
fn device_name() -> String {
    let of_env = ["COMPUTERNAME", "HOSTNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let of_file = || std::fs::read_to_string("/etc/hostname").ok();
    let name = of_env.or_else(of_file).unwrap_or_default();
    let name: String = name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    if name.is_empty() {
        "poste".to_owned()
    } else {
        name
    }
}

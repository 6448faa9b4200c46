//! Commands of keys: opened, held, tried, used, closed.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a request belongs to its command; the dispatch calls all of them alike"
)]

use std::path::{Path, PathBuf};

use super::handlers::{decode, on};
use super::*;
use crate::app::App;
use crate::certificate::{self, KeyChoice, TokenChoice};
use crate::dossier;
use crate::fault::Fault;
use crate::settings::Signing;

/// Bytes of a certificate file at most.
const P12_MOST: usize = 1024 * 1024;

pub(super) fn certificate_tokens(_: &App, request: TokensRequest) -> Result<TokensView, Fault> {
    let module = request.module.as_deref().filter(|path| !path.is_empty());
    Ok(certificate::tokens(module.map(Path::new)))
}

pub(super) fn key_open(app: &App, request: KeyRequest) -> Result<KeyView, Fault> {
    let session = app.session()?;
    match request {
        KeyRequest::File { p12, password } => {
            let p12 = zeroize::Zeroizing::new(decode(&p12, P12_MOST)?);
            let choice = KeyChoice::File {
                p12: &p12,
                password: password.reveal(),
            };
            certificate::open_and_hold(&session, &choice)
        }
        KeyRequest::Token {
            serial,
            label,
            driver,
            certificate,
            pin,
        } => {
            let token = TokenChoice {
                name: Some(label),
                serial: Some(serial),
                module: Some(PathBuf::from(driver)),
                certificate,
            };
            let pin = pin.as_ref().map(Secret::reveal);
            certificate::open_and_hold(&session, &KeyChoice::Token { token, pin })
        }
        KeyRequest::System { sha256 } => {
            certificate::open_and_hold(&session, &KeyChoice::System { sha256: &sha256 })
        }
    }
}

pub(super) fn key_close(app: &App, request: HeldKeyRequest) -> Result<Nothing, Fault> {
    certificate::close(&*app.session()?, &request.key);
    Ok(Nothing {})
}

pub(super) fn certificate_check(app: &App, request: HeldKeyRequest) -> Result<CheckupView, Fault> {
    let session = app.session()?;
    session.keys.with(&request.key, |key| {
        if let Some(pin) = &request.pin {
            key.signer().give_pin(pin.reveal());
        }
        certificate::check(Some(&session), key)
    })
}

pub(super) fn dossier_sign(app: &App, request: SignRequest) -> Result<SignedView, Fault> {
    on(app, &request.id, |session, id| {
        session.keys.with(&request.key, |key| {
            if let Some(pin) = &request.pin {
                key.signer().give_pin(pin.reveal());
            }
            let wish = Signing {
                level: request.level,
                look: request.look,
            };
            dossier::sign_to(session, id, key, wish)
        })
    })
}

//! Where keys can be found on this machine: tokens behind their drivers, and the system's store.

use std::path::Path;

use pli_proof::certificate;
use pli_proof::signer::system;
use pli_proof::signer::token::{self, PinState, Token};

use super::fault::{signer_fault, tries};
use super::key::{self, PATIENCE};
use crate::app::now;
use crate::fault::{Code, Fault};
use crate::seam::{CertificateView, DriverTroubleView, TokenView, TokensView};

/// Looks at every token, and at the system's store. A driver that fails is named with its reason; the others are shown.
pub fn tokens(module: Option<&Path>) -> TokensView {
    let drivers = key::drivers(module);
    let found = token::look(&drivers, PATIENCE);
    let mut troubles: Vec<_> = found
        .troubles
        .iter()
        .map(|(driver, error)| DriverTroubleView {
            driver: driver.display().to_string(),
            fault: signer_fault(error),
        })
        .collect();
    if drivers.is_empty() {
        troubles.push(DriverTroubleView {
            driver: String::new(),
            fault: Code::NoDriver.into(),
        });
    }
    let store = system::list(PATIENCE).unwrap_or_else(|error| {
        troubles.push(DriverTroubleView {
            driver: String::new(),
            fault: signer_fault(&error),
        });
        Vec::new()
    });
    TokensView {
        tokens: found.tokens.iter().map(view).collect(),
        store: certificates(&store),
        troubles,
    }
}

fn view(token: &Token) -> TokenView {
    let (pin, left) = match token.pin {
        PinState::Ready(left) => ("ready", tries(left)),
        PinState::ToBeChanged => ("to_be_changed", "unknown"),
        PinState::Locked => ("locked", "none"),
        PinState::Missing => ("missing", "none"),
    };
    TokenView {
        label: token.label.clone(),
        serial: token.serial.clone(),
        model: [token.manufacturer.trim(), token.model.trim()]
            .join(" ")
            .trim()
            .to_owned(),
        driver: token.driver.display().to_string(),
        pin: pin.to_owned(),
        tries_left: left.to_owned(),
        pin_on_reader: token.pin_on_reader,
        certificates: certificates(&token.certificates),
    }
}

/// Certificates of people and seals; those of authorities and what cannot be read are left out.
fn certificates(all: &[Vec<u8>]) -> Vec<CertificateView> {
    let read = all
        .iter()
        .filter_map(|der| certificate::read(der, now()).ok());
    let own = read.filter(|facts| {
        !facts
            .key_uses
            .contains(&certificate::KeyUse::CertificateSigning)
    });
    own.map(|facts| key::view(&facts)).collect()
}

/// The fault of a machine where nothing can sign; none where something can.
pub fn nothing_found(view: &TokensView) -> Option<Fault> {
    let empty = view.tokens.is_empty() && view.store.is_empty();
    empty.then(|| {
        let first = view.troubles.first();
        first.map_or_else(|| Code::NoToken.into(), |trouble| trouble.fault.clone())
    })
}

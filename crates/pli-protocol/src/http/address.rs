//! The address of a platform: `https`, or `http` on this very machine.

use std::fmt;
use std::net::IpAddr;

use ureq::http::Uri;

use crate::error::PlatformError;

/// A checked address, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    base: String,
    loopback: bool,
}

impl Address {
    pub(super) fn parse(text: &str) -> Result<Self, PlatformError> {
        let refuse = |reason: &str| {
            Err(PlatformError::Address {
                address: text.chars().take(200).collect(),
                reason: reason.to_owned(),
            })
        };
        let trimmed = text.trim().trim_end_matches('/');
        let Ok(uri) = trimmed.parse::<Uri>() else {
            return refuse("it is not a web address");
        };
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return refuse("it must begin with https://");
        };
        if authority.as_str().contains('@') || uri.query().is_some() {
            return refuse("it must hold neither a name with a password nor a question mark");
        }
        let loopback = is_loopback(authority.host());
        match scheme {
            "https" => {}
            "http" if loopback => {}
            _ => return refuse("it must begin with https://"),
        }
        Ok(Self {
            base: trimmed.to_owned(),
            loopback,
        })
    }

    pub(super) fn is_loopback(&self) -> bool {
        self.loopback
    }

    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leaves_the_machine() {
        for good in [
            "https://plateforme.example.fr",
            "https://plateforme.example.fr/pli/",
            "http://127.0.0.1:8080",
            "http://localhost:8080/",
            "http://[::1]:8080",
        ] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://plateforme.example.fr",
            "plateforme.example.fr",
            "ftp://127.0.0.1",
            "https://user:secret@plateforme.example.fr",
            "https://plateforme.example.fr/?a=b",
            "http://127.0.0.1.example.fr",
            "",
            "https://",
        ] {
            assert!(
                matches!(Address::parse(bad), Err(PlatformError::Address { .. })),
                "{bad}"
            );
        }
    }
}

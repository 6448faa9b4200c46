//! Who proves the time of receipts: a time-stamping authority over HTTP (RFC 3161 §3.4), or the demonstration's own unit.
//!
//! Must not decide when it is asked: [`crate::deposit::tree`] does, apart from any receipt.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use pli_proof::merkle;
use pli_proof::signer::Identity;
use pli_proof::timestamp::{
    self, Cause, Digest, MAX_ANSWER_BYTES, POLICY, StampError, Stamper, Token,
};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use crate::Clock;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
const QUERY: &str = "application/timestamp-query";
const REPLY: &str = "application/timestamp-reply";

/// A time-stamping authority.
#[derive(Clone)]
pub struct TimeAuthority(Arc<dyn Stamper + Send + Sync>);

impl TimeAuthority {
    /// An authority behind any way of carrying requests.
    pub fn new(stamper: impl Stamper + Send + Sync + 'static) -> Self {
        Self(Arc::new(stamper))
    }

    /// The unit of the demonstration, on the platform's own clock.
    pub fn of_demonstration(identity: Identity, clock: Clock) -> Self {
        Self::new(Unit { identity, clock })
    }

    /// An authority over HTTP; nothing is sent yet.
    pub fn over_http(url: &str) -> Self {
        Self::new(Server {
            url: url.to_owned(),
            agent: agent(),
        })
    }

    /// Carries a request (DER) of somebody else to the authority, and its answer back.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause> {
        self.0.carry(request)
    }

    /// Asks for a token over a root, and checks that the answer is for this root.
    ///
    /// # Errors
    /// When nobody answers, or the answer does not serve.
    pub fn stamp(&self, root: &merkle::Hash) -> Result<Token, StampError> {
        timestamp::obtain(&*self.0, Digest::Sha256(*root))
    }
}

impl fmt::Debug for TimeAuthority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TimeAuthority(…)")
    }
}

struct Unit {
    identity: Identity,
    clock: Clock,
}

impl Stamper for Unit {
    fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause> {
        let now = self.clock.now();
        Ok(timestamp::answer(request, &self.identity, POLICY, now)?)
    }
}

struct Server {
    url: String,
    agent: Agent,
}

impl Stamper for Server {
    fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause> {
        let answer = self
            .agent
            .post(&self.url)
            .header("content-type", QUERY)
            .header("accept", REPLY)
            .send(request)?;
        let body = answer.into_body().into_with_config();
        Ok(body.limit(MAX_ANSWER_BYTES as u64).read_to_vec()?)
    }
}

fn agent() -> Agent {
    let roots: Vec<Certificate<'static>> = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der).to_owned())
        .collect();
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::new_with_certs(&roots))
        .unversioned_rustls_crypto_provider(rustls::crypto::aws_lc_rs::default_provider().into())
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .user_agent(concat!("pli-platform/", env!("CARGO_PKG_VERSION")))
        .max_redirects(3)
        .timeout_global(Some(PATIENCE));
    Agent::new_with_config(config.build())
}

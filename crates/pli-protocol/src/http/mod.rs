//! The client over HTTP: `https` everywhere but on loopback, bounded answers, timeouts, and each failure under its own name.
//!
//! Must not read a message: that is [`crate::platform`]'s part.

mod address;
mod fault;

use std::time::Duration;

use ureq::Agent;
use ureq::http::{Request as HttpRequest, Response as HttpResponse};
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use crate::chunk::content_digest;
use crate::error::PlatformError;
use crate::platform::Platform;
use crate::wire::{Body, Method, Request, Response};
use crate::{PROTOCOL_HEADER, PROTOCOL_VERSION};

use address::Address;

/// Until a connection stands.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
/// Longest silence while bytes go or come.
const SILENCE_TIMEOUT: Duration = Duration::from_secs(30);
/// Until the first byte of an answer: the platform reads a whole deposit again before it answers a commit.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(180);
/// Longest exchange: a chunk of 8 MiB at 128 kbit/s.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(600);

/// How the other side is trusted, and how patient the client is.
#[derive(Debug, Clone, Default)]
pub struct HttpOptions {
    /// Certificates (DER) of authorities that are trusted beside the public ones: a Region's own, or the demonstration's.
    pub extra_roots: Vec<Vec<u8>>,
    /// Longest silence, in place of 30 seconds; also bounds the wait for an answer.
    pub silence_timeout: Option<Duration>,
}

/// A platform over HTTP.
#[derive(Debug)]
pub struct HttpPlatform {
    address: Address,
    agent: Agent,
}

impl HttpPlatform {
    /// Prepares a client; nothing is sent yet.
    ///
    /// # Errors
    /// [`PlatformError::Address`] when the address is refused.
    pub fn new(address: &str, options: &HttpOptions) -> Result<Self, PlatformError> {
        let address = Address::parse(address)?;
        let silence = options.silence_timeout.unwrap_or(SILENCE_TIMEOUT);
        let answer = options.silence_timeout.unwrap_or(ANSWER_TIMEOUT);
        let config = Agent::config_builder()
            .tls_config(tls(options))
            .user_agent(concat!("pli/", env!("CARGO_PKG_VERSION")))
            .accept("application/json, application/problem+json, application/pdf, application/octet-stream")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_per_read(Some(answer))
            .timeout_per_write(Some(silence))
            .timeout_recv_response(Some(answer))
            .timeout_global(Some(EXCHANGE_TIMEOUT));
        // A proxy of the environment is for the outside: what runs on this machine is spoken to directly.
        let config = if address.is_loopback() {
            config.proxy(None)
        } else {
            config
        };
        Ok(Self {
            address,
            agent: Agent::new_with_config(config.build()),
        })
    }
}

fn tls(options: &HttpOptions) -> TlsConfig {
    let public = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der).to_owned());
    let extra = options
        .extra_roots
        .iter()
        .map(|der| Certificate::from_der(der).to_owned());
    let roots: Vec<Certificate<'static>> = public.chain(extra).collect();
    TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::new_with_certs(&roots))
        .unversioned_rustls_crypto_provider(rustls::crypto::aws_lc_rs::default_provider().into())
        .build()
}

impl Platform for HttpPlatform {
    fn exchange(&self, request: &Request<'_>) -> Result<Response, PlatformError> {
        let mut builder = HttpRequest::builder()
            .method(request.method.as_str())
            .uri(self.address.join(&request.path))
            .header(PROTOCOL_HEADER, PROTOCOL_VERSION.to_string());
        if let Some(token) = request.token {
            builder = builder.header("authorization", format!("Bearer {}", token.reveal()));
        }
        let sent = match &request.body {
            Body::Empty if request.method == Method::Get => {
                builder.body(()).map(|r| self.agent.run(r))
            }
            Body::Empty => builder.body(&[][..]).map(|r| self.agent.run(r)),
            Body::Json(json) => builder
                .header("content-type", "application/json")
                .body(json.as_slice())
                .map(|r| self.agent.run(r)),
            Body::Bytes { bytes, sha256 } => builder
                .header("content-type", "application/octet-stream")
                .header("content-digest", content_digest(sha256).unwrap_or_default())
                .body(*bytes)
                .map(|r| self.agent.run(r)),
        };
        let sent = sent.map_err(|error| PlatformError::Address {
            address: self.address.to_string(),
            reason: error.to_string(),
        })?;
        receive(
            sent.map_err(|error| fault::read(&error))?,
            request.max_answer_bytes,
        )
    }
}

fn receive(response: HttpResponse<ureq::Body>, max_bytes: u64) -> Result<Response, PlatformError> {
    let (parts, body) = response.into_parts();
    let header = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let media_type = header("content-type").unwrap_or_default();
    let media_type = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let protocol = header(PROTOCOL_HEADER).map(str::to_owned);
    // One byte more, so that an answer of exactly the bound is taken whatever the reader counts.
    let body = body
        .into_with_config()
        .limit(max_bytes.saturating_add(1))
        .read_to_vec();
    let body = body.map_err(|error| fault::read(&error))?;
    if body.len() as u64 > max_bytes {
        return Err(PlatformError::Rubbish {
            detail: "the answer is larger than its bound".to_owned(),
        });
    }
    Ok(Response {
        status: parts.status.as_u16(),
        media_type,
        protocol,
        body,
    })
}

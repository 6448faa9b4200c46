//! The way to a time-stamp server: one POST, a bounded answer, and each failure under its own name.
//!
//! Plain `http` is as good as `https` here: the answer is signed, and its nonce ties it to the question.

use std::io;
use std::time::Duration;

use pli_proof::Question;
use pli_proof::timestamp::{Cause, MAX_ANSWER_BYTES, Stamper};
use ureq::http::{Request, Response, StatusCode, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};

/// Until a connection stands.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Longest exchange.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(30);
const QUERY: &str = "application/timestamp-query";
const REPLY: &str = "application/timestamp-reply";
/// Bytes of a revocation list at most.
const LIST_MOST: u64 = 32 << 20;
/// Bytes of an answer of a responder at most.
const OCSP_ANSWER_MOST: u64 = 1 << 20;
/// Characters of an address at most.
const ADDRESS_MOST: usize = 500;

/// A time-stamp server.
#[derive(Debug)]
pub struct Server {
    url: String,
    agent: Agent,
}

/// What went wrong on the way to a server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// The address is none.
    #[error("{url:?} is no web address")]
    Address {
        /// What was given.
        url: String,
    },
    /// The server cannot be reached.
    #[error("the server cannot be reached: {cause}")]
    Away {
        /// In the words of the system.
        cause: String,
    },
    /// The server answers too slowly.
    #[error("the server answers too slowly")]
    Slow,
    /// The proxy of the system refuses, or cannot be reached.
    #[error("the proxy refuses: {cause}")]
    Proxy {
        /// In the words of the proxy.
        cause: String,
    },
    /// The server's own certificate is not trusted.
    #[error("the server's certificate is not trusted: {cause}")]
    Certificate {
        /// Why.
        reason: CertificateReason,
        /// In the words of the library.
        cause: String,
    },
    /// The server sends on to another address, which is not followed.
    #[error("the server has moved to {to:?}")]
    Moved {
        /// Where to; empty where it does not say.
        to: String,
    },
    /// The server is asked too often.
    #[error("the server is busy, wait {seconds:?} s")]
    Busy {
        /// For how long, where it says so.
        seconds: Option<u64>,
    },
    /// The server wants an account.
    #[error("the server wants an account ({status})")]
    Denied {
        /// Status of its answer.
        status: u16,
    },
    /// The server fails, or does not know this address.
    #[error("the server answers with status {status}")]
    Status {
        /// Status of its answer.
        status: u16,
    },
    /// Something else answers than a time-stamp server.
    #[error("something else answers: {media_type:?}")]
    SomethingElse {
        /// The media type of its answer.
        media_type: String,
    },
}

/// Why the certificate of a server is not trusted. The words are in the locales, under these names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateReason {
    /// No authority that is known here stands behind it.
    Unknown,
    /// It has expired.
    Expired,
    /// It is not valid yet.
    NotYet,
    /// It is for another address.
    OtherName,
    /// Something else.
    Other,
}

impl CertificateReason {
    /// The word of the locales.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Expired => "expired",
            Self::NotYet => "not_yet",
            Self::OtherName => "other_name",
            Self::Other => "other",
        }
    }

    fn of(error: &rustls::Error) -> Self {
        use rustls::CertificateError as Why;
        let rustls::Error::InvalidCertificate(why) = error else {
            return Self::Other;
        };
        match why {
            Why::UnknownIssuer => Self::Unknown,
            Why::Expired | Why::ExpiredContext { .. } => Self::Expired,
            Why::NotValidYet | Why::NotValidYetContext { .. } => Self::NotYet,
            Why::NotValidForName | Why::NotValidForNameContext { .. } => Self::OtherName,
            _ => Self::Other,
        }
    }
}

impl Server {
    /// Prepares a client; nothing is sent yet.
    pub fn new(url: &str) -> Result<Self, ServerError> {
        Self::with_roots(url, &[])
    }

    /// Prepares a client that trusts these authorities (DER) beside the public ones, for `https`.
    pub fn with_roots(url: &str, roots: &[Vec<u8>]) -> Result<Self, ServerError> {
        Self::within(url, roots, EXCHANGE_TIMEOUT)
    }

    /// Prepares a client that waits no longer than this.
    fn within(url: &str, roots: &[Vec<u8>], patience: Duration) -> Result<Self, ServerError> {
        let url = url.trim();
        let refused = || ServerError::Address {
            url: url.chars().take(ADDRESS_MOST).collect(),
        };
        let uri = url.parse::<Uri>().map_err(|_| refused())?;
        let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri.host().unwrap_or_default();
        if !is_web || host.is_empty() || url.len() > ADDRESS_MOST {
            return Err(refused());
        }
        let config = Agent::config_builder()
            .tls_config(tls(roots))
            .user_agent(concat!("pli/", env!("CARGO_PKG_VERSION")))
            .accept(REPLY)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT_TIMEOUT.min(patience)))
            .timeout_global(Some(patience));
        // A proxy of the environment is for the outside: what runs on this machine is spoken to directly.
        let config = if is_loopback(host) {
            config.proxy(None)
        } else {
            config
        };
        Ok(Self {
            url: url.to_owned(),
            agent: Agent::new_with_config(config.build()),
        })
    }

    /// Returns its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the proxy of the system that stands before it, without a password; none where it is asked directly.
    pub fn proxy(&self) -> Option<String> {
        let proxy = self.agent.config().proxy()?;
        let uri = self.url.parse::<Uri>().ok()?;
        (!proxy.is_no_proxy(&uri)).then(|| format!("{}:{}", proxy.host(), proxy.port()))
    }

    /// Names a failure of the way; where a proxy stands in it, whoever does not answer is the proxy.
    fn failure(&self, error: &Error) -> ServerError {
        match (named(error), self.proxy()) {
            (ServerError::Away { cause }, Some(proxy)) => ServerError::Proxy {
                cause: format!("{proxy}: {cause}"),
            },
            (other, _) => other,
        }
    }

    fn ask(&self, request: &[u8]) -> Result<Vec<u8>, ServerError> {
        let question = Request::builder()
            .method("POST")
            .uri(&self.url)
            .header("content-type", QUERY)
            .body(request)
            .map_err(|_| ServerError::Address {
                url: self.url.clone(),
            })?;
        let response = self
            .agent
            .run(question)
            .map_err(|error| self.failure(&error))?;
        receive(response)
    }
}

/// Fetches a revocation list from where a certificate says, within a bound; its signature is for others to judge.
pub(crate) fn fetch(address: &str) -> Result<Vec<u8>, ServerError> {
    fetch_within(address, EXCHANGE_TIMEOUT)
}

/// Fetches a revocation list, waiting no longer than this.
pub(crate) fn fetch_within(address: &str, patience: Duration) -> Result<Vec<u8>, ServerError> {
    let agent = Server::within(address, &[], patience)?.agent;
    let response = agent.get(address).call().map_err(|error| named(&error))?;
    if response.status() != StatusCode::OK {
        return Err(ServerError::Status {
            status: response.status().as_u16(),
        });
    }
    let body = response.into_body().into_with_config().limit(LIST_MOST);
    body.read_to_vec().map_err(|error| named(&error))
}

/// Asks an OCSP responder; its answer is for others to judge. None where there is no answer.
pub(crate) fn ask(question: &Question) -> Option<Vec<u8>> {
    ask_within(question, EXCHANGE_TIMEOUT)
}

/// Asks an OCSP responder, waiting no longer than this.
pub(crate) fn ask_within(question: &Question, patience: Duration) -> Option<Vec<u8>> {
    let server = Server::within(&question.address, &[], patience).ok()?;
    let request = Request::builder()
        .method("POST")
        .uri(&question.address)
        .header("content-type", "application/ocsp-request")
        .header("accept", "application/ocsp-response")
        .body(question.request.as_slice())
        .ok()?;
    let response = server.agent.run(request).ok()?;
    if response.status() != StatusCode::OK {
        return None;
    }
    let body = response
        .into_body()
        .into_with_config()
        .limit(OCSP_ANSWER_MOST);
    body.read_to_vec().ok()
}

impl Stamper for Server {
    fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause> {
        Ok(self.ask(request)?)
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn tls(roots: &[Vec<u8>]) -> TlsConfig {
    let public = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der).to_owned());
    let extra = roots
        .iter()
        .map(|der| Certificate::from_der(der).to_owned());
    let roots: Vec<Certificate<'static>> = public.chain(extra).collect();
    TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::new_with_certs(&roots))
        .unversioned_rustls_crypto_provider(rustls::crypto::aws_lc_rs::default_provider().into())
        .build()
}

fn receive(response: Response<Body>) -> Result<Vec<u8>, ServerError> {
    let (parts, body) = response.into_parts();
    let header = |name: &str| {
        let value = parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    };
    let status = parts.status;
    match status {
        StatusCode::OK => {}
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            return Err(ServerError::Busy {
                seconds: header("retry-after").trim().parse().ok(),
            });
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::PAYMENT_REQUIRED => {
            return Err(ServerError::Denied {
                status: status.as_u16(),
            });
        }
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
            return Err(ServerError::Proxy {
                cause: status.to_string(),
            });
        }
        moved if moved.is_redirection() => {
            let to = header("location");
            return Err(ServerError::Moved {
                to: to.chars().take(ADDRESS_MOST).collect(),
            });
        }
        other => {
            return Err(ServerError::Status {
                status: other.as_u16(),
            });
        }
    }
    let media_type = header("content-type").split(';').next().unwrap_or_default();
    let media_type = media_type.trim().to_ascii_lowercase();
    if media_type != REPLY {
        return Err(ServerError::SomethingElse {
            media_type: media_type.chars().take(100).collect(),
        });
    }
    // One byte more than is accepted: the reader of answers refuses it by its own name.
    let most = MAX_ANSWER_BYTES as u64 + 1;
    let body = body.into_with_config().limit(most).read_to_vec();
    body.map_err(|error| match error {
        Error::BodyExceedsLimit(_) => ServerError::SomethingElse { media_type },
        other => named(&other),
    })
}

/// Names a failure of the HTTP library.
fn named(error: &Error) -> ServerError {
    let cause = error.to_string();
    let tls = match error {
        Error::Rustls(inner) => Some(inner),
        Error::Io(inner) => of_tls(inner),
        _ => None,
    };
    if let Some(tls) = tls {
        let reason = CertificateReason::of(tls);
        return ServerError::Certificate { reason, cause };
    }
    match error {
        Error::Timeout(_) => ServerError::Slow,
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => ServerError::Proxy { cause },
        Error::Io(inner) if inner.kind() == io::ErrorKind::TimedOut => ServerError::Slow,
        Error::Protocol(_) => ServerError::SomethingElse {
            media_type: String::new(),
        },
        _ => ServerError::Away { cause },
    }
}

fn of_tls(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref::<rustls::Error>()
}

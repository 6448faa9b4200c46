//! Listening on a port, with TLS or without, on a thread of its own.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::{proving, router};
use crate::SharedOffice;
use crate::store::KEPT_DAYS;

/// Time given to requests that are under way when the platform stops.
const LAST_WORDS: Duration = Duration::from_secs(10);
/// Time for the headers of a request.
const HEADERS_TIMEOUT: Duration = Duration::from_secs(30);
/// Pause between two removals of old chunks.
const CLEANING_PAUSE: Duration = Duration::from_secs(6 * 3600);

/// A platform that listens.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    handle: Handle<SocketAddr>,
    thread: JoinHandle<io::Result<()>>,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file holds no PEM of the expected kind.
    #[error("{path} holds no certificate or key in PEM")]
    Pem {
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: rustls::pki_types::pem::Error,
    },
    /// The certificate and the key do not go together.
    #[error("the certificate and the key cannot be used together")]
    Tls(#[from] rustls::Error),
}

/// Reads a certificate chain and its key from PEM files.
///
/// # Errors
/// When a file cannot be read or they do not go together.
pub fn read_tls(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let pem = |path: &Path| {
        let path = path.display().to_string();
        move |source| TlsError::Pem { path, source }
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_file_iter(certificate)
        .map_err(pem(certificate))?
        .collect();
    let key_der = PrivateKeyDer::from_pem_file(key).map_err(pem(key))?;
    tls(chain.map_err(pem(certificate))?, key_der)
}

fn tls(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<Arc<ServerConfig>, TlsError> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    Ok(Arc::new(config))
}

/// Begins to answer on a listener. With `tls` none, the platform must stand behind a proxy or on loopback.
///
/// # Errors
/// When the listener or a thread is refused.
pub fn listen(
    office: SharedOffice,
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
) -> io::Result<Server> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let handle = Handle::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let stop = handle.clone();
    let thread = std::thread::Builder::new()
        .name("platform".to_owned())
        .spawn(move || {
            runtime.block_on(async move {
                let beside = [
                    tokio::spawn(clean(office.clone())),
                    tokio::spawn(proving::gather(office.clone())),
                    tokio::spawn(proving::stamp(office.clone())),
                ];
                let service = router(office).into_make_service();
                let done = match tls {
                    Some(config) => {
                        let tls = RustlsConfig::from_config(config);
                        let mut server = axum_server::from_tcp_rustls(listener, tls)?;
                        bound_headers(server.http_builder());
                        server.handle(stop).serve(service).await
                    }
                    None => {
                        let mut server = axum_server::from_tcp(listener)?;
                        bound_headers(server.http_builder());
                        server.handle(stop).serve(service).await
                    }
                };
                beside.iter().for_each(tokio::task::JoinHandle::abort);
                done
            })
        })?;
    Ok(Server {
        address,
        handle,
        thread,
    })
}

/// A client that sends its headers drop by drop holds a connection for half a minute, not for ever.
fn bound_headers(builder: &mut Builder<TokioExecutor>) {
    let mut http1 = builder.http1();
    http1
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_TIMEOUT);
}

/// Removes chunks of no deposit once their days are over.
async fn clean(office: SharedOffice) {
    let mut pause = tokio::time::interval(CLEANING_PAUSE);
    loop {
        pause.tick().await;
        let office = office.clone();
        let removed = tokio::task::spawn_blocking(move || {
            let days = jiff::SignedDuration::from_hours(24 * i64::from(KEPT_DAYS));
            let before = office
                .clock
                .now()
                .saturating_sub(days)
                .unwrap_or(jiff::Timestamp::MIN);
            office.store.remove_old_chunks(before)
        });
        match removed.await {
            Ok(Ok(0)) => {}
            Ok(Ok(count)) => tracing::info!(count, "old chunks removed"),
            Ok(Err(error)) => {
                tracing::error!(error = &error as &dyn std::error::Error, "old chunks stay");
            }
            Err(_) => tracing::error!("the removal of old chunks panicked"),
        }
    }
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A handle that asks it to stop.
    pub fn stopper(&self) -> impl Fn() + Send + use<> {
        let handle = self.handle.clone();
        move || handle.graceful_shutdown(Some(LAST_WORDS))
    }

    /// Stops at once, and waits for the end.
    ///
    /// # Errors
    /// When the server had failed.
    pub fn stop(self) -> io::Result<()> {
        self.handle.shutdown();
        self.wait()
    }

    /// Waits until it is stopped.
    ///
    /// # Errors
    /// When the server had failed.
    pub fn wait(self) -> io::Result<()> {
        self.thread
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the platform's thread panicked")))
    }
}

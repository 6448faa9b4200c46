//! Time-stamps over a network: one server, any that speaks RFC 3161, asked through the system's proxy.
//!
//! [`Server`] carries bytes and names what goes wrong on the way; what an answer says is judged by `pli-proof`. A dossier whose
//! time-stamp could not be had waits in a [`queue`](retry_all): it is tried again by each synchronisation, and by a window that
//! stays open, ever more rarely.

mod client;
mod fault;
mod queue;
mod trial;

use crate::app::Session;
use crate::fault::Fault;
use crate::platform;
use crate::store::Meta;

pub use client::{CertificateReason, Server, ServerError};
pub(crate) use client::{ask, ask_within, fetch, fetch_within};
pub(crate) use fault::{may_pass, of_stamp};
pub(crate) use queue::{forget, wait, waiting, waits};
pub use queue::{retry_all, retry_due};
pub use trial::try_server;

/// The server that is asked when none is named; there is none at first.
pub fn server(session: &Session) -> Result<Option<String>, Fault> {
    Ok(Meta::TimestampServer.get(&session.store.reader())?)
}

/// Keeps the server to ask; none forgets it. What waits for a time-stamp is asked from it too.
pub fn set_server(session: &Session, url: Option<&str>) -> Result<(), Fault> {
    let url = url
        .map(|url| Server::new(url).map(|server| server.url().to_owned()))
        .transpose()
        .map_err(|error| fault::of_server(&error))?;
    let kept = url.clone();
    session.store.write(move |connection| match &kept {
        Some(url) => Meta::TimestampServer.set(connection, url),
        None => Meta::TimestampServer.clear(connection),
    })?;
    url.map_or(Ok(()), |url| queue::turn_to(session, &url))
}

/// The server at this address, or else the one that is kept.
pub fn chosen(session: Option<&Session>, url: Option<&str>) -> Result<Server, Fault> {
    let kept = match (url, session) {
        (None, Some(session)) => server(session)?,
        _ => None,
    };
    let url = url.or(kept.as_deref());
    let url = url.ok_or(crate::fault::Code::NoStampServer)?;
    let roots = match session {
        Some(session) => platform::roots_of(session, url)?,
        None => Vec::new(),
    };
    Server::with_roots(url, &roots).map_err(|error| fault::of_server(&error))
}

/// Keeps the server that a platform announces, unless one was chosen already.
pub(crate) fn propose(session: &Session, url: &str) -> Result<(), Fault> {
    match server(session)? {
        // What a platform says must not keep a person from signing in.
        None if Server::new(url).is_ok() => set_server(session, Some(url)),
        _ => Ok(()),
    }
}

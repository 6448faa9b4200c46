//! What a failure of the HTTP library means for a person: away, a refused certificate, or an answer that is not a platform's.

use std::io;

use ureq::{Error, Timeout};

use crate::error::{Away, PlatformError};

/// Names a failure.
pub(super) fn read(error: &Error) -> PlatformError {
    let detail = error.to_string();
    let away = |cause| PlatformError::Away {
        cause,
        detail: detail.clone(),
    };
    match error {
        Error::HostNotFound => away(Away::Name),
        Error::Timeout(Timeout::Resolve) => away(Away::Name),
        Error::Timeout(_) => away(Away::Timeout),
        Error::ConnectionFailed => away(Away::Connection),
        Error::Rustls(cause) => tls(cause, detail),
        Error::Io(cause) => match rustls_inside(cause) {
            Some(inside) => tls(inside, detail),
            None if cause.kind() == io::ErrorKind::TimedOut => away(Away::Timeout),
            None => away(Away::Connection),
        },
        _ => PlatformError::Rubbish { detail },
    }
}

fn tls(error: &rustls::Error, detail: String) -> PlatformError {
    match error {
        rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented => {
            PlatformError::Certificate { detail }
        }
        _ => PlatformError::Rubbish { detail },
    }
}

/// Finds an error of rustls that travels inside an input/output error.
fn rustls_inside(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    if let Some(found) = inner.downcast_ref::<rustls::Error>() {
        return Some(found);
    }
    let mut source = inner.source();
    while let Some(cause) = source {
        if let Some(found) = cause.downcast_ref::<rustls::Error>() {
            return Some(found);
        }
        source = cause.source();
    }
    None
}

//! One exchange made of a message and read back: the answer is bounded, of our version, and a refusal is a problem document.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::PROTOCOL_VERSION;
use crate::account::Secret;
use crate::error::PlatformError;
use crate::platform::Platform;
use crate::problem::{PROBLEM_MEDIA_TYPE, Problem, code};
use crate::wire::{Body, Method, Request, Response};

/// Most bytes of an answer that has no bound of its own.
pub(crate) const MAX_ANSWER_BYTES: u64 = 4 * 1024 * 1024;

/// A platform of a former version does not know the address; this one says that there is nothing yet.
pub(crate) fn unless_missing<T>(
    answer: Result<T, PlatformError>,
) -> Result<Option<T>, PlatformError> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(PlatformError::Problem(problem)) if problem.status == 404 => Ok(None),
        Err(error) => Err(error),
    }
}

pub(crate) fn get<P: Platform + ?Sized, T: DeserializeOwned>(
    platform: &P,
    path: &str,
    token: Option<&Secret>,
    max_answer_bytes: u64,
) -> Result<T, PlatformError> {
    let (method, path, body) = (Method::Get, path.to_owned(), Body::Empty);
    from_json(&succeed(platform.exchange(&Request {
        method,
        path,
        token,
        body,
        max_answer_bytes,
    })?)?)
}

pub(crate) fn post<P: Platform + ?Sized, B: Serialize, T: DeserializeOwned>(
    platform: &P,
    path: &str,
    token: Option<&Secret>,
    message: &B,
) -> Result<T, PlatformError> {
    let (method, path, body) = (Method::Post, path.to_owned(), Body::Json(to_json(message)?));
    let request = Request {
        method,
        path,
        token,
        body,
        max_answer_bytes: MAX_ANSWER_BYTES,
    };
    from_json(&succeed(platform.exchange(&request)?)?)
}

pub(crate) fn accept<P: Platform + ?Sized>(
    platform: &P,
    method: Method,
    path: &str,
    token: &Secret,
    body: Body<'_>,
) -> Result<Response, PlatformError> {
    accept_bounded(platform, method, path, token, body, MAX_ANSWER_BYTES)
}

pub(crate) fn accept_bounded<P: Platform + ?Sized>(
    platform: &P,
    method: Method,
    path: &str,
    token: &Secret,
    body: Body<'_>,
    max_answer_bytes: u64,
) -> Result<Response, PlatformError> {
    let request = Request {
        method,
        path: path.to_owned(),
        token: Some(token),
        body,
        max_answer_bytes,
    };
    succeed(platform.exchange(&request)?)
}

/// Reads an answer that any version of the protocol writes alike, whatever version it says it is of.
pub(crate) fn get_of_any_version<P: Platform + ?Sized, T: DeserializeOwned>(
    platform: &P,
    path: &str,
) -> Result<T, PlatformError> {
    let mut response = platform.exchange(&Request {
        method: Method::Get,
        path: path.to_owned(),
        token: None,
        body: Body::Empty,
        max_answer_bytes: MAX_ANSWER_BYTES,
    })?;
    if let Some(version) = &mut response.protocol {
        *version = PROTOCOL_VERSION.to_string();
    }
    from_json(&succeed(response)?)
}

/// Keeps an answer of success, turns a problem document into its error, and refuses all else.
fn succeed(response: Response) -> Result<Response, PlatformError> {
    let version = response.protocol.as_deref();
    if (200..300).contains(&response.status) {
        return match version {
            Some(text) if text == PROTOCOL_VERSION.to_string() => Ok(response),
            Some(_) => Err(rubbish("the answer is of another version of the protocol")),
            None => Err(rubbish(
                "the answer does not say its version of the protocol",
            )),
        };
    }
    if response.media_type != PROBLEM_MEDIA_TYPE {
        return Err(rubbish(&format!(
            "status {} without a problem document",
            response.status
        )));
    }
    let problem: Problem = from_json(&response)?;
    if problem.status != response.status {
        return Err(rubbish("the problem document is of another status"));
    }
    if problem.code == code::PROTOCOL_VERSION {
        let number = |name| problem.value_text(name).and_then(|text| text.parse().ok());
        if let (Some(oldest), Some(newest)) = (number("oldest"), number("newest")) {
            return Err(PlatformError::Version {
                ours: PROTOCOL_VERSION,
                oldest,
                newest,
            });
        }
    }
    Err(PlatformError::Problem(Box::new(problem)))
}

pub(crate) fn to_json<T: Serialize>(message: &T) -> Result<Vec<u8>, PlatformError> {
    serde_json::to_vec(message).map_err(|error| rubbish(&error.to_string()))
}

pub(crate) fn from_json<T: DeserializeOwned>(response: &Response) -> Result<T, PlatformError> {
    if !matches!(
        response.media_type.as_str(),
        "application/json" | PROBLEM_MEDIA_TYPE
    ) {
        return Err(rubbish(&format!(
            "`{}` came where JSON was expected",
            response.media_type
        )));
    }
    serde_json::from_slice(&response.body).map_err(|error| rubbish(&error.to_string()))
}

pub(crate) fn rubbish(detail: &str) -> PlatformError {
    PlatformError::Rubbish {
        detail: detail.to_owned(),
    }
}

/// Writes a text as one segment of a path (RFC 3986 §3.3).
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

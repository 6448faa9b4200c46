//! One exchange with a platform, without saying how it travels: method, path, body, bounds. The typed messages are made and
//! read in [`crate::platform`].

use crate::account::Secret;

/// Method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Asks or makes.
    Post,
    /// Puts under a name given by the client; safe to repeat.
    Put,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// One request.
#[derive(Debug)]
pub struct Request<'a> {
    /// Method.
    pub method: Method,
    /// Path from the root of the platform, with its slash: `/time`.
    pub path: String,
    /// Token of the device, for all but `hello`, `time` and sign-in.
    pub token: Option<&'a Secret>,
    /// Body.
    pub body: Body<'a>,
    /// Most bytes of the answer.
    pub max_answer_bytes: u64,
}

/// Body of a request.
#[derive(Debug)]
pub enum Body<'a> {
    /// None.
    Empty,
    /// JSON.
    Json(Vec<u8>),
    /// Bytes with their SHA-256, sent as `Content-Digest`.
    Bytes {
        /// The bytes.
        bytes: &'a [u8],
        /// Their SHA-256 in lower-case hexadecimal.
        sha256: &'a str,
    },
}

/// One answer, already bounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Media type without parameters, in lower case; empty when none was given.
    pub media_type: String,
    /// The header `Pli-Protocol`, where it came.
    pub protocol: Option<String>,
    /// Body.
    pub body: Vec<u8>,
}

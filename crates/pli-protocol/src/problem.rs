//! Errors of the platform as RFC 9457 problem documents. `code` is for programs, `title` and `detail` for people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Media type of a problem document.
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// One refusal by the platform, in words and for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:pli:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in French words.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What it means and what to do, in French words.
    pub detail: String,
    /// One of [`code`].
    pub code: String,
    /// Values of the sentence, by name.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub values: BTreeMap<String, Value>,
}

impl Problem {
    /// Makes a problem of a code, its status and its words.
    pub fn new(code: &str, status: u16, title: &str, detail: &str) -> Self {
        Self {
            kind: format!("urn:pli:problem:{code}"),
            title: title.to_owned(),
            status,
            detail: detail.to_owned(),
            code: code.to_owned(),
            values: BTreeMap::new(),
        }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// Reads a value as text; numbers are written out.
    pub fn value_text(&self, name: &str) -> Option<String> {
        match self.values.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The digests listed by [`code::DEPOSIT_MISSING_CHUNKS`], empty for other problems.
    pub fn missing_chunks(&self) -> Vec<String> {
        let list = self.values.get("chunks").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    }
}

/// Every code of a problem. The list is part of the protocol: `docs/protocol.md` explains each.
pub mod code {
    macro_rules! codes {
        ($($(#[doc = $doc:expr])+ $name:ident = $text:literal;)+) => {
            $($(#[doc = $doc])+ pub const $name: &str = $text;)+
            /// All of them, in the order of the reference.
            pub const ALL: &[&str] = &[$($name),+];
        };
    }
    codes! {
        /// The protocol version of the request is not spoken here.
        PROTOCOL_VERSION = "protocol.version";
        /// The request is not what the route expects.
        REQUEST_MALFORMED = "request.malformed";
        /// The body is larger than the route takes.
        REQUEST_TOO_LARGE = "request.too_large";
        /// The request took too long to arrive or to be answered.
        REQUEST_TIMEOUT = "request.timeout";
        /// No such route.
        ROUTE_UNKNOWN = "route.unknown";
        /// The route exists, for another method.
        ROUTE_METHOD = "route.method";
        /// No token was sent.
        AUTH_MISSING = "auth.missing";
        /// The token is unknown, or was withdrawn.
        AUTH_TOKEN = "auth.token";
        /// User or password is wrong.
        AUTH_PASSWORD = "auth.password";
        /// Too many attempts; `retry_after_seconds` says when to come back.
        AUTH_THROTTLED = "auth.throttled";
        /// No such call, form package, document or deposit for this organisation.
        NOT_FOUND = "not_found";
        /// The bytes of a chunk do not have the digest announced.
        CHUNK_DIGEST = "chunk.digest";
        /// Another body came before under this deposit id.
        DEPOSIT_OTHER_BODY = "deposit.other_body";
        /// Chunks of the manifest are not on the platform; `chunks` lists them.
        DEPOSIT_MISSING_CHUNKS = "deposit.missing_chunks";
        /// A chunk or a file does not have the digest of the manifest when it is read again.
        DEPOSIT_ALTERED = "deposit.altered";
        /// The last byte came after the deadline; `received_at` and `deadline` give both times.
        DEPOSIT_LATE = "deposit.late";
        /// The signature of the manifest is not that of the device.
        DEPOSIT_SIGNATURE = "deposit.signature";
        /// The manifest contradicts itself; `what` says where.
        DEPOSIT_MANIFEST = "deposit.manifest";
        /// The manifest does not fit the call (call, lot, form, signed PDF or sealing); `what` says where.
        DEPOSIT_CALL = "deposit.call";
        /// A limit of the call is passed; `limit` names it.
        DEPOSIT_LIMIT = "deposit.limit";
        /// The deposit was withdrawn or replaced and cannot change any more.
        DEPOSIT_STATE = "deposit.state";
        /// The platform has no room left. Nothing was accepted.
        SERVER_FULL = "server.full";
        /// The platform failed. Nothing was accepted.
        SERVER_FAULT = "server.fault";
    }
}

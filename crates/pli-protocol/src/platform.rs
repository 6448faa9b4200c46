//! The door to a platform: one method to carry an exchange, and the typed messages on top of it.
//!
//! Implemented by the HTTP client (feature `http`) and by `pli_platform::InProcess`, which calls the platform's own routes
//! without a network.

use serde::Serialize;
use serde::de::DeserializeOwned;

use pli_core::call::{CallDocument, FormRef};

use crate::PROTOCOL_VERSION;
use crate::account::{Secret, SignInRequest, SignedIn};
use crate::calls::{CallList, FormPackage};
use crate::canonical::sha256_hex;
use crate::chunk::{MissingChunks, MissingRequest};
use crate::error::PlatformError;
use crate::hello::{Hello, ServerTime};
use crate::ids::{DepositId, DossierId};
use crate::manifest::SignedManifest;
use crate::problem::{PROBLEM_MEDIA_TYPE, Problem, code};
use crate::receipt::{MAX_RECEIPT_BYTES, SignedReceipt};
use crate::timeline::{DossierDeposits, Timeline};
use crate::wire::{Body, Method, Request, Response};

/// Most bytes of a list of calls.
const MAX_CALLS_BYTES: u64 = 16 * 1024 * 1024;
/// Most bytes of a form package in base64 JSON.
const MAX_FORM_BYTES: u64 = 32 * 1024 * 1024;
/// Most bytes of a document of a call.
const MAX_DOCUMENT_BYTES: u64 = 256 * 1024 * 1024;
/// Most bytes of an acknowledgement.
const MAX_ACKNOWLEDGEMENT_BYTES: u64 = 32 * 1024 * 1024;
/// Most bytes of any other answer.
const MAX_ANSWER_BYTES: u64 = 4 * 1024 * 1024;

/// A regional platform. Every method is one exchange, blocks, and leaves nothing half done that repeating does not mend.
///
/// Each method gives the [`PlatformError`] of its exchange.
#[expect(clippy::missing_errors_doc, reason = "said once above for all methods")]
pub trait Platform: Send + Sync {
    /// Carries one request and brings its answer, whatever its status.
    fn exchange(&self, request: &Request<'_>) -> Result<Response, PlatformError>;

    /// Who the platform is.
    fn hello(&self) -> Result<Hello, PlatformError> {
        let hello: Hello = get(self, "/hello", None, MAX_ANSWER_BYTES)?;
        let range = hello.protocol;
        if range.oldest > PROTOCOL_VERSION || range.newest < PROTOCOL_VERSION {
            let (oldest, newest) = (range.oldest, range.newest);
            return Err(PlatformError::Version {
                ours: PROTOCOL_VERSION,
                oldest,
                newest,
            });
        }
        Ok(hello)
    }

    /// The platform's clock.
    fn time(&self) -> Result<ServerTime, PlatformError> {
        get(self, "/time", None, MAX_ANSWER_BYTES)
    }

    /// Signs a user in on this device.
    fn sign_in(&self, request: &SignInRequest) -> Result<SignedIn, PlatformError> {
        post(self, "/sessions", None, request)
    }

    /// Withdraws the token of this device.
    fn sign_out(&self, token: &Secret) -> Result<(), PlatformError> {
        accept(self, Method::Post, "/sessions/sign-out", token, Body::Empty).map(drop)
    }

    /// The calls that may be answered.
    fn calls(&self, token: &Secret) -> Result<CallList, PlatformError> {
        get(self, "/calls", Some(token), MAX_CALLS_BYTES)
    }

    /// A form package, for the reference asked for. Its digest is checked by the loader of packages.
    fn form_package(&self, token: &Secret, form: &FormRef) -> Result<FormPackage, PlatformError> {
        let path = format!("/forms/{}", form.sha256);
        let package: FormPackage = get(self, &path, Some(token), MAX_FORM_BYTES)?;
        if package.form == *form {
            Ok(package)
        } else {
            Err(rubbish("another form package came than the one asked for"))
        }
    }

    /// A document of a call, checked against its size and digest.
    fn call_document(
        &self,
        token: &Secret,
        call: &str,
        document: &CallDocument,
    ) -> Result<Vec<u8>, PlatformError> {
        let path = format!("/calls/{}/documents/{}", segment(call), document.sha256);
        let bound = MAX_DOCUMENT_BYTES.min(document.size);
        let bytes = accept_bounded(self, Method::Get, &path, token, Body::Empty, bound)?.body;
        if bytes.len() as u64 == document.size && sha256_hex(&bytes) == document.sha256 {
            Ok(bytes)
        } else {
            Err(rubbish(
                "the document does not have the digest that the call announces",
            ))
        }
    }

    /// Which of these chunks (SHA-256) the platform does not hold for our organisation.
    fn missing_chunks(
        &self,
        token: &Secret,
        chunks: &[String],
    ) -> Result<MissingChunks, PlatformError> {
        post(
            self,
            "/chunks/missing",
            Some(token),
            &MissingRequest {
                chunks: chunks.to_vec(),
            },
        )
    }

    /// Sends one chunk. Once this returns, the platform has it on its disk.
    fn put_chunk(&self, token: &Secret, sha256: &str, bytes: &[u8]) -> Result<(), PlatformError> {
        accept(
            self,
            Method::Put,
            &format!("/chunks/{sha256}"),
            token,
            Body::Bytes { bytes, sha256 },
        )
        .map(drop)
    }

    /// Commits a deposit and brings its receipt. The same deposit sent again brings the same receipt.
    fn put_deposit(
        &self,
        token: &Secret,
        id: DepositId,
        signed: &SignedManifest,
    ) -> Result<SignedReceipt, PlatformError> {
        let body = Body::Json(to_json(signed)?);
        let response = accept_bounded(
            self,
            Method::Put,
            &format!("/deposits/{id}"),
            token,
            body,
            MAX_RECEIPT_BYTES as u64,
        )?;
        from_json(&response)
    }

    /// The receipt of a deposit, again.
    fn receipt(&self, token: &Secret, id: DepositId) -> Result<SignedReceipt, PlatformError> {
        get(
            self,
            &format!("/deposits/{id}/receipt"),
            Some(token),
            MAX_RECEIPT_BYTES as u64,
        )
    }

    /// What happened to a deposit.
    fn timeline(&self, token: &Secret, id: DepositId) -> Result<Timeline, PlatformError> {
        get(
            self,
            &format!("/deposits/{id}/timeline"),
            Some(token),
            MAX_ANSWER_BYTES,
        )
    }

    /// The acknowledgement of a deposit, a sealed PDF.
    fn acknowledgement(&self, token: &Secret, id: DepositId) -> Result<Vec<u8>, PlatformError> {
        let path = format!("/deposits/{id}/acknowledgement");
        let response = accept_bounded(
            self,
            Method::Get,
            &path,
            token,
            Body::Empty,
            MAX_ACKNOWLEDGEMENT_BYTES,
        )?;
        if response.media_type == "application/pdf" && response.body.starts_with(b"%PDF-") {
            Ok(response.body)
        } else {
            Err(rubbish("the acknowledgement is no PDF"))
        }
    }

    /// Takes a deposit back, until the deadline.
    fn withdraw(&self, token: &Secret, id: DepositId) -> Result<Timeline, PlatformError> {
        let response = accept(
            self,
            Method::Post,
            &format!("/deposits/{id}/withdrawal"),
            token,
            Body::Empty,
        )?;
        from_json(&response)
    }

    /// The deposits of a dossier. Only the last complete one counts.
    fn dossier_deposits(
        &self,
        token: &Secret,
        dossier: DossierId,
    ) -> Result<DossierDeposits, PlatformError> {
        get(
            self,
            &format!("/dossiers/{dossier}/deposits"),
            Some(token),
            MAX_ANSWER_BYTES,
        )
    }
}

fn get<P: Platform + ?Sized, T: DeserializeOwned>(
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

fn post<P: Platform + ?Sized, B: Serialize, T: DeserializeOwned>(
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

fn accept<P: Platform + ?Sized>(
    platform: &P,
    method: Method,
    path: &str,
    token: &Secret,
    body: Body<'_>,
) -> Result<Response, PlatformError> {
    accept_bounded(platform, method, path, token, body, MAX_ANSWER_BYTES)
}

fn accept_bounded<P: Platform + ?Sized>(
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

fn to_json<T: Serialize>(message: &T) -> Result<Vec<u8>, PlatformError> {
    serde_json::to_vec(message).map_err(|error| rubbish(&error.to_string()))
}

fn from_json<T: DeserializeOwned>(response: &Response) -> Result<T, PlatformError> {
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

fn rubbish(detail: &str) -> PlatformError {
    PlatformError::Rubbish {
        detail: detail.to_owned(),
    }
}

/// Writes a text as one segment of a path (RFC 3986 §3.3).
fn segment(text: &str) -> String {
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

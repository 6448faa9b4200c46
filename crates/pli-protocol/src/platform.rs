//! The door to a platform: one method to carry an exchange, and the typed messages on top of it.
//!
//! Implemented by the HTTP client (feature `http`) and by `pli_platform::InProcess`, which calls the platform's own routes
//! without a network.

use pli_core::call::{CallDocument, FormRef};

use crate::PROTOCOL_VERSION;
use crate::account::{Secret, SignInRequest, SignedIn};
use crate::calls::{CallList, FormPackage};
use crate::canonical::sha256_hex;
use crate::chunk::{MissingChunks, MissingRequest};
use crate::error::PlatformError;
use crate::exchange::{
    MAX_ANSWER_BYTES, accept, accept_bounded, from_json, get, get_of_any_version, post, rubbish,
    segment, to_json, unless_missing,
};
use crate::hello::{Hello, ServerTime};
use crate::ids::{DepositId, DossierId};
use crate::letter::{Letter, LetterList, MAX_LETTER_BYTES, MAX_LETTERS};
use crate::manifest::SignedManifest;
use crate::receipt::{MAX_RECEIPT_BYTES, SignedReceipt};
use crate::time_proof::TimeProof;
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

/// Room that any answer has, for the words of a refusal.
const MAX_PROBLEM_BYTES: u64 = 64 * 1024;

/// A regional platform. Every method is one exchange, blocks, and leaves nothing half done that repeating does not mend.
///
/// Each method gives the [`PlatformError`] of its exchange.
#[expect(clippy::missing_errors_doc, reason = "said once above for all methods")]
pub trait Platform: Send + Sync {
    /// Carries one request and brings its answer, whatever its status.
    fn exchange(&self, request: &Request<'_>) -> Result<Response, PlatformError>;

    /// Who the platform is.
    fn hello(&self) -> Result<Hello, PlatformError> {
        let hello: Hello = get_of_any_version(self, "/hello")?;
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

    /// The proof of time of a deposit's receipt; none while the platform has none yet, or gives none at all.
    fn time_proof(
        &self,
        token: &Secret,
        id: DepositId,
    ) -> Result<Option<TimeProof>, PlatformError> {
        let path = format!("/deposits/{id}/time-proof");
        unless_missing(get(self, &path, Some(token), MAX_ANSWER_BYTES))
    }

    /// The letters of the Region about a deposit; none from a platform that sends none.
    fn letters(&self, token: &Secret, id: DepositId) -> Result<Vec<Letter>, PlatformError> {
        let path = format!("/deposits/{id}/letters");
        let found: Option<LetterList> =
            unless_missing(get(self, &path, Some(token), MAX_ANSWER_BYTES))?;
        let letters = found.map(|list| list.letters).unwrap_or_default();
        if letters.len() <= MAX_LETTERS && letters.iter().all(Letter::is_plausible) {
            Ok(letters)
        } else {
            Err(rubbish("the list of letters is out of bounds"))
        }
    }

    /// The bytes of a letter, held to their announced size and digest.
    fn letter(&self, token: &Secret, letter: &Letter) -> Result<Vec<u8>, PlatformError> {
        let path = format!("/letters/{}", letter.id);
        // A refusal may be longer than a short letter.
        let bound = letter.size.clamp(MAX_PROBLEM_BYTES, MAX_LETTER_BYTES);
        let bytes = accept_bounded(self, Method::Get, &path, token, Body::Empty, bound)?.body;
        if bytes.len() as u64 == letter.size && sha256_hex(&bytes) == letter.sha256 {
            Ok(bytes)
        } else {
            Err(rubbish("the letter does not have the digest announced"))
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

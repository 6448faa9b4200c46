//! Times proved by somebody else: RFC 3161 time-stamps asked for, checked against what was asked, and given.
//!
//! [`Request`] says what is asked and judges the answer against it; [`Token`] is the proof that comes back; [`answer()`] is the
//! other side, which a demonstration's authority runs. The way to a server belongs to who calls: a [`Stamper`] carries bytes
//! there and back. Whether the authority of a token may be trusted is a question for [`crate::verify`].

mod answer;
mod issue;
mod request;
mod token;

pub use answer::{AnswerError, Refusal};
pub use issue::{POLICY, answer};
pub use request::{Digest, Request};
pub use token::Token;

/// Largest answer that is read.
pub const MAX_ANSWER_BYTES: usize = 256 << 10;

/// What carries a failure of the way to a server.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A way to a time-stamp server.
pub trait Stamper {
    /// Carries a request (DER) to the server and brings its answer back, unread.
    fn carry(&self, request: &[u8]) -> Result<Vec<u8>, Cause>;
}

/// Why there is no time-stamp.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    /// The server could not be reached, or did not answer as a server does.
    #[error("the time-stamp server did not answer")]
    Unreachable(#[source] Cause),
    /// It answered, and the answer does not serve.
    #[error(transparent)]
    Answer(#[from] AnswerError),
}

/// Asks for a time-stamp on what has this digest, and checks the answer.
pub fn obtain(stamper: &dyn Stamper, digest: Digest) -> Result<Token, StampError> {
    let request = Request::new(digest);
    let answer = stamper
        .carry(request.to_der())
        .map_err(StampError::Unreachable)?;
    Ok(request.check(&answer)?)
}

//! Writes a sealed file: its head, its content as it comes, its tag. Nothing of the content is kept in memory but one piece.

use std::io::Write;

use zeroize::{Zeroize as _, Zeroizing};

use super::cipher::{NONCE, Stream, TAG};
use super::der::{
    AES_256_GCM, AES_256_WRAP, AUTH_ENVELOPED_DATA, CONTEXT_0, CONTEXT_2, DATA, IMPLICIT_0,
    OCTET_STRING, SEQUENCE, SET, SHARED_KEY, element, head, number,
};
use super::envelope::gcm_parameters;
use super::lock::{self, KEY};
use super::share::{self, SHARING};
use super::{Audience, ContentKey, MAX_CONTENT_BYTES, SealError};

/// Bytes that are encrypted at a time.
pub(super) const PIECE: usize = 64 * 1024;

/// A sealed file being written. Dropped unfinished, what it wrote is no sealed file.
pub struct Sealer<W> {
    out: W,
    stream: Stream,
    piece: Vec<u8>,
    announced: u64,
    came: u64,
}

impl<W: Write> Sealer<W> {
    /// Begins a file of `size` plain bytes, with a content key of its own that nobody sees.
    pub fn begin(mut out: W, audience: &Audience, size: u64) -> Result<Self, SealError> {
        if size > MAX_CONTENT_BYTES {
            return Err(SealError::TooLarge { bytes: size });
        }
        let key = ContentKey::draw()?;
        let mut nonce = [0; NONCE];
        aws_lc_rs::rand::fill(&mut nonce).map_err(|_| SealError::Cipher)?;
        out.write_all(&front(&locks(&key, audience)?, &nonce, size))?;
        let stream = Stream::encrypting(&key, &nonce).map_err(|_| SealError::Cipher)?;
        Ok(Self {
            out,
            stream,
            piece: Vec::with_capacity(PIECE),
            announced: size,
            came: 0,
        })
    }

    /// Takes the next plain bytes.
    pub fn write(&mut self, plain: &[u8]) -> Result<(), SealError> {
        self.came = self.came.saturating_add(plain.len() as u64);
        if self.came > self.announced {
            return Err(self.other_size());
        }
        for part in plain.chunks(PIECE) {
            self.piece.clear();
            self.piece.extend_from_slice(part);
            self.stream
                .transform(&mut self.piece)
                .map_err(|_| SealError::Cipher)?;
            self.out.write_all(&self.piece)?;
        }
        Ok(())
    }

    /// Ends the file with its tag and gives the writer back.
    pub fn finish(mut self) -> Result<W, SealError> {
        if self.came != self.announced {
            return Err(self.other_size());
        }
        let tag = self.stream.tag().map_err(|_| SealError::Cipher)?;
        self.out.write_all(&element(OCTET_STRING, &[&tag]))?;
        self.out.flush()?;
        self.piece.zeroize();
        Ok(self.out)
    }

    fn other_size(&self) -> SealError {
        SealError::OtherSize {
            announced: self.announced,
            came: self.came,
        }
    }
}

/// All that stands before the content.
fn front(locks: &[u8], nonce: &[u8; NONCE], size: u64) -> Vec<u8> {
    let algorithm = element(SEQUENCE, &[AES_256_GCM, &gcm_parameters(nonce)]);
    let content = head(IMPLICIT_0, size);
    let encrypted = head(
        SEQUENCE,
        (DATA.len() + algorithm.len() + content.len()) as u64 + size,
    );
    let version = number(0);
    let before = [
        version.as_slice(),
        locks,
        &encrypted,
        DATA,
        &algorithm,
        &content,
    ]
    .concat();
    let inner = before.len() as u64 + size + 2 + TAG as u64;
    let body = head(SEQUENCE, inner);
    let explicit = head(CONTEXT_0, body.len() as u64 + inner);
    let whole = AUTH_ENVELOPED_DATA.len() as u64 + (explicit.len() + body.len()) as u64 + inner;
    [
        head(SEQUENCE, whole).as_slice(),
        AUTH_ENVELOPED_DATA,
        &explicit,
        &body,
        &before,
    ]
    .concat()
}

/// The RecipientInfos: one a holder, or one for a key that they share.
fn locks(key: &ContentKey, audience: &Audience) -> Result<Vec<u8>, SealError> {
    let locks = if audience.threshold == 1 {
        let each = audience.recipients.iter();
        let mut locks = each
            .map(|recipient| lock::lock(key, recipient))
            .collect::<Result<Vec<_>, _>>()?;
        // DER wants a set in the order of its bytes.
        locks.sort();
        locks
    } else {
        vec![shared_lock(key, audience)?]
    };
    let parts = locks.iter().map(Vec::as_slice).collect::<Vec<_>>();
    Ok(element(SET, &parts))
}

/// KEKRecipientInfo (RFC 5652 §6.2.3): the content key under a key that is shared; each share sealed to its holder.
fn shared_lock(key: &ContentKey, audience: &Audience) -> Result<Vec<u8>, SealError> {
    let mut kek = Zeroizing::new([0; KEY]);
    let mut sharing = [0; SHARING];
    aws_lc_rs::rand::fill(kek.as_mut()).map_err(|_| SealError::Cipher)?;
    aws_lc_rs::rand::fill(&mut sharing).map_err(|_| SealError::Cipher)?;
    let holders = u8::try_from(audience.recipients.len()).map_err(|_| SealError::Cipher)?;
    let shares = share::split(&kek, sharing, audience.threshold, holders)?;
    let mut sealed = Vec::new();
    for (share, recipient) in shares.iter().zip(&audience.recipients) {
        let bytes = share.to_bytes();
        let alone = Audience::alone(recipient);
        let mut sealer = Sealer::begin(Vec::new(), &alone, bytes.len() as u64)?;
        sealer.write(&bytes)?;
        let digest = element(OCTET_STRING, &[&share.digest()]);
        let file = element(OCTET_STRING, &[&sealer.finish()?]);
        sealed.push(element(SEQUENCE, &[&digest, &file]));
    }
    let parts = sealed.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let list = element(
        SEQUENCE,
        &[
            &number(1),
            &number(audience.threshold),
            &element(SEQUENCE, &parts),
        ],
    );
    let other = element(SEQUENCE, &[SHARED_KEY, &list]);
    let identifier = element(SEQUENCE, &[&element(OCTET_STRING, &[&sharing]), &other]);
    let wrapped = element(OCTET_STRING, &[&key.wrapped_under(kek.as_ref())?]);
    Ok(element(
        CONTEXT_2,
        &[&number(4), &identifier, AES_256_WRAP, &wrapped],
    ))
}

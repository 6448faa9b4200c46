//! The keys of sealed files: the content key of each, and a holder's private key that unlocks it.

use std::path::PathBuf;
use std::time::Duration;

use aws_lc_rs::agreement::{self, ECDH_P256, ECDH_P384, PrivateKey, UnparsedPublicKey};
use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::key_wrap::{AES_256, AesKek, KeyWrap as _};
use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::envelope::{Envelope, Lock};
use super::lock::{self, KEY, Name, PublicKey, WRAPPED};
use super::share::{SealedShare, Share};
use super::{OpenError, SHARE_LENGTH, SealError};
use crate::signer::token::{self, Choice, TokenOpener};

/// The key of one file. It never prints and is wiped when it is dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ContentKey([u8; KEY]);

impl ContentKey {
    /// Draws a new one.
    pub(super) fn draw() -> Result<Self, SealError> {
        let mut key = Self([0; KEY]);
        aws_lc_rs::rand::fill(&mut key.0).map_err(|_| SealError::Cipher)?;
        Ok(key)
    }

    /// Reads a key that [`Self::reveal`] gave; none when the bytes are no key.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Gives the bytes, for a holder who carries the key to the opening.
    pub fn reveal(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_vec())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Wraps this key under another (RFC 3394).
    pub(super) fn wrapped_under(&self, kek: &[u8]) -> Result<[u8; WRAPPED], SealError> {
        let mut wrapped = [0; WRAPPED];
        let kek = AesKek::new(&AES_256, kek).map_err(|_| SealError::Cipher)?;
        kek.wrap(&self.0, &mut wrapped)
            .map_err(|_| SealError::Cipher)?;
        Ok(wrapped)
    }

    /// Unwraps a key; fails when the other key is wrong, which the wrapping tells by itself.
    pub(super) fn unwrapped_under(kek: &[u8], wrapped: &[u8]) -> Result<Self, OpenError> {
        let wrong = |_| OpenError::WrongKey;
        let mut key = Zeroizing::new([0; WRAPPED]);
        let kek = AesKek::new(&AES_256, kek).map_err(wrong)?;
        let key = kek.unwrap(wrapped, key.as_mut()).map_err(wrong)?;
        Self::from_bytes(key).ok_or(OpenError::WrongKey)
    }
}

enum Private {
    Rsa(OaepPrivateDecryptingKey),
    Elliptic(PrivateKey),
    /// On a token.
    Token(Box<TokenOpener>),
}

/// The public half, to be compared with the certificate's.
enum Public {
    Rsa(Vec<u8>),
    Point(Vec<u8>),
}

/// A holder's private key with its certificate. It never leaves: it unlocks.
pub struct OpeningKey {
    private: Private,
    certificate: Vec<u8>,
    name: Name,
}

/// What a holder's key unlocks.
pub enum Unlocked {
    /// The content key itself: this holder opens alone.
    Content(ContentKey),
    /// One share of the key that wraps it: others must bring theirs.
    Share(Share),
}

impl OpeningKey {
    /// Joins a private key (PKCS#8, DER) with its certificate (DER).
    pub fn from_pkcs8(pkcs8: &[u8], certificate: &[u8]) -> Result<Self, OpenError> {
        let name = Name::of(certificate).ok_or(OpenError::UnsupportedKey)?;
        let certified = lock::public_key(certificate).ok_or(OpenError::UnsupportedKey)?;
        let (private, public) = read_private(pkcs8).ok_or(OpenError::UnsupportedKey)?;
        let same = match (&public, &certified) {
            (Public::Rsa(mine), PublicKey::Rsa(theirs)) => mine == theirs,
            (Public::Point(mine), PublicKey::P256(theirs) | PublicKey::P384(theirs)) => {
                mine == theirs
            }
            (Public::Rsa(_) | Public::Point(_), _) => false,
        };
        if !same {
            return Err(OpenError::UnsupportedKey);
        }
        Ok(Self {
            private,
            certificate: certificate.to_vec(),
            name,
        })
    }

    /// Opens a holder's key on a token: of its certificates the one for encryption, or the one that `choice` names. Waits for each
    /// answer of the driver no longer than `patience`.
    pub fn on_token(
        drivers: &[PathBuf],
        choice: &Choice,
        pin: Option<&str>,
        patience: Duration,
    ) -> Result<Self, OpenError> {
        let (opener, certificate) = token::open_for_opening(drivers, choice, pin, patience)?;
        let name = Name::of(&certificate).ok_or(OpenError::UnsupportedKey)?;
        lock::public_key(&certificate).ok_or(OpenError::UnsupportedKey)?;
        Ok(Self {
            private: Private::Token(Box::new(opener)),
            certificate,
            name,
        })
    }

    /// The certificate, DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// Unlocks what the head of a sealed file holds for this key.
    pub fn unlock(&self, envelope: &Envelope) -> Result<Unlocked, OpenError> {
        let mut unlocked = Err(OpenError::NotForThisKey);
        for held in &envelope.locks {
            unlocked = match held {
                Lock::Shared(shared) => self.share(&shared.shares).map(Unlocked::Share),
                Lock::Transport { name, wrapped } if *name == self.name => {
                    self.by_transport(wrapped).map(Unlocked::Content)
                }
                Lock::Agreement {
                    name,
                    ephemeral,
                    wrapped,
                } if *name == self.name => {
                    self.by_agreement(ephemeral, wrapped).map(Unlocked::Content)
                }
                Lock::Transport { .. } | Lock::Agreement { .. } => continue,
            };
            if !matches!(unlocked, Err(OpenError::NotForThisKey)) {
                break;
            }
        }
        unlocked
    }

    /// The share that is sealed to this key among others.
    fn share(&self, shares: &[SealedShare]) -> Result<Share, OpenError> {
        for sealed in shares {
            let mut source = sealed.sealed.as_slice();
            let envelope = Envelope::read(&mut source)?;
            if !envelope.is_for(&self.name) {
                continue;
            }
            let Unlocked::Content(key) = self.unlock_alone(&envelope)? else {
                return Err(OpenError::not_sealed("a share within a share"));
            };
            if envelope.content_size != SHARE_LENGTH as u64 {
                return Err(OpenError::WrongShare);
            }
            let mut plain = Zeroizing::new(Vec::with_capacity(SHARE_LENGTH));
            super::open(&mut source, &envelope, &key, &mut *plain)?;
            let share = Share::from_bytes(&plain).ok_or(OpenError::WrongShare)?;
            sealed.check(&share)?;
            return Ok(share);
        }
        Err(OpenError::NotForThisKey)
    }

    /// As [`Self::unlock`], for a share's own envelope, which holds no shares: nothing nests deeper.
    fn unlock_alone(&self, envelope: &Envelope) -> Result<Unlocked, OpenError> {
        if envelope
            .locks
            .iter()
            .any(|held| matches!(held, Lock::Shared(_)))
        {
            return Err(OpenError::not_sealed("a share within a share"));
        }
        self.unlock(envelope)
    }

    fn by_transport(&self, wrapped: &[u8]) -> Result<ContentKey, OpenError> {
        let key = match &self.private {
            Private::Rsa(key) => key,
            Private::Token(token) => {
                let plain = token.decrypt(wrapped)?.ok_or(OpenError::WrongKey)?;
                return ContentKey::from_bytes(&plain).ok_or(OpenError::WrongKey);
            }
            Private::Elliptic(_) => return Err(OpenError::WrongKey),
        };
        let mut plain = Zeroizing::new(vec![0; key.min_output_size()]);
        let plain = key
            .decrypt(&OAEP_SHA256_MGF1SHA256, wrapped, &mut plain, None)
            .map_err(|_| OpenError::WrongKey)?;
        ContentKey::from_bytes(plain).ok_or(OpenError::WrongKey)
    }

    fn by_agreement(&self, ephemeral: &[u8], wrapped: &[u8]) -> Result<ContentKey, OpenError> {
        let key = match &self.private {
            Private::Elliptic(key) => key,
            Private::Token(token) => {
                // A point of another curve is none that the key could agree with.
                let mine = match lock::public_key(&self.certificate) {
                    Some(PublicKey::P256(point) | PublicKey::P384(point)) => point.len(),
                    Some(PublicKey::Rsa(_)) | None => 0,
                };
                if ephemeral.len() != mine {
                    return Err(OpenError::WrongKey);
                }
                let secret = token.agree(ephemeral)?.ok_or(OpenError::WrongKey)?;
                return ContentKey::unwrapped_under(lock::derived(&secret).as_ref(), wrapped);
            }
            Private::Rsa(_) => return Err(OpenError::WrongKey),
        };
        let public = UnparsedPublicKey::new(key.algorithm(), ephemeral);
        agreement::agree(key, public, OpenError::WrongKey, |secret| {
            ContentKey::unwrapped_under(lock::derived(secret).as_ref(), wrapped)
        })
    }
}

fn read_private(pkcs8: &[u8]) -> Option<(Private, Public)> {
    if let Ok(key) = PrivateDecryptingKey::from_pkcs8(pkcs8) {
        let public: PublicKeyX509Der<'_> = key.public_key().as_der().ok()?;
        let public = Public::Rsa(public.as_ref().to_vec());
        let key = OaepPrivateDecryptingKey::new(key).ok()?;
        return Some((Private::Rsa(key), public));
    }
    let key = PrivateKey::from_private_key_der(&ECDH_P256, pkcs8)
        .or_else(|_| PrivateKey::from_private_key_der(&ECDH_P384, pkcs8))
        .ok()?;
    let public = Public::Point(key.compute_public_key().ok()?.as_ref().to_vec());
    Some((Private::Elliptic(key), public))
}

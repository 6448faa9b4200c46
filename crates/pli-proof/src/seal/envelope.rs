//! The head of a sealed file: for whom it is locked and how, and how long its content is.

use std::collections::BTreeSet;
use std::io::Read;

use super::cipher::{NONCE, TAG};
use super::der::{
    AES_256_GCM, AES_256_WRAP, AUTH_ENVELOPED_DATA, BIT_STRING, CONTEXT_0, CONTEXT_1, CONTEXT_2,
    DATA, EC_PUBLIC_KEY, ECDH_SHA256_KDF, IMPLICIT_0, INTEGER, OCTET_STRING, RSA_OAEP_SHA256,
    SEQUENCE, SET, SHARED_KEY, cut, element, number, read_head,
};
use super::lock::{Name, WRAPPED};
use super::share::{SealedShare, Share, Shared};
use super::{MAX_CONTENT_BYTES, MAX_HEAD_BYTES, MAX_HOLDERS, OpenError};
use crate::ber::{self, Element};

/// The head of a sealed file. It is not authenticated: what it says of holders and sizes holds once the content was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub(super) locks: Vec<Lock>,
    pub(super) nonce: [u8; NONCE],
    pub(super) content_size: u64,
    head_size: u64,
}

/// One way to the content key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// RSA-OAEP to a certificate.
    Transport {
        /// Whose.
        name: Name,
        /// The content key, encrypted.
        wrapped: Vec<u8>,
    },
    /// ECDH to a certificate.
    Agreement {
        /// Whose.
        name: Name,
        /// The ephemeral public point.
        ephemeral: Vec<u8>,
        /// The content key under the derived key.
        wrapped: Vec<u8>,
    },
    /// A key that several share.
    Shared(Shared),
}

impl Envelope {
    /// Reads the head of a sealed file and leaves the stream at its content.
    pub fn read(source: &mut impl Read) -> Result<Self, OpenError> {
        let mut count = 0;
        let length = expect(source, SEQUENCE, &mut count)?;
        let whole = count.checked_add(length);
        exact(source, AUTH_ENVELOPED_DATA, &mut count)?;
        for tag in [CONTEXT_0, SEQUENCE] {
            let length = expect(source, tag, &mut count)?;
            if count.checked_add(length) != whole {
                return Err(OpenError::not_sealed("its lengths contradict each other"));
            }
        }
        exact(source, &number(0), &mut count)?;
        let length = expect(source, SET, &mut count)?;
        let locks = read_locks(&take(source, length, &mut count)?)?;
        let length = expect(source, SEQUENCE, &mut count)?;
        let end_of_content = count.checked_add(length);
        exact(source, DATA, &mut count)?;
        let length = expect(source, SEQUENCE, &mut count)?;
        let nonce = read_algorithm(&take(source, length, &mut count)?)?;
        let content_size = expect(source, IMPLICIT_0, &mut count)?;
        let end = count.checked_add(content_size);
        let with_tag = end.and_then(|end| end.checked_add(2 + TAG as u64));
        if end.is_none() || end != end_of_content || with_tag != whole {
            return Err(OpenError::not_sealed("its lengths contradict each other"));
        }
        if content_size > MAX_CONTENT_BYTES {
            return Err(OpenError::not_sealed("it is too large"));
        }
        Ok(Self {
            locks,
            nonce,
            content_size,
            head_size: count,
        })
    }

    /// Plain bytes, as the head says.
    pub fn content_size(&self) -> u64 {
        self.content_size
    }

    /// Bytes of the head itself.
    pub fn head_size(&self) -> u64 {
        self.head_size
    }

    /// Bytes of the whole sealed file, as the head says.
    pub fn sealed_size(&self) -> u64 {
        self.head_size + self.content_size + 2 + TAG as u64
    }

    /// Whether a share is the one that was sealed to this certificate (DER).
    pub fn is_share_of(&self, share: &Share, certificate: &[u8]) -> bool {
        let Some(name) = Name::of(certificate) else {
            return false;
        };
        self.locks.iter().any(|held| match held {
            Lock::Shared(shared) => {
                let inner = shared.sealed_share(share);
                inner.is_ok_and(|inner| {
                    Self::read(&mut inner.sealed.as_slice())
                        .is_ok_and(|envelope| envelope.is_for(&name))
                })
            }
            Lock::Transport { .. } | Lock::Agreement { .. } => false,
        })
    }

    /// How many holders must come together, as the head says.
    pub fn threshold(&self) -> usize {
        match self.locks.as_slice() {
            [Lock::Shared(shared)] => shared.threshold.into(),
            _ => 1,
        }
    }

    /// Whether the file is locked for exactly these certificates (DER) with this number of holders needed.
    pub fn is_locked_for(&self, certificates: &[Vec<u8>], threshold: usize) -> bool {
        let wanted = certificates.iter().map(|der| Name::of(der));
        let wanted = wanted.collect::<Option<BTreeSet<_>>>();
        let found = self.names();
        let found = found.filter(|names| names.len() == certificates.len());
        let found = found.map(|names| names.into_iter().collect::<BTreeSet<_>>());
        self.threshold() == threshold && found.is_some() && found == wanted
    }

    pub(super) fn is_for(&self, name: &Name) -> bool {
        self.names().is_some_and(|names| names.contains(name))
    }

    /// The holders in order; none where a share is no sealed file.
    fn names(&self) -> Option<Vec<Name>> {
        let mut names = Vec::new();
        for held in &self.locks {
            match held {
                Lock::Transport { name, .. } | Lock::Agreement { name, .. } => {
                    names.push(name.clone());
                }
                Lock::Shared(shared) => {
                    for share in &shared.shares {
                        let inner = Self::read(&mut share.sealed.as_slice()).ok()?;
                        match inner.locks.as_slice() {
                            [Lock::Transport { name, .. } | Lock::Agreement { name, .. }] => {
                                names.push(name.clone());
                            }
                            _ => return None,
                        }
                    }
                }
            }
        }
        Some(names)
    }
}

fn expect(source: &mut impl Read, tag: u8, count: &mut u64) -> Result<u64, OpenError> {
    match read_head(source, count)? {
        (found, length) if found == tag => Ok(length),
        _ => Err(OpenError::not_sealed("it is not built as a sealed file")),
    }
}

fn exact(source: &mut impl Read, expected: &[u8], count: &mut u64) -> Result<(), OpenError> {
    if take(source, expected.len() as u64, count)? == expected {
        Ok(())
    } else {
        Err(OpenError::not_sealed("it is not built as a sealed file"))
    }
}

/// Takes a small value whole.
fn take(source: &mut impl Read, length: u64, count: &mut u64) -> Result<Vec<u8>, OpenError> {
    let length = usize::try_from(length)
        .ok()
        .filter(|length| *length <= MAX_HEAD_BYTES)
        .ok_or(OpenError::not_sealed("its head is too large"))?;
    let mut bytes = vec![0; length];
    source.read_exact(&mut bytes).map_err(cut)?;
    *count += length as u64;
    Ok(bytes)
}

/// AES-256-GCM with a nonce of 12 bytes and a tag of 16 (RFC 5084).
fn read_algorithm(bytes: &[u8]) -> Result<[u8; NONCE], OpenError> {
    let other = || OpenError::not_sealed("it is encrypted in another way");
    let parameters = bytes.strip_prefix(AES_256_GCM).ok_or_else(other)?;
    let nonce: [u8; NONCE] = parameters
        .get(4..4 + NONCE)
        .and_then(|nonce| nonce.try_into().ok())
        .ok_or_else(other)?;
    if parameters == gcm_parameters(&nonce) {
        Ok(nonce)
    } else {
        Err(other())
    }
}

/// GCMParameters (RFC 5084 §3.2).
pub(super) fn gcm_parameters(nonce: &[u8; NONCE]) -> Vec<u8> {
    let nonce = element(OCTET_STRING, &[nonce]);
    element(SEQUENCE, &[&nonce, &number(TAG as u8)])
}

fn read_locks(bytes: &[u8]) -> Result<Vec<Lock>, OpenError> {
    let mut locks = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (next, after) = ber::read(rest).map_err(|_| unknown_lock())?;
        locks.push(read_lock(&next).ok_or_else(unknown_lock)?);
        rest = after;
        if locks.len() > MAX_HOLDERS {
            return Err(OpenError::not_sealed("it has too many holders"));
        }
    }
    let shared = locks.iter().any(|held| matches!(held, Lock::Shared(_)));
    if locks.is_empty() || shared && locks.len() > 1 {
        return Err(unknown_lock());
    }
    Ok(locks)
}

fn unknown_lock() -> OpenError {
    OpenError::not_sealed("it is locked in another way")
}

fn read_lock(lock: &Element<'_>) -> Option<Lock> {
    let parts = lock.children().ok()?;
    let parts = parts.as_slice();
    match (lock.tag, parts) {
        (SEQUENCE, [version, name, algorithm, wrapped]) => {
            let known = version.whole == number(0) && algorithm.whole == RSA_OAEP_SHA256;
            (known && (name.tag, wrapped.tag) == (SEQUENCE, OCTET_STRING)).then(|| {
                Lock::Transport {
                    name: Name(name.whole.to_vec()),
                    wrapped: wrapped.content.to_vec(),
                }
            })
        }
        (CONTEXT_1, [version, originator, algorithm, holders]) => {
            let known = version.whole == number(3)
                && algorithm.whole == element(SEQUENCE, &[ECDH_SHA256_KDF, AES_256_WRAP]);
            known.then(|| read_agreement(originator, holders)).flatten()
        }
        (CONTEXT_2, [version, key, algorithm, wrapped]) => {
            let known = version.whole == number(4) && algorithm.whole == AES_256_WRAP;
            let wrapped = octets(wrapped, WRAPPED)?;
            known.then(|| read_shared(key, wrapped)).flatten()
        }
        _ => None,
    }
}

fn read_agreement(originator: &Element<'_>, holders: &Element<'_>) -> Option<Lock> {
    let key = only(originator.children().ok()?)?;
    let [algorithm, point] = two(key.children().ok()?)?;
    let holder = only(holders.children().ok()?)?;
    let [name, wrapped] = two(holder.children().ok()?)?;
    let point_is_plain = point.tag == BIT_STRING && point.content.first() == Some(&0);
    let built = (originator.tag, key.tag) == (CONTEXT_0, CONTEXT_1)
        && are(SEQUENCE, &[*holders, holder, name])
        && wrapped.tag == OCTET_STRING;
    (built && algorithm.whole == EC_PUBLIC_KEY && point_is_plain).then(|| Lock::Agreement {
        name: Name(name.whole.to_vec()),
        ephemeral: point.content[1..].to_vec(),
        wrapped: wrapped.content.to_vec(),
    })
}

/// KEKIdentifier with our shares in `other` (RFC 5652 §6.2.3).
fn read_shared(key: &Element<'_>, wrapped: &[u8]) -> Option<Lock> {
    let [sharing, other] = two(key.children().ok()?)?;
    let [kind, shares] = two(other.children().ok()?)?;
    let list = shares.children().ok()?;
    let [version, threshold, sealed] = list.as_slice() else {
        return None;
    };
    let mut found = Vec::new();
    for share in sealed.children().ok()? {
        let [digest, bytes] = two(share.children().ok()?)?;
        if share.tag != SEQUENCE || bytes.tag != OCTET_STRING {
            return None;
        }
        found.push(SealedShare {
            digest: octets(&digest, 32)?.try_into().ok()?,
            sealed: bytes.content.to_vec(),
        });
    }
    let threshold = match (threshold.tag, threshold.content) {
        (INTEGER, [threshold]) => *threshold,
        _ => return None,
    };
    let sensible =
        (2..=found.len()).contains(&usize::from(threshold)) && found.len() <= MAX_HOLDERS;
    let built = are(SEQUENCE, &[*key, other, shares, *sealed]);
    let known = kind.whole == SHARED_KEY && version.whole == number(1);
    (built && known && sensible).then_some(Lock::Shared(Shared {
        sharing: octets(&sharing, super::share::SHARING)?.try_into().ok()?,
        threshold,
        shares: found,
        wrapped: wrapped.to_vec(),
    }))
}

fn are(tag: u8, elements: &[Element<'_>]) -> bool {
    elements.iter().all(|element| element.tag == tag)
}

fn octets<'a>(element: &Element<'a>, length: usize) -> Option<&'a [u8]> {
    (element.tag == OCTET_STRING && element.content.len() == length).then_some(element.content)
}

fn only<'a>(elements: Vec<Element<'a>>) -> Option<Element<'a>> {
    <[Element<'a>; 1]>::try_from(elements).ok().map(|[one]| one)
}

fn two<'a>(elements: Vec<Element<'a>>) -> Option<[Element<'a>; 2]> {
    elements.try_into().ok()
}

//! Canonical JSON (RFC 8785) and SHA-256: the bytes that are hashed, signed and sealed.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;
use sha2::{Digest, Sha256};

/// Largest integer that RFC 8785 keeps exactly (2^53 − 1).
pub const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// The value cannot be written as canonical JSON.
#[derive(Debug, thiserror::Error)]
#[error("the value has no canonical JSON form")]
pub struct CanonicalError(#[source] serde_json::Error);

/// Writes a value as canonical JSON (RFC 8785).
///
/// # Errors
/// When the value holds a map key that is no text, or is nested too deep.
pub fn canonical_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    canonical_text(&serde_json::to_string(value).map_err(CanonicalError)?)
}

/// Writes JSON text as canonical JSON (RFC 8785).
///
/// The order of members is ours, over texts that are not copied: the library that does the same allocates for each name, which a
/// manifest of 10,000 attachments feels. That library writes what is rare here, and judges the rest in `tests/canonical.rs`.
///
/// # Errors
/// When the text is no JSON, is nested too deep, or names a member twice (RFC 8785 §3.1).
pub fn canonical_text(json: &str) -> Result<Vec<u8>, CanonicalError> {
    let tree: Tree<'_> = serde_json::from_str(json).map_err(CanonicalError)?;
    let mut out = Vec::with_capacity(json.len());
    tree.write(&mut out).map_err(CanonicalError)?;
    Ok(out)
}

/// JSON as it was read, its texts borrowed where they hold no escape.
enum Tree<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    /// In the order of the UTF-16 code units of their names (RFC 8785 §3.2.3).
    Members(Vec<(Name<'a>, Tree<'a>)>),
}

#[derive(PartialEq, Eq, Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl Tree<'_> {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
        match self {
            Self::Null => out.extend(b"null"),
            Self::Bool(value) => serde_json::to_writer(out, value)?,
            Self::Number(number) => write_number(number, out)?,
            // The escapes of serde_json are those of RFC 8785 §3.2.2.2.
            Self::Text(text) => serde_json::to_writer(out, text)?,
            Self::List(items) => {
                out.push(b'[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(b',');
                    }
                    item.write(out)?;
                }
                out.push(b']');
            }
            Self::Members(members) => {
                out.push(b'{');
                for (place, (name, value)) in members.iter().enumerate() {
                    if place > 0 {
                        out.push(b',');
                    }
                    serde_json::to_writer(&mut *out, &name.0)?;
                    out.push(b':');
                    value.write(out)?;
                }
                out.push(b'}');
            }
        }
        Ok(())
    }
}

fn write_number(number: &Number, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let is_safe = match (number.as_u64(), number.as_i64()) {
        (Some(whole), _) => whole <= MAX_SAFE_INTEGER,
        (None, Some(whole)) => whole.unsigned_abs() <= MAX_SAFE_INTEGER,
        (None, None) => false,
    };
    if is_safe {
        return serde_json::to_writer(out, number);
    }
    out.extend(serde_json_canonicalizer::to_vec(number)?);
    Ok(())
}

impl<'de: 'a, 'a> Deserialize<'de> for Tree<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Tree<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(value).map_or(Tree::Null, Tree::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut sorted: Vec<(Name<'de>, Tree<'de>)> = Vec::new();
        while let Some(member) = members.next_entry()? {
            sorted.push(member);
        }
        sorted.sort_unstable_by(|(Name(one), _), (Name(other), _)| {
            one.encode_utf16().cmp(other.encode_utf16())
        });
        match sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(A::Error::custom(format!("`{}` twice", pair[0].0.0))),
            None => Ok(Tree::Members(sorted)),
        }
    }
}

/// Computes SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Says whether a text is a SHA-256 in lower-case hexadecimal. Checked before any text becomes part of a path.
pub fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

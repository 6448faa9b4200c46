//! How much work a PKCS#12 file asks for before its password is known to be right or wrong.

use crate::ber::{self, Element, INTEGER, NotBer, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};

/// Deepest nesting that is followed: a safe in an octet string in a content in a file.
const MAX_DEPTH: usize = 24;

/// Returns the largest number of iterations of a key derivation that the file asks for in the clear.
pub(super) fn iterations(file: &[u8]) -> Result<u64, NotBer> {
    let (file, _) = ber::read(file)?;
    let of_mac = file
        .children()?
        .get(2)
        .map(mac_iterations)
        .transpose()?
        .flatten();
    let mut largest = of_mac.unwrap_or(1);
    search(&file, 0, &mut largest);
    Ok(largest)
}

/// `MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 }` (RFC 7292 §4).
fn mac_iterations(mac: &Element<'_>) -> Result<Option<u64>, NotBer> {
    Ok(mac.children()?.get(2).map(number))
}

/// Looks for the parameters of derivations: an identifier, then `SEQUENCE { salt, iterations, … }`.
fn search(element: &Element<'_>, depth: usize, largest: &mut u64) {
    if depth > MAX_DEPTH {
        return;
    }
    let inner = match element.tag {
        OCTET_STRING => ber::read(element.content).map(|(inner, _)| vec![inner]),
        tag if tag & 0x20 != 0 => element.children(),
        _ => return,
    };
    let Ok(children) = inner else { return };
    if let [oid, parameters, ..] = &children[..]
        && oid.tag == OBJECT_IDENTIFIER
        && is_derivation(oid.content)
        && let Some(found) = derivation_iterations(parameters)
    {
        *largest = found.max(*largest);
    }
    for child in &children {
        search(child, depth + 1, largest);
    }
}

/// PBKDF2, and the schemes of PKCS#5 v1 and PKCS#12.
fn is_derivation(oid: &[u8]) -> bool {
    const PKCS_5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
    const PKCS_12: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];
    oid.starts_with(PKCS_5) || oid.starts_with(PKCS_12)
}

fn derivation_iterations(parameters: &Element<'_>) -> Option<u64> {
    let fields = parameters.expect(SEQUENCE).ok()?.children().ok()?;
    fields
        .get(1)
        .filter(|field| field.tag == INTEGER)
        .map(number)
}

/// The value of an INTEGER; what does not fit is as good as endless.
fn number(element: &Element<'_>) -> u64 {
    match element.content.len() {
        0..=8 => element
            .content
            .iter()
            .fold(0, |number, &byte| number << 8 | u64::from(byte)),
        _ => u64::MAX,
    }
}

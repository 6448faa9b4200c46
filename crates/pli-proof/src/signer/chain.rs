//! Puts certificates in the order of a path: the signer's, its issuer's, and so on.

use openssl::error::ErrorStack;
use openssl::x509::{X509, X509VerifyResult};

/// Longest chain that is followed.
const MAX_LENGTH: usize = 10;

/// Begins with `leaf`, follows with the issuers found among `others`; what does not belong to the path is left out.
pub(crate) fn in_order(leaf: X509, mut others: Vec<X509>) -> Result<Vec<Vec<u8>>, ErrorStack> {
    let mut chain = vec![leaf.to_der()?];
    let mut last = leaf;
    while chain.len() < MAX_LENGTH
        && let Some(position) = others
            .iter()
            .position(|other| other.issued(&last) == X509VerifyResult::OK)
    {
        let issuer = others.swap_remove(position);
        let der = issuer.to_der()?;
        // A self-signed certificate issued itself; a copy of it ends the path.
        if chain.contains(&der) {
            break;
        }
        chain.push(der);
        last = issuer;
    }
    Ok(chain)
}

/// The same for certificates in DER; issuers that OpenSSL cannot read are left out.
pub(super) fn in_order_der(leaf: &[u8], others: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    let others = others.iter().filter(|other| *other != leaf);
    let others = others.filter_map(|other| X509::from_der(other).ok());
    in_order(X509::from_der(leaf).ok()?, others.collect()).ok()
}

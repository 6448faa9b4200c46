//! Who may sign the revocation list of a certificate (RFC 5280 §6.3.3 f): its issuer, or another under the same authority.

use x509_cert::ext::pkix::KeyUsages;

use super::Context;
use super::build::Path;
use super::check;
use super::known::Known;
use super::static_rules;
use crate::verify::revocation::crl;
use crate::verify::revocation::list::List;

/// Deepest nesting of lists whose signers need lists of their own.
const MAX_PENDING: usize = 4;

/// A certificate at its place in a path.
pub(in crate::verify) struct Place<'p, 'a> {
    /// The path.
    pub(in crate::verify) path: &'p Path<'a>,
    /// The place of the certificate in it.
    pub(in crate::verify) index: usize,
}

impl<'a> Place<'_, 'a> {
    /// The certificate.
    pub(in crate::verify) fn subject(&self) -> &'a Known {
        self.path.certificates[self.index]
    }

    /// Who issued it.
    pub(in crate::verify) fn issuer(&self) -> &'a Known {
        self.path.issuer(self.index)
    }
}

/// Whether a list is signed by one who may, seen from this place.
pub(in crate::verify) fn is_signed<'a>(
    list: &List<'_>,
    place: &Place<'_, 'a>,
    context: &Context<'a>,
) -> bool {
    let Some(keys) = static_rules::public_keys(place.path) else {
        return false;
    };
    let above = place.path.certificates.iter().copied();
    let above = above.chain([place.path.anchor.known()]).zip(&keys);
    let mut above = above.skip(place.index + 1);
    if above.any(|(known, key)| {
        known.subject == list.issuer
            && known.allows(KeyUsages::CRLSign)
            && crl::is_signed_by(list, key, context)
    }) {
        return true;
    }
    context.pending.len() <= MAX_PENDING
        && context
            .named(&list.issuer)
            .filter(|known| may_sign(known, list))
            .filter(|known| {
                known
                    .public_key()
                    .is_some_and(|key| crl::is_signed_by(list, &key, context))
            })
            .any(|known| check::stands_under(known, place.path, context))
}

/// Whether a certificate lets its key sign lists, and had not ended when this one was issued.
fn may_sign(known: &Known, list: &List<'_>) -> bool {
    known.allows(KeyUsages::CRLSign) && list.this_update <= known.validity().1
}

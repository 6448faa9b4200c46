//! What the tests share: an authority, signers, a small PDF, and programs that judge from outside.

pub(crate) mod container;
pub(crate) mod judge;
pub(crate) mod pdf;
mod people;
pub(crate) mod pki;
pub(crate) mod samples;
pub(crate) mod xml;

use std::sync::OnceLock;

use pli_proof::demo::{Authority, Issued, KeyKind, Period, TimeStampUnit};
use pli_proof::pades::SignOptions;
use pli_proof::verify::TrustStore;

pub(crate) use people::{authority, now, person};

pub(crate) fn signer(kind: KeyKind, period: Period) -> Issued {
    authority()
        .issue_signer(&person(), kind, period)
        .expect("a signer")
}

/// A signer with an RSA key, made once: such keys take time.
pub(crate) fn rsa_signer() -> &'static Issued {
    static SIGNER: OnceLock<Issued> = OnceLock::new();
    SIGNER.get_or_init(|| signer(KeyKind::Rsa3072, Period::current(now())))
}

/// The certificate and key of a time-stamp unit, made once.
pub(crate) fn time_stamp_unit() -> &'static Issued {
    static UNIT: OnceLock<Issued> = OnceLock::new();
    UNIT.get_or_init(|| {
        authority()
            .issue_time_stamp_unit(
                "Horodatage de test",
                KeyKind::Rsa3072,
                Period::current(now()),
            )
            .expect("a time-stamp unit")
    })
}

/// A time-stamp unit that tells the time of the tests.
pub(crate) fn stamper() -> TimeStampUnit {
    TimeStampUnit::at(time_stamp_unit().identity().expect("an identity"), now())
}

pub(crate) fn options() -> SignOptions {
    SignOptions {
        claimed_time: now(),
        label: "Signature électronique d’Élodie Lefèvre".to_owned(),
        name: Some("Élodie Lefèvre".to_owned()),
        reason: Some("Dépôt du dossier".to_owned()),
        location: None,
    }
}

/// A store that trusts this authority alone.
pub(crate) fn trusting(authority: &Authority) -> TrustStore {
    let mut trust = TrustStore::new();
    trust.add_file(authority.root()).expect("a certificate");
    trust
}

//! What the tests share: an authority, signers, a small PDF, and programs that judge from outside.

pub(crate) mod container;
pub(crate) mod judge;
pub(crate) mod pdf;
pub(crate) mod pki;
pub(crate) mod samples;
pub(crate) mod xml;

use std::sync::OnceLock;

use jiff::Timestamp;
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person, TimeStampUnit};
use pli_proof::pades::SignOptions;
use pli_proof::verify::TrustStore;

/// The moment at which the tests take place.
pub(crate) fn now() -> Timestamp {
    static NOW: OnceLock<Timestamp> = OnceLock::new();
    *NOW.get_or_init(Timestamp::now)
}

pub(crate) fn authority() -> &'static Authority {
    static AUTHORITY: OnceLock<Authority> = OnceLock::new();
    AUTHORITY.get_or_init(|| Authority::found("Autorité de test", now()).expect("an authority"))
}

pub(crate) fn person() -> Person {
    Person {
        given_name: "Élodie".to_owned(),
        surname: "Lefèvre".to_owned(),
        organisation: "Organisme de démonstration".to_owned(),
        siren: "123456782".to_owned(),
    }
}

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

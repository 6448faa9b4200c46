//! Who takes part in the tests, and when. Other crates' tests that use the bench of tokens take this file with it.

use std::sync::OnceLock;

use jiff::Timestamp;
use pli_proof::demo::{Authority, Person};

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

//! Bent files given to be raised: they are refused or raised, and nothing panics.

use pli_proof::demo::{KeyKind, Period};
use pli_proof::timestamp::{Cause, Stamper};
use pli_proof::{asic, cades, pades, xades};

use crate::support::pdf::{Form, Layout, small};
use crate::support::samples::{self, Inside, SampleLevel, validation_data};
use crate::support::{now, signer};

/// A server that nobody reaches: what is bent must not need it to fail.
struct Nobody;

impl Stamper for Nobody {
    fn carry(&self, _request: &[u8]) -> Result<Vec<u8>, Cause> {
        Err("nobody".into())
    }
}

/// Copies with one byte bent or an end cut, about two hundred of each.
fn bent(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let step = (bytes.len() / 200).max(1);
    let places = (0..bytes.len()).step_by(step);
    places.flat_map(move |place| {
        let mut flipped = bytes.to_vec();
        flipped[place] ^= 1 << (place % 8);
        [flipped, bytes[..place].to_vec()]
    })
}

#[test]
fn bent_files_of_every_format_are_raised_or_refused() {
    let signer = signer(KeyKind::P256, Period::current(now()));
    let data = validation_data();
    for bytes in bent(&samples::cms(&signer, b"this", SampleLevel::T)) {
        cades::add_validation_data(&bytes, &data).ok();
        cades::add_archive_timestamp(&bytes, b"this", &Nobody).ok();
        cades::certificates(&bytes).ok();
    }
    for bytes in bent(&samples::xml(&signer, SampleLevel::T)) {
        xades::add_validation_data(&bytes, &data).ok();
        xades::certificates(&bytes).ok();
    }
    for bytes in bent(&samples::container(&signer, Inside::Xades, SampleLevel::B)) {
        asic::raise(&bytes, |signature, _| {
            Ok::<_, asic::AsicError>(signature.to_vec())
        })
        .ok();
    }
    let pdf = samples::pdf_by(&signer, small(Form::Direct, Layout::Table), SampleLevel::Lt);
    for bytes in bent(&pdf) {
        pades::add_timestamp(bytes.clone(), &Nobody, "essai").ok();
        pades::certificates(&bytes).ok();
        pades::add_validation_data(bytes, &data).ok();
    }
}

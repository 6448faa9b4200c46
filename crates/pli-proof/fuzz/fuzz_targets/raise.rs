//! Whatever is given to be raised to a further level: it is refused or raised, and nothing panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pli_proof::timestamp::{Cause, Stamper};
use pli_proof::{ValidationData, asic, cades, pades, xades};

struct Nobody;

impl Stamper for Nobody {
    fn carry(&self, _request: &[u8]) -> Result<Vec<u8>, Cause> {
        Err("nobody".into())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut data = ValidationData::default();
    let _ = data.add_file(bytes);
    let _ = data.unproved(&[bytes.to_vec()]);
    let _ = cades::add_validation_data(bytes, &data);
    let _ = cades::certificates(bytes);
    let _ = cades::add_archive_timestamp(bytes, bytes, &Nobody);
    let _ = xades::add_validation_data(bytes, &data);
    let _ = xades::certificates(bytes);
    let _ = pades::add_timestamp(bytes.to_vec(), &Nobody, "fuzz");
    let _ = pades::add_validation_data(bytes.to_vec(), &data);
    let _ = asic::raise(bytes, |signature, _| Ok::<_, asic::AsicError>(signature.to_vec()));
});

//! Signatures made: detached CMS and PDF, and what is refused before signing.

use crate::support::pdf::{Form, Layout, certified, encrypted};
use crate::support::{options, rsa_signer};
use lopdf::{Document, Object};
use pli_proof::pades::{self, PadesError};

#[test]
fn every_shape_of_pdf_is_signed_without_a_change_to_its_bytes() {
    let identity = rsa_signer().identity().expect("an identity");
    for layout in [Layout::Table, Layout::Streams] {
        for form in [Form::None, Form::Direct, Form::Indirect] {
            let pdf = crate::support::pdf::small(form, layout);
            let signed = pades::sign(pdf.clone(), &identity, &options()).expect("signed");
            assert!(signed.starts_with(&pdf), "{form:?} {layout:?}");
            let before = Document::load_mem(&pdf).expect("readable before");
            let after = Document::load_mem(&signed).expect("readable after");
            assert!(after.xref_recovery.is_none(), "{form:?} {layout:?}");
            assert_eq!(
                after.trailer.get(b"ID").ok(),
                before.trailer.get(b"ID").ok()
            );
            let form_after = after
                .catalog()
                .and_then(|catalog| catalog.get_deref(b"AcroForm", &after));
            let form_after = form_after.and_then(Object::as_dict).expect("a form");
            let kept = if matches!(form, Form::None) { 0 } else { 1 };
            let fields = form_after
                .get_deref(b"Fields", &after)
                .and_then(Object::as_array)
                .expect("fields");
            assert_eq!(fields.len(), kept + 1, "{form:?} {layout:?}");
            assert_eq!(form_after.has(b"DA"), kept == 1, "{form:?} {layout:?}");
        }
    }
}

#[test]
fn a_signed_pdf_is_signed_again() {
    let identity = rsa_signer().identity().expect("an identity");
    let once = pades::sign(
        crate::support::pdf::small(Form::None, Layout::Streams),
        &identity,
        &options(),
    )
    .expect("signed");
    let twice = pades::sign(once.clone(), &identity, &options()).expect("signed again");
    assert!(twice.starts_with(&once));
}

#[test]
fn what_cannot_be_signed_is_refused_with_its_reason() {
    let identity = rsa_signer().identity().expect("an identity");
    let pdf = crate::support::pdf::small(Form::None, Layout::Table);
    let refusal = |bytes: Vec<u8>| pades::sign(bytes, &identity, &options()).err();
    let shortened = pdf[..pdf.len() - 200].to_vec();
    let after_junk = [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &pdf].concat();
    assert!(matches!(
        refusal(after_junk),
        Some(PadesError::JunkBeforeHeader)
    ));
    assert!(matches!(refusal(shortened), Some(PadesError::Damaged)));
    assert!(matches!(refusal(Vec::new()), Some(PadesError::NotAPdf)));
    assert!(matches!(
        refusal(b"PK\x03\x04 a spreadsheet".to_vec()),
        Some(PadesError::NotAPdf)
    ));
    assert!(matches!(
        refusal(encrypted("secret")),
        Some(PadesError::Encrypted)
    ));
    assert!(matches!(
        refusal(certified(&pdf, 1)),
        Some(PadesError::ChangesForbidden)
    ));
    assert!(refusal(certified(&pdf, 2)).is_none());
    let mut bent = pdf;
    let place = bent
        .windows(9)
        .rposition(|window| window == b"startxref")
        .expect("a startxref");
    bent[place + 10] = b'9';
    assert!(matches!(refusal(bent), Some(PadesError::Damaged)));
}

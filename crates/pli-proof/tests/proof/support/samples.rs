//! Signed files of every format and level, made by our own writers: for those who judge them, here and elsewhere.

use std::sync::OnceLock;

use jiff::{SignedDuration, Timestamp};
use pli_proof::asic::{self, AsicError};
use pli_proof::demo::Issued;
use pli_proof::xades::{self, DataObject};
use pli_proof::{ValidationData, cades, pades};

use super::{authority, now, options, rsa_signer, stamper};

/// A baseline level that a sample is raised to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SampleLevel {
    B,
    T,
    Lt,
    Lta,
}

impl SampleLevel {
    pub(crate) const ALL: [Self; 4] = [Self::B, Self::T, Self::Lt, Self::Lta];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::B => "B",
            Self::T => "T",
            Self::Lt => "LT",
            Self::Lta => "LTA",
        }
    }
}

pub(crate) const STAMP_LABEL: &str = "Horodatage du document";

/// A little before the moment of the tests: when the lists of revoked certificates came out.
pub(crate) fn before(now: Timestamp) -> Timestamp {
    now.saturating_add(SignedDuration::from_hours(-2))
        .expect("a time")
}

/// The authority's certificate and its list of revoked certificates, which is empty.
pub(crate) fn validation_data() -> ValidationData {
    static DATA: OnceLock<ValidationData> = OnceLock::new();
    let data = DATA.get_or_init(|| ValidationData {
        certificates: vec![authority().root().to_vec()],
        revocation_lists: vec![authority().revoke(&[], before(now())).expect("a list")],
        ocsp_responses: Vec::new(),
    });
    data.clone()
}

/// The sample signed as a PDF.
pub(crate) fn pdf(content: Vec<u8>, level: SampleLevel) -> Vec<u8> {
    pdf_by(rsa_signer(), content, level)
}

pub(crate) fn pdf_by(signer: &Issued, content: Vec<u8>, level: SampleLevel) -> Vec<u8> {
    let identity = signer.identity().expect("an identity");
    let mut file = pades::sign(content, &identity, &options()).expect("signed");
    if level >= SampleLevel::T {
        file = pades::add_timestamp(file, &stamper(), STAMP_LABEL).expect("time-stamped");
    }
    if level >= SampleLevel::Lt {
        file = pades::add_validation_data(file, &validation_data()).expect("with proofs");
    }
    if level >= SampleLevel::Lta {
        file = pades::add_archive_timestamp(file, &stamper(), STAMP_LABEL).expect("archived");
    }
    file
}

/// The detached CMS over `content`.
pub(crate) fn cms(signer: &Issued, content: &[u8], level: SampleLevel) -> Vec<u8> {
    let identity = signer.identity().expect("an identity");
    let mut cms = cades::sign_detached(content, &identity, now()).expect("signed");
    if level >= SampleLevel::T {
        cms = cades::add_timestamp(&cms, &stamper()).expect("time-stamped");
    }
    if level >= SampleLevel::Lt {
        cms = cades::add_validation_data(&cms, &validation_data()).expect("with proofs");
    }
    if level >= SampleLevel::Lta {
        cms = cades::add_archive_timestamp(&cms, content, &stamper()).expect("archived");
    }
    cms
}

/// Two files with names that need care, which XAdES and containers sign.
pub(crate) const OBJECTS: [DataObject<'static>; 2] = [
    DataObject {
        name: "réponse n° 1.txt",
        media_type: "text/plain",
        content: "Réponse du candidat.\n".as_bytes(),
    },
    DataObject {
        name: "annexes/devis.csv",
        media_type: "text/csv",
        content: b"lot;montant\n1;12000\n",
    },
];

/// The detached XML signature over [`OBJECTS`]; up to level LT.
pub(crate) fn xml(signer: &Issued, level: SampleLevel) -> Vec<u8> {
    xml_of(&OBJECTS, signer, level)
}

pub(crate) fn xml_of(objects: &[DataObject<'_>], signer: &Issued, level: SampleLevel) -> Vec<u8> {
    let identity = signer.identity().expect("an identity");
    let mut xml = xades::sign_detached(objects, &identity, now()).expect("signed");
    if level >= SampleLevel::T {
        xml = xades::add_timestamp(&xml, &stamper()).expect("time-stamped");
    }
    if level >= SampleLevel::Lt {
        xml = xades::add_validation_data(&xml, &validation_data()).expect("with proofs");
    }
    xml
}

/// The two kinds of signature inside a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    Cades,
    Xades,
}

/// The container of [`OBJECTS`]; up to level LT.
pub(crate) fn container(signer: &Issued, inside: Inside, level: SampleLevel) -> Vec<u8> {
    let identity = signer.identity().expect("an identity");
    match inside {
        Inside::Cades => {
            let mut file = asic::sign_cades(&OBJECTS, &identity, now()).expect("signed");
            if level >= SampleLevel::T {
                file = raised(&file, |cms| cades::add_timestamp(cms, &stamper()).ok());
            }
            if level >= SampleLevel::Lt {
                file = raised(&file, |cms| {
                    cades::add_validation_data(cms, &validation_data()).ok()
                });
            }
            file
        }
        Inside::Xades => {
            let mut file = asic::sign_xades(&OBJECTS, &identity, now()).expect("signed");
            if level >= SampleLevel::T {
                file = raised(&file, |xml| xades::add_timestamp(xml, &stamper()).ok());
            }
            if level >= SampleLevel::Lt {
                file = raised(&file, |xml| {
                    xades::add_validation_data(xml, &validation_data()).ok()
                });
            }
            file
        }
    }
}

fn raised(container: &[u8], add: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    asic::raise(container, |signature, _manifest| {
        add(signature).ok_or(AsicError::NotWritten)
    })
    .expect("raised")
}

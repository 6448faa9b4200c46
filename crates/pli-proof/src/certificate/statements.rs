//! The QCStatements extension (RFC 3739, ETSI EN 319 412-5): what a certificate declares about its qualification.

use const_oid::ObjectIdentifier;
use der::asn1::Any;
use der::{Decode as _, Sequence};
use x509_cert::certificate::{CertificateInner, Raw};

const QC_STATEMENTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.3");
const QC_COMPLIANCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.1");
const QC_DEVICE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.4");
const QC_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6");
const QC_TYPE_SIGNATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6.1");
const QC_TYPE_SEAL: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6.2");
const QC_TYPE_WEB: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6.3");

/// What the statements declare; nothing where the extension is absent or unreadable.
#[derive(Default)]
pub(super) struct Statements {
    pub(super) qualified: bool,
    pub(super) device: bool,
    pub(super) signature: bool,
    pub(super) seal: bool,
    pub(super) web: bool,
}

#[derive(Sequence)]
struct Statement {
    id: ObjectIdentifier,
    #[asn1(optional = "true")]
    info: Option<Any>,
}

pub(super) fn read(certificate: &CertificateInner<Raw>) -> Statements {
    let extensions = certificate.tbs_certificate().extensions();
    let Some(extension) = extensions.and_then(|all| {
        all.iter()
            .find(|extension| extension.extn_id == QC_STATEMENTS)
    }) else {
        return Statements::default();
    };
    let Ok(list) = Vec::<Statement>::from_der(extension.extn_value.as_bytes()) else {
        return Statements::default();
    };
    let types = list
        .iter()
        .filter(|statement| statement.id == QC_TYPE)
        .flat_map(types)
        .collect::<Vec<_>>();
    Statements {
        qualified: list.iter().any(|statement| statement.id == QC_COMPLIANCE),
        device: list.iter().any(|statement| statement.id == QC_DEVICE),
        signature: types.contains(&QC_TYPE_SIGNATURE),
        seal: types.contains(&QC_TYPE_SEAL),
        web: types.contains(&QC_TYPE_WEB),
    }
}

fn types(statement: &Statement) -> Vec<ObjectIdentifier> {
    statement
        .info
        .as_ref()
        .and_then(|info| info.decode_as().ok())
        .unwrap_or_default()
}

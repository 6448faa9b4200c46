//! CMS signed data (RFC 5652) at the baseline level of ETSI EN 319 122, detached. What is signed is given by its digest.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
    SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
    ID_SIGNING_TIME,
};
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ID_SHA_256, ID_SHA_384, SHA_256_WITH_RSA_ENCRYPTION,
};
use der::asn1::{Any, GeneralizedTime, Null, OctetString, SetOfVec, UtcTime};
use der::{Decode as _, Encode, EncodeValue, Sequence, Tagged};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256, Sha384};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::time::Time;

use crate::signer::{SignatureAlgorithm, Signer, SignerError};

/// Why no signature could be made.
#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    /// The key did not sign.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// A certificate of the signer cannot be read.
    #[error("a certificate of the signer cannot be read")]
    UnreadableCertificate,
    /// A value does not fit its encoding.
    #[error("the signature could not be encoded")]
    Encoding(#[from] der::Error),
}

/// `SigningCertificateV2` (RFC 5035); SHA-256 is the default algorithm and is left out.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<CertificateDigest>,
}

#[derive(Sequence)]
struct CertificateDigest {
    digest: OctetString,
}

/// Digests the pieces one after the other with the digest that belongs to `algorithm`.
pub(crate) fn digest(algorithm: SignatureAlgorithm, pieces: &[&[u8]]) -> Vec<u8> {
    match algorithm {
        SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::EcdsaP256Sha256 => {
            digest_with::<Sha256>(pieces)
        }
        SignatureAlgorithm::EcdsaP384Sha384 => digest_with::<Sha384>(pieces),
    }
}

fn digest_with<D: sha2::Digest>(pieces: &[&[u8]]) -> Vec<u8> {
    let mut state = D::new();
    for piece in pieces {
        state.update(piece);
    }
    state.finalize().to_vec()
}

/// What a CMS is made of, beside the digest and the signer.
pub(crate) struct Shape<'a> {
    /// Type of the content.
    pub(crate) content_type: ObjectIdentifier,
    /// The content, where it goes inside.
    pub(crate) content: Option<&'a [u8]>,
    /// The signer's own word on the time, where the format wants it among the signed attributes.
    pub(crate) claimed_time: Option<Timestamp>,
    /// Which certificates go inside.
    pub(crate) certificates: Enclosed,
}

/// Certificates that a signature carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Enclosed {
    /// The signer's chain.
    Chain,
    /// None: who asked has them.
    Nothing,
}

impl Shape<'_> {
    /// A detached signature of plain bytes that carries the signer's chain.
    pub(crate) fn detached(claimed_time: Option<Timestamp>) -> Self {
        Self {
            content_type: ID_DATA,
            content: None,
            claimed_time,
            certificates: Enclosed::Chain,
        }
    }
}

/// Makes the CMS of a content with this digest.
pub(crate) fn sign_digest(
    content_digest: &[u8],
    signer: &dyn Signer,
    shape: &Shape<'_>,
) -> Result<Vec<u8>, SignatureError> {
    let certificates = certificates(signer)?;
    let leaf = certificates
        .first()
        .ok_or(SignatureError::UnreadableCertificate)?;
    let signed_attributes = signed_attributes(content_digest, signer, shape)?;
    let signature = signer.sign(&signed_attributes.to_der()?)?;
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.tbs_certificate().issuer().clone(),
            serial_number: leaf.tbs_certificate().serial_number().clone(),
        }),
        digest_alg: digest_algorithm(signer.algorithm()),
        signed_attrs: Some(signed_attributes),
        signature_algorithm: signature_algorithm(signer.algorithm())?,
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let signed_data = SignedData {
        // RFC 5652 §5.1: version 3 where the content is no plain data.
        version: match shape.content_type {
            ID_DATA => CmsVersion::V1,
            _ => CmsVersion::V3,
        },
        digest_algorithms: SetOfVec::try_from(vec![digest_algorithm(signer.algorithm())])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: shape.content_type,
            econtent: match shape.content {
                Some(content) => Some(Any::encode_from(&OctetString::new(content)?)?),
                None => None,
            },
        },
        certificates: match shape.certificates {
            Enclosed::Chain => Some(certificate_set(certificates)?),
            Enclosed::Nothing => None,
        },
        crls: None,
        signer_infos: SignerInfos::try_from(vec![info])?,
    };
    let envelope = ContentInfo {
        content_type: ID_SIGNED_DATA,
        content: Any::encode_from(&signed_data)?,
    };
    Ok(envelope.to_der()?)
}

fn certificate_set(certificates: Vec<Certificate>) -> der::Result<CertificateSet> {
    let choices = certificates
        .into_iter()
        .map(CertificateChoices::Certificate)
        .collect::<Vec<_>>();
    CertificateSet::try_from(choices)
}

/// The signer's certificates, each one byte for byte what it was.
fn certificates(signer: &dyn Signer) -> Result<Vec<Certificate>, SignatureError> {
    let read = |der: &Vec<u8>| {
        let certificate =
            Certificate::from_der(der).map_err(|_| SignatureError::UnreadableCertificate)?;
        if certificate.to_der()? != *der {
            return Err(SignatureError::UnreadableCertificate);
        }
        Ok(certificate)
    };
    signer.chain().iter().map(read).collect()
}

fn signed_attributes(
    content_digest: &[u8],
    signer: &dyn Signer,
    shape: &Shape<'_>,
) -> Result<SignedAttributes, SignatureError> {
    let leaf = signer
        .chain()
        .first()
        .ok_or(SignatureError::UnreadableCertificate)?;
    let binding = SigningCertificateV2 {
        certificates: vec![CertificateDigest {
            digest: OctetString::new(Sha256::digest(leaf).to_vec())?,
        }],
    };
    let mut attributes = vec![
        attribute(ID_CONTENT_TYPE, &shape.content_type)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(content_digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &binding)?,
    ];
    if let Some(time) = shape.claimed_time {
        attributes.push(attribute(ID_SIGNING_TIME, &cms_time(time)?)?);
    }
    Ok(SignedAttributes::try_from(attributes)?)
}

fn attribute<T: Tagged + EncodeValue>(oid: ObjectIdentifier, value: &T) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![Any::encode_from(value)?])?,
    })
}

/// UTCTime until 2049, GeneralizedTime after (RFC 5652 §11.3).
fn cms_time(time: Timestamp) -> der::Result<Time> {
    let seconds = u64::try_from(time.as_second()).unwrap_or_default();
    let since_1970 = std::time::Duration::from_secs(seconds);
    match UtcTime::from_unix_duration(since_1970) {
        Ok(time) => Ok(Time::UtcTime(time)),
        Err(_) => Ok(Time::GeneralTime(GeneralizedTime::from_unix_duration(
            since_1970,
        )?)),
    }
}

fn digest_algorithm(algorithm: SignatureAlgorithm) -> AlgorithmIdentifierOwned {
    let oid = match algorithm {
        SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::EcdsaP256Sha256 => ID_SHA_256,
        SignatureAlgorithm::EcdsaP384Sha384 => ID_SHA_384,
    };
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

fn signature_algorithm(algorithm: SignatureAlgorithm) -> der::Result<AlgorithmIdentifierOwned> {
    let (oid, parameters) = match algorithm {
        SignatureAlgorithm::RsaSha256 => {
            (SHA_256_WITH_RSA_ENCRYPTION, Some(Any::encode_from(&Null)?))
        }
        SignatureAlgorithm::EcdsaP256Sha256 => (ECDSA_WITH_SHA_256, None),
        SignatureAlgorithm::EcdsaP384Sha384 => (ECDSA_WITH_SHA_384, None),
    };
    Ok(AlgorithmIdentifierOwned { oid, parameters })
}

//! Certificates read once, with their names in the form in which they are compared.

use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::name::Name;

use super::epoch;
use crate::certificate;

/// A certificate that was read.
#[derive(Debug)]
pub(in crate::verify) struct Known {
    /// Its bytes.
    pub(in crate::verify) der: Vec<u8>,
    /// Its bytes as our reader takes them, where it does not take them as they are.
    pub(in crate::verify) readable: Option<Vec<u8>>,
    /// What they say.
    pub(in crate::verify) certificate: CertificateInner<Raw>,
    /// Whom it names.
    pub(in crate::verify) subject: NameKey,
    /// Who issued it.
    pub(in crate::verify) issuer: NameKey,
}

/// A distinguished name as it is compared (RFC 5280 §7.1): letters without case, white space collapsed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::verify) struct NameKey(Vec<Vec<u8>>);

impl NameKey {
    /// Reads the key of a name.
    pub(in crate::verify) fn of(name: &Name) -> Self {
        Self(name.iter_rdn().map(relative).collect())
    }

    /// Adds a relative name at the end, as distribution points do.
    pub(in crate::verify) fn joined(
        mut self,
        last: &x509_cert::name::RelativeDistinguishedName,
    ) -> Self {
        self.0.push(relative(last));
        self
    }
}

fn relative(name: &x509_cert::name::RelativeDistinguishedName) -> Vec<u8> {
    let mut parts: Vec<Vec<u8>> = name
        .iter()
        .map(|attribute| {
            let mut part = attribute.oid.as_bytes().to_vec();
            part.push(0);
            match certificate::text(&attribute.value) {
                Some(text) => part.extend(collapsed(&text).into_bytes()),
                None => part.extend(attribute.value.value()),
            }
            part.push(0);
            part
        })
        .collect();
    parts.sort();
    parts.concat()
}

fn collapsed(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

impl Known {
    /// Reads a certificate in DER.
    pub(in crate::verify) fn read(der: &[u8]) -> Option<Self> {
        let (certificate, readable) = match CertificateInner::<Raw>::from_der(der) {
            Ok(certificate) => (certificate, None),
            Err(_) => {
                let readable = epoch::since_1970(der)?;
                let certificate = CertificateInner::<Raw>::from_der(&readable).ok()?;
                (certificate, Some(readable))
            }
        };
        let tbs = certificate.tbs_certificate();
        Some(Self {
            der: der.to_vec(),
            readable,
            subject: NameKey::of(tbs.subject()),
            issuer: NameKey::of(tbs.issuer()),
            certificate,
        })
    }

    /// Returns the public key in DER.
    pub(in crate::verify) fn public_key(&self) -> Option<Vec<u8>> {
        let tbs = self.certificate.tbs_certificate();
        tbs.subject_public_key_info().to_der().ok()
    }

    /// Returns the serial number in its shortest form.
    pub(in crate::verify) fn serial(&self) -> &[u8] {
        shortest(
            self.certificate
                .tbs_certificate()
                .serial_number()
                .as_bytes(),
        )
    }

    /// Start and end of the validity.
    pub(in crate::verify) fn validity(&self) -> (Timestamp, Timestamp) {
        let validity = self.certificate.tbs_certificate().validity();
        (
            certificate::timestamp(validity.not_before),
            certificate::timestamp(validity.not_after),
        )
    }

    /// Whether it says that it is an authority's.
    pub(in crate::verify) fn is_authority(&self) -> bool {
        let constraints = self
            .certificate
            .tbs_certificate()
            .get_extension::<BasicConstraints>();
        matches!(constraints, Ok(Some((_, constraints))) if constraints.ca)
    }

    /// Whether the uses of its key, where it restricts them, contain this one.
    pub(in crate::verify) fn allows(&self, usage: KeyUsages) -> bool {
        match self
            .certificate
            .tbs_certificate()
            .get_extension::<KeyUsage>()
        {
            Ok(None) => true,
            Ok(Some((_, KeyUsage(uses)))) => uses.contains(usage),
            Err(_) => false,
        }
    }

    /// The name to show to people.
    pub(in crate::verify) fn display_name(&self) -> String {
        certificate::display_name(self.certificate.tbs_certificate().subject())
    }

    /// SHA-256 of the bytes, hexadecimal.
    pub(in crate::verify) fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.der))
    }
}

/// An INTEGER's content in its shortest form, which keeps its sign: 255 and -1 are two serial numbers.
pub(in crate::verify) fn shortest(mut bytes: &[u8]) -> &[u8] {
    while let [0x00, 0x00..=0x7f, ..] | [0xff, 0x80..=0xff, ..] = bytes {
        bytes = &bytes[1..];
    }
    bytes
}

/// The content of an INTEGER that is never negative, without the zeros that stand before it.
pub(in crate::verify) fn without_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    &bytes[zeros..]
}

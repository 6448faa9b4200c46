//! Which certificates and which reasons a revocation list speaks of (RFC 5280 §6.3.3 b to e).

use x509_cert::ext::pkix::CrlDistributionPoints;
use x509_cert::ext::pkix::crl::dp::{DistributionPoint, IssuingDistributionPoint, ReasonFlags};
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};

use super::list::List;
use crate::verify::path::known::{Known, NameKey};

/// A set of reasons for a revocation, by the bits of RFC 5280 §4.2.1.13.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Reasons(u16);

impl Reasons {
    /// None.
    pub(in crate::verify) const NONE: Self = Self(0);
    /// All; the first bit means nothing.
    pub(in crate::verify) const ALL: Self = Self(0x01fe);

    fn of(flags: Option<ReasonFlags>) -> Self {
        flags.map_or(Self::ALL, |flags| Self(flags.bits() & Self::ALL.0))
    }

    /// Those of both.
    pub(in crate::verify) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether some of these are not in `known`.
    pub(in crate::verify) fn adds_to(self, known: Self) -> bool {
        self.0 & !known.0 != 0
    }
}

/// A place where the revocation of a certificate is published.
pub(in crate::verify) struct Point {
    /// Names of the place: a full name, or directory names.
    names: Vec<PointName>,
    /// Reasons that are published there.
    reasons: Reasons,
    /// Who issues the lists, where that is not the issuer of the certificate.
    issuers: Vec<NameKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PointName {
    Directory(NameKey),
    Other(GeneralName),
}

/// The places of a certificate: those that it names, and its issuer's own.
pub(in crate::verify) fn points(certificate: &Known) -> Vec<Point> {
    let named = certificate
        .certificate
        .tbs_certificate()
        .get_extension::<CrlDistributionPoints>();
    let mut points = Vec::new();
    if let Ok(Some((_, CrlDistributionPoints(named)))) = named {
        points.extend(named.iter().map(|point| read(point, certificate)));
    }
    points.push(Point {
        names: vec![PointName::Directory(certificate.issuer.clone())],
        reasons: Reasons::ALL,
        issuers: Vec::new(),
    });
    points
}

fn read(point: &DistributionPoint, certificate: &Known) -> Point {
    let issuers: Vec<NameKey> = point
        .crl_issuer
        .iter()
        .flatten()
        .filter_map(|name| match name {
            GeneralName::DirectoryName(name) => Some(NameKey::of(name)),
            _ => None,
        })
        .collect();
    let base = issuers.first().unwrap_or(&certificate.issuer);
    let names = match &point.distribution_point {
        Some(name) => names(name, base),
        None => issuers.iter().cloned().map(PointName::Directory).collect(),
    };
    Point {
        names,
        reasons: Reasons::of(point.reasons),
        issuers,
    }
}

fn names(name: &DistributionPointName, base: &NameKey) -> Vec<PointName> {
    match name {
        DistributionPointName::FullName(names) => names
            .iter()
            .map(|name| match name {
                GeneralName::DirectoryName(name) => PointName::Directory(NameKey::of(name)),
                other => PointName::Other(other.clone()),
            })
            .collect(),
        DistributionPointName::NameRelativeToCRLIssuer(last) => {
            vec![PointName::Directory(base.clone().joined(last))]
        }
    }
}

/// The reasons for which `list` tells the status of `certificate` at `point`; `None` where it does not speak of it.
pub(in crate::verify) fn reasons(
    list: &List<'_>,
    certificate: &Known,
    point: &Point,
) -> Option<Reasons> {
    let is_issuer = if point.issuers.is_empty() {
        list.issuer == certificate.issuer
    } else {
        point.issuers.contains(&list.issuer)
            && (list.is_indirect() || list.issuer == certificate.issuer)
    };
    if !is_issuer {
        return None;
    }
    let Some(scope) = &list.scope else {
        return Some(point.reasons);
    };
    if !covers(scope, certificate) || !meets(scope, &list.issuer, point) {
        return None;
    }
    Some(
        point
            .reasons
            .intersection(Reasons::of(scope.only_some_reasons)),
    )
}

fn covers(scope: &IssuingDistributionPoint, certificate: &Known) -> bool {
    let is_authority = certificate.is_authority();
    !(scope.only_contains_attribute_certs
        || scope.only_contains_user_certs && is_authority
        || scope.only_contains_ca_certs && !is_authority)
}

/// One of the names of the list's place must be one of the certificate's.
fn meets(scope: &IssuingDistributionPoint, issuer: &NameKey, point: &Point) -> bool {
    match &scope.distribution_point {
        None => true,
        Some(name) => names(name, issuer)
            .iter()
            .any(|name| point.names.contains(name)),
    }
}

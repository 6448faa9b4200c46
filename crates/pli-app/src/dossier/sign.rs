//! Signs the frozen bytes with a PKCS#12 file, and says whether a signature still shows the dossier.

use jiff::Timestamp;
use pli_proof::certificate::{self, Category, CertificateFacts, KeyUse, Validity};
use pli_proof::pades::{self, SignOptions};
use pli_proof::pkcs12::{self, Pkcs12Error};
use pli_proof::signer::{Identity, Signer as _};
use pli_protocol::DossierId;
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::print::Printed;
use super::{OpenDossier, lock, printed_bytes};
use crate::app::{Session, now};
use crate::diligence::{self, Said};
use crate::fault::{Code, Fault};
use crate::seam::{CertificateView, PrintedStateView, SignedStateView, SignedView};
use crate::store::StoreError;

/// Bytes kept as they were, with the content that they show.
pub(crate) struct Frozen {
    pub(crate) sha256: String,
    pub(crate) size: u64,
    pub(crate) content: String,
    body: String,
}

/// What is known of a signature made here.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Signed {
    signer: String,
    claimed_time: String,
    printed_sha256: String,
}

/// The print and the signature of a dossier as it shows them.
pub(super) struct States {
    pub(super) printed: Option<PrintedStateView>,
    pub(super) signed: Option<SignedStateView>,
}

impl Frozen {
    /// What was written beside the bytes.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        Ok(serde_json::from_str(&self.body)
            .map_err(|error| StoreError::damaged(error.to_string()))?)
    }
}

/// Reads a certificate file without signing.
pub fn read_certificate(p12: &[u8], password: &str) -> Result<CertificateView, Fault> {
    let facts = facts(&open(p12, password)?)?;
    let obstacle = obstacle(&facts);
    Ok(CertificateView {
        holder: facts.holder.common_name.clone().unwrap_or_default(),
        organisation: facts.holder.organisation.clone(),
        issuer: facts.issuer.clone(),
        category: category(facts.category).to_owned(),
        not_before: facts.not_before.to_string(),
        not_after: facts.not_after.to_string(),
        expired: facts.validity == Validity::Expired,
        usable: obstacle.is_none(),
        obstacle: obstacle.map(|fault| fault.code.as_str().to_owned()),
        demonstration: facts.is_demonstration(),
    })
}

/// Opens a certificate file that may sign today.
pub(crate) fn open_identity(p12: &[u8], password: &str) -> Result<Identity, Fault> {
    let identity = open(p12, password)?;
    match obstacle(&facts(&identity)?) {
        Some(fault) => Err(fault),
        None => Ok(identity),
    }
}

/// Signs exactly the bytes that were printed.
pub fn sign(
    session: &Session,
    id: DossierId,
    p12: &[u8],
    password: &str,
) -> Result<SignedView, Fault> {
    let identity = open(p12, password)?;
    let facts = facts(&identity)?;
    if let Some(fault) = obstacle(&facts) {
        return Err(fault);
    }
    let dossier = session.dossier(id)?;
    let mut dossier = lock(&dossier);
    dossier.look(session)?;
    let blocking = dossier.blocking();
    if blocking > 0 {
        return Err(Fault::new(Code::BlockingFindings).with("count", blocking));
    }
    let printed = frozen(session, id, "printed")?.ok_or(Code::NotPrinted)?;
    if printed.content != dossier.content_digest()? {
        return Err(Code::PrintStale.into());
    }
    let claimed_time = now();
    let signer = facts.holder.common_name.clone().unwrap_or_default();
    let options = SignOptions {
        claimed_time,
        label: format!("Signature électronique de {signer}"),
        name: Some(signer.clone()),
        reason: None,
        location: None,
    };
    let failed = |cause: &dyn std::fmt::Display| Fault::new(Code::SignFailed).with("cause", cause);
    let signed = pades::sign(printed_bytes(session, id)?, &identity, &options)
        .map_err(|error| failed(&error))?;
    let kept = session.vault.keep_bytes(&signed)?;
    let known = Signed {
        signer: signer.clone(),
        claimed_time: claimed_time.to_string(),
        printed_sha256: printed.sha256,
    };
    freeze(
        session,
        id,
        &kept.sha256,
        kept.size,
        printed.content,
        &known,
    )?;
    diligence::record(
        session,
        id,
        &Said::new("signed")
            .with("signer", &signer)
            .with("sha256", &kept.sha256),
    )?;
    Ok(SignedView {
        signer,
        claimed_time: claimed_time.to_string(),
        sha256: kept.sha256,
        level: "PAdES-B-B".to_owned(),
    })
}

/// The signed file, whether or not the dossier changed since.
pub fn signed_bytes(session: &Session, id: DossierId) -> Result<Vec<u8>, Fault> {
    let known = frozen(session, id, "signed")?.ok_or(Code::NotSigned)?;
    Ok(session.vault.outgoing(&known.sha256)?.read_all()?)
}

/// Bytes that were frozen for a dossier; `kind` is `printed` or `signed`.
pub(crate) fn frozen(
    session: &Session,
    id: DossierId,
    kind: &str,
) -> Result<Option<Frozen>, Fault> {
    let sql = "SELECT sha256, size, content, body FROM frozen WHERE dossier = ?1 AND kind = ?2";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Frozen {
            sha256: row.get(0)?,
            size: row.get::<_, i64>(1)?.cast_unsigned(),
            content: row.get(2)?,
            body: row.get(3)?,
        })
    };
    let found = session
        .store
        .reader()
        .query_row(sql, params![id.to_string(), kind], read)
        .optional();
    Ok(found.map_err(StoreError::from)?)
}

/// The print and the signature, and whether the dossier changed since each.
pub(super) fn states(session: &Session, dossier: &OpenDossier) -> Result<States, Fault> {
    let content = dossier.content_digest()?;
    let printed = frozen(session, dossier.id, "printed")?;
    let signed = frozen(session, dossier.id, "signed")?;
    let printed = printed.map(|known| {
        let Printed { pages, printed_at } = known.read()?;
        let stale = known.content != content;
        Ok::<_, Fault>(PrintedStateView {
            sha256: known.sha256,
            size: known.size,
            pages,
            printed_at,
            stale,
        })
    });
    let signed = signed.map(|known| {
        let Signed {
            signer,
            claimed_time,
            printed_sha256: _,
        } = known.read()?;
        let stale = known.content != content;
        Ok::<_, Fault>(SignedStateView {
            signer,
            claimed_time,
            sha256: known.sha256,
            stale,
        })
    });
    Ok(States {
        printed: printed.transpose()?,
        signed: signed.transpose()?,
    })
}

fn open(p12: &[u8], password: &str) -> Result<Identity, Fault> {
    pkcs12::open(p12, password).map_err(|error| match error {
        Pkcs12Error::WrongPassword => Code::WrongP12Password.into(),
        other => Fault::new(Code::BadCertificateFile).with("cause", other),
    })
}

fn facts(identity: &Identity) -> Result<CertificateFacts, Fault> {
    let bad = |cause: String| Fault::new(Code::BadCertificateFile).with("cause", cause);
    let leaf = identity.chain().first().ok_or_else(|| bad(String::new()))?;
    certificate::read(leaf, Timestamp::now()).map_err(|error| bad(error.to_string()))
}

/// Why a certificate may not sign now.
fn obstacle(facts: &CertificateFacts) -> Option<Fault> {
    match (facts.validity, facts.category) {
        (Validity::Expired, _) => {
            Some(Fault::new(Code::CertificateExpired).with("not_after", facts.not_after))
        }
        (Validity::NotYetValid, _) => {
            Some(Fault::new(Code::CertificateNotYetValid).with("not_before", facts.not_before))
        }
        (Validity::Valid, Category::AuthenticationOnly) => Some(Code::CertificateUnusable.into()),
        // A demonstration's web server is still no signer.
        (Validity::Valid, Category::Demonstration) if !may_sign(facts) => {
            Some(Code::CertificateUnusable.into())
        }
        (
            Validity::Valid,
            Category::QualifiedSignature
            | Category::QualifiedSeal
            | Category::Advanced
            | Category::Demonstration,
        ) => None,
    }
}

/// Whether the certificate's uses, where it names any, hold the commitment to a content.
fn may_sign(facts: &CertificateFacts) -> bool {
    facts.key_uses.is_empty() || facts.key_uses.contains(&KeyUse::ContentCommitment)
}

fn category(category: Category) -> &'static str {
    match category {
        Category::QualifiedSignature | Category::QualifiedSeal => "qualified",
        Category::Advanced => "advanced",
        Category::Demonstration => "demonstration",
        Category::AuthenticationOnly => "unknown",
    }
}

fn freeze(
    session: &Session,
    id: DossierId,
    sha256: &str,
    size: u64,
    content: String,
    known: &Signed,
) -> Result<(), Fault> {
    let body = serde_json::to_string(known).map_err(Fault::internal)?;
    let sha256 = sha256.to_owned();
    session.store.write(move |connection| {
        let sql = "INSERT INTO frozen (dossier, kind, sha256, size, content, body) VALUES (?1, 'signed', ?2, ?3, ?4, ?5)
            ON CONFLICT (dossier, kind) DO UPDATE SET sha256 = ?2, size = ?3, content = ?4, body = ?5";
        connection.execute(sql, params![id.to_string(), sha256, size.cast_signed(), content, body])?;
        Ok(())
    })?;
    Ok(())
}

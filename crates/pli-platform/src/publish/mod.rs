//! Publishing a call: a folder with `call.yaml` and the call's documents, and the form package that answers it.

mod forms;
mod opening;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use pli_core::call::{
    Authority, Call, CallDocument, Deadline, FormRef, Limits, Lot, Opening, Silence,
};
use pli_protocol::calls::FormPackage;
use pli_protocol::canonical::sha256_hex;
use pli_protocol::manifest::is_plain_name;
use serde::Deserialize;

use crate::Store;
use crate::store::{Region, StoreError};

pub use forms::{FormSource, read_package};
pub use opening::OpeningDraft;
pub(crate) use opening::certificates;

/// Bytes of the largest document of a call.
const MAX_DOCUMENT_BYTES: u64 = 256 * 1024 * 1024;
/// Bytes of the largest `call.yaml`.
const MAX_DRAFT_BYTES: u64 = 256 * 1024;

/// `call.yaml`: a call as the Region writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallDraft {
    /// Reference, unique on the platform.
    pub reference: String,
    /// Title in words.
    pub title: String,
    /// Kind of procedure in words; none for an aid scheme.
    #[serde(default)]
    pub procedure: String,
    /// The authority and its service in charge.
    pub authority: Authority,
    /// Form that answers it.
    pub form: FormName,
    /// Last moment of a deposit, on the Region's clock; none for a permanent scheme.
    #[serde(default)]
    pub deadline: Option<DateTime>,
    /// Lots.
    #[serde(default)]
    pub lots: Vec<Lot>,
    /// Limits.
    pub limits: Limits,
    /// Whether the deposit must carry a signed PDF.
    pub signature_required: bool,
    /// Days that an offer holds.
    #[serde(default)]
    pub offer_validity_days: Option<u32>,
    /// Whether the backup copy may come by e-mail.
    #[serde(default)]
    pub copy_by_email_allowed: bool,
    /// Documents, beside `call.yaml`.
    #[serde(default)]
    pub documents: Vec<DocumentDraft>,
    /// Whom deposits are sealed to; none where they are not sealed.
    #[serde(default)]
    pub opening: Option<OpeningDraft>,
    /// What silence means.
    pub silence: Silence,
    /// Remedies in words.
    pub remedies: String,
}

/// Name and version of a form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormName {
    /// Name, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
}

/// A document of a call in `call.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentDraft {
    /// File name.
    pub file: String,
    /// Title in words.
    pub title: String,
}

/// Why a call is not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A file cannot be read.
    #[error("{} cannot be read", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// `call.yaml` is not what is expected.
    #[error("call.yaml: {detail}")]
    Draft {
        /// Line, column and what is wrong.
        detail: String,
    },
    /// The call says something that cannot be.
    #[error("{what}")]
    Refused {
        /// What.
        what: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn refuse<T>(what: impl Into<String>) -> Result<T, PublishError> {
    Err(PublishError::Refused { what: what.into() })
}

/// Publishes the call of a folder.
///
/// # Errors
/// When a file is missing, too large or refused, or the form is not known.
pub fn publish_folder(
    store: &Store,
    region: &Region,
    folder: &Path,
    forms: &FormSource,
) -> Result<Call, PublishError> {
    let draft = String::from_utf8(read_bounded(&folder.join("call.yaml"), MAX_DRAFT_BYTES)?);
    let draft = draft.map_err(|_| PublishError::Draft {
        detail: "not UTF-8".to_owned(),
    })?;
    let draft: CallDraft = serde_saphyr::from_str(&draft).map_err(|error| PublishError::Draft {
        detail: error.to_string(),
    })?;
    let mut documents = Vec::new();
    for document in &draft.documents {
        if !is_plain_name(&document.file) {
            return refuse(format!("`{}` is no file name", document.file));
        }
        documents.push(read_bounded(
            &folder.join(&document.file),
            MAX_DOCUMENT_BYTES,
        )?);
    }
    let opening = draft
        .opening
        .as_ref()
        .map(|opening| opening::read(folder, opening))
        .transpose()?;
    publish(store, region, draft, &documents, opening, forms)
}

/// Publishes a call with the bytes of its documents, in the order of the draft, and those who open its deposits.
///
/// # Errors
/// When the draft is refused or the form is not known.
pub fn publish(
    store: &Store,
    region: &Region,
    draft: CallDraft,
    documents: &[Vec<u8>],
    opening: Option<Opening>,
    forms: &FormSource,
) -> Result<Call, PublishError> {
    check(&draft)?;
    let files = read_package(forms, &draft.form)?;
    let form = form_ref(&draft.form, &files)?;
    let package = FormPackage::pack(form.clone(), &files);
    let mut call = to_call(draft, form, documents, region)?;
    if let Some(opening) = &opening {
        opening::check(opening, call.deadline.as_ref())?;
    }
    let before = store.call(&call.reference)?;
    if before.is_some_and(|before| before.opening != opening)
        && store.has_deposits(&call.reference)?
    {
        return refuse("opening: deposits came already, and those who open them cannot change");
    }
    call.opening = opening;
    store.publish(&call, &package, documents)?;
    Ok(call)
}

fn form_ref(name: &FormName, files: &BTreeMap<String, Vec<u8>>) -> Result<FormRef, PublishError> {
    let loaded = pli_core::form::load(files).map_err(|faults| {
        let first = faults.first().map_or_else(String::new, ToString::to_string);
        PublishError::Refused {
            what: format!(
                "the form {} {} is refused: {first}",
                name.name, name.version
            ),
        }
    })?;
    let package = loaded.package;
    if package.name != name.name || package.version != name.version {
        return refuse("the form's folder holds another form");
    }
    Ok(FormRef {
        name: package.name,
        version: package.version,
        sha256: package.sha256,
    })
}

fn check(draft: &CallDraft) -> Result<(), PublishError> {
    let reference = &draft.reference;
    if reference.trim().is_empty()
        || reference.len() > 100
        || reference.chars().any(char::is_control)
    {
        return refuse("reference: 1 to 100 characters are expected");
    }
    if draft.title.trim().is_empty() || draft.authority.name.trim().is_empty() {
        return refuse("title and authority.name are expected");
    }
    let mut numbers: Vec<&str> = draft.lots.iter().map(|lot| lot.number.as_str()).collect();
    numbers.sort_unstable();
    if numbers.windows(2).any(|pair| pair[0] == pair[1]) {
        return refuse("two lots have the same number");
    }
    let limits = &draft.limits;
    if limits
        .formats
        .iter()
        .any(|format| *format != format.to_lowercase() || format.starts_with('.'))
    {
        return refuse("limits.formats: extensions in lower case, without a point, are expected");
    }
    if limits.max_file_bytes > limits.max_total_bytes || limits.max_files == 0 {
        return refuse(
            "limits: a file cannot be larger than the total, and one file at least is expected",
        );
    }
    Ok(())
}

fn to_call(
    draft: CallDraft,
    form: FormRef,
    documents: &[Vec<u8>],
    region: &Region,
) -> Result<Call, PublishError> {
    let described = draft
        .documents
        .iter()
        .zip(documents)
        .map(|(document, bytes)| CallDocument {
            name: document.file.clone(),
            title: document.title.clone(),
            size: bytes.len() as u64,
            sha256: sha256_hex(bytes),
        });
    Ok(Call {
        documents: described.collect(),
        deadline: draft
            .deadline
            .map(|local| deadline(local, &region.zone))
            .transpose()?,
        reference: draft.reference,
        title: draft.title,
        procedure: draft.procedure,
        authority: draft.authority,
        form,
        lots: draft.lots,
        limits: draft.limits,
        signature_required: draft.signature_required,
        offer_validity_days: draft.offer_validity_days,
        copy_by_email_allowed: draft.copy_by_email_allowed,
        silence: draft.silence,
        remedies: draft.remedies,
        demonstration: region.demonstration,
        opening: None,
    })
}

/// A moment of the Region's wall clock; one that does not exist or comes twice (change of hour) is refused.
fn deadline(local: DateTime, zone: &str) -> Result<Deadline, PublishError> {
    let refused = |error: jiff::Error| PublishError::Refused {
        what: format!("deadline: {error}"),
    };
    let ambiguous = TimeZone::get(zone)
        .map_err(refused)?
        .into_ambiguous_zoned(local);
    let zoned = ambiguous.unambiguous().map_err(refused)?;
    Ok(Deadline {
        at: zoned.timestamp(),
        local,
        zone: zone.to_owned(),
    })
}

fn read_bounded(path: &Path, max_bytes: u64) -> Result<Vec<u8>, PublishError> {
    let failed = |source| PublishError::File {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).map_err(failed)?.len() > max_bytes {
        return refuse(format!("{} is too large", path.display()));
    }
    fs::read(path).map_err(failed)
}

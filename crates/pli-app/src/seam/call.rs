//! Calls and forms as the window lists them.

use pli_core::call::Deadline;
use serde::Serialize;
use ts_rs::TS;

/// The forms known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormsView {
    /// Newest version of each first.
    pub forms: Vec<FormSummaryView>,
}

/// A form in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormSummaryView {
    /// Name, `far`.
    pub name: String,
    /// Version, `1.0.0`.
    pub version: String,
    /// Title in words.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// SHA-256 of the package.
    pub sha256: String,
}

/// The calls known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallsView {
    /// When they came, RFC 3339; none when never.
    pub synced_at: Option<String>,
    /// Open calls by deadline, then closed ones.
    pub calls: Vec<CallView>,
}

/// Whether a deposit can still come in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// In time, on the platform's clock as last measured.
    Open,
    /// The deadline has passed.
    Closed,
}

/// A call for tenders or an aid scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallView {
    /// Reference given by the Region.
    pub reference: String,
    /// Title in words.
    pub title: String,
    /// Kind of procedure, empty for an aid scheme.
    pub procedure: String,
    /// Open or closed.
    pub state: CallState,
    /// Who buys or grants.
    pub authority: AuthorityView,
    /// Name of the form that answers it.
    pub form: String,
    /// Version of that form.
    pub form_version: String,
    /// Whether the form is here, so that a dossier can be started offline.
    pub form_here: bool,
    /// Last moment of a deposit; none for a permanent scheme.
    pub deadline: Option<DeadlineView>,
    /// Lots; empty where the call is not split.
    pub lots: Vec<LotView>,
    /// What the platform refuses beyond.
    pub limits: LimitsView,
    /// Whether the deposit must carry a signed PDF.
    pub signature_required: bool,
    /// Whether the backup copy may come by e-mail.
    pub copy_by_email_allowed: bool,
    /// Documents of the call.
    pub documents: Vec<DocumentView>,
    /// Effect of silence: `acceptance`, `rejection` or `none`.
    pub silence_effect: String,
    /// After how many months; 0 where there is no effect.
    pub silence_months: u32,
    /// Remedies in words.
    pub remedies: String,
    /// Whether the whole is a demonstration.
    pub demonstration: bool,
    /// Those who open sealed deposits; none where deposits are not sealed.
    pub opening: Option<OpeningView>,
}

/// Those who open the deposits of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpeningView {
    /// How many of them must come together.
    pub threshold: u32,
    /// Their names, as their certificates say.
    pub holders: Vec<String>,
}

/// The authority and its service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuthorityView {
    /// Name.
    pub name: String,
    /// Service in charge.
    pub service: String,
    /// Postal address.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// The last moment, on the platform's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineView {
    /// The instant, RFC 3339 in UTC.
    pub at: String,
    /// The same on the Region's wall clock, `2026-12-03T12:00:00`.
    pub local: String,
    /// Name of that clock, `Europe/Paris`.
    pub zone: String,
}

impl From<&Deadline> for DeadlineView {
    fn from(deadline: &Deadline) -> Self {
        Self {
            at: deadline.at.to_string(),
            local: deadline.local.to_string(),
            zone: deadline.zone.clone(),
        }
    }
}

/// One lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotView {
    /// Number as printed.
    pub number: String,
    /// Title in words.
    pub title: String,
    /// Territory.
    pub area: String,
    /// Maximum in euros, two decimals.
    pub max_amount: Option<String>,
}

/// What the platform refuses beyond.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LimitsView {
    /// Bytes of one file.
    pub max_file_bytes: u64,
    /// Bytes of the whole deposit.
    pub max_total_bytes: u64,
    /// Number of files.
    pub max_files: u32,
    /// Accepted extensions.
    pub formats: Vec<String>,
    /// Characters of a file name.
    pub max_name_chars: u32,
}

/// A document of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentView {
    /// File name.
    pub name: String,
    /// Title in words.
    pub title: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
}

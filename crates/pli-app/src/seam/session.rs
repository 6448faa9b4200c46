//! First start, unlocking, settings: what concerns the whole application.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Secret;

/// Nothing to ask, nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Where the application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No store yet.
    FirstStart,
    /// The store waits for its passphrase or recovery key.
    Locked,
    /// The store is open.
    Ready,
}

/// Language of the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Display {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// State of the application, asked at start and while polling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppStateView {
    /// First start, locked or ready.
    pub stage: Stage,
    /// Name written beside edits; empty before the first start.
    pub author: String,
    /// Language of the screens.
    pub language: Language,
    /// Light or dark.
    pub display: Display,
    /// Whether the person has proved that the recovery key was kept.
    pub recovery_confirmed: bool,
    /// The platform signed in to, if any.
    pub platform: Option<PlatformView>,
    /// Whether a system keyring answers here.
    pub keyring: bool,
    /// Whether the platform answered last time; none when never asked.
    pub online: Option<bool>,
    /// Deposits that wait or move.
    pub queued: u32,
    /// Names of the keys that are held open; one that nobody uses for ten minutes is closed.
    pub keys: Vec<String>,
    /// Whether the disk is, or was, full: the reserve was given up.
    pub disk_full: bool,
    /// Platform's clock less this machine's, in milliseconds; none when never measured.
    pub clock_offset_ms: Option<i64>,
    /// Version of the application.
    pub version: String,
}

/// The platform signed in to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlatformView {
    /// Address.
    pub url: String,
    /// Name of the platform.
    pub name: String,
    /// Who is signed in.
    pub user: String,
    /// For which organisation.
    pub organisation: String,
    /// Whether all of it is a demonstration without legal value.
    pub demonstration: bool,
    /// Whether the session still holds.
    pub signed_in: bool,
}

/// Asks to make the store.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FirstStartRequest {
    /// Passphrase; none leaves the key to the system keyring.
    #[serde(default)]
    pub passphrase: Option<Secret>,
    /// Name written beside edits.
    pub author: String,
}

/// The store is made.
#[derive(Serialize, TS)]
pub struct FirstStartView {
    /// Groups of the recovery key, to print or copy out; shown this once.
    pub recovery_key: Vec<String>,
    /// Whether the system keyring keeps the key.
    pub keyring_used: bool,
}

/// Proves that the recovery key was kept.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecoveryRequest {
    /// Its last group.
    pub last_group: String,
}

/// Opens a locked store with one of the two; with both, the recovery key opens it and the passphrase is the new one.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockRequest {
    /// The passphrase.
    #[serde(default)]
    pub passphrase: Option<Secret>,
    /// The recovery key, its groups with or without spaces.
    #[serde(default)]
    pub recovery_key: Option<Secret>,
}

/// Language, display, author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettingsView {
    /// Language of the screens.
    pub language: Language,
    /// Light or dark.
    pub display: Display,
    /// Name written beside edits.
    pub author: String,
    /// An address on another network, tried when the platform does not answer; empty leaves it to the platform.
    #[serde(default)]
    pub second_address: String,
}

/// Signs in on a platform.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignInRequest {
    /// Address of the platform.
    pub url: String,
    /// Who.
    pub user: String,
    /// With which password.
    pub password: Secret,
}

/// What a synchronisation brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SyncView {
    /// When, RFC 3339.
    pub synced_at: String,
    /// References of calls that are new or changed.
    pub calls_changed: Vec<String>,
    /// References of calls that the platform no longer shows.
    pub calls_gone: Vec<String>,
    /// Dossiers whose state on the platform changed.
    pub dossiers_changed: Vec<String>,
    /// Platform's clock less this machine's, in milliseconds.
    pub clock_offset_ms: i64,
}

//! Small values of the store, by name: settings, profile, session, device key.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

/// Name of a value. A closed set, so that two uses never share one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meta {
    /// Who writes here.
    Actor,
    /// Language, display, author.
    Settings,
    /// The organisation's profile.
    Profile,
    /// Whether the recovery key was proved to be kept.
    RecoveryConfirmed,
    /// SHA-256 of the last group of the recovery key, to prove it.
    RecoveryProof,
    /// The platform and its session.
    Platform,
    /// Last measure of the platform's clock.
    Clock,
    /// Key that signs manifests for this machine.
    DeviceKey,
    /// When calls were last fetched.
    SyncedAt,
    /// Address of the time-stamp server.
    TimestampServer,
    /// Signed dossiers that wait for their time-stamp.
    TimestampQueue,
    /// Level and look of the last signature.
    Signing,
}

impl Meta {
    fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Settings => "settings",
            Self::Profile => "profile",
            Self::RecoveryConfirmed => "recovery_confirmed",
            Self::RecoveryProof => "recovery_proof",
            Self::Platform => "platform",
            Self::Clock => "clock",
            Self::DeviceKey => "device_key",
            Self::SyncedAt => "synced_at",
            Self::TimestampServer => "timestamp_server",
            Self::TimestampQueue => "timestamp_queue",
            Self::Signing => "signing",
        }
    }

    /// Reads the value; none when it was never written.
    pub fn get<T: DeserializeOwned>(
        self,
        connection: &Connection,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        let bytes: Option<Vec<u8>> = statement
            .query_row([self.name()], |row| row.get(0))
            .optional()?;
        let read = |bytes: Vec<u8>| {
            serde_json::from_slice(&bytes)
                .map_err(|error| StoreError::damaged(format!("{}: {error}", self.name())))
        };
        bytes.map(read).transpose()
    }

    /// Writes the value.
    pub fn set<T: Serialize>(self, connection: &Connection, value: &T) -> Result<(), StoreError> {
        let bytes =
            serde_json::to_vec(value).map_err(|error| StoreError::damaged(error.to_string()))?;
        let sql = "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        connection
            .prepare_cached(sql)?
            .execute(params![self.name(), bytes])?;
        Ok(())
    }

    /// Takes the value away.
    pub fn clear(self, connection: &Connection) -> Result<(), StoreError> {
        connection
            .prepare_cached("DELETE FROM meta WHERE key = ?1")?
            .execute([self.name()])?;
        Ok(())
    }
}

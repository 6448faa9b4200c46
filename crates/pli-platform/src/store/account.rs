//! Organisations, users, their devices, and failed sign-ins.

use jiff::Timestamp;
use pli_protocol::account::{Organisation, User};
use pli_protocol::{DeviceId, OrganisationId};
use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError, read_uuid};

/// A user with the organisation and the password's hash.
#[derive(Debug, Clone)]
pub struct Account {
    /// The user.
    pub user: User,
    /// The organisation.
    pub organisation: Organisation,
    /// PHC string of the password.
    pub password: String,
}

/// A device that signs in.
#[derive(Debug, Clone)]
pub struct NewDevice<'a> {
    /// Its new identity.
    pub id: DeviceId,
    /// Its user.
    pub user: &'a str,
    /// Its name.
    pub name: &'a str,
    /// SubjectPublicKeyInfo, base64.
    pub public_key: &'a str,
    /// SHA-256 of its token.
    pub token_sha256: &'a str,
}

/// A device that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Its identity.
    pub id: DeviceId,
    /// Its user.
    pub user: String,
    /// The organisation of the user.
    pub organisation: Organisation,
    /// SubjectPublicKeyInfo, base64.
    pub public_key: String,
}

const DEVICE: &str = "SELECT device.id, user.name, device.public_key, organisation.id, organisation.name, organisation.siret
    FROM device JOIN user ON user.name = device.user JOIN organisation ON organisation.id = user.organisation";

impl Store {
    /// Adds an organisation, or finds it by its name.
    pub fn add_organisation(
        &self,
        name: &str,
        siret: Option<&str>,
    ) -> Result<Organisation, StoreError> {
        let fresh = OrganisationId(uuid::Uuid::now_v7());
        let connection = self.connection();
        connection.execute(
            "INSERT INTO organisation (id, name, siret) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET siret = coalesce(?3, siret)",
            params![fresh.to_string(), name, siret],
        )?;
        let (id, siret): (String, Option<String>) = connection.query_row(
            "SELECT id, siret FROM organisation WHERE name = ?1",
            [name],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Organisation {
            id: OrganisationId(read_uuid(&id)?),
            name: name.to_owned(),
            siret,
        })
    }

    /// Adds a user, or gives a new password to the one of this name; then all devices of the user must sign in again.
    pub fn set_user(
        &self,
        user: &User,
        organisation: OrganisationId,
        password: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "INSERT INTO user (name, display_name, organisation, password) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET display_name = ?2, organisation = ?3, password = ?4",
            params![
                user.name,
                user.display_name,
                organisation.to_string(),
                password
            ],
        )?;
        transaction.execute(
            "UPDATE device SET withdrawn_at = ?2 WHERE user = ?1 AND withdrawn_at IS NULL",
            params![user.name, now.as_millisecond()],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Finds a user by name.
    pub fn account(&self, user: &str) -> Result<Option<Account>, StoreError> {
        let found = self.query_one(
            "SELECT user.display_name, user.password, organisation.id, organisation.name, organisation.siret
             FROM user JOIN organisation ON organisation.id = user.organisation WHERE user.name = ?1",
            [user],
            |row| {
                let columns: (String, String, String, String, Option<String>) =
                    (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
                Ok(columns)
            },
        )?;
        let Some((display_name, password, id, name, siret)) = found else {
            return Ok(None);
        };
        let organisation = Organisation {
            id: OrganisationId(read_uuid(&id)?),
            name,
            siret,
        };
        Ok(Some(Account {
            user: User {
                name: user.to_owned(),
                display_name,
            },
            organisation,
            password,
        }))
    }

    /// Adds a device with its token.
    pub fn add_device(&self, device: &NewDevice<'_>, now: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM sign_in_failure WHERE user = ?1", [device.user])?;
        transaction.execute(
            "INSERT INTO device (id, user, name, public_key, token_sha256, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                device.id.to_string(),
                device.user,
                device.name,
                device.public_key,
                device.token_sha256,
                now.as_millisecond()
            ],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Finds the device that holds a token, unless it was withdrawn.
    pub fn device_by_token(&self, token_sha256: &str) -> Result<Option<DeviceRow>, StoreError> {
        self.device_where(
            "device.token_sha256 = ?1 AND device.withdrawn_at IS NULL",
            token_sha256,
        )
    }

    /// Finds a device by its identity, withdrawn or not.
    pub fn device(&self, id: DeviceId) -> Result<Option<DeviceRow>, StoreError> {
        self.device_where("device.id = ?1", &id.to_string())
    }

    fn device_where(&self, condition: &str, value: &str) -> Result<Option<DeviceRow>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(&format!("{DEVICE} WHERE {condition}"))?;
        let found = statement
            .query_row([value], |row| {
                let columns: (String, String, String, String, String, Option<String>) = (
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                );
                Ok(columns)
            })
            .optional()?;
        let Some((id, user, public_key, organisation, name, siret)) = found else {
            return Ok(None);
        };
        let organisation = Organisation {
            id: OrganisationId(read_uuid(&organisation)?),
            name,
            siret,
        };
        Ok(Some(DeviceRow {
            id: DeviceId(read_uuid(&id)?),
            user,
            organisation,
            public_key,
        }))
    }

    /// Withdraws the token of a device.
    pub fn withdraw_device(&self, id: DeviceId, now: Timestamp) -> Result<(), StoreError> {
        self.connection().execute(
            "UPDATE device SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL",
            params![id.to_string(), now.as_millisecond()],
        )?;
        Ok(())
    }

    /// Notes a failed sign-in, and forgets those before `since`.
    pub fn add_sign_in_failure(
        &self,
        user: &str,
        now: Timestamp,
        since: Timestamp,
    ) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.execute(
            "DELETE FROM sign_in_failure WHERE at < ?1",
            [since.as_millisecond()],
        )?;
        connection.execute(
            "INSERT INTO sign_in_failure (user, at) VALUES (?1, ?2)",
            params![user, now.as_millisecond()],
        )?;
        Ok(())
    }

    /// Counts the failed sign-ins of a user since a moment, and gives the time of the oldest of them in milliseconds.
    pub fn sign_in_failures(
        &self,
        user: &str,
        since: Timestamp,
    ) -> Result<(u32, Option<i64>), StoreError> {
        let row = self.connection().query_row(
            "SELECT count(*), min(at) FROM sign_in_failure WHERE user = ?1 AND at >= ?2",
            params![user, since.as_millisecond()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(row)
    }
}

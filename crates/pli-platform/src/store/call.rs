//! Calls with their form packages and documents.

use std::fs;

use pli_core::call::{Call, FormRef};
use pli_protocol::calls::FormPackage;
use pli_protocol::canonical::is_sha256_hex;
use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError, write_durably};

/// A form package as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredForm {
    /// Name, version and digest.
    pub form: FormRef,
    /// JSON of the message.
    pub package: Vec<u8>,
}

fn unreadable(what: &str) -> impl Fn(serde_json::Error) -> StoreError {
    move |error| StoreError::Unreadable {
        what: format!("{what}: {error}"),
    }
}

impl Store {
    /// Publishes a call: its form, its documents' bytes, then the call itself; again under the same reference, it is renewed.
    pub fn publish(
        &self,
        call: &Call,
        package: &FormPackage,
        documents: &[Vec<u8>],
    ) -> Result<(), StoreError> {
        for (document, bytes) in call.documents.iter().zip(documents) {
            write_durably(&self.document_path(&document.sha256)?, bytes)?;
        }
        let body = serde_json::to_string(call).map_err(unreadable("call"))?;
        let json = serde_json::to_vec(package).map_err(unreadable("form package"))?;
        let form = &package.form;
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        transaction.execute(
            "INSERT INTO form (sha256, name, version, package) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256) DO NOTHING",
            params![form.sha256, form.name, form.version, json],
        )?;
        transaction.execute(
            "INSERT INTO call (reference, form, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (reference) DO UPDATE SET form = ?2, body = ?3",
            params![call.reference, form.sha256, body],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Every call, by reference.
    pub fn calls(&self) -> Result<Vec<Call>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT body FROM call ORDER BY reference")?;
        let bodies = statement.query_map([], |row| row.get::<_, String>(0))?;
        bodies
            .map(|body| serde_json::from_str(&body?).map_err(unreadable("call")))
            .collect()
    }

    /// Finds a call by its reference.
    pub fn call(&self, reference: &str) -> Result<Option<Call>, StoreError> {
        let body: Option<String> = self.query_one(
            "SELECT body FROM call WHERE reference = ?1",
            [reference],
            |row| row.get(0),
        )?;
        body.map(|body| serde_json::from_str(&body).map_err(unreadable("call")))
            .transpose()
    }

    /// Finds a form package by its digest.
    pub fn form(&self, sha256: &str) -> Result<Option<StoredForm>, StoreError> {
        let connection = self.connection();
        let mut statement = connection
            .prepare_cached("SELECT name, version, package FROM form WHERE sha256 = ?1")?;
        let found = statement.query_row([sha256], |row| {
            let form = FormRef {
                name: row.get(0)?,
                version: row.get(1)?,
                sha256: sha256.to_owned(),
            };
            Ok(StoredForm {
                form,
                package: row.get(2)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Reads a document of a call by its digest.
    pub fn document(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.document_path(sha256)?;
        fs::read(&path).map_err(|source| StoreError::File { path, source })
    }

    fn document_path(&self, sha256: &str) -> Result<std::path::PathBuf, StoreError> {
        if is_sha256_hex(sha256) {
            Ok(self.root().join("documents").join(sha256))
        } else {
            Err(StoreError::Unreadable {
                what: "a document without a digest".to_owned(),
            })
        }
    }
}

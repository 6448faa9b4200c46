//! Opens the encrypted database with the settings that hold what is acknowledged.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{StoreError, StoreKey};

/// Older libraries can corrupt a database in WAL mode.
const OLDEST: i32 = 3_051_003;

mod migrations {
    refinery::embed_migrations!("migrations");
}

/// Makes the database file, which must not be there.
pub(super) fn create(file: &Path, key: &StoreKey) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut connection = unlock(Connection::open_with_flags(file, flags)?, key)?;
    migrate(&mut connection)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens the writing connection and brings the tables up to date.
pub(super) fn open_writer(file: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    let mut connection = unlock(
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        key,
    )?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(super) fn open_reader(file: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    let connection = unlock(
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        key,
    )?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn unlock(connection: Connection, key: &StoreKey) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::damaged(format!(
            "SQLite {} is too old",
            rusqlite::version()
        )));
    }
    // A wrong key would otherwise be reported on standard error in words that help nobody.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    // The first page read shows whether the key is the right one.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    migrations::migrations::runner()
        .run(connection)
        .map(|_| ())
        .map_err(|error| match error.kind() {
            // An applied migration that this version does not know was made by a newer one.
            refinery::error::Kind::MissingVersion(_) => StoreError::TooNew,
            _ => StoreError::damaged(format!("migrations: {error}")),
        })
}

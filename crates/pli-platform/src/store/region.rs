//! Who answers for this platform.

use rusqlite::params;

use super::{Store, StoreError};

/// The Region that answers for the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Name of the platform.
    pub platform: String,
    /// Name of the Region.
    pub name: String,
    /// Its clock, `Europe/Paris`.
    pub zone: String,
    /// Whether all that it says is without legal value.
    pub demonstration: bool,
}

impl Store {
    /// Reads the Region; none in a new store.
    pub fn region(&self) -> Result<Option<Region>, StoreError> {
        self.query_one(
            "SELECT platform, name, zone, demonstration FROM region",
            [],
            |row| {
                Ok(Region {
                    platform: row.get(0)?,
                    name: row.get(1)?,
                    zone: row.get(2)?,
                    demonstration: row.get(3)?,
                })
            },
        )
    }

    /// Says who the Region is.
    pub fn set_region(&self, region: &Region) -> Result<(), StoreError> {
        let values = params![
            region.platform,
            region.name,
            region.zone,
            region.demonstration
        ];
        self.connection().execute(
            "INSERT INTO region (id, platform, name, zone, demonstration) VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET platform = ?1, name = ?2, zone = ?3, demonstration = ?4",
            values,
        )?;
        Ok(())
    }
}

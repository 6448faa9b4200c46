//! Migrations: `migrations/<version>.yaml` says how the answers given to that version come to this one. Here they are read;
//! [`crate::migration`] holds them against the version that they start from.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fault::{At, FaultCode};
use super::raw::Word;
use super::{Loader, yaml};
use crate::form::migrate::{
    CodesSource, ComputedSource, DroppedSource, MigrationExample, MigrationSource, MoveSource,
    Placed, UnitSource,
};

/// Declarations of one migration at most.
const MAX_ENTRIES: usize = 2_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMigration {
    from: Word,
    #[serde(default)]
    moves: Vec<RawMove>,
    #[serde(default)]
    codes: Vec<RawCodes>,
    #[serde(default)]
    units: Vec<RawUnit>,
    #[serde(default)]
    computed: Vec<RawComputed>,
    #[serde(default)]
    dropped: Vec<RawDropped>,
    #[serde(default)]
    examples: Vec<RawMigrationExample>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMove {
    from: Word,
    to: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCodes {
    at: Word,
    #[serde(default)]
    map: BTreeMap<String, Word>,
    #[serde(default)]
    retired: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    at: Word,
    factor: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComputed {
    to: Word,
    value: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDropped {
    at: Word,
    reason: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMigrationExample {
    title: Word,
    before: serde_json::Value,
    after: serde_json::Value,
    #[serde(default)]
    orphaned: Vec<Word>,
}

/// The version that the name of a file of migration tells.
pub(super) fn version_of(file: &str) -> Option<&str> {
    let version = file.strip_prefix("migrations/")?.strip_suffix(".yaml")?;
    super::is_version(version).then_some(version)
}

impl Loader {
    pub(super) fn read_migrations(
        &mut self,
        own: &str,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Vec<MigrationSource> {
        let mut read = Vec::new();
        for (file, bytes) in files {
            let Some(version) = version_of(file) else {
                continue;
            };
            self.file.clone_from(file);
            let lines = std::mem::replace(&mut self.lines, lines_of(bytes));
            if let Some(raw) = self.keep(yaml::read::<RawMigration>(file, bytes)) {
                let earlier = order(&raw.from.value) < order(own);
                if raw.from.value != version || !earlier {
                    let values = [("given", raw.from.value.as_str()), ("own", own)];
                    self.fault(&raw.from, FaultCode::MigrationVersion, &values);
                }
                let count = raw.moves.len()
                    + raw.codes.len()
                    + raw.units.len()
                    + raw.computed.len()
                    + raw.dropped.len();
                if count > MAX_ENTRIES {
                    let (given, max) = (count.to_string(), MAX_ENTRIES.to_string());
                    let values = [("given", given.as_str()), ("max", max.as_str())];
                    self.fault(&raw.from, FaultCode::TooMany, &values);
                } else {
                    read.push(self.migration(file, &raw));
                }
            }
            self.lines = lines;
        }
        "form.yaml".clone_into(&mut self.file);
        read
    }

    fn migration(&mut self, file: &str, raw: &RawMigration) -> MigrationSource {
        let from = self.placed(&raw.from);
        let moves = raw.moves.iter().map(|entry| MoveSource {
            from: self.placed(&entry.from),
            to: self.placed(&entry.to),
        });
        let moves = moves.collect();
        let codes = raw.codes.iter().map(|entry| CodesSource {
            at: self.placed(&entry.at),
            map: entry
                .map
                .iter()
                .map(|(code, word)| (code.clone(), self.placed(word)))
                .collect(),
            retired: entry.retired.iter().map(|word| self.placed(word)).collect(),
        });
        let codes = codes.collect();
        let units = raw.units.iter().map(|entry| UnitSource {
            at: self.placed(&entry.at),
            factor: self.placed(&entry.factor),
        });
        let units = units.collect();
        let computed = raw.computed.iter().map(|entry| ComputedSource {
            to: self.placed(&entry.to),
            value: self.placed(&entry.value),
        });
        let computed = computed.collect();
        let mut dropped = Vec::new();
        for entry in &raw.dropped {
            let key = format!("migrations.{}.{}", raw.from.value, entry.at.value);
            let reason = self.text(&entry.reason, &key);
            let at = self.placed(&entry.at);
            dropped.push(DroppedSource { at, reason });
        }
        let examples = raw.examples.iter().map(|entry| MigrationExample {
            title: entry.title.value.clone(),
            before: entry.before.clone(),
            after: entry.after.clone(),
            orphaned: entry
                .orphaned
                .iter()
                .map(|word| word.value.clone())
                .collect(),
            at: yaml::at(file, &entry.title),
        });
        let examples = examples.collect();
        MigrationSource {
            from,
            moves,
            codes,
            units,
            computed,
            dropped,
            examples,
        }
    }

    fn placed(&self, word: &Word) -> Placed {
        let at: At = yaml::at(&self.file, word);
        let shift = self.shift(&at, &word.value);
        Placed {
            text: word.value.clone(),
            at,
            shift,
        }
    }
}

fn lines_of(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    text.lines().map(str::to_owned).collect()
}

/// Orders versions by their numbers.
fn order(version: &str) -> Vec<u32> {
    crate::form::version_order(version)
}

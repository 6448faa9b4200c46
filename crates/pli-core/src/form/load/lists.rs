//! Code lists: `lists/<name>.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::fault::{At, FaultCode};
use super::raw::{RawList, Word};
use super::{Loader, yaml};
use crate::form::{Code, CodeList};

impl Loader {
    pub(super) fn read_lists(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        for (file, bytes) in files {
            let Some(name) = file
                .strip_prefix("lists/")
                .and_then(|rest| rest.strip_suffix(".yaml"))
            else {
                continue;
            };
            self.file.clone_from(file);
            if let Some(raw) = self.keep(yaml::read::<RawList>(file, bytes)) {
                let list = self.list(name, &raw);
                self.lists.insert(name.to_owned(), Arc::new(list));
            }
        }
    }

    fn list(&mut self, name: &str, raw: &RawList) -> CodeList {
        let title = self.text(&raw.title, &format!("lists.{name}.title"));
        let mut seen = BTreeSet::new();
        let mut codes = Vec::new();
        if raw.codes.is_empty() {
            let at = At {
                file: self.file.clone(),
                line: 1,
                column: 1,
            };
            self.fault_at(&at, FaultCode::EmptyList, &[]);
        }
        for raw in &raw.codes {
            let code = raw.code.value.clone();
            if !seen.insert(code.clone()) {
                self.fault(&raw.code, FaultCode::RepeatedCode, &[("given", &code)]);
            }
            let label = self.text(&raw.label, &format!("lists.{name}.{code}"));
            let from = raw.from.as_ref().and_then(|word| self.date(word));
            let until = raw.until.as_ref().and_then(|word| self.date(word));
            codes.push(Code {
                code,
                label,
                from,
                until,
            });
        }
        CodeList::new(
            title,
            raw.source.as_ref().map(|word| word.value.clone()),
            codes,
        )
    }

    /// Reads a date, or tells why not.
    pub(super) fn date(&mut self, word: &Word) -> Option<Date> {
        let date = word.value.parse().ok();
        if date.is_none() {
            self.fault(word, FaultCode::BadDate, &[("given", &word.value)]);
        }
        date
    }

    /// Finds a list that a field names, or tells that it is not there.
    pub(super) fn named_list(&mut self, word: &Word) -> Option<Arc<CodeList>> {
        self.used_lists.insert(word.value.clone());
        if let Some(list) = self.lists.get(&word.value) {
            return Some(Arc::clone(list));
        }
        let expected = self.lists.keys().cloned().collect::<Vec<_>>().join(", ");
        self.fault(
            word,
            FaultCode::UnknownList,
            &[("given", &word.value), ("expected", &expected)],
        );
        None
    }
}

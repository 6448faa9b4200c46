//! Code lists: `lists/<name>.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::fault::{At, FaultCode};
use super::raw::{RawCode, RawField, RawList, RawSharedList, Word};
use super::sentence::Expect;
use super::{Loader, yaml};
use crate::form::{Code, CodeList, EntryCell, Expression, ListName, Place};
use pli_feel::Type;

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
            if is_shared(bytes) {
                self.read_shared(name, file, bytes);
                continue;
            }
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
        let mut columns_seen = BTreeSet::new();
        for word in &raw.columns {
            self.check_id(word, &mut columns_seen);
        }
        let columns = words(&raw.columns);
        for raw in &raw.codes {
            if !seen.insert(raw.code.value.clone()) {
                let given = &raw.code.value;
                self.fault(&raw.code, FaultCode::RepeatedCode, &[("given", given)]);
            }
            codes.push(self.one_code(name, raw, &columns));
        }
        for parent in raw.codes.iter().filter_map(|code| code.parent.as_ref()) {
            if !seen.contains(&parent.value) {
                let given = &parent.value;
                self.fault(parent, FaultCode::UnknownParent, &[("given", given)]);
            }
        }
        CodeList::new(
            title,
            raw.source.as_ref().map(|word| word.value.clone()),
            codes,
        )
        .with_columns(columns)
    }

    fn one_code(&mut self, list: &str, raw: &RawCode, columns: &[String]) -> Code {
        let code = raw.code.value.clone();
        let label = self.text(&raw.label, &format!("lists.{list}.{code}"));
        for (name, word) in &raw.cells {
            if !columns.contains(name) {
                let expected = columns.join(", ");
                let values = [("given", name.as_str()), ("expected", &expected)];
                self.fault(word, FaultCode::UnknownColumn, &values);
            }
        }
        let cell = |name: &String| raw.cells.get(name).map(|word| word.value.clone());
        Code {
            code,
            label,
            from: raw.from.as_ref().and_then(|word| self.date(word)),
            until: raw.until.as_ref().and_then(|word| self.date(word)),
            parent: raw.parent.as_ref().map(|word| word.value.clone()),
            cells: columns
                .iter()
                .map(|name| cell(name).unwrap_or_default())
                .collect(),
        }
    }

    /// Finds a shared list by its digest; where it is not at hand, an absent one stands in its place.
    fn read_shared(&mut self, name: &str, file: &str, bytes: &[u8]) {
        let Some(raw) = self.keep(yaml::read::<RawSharedList>(file, bytes)) else {
            return;
        };
        let Some(shared) = ListName::parse(&raw.shared.value) else {
            let given = &raw.shared.value;
            let values = [("given", given.as_str()), ("expected", "naf_rev2@2008")];
            self.fault(&raw.shared, FaultCode::UnknownWord, &values);
            return;
        };
        let columns = words(&raw.columns);
        let list = self.shelf.codes(&raw.sha256.value);
        if let Some(list) = &list {
            for word in raw
                .columns
                .iter()
                .filter(|c| !list.columns.contains(&c.value))
            {
                let expected = list.columns.join(", ");
                let values = [("given", word.value.as_str()), ("expected", &expected)];
                self.fault(word, FaultCode::UnknownColumn, &values);
            }
        } else {
            self.tell_absent(&raw, &shared);
        }
        self.shared_columns.insert(name.to_owned(), columns.clone());
        let list = list.unwrap_or_else(|| Arc::new(CodeList::absent(shared, columns)));
        self.lists.insert(name.to_owned(), list);
    }

    fn tell_absent(&mut self, raw: &RawSharedList, shared: &ListName) {
        let other = self
            .shelf
            .named(shared)
            .next()
            .map(|list| list.sha256.clone());
        let given = shared.to_string();
        if let Some(sha256) = other {
            let values = [("given", given.as_str()), ("expected", &sha256)];
            self.fault(&raw.sha256, FaultCode::OtherList, &values);
            return;
        }
        let known: Vec<String> = self
            .shelf
            .lists()
            .iter()
            .map(|list| list.name.to_string())
            .collect();
        let expected = if known.is_empty() {
            "–".to_owned()
        } else {
            known.join(", ")
        };
        let values = [("given", given.as_str()), ("expected", &expected)];
        self.fault(&raw.shared, FaultCode::AbsentList, &values);
    }

    /// Compiles the filter of a field, with the cells of an entry as its innermost names.
    pub(super) fn filter(
        &mut self,
        raw: &RawField,
        list: Option<&Arc<CodeList>>,
    ) -> Option<Expression> {
        let (word, name, list) = (raw.filter.as_ref()?, raw.list.as_ref()?, list?);
        // What the package names and nothing more: a list that is absent elsewhere must compile alike.
        let named = self
            .shared_columns
            .get(&name.value)
            .unwrap_or(&list.columns)
            .clone();
        self.scope.enter();
        for column in named {
            if let Some(number) = list.columns.iter().position(|known| *known == column) {
                self.declare_cell(&column, Type::TEXT, EntryCell::Column(number));
            }
        }
        for (name, of, cell) in [
            ("code", Type::TEXT, EntryCell::Code),
            ("label", Type::TEXT, EntryCell::Label),
            ("parent", Type::TEXT, EntryCell::Parent),
            ("from", Type::DATE, EntryCell::From),
            ("until", Type::DATE, EntryCell::Until),
        ] {
            self.declare_cell(name, of, cell);
        }
        let filter = self.expression(word, &Expect::Boolean);
        self.scope.leave();
        filter
    }

    fn declare_cell(&mut self, name: &str, of: Type, cell: EntryCell) {
        self.scope.declare(name, of);
        self.graph.places.push(Place::Entry(cell));
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

fn words(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.value.clone()).collect()
}

/// Whether the file names a list that stands outside of the package.
fn is_shared(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.any(|line| line.starts_with(b"shared:"))
}

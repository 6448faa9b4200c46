//! Bounds, sizes and other words of a field that are read the same way for several kinds.

use super::Loader;
use super::fault::FaultCode;
use super::raw::{RawField, Word};
use super::sentence::Expect;
use crate::finding::Severity;
use crate::form::{Bounds, FileLimits, ItemLimits, TextLimits};

impl Loader {
    pub(super) fn text_limits(&mut self, raw: &RawField, max: usize) -> TextLimits {
        let min_length = raw
            .min_length
            .as_ref()
            .and_then(|word| self.number(word, 100_000))
            .unwrap_or(0);
        let max_length = raw
            .max_length
            .as_ref()
            .and_then(|word| self.number(word, 100_000))
            .unwrap_or(max);
        TextLimits {
            min_length,
            max_length,
        }
    }

    pub(super) fn bounds(&mut self, raw: &RawField) -> Bounds {
        let mut bound = |word: &Option<Word>| {
            let word = word.as_ref()?;
            if raw.kind.value != "date" {
                return self.expression(word, &Expect::Number);
            }
            if word.value.parse::<jiff::civil::Date>().is_ok() {
                let mut literal = word.clone();
                literal.value = format!("date(\"{}\")", word.value);
                return self.expression(&literal, &Expect::Date);
            }
            self.expression(word, &Expect::Date)
        };
        Bounds {
            min: bound(&raw.min),
            max: bound(&raw.max),
        }
    }

    pub(super) fn decimals(&mut self, raw: &RawField) -> u32 {
        raw.decimals
            .as_ref()
            .and_then(|word| self.number(word, 12))
            .unwrap_or(6)
    }

    pub(super) fn items(&mut self, raw: &RawField, default_max: Option<u32>) -> ItemLimits {
        let min = raw
            .min_items
            .as_ref()
            .and_then(|word| self.number(word, 10_000))
            .unwrap_or(0);
        let max = raw
            .max_items
            .as_ref()
            .and_then(|word| self.number(word, 10_000))
            .or(default_max);
        ItemLimits { min, max }
    }

    /// What a file may be, as a field or a piece says it.
    pub(super) fn file_limits(
        &mut self,
        formats: Option<&[Word]>,
        size: Option<&Word>,
        files: Option<&Word>,
    ) -> FileLimits {
        let formats = formats
            .unwrap_or_default()
            .iter()
            .map(|word| word.value.to_ascii_lowercase())
            .collect();
        let max_bytes = size.and_then(|word| {
            let bytes = parse_size(&word.value);
            if bytes.is_none() {
                self.fault(
                    word,
                    FaultCode::BadNumber,
                    &[("given", &word.value), ("expected", "10 MB, 500 KB, 2 GB")],
                );
            }
            bytes
        });
        let max_files = files.and_then(|word| self.number(word, 1_000));
        FileLimits {
            formats,
            max_bytes,
            max_files,
        }
    }

    /// Reads a whole number up to a bound, or tells why not.
    pub(super) fn number<N: TryFrom<u32>>(&mut self, word: &Word, max: u32) -> Option<N> {
        let number = word.value.parse::<u32>().ok().filter(|n| *n <= max);
        if number.is_none() {
            let values = [("given", word.value.as_str()), ("max", &max.to_string())];
            self.fault(word, FaultCode::BadCount, &values);
        }
        number.and_then(|n| N::try_from(n).ok())
    }

    pub(super) fn severity(&mut self, word: Option<&Word>) -> Severity {
        match word.map(|word| word.value.as_str()) {
            None | Some("blocking") => Severity::Blocking,
            Some("warning") => Severity::Warning,
            Some(given) => {
                let given = given.to_owned();
                if let Some(word) = word {
                    self.fault(
                        word,
                        FaultCode::UnknownWord,
                        &[("given", &given), ("expected", "blocking, warning")],
                    );
                }
                Severity::Blocking
            }
        }
    }
}

/// Bytes of `10 MB`, `500 KB`; decimal multiples, as operating systems and the platform count them.
fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim();
    let split = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let factor = match unit.trim() {
        "B" | "o" | "" => 1,
        "KB" | "ko" | "Ko" => 1_000,
        "MB" | "Mo" => 1_000_000,
        "GB" | "Go" => 1_000_000_000,
        _ => return None,
    };
    number
        .parse::<u64>()
        .ok()
        .filter(|n| *n > 0)?
        .checked_mul(factor)
}

//! From the bytes of a file to its raw shape, within bounds, with faults in words.

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, Location, MergeKeyPolicy};

use super::fault::{At, Fault, FaultCode};
use super::raw::Word;

/// Reads one YAML file; a fault where it is not one.
pub(super) fn read<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Box<Fault>> {
    let whole = At {
        file: file.to_owned(),
        line: 0,
        column: 0,
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Box::new(Fault::new(FaultCode::NotUtf8, &whole, &[])))?;
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 40,
            max_documents: 1,
            max_events: 400_000,
            max_nodes: 200_000,
            max_aliases: 0,
            max_anchors: 0,
            max_merge_keys: 0,
        },
        merge_keys: MergeKeyPolicy::Error,
        leading_zero_numbers_as_strings: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options)
        .map_err(|error| Box::new(fault(file, error.without_snippet())))
}

/// The place of a word.
pub(super) fn at(file: &str, word: &Word) -> At {
    place(file, word.referenced)
}

fn place(file: &str, location: Location) -> At {
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    At {
        file: file.to_owned(),
        line: number(location.line()),
        column: number(location.column()),
    }
}

fn fault(file: &str, error: &Error) -> Fault {
    let at = error.location().map_or(
        At {
            file: file.to_owned(),
            line: 0,
            column: 0,
        },
        |location| place(file, location),
    );
    match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => {
            let expected = expected.join(", ");
            Fault::new(
                FaultCode::UnknownKey,
                &at,
                &[("name", field), ("expected", &expected)],
            )
        }
        Error::SerdeMissingField { field, .. } => {
            Fault::new(FaultCode::MissingKey, &at, &[("name", field)])
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("?");
            Fault::new(FaultCode::RepeatedKey, &at, &[("name", key)])
        }
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            wrong_shape(&at, expected)
        }
        Error::Unexpected { expected, .. } => wrong_shape(&at, expected),
        Error::Budget { breach, .. } => {
            let detail = format!("{breach:?}");
            Fault::new(FaultCode::Budget, &at, &[("detail", &detail)])
        }
        other => {
            let detail = other.to_string();
            let line = detail.lines().next().unwrap_or_default();
            Fault::new(FaultCode::Syntax, &at, &[("detail", line)])
        }
    }
}

/// What the reader expected, in the words of a person who writes YAML.
fn wrong_shape(at: &At, expected: &str) -> Fault {
    let (fr, en) = match expected {
        text if text.contains("string") || text.contains("scalar") => ("un seul texte", "one text"),
        text if text.contains("sequence") => (
            "une liste : un tiret devant chaque élément",
            "a list: a dash before each element",
        ),
        text if text.contains("bool") => ("true ou false", "true or false"),
        "u32" | "u64" => ("un nombre entier", "a whole number"),
        _ => (
            "des clés, chacune suivie de deux points",
            "keys, each followed by a colon",
        ),
    };
    Fault::new(
        FaultCode::WrongShape,
        at,
        &[("expected", fr), ("expected_en", en)],
    )
}

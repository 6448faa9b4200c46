//! Names of the parameters of functions (DMN 1.5, 10.3.4): arguments may be given by name, in any order.

/// Lists the names of a function's parameters, for each of its forms.
pub(crate) fn parameters(function: &str) -> impl Iterator<Item = &'static [&'static str]> {
    let found = TABLE.iter().find(|(known, _)| *known == function);
    found
        .into_iter()
        .flat_map(|(_, forms)| forms.iter().copied())
}

/// Functions of one form, then those of several.
const TABLE: &[(&str, &[&[&str]])] = &[
    ("abs", &[&["n"]]),
    ("after", RANGES),
    ("all", LIST),
    ("any", LIST),
    ("append", &[&["list", "item"]]),
    ("before", RANGES),
    ("ceiling", SCALED),
    ("coincides", RANGES),
    ("contains", MATCHED),
    ("context", &[&["entries"]]),
    ("context merge", &[&["contexts"]]),
    (
        "context put",
        &[&["context", "key", "value"], &["context", "keys", "value"]],
    ),
    ("count", LIST),
    ("date", &[&["from"], &["year", "month", "day"]]),
    ("date and time", &[&["from"], &["date", "time"]]),
    ("day of week", &[&["date"]]),
    ("day of year", &[&["date"]]),
    ("decimal", SCALED),
    ("distinct values", LIST),
    ("duration", &[&["from"]]),
    ("during", RANGES),
    ("ends with", MATCHED),
    ("even", &[&["number"]]),
    ("exp", &[&["number"]]),
    ("finished by", RANGES),
    ("finishes", RANGES),
    ("flatten", LIST),
    ("floor", SCALED),
    ("get entries", &[&["m"]]),
    ("get value", &[&["m", "key"]]),
    ("includes", RANGES),
    ("index of", &[&["list", "match"]]),
    ("insert before", &[&["list", "position", "newItem"]]),
    ("is", &[&["value1", "value2"]]),
    ("list contains", &[&["list", "element"]]),
    ("list replace", &[&["list", "position", "newItem"]]),
    ("log", &[&["number"]]),
    ("lower case", TEXT),
    ("matches", &[&["input", "pattern", "flags"]]),
    ("max", LIST),
    ("mean", LIST),
    ("median", LIST),
    ("meets", RANGES),
    ("met by", RANGES),
    ("min", LIST),
    ("mode", LIST),
    ("modulo", &[&["dividend", "divisor"]]),
    ("month of year", &[&["date"]]),
    ("not", &[&["negand"]]),
    (
        "number",
        &[&["from", "grouping separator", "decimal separator"]],
    ),
    ("odd", &[&["number"]]),
    ("overlaps", RANGES),
    ("overlaps after", RANGES),
    ("overlaps before", RANGES),
    ("partition", &[&["list", "size"]]),
    ("product", LIST),
    ("range", &[&["from"]]),
    ("remove", &[&["list", "position"]]),
    ("replace", &[&["input", "pattern", "replacement", "flags"]]),
    ("reverse", LIST),
    ("round down", SCALED),
    ("round half down", SCALED),
    ("round half even", SCALED),
    ("round half up", SCALED),
    ("round up", SCALED),
    ("split", &[&["string", "delimiter"]]),
    ("sort", LIST),
    ("sqrt", &[&["number"]]),
    ("started by", RANGES),
    ("starts", RANGES),
    ("starts with", MATCHED),
    ("stddev", LIST),
    ("string", &[&["from"]]),
    ("string join", &[&["list", "delimiter"]]),
    ("string length", TEXT),
    ("sublist", &[&["list", "start position", "length"]]),
    ("substring", &[&["string", "start position", "length"]]),
    ("substring after", MATCHED),
    ("substring before", MATCHED),
    ("sum", LIST),
    (
        "time",
        &[&["from"], &["hour", "minute", "second", "offset"]],
    ),
    ("trim", TEXT),
    ("upper case", TEXT),
    ("week of year", &[&["date"]]),
    ("years and months duration", &[&["from", "to"]]),
];

const LIST: &[&[&str]] = &[&["list"]];
const TEXT: &[&[&str]] = &[&["string"]];
const MATCHED: &[&[&str]] = &[&["string", "match"]];
const SCALED: &[&[&str]] = &[&["n", "scale"]];
const RANGES: &[&[&str]] = &[
    &["point1", "point2"],
    &["point", "range"],
    &["range", "point"],
    &["range1", "range2"],
];

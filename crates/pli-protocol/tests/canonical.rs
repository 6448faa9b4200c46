//! Canonical JSON held against the library that does nothing else, on any value.

use pli_protocol::canonical::{canonical_bytes, canonical_text};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z_]{0,8}",
        any::<String>(),
        // On both sides of the place where UTF-8 and UTF-16 order differently.
        "[\u{e000}\u{ffff}\u{10000}\u{10ffff}é\"\\\\/\u{0}-\u{1f}\u{7f}\u{2028}]{0,4}",
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-4i64..4).prop_map(|near| Value::from((1i64 << 53) + near)),
        (-4i64..4).prop_map(|near| Value::from(-(1i64 << 53) + near)),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        let members = proptest::collection::vec((text(), inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn any_value_is_written_as_the_library_writes_it(value in value()) {
        let theirs = serde_json_canonicalizer::to_vec(&value).map_err(|error| error.to_string());
        let ours = canonical_bytes(&value).map_err(|error| error.to_string());
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(String::from_utf8(ours), String::from_utf8(theirs)),
            (ours, theirs) => prop_assert_eq!(ours.is_err(), theirs.is_err()),
        }
    }
}

#[test]
fn names_are_ordered_by_their_utf_16() {
    let value = json!({ "\u{10000}": 1, "\u{e000}": 2, "b": [1.5, 1e21, -0.0], "a": "\u{7}é" });
    let written = canonical_bytes(&value).expect("a value");
    let expected = "{\"a\":\"\\u0007é\",\"b\":[1.5,1e+21,0],\"\u{10000}\":1,\"\u{e000}\":2}";
    assert_eq!(String::from_utf8(written).expect("a text"), expected);
}

#[test]
fn a_member_named_twice_and_a_text_too_deep_are_refused() {
    let refused = |json: &str| canonical_text(json).expect_err("refused").to_string();
    let two = r#"{"a":{"b":1,"\u0062":2}}"#;
    assert!(refused(two).contains("no canonical"));
    assert!(refused(&"[".repeat(200)).contains("no canonical"));
    assert!(refused(&format!("{}{}", "[".repeat(200), "]".repeat(200))).contains("no canonical"));
}

#[test]
fn spaces_and_escapes_do_not_change_what_is_signed() {
    let spaced = "{ \"b\" : [ 1.0 , true , null ] ,\n \"a\" : \"\\u00e9\\/\" }";
    let written = canonical_text(spaced).expect("JSON");
    assert_eq!(
        String::from_utf8(written).expect("a text"),
        "{\"a\":\"é/\",\"b\":[1,true,null]}"
    );
}

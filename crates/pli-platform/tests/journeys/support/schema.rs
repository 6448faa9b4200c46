//! Holds a JSON value against a schema of the OpenAPI document: the keywords that the document uses, and no other passes.

use serde_json::Value;

/// Gives the first difference between a value and its schema.
#[expect(clippy::too_many_lines, reason = "one arm a keyword")]
pub(crate) fn difference(
    document: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
) -> Option<String> {
    let Some(keywords) = schema.as_object() else {
        return Some(format!("{at}: no schema"));
    };
    keywords
        .iter()
        .find_map(|(keyword, given)| match keyword.as_str() {
            "$ref" => {
                let path = given
                    .as_str()
                    .and_then(|text| text.strip_prefix('#'))
                    .unwrap_or("/nowhere");
                match document.pointer(path) {
                    Some(target) => difference(document, target, value, at),
                    None => Some(format!("{at}: {given} leads nowhere")),
                }
            }
            "type" => {
                let fits = |name: &Value| has_type(value, name.as_str().unwrap_or_default());
                let passes = given
                    .as_array()
                    .map_or_else(|| fits(given), |names| names.iter().any(fits));
                (!passes).then(|| format!("{at}: {given} expected, {value} found"))
            }
            "properties" => given.as_object()?.iter().find_map(|(name, inner)| {
                difference(document, inner, value.get(name)?, &format!("{at}/{name}"))
            }),
            "required" => given
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .find_map(|name| {
                    value
                        .get(name)
                        .is_none()
                        .then(|| format!("{at}: `{name}` is missing"))
                }),
            "items" => value
                .as_array()?
                .iter()
                .enumerate()
                .find_map(|(index, item)| {
                    difference(document, given, item, &format!("{at}/{index}"))
                }),
            "additionalProperties" => extra(document, schema, given, value, at),
            "propertyNames" | "description" | "format" | "example" => None,
            "enum" => {
                let listed = given.as_array().is_some_and(|all| all.contains(value));
                (!listed).then(|| format!("{at}: {value} is not one of {given}"))
            }
            "minimum" => {
                let below = value
                    .as_f64()
                    .zip(given.as_f64())
                    .is_some_and(|(value, bound)| value < bound);
                below.then(|| format!("{at}: {value} is below {given}"))
            }
            "oneOf" | "anyOf" => {
                let passes = given
                    .as_array()?
                    .iter()
                    .any(|one| difference(document, one, value, at).is_none());
                (!passes).then(|| format!("{at}: {value} fits none of {given}"))
            }
            "allOf" => given
                .as_array()?
                .iter()
                .find_map(|one| difference(document, one, value, at)),
            other => Some(format!(
                "{at}: the test does not know the keyword `{other}`"
            )),
        })
}

fn extra(
    document: &Value,
    schema: &Value,
    given: &Value,
    value: &Value,
    at: &str,
) -> Option<String> {
    let known = schema.get("properties").and_then(Value::as_object);
    let others = value
        .as_object()?
        .iter()
        .filter(|(name, _)| !known.is_some_and(|all| all.contains_key(*name)));
    for (name, inner) in others {
        let fault = match given {
            Value::Bool(true) => None,
            Value::Bool(false) => Some(format!("{at}: `{name}` is not expected")),
            inner_schema => difference(document, inner_schema, inner, &format!("{at}/{name}")),
        };
        if fault.is_some() {
            return fault;
        }
    }
    None
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => false,
    }
}

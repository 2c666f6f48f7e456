//! An example of each operation as a command line.

use serde_json::{Map, Value, json};

/// How deep an example follows shapes within shapes.
const DEPTH: usize = 4;

/// A command that calls the operation.
pub(super) fn example(document: &Value, method: &str, path: &str, operation: &Value) -> String {
    let query = if path.ends_with("/progress") && method == "GET" { "?sid=learner-1" } else { "" };
    let mut command = format!("curl -s \"$CERPLY_URL{path}{query}\"");
    if !operation["security"].is_null() {
        command.push_str(" \\\n  -H \"Authorization: Bearer $CERPLY_KEY\"");
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    if !body.is_null() {
        let body = value(document, body, DEPTH).to_string().replace('\'', "'\\''");
        command.push_str(&format!(" \\\n  -H 'content-type: application/json' \\\n  -d '{body}'"));
    }
    command
}

/// A value of a schema: its example, or the plainest one there is. Of an object only what is required.
fn value(document: &Value, schema: &Value, depth: usize) -> Value {
    if let Some(path) = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        let found = document.pointer(path).filter(|_| depth > 0);
        return found.map_or(Value::Null, |shape| value(document, shape, depth - 1));
    }
    if !schema["example"].is_null() {
        return schema["example"].clone();
    }
    if let Some(first) = schema["enum"].get(0).or_else(|| schema["examples"].get(0)) {
        return first.clone();
    }
    for options in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) = schema[options].get(0) {
            return value(document, first, depth);
        }
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
    match kind {
        Some("object") => object(document, schema, depth),
        Some("array") => json!([value(document, &schema["items"], depth)]),
        Some("string") => json!("text"),
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or(json!(1)),
        Some("boolean") => json!(true),
        _ => Value::Null,
    }
}

fn object(document: &Value, schema: &Value, depth: usize) -> Value {
    let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let fields = required.iter().filter_map(Value::as_str);
    let members = fields.map(|name| (name.to_owned(), value(document, &schema["properties"][name], depth)));
    Value::Object(members.collect::<Map<_, _>>())
}

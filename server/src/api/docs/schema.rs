//! A JSON schema in words.

use std::fmt::Write;

use serde_json::Value;

use super::html::{escape, object, text};

/// Where the shapes of the document are.
const SHAPES: &str = "#/components/schemas/";

/// What a value is, in a few words of HTML.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix(SHAPES)) {
        let name = escape(name);
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    for (key, word) in [("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")] {
        if let Some(options) = schema[key].as_array() {
            return options.iter().map(kind).collect::<Vec<_>>().join(word);
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values
            .iter()
            .map(|value| format!("<code>{}</code>", escape(&value.to_string())))
            .collect::<Vec<_>>()
            .join(" | ");
    }
    let mut words = match &schema["type"] {
        Value::Array(types) => types.iter().map(text).collect::<Vec<_>>().join(" or "),
        Value::String(name) if name == "array" => format!("list of {}", kind(&schema["items"])),
        Value::String(name) => escape(name),
        _ => "anything".to_owned(),
    };
    words.push_str(&limits(schema));
    words
}

fn limits(schema: &Value) -> String {
    let names = [
        ("minimum", "from"),
        ("maximum", "to"),
        ("minLength", "at least"),
        ("maxLength", "at most"),
        ("minItems", "at least"),
        ("maxItems", "at most"),
    ];
    let said: Vec<String> = names
        .iter()
        .filter(|(key, _)| schema[*key].is_number())
        .map(|(key, word)| format!("{word} {}", schema[*key]))
        .collect();
    if said.is_empty() { String::new() } else { format!(", {}", said.join(" ")) }
}

/// A shape of the document.
pub(super) fn write(page: &mut String, shape: &Value) {
    // Writing to a string cannot fail.
    let _ = write!(page, "<p>{}</p>", text(&shape["description"]));
    if shape["properties"].is_null() {
        let _ = write!(page, "<p>{}</p>", kind(shape));
        return;
    }
    let required = shape["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    page.push_str("<table><tr><th>Field</th><th>Type</th><th>About</th></tr>");
    for (name, field) in object(&shape["properties"]) {
        let needed = if required.iter().any(|one| one == name) { " <em>required</em>" } else { "" };
        let (name, about) = (escape(name), text(&field["description"]));
        let _ = write!(page, "<tr><td><code>{name}</code>{needed}</td><td>{}</td><td>{about}</td></tr>", kind(field));
    }
    page.push_str("</table>");
}

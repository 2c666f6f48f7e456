//! The page: a list of operations, then the shapes of what is sent.

use std::fmt::Write;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{curl, schema};

const STYLE: &str = include_str!("style.css");

/// The style's hash in base64, for the content security policy: nothing but this style may apply.
pub(super) fn style_hash() -> String {
    base64(&Sha256::digest(STYLE.as_bytes()))
}

/// The page.
pub(super) fn render(document: &Value) -> String {
    let mut page = String::with_capacity(64 * 1024);
    let title = text(&document["info"]["title"]);
    let version = text(&document["info"]["version"]);
    let about = text(&document["info"]["description"]);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        page,
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} API</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{STYLE}</style></head><body>\
         <header><h1>{title} API <small>{version}</small></h1><p>{about} \
         <a href=\"/api/openapi.json\">OpenAPI document</a></p></header><nav aria-label=\"Operations\"><ul>"
    );
    let operations = operations(document);
    for (method, path, operation) in &operations {
        let id = text(&operation["operationId"]);
        let _ = write!(page, "<li><a href=\"#{id}\"><b>{method}</b> {path}</a></li>");
    }
    page.push_str("</ul></nav><main>");
    for (method, path, operation) in &operations {
        write_operation(&mut page, document, method, path, operation);
    }
    page.push_str("<section><h2>Shapes</h2>");
    for (name, shape) in object(&document["components"]["schemas"]) {
        let name = escape(name);
        let _ = write!(page, "<article id=\"schema-{name}\"><h3>{name}</h3>");
        schema::write(&mut page, shape);
        page.push_str("</article>");
    }
    page.push_str("</section></main></body></html>");
    page
}

fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let mut found = Vec::new();
    for (path, item) in object(&document["paths"]) {
        for (method, operation) in object(item) {
            if operation["operationId"].is_string() {
                found.push((method.to_uppercase(), escape(path), operation));
            }
        }
    }
    found
}

fn write_operation(page: &mut String, document: &Value, method: &str, path: &str, operation: &Value) {
    let id = text(&operation["operationId"]);
    let _ = write!(page, "<section id=\"{id}\"><h2><b>{method}</b> <code>{path}</code></h2>");
    let _ = write!(page, "<p><strong>{}</strong></p>", text(&operation["summary"]));
    let _ = write!(page, "<p>{}</p>", text(&operation["description"]));
    let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !parameters.is_empty() {
        page.push_str("<h3>Parameters</h3><table><tr><th>Name</th><th>In</th><th>Type</th><th>About</th></tr>");
        for parameter in parameters {
            let required = if parameter["required"] == true { " <em>required</em>" } else { "" };
            let _ = write!(
                page,
                "<tr><td><code>{}</code>{required}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                text(&parameter["name"]),
                text(&parameter["in"]),
                schema::kind(&parameter["schema"]),
                text(&parameter["description"])
            );
        }
        page.push_str("</table>");
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    if !body.is_null() {
        let _ = write!(page, "<h3>Body</h3><p>{}</p>", schema::kind(body));
    }
    page.push_str("<h3>Answers</h3><table><tr><th>Status</th><th>Shape</th><th>About</th></tr>");
    for (status, answer) in object(&operation["responses"]) {
        let shape = &answer["content"]["application/json"]["schema"];
        let shape = if shape.is_null() { String::new() } else { schema::kind(shape) };
        let about = text(&answer["description"]);
        let _ = write!(page, "<tr><td>{}</td><td>{shape}</td><td>{about}</td></tr>", escape(status));
    }
    let example = escape(&curl::example(document, method, path, operation));
    let _ = write!(page, "</table><h3>Example</h3><pre tabindex=\"0\">{example}</pre></section>");
}

/// The members of an object; none of anything else.
pub(super) fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

/// A text of the document, safe to stand in HTML.
pub(super) fn text(value: &Value) -> String {
    escape(value.as_str().unwrap_or_default())
}

/// A text, safe to stand in HTML and in an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}

//! What JSON that does not read is to a client: serde's words, without what only a Rust programmer understands.

use super::ApiError;

/// Words of serde and what they mean.
const PLAIN: [(&str, &str); 9] = [
    ("a sequence", "a list"),
    ("sequence", "a list"),
    ("i64", "a whole number"),
    ("u64", "a whole number"),
    ("f64", "a number"),
    ("floating point", "a fraction"),
    ("a map", "an object"),
    ("map", "an object"),
    ("unit value", "null"),
];

/// The error of a body, with the field it happened in.
pub(crate) fn from_json(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let message = error.inner().to_string();
    // serde_json adds where in the body it was; of a wrong type that place is of no use.
    let said = message.split_once(" at line ").map_or(message.as_str(), |(said, _)| said);
    let path = match error.path().to_string() {
        path if path == "." => String::new(),
        path => path,
    };
    if let Some(field) = said.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        let path = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        return ApiError::field(path, "is required");
    }
    if !error.inner().is_data() {
        return ApiError::field("body", format!("is no JSON: {message}"));
    }
    ApiError::field(if path.is_empty() { "body" } else { &path }, plain(said))
}

/// Serde's message in plain words: `invalid type: integer `1`, expected a string` is `must be a string`.
fn plain(message: &str) -> String {
    let wrong_type = message.starts_with("invalid type") || message.starts_with("invalid value");
    match message.rsplit_once(", expected ").filter(|_| wrong_type) {
        Some((_, expected)) => {
            let known = PLAIN.iter().find(|(serde, _)| *serde == expected);
            format!("must be {}", known.map_or(expected, |(_, plain)| plain))
        }
        None => message.to_owned(),
    }
}

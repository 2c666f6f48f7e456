//! What holds for every route, and would be noise beside every handler: the errors, the request's id, the key.

use serde_json::{Map, Value, json};
use utoipa::PartialSchema;

use crate::error::{Detail, ErrorBody, ErrorCode, ErrorObject};

/// An error status, when it is answered, and for which operations.
type Answer = (ErrorCode, &'static str, fn(&Operation<'_>) -> bool);

struct Operation<'a> {
    path: &'a str,
    takes_body: bool,
    guarded: bool,
}

const ANSWERS: [Answer; 10] = [
    (ErrorCode::ValidationError, "Something in the request cannot be used; `details` says what", |o| o.guarded),
    (ErrorCode::Unauthorized, "A key is needed", |o| o.guarded),
    (ErrorCode::Forbidden, "The key does not reach this, or it cannot be changed", |o| o.guarded),
    (ErrorCode::NotFound, "No such item or plan", |o| o.takes_body),
    (ErrorCode::Conflict, "It has changed since, or the idempotency key is in use", |o| o.takes_body),
    (ErrorCode::PayloadTooLarge, "The body is over 1 MiB", |o| o.takes_body),
    (ErrorCode::UnsupportedMediaType, "The body is not application/json", |o| o.takes_body),
    (ErrorCode::IdempotencyKeyReused, "The idempotency key was used with another body", |o| o.takes_body),
    (ErrorCode::InternalError, "A fault of the server; the request id names it in the log", |_| true),
    (ErrorCode::ServiceUnavailable, "Too much to do, or the database does not answer", |o| {
        o.guarded || o.path == "/api/ready"
    }),
];

/// Adds to the document what every route has.
pub(super) fn complete(document: &mut Value) {
    add_schemas(document);
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, item) in paths {
        let Some(item) = item.as_object_mut() else { continue };
        for (method, operation) in item.iter_mut().filter(|(method, _)| *method == "get" || *method == "post") {
            let open = ["/api/version", "/api/health", "/api/ready"];
            let guarded = !open.contains(&path.as_str());
            let about = Operation { path, takes_body: method == "post", guarded };
            add_errors(operation, &about);
            add_request_id(operation);
            if about.takes_body {
                add_idempotency_key(operation);
            }
            if guarded {
                // Both ways stand here: an installation without keys asks for none.
                operation["security"] = json!([{}, { "key": [] }]);
            }
        }
    }
}

fn add_schemas(document: &mut Value) {
    let schemas = [
        ("ErrorBody", serde_json::to_value(ErrorBody::schema())),
        ("ErrorObject", serde_json::to_value(ErrorObject::schema())),
        ("ErrorCode", serde_json::to_value(ErrorCode::schema())),
        ("Detail", serde_json::to_value(Detail::schema())),
    ];
    for (name, schema) in schemas {
        document["components"]["schemas"][name] = schema.unwrap_or_default();
    }
    document["components"]["securitySchemes"]["key"] =
        json!({ "type": "http", "scheme": "bearer", "description": "An organisation's API key" });
}

fn add_errors(operation: &mut Value, about: &Operation<'_>) {
    for (code, description, _) in ANSWERS.iter().filter(|(_, _, applies)| applies(about)) {
        let mut answer = json!({
            "description": description,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ErrorBody" } } },
        });
        let mut headers = Map::new();
        match code {
            ErrorCode::ServiceUnavailable => {
                headers.insert("retry-after".to_owned(), json!({ "schema": { "type": "integer" } }));
            }
            ErrorCode::Unauthorized => {
                headers.insert("www-authenticate".to_owned(), json!({ "schema": { "type": "string" } }));
            }
            _ => {}
        }
        if !headers.is_empty() {
            answer["headers"] = Value::Object(headers);
        }
        operation["responses"][code.status().as_str()] = answer;
    }
}

fn add_request_id(operation: &mut Value) {
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for answer in responses.values_mut() {
        answer["headers"]["x-request-id"] =
            json!({ "schema": { "type": "string" }, "description": "Names this request in the log" });
    }
}

fn add_idempotency_key(operation: &mut Value) {
    let parameter = json!({
        "name": "idempotency-key", "in": "header", "required": false,
        "description": "The same key again within 24 hours gets the same answer",
        "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" },
    });
    match operation["parameters"].as_array_mut() {
        Some(parameters) => parameters.push(parameter),
        None => operation["parameters"] = json!([parameter]),
    }
}

//! `GET /api/openapi.json`: the API's description, produced from the handlers and their types.

mod common;

use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use utoipa::openapi::OpenApi;

use super::docs;
use crate::{build_info, error::ApiError, state::AppState};

/// The description, as a machine and as a person reads it; computed once.
pub(crate) struct Documents {
    /// The OpenAPI document.
    json: Bytes,
    /// The page made from it.
    pub(super) page: docs::Page,
}

impl Documents {
    /// Completes the handlers' description by what holds for every route.
    pub(crate) fn new(described: OpenApi, public_url: Option<&str>) -> Self {
        let mut document = serde_json::to_value(described).unwrap_or_default();
        document["info"] = json!({
            "title": "Cerply",
            "version": build_info::VERSION,
            "description": "Turns documents into lessons and practice items studied with spaced repetition.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        });
        document["servers"] = json!([{ "url": public_url.unwrap_or("/").trim_end_matches('/').to_owned() + "/" }]);
        document["tags"] = tags();
        common::complete(&mut document);
        let page = docs::Page::new(&document);
        Self { json: Bytes::from(document.to_string()), page }
    }
}

/// What the groups of routes are for.
fn tags() -> Value {
    json!([
        { "name": "authoring", "description": "Documents become lessons and items." },
        { "name": "study", "description": "Answers, schedules and progress." },
        { "name": "operations", "description": "For those who run an installation." },
        { "name": "description", "description": "This description." },
    ])
}

/// The API's description
///
/// OpenAPI 3.1, produced from the code that answers.
#[utoipa::path(get, path = "/api/openapi.json", operation_id = "openapi", tag = "description",
    responses((status = 200, description = "The OpenAPI document", body = serde_json::Value)))]
pub(crate) async fn openapi_json(State(app): State<AppState>) -> Result<Response, ApiError> {
    let json = app.documents.get().map(|documents| documents.json.clone());
    let json = json.ok_or_else(|| ApiError::internal("the description is missing"))?;
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], json).into_response())
}

//! `GET /api/docs`: the API's description as a page. It needs no script and no other host.

mod curl;
mod html;
mod schema;

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{error::ApiError, state::AppState};

/// The page, computed once.
pub(crate) struct Page {
    html: Bytes,
    policy: HeaderValue,
}

impl Page {
    /// Renders an OpenAPI document.
    pub(super) fn new(document: &Value) -> Self {
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            html::style_hash()
        );
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Self { html: Bytes::from(html::render(document)), policy }
    }
}

/// This page
///
/// The API's description for people.
#[utoipa::path(get, path = "/api/docs", operation_id = "docs", tag = "description",
    responses((status = 200, description = "The page", body = String, content_type = "text/html")))]
pub(crate) async fn docs(State(app): State<AppState>) -> Result<Response, ApiError> {
    let documents = app.documents.get().ok_or_else(|| ApiError::internal("the description is missing"))?;
    let Page { html, policy } = &documents.page;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, policy.clone()),
    ];
    Ok((headers, html.clone()).into_response())
}

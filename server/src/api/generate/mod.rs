//! `POST /api/generate`: lessons and items for modules.

mod request;
mod response;

use axum::{Json, extract::State};

use crate::{
    clock,
    error::ApiError,
    extract::{ApiJson, Caller},
    state::AppState,
};

pub(crate) use request::GenerateRequest;
pub(crate) use response::GenerateResponse;

/// Generate lessons and items
///
/// With a `plan_id` or `content` everything is grounded in that text and cites it. Without either the items are open
/// prompts about the titles and topics. The result is stored and can be studied at once; a module that was generated
/// before is replaced.
#[utoipa::path(post, path = "/api/generate", operation_id = "generate", tag = "authoring",
    request_body = GenerateRequest, responses((status = 200, body = GenerateResponse)))]
pub(crate) async fn generate(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiJson(request): ApiJson<GenerateRequest>,
) -> Result<Json<GenerateResponse>, ApiError> {
    let generated = planning::generate(&app.store, &org, request.parse()?, clock::now()).await?;
    Ok(Json(generated.into()))
}

//! `POST` and `GET /api/items/{id}/disputes`: noting that an answer should count, and what was noted.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use store::NewDispute;
use utoipa::ToSchema;
use uuid::Uuid;

use super::DisputeBody;
use crate::{
    api::limits,
    clock,
    error::{ApiError, Problems},
    extract::{ApiJson, ApiPath, Caller},
    state::AppState,
};

/// Longest comment, in characters.
const COMMENT: usize = 1_000;

/// An answer that should count as right.
#[derive(Deserialize, ToSchema)]
pub(crate) struct DisputeRequest {
    /// The answer, as it was given.
    #[schema(min_length = 1, max_length = 10_000, pattern = r"\S")]
    user_answer: String,
    /// Why it should count.
    #[schema(max_length = 1_000)]
    comment: Option<String>,
}

/// An item's disputes.
#[derive(Serialize, ToSchema)]
pub(crate) struct Disputes {
    /// The oldest first, at most 200.
    disputes: Vec<DisputeBody>,
}

/// Note that an answer should count
///
/// The same answer to the same item is one dispute, whoever says it and how often.
#[utoipa::path(post, path = "/api/items/{id}/disputes", operation_id = "dispute", tag = "study",
    params(("id" = String, Path, description = "The item")),
    request_body = DisputeRequest, responses((status = 200, body = DisputeBody)))]
pub(crate) async fn note(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiPath(id): ApiPath,
    ApiJson(request): ApiJson<DisputeRequest>,
) -> Result<Json<DisputeBody>, ApiError> {
    let mut problems = Problems::default();
    problems.text("user_answer", &request.user_answer, limits::TEXT);
    if let Some(comment) = &request.comment {
        problems.no_longer_than("comment", comment, COMMENT);
    }
    problems.check()?;
    let new = NewDispute {
        id: format!("dsp_{}", Uuid::now_v7().simple()),
        item_id: id.into(),
        answer: request.user_answer.trim().to_owned(),
        comment: request.comment.filter(|comment| !comment.trim().is_empty()),
    };
    Ok(Json(app.store.dispute(&org, new, clock::now()).await?.into()))
}

/// An item's disputes
#[utoipa::path(get, path = "/api/items/{id}/disputes", operation_id = "read_disputes", tag = "study",
    params(("id" = String, Path, description = "The item")),
    responses((status = 200, body = Disputes)))]
pub(crate) async fn list(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiPath(id): ApiPath,
) -> Result<Json<Disputes>, ApiError> {
    app.store.item(&org, id.as_str()).await?;
    let disputes = app.store.disputes(&org, id.as_str()).await?.into_iter().map(DisputeBody::from).collect();
    Ok(Json(Disputes { disputes }))
}

//! `GET /api/certified/progress`: where a learner stands.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::id::SessionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::CardProgress;
use crate::{
    error::ApiError,
    extract::{ApiQuery, Caller, etag, if_none_match},
    state::AppState,
};

/// Whose progress.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProgressQuery {
    /// The session.
    #[param(value_type = String, min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    sid: Option<String>,
}

/// Where a learner stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Snapshot {
    /// The session.
    session_id: String,
    /// Its plan.
    plan_id: Option<String>,
    /// The cards that were seen or brought along, soonest due first.
    items: Vec<CardProgress>,
    /// How many cards of the sitting under way have been remembered.
    position: usize,
    /// How many cards the session has.
    total: usize,
    /// When anything last changed, RFC 3339; null for a session nobody has seen.
    updated_at: Option<String>,
    /// Goes up with every change; 0 for a session nobody has seen.
    version: i64,
}

/// Where a learner stands
///
/// A session nobody has seen has no items. The `ETag` changes with every change of the session.
#[utoipa::path(get, path = "/api/certified/progress", operation_id = "read_progress", tag = "study",
    params(
        ProgressQuery,
        ("if-none-match" = Option<String>, Header, description = "An `ETag`; 304 when nothing has changed since"),
    ),
    responses(
        (status = 200, body = Snapshot, headers(("etag" = String, description = "The session's version"))),
        (status = 304, description = "Nothing has changed"),
    ))]
pub(crate) async fn snapshot(
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    ApiQuery(query): ApiQuery<ProgressQuery>,
) -> Result<Response, ApiError> {
    let sid = query.sid.ok_or_else(|| ApiError::field("sid", "is required"))?;
    let session = SessionId::parse(sid).map_err(|error| ApiError::field("sid", error.to_string()))?;
    let learner = caller.learner(session);
    if headers.contains_key(header::IF_NONE_MATCH) {
        let version = app.store.session_version(&learner).await?;
        if if_none_match(&headers, version) {
            return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag(version))]).into_response());
        }
    }
    let progress = app.store.progress(&learner).await?;
    let snapshot = Snapshot {
        session_id: learner.session.into(),
        plan_id: progress.plan_id,
        items: progress.items.into_iter().map(CardProgress::from).collect(),
        position: progress.position,
        total: progress.total,
        updated_at: progress.updated_at.map(|at| at.to_string()),
        version: progress.version,
    };
    Ok(([(header::ETAG, etag(progress.version))], Json(snapshot)).into_response())
}

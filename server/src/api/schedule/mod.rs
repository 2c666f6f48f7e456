//! `POST /api/certified/schedule`: adds cards to a session and says when each is due.

mod request;
mod response;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
};
use store::{Learner, Store};

use crate::{
    clock,
    error::{ApiError, ErrorCode},
    extract::{ApiJson, Caller, matches},
    state::AppState,
};

pub(crate) use request::{AlgorithmName, ScheduleRequest};
pub(crate) use response::ScheduleResponse;

/// Schedule a session's cards
///
/// Soonest due first, then by the bytes of the id. Cards that are there keep their progress, also those not named;
/// `prior` fills in only cards the server knows nothing of.
#[utoipa::path(post, path = "/api/certified/schedule", operation_id = "schedule", tag = "study",
    params(("if-match" = Option<String>, Header, description = "The session's `ETag`; 409 when it has changed since")),
    request_body = ScheduleRequest, responses((status = 200, body = ScheduleResponse)))]
pub(crate) async fn schedule(
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    ApiJson(request): ApiJson<ScheduleRequest>,
) -> Result<Json<ScheduleResponse>, ApiError> {
    let request = request.parse(clock::now())?;
    let learner = caller.learner(request.session);
    check_version(&app.store, &learner, &headers).await?;
    let (cards, prior, now) = (request.cards, request.prior, request.now);
    let scheduled = app.store.schedule(&learner, request.plan, cards, prior, request.algorithm, now).await?;
    let version = app.store.session_version(&learner).await?;
    Ok(Json(ScheduleResponse::new(&learner, scheduled, version, now)))
}

/// Refuses a change to a session that is no longer the one the client has seen.
pub(super) async fn check_version(store: &Store, learner: &Learner, headers: &HeaderMap) -> Result<(), ApiError> {
    if !headers.contains_key(header::IF_MATCH) {
        return Ok(());
    }
    let version = store.session_version(learner).await?;
    match matches(headers, &header::IF_MATCH, version) {
        Some(false) => Err(ApiError::new(ErrorCode::Conflict, "The session has changed; read its progress again.")),
        _ => Ok(()),
    }
}

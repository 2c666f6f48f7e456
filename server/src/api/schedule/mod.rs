//! `POST /api/certified/schedule`: adds cards to a session and says when each is due.

mod request;
mod response;

use axum::{Json, extract::State, http::HeaderMap};

use crate::{
    clock,
    error::ApiError,
    extract::{ApiJson, Caller, if_match},
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
    let (plan, cards, prior, now) = (request.plan, request.cards, request.prior, request.now);
    let seen = if_match(&headers);
    let scheduled = app.store.schedule_if(&learner, seen, plan, cards, prior, request.algorithm, now).await?;
    Ok(Json(ScheduleResponse::new(&learner, scheduled, now)))
}

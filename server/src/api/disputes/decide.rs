//! `POST /api/disputes/{id}`: deciding a dispute, and taking a decision back.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use store::DisputeStatus;
use utoipa::ToSchema;

use super::{DisputeBody, StatusName};
use crate::{
    clock,
    error::ApiError,
    extract::{ApiJson, ApiPath, Caller},
    state::AppState,
};

/// A decision.
#[derive(Deserialize, ToSchema)]
pub(crate) struct DecisionRequest {
    /// `accepted` makes the answer count, `rejected` and `open` do not.
    #[schema(value_type = StatusName)]
    status: String,
}

/// What came of a decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decided {
    /// The dispute as it now stands.
    dispute: DisputeBody,
    /// How many grades of answers given earlier changed.
    regraded: u64,
}

/// Decide a dispute
///
/// An accepted answer is right from now on, and was: of the latest 1,000 answers to the item those that were wrong and
/// are like it are graded again, and their cards worked out anew. A decision can be changed or taken back.
#[utoipa::path(post, path = "/api/disputes/{id}", operation_id = "decide_dispute", tag = "authoring",
    params(("id" = String, Path, description = "The dispute")),
    request_body = DecisionRequest, responses((status = 200, body = Decided)))]
pub(crate) async fn decide(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiPath(id): ApiPath,
    ApiJson(request): ApiJson<DecisionRequest>,
) -> Result<Json<Decided>, ApiError> {
    let status = DisputeStatus::parse(&request.status)
        .ok_or_else(|| ApiError::field("status", "must be \"open\", \"accepted\" or \"rejected\""))?;
    let (dispute, regraded) = app.store.decide(&org, id.as_str(), status, clock::now()).await?;
    Ok(Json(Decided { dispute: dispute.into(), regraded }))
}

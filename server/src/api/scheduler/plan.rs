//! `POST /api/scheduler/plan`: which scheduler a plan is studied with.

use axum::{Json, extract::State};
use domain::{id::PlanId, schedule::Algorithm};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    api::schedule::AlgorithmName,
    error::{ApiError, Problems},
    extract::{ApiJson, Caller},
    state::AppState,
};

/// A plan's scheduler.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ChooseRequest {
    /// The plan.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    plan_id: String,
    /// The scheduler.
    #[schema(value_type = AlgorithmName)]
    algo: String,
}

/// A plan's scheduler, as it now is.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChooseResponse {
    /// The plan.
    plan_id: String,
    /// The scheduler.
    algo: &'static str,
}

/// Choose a plan's scheduler
///
/// A session on the plan follows when it next begins a sitting: its cards are then worked out anew from their reviews.
/// Choosing the one of before undoes it. The built-in plans keep theirs.
#[utoipa::path(post, path = "/api/scheduler/plan", operation_id = "choose_scheduler", tag = "study",
    request_body = ChooseRequest, responses((status = 200, body = ChooseResponse)))]
pub(crate) async fn choose(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiJson(request): ApiJson<ChooseRequest>,
) -> Result<Json<ChooseResponse>, ApiError> {
    let mut problems = Problems::default();
    let plan = problems.parsed("plan_id", PlanId::parse(request.plan_id));
    let algorithm = problems.parsed("algo", request.algo.parse::<Algorithm>());
    problems.check()?;
    let (Some(plan), Some(algorithm)) = (plan, algorithm) else {
        return Err(ApiError::field("body", "is incomplete"));
    };
    app.store.choose_algorithm(&org, plan.as_str(), algorithm).await?;
    Ok(Json(ChooseResponse { plan_id: plan.into(), algo: algorithm.name() }))
}

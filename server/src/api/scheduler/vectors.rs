//! `GET /api/scheduler/vectors`: the scheduling contract that can be executed.

use axum::Json;
use domain::schedule::VECTORS;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// Histories and the states they come to.
#[derive(Serialize, ToSchema)]
pub(crate) struct VectorsResponse {
    /// One entry for each scheduler.
    algorithms: Vec<Vectors>,
}

/// What a scheduler makes of some histories.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct Vectors {
    /// The scheduler.
    algo: String,
    /// Where the expected states come from; left out where they were worked out by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    made_with: Option<String>,
    /// By how much of itself a stability or difficulty may differ; all else is exact, `ef` to 1e-9.
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<f64>,
    /// A card never seen.
    start: VectorState,
    /// The histories.
    histories: Vec<History>,
}

/// A history.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct History {
    /// The grades, 0 to 5.
    grades: Vec<u8>,
    /// Whole days before each grade; left out where the scheduler takes no notice of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    gaps: Option<Vec<u32>>,
    /// The state after each grade.
    states: Vec<VectorState>,
}

/// A card's state.
#[derive(Serialize, Deserialize, ToSchema)]
pub(crate) struct VectorState {
    /// Successful recalls since the last miss.
    reps: u32,
    /// The ease factor.
    ef: f64,
    /// Days until the next review.
    interval_days: u32,
    /// Days until recall has become 90 % likely; `fsrs-6` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    stability: Option<f64>,
    /// How hard it is, 1 to 10; `fsrs-6` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty: Option<f64>,
}

/// The scheduling contract, to be executed
///
/// The files that Cerply's own tests run: hold an implementation against them to learn whether it schedules as Cerply
/// does.
#[utoipa::path(get, path = "/api/scheduler/vectors", operation_id = "scheduler_vectors", tag = "study",
    responses((status = 200, body = VectorsResponse)))]
pub(crate) async fn vectors() -> Result<Json<VectorsResponse>, ApiError> {
    let algorithms: Result<Vec<Vectors>, _> = VECTORS.iter().map(|file| serde_json::from_str(file)).collect();
    Ok(Json(VectorsResponse { algorithms: algorithms.map_err(ApiError::internal)? }))
}

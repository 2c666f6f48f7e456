//! `GET /api/health` and `GET /api/ready`: for those who decide whether to send requests here.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{error::ApiError, state::AppState};

/// The process lives.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// Always true.
    ok: bool,
    /// What this installation is for: `development`, `staging` or `production`.
    env: &'static str,
}

/// Does the process live?
///
/// Touches nothing else: an answer means that restarting would not help.
#[utoipa::path(get, path = "/api/health", operation_id = "health", tag = "operations",
    responses((status = 200, body = Health)))]
pub(crate) async fn health(State(app): State<AppState>) -> Json<Health> {
    Json(Health { ok: true, env: app.config.deployment.environment.name() })
}

/// Requests can be answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ready {
    /// Always true.
    ok: bool,
}

/// Can requests be answered?
///
/// 200 when the database answers. Its migrations are done before the first connection is accepted.
#[utoipa::path(get, path = "/api/ready", operation_id = "ready", tag = "operations",
    responses((status = 200, body = Ready)))]
pub(crate) async fn ready(State(app): State<AppState>) -> Result<Json<Ready>, ApiError> {
    app.store.ping().await.map_err(ApiError::unavailable)?;
    Ok(Json(Ready { ok: true }))
}

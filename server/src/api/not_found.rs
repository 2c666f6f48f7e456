//! What no route answers.

use axum::{
    extract::{MatchedPath, State},
    http::{HeaderMap, Method},
};

use crate::{
    access::Refused,
    error::{ApiError, ErrorCode},
    state::AppState,
};

/// What answers without a key.
const OPEN: [&str; 3] = ["/api/version", "/api/health", "/api/ready"];

/// No such path.
pub(crate) async fn not_found(State(app): State<AppState>, headers: HeaderMap) -> ApiError {
    match refused(&app, "", &headers) {
        Some(refused) => refused.into(),
        None => ApiError::new(ErrorCode::NotFound, "There is nothing here; /api/docs lists what there is."),
    }
}

/// The path is there, the method is not.
pub(crate) async fn method_not_allowed(
    State(app): State<AppState>,
    method: Method,
    path: Option<MatchedPath>,
    headers: HeaderMap,
) -> ApiError {
    let path = path.as_ref().map_or("this path", MatchedPath::as_str);
    if let Some(refused) = refused(&app, path, &headers) {
        return refused.into();
    }
    let method = if method.as_str().len() > 20 { "this method" } else { method.as_str() };
    ApiError::new(ErrorCode::MethodNotAllowed, format!("{path} does not answer {method}; see the Allow header."))
}

/// Why a caller may not even be told what is there and what is not.
fn refused(app: &AppState, path: &str, headers: &HeaderMap) -> Option<Refused> {
    match path {
        path if OPEN.contains(&path) || !path.starts_with("/api") && !path.is_empty() => None,
        path if path.starts_with("/api/ops/") => app.access.ops(headers).err(),
        _ => app.access.org(headers).err(),
    }
}

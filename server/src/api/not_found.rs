//! What no route answers.

use axum::{extract::MatchedPath, http::Method};

use crate::error::{ApiError, ErrorCode};

/// No such path.
pub(crate) async fn not_found() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "There is nothing here; /api/docs lists what there is.")
}

/// The path is there, the method is not.
pub(crate) async fn method_not_allowed(method: Method, path: Option<MatchedPath>) -> ApiError {
    let path = path.as_ref().map_or("this path", MatchedPath::as_str);
    let method = if method.as_str().len() > 20 { "this method" } else { method.as_str() };
    ApiError::new(ErrorCode::MethodNotAllowed, format!("{path} does not answer {method}; see the Allow header."))
}

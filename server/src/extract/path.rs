//! An id in the path.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use domain::id::CardId;

use crate::error::{ApiError, ErrorCode};

/// The one id that a route's path has. What cannot be an id names nothing that is there.
pub(crate) struct ApiPath(pub(crate) CardId);

impl<S: Send + Sync> FromRequestParts<S> for ApiPath {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let id = Path::<String>::from_request_parts(parts, state).await.ok();
        let id = id.and_then(|Path(id)| CardId::parse(id).ok());
        id.map(Self).ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is nothing of this id."))
    }
}

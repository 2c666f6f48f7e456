//! A JSON body.

use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;

use super::{
    body::{MAX_BODY_BYTES, read_body},
    record::Record,
};
use crate::error::{ApiError, ErrorCode, from_json};

/// A JSON object. Anything else is refused in the API's own words: another media type before the body is read.
pub(crate) struct ApiJson<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let is_json = is_json(request.headers());
        let unlabelled = !request.headers().contains_key(header::CONTENT_TYPE);
        if !is_json && !unlabelled {
            return Err(wrong_type());
        }
        let body = read_body(request.into_body(), MAX_BODY_BYTES).await?;
        if body.is_empty() {
            return Err(ApiError::field("body", "must be a JSON object"));
        }
        if !is_json {
            return Err(wrong_type());
        }
        let mut reader = serde_json::Deserializer::from_slice(&body);
        let Record(read) = serde_path_to_error::deserialize(&mut reader).map_err(|error| from_json(&error))?;
        if reader.end().is_err() {
            return Err(ApiError::field("body", "goes on after the end of the JSON object"));
        }
        Ok(Self(read))
    }
}

fn wrong_type() -> ApiError {
    ApiError::new(ErrorCode::UnsupportedMediaType, "The body must be application/json.")
}

/// Is the body said to be JSON: `application/json`, with any parameters?
fn is_json(headers: &HeaderMap) -> bool {
    let Some(sent) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    sent.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

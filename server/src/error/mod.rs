//! The one error answer of the API.

mod code;
mod from;
mod json;
mod problems;

use std::borrow::Cow;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use code::ErrorCode;
pub(crate) use json::from_json;
pub(crate) use problems::Problems;

/// An error answer is never larger, whatever was sent.
const MAX_BYTES: usize = 8 * 1024;
/// Longest message, in characters.
const MAX_MESSAGE_CHARS: usize = 300;
/// Seconds after which a client should ask again when the server is busy.
const RETRY_AFTER_SECONDS: u32 = 1;

/// Every error looks like this.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ErrorBody {
    /// What went wrong.
    error: ErrorObject,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ErrorObject {
    /// Which kind of error.
    code: ErrorCode,
    /// For a person.
    #[schema(max_length = 300)]
    message: String,
    /// The fields it is about, at most 20.
    #[schema(max_items = 20)]
    details: Vec<Detail>,
}

/// One field that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Detail {
    /// Which field, `modules[0].title`; a query parameter or header by its name.
    #[schema(example = "modules[0].title")]
    pub(crate) path: String,
    /// What is wrong with it.
    #[schema(example = "must be 1 to 200 characters long")]
    pub(crate) message: String,
}

/// Why a request is not answered with what it asked for.
#[derive(Debug)]
pub(crate) struct ApiError {
    code: ErrorCode,
    message: Cow<'static, str>,
    details: Vec<Detail>,
}

impl ApiError {
    /// An error with a message that a client may read.
    pub(crate) fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), details: Vec::new() }
    }

    /// One field that cannot be used.
    pub(crate) fn field(path: impl Into<String>, message: impl Into<String>) -> Self {
        let mut problems = Problems::default();
        problems.add(path, message);
        problems.into()
    }

    /// A fault of the server: the text goes to the log, with the request's id, and not to the client.
    pub(crate) fn internal(detail: impl std::fmt::Display) -> Self {
        tracing::error!(%detail, "fault");
        Self::new(ErrorCode::InternalError, "Something went wrong on the server; the request id names it in the log.")
    }

    /// The server cannot answer now: the text goes to the log.
    pub(crate) fn unavailable(detail: impl std::fmt::Display) -> Self {
        tracing::warn!(%detail, "unavailable");
        Self::busy("The service is not available now; try again soon.")
    }

    /// The server has too much to do.
    pub(crate) fn busy(message: &'static str) -> Self {
        Self::new(ErrorCode::ServiceUnavailable, message)
    }

    fn body(self) -> Vec<u8> {
        let message = cut(&self.message, MAX_MESSAGE_CHARS);
        let mut body = ErrorBody { error: ErrorObject { code: self.code, message, details: self.details } };
        loop {
            let bytes = serde_json::to_vec(&body).unwrap_or_default();
            // Escapes make text longer on the wire: what does not fit goes, the last detail first.
            if bytes.len() <= MAX_BYTES || body.error.details.pop().is_none() {
                return bytes;
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (code, status) = (self.code, self.code.status());
        let mut response = Response::new(Body::from(self.body()));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        match status {
            StatusCode::UNAUTHORIZED => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"cerply\""));
            }
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
                headers.insert(header::RETRY_AFTER, RETRY_AFTER_SECONDS.into());
            }
            _ => {}
        }
        response.extensions_mut().insert(code);
        response
    }
}

/// A text of at most so many characters.
fn cut(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_answer_is_larger_than_eight_kibibytes() {
        let mut problems = Problems::default();
        for _ in 0..1000 {
            problems.add("\u{0}".repeat(1000), "\u{1}".repeat(10_000));
        }
        let body = ApiError::from(problems).body();
        assert!(body.len() <= MAX_BYTES, "{}", body.len());
        assert!(serde_json::from_slice::<serde_json::Value>(&body).is_ok());
    }
}

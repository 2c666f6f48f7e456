//! The name of a request: in the answer, in the log, and in what a person reports.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
};
use uuid::Uuid;

const NAME: HeaderName = HeaderName::from_static("x-request-id");
/// Longest id taken from a client.
const MAX_LEN: usize = 128;

/// The client's own id when it is 1 to 128 characters of `[A-Za-z0-9._-]`, else a new UUID of version 7.
pub(super) fn of(headers: &HeaderMap) -> HeaderValue {
    let allowed = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    let sane = |id: &&HeaderValue| (1..=MAX_LEN).contains(&id.len()) && id.as_bytes().iter().all(allowed);
    headers.get(NAME).filter(sane).cloned().unwrap_or_else(|| {
        let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
        let id = Uuid::now_v7().hyphenated().encode_lower(&mut text);
        HeaderValue::from_str(id).unwrap_or(HeaderValue::from_static("unknown"))
    })
}

/// Puts the id on the answer.
pub(super) fn set(response: &mut Response, id: HeaderValue) {
    response.headers_mut().insert(NAME, id);
}

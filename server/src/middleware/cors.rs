//! Cross-origin use of the API: from any page, without credentials.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// Seconds a browser may remember the answer to a preflight.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, OPTIONS");
const REQUEST_HEADERS: HeaderValue = HeaderValue::from_static(
    "accept, authorization, content-type, idempotency-key, if-match, if-none-match, prefer, x-request-id",
);
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "allow, etag, idempotency-replayed, preference-applied, retry-after, www-authenticate, x-image-created, \
     x-image-revision, x-image-tag, x-request-id, x-runtime-channel",
);

/// The answer to `OPTIONS` on any path of the API.
pub(super) fn preflight() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    headers.insert(header::ALLOW, METHODS);
    response
}

/// A preflight is answered on every path: where an answer lists the methods that work, `OPTIONS` is one of them.
pub(super) fn allow_options(response: &mut Response) {
    let listed = response.headers().get(header::ALLOW).and_then(|allow| allow.to_str().ok());
    let Some(listed) = listed.filter(|listed| !listed.contains("OPTIONS")) else { return };
    if let Ok(allow) = HeaderValue::from_str(&format!("{listed},OPTIONS")) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
}

/// What every answer of the API says about other origins.
pub(super) fn set(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
}

//! Around the pages and their server functions.

use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use leptos::prelude::FromServerFnError;

use crate::{
    error::{ApiError, ErrorCode},
    extract::{most_bytes, read_body},
};

/// Where the build puts files whose name changes with their content.
const HASHED: &str = "/pkg/";

/// Where the pages' server functions are.
const FUNCTIONS: &str = "/_fn/";
/// The largest error of a server function, in bytes.
const LARGEST_ERROR: usize = 64 * 1024;

/// Refuses what another site makes a browser send, limits what is sent, and lets hashed files be kept.
pub(crate) async fn page(request: Request, next: Next) -> Response {
    let is_hashed = request.uri().path().starts_with(HASHED);
    let is_function = request.uri().path().starts_with(FUNCTIONS);
    let (request, _room) = if request.method() == Method::POST {
        if is_cross_site(request.headers()) {
            return ApiError::new(ErrorCode::Forbidden, "This was sent from another site.").into_response();
        }
        let (parts, body) = request.into_parts();
        match read_body(body, most_bytes(parts.uri.path(), &parts.headers)).await {
            Ok(read) => {
                let (body, room) = read.into_parts();
                (Request::from_parts(parts, Body::from(body)), Some(room))
            }
            Err(refused) => return refused.into_response(),
        }
    } else {
        (request, None)
    };
    let mut response = next.run(request).await;
    if is_function && response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        return with_its_status(response).await;
    }
    if is_hashed && response.status() == StatusCode::OK {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    response
}

/// An error of a server function under the status it deserves: Leptos answers 500 for each, and a status set by the
/// function itself would break the way back of a form that is sent without JavaScript.
async fn with_its_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_ERROR).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.status = AppError::de(body.clone()).status();
    Response::from_parts(parts, Body::from(body))
}

/// Did another site cause this request? Browsers say so in `Sec-Fetch-Site`; older ones only name the origin. What says
/// neither is no browser, and carries nobody's cookies against their will.
fn is_cross_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_none() || host != text("host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_another_site_causes_is_cross_site() {
        for (site, origin, cross) in [
            (None, None, false),
            (Some("same-origin"), None, false),
            (Some("none"), None, false),
            (Some("same-site"), None, true),
            (Some("cross-site"), Some("https://here.example"), true),
            (None, Some("https://here.example"), false),
            (None, Some("https://there.example"), true),
            (None, Some("null"), true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("here.example"));
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(is_cross_site(&headers), cross, "{site:?} {origin:?}");
        }
    }
}

//! `Idempotency-Key`: the same request again gets the same answer, and happens once.
//!
//! - Answers with a 2xx status are kept for 24 hours, by organisation, route and key. Where a request was refused
//!   nothing has happened, so the same key may be used for the corrected one.
//! - The same key with another body is 422; while the first one is still being answered it is 409.
//! - What is replayed is status and body; `Prefer` of the second request has no say.
//! - Between doing and keeping, a crash may come. Handlers therefore take their event id from
//!   [`KeyedEvent`], and what is done again counts nothing.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::id::EventId;
use sha2::{Digest, Sha256};
use store::{Org, StoredAnswer};

use crate::{
    clock,
    error::{ApiError, ErrorCode},
    extract::{most_bytes, read_body},
    state::AppState,
};

const NAME: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Routes whose answers are kept.
const ROUTES: [&str; 8] = [
    "/api/preview",
    "/api/generate",
    "/api/score",
    "/api/certified/schedule",
    "/api/certified/progress",
    "/api/scheduler/plan",
    "/api/items/{id}/disputes",
    "/api/disputes/{id}",
];
/// Longest key.
const MAX_KEY: usize = 255;
/// The largest answer that is kept; a larger one is given and forgotten.
const MAX_KEPT_BYTES: usize = 16 * 1024 * 1024;

/// What a request with a key is known by in the log: its key, route and body together. The key alone would make one
/// event of two routes, and of what is sent under it after it has run out.
#[derive(Debug, Clone)]
pub(crate) struct KeyedEvent(EventId);

impl KeyedEvent {
    fn of(key: &str, route: &str, request_hash: &str) -> Option<Self> {
        // Neither route nor hash has a space in it, nor has a key.
        let named = format!("{key} {route} {request_hash}");
        EventId::parse(format!("idempotency:{}", hex(named.as_bytes()))).ok().map(Self)
    }

    /// The event.
    pub(crate) fn event(&self) -> EventId {
        self.0.clone()
    }
}

/// The key of a request: 1 to 255 visible ASCII characters.
fn key_of(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(sent) = headers.get(NAME) else { return Ok(None) };
    let text = sent
        .to_str()
        .ok()
        .filter(|text| (1..=MAX_KEY).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()));
    let wrong = || ApiError::field("idempotency-key", format!("must be 1 to {MAX_KEY} visible ASCII characters"));
    text.map(|text| Some(text.to_owned())).ok_or_else(wrong)
}

type Slot = (Org, &'static str, String);

/// The keys whose request is being answered.
#[derive(Default)]
pub(crate) struct InFlight(Mutex<HashSet<Slot>>);

impl InFlight {
    fn set(&self) -> std::sync::MutexGuard<'_, HashSet<Slot>> {
        // A set of names is whole after every statement, whoever panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Holds a key until its request is answered, or given up.
struct Held<'a> {
    keys: &'a InFlight,
    slot: Slot,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.keys.set().remove(&self.slot);
    }
}

/// Replays the answer to a key that is known, and keeps that to one that is not.
pub(crate) async fn idempotency(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request.extensions().get::<MatchedPath>();
    let route = path.and_then(|path| ROUTES.iter().find(|route| **route == path.as_str()));
    let (Some(route), &Method::POST) = (route, request.method()) else { return Ok(next.run(request).await) };
    let Some(key) = key_of(request.headers())? else { return Ok(next.run(request).await) };
    let Some(org) = request.extensions().get::<Org>().cloned() else { return Ok(next.run(request).await) };

    let (parts, body) = request.into_parts();
    let body = read_body(body, most_bytes(route, &parts.headers)).await?;
    // Where the path holds an id, another one is another request.
    let request_hash = hex(&[parts.uri.path().as_bytes(), b"\n", &body].concat());
    let slot = (org.clone(), *route, key.clone());
    if !app.in_flight.set().insert(slot.clone()) {
        return Err(ApiError::new(ErrorCode::Conflict, "A request with this idempotency key is being answered."));
    }
    let _held = Held { keys: &app.in_flight, slot };
    if let Some(kept) = app.store.stored_answer(&org, route, &key, clock::now()).await? {
        if kept.request_hash != request_hash {
            let message = "This idempotency key was used with another body.";
            return Err(ApiError::new(ErrorCode::IdempotencyKeyReused, message));
        }
        return Ok(replay(kept));
    }
    let (body, _room) = body.into_parts();
    let mut request = Request::from_parts(parts, Body::from(body));
    if let Some(event) = KeyedEvent::of(&key, route, &request_hash) {
        request.extensions_mut().insert(event);
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(ApiError::internal)?;
    if let Some(text) = text_to_keep(&body) {
        let answer = StoredAnswer { request_hash, status: parts.status.as_u16(), body: text };
        app.store.store_answer(&org, route, key, answer, clock::now()).await?;
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn text_to_keep(body: &Bytes) -> Option<String> {
    if body.len() > MAX_KEPT_BYTES {
        return None;
    }
    String::from_utf8(body.to_vec()).ok()
}

fn replay(kept: StoredAnswer) -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    if !kept.body.is_empty() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = Body::from(kept.body);
    }
    response
}

/// SHA-256 in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

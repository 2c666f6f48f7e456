//! Around everything: whatever answers, the answer has an id, a log line, its headers.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    time::Instant,
};

use axum::{Router, body::Body, extract::Request, http::Method, response::Response};
use tower::Service;
use tracing::Instrument;

use super::{cors, path, request_id, security_headers};
use crate::{error::ErrorCode, state::AppState};

/// Longest path in the log, in bytes.
const LOGGED_PATH: usize = 200;

/// The whole program as a service: the router and what is around every route. It is a service of its own and not a
/// layer of the router because a path must have one spelling before the router looks at it.
#[derive(Clone)]
pub(crate) struct Edge {
    app: AppState,
    router: Router,
}

impl Edge {
    /// Puts the edge around a router.
    pub(crate) fn new(app: AppState, router: Router) -> Self {
        Self { app, router }
    }

    async fn answer(app: AppState, mut router: Router, mut request: Request) -> Response {
        let started = Instant::now();
        let id = request_id::of(request.headers());
        let span = tracing::info_span!("request", request_id = %id.to_str().unwrap_or_default());
        let scope = path::scope(request.uri().path());
        path::normalise(request.uri_mut());
        let (method, shown) = (request.method().clone(), request.uri().clone());

        let mut response = if scope == path::Scope::Api && method == Method::OPTIONS {
            cors::preflight()
        } else {
            let Ok(answered) = router.call(request).instrument(span.clone()).await;
            answered
        };

        request_id::set(&mut response, id);
        security_headers::set(&mut response, scope, app.config.deployment.environment);
        if scope == path::Scope::Api {
            cors::set(&mut response);
            cors::allow_options(&mut response);
        }
        span.in_scope(|| {
            let path = shown.path();
            let path = &path[..path.floor_char_boundary(LOGGED_PATH)];
            let status = response.status().as_u16();
            let duration_ms = started.elapsed().as_micros() as f64 / 1000.0;
            let code = response.extensions().get::<ErrorCode>().map(tracing::field::debug);
            tracing::info!(%method, path, status, code, duration_ms, "answered");
        });
        response
    }
}

impl Service<Request> for Edge {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // A router is always ready; what limits requests answers those it refuses.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let (app, router) = (self.app.clone(), self.router.clone());
        Box::pin(async move { Ok(Self::answer(app, router, request).await) })
    }
}

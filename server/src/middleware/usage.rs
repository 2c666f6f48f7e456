//! Counting what is asked for, for `/api/ops/usage/daily`.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use domain::usage::Tally;
use store::{Count, Org, quarter_of};

use crate::{api::EMBEDDED, clock, state::AppState};

/// The routes that are counted, and the model that answers each, if one does.
const COUNTED: [(&str, &str); 8] = [
    ("/api/version", ""),
    ("/api/score", ""),
    ("/api/daily/next", ""),
    ("/api/certified/progress", ""),
    ("/api/certified/schedule", ""),
    ("/api/preview", EMBEDDED),
    ("/api/generate", EMBEDDED),
    ("/api/ops/usage/daily", ""),
];

/// Counts a request to a counted route once, however it is answered.
///
/// `HEAD` asks about a route and does not use it. A request whose key is not known is nobody's: it counts for the
/// default space, which is where the operators' sums include it.
pub(crate) async fn count_usage(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let known = path.and_then(|path| COUNTED.iter().find(|(route, _)| *route == path.as_str()));
    let Some((route, model)) = known.filter(|_| request.method() != Method::HEAD) else {
        return next.run(request).await;
    };
    let org = app.access.org(request.headers()).unwrap_or_else(|_| Org::default_space());
    let started = Instant::now();
    let response = next.run(request).await;

    let mut tally = Tally { requests: 1, ..Tally::default() };
    tally.errors = u64::from(response.status().as_u16() >= 400);
    tally.latencies.record(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    app.store.count(Count { org, quarter: quarter_of(clock::now()), route, model }, &tally);
    response
}

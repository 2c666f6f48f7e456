//! Turning away who may not call.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use store::Org;

use crate::{error::ApiError, state::AppState};

/// Lets through who has a key, with the organisation the key stands for. Where the API is open, everybody has.
pub(crate) async fn require_key(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let org = app.access.org(request.headers())?;
    request.extensions_mut().insert(org);
    Ok(next.run(request).await)
}

/// The organisations whose sums the caller may read.
#[derive(Clone)]
pub(crate) struct Readable(pub(crate) Vec<Org>);

/// Lets through who may read the sums.
pub(crate) async fn require_ops(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let orgs = app.access.ops(request.headers())?;
    request.extensions_mut().insert(Readable(orgs));
    Ok(next.run(request).await)
}

//! Keeping one request from harming the others: not too many at once, none for too long, and a panic is one answer.

use std::{any::Any, panic::AssertUnwindSafe};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;

use crate::{error::ApiError, state::AppState};

/// Refuses at once what is too much, and answers for what takes too long or panics.
pub(crate) async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let Ok(_place) = app.places.try_acquire() else {
        return ApiError::busy("Too many requests are being answered; try again soon.").into_response();
    };
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(app.timeout, answer).await {
        Ok(Ok(response)) => response,
        Ok(Err(panic)) => ApiError::internal(format_args!("panic: {}", said(panic.as_ref()))).into_response(),
        Err(_) => ApiError::busy("Answering took too long; try again.").into_response(),
    }
}

/// What the panic said.
fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&'static str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}

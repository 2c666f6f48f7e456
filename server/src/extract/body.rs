//! Reading a request's body: not more than is allowed, and not for longer than is reasonable.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::StreamExt;
use http_body_util::BodyExt;
use hyper::body::Body as _;

use crate::error::{ApiError, ErrorCode};

/// The largest JSON body.
pub(crate) const MAX_BODY_BYTES: usize = 1024 * 1024;
/// The largest upload.
pub(crate) const MAX_UPLOAD_BYTES: usize = 10 * MAX_BODY_BYTES;
/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(15);
/// How much of a body that is too large is read and dropped: a client that is still sending does not see the answer.
const DROPPED_AT_MOST: u64 = 16 * 1024 * 1024;

/// The whole body.
pub(crate) async fn read_body(body: Body) -> Result<Bytes, ApiError> {
    match tokio::time::timeout(ARRIVAL, collect(body)).await {
        Ok(read) => read,
        Err(_) => Err(ApiError::field("body", format!("did not arrive within {} seconds", ARRIVAL.as_secs()))),
    }
}

async fn collect(body: Body) -> Result<Bytes, ApiError> {
    let announced = body.size_hint().lower();
    if announced > MAX_BODY_BYTES as u64 {
        if announced <= DROPPED_AT_MOST {
            drop_rest(body).await;
        }
        return Err(too_large());
    }
    let mut limited = http_body_util::Limited::new(body, MAX_BODY_BYTES);
    match (&mut limited).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(too_large()),
        Err(_) => Err(ApiError::field("body", "broke off before its end")),
    }
}

async fn drop_rest(body: Body) {
    let mut pieces = body.into_data_stream();
    let mut dropped = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        dropped += piece.len() as u64;
        if dropped > DROPPED_AT_MOST {
            return;
        }
    }
}

fn too_large() -> ApiError {
    ApiError::new(ErrorCode::PayloadTooLarge, "The body is larger than 1 MiB.")
}

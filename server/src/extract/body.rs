//! Reading a request's body: not more than is allowed, and not for longer than is reasonable.

use std::{ops::Deref, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, header},
};
use futures::StreamExt;
use hyper::body::Body as _;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::{ApiError, ErrorCode};

/// The largest JSON body.
pub(super) const MAX_BODY_BYTES: usize = 1024 * 1024;
/// The largest upload, with the form around the file.
const MAX_UPLOAD_BYTES: usize = 10 * MAX_BODY_BYTES;
/// The routes that take files.
const FILES: [&str; 2] = ["/api/preview", "/_fn/preview_document"];
/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(15);
/// How much of a body that is too large is read and dropped: a client that is still sending does not see the answer.
const DROPPED_AT_MOST: u64 = 16 * 1024 * 1024;

/// Kibibytes that all bodies together may take up. A thousand clients that each send a mebibyte, byte by byte, would
/// otherwise fill the memory of a small machine.
static KIBIBYTES: Semaphore = Semaphore::const_new(64 * 1024);

/// The room that a body takes up, given back when this is dropped.
pub(crate) type Room = SemaphorePermit<'static>;

/// A body, with the room it takes up.
pub(crate) struct Received {
    bytes: Bytes,
    room: Room,
}

impl Received {
    /// The bytes, and their room, which is to be held for as long as they are.
    pub(crate) fn into_parts(self) -> (Bytes, Room) {
        (self.bytes, self.room)
    }
}

impl Deref for Received {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The whole body, which may be so many bytes long.
pub(crate) async fn read_body(body: Body, most: usize) -> Result<Received, ApiError> {
    match tokio::time::timeout(ARRIVAL, receive(body, most)).await {
        Ok(read) => read,
        Err(_) => Err(ApiError::field("body", format!("did not arrive within {} seconds", ARRIVAL.as_secs()))),
    }
}

/// How large a body may be, by where it is sent and what it is said to be.
pub(crate) fn most_bytes(path: &str, headers: &HeaderMap) -> usize {
    if FILES.contains(&path) && is_multipart(headers) { MAX_UPLOAD_BYTES } else { MAX_BODY_BYTES }
}

/// Is the body said to be a form with files?
pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    let sent = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let wanted = b"multipart/form-data";
    sent.len() >= wanted.len() && sent[..wanted.len()].eq_ignore_ascii_case(wanted)
}

async fn receive(body: Body, most: usize) -> Result<Received, ApiError> {
    let announced = body.size_hint().lower();
    if announced > most as u64 {
        if announced <= DROPPED_AT_MOST {
            drop_rest(body).await;
        }
        return Err(too_large(most));
    }
    let mut pieces = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut room = room_for(0)?;
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| ApiError::field("body", "broke off before its end"))?;
        let length = bytes.len() + piece.len();
        if length > most {
            return Err(too_large(most));
        }
        room.merge(room_for(length.div_ceil(1024).saturating_sub(room.num_permits()))?);
        bytes.extend_from_slice(&piece);
    }
    Ok(Received { bytes: bytes.into(), room })
}

fn room_for(kibibytes: usize) -> Result<Room, ApiError> {
    let kibibytes = u32::try_from(kibibytes).unwrap_or(u32::MAX);
    KIBIBYTES.try_acquire_many(kibibytes).map_err(|_| ApiError::busy("Too much is being sent; try again soon."))
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

fn too_large(most: usize) -> ApiError {
    ApiError::new(ErrorCode::PayloadTooLarge, format!("The body is larger than {} MiB.", most / MAX_BODY_BYTES))
}

//! One connection.

use std::time::Duration;

use axum::body::Body;
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::Watcher,
};
use tokio::{net::TcpStream, sync::OwnedSemaphorePermit};
use tower::Service;

use super::stall::StallGuard;
use crate::middleware::Edge;

/// How long the head of a request may take, from the connection or the last answer on: a peer that trickles bytes, or
/// sends none, is let go.
const HEAD: Duration = Duration::from_secs(20);
/// How long a peer may take no byte of an answer.
const STALLED: Duration = Duration::from_secs(30);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// Serves a connection in a task of its own. `place` is given back when it ends.
///
/// HTTP/1.1 only: that is what proxies speak to the servers behind them, and hyper's detection of HTTP/2 waits for the
/// first bytes without a limit.
pub(super) fn serve(stream: TcpStream, edge: Edge, watcher: Watcher, place: Option<OwnedSemaphorePermit>) {
    // With Nagle's algorithm the second small write of an answer waits for the peer's delayed acknowledgement.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY");
    }
    let service = service_fn(move |request: Request<Incoming>| edge.clone().call(request.map(Body::new)));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(StallGuard::new(stream, STALLED)), service);
    let connection = watcher.watch(connection);
    tokio::spawn(async move {
        // What a peer does to its connection is its own affair.
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}

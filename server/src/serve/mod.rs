//! Serving connections: how many, for how long, and until when.

mod connection;
mod signal;
mod stall;

use std::{sync::Arc, time::Duration};

use hyper_util::server::graceful::GracefulShutdown;
use tokio::{net::TcpListener, sync::Semaphore};

use crate::middleware::Edge;

pub(crate) use signal::stop_signal;

/// How long what is being answered may still take once the program is told to stop.
const DRAIN: Duration = Duration::from_millis(4_500);
/// How long to wait after the system could not give a connection, as when no file descriptors are left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Accepts connections until `stop`, then answers what has been asked.
pub(crate) async fn until(listener: TcpListener, edge: Edge, most: u32, stop: impl Future<Output = ()>) {
    match listener.local_addr() {
        Ok(address) => tracing::info!(%address, "listening"),
        Err(error) => tracing::warn!(%error, "listening on an address that the system does not tell"),
    }
    let places = Arc::new(Semaphore::new(most as usize));
    let draining = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        // The place comes first: connections beyond the limit wait in the system's queue, which costs nothing here.
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place,
            () = &mut stop => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => connection::serve(stream, edge.clone(), draining.watcher(), place.ok()),
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    tracing::info!(connections = draining.count(), "stopping");
    if tokio::time::timeout(DRAIN, draining.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

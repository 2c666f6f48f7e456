//! Being told to stop.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Ends when the process gets SIGTERM, as service managers send it, or SIGINT, as a terminal does. The handlers are in
/// place when this returns.
pub(crate) fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

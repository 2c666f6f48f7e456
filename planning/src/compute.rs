//! Work that keeps a processor busy, away from the threads that serve requests.

use std::sync::LazyLock;

use tokio::sync::Semaphore;

use crate::Error;

/// As many jobs at once as there are processors: more would only make each of them late, and hold more memory.
static PLACES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));

/// Runs a job on a thread of its own once a place is free. Whoever stops waiting gives up the place in the line; a job
/// that has begun runs to its end.
pub async fn compute<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let place = PLACES.acquire().await.map_err(|closed| Error::Engine(closed.to_string()))?;
    let job = move || {
        let _held_until_done = place;
        job()
    };
    tokio::task::spawn_blocking(job).await.map_err(|broken| Error::Engine(broken.to_string()))
}

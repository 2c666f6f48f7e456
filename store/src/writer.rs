//! The one writer: it takes whatever operations are waiting, runs them in one transaction with a savepoint each,
//! commits once and only then answers. While one commit waits for the disk the next batch gathers by itself, so that
//! many clients share each wait.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use sqlx::{Connection, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use crate::{Error, usage};

/// Operations in one transaction at most.
const BATCH: usize = 256;
/// Operations waiting at most; more are refused rather than kept in memory.
const WAITING: usize = 4096;
/// How long usage counts may wait in memory for a transaction to travel with.
const USAGE_FLUSH: Duration = Duration::from_millis(500);

/// An operation inside the transaction of its batch.
trait Operation: Send {
    /// Runs it; false when what it did is to be rolled back.
    fn run<'c>(&'c mut self, connection: &'c mut SqliteConnection) -> BoxFuture<'c, bool>;
    /// Tells whoever waits. `failure` is why the batch is not on the disk.
    fn answer(self: Box<Self>, failure: Option<&str>);
}

struct Task<F, T> {
    work: Option<F>,
    outcome: Option<Result<T, Error>>,
    reply: oneshot::Sender<Result<T, Error>>,
}

impl<F, T> Operation for Task<F, T>
where
    F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, Error>> + Send,
    T: Send,
{
    fn run<'c>(&'c mut self, connection: &'c mut SqliteConnection) -> BoxFuture<'c, bool> {
        let work = self.work.take();
        Box::pin(async move {
            let Some(work) = work else { return false };
            let outcome = AssertUnwindSafe(work(connection)).catch_unwind().await;
            let outcome = outcome.unwrap_or_else(|_| Err(Error::Fault("an operation panicked".to_owned())));
            let keep = outcome.is_ok();
            self.outcome = Some(outcome);
            keep
        })
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        let outcome = match (failure, self.outcome) {
            // What the operation itself refused stays refused for its own reason.
            (_, Some(Err(error))) => Err(error),
            (None, Some(done)) => done,
            (failure, _) => Err(Error::Unavailable(failure.unwrap_or("the operation did not run").to_owned())),
        };
        // Whoever asked may have gone away; what is written stays written.
        let _ = self.reply.send(outcome);
    }
}

/// A handle to the writer task.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Box<dyn Operation>>,
    closed: Arc<tokio::sync::Mutex<Option<tokio::task::JoinHandle<()>>>>,
    stop: Arc<tokio::sync::Notify>,
}

impl Writer {
    /// Starts the task that owns the only connection that writes.
    pub(crate) fn start(connection: SqliteConnection, usage: Arc<usage::Pending>) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING);
        let stop = Arc::new(tokio::sync::Notify::new());
        let task = tokio::spawn(write_batches(connection, waiting, usage, stop.clone()));
        Self { queue, closed: Arc::new(tokio::sync::Mutex::new(Some(task))), stop }
    }

    /// Runs an operation; when this returns its result, that is on the disk.
    pub(crate) async fn run<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let task = Task { work: Some(work), outcome: None, reply };
        self.queue.try_send(Box::new(task)).map_err(|error| Error::Unavailable(format!("writer: {error}")))?;
        answer.await.unwrap_or_else(|_| Err(Error::Unavailable("the writer has stopped".to_owned())))
    }

    /// Finishes what is queued and closes the connection.
    pub(crate) async fn close(&self) {
        self.stop.notify_one();
        if let Some(task) = self.closed.lock().await.take() {
            let _ = task.await;
        }
    }
}

async fn write_batches(
    mut connection: SqliteConnection,
    mut waiting: mpsc::Receiver<Box<dyn Operation>>,
    usage: Arc<usage::Pending>,
    stop: Arc<tokio::sync::Notify>,
) {
    let mut tick = tokio::time::interval(USAGE_FLUSH);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut batch = Vec::with_capacity(BATCH);
    let mut stopping = false;
    while !stopping {
        tokio::select! {
            received = waiting.recv_many(&mut batch, BATCH) => stopping = received == 0,
            _ = tick.tick() => {}
            () = stop.notified() => waiting.close(),
        }
        if batch.is_empty() && usage.is_empty() {
            continue;
        }
        let failure = commit(&mut connection, &mut batch, &usage).await.err().map(|error| error.to_string());
        if let Some(failure) = &failure {
            tracing::error!(failure, operations = batch.len(), "a batch was not written");
            // The transaction may already be gone: SQLite ends it by itself when the disk is full.
            let _ = sqlx::query("rollback").execute(&mut connection).await;
        }
        batch.drain(..).for_each(|operation| operation.answer(failure.as_deref()));
    }
    let _ = connection.close().await;
}

async fn commit(
    connection: &mut SqliteConnection,
    batch: &mut [Box<dyn Operation>],
    usage: &usage::Pending,
) -> Result<(), Error> {
    sqlx::query("begin immediate").execute(&mut *connection).await?;
    for operation in batch {
        sqlx::query("savepoint operation").execute(&mut *connection).await?;
        if !operation.run(connection).await {
            sqlx::query("rollback to operation").execute(&mut *connection).await?;
        }
        sqlx::query("release operation").execute(&mut *connection).await?;
    }
    let counted = usage.take();
    let written = async {
        usage::write(connection, &counted).await?;
        sqlx::query("commit").execute(&mut *connection).await?;
        Ok(())
    };
    let written = written.await;
    if written.is_err() {
        usage.put_back(counted);
    }
    written
}

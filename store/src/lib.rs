//! Everything on disk: SQLx over SQLite. One method is one use case is one transaction, and what a method has
//! acknowledged is on the disk.

mod builtin;
mod dispute;
mod error;
mod idempotency;
mod maintain;
mod open;
mod org;
mod plan;
mod study;
mod usage;
mod writer;

use std::sync::Arc;

pub use builtin::{DEMO_PLAN, SMOKE_ITEM};
pub use dispute::{Dispute, DisputeStatus, GivenAnswer, NewDispute};
pub use error::{Error, OpenError};
pub use idempotency::StoredAnswer;
pub use maintain::{Examination, Restored, backup, doctor, restore};
pub use org::{Learner, Org};
pub use plan::{Choices, Citation, Item, ItemEdit, Lesson, Module, NewPlan, OutlineModule, Plan, PlanSummary, Span};
pub use study::{
    CardRow, NewCard, Precondition, PriorState, Progress, Queue, QueueScope, Recorded, Review, ReviewLog, Scheduled,
    StartRound, Study, StudyCard,
};
pub use usage::{Count, UsageRow, quarter_of};

/// The database. Cheap to clone; all clones share one writer and one pool of readers.
#[derive(Clone)]
pub struct Store {
    readers: sqlx::SqlitePool,
    writer: writer::Writer,
    usage: Arc<usage::Pending>,
    /// Held as long as the store lives: a second process on the same file is refused.
    _lock: Arc<std::fs::File>,
}

impl Store {
    /// Does the database answer?
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("select 1 from plans limit 1").execute(&self.readers).await?;
        Ok(())
    }

    /// Writes out what is still counted in memory and closes the database.
    pub async fn close(&self) -> Result<(), Error> {
        let flushed = self.flush_usage().await;
        self.writer.close().await;
        self.readers.close().await;
        flushed
    }
}

//! Studying: sessions, their cards, the log of reviews.

mod queue;
mod record;
mod review_log;
mod rows;
mod schedule;
mod session;
mod sitting;
mod snapshot;
mod types;
mod undo;

pub use types::{
    CardRow, NewCard, PriorState, Progress, Queue, QueueScope, Recorded, Review, ReviewLog, Scheduled, StartRound,
    Study, StudyCard,
};

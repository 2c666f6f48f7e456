//! Studying: sessions, their cards, the log of reviews.

mod queue;
mod record;
mod rows;
mod schedule;
mod session;
mod sitting;
mod snapshot;
mod types;
mod undo;

pub use types::{
    CardRow, NewCard, PriorState, Progress, Queue, QueueScope, Recorded, Review, Scheduled, StartRound, Study,
    StudyCard,
};

//! Studying: sessions, their cards, the log of reviews.

mod precondition;
mod queue;
mod recompute;
mod record;
mod review_log;
mod rows;
mod schedule;
mod session;
mod sitting;
mod snapshot;
mod types;
mod undo;

pub(crate) use recompute::recompute;
pub(crate) use session::derive_card;

pub use precondition::Precondition;
pub(crate) use rows::MAX_CARDS;
pub use types::{
    CardRow, NewCard, PriorState, Progress, Queue, QueueScope, Recorded, Review, ReviewLog, Scheduled, StartRound,
    Study, StudyCard,
};

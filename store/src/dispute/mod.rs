//! Answers that learners hold to be right: noted, decided by somebody who knows, and decided again when that was wrong.

mod decide;
mod note;
mod rescore;
mod types;

pub use types::{Dispute, DisputeStatus, GivenAnswer, NewDispute};

pub(crate) use note::keep_answer;

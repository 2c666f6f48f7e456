//! FSRS-6, the Free Spaced Repetition Scheduler: from what is remembered of a card to what is after a review.
//!
//! Written from the published formulas (open-spaced-repetition, wiki "The Algorithm", FSRS-6) with the default
//! parameters and a desired retention of 90 %. Three things are Cerply's own:
//! - Of the grades 0 to 5, 0 to 2 are the rating Again, 3 is Hard, 4 Good, 5 Easy.
//! - A missed card is due at once, as with SM-2; one that was remembered comes back after whole days, at least one.
//! - Time between reviews counts in whole days, rounded: reviews less than twelve hours apart are the same day's.

mod difficulty;
mod forgetting;
mod parameters;
mod rating;
mod stability;

use super::{
    Grade, Memory,
    memory::{Trace, bounded_days},
};
pub use forgetting::retrievability;
use rating::Rating;

/// Probability of recall at which a card is due.
pub const DESIRED_RETENTION: f64 = 0.9;

/// The memory after a grade, given whole days since the last review.
pub(super) fn next(memory: Memory, grade: Grade, elapsed_days: u32) -> Memory {
    let rating = Rating::from(grade);
    let trace = match memory.trace.or_else(|| brought_along(memory)) {
        None => Trace::bounded(stability::initial(rating), difficulty::initial(rating)),
        Some(trace) => {
            // What a client brought or a file was damaged into is put within bounds before it is reckoned with.
            let trace = Trace::bounded(trace.stability, trace.difficulty);
            let stability = match elapsed_days {
                0 => stability::after_same_day(trace.stability, rating),
                _ => stability::after(trace, retrievability(trace.stability, f64::from(elapsed_days)), rating),
            };
            Trace::bounded(stability, difficulty::after(trace.difficulty, rating))
        }
    };
    let (reps, interval_days) = match rating {
        Rating::Again => (0, 0),
        _ => {
            let days = forgetting::interval(trace.stability, DESIRED_RETENTION);
            (memory.reps.saturating_add(1), bounded_days(days.round().max(1.0)))
        }
    };
    Memory { reps, interval_days, trace: Some(trace), ..memory }
}

/// What an interval and an ease factor of SM-2 are worth as a trace, for cards brought along without one: the interval
/// as the stability, and the difficulty at which FSRS would let it grow by the ease factor. None for a new card.
fn brought_along(memory: Memory) -> Option<Trace> {
    let interval = f64::from(memory.interval_days);
    let difficulty = difficulty::growing_by(memory.ease_factor, interval, DESIRED_RETENTION);
    (memory.interval_days > 0).then(|| Trace::bounded(interval, difficulty))
}

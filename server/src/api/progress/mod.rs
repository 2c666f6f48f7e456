//! `/api/certified/progress`: recording what a learner did, and reading where they stand.

mod event;
mod snapshot;

pub(crate) use event::{__path_record, record};
pub(crate) use snapshot::{__path_snapshot, snapshot};

use serde::Serialize;
use store::CardRow;
use utoipa::ToSchema;

/// A card's progress.
#[derive(Serialize, ToSchema)]
pub(crate) struct CardProgress {
    /// The card.
    card_id: String,
    /// When it was last flipped, graded or reset, RFC 3339.
    last_seen: Option<String>,
    /// The last grade that counts, 0 to 5.
    grade: Option<u8>,
    /// Successful recalls since the last miss.
    reps: u32,
    /// The ease factor; `fsrs-6` leaves it at 2.5.
    ef: f64,
    /// Days between the last review and the next.
    interval_days: u32,
    /// When it is due, RFC 3339; null for a card never graded.
    due_at: Option<String>,
    /// Days until recall has become 90 % likely; null where `fsrs-6` does not schedule.
    stability: Option<f64>,
    /// How hard it is, 1 to 10; null where `fsrs-6` does not schedule.
    difficulty: Option<f64>,
    /// How often it was missed after it had been remembered.
    lapses: u32,
    /// Missed so often, eight times, that it should be rewritten.
    leech: bool,
    /// What to do about a leech; null for any other card.
    suggestion: Option<&'static str>,
}

impl CardProgress {
    fn new(card_id: String, state: &domain::card::CardState) -> Self {
        Self {
            card_id,
            last_seen: state.last_seen.map(|at| at.to_string()),
            grade: state.grade.map(|grade| grade.quality()),
            reps: state.memory.reps,
            ef: state.memory.ease_factor,
            interval_days: state.memory.interval_days,
            due_at: state.due_at.map(|at| at.to_string()),
            stability: state.memory.trace.map(|trace| trace.stability),
            difficulty: state.memory.trace.map(|trace| trace.difficulty),
            lapses: state.lapses,
            leech: state.is_leech(),
            suggestion: state.suggestion(),
        }
    }
}

impl From<CardRow> for CardProgress {
    fn from(card: CardRow) -> Self {
        Self::new(card.id.into(), &card.state)
    }
}

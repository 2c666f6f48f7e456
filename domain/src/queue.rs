//! The daily queue: which of a learner's cards to study now, most pressing first.

use serde::{Deserialize, Serialize};

use crate::{
    card::CardState,
    day::Day,
    time::{DAY_MS, Timestamp},
};

/// Why a card is in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Missed at its last review.
    RecentMistake,
    /// Its time has come or is past.
    DueForReview,
    /// Its time comes later today.
    SpacedRepetition,
    /// Never graded.
    New,
}

/// How much to study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Cards in the queue at most.
    pub total: usize,
    /// New cards a day at most; those first graded today are counted.
    pub new_per_day: usize,
}

/// A card's place in the queue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Which of the cards given.
    pub index: usize,
    /// 0 to 1, higher is sooner.
    pub priority: f64,
    /// Why it is here.
    pub reason: Reason,
}

/// How many cards wait, before any limit but that on new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Seen before and due today.
    pub due: usize,
    /// New and allowed today.
    pub new: usize,
    /// Missed at their last review.
    pub learning: usize,
}

/// The queue of a day: mistakes, then what is due, then new cards in the order given, within the limits.
///
/// Priorities: a mistake is worth 0.75 to 1 by how hard the card is for the learner; a due card 0.35 to 0.75 by how
/// overdue it is for its interval and how hard; a new one under 0.35, falling with its place.
pub fn daily_queue<'a>(
    cards: impl IntoIterator<Item = &'a CardState>,
    day: &Day,
    now: Timestamp,
    limits: Limits,
) -> (Vec<Entry>, Counts) {
    let mut counts = Counts::default();
    let (mut queue, mut fresh, mut introduced_today) = (Vec::new(), Vec::new(), 0);
    for (index, card) in cards.into_iter().enumerate() {
        if card.introduced_at.is_some_and(|at| at >= day.starts_at) {
            introduced_today += 1;
        }
        let Some(due_at) = card.due_at else {
            let priority = 0.35 / (1.0 + fresh.len() as f64 / 10.0) - 0.01;
            fresh.push(Entry { index, priority, reason: Reason::New });
            continue;
        };
        if due_at >= day.ends_at {
            continue;
        }
        let struggle = card.struggle_score();
        let (reason, priority) = if card.is_missed() {
            counts.learning += 1;
            (Reason::RecentMistake, 0.75 + 0.25 * struggle)
        } else {
            counts.due += 1;
            let reason = if due_at <= now { Reason::DueForReview } else { Reason::SpacedRepetition };
            (reason, 0.35 + 0.3 * overdue(card, due_at, now) + 0.1 * struggle)
        };
        queue.push((due_at, Entry { index, priority, reason }));
    }
    queue.sort_by(|(a_due, a), (b_due, b)| {
        b.priority.total_cmp(&a.priority).then(a_due.cmp(b_due)).then(a.index.cmp(&b.index))
    });
    fresh.truncate(limits.new_per_day.saturating_sub(introduced_today));
    counts.new = fresh.len();
    let entries = queue.into_iter().map(|(_, entry)| entry).chain(fresh).take(limits.total).collect();
    (entries, counts)
}

/// How late a card is for its interval, 0 (not yet due) towards 1: late by as long as the interval is 0.5.
fn overdue(card: &CardState, due_at: Timestamp, now: Timestamp) -> f64 {
    let late = now.millis_since(due_at).max(0) as f64 / DAY_MS as f64;
    late / (late + f64::from(card.memory.interval_days.max(1)))
}

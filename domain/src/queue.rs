//! The daily queue: which of a learner's cards to study now, most pressing first.

use std::collections::{HashMap, HashSet};

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
    /// Are cards that rest on the same passage kept apart, one a day?
    pub siblings_apart: bool,
}

/// A card that the queue may have.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Where it stands.
    pub card: &'a CardState,
    /// Cards with the same key are siblings: what is learned of one answers the other. None: it has no siblings.
    pub sibling: Option<u64>,
}

impl<'a> From<&'a CardState> for Candidate<'a> {
    fn from(card: &'a CardState) -> Self {
        Self { card, sibling: None }
    }
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

/// How many cards wait, before any limit but that on new ones and that on siblings.
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
///
/// Of siblings only one is for today: the one already studied today, else the one with the highest priority. The
/// others wait for another day.
pub fn daily_queue<'a, C: Into<Candidate<'a>>>(
    cards: impl IntoIterator<Item = C>,
    day: &Day,
    now: Timestamp,
    limits: Limits,
) -> (Vec<Entry>, Counts) {
    let (mut queue, mut fresh, mut introduced_today) = (Vec::new(), Vec::new(), 0);
    let mut siblings = Siblings::default();
    for (index, candidate) in cards.into_iter().enumerate() {
        let Candidate { card, sibling } = candidate.into();
        let today = |at: Option<Timestamp>| at.is_some_and(|at| at >= day.starts_at);
        introduced_today += usize::from(today(card.introduced_at));
        if let Some(key) = sibling.filter(|_| limits.siblings_apart) {
            siblings.add(index, key, card.grade.is_some() && today(card.changed_at));
        }
        let Some(due_at) = card.due_at else {
            fresh.push(index);
            continue;
        };
        if due_at >= day.ends_at {
            continue;
        }
        let struggle = card.struggle_score();
        let (reason, priority) = if card.is_missed() {
            (Reason::RecentMistake, 0.75 + 0.25 * struggle)
        } else {
            let reason = if due_at <= now { Reason::DueForReview } else { Reason::SpacedRepetition };
            (reason, 0.35 + 0.3 * overdue(card, due_at, now) + 0.1 * struggle)
        };
        queue.push((due_at, Entry { index, priority, reason }));
    }
    queue.sort_by(|(a_due, a), (b_due, b)| {
        b.priority.total_cmp(&a.priority).then(a_due.cmp(b_due)).then(a.index.cmp(&b.index))
    });
    queue.retain(|(_, entry)| siblings.may_come(entry.index));
    fresh.retain(|index| siblings.may_come(*index));
    fresh.truncate(limits.new_per_day.saturating_sub(introduced_today));
    let learning = queue.iter().filter(|(_, entry)| entry.reason == Reason::RecentMistake).count();
    let counts = Counts { due: queue.len() - learning, new: fresh.len(), learning };
    let fresh = fresh.into_iter().enumerate().map(|(place, index)| {
        let priority = 0.35 / (1.0 + place as f64 / 10.0) - 0.01;
        Entry { index, priority, reason: Reason::New }
    });
    let entries = queue.into_iter().map(|(_, entry)| entry).chain(fresh).take(limits.total).collect();
    (entries, counts)
}

/// Which of the cards that have siblings is the day's.
#[derive(Default)]
struct Siblings {
    /// The key of each card that has one.
    keys: HashMap<usize, u64>,
    /// Keys that a card has taken for today, and those cards.
    taken: HashSet<u64>,
    studied: HashSet<usize>,
}

impl Siblings {
    fn add(&mut self, index: usize, key: u64, studied_today: bool) {
        self.keys.insert(index, key);
        if studied_today {
            self.taken.insert(key);
            self.studied.insert(index);
        }
    }

    /// Asked in the order of priority: the first of the siblings may, and those studied today again.
    fn may_come(&mut self, index: usize) -> bool {
        let Some(key) = self.keys.get(&index) else { return true };
        self.taken.insert(*key) || self.studied.contains(&index)
    }
}

/// How late a card is for its interval, 0 (not yet due) towards 1: late by as long as the interval is 0.5.
fn overdue(card: &CardState, due_at: Timestamp, now: Timestamp) -> f64 {
    let late = now.millis_since(due_at).max(0) as f64 / DAY_MS as f64;
    late / (late + f64::from(card.memory.interval_days.max(1)))
}

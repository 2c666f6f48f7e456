//! A card in a session: its state, and how what a learner does changes it.
//!
//! Reviews are an append-only log; the state is what comes of replaying it. [`CardState::after`] is one step,
//! [`replay`] is all of them, and both give the same state.

use serde::{Deserialize, Serialize};

use crate::{
    schedule::{Algorithm, Grade, Memory},
    time::{DAY_MS, Timestamp},
};

/// Lapses from which a card counts as a leech: it costs more than it gives and wants rewriting. Source: Anki's default.
pub const LEECH_LAPSES: u32 = 8;

/// What helps against a leech. Source: P. A. Woźniak, "Effective learning: Twenty rules of formulating knowledge", 1999:
/// minimum information, no sets, and combating interference.
const LEECH_SUGGESTION: &str = "Forgotten again and again: reword the question, split it into smaller ones, tell it \
                                apart from a card it is mixed up with, or leave it out.";

/// Everything Cerply knows of a card in a session.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct CardState {
    /// What the scheduler remembers.
    pub memory: Memory,
    /// When the card is to be shown next; none for a card never graded.
    pub due_at: Option<Timestamp>,
    /// When it was last flipped, graded or reset.
    pub last_seen: Option<Timestamp>,
    /// The last grade that counts.
    pub grade: Option<Grade>,
    /// When the schedule last changed; older events do not override it.
    pub changed_at: Option<Timestamp>,
    /// When it was graded for the first time.
    pub introduced_at: Option<Timestamp>,
    /// Grades that count.
    pub reviews: u32,
    /// How often a card that had been remembered was missed.
    pub lapses: u32,
    /// How often it was missed at all.
    pub misses: u32,
    /// The study round of the last grade.
    pub round: Option<u32>,
    /// Goes up with every event that counts; what a page saw is compared with it.
    pub revision: u32,
}

/// What a learner, or a client for them, did with a card.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Looked at the back.
    Flip,
    /// Graded the recall.
    Grade(Grade),
    /// Back to a card never seen.
    Reset,
    /// Took back the last grade or reset.
    Undo,
    /// Progress brought from elsewhere, for a card that had none.
    Prior {
        /// The memory that was brought.
        memory: Memory,
        /// When the card is due.
        due_at: Option<Timestamp>,
        /// When it was last seen.
        last_seen: Option<Timestamp>,
    },
}

/// One line of the log.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// What was done.
    pub act: Act,
    /// When, by the clock of whoever did it.
    pub at: Timestamp,
    /// In which study round.
    pub round: Option<u32>,
}

impl CardState {
    /// Is this event older than the last change of the schedule? Then it is kept in the log and changes nothing.
    pub fn is_stale(&self, event: &Event) -> bool {
        !matches!(event.act, Act::Undo) && self.changed_at.is_some_and(|changed| event.at < changed)
    }

    /// The state after an event. [`Act::Undo`] and stale events need the log: they leave it as it is here.
    pub fn after(&self, event: &Event, algorithm: Algorithm) -> CardState {
        if self.is_stale(event) {
            return *self;
        }
        let revision = self.revision.saturating_add(1);
        match event.act {
            Act::Undo => *self,
            Act::Flip => CardState { last_seen: self.last_seen.max(Some(event.at)), ..*self },
            Act::Grade(grade) => {
                let memory = algorithm.next(self.memory, grade, self.elapsed_days(event.at));
                let missed = u32::from(!grade.is_pass());
                CardState {
                    memory,
                    due_at: Some(event.at.plus_days(memory.interval_days)),
                    last_seen: self.last_seen.max(Some(event.at)),
                    grade: Some(grade),
                    changed_at: Some(event.at),
                    introduced_at: self.introduced_at.or(Some(event.at)),
                    reviews: self.reviews.saturating_add(1),
                    lapses: self.lapses.saturating_add(if self.memory.reps > 0 { missed } else { 0 }),
                    misses: self.misses.saturating_add(missed),
                    round: event.round,
                    revision,
                }
            }
            Act::Reset => CardState {
                last_seen: self.last_seen.max(Some(event.at)),
                changed_at: Some(event.at),
                revision,
                ..CardState::default()
            },
            Act::Prior { memory, due_at, last_seen } => CardState {
                memory,
                due_at,
                last_seen,
                introduced_at: last_seen,
                changed_at: last_seen,
                revision,
                ..CardState::default()
            },
        }
    }

    /// Whole days of 24 hours from the last review to a moment, rounded: the next morning is a day later, the evening
    /// of the same day is not. A card that was brought along without a date was last seen an interval before.
    pub fn elapsed_days(&self, at: Timestamp) -> u32 {
        let Some(last) = self.changed_at else { return self.memory.interval_days };
        u32::try_from((at.millis_since(last).max(0) + DAY_MS / 2) / DAY_MS).unwrap_or(u32::MAX)
    }

    /// The memory after each grade, 0 to 5, given at a moment: what the buttons promise.
    pub fn next_all(&self, algorithm: Algorithm, at: Timestamp) -> [Memory; 6] {
        algorithm.next_all(self.memory, self.elapsed_days(at))
    }

    /// The probability, 0 to 1, that it is recalled at a moment, as an algorithm sees it; none for a new card.
    pub fn recall(&self, algorithm: Algorithm, at: Timestamp) -> Option<f64> {
        self.due_at.map(|_| algorithm.recall(self.memory, self.elapsed_days(at)))
    }

    /// Has it never been graded since it was new?
    pub fn is_new(&self) -> bool {
        self.due_at.is_none()
    }

    /// Was it missed at the last grade?
    pub fn is_missed(&self) -> bool {
        self.grade.is_some_and(|grade| !grade.is_pass())
    }

    /// Missed so often that it should be rewritten.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH_LAPSES
    }

    /// What to do about the card, for whoever can: of a leech, how to get rid of it.
    pub fn suggestion(&self) -> Option<&'static str> {
        self.is_leech().then_some(LEECH_SUGGESTION)
    }

    /// How hard this card is for this learner, 0 to 1: misses per grade, pulled towards 0 while grades are few.
    pub fn struggle_score(&self) -> f64 {
        f64::from(self.misses) / (f64::from(self.reviews) + 2.0)
    }
}

/// The state that a card's log comes to, in the order in which the events arrived.
///
/// An undo takes back the last grade or reset that still stands; where there is none it does nothing. What the card
/// was after it keeps counting the revision up, so that a page that saw the undone state is told it is out of date.
pub fn replay(algorithm: Algorithm, log: impl IntoIterator<Item = Event>) -> CardState {
    let mut state = CardState::default();
    let mut before: Vec<CardState> = Vec::new();
    for event in log {
        match event.act {
            Act::Undo => {
                if let Some(earlier) = before.pop() {
                    let revision = state.revision.saturating_add(1);
                    state = CardState { revision, last_seen: state.last_seen, ..earlier };
                }
            }
            Act::Grade(_) | Act::Reset if !state.is_stale(&event) => {
                before.push(state);
                state = state.after(&event, algorithm);
            }
            _ => state = state.after(&event, algorithm),
        }
    }
    state
}

/// What counts of a log, in order: without the undos and what they took back, and without what came too late. Going
/// through it with [`CardState::after`] gives the schedule that [`replay`] gives.
pub fn standing_events(log: impl IntoIterator<Item = Event>) -> Vec<Event> {
    let changes = |event: &Event| matches!(event.act, Act::Grade(_) | Act::Reset);
    let mut standing: Vec<Event> = Vec::new();
    for event in log {
        if event.act == Act::Undo {
            if let Some(last) = standing.iter().rposition(changes) {
                standing.truncate(last);
            }
            continue;
        }
        let changed_at = standing.iter().rev().find_map(|earlier| match earlier.act {
            Act::Grade(_) | Act::Reset => Some(earlier.at),
            Act::Prior { last_seen, .. } => last_seen,
            Act::Flip | Act::Undo => None,
        });
        if changed_at.is_none_or(|changed| event.at >= changed) {
            standing.push(event);
        }
    }
    standing
}

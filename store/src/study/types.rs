//! What goes into and comes out of the study use cases.

use domain::{
    card::{Act, CardState, Event},
    day::Day,
    id::{CardId, EventId, PlanId},
    queue::{Counts, Entry, Limits},
    round::Standing,
    schedule::{Algorithm, Memory},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// A card that a client schedules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCard {
    /// Its id: a generated item's, or the client's own.
    pub id: CardId,
    /// The question, for a card of the client's own.
    pub front: Option<String>,
    /// The answer, for a card of the client's own.
    pub back: Option<String>,
}

/// Progress a client brings for a card the server knows nothing of.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorState {
    /// Which card.
    pub card: CardId,
    /// What its scheduler remembered.
    pub memory: Memory,
    /// When it is due.
    pub due_at: Option<Timestamp>,
    /// When it was last seen.
    pub last_seen: Option<Timestamp>,
}

/// A card of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct CardRow {
    /// Its id.
    pub id: CardId,
    /// The plan it belongs to.
    pub plan_id: Option<String>,
    /// Its place in the session, by which new cards are ordered.
    pub position: i64,
    /// Its place in the sitting under way; none when it is not part of it.
    pub place: Option<i64>,
    /// Where its memory stands.
    pub state: CardState,
}

/// The outcome of scheduling.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    /// The session's plan.
    pub plan_id: Option<String>,
    /// The session's scheduler.
    pub algorithm: Algorithm,
    /// The session's version after the change.
    pub version: i64,
    /// The cards that were asked for, soonest due first, then by the bytes of the id.
    pub cards: Vec<CardRow>,
}

/// One act of a learner, to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Which card.
    pub card: CardId,
    /// What was done.
    pub act: Act,
    /// When, by the learner's clock; without it now, and never before the card's last change.
    pub at: Option<Timestamp>,
    /// The same id twice is the same act. Without one, the same card, act and moment are.
    pub event: Option<EventId>,
    /// The card's revision that the learner saw. When another tab has moved the card on since, the act is kept in the
    /// log and does not count a second time.
    pub seen_revision: Option<u32>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The card as it now stands.
    pub state: CardState,
    /// The session's scheduler.
    pub algorithm: Algorithm,
    /// False for a replay, and for an act that came too late to count.
    pub counted: bool,
    /// Came too late to count: another act had moved the card on. It is in the log.
    pub superseded: bool,
}

/// What a learner did, card by card.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewLog {
    /// The session's scheduler.
    pub algorithm: Algorithm,
    /// The lines of each card's log that count, in the order in which they arrived.
    pub cards: Vec<Vec<Event>>,
    /// Were there more than asked for? Then the cards with the last ids are left out.
    pub truncated: bool,
}

/// A session as a client resumes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The session's plan.
    pub plan_id: Option<String>,
    /// Cards that were seen or brought along, soonest due first.
    pub items: Vec<CardRow>,
    /// How many cards of the sitting under way have been remembered.
    pub position: usize,
    /// How many cards the session has.
    pub total: usize,
    /// When anything last changed.
    pub updated_at: Option<Timestamp>,
    /// Goes up with every change; 0 for a session nobody has seen.
    pub version: i64,
}

/// Whose queue is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueScope {
    /// One session's cards.
    Session(domain::id::SessionId),
    /// A plan's cards as a learner who has not begun would get them, at least one.
    NewLearner(PlanId),
}

/// The daily queue, with the cards it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// The cards that [`Entry::index`] counts.
    pub cards: Vec<CardRow>,
    /// The queue.
    pub entries: Vec<Entry>,
    /// How many wait.
    pub counts: Counts,
    /// The limits it was made with.
    pub limits: Limits,
}

/// What a sitting is made from.
#[derive(Debug, Clone)]
pub struct StartRound {
    /// The plan to study.
    pub plan: PlanId,
    /// The learner's day.
    pub day: Day,
    /// How much.
    pub limits: Limits,
    /// Now.
    pub now: Timestamp,
}

/// A card to study: the learner grades themself, so the back comes along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyCard {
    /// Its id.
    pub id: CardId,
    /// The question.
    pub front: String,
    /// The choices of a multiple-choice item.
    pub choices: Vec<String>,
    /// The answer.
    pub back: String,
    /// The passage of the source that it rests on.
    pub source: Option<String>,
    /// Where its memory stands.
    pub state: CardState,
}

/// A sitting.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// The session's scheduler.
    pub algorithm: Algorithm,
    /// The number of the sitting; 0 when none was ever begun.
    pub round: u32,
    /// Its cards, in order.
    pub cards: Vec<StudyCard>,
    /// Where the learner stands in it.
    pub standing: Standing,
    /// How many cards the session has in all.
    pub total: usize,
    /// How many of them were ever graded.
    pub tracked: usize,
    /// New cards that no sitting has shown yet.
    pub unseen: usize,
    /// When anything last changed.
    pub updated_at: Option<Timestamp>,
}

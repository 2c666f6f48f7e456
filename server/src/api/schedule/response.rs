//! When cards are due.

use domain::time::Timestamp;
use serde::Serialize;
use store::{Learner, Scheduled};
use utoipa::ToSchema;

/// When the cards are due.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScheduleResponse {
    /// The session.
    session_id: String,
    /// The session's plan.
    plan_id: Option<String>,
    /// Soonest due first, then by the bytes of the id.
    order: Vec<OrderEntry>,
    /// When the first of them is due, RFC 3339.
    due: String,
    /// About this answer.
    meta: ScheduleMeta,
}

/// A card's place.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrderEntry {
    /// The card.
    item_id: String,
    /// Its place, counted from 0.
    position: usize,
    /// Days between the last review and the next.
    interval_days: u32,
    /// The ease factor.
    ease_factor: f64,
    /// When it is due, RFC 3339; a new card now.
    due_at: String,
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScheduleMeta {
    /// The scheduler.
    algo: &'static str,
    /// The session's version, which its `ETag` is made of.
    version: i64,
    /// The session.
    session_id: String,
    /// The moment it was scheduled for, RFC 3339.
    scheduled_at: String,
}

impl ScheduleResponse {
    /// Puts together what was scheduled.
    pub(super) fn new(learner: &Learner, scheduled: Scheduled, now: Timestamp) -> Self {
        let session_id = learner.session.to_string();
        let due_at = |card: &store::CardRow| card.state.due_at.unwrap_or(now);
        let due = scheduled.cards.iter().map(due_at).min().unwrap_or(now);
        let order = scheduled.cards.iter().enumerate().map(|(position, card)| OrderEntry {
            item_id: card.id.to_string(),
            position,
            interval_days: card.state.memory.interval_days,
            ease_factor: card.state.memory.ease_factor,
            due_at: due_at(card).to_string(),
        });
        Self {
            order: order.collect(),
            plan_id: scheduled.plan_id,
            due: due.to_string(),
            meta: ScheduleMeta {
                algo: scheduled.algorithm.name(),
                version: scheduled.version,
                session_id: session_id.clone(),
                scheduled_at: now.to_string(),
            },
            session_id,
        }
    }
}

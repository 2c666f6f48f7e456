//! `GET /api/daily/next`: what to study today.

use std::fmt::Display;
use std::str::FromStr;

use axum::{Json, extract::State};
use domain::{
    day::{DEFAULT_ROLLOVER_HOUR, Day, Zone},
    id::{PlanId, SessionId},
    queue::{Limits, Reason},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use store::{DEMO_PLAN, Queue, QueueScope};
use utoipa::{IntoParams, ToSchema};

use crate::{
    clock,
    error::{ApiError, Problems},
    extract::{ApiQuery, Caller},
    state::AppState,
};

const DEFAULT_LIMIT: usize = 20;
const DEFAULT_NEW_LIMIT: usize = 10;
const MAX_LIMIT: usize = 200;

/// Whose queue, and how much of it.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DailyQuery {
    /// The session. Without it: the demo plan as a new learner would get it.
    #[param(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    sid: Option<String>,
    /// Entries at most, 20 when it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// New cards a day at most, 10 when it is not said; at least 1 without `sid`.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 200)]
    new_limit: Option<String>,
    /// The learner's time zone by its IANA name, UTC when it is not said.
    #[param(example = "Europe/Berlin")]
    tz: Option<String>,
    /// The hour at which the learner's day starts, 4 when it is not said.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 23)]
    rollover_hour: Option<String>,
}

struct Asked {
    session: Option<SessionId>,
    limits: Limits,
    zone: Zone,
    rollover_hour: u8,
}

impl DailyQuery {
    fn parse(self) -> Result<Asked, ApiError> {
        let mut problems = Problems::default();
        let session = problems.optional("sid", self.sid, SessionId::parse);
        let limit = number(&mut problems, "limit", self.limit, 1, MAX_LIMIT);
        let new_limit = number(&mut problems, "new_limit", self.new_limit, 0, MAX_LIMIT);
        let zone = problems.optional("tz", self.tz, |name| Zone::parse(&name));
        let rollover_hour = number(&mut problems, "rollover_hour", self.rollover_hour, 0, 23);
        problems.check()?;
        let limits = Limits {
            total: limit.unwrap_or(DEFAULT_LIMIT),
            new_per_day: new_limit.unwrap_or(DEFAULT_NEW_LIMIT),
            siblings_apart: true,
        };
        let zone = zone.unwrap_or_else(Zone::utc);
        Ok(Asked { session, limits, zone, rollover_hour: rollover_hour.unwrap_or(DEFAULT_ROLLOVER_HOUR) })
    }
}

/// A whole number of a query.
fn number<N: FromStr + PartialOrd + Display>(
    problems: &mut Problems,
    name: &str,
    text: Option<String>,
    least: N,
    most: N,
) -> Option<N> {
    let parsed = text?.parse().map_err(|_| format!("must be a whole number from {least} to {most}"));
    problems.parsed(name, parsed).and_then(|number| problems.within(name, number, least..=most))
}

/// What to study today.
#[derive(Serialize, ToSchema)]
pub(crate) struct DailyResponse {
    /// Most pressing first.
    queue: Vec<QueueEntry>,
    /// How many cards wait, before the limit.
    counts: Counts,
    /// The learner's day.
    day: LearnersDay,
    /// About this answer.
    meta: DailyMeta,
}

/// A card to study.
#[derive(Serialize, ToSchema)]
pub(crate) struct QueueEntry {
    /// The item, or the card of the client's own.
    item_id: String,
    /// The plan it belongs to; null for a card of the client's own without one.
    plan_id: Option<String>,
    /// 0 to 1, higher is sooner.
    #[schema(minimum = 0, maximum = 1)]
    priority: f64,
    /// Why it is here.
    reason: ReasonName,
    /// When it is due, RFC 3339; of a new card now.
    due_at: String,
    /// How hard it is for this learner, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    struggle_score: f64,
}

/// Why a card is in the queue.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ReasonName {
    /// Missed at its last review.
    RecentMistake,
    /// Its time has come.
    DueForReview,
    /// Its time comes later today.
    SpacedRepetition,
    /// Never graded.
    New,
}

/// How many cards wait.
#[derive(Serialize, ToSchema)]
pub(crate) struct Counts {
    /// Seen before and due today.
    due: usize,
    /// New and allowed today.
    new: usize,
    /// Missed at their last review.
    learning: usize,
}

/// The learner's day, from rollover to rollover.
#[derive(Serialize, ToSchema)]
pub(crate) struct LearnersDay {
    /// The date it is called by.
    #[schema(format = Date)]
    date: String,
    /// Its first moment, RFC 3339.
    starts_at: String,
    /// The first moment of the next, RFC 3339.
    ends_at: String,
    /// The time zone.
    tz: String,
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct DailyMeta {
    /// The session; null for the demo.
    sid: Option<String>,
    /// Entries at most.
    limit: usize,
    /// New cards a day at most.
    new_limit: usize,
    /// The hour at which the day starts.
    rollover_hour: u8,
    /// When this was computed, RFC 3339.
    generated_at: String,
}

impl From<Reason> for ReasonName {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::RecentMistake => Self::RecentMistake,
            Reason::DueForReview => Self::DueForReview,
            Reason::SpacedRepetition => Self::SpacedRepetition,
            Reason::New => Self::New,
        }
    }
}

fn entries(queue: &Queue, now: Timestamp) -> Vec<QueueEntry> {
    let entries = queue.entries.iter().filter_map(|entry| {
        let card = queue.cards.get(entry.index)?;
        Some(QueueEntry {
            item_id: card.id.to_string(),
            plan_id: card.plan_id.clone(),
            priority: entry.priority,
            reason: entry.reason.into(),
            due_at: card.state.due_at.unwrap_or(now).to_string(),
            struggle_score: card.state.struggle_score(),
        })
    });
    entries.collect()
}

/// What to study today
///
/// Computed from the session's own reviews, ordered by priority. A session nobody has seen has an empty queue; without
/// a session it never is.
#[utoipa::path(get, path = "/api/daily/next", operation_id = "daily_next", tag = "study",
    params(DailyQuery), responses((status = 200, body = DailyResponse)))]
pub(crate) async fn daily_next(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiQuery(query): ApiQuery<DailyQuery>,
) -> Result<Json<DailyResponse>, ApiError> {
    let Asked { session, limits, zone, rollover_hour } = query.parse()?;
    let now = clock::now();
    let day = Day::at(now, &zone, rollover_hour);
    let sid = session.as_ref().map(ToString::to_string);
    let scope = match session {
        Some(session) => QueueScope::Session(session),
        None => QueueScope::NewLearner(PlanId::parse(DEMO_PLAN).map_err(ApiError::internal)?),
    };
    let queue = app.store.daily_queue(&org, &scope, &day, limits, now).await?;
    let counts = Counts { due: queue.counts.due, new: queue.counts.new, learning: queue.counts.learning };
    Ok(Json(DailyResponse {
        queue: entries(&queue, now),
        counts,
        day: LearnersDay {
            date: day.date.to_string(),
            starts_at: day.starts_at.to_string(),
            ends_at: day.ends_at.to_string(),
            tz: zone.name().to_owned(),
        },
        meta: DailyMeta {
            sid,
            limit: queue.limits.total,
            new_limit: queue.limits.new_per_day,
            rollover_hour,
            generated_at: now.to_string(),
        },
    }))
}

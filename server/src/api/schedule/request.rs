//! Cards to be scheduled.

use std::collections::HashSet;

use domain::{
    id::{CardId, PlanId, SessionId},
    schedule::{
        Algorithm, DIFFICULTY, Grade, MAX_EASE_FACTOR, MAX_INTERVAL_DAYS, MIN_EASE_FACTOR, Memory, STABILITY_DAYS,
        Trace,
    },
    time::Timestamp,
};
use serde::{Deserialize, de::IgnoredAny};
use store::{NewCard, PriorState};
use utoipa::ToSchema;

use crate::{
    api::{limits, moment::by_client_clock},
    error::{ApiError, Problems},
    extract::{records, some_records},
};

/// Most cards of a request.
const CARDS: usize = 1000;
/// Most successful recalls that a card can bring along.
const REPS: i64 = 100_000;

/// Cards to be scheduled.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ScheduleRequest {
    /// The session.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$", example = "learner-1")]
    session_id: String,
    /// The plan that the cards belong to.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    plan_id: Option<String>,
    /// The cards, 1 to 1,000; no id twice.
    #[serde(deserialize_with = "records")]
    #[schema(min_items = 1, max_items = 1_000)]
    items: Vec<CardRequest>,
    /// Progress from elsewhere, for cards the server knows nothing of.
    #[serde(default, deserialize_with = "some_records")]
    #[schema(max_items = 1_000)]
    prior: Vec<PriorRequest>,
    /// The scheduler: `sm2-lite`, `sm2` as published, or `fsrs-6`. `sm2-lite` for a new session that does not say. Of a
    /// session with another one every card is worked out anew from its reviews; asking for that one again undoes it.
    #[schema(value_type = Option<AlgorithmName>)]
    algo: Option<String>,
    /// The moment to schedule for, RFC 3339; at most 5 minutes ahead. Now when it is not said.
    #[schema(format = DateTime)]
    now: Option<String>,
}

/// A card.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CardRequest {
    /// A generated item's id, or one of the client's own.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$", example = "card-1")]
    id: String,
    /// The question, for a card of the client's own.
    #[schema(max_length = 10_000)]
    front: Option<String>,
    /// The answer, for a card of the client's own.
    #[schema(max_length = 10_000)]
    back: Option<String>,
    /// Accepted and not used: how hard a card is shows in its reviews.
    #[serde(rename = "difficulty", default)]
    #[schema(value_type = Option<serde_json::Value>)]
    _difficulty: Option<IgnoredAny>,
}

/// A card's progress from elsewhere, as the progress route gives it.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PriorRequest {
    /// The card, one of `items`.
    #[serde(alias = "item_id", alias = "id")]
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    card_id: String,
    /// Successful recalls since the last miss.
    #[schema(minimum = 0, maximum = 100_000)]
    reps: Option<i64>,
    /// The ease factor.
    #[serde(alias = "ease_factor")]
    #[schema(minimum = 1.3, maximum = 3.0)]
    ef: Option<f64>,
    /// Days between the last review and the next.
    #[schema(minimum = 0, maximum = 36_500)]
    interval_days: Option<i64>,
    /// Days until recall has become 90 % likely, for `fsrs-6`; used together with `difficulty`.
    #[schema(minimum = 0.001, maximum = 36_500)]
    stability: Option<f64>,
    /// How hard it is, for `fsrs-6`; used together with `stability`.
    #[schema(minimum = 1, maximum = 10)]
    difficulty: Option<f64>,
    /// When it is due, RFC 3339.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// When it was last seen, RFC 3339; at most 5 minutes ahead.
    #[schema(format = DateTime)]
    last_seen: Option<String>,
    /// The last grade; checked and not used.
    #[schema(minimum = 0, maximum = 5)]
    grade: Option<i64>,
}

/// A scheduler.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the values of a text that `domain` reads")]
pub(crate) enum AlgorithmName {
    #[schema(rename = "sm2-lite")]
    Sm2Lite,
    #[schema(rename = "sm2")]
    Sm2,
    #[schema(rename = "fsrs-6")]
    Fsrs6,
}

/// A request that has been checked.
pub(super) struct ToSchedule {
    pub(super) session: SessionId,
    pub(super) plan: Option<PlanId>,
    pub(super) cards: Vec<NewCard>,
    pub(super) prior: Vec<PriorState>,
    pub(super) algorithm: Option<Algorithm>,
    pub(super) now: Timestamp,
}

impl ScheduleRequest {
    /// Checks the request.
    pub(super) fn parse(self, now: Timestamp) -> Result<ToSchedule, ApiError> {
        let mut problems = Problems::default();
        let session = problems.parsed("session_id", SessionId::parse(self.session_id));
        let plan = problems.optional("plan_id", self.plan_id, PlanId::parse);
        let algorithm = problems.optional("algo", self.algo, |name| name.parse::<Algorithm>());
        let asked = problems.optional("now", self.now, |text| by_client_clock(&text, now));
        let cards = cards(&mut problems, self.items);
        let prior = prior(&mut problems, self.prior, &cards, now);
        problems.check()?;
        let session = session.ok_or_else(|| ApiError::field("session_id", "is required"))?;
        Ok(ToSchedule { session, plan, cards, prior, algorithm, now: asked.unwrap_or(now) })
    }
}

fn cards(problems: &mut Problems, sent: Vec<CardRequest>) -> Vec<NewCard> {
    if !problems.length("items", sent.len(), 1..=CARDS) {
        return Vec::new();
    }
    let mut ids = HashSet::with_capacity(sent.len());
    let cards = sent.into_iter().enumerate().filter_map(|(index, card)| {
        for (field, text) in [("front", &card.front), ("back", &card.back)] {
            if let Some(text) = text {
                problems.no_longer_than(format!("items[{index}].{field}"), text, limits::TEXT);
            }
        }
        let id = id_once(problems, &format!("items[{index}].id"), card.id, &mut ids)?;
        Some(NewCard { id, front: card.front, back: card.back })
    });
    cards.collect()
}

fn id_once(problems: &mut Problems, path: &str, id: String, seen: &mut HashSet<CardId>) -> Option<CardId> {
    let id = problems.parsed(path, CardId::parse(id))?;
    if !seen.insert(id.clone()) {
        problems.add(path, "is the id of an earlier entry");
    }
    Some(id)
}

fn prior(problems: &mut Problems, sent: Vec<PriorRequest>, cards: &[NewCard], now: Timestamp) -> Vec<PriorState> {
    if !problems.length("prior", sent.len(), 0..=CARDS) {
        return Vec::new();
    }
    let scheduled: HashSet<&CardId> = cards.iter().map(|card| &card.id).collect();
    let mut ids = HashSet::with_capacity(sent.len());
    let brought = sent.into_iter().enumerate().filter_map(|(index, state)| {
        let at = |field: &str| format!("prior[{index}].{field}");
        let card = id_once(problems, &at("card_id"), state.card_id, &mut ids);
        if card.as_ref().is_some_and(|card| !scheduled.contains(card)) {
            problems.add(at("card_id"), "must be the id of one of the items");
        }
        let reps = state.reps.and_then(|reps| problems.within(at("reps"), reps, 0..=REPS));
        let ease = state.ef.and_then(|ef| problems.within(at("ef"), ef, MIN_EASE_FACTOR..=MAX_EASE_FACTOR));
        let longest = i64::from(MAX_INTERVAL_DAYS);
        let days = state.interval_days.and_then(|days| problems.within(at("interval_days"), days, 0..=longest));
        let stability = state.stability.and_then(|days| problems.within(at("stability"), days, STABILITY_DAYS));
        let difficulty = state.difficulty.and_then(|number| problems.within(at("difficulty"), number, DIFFICULTY));
        let due_at = problems.optional(&at("due_at"), state.due_at, |text| Timestamp::parse(&text));
        let last_seen = problems.optional(&at("last_seen"), state.last_seen, |text| by_client_clock(&text, now));
        problems.optional(&at("grade"), state.grade, Grade::parse);
        let whole = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        let memory = Memory {
            reps: whole(reps),
            ease_factor: ease.unwrap_or(Memory::NEW.ease_factor),
            interval_days: whole(days),
            trace: stability.zip(difficulty).map(|(stability, difficulty)| Trace { stability, difficulty }),
        };
        Some(PriorState { card: card?, memory, due_at, last_seen })
    });
    brought.collect()
}

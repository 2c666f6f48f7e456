//! `POST /api/score`: is this answer right, what was missed, when does the card come back.

mod key;
mod request;
mod response;

use axum::{Extension, Json, extract::State};
use domain::{
    card::{Act, CardState, Event},
    id::EventId,
    schedule::{Algorithm, Outcome},
    time::Timestamp,
};
use store::{GivenAnswer, Learner, Recorded, Review};
use uuid::Uuid;

use crate::{
    clock,
    error::ApiError,
    extract::{ApiJson, Caller},
    middleware::KeyedEvent,
    state::AppState,
};

use key::KeySource;
pub(crate) use request::ScoreRequest;
pub(crate) use response::ScoreResponse;

/// What an answer is taken to have taken when nobody says: neither quick nor slow.
const USUAL_LATENCY_MS: u64 = 15_000;
/// Bytes from which scoring is given a thread of its own.
const LARGE: usize = 4_000;

/// Score an answer
///
/// Against `expected_answer` or `accepted_answers` when they are sent, else against the stored item. With a
/// `session_id` the review is recorded and the schedule is the card's own; without one it is that of a new card.
#[utoipa::path(post, path = "/api/score", operation_id = "score", tag = "study",
    request_body = ScoreRequest, responses((status = 200, body = ScoreResponse)))]
pub(crate) async fn score(
    State(app): State<AppState>,
    Caller(org): Caller,
    keyed: Option<Extension<KeyedEvent>>,
    ApiJson(request): ApiJson<ScoreRequest>,
) -> Result<Json<ScoreResponse>, ApiError> {
    let now = clock::now();
    let request = request.parse()?;
    let item = match app.store.item(&org, request.item.as_str()).await {
        Ok(item) => Some(item),
        Err(store::Error::ItemNotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let accepted = match &item {
        Some(item) if item.choices.is_none() => app.store.accepted_answers(&org, &item.id).await?,
        _ => Vec::new(),
    };
    let (keys, source) = key::keys(&request, item.as_ref(), accepted)?;
    let prompt = request.prompt.clone().or(item.map(|item| item.prompt));
    let answer = request.answer.clone();
    let work = move || key::best(prompt.as_deref(), &keys, &answer);
    let score = if request.size > LARGE { planning::compute(work).await? } else { work() };

    let latency_ms = request.latency_ms.unwrap_or(USUAL_LATENCY_MS);
    let outcome = Outcome { correct: score.correct(), latency_ms, hint_count: request.hint_count };
    let grade = outcome.grade();
    let recorded = match request.session.clone() {
        Some(session) => {
            // Answers nobody named are each an answer of their own, also two in the same millisecond.
            let event = request.event.clone().or_else(|| keyed.map(|Extension(keyed)| keyed.event()));
            let event = event.or_else(|| EventId::parse(Uuid::now_v7().to_string()).ok());
            let act = Act::Grade(grade);
            let review = Review { card: request.item.clone(), act, at: None, event, seen_revision: None };
            let given = (source == KeySource::Item).then(|| GivenAnswer {
                answer: request.answer.clone(),
                latency_ms,
                hint_count: request.hint_count,
            });
            app.store.record_answer(&Learner { org, session }, review, given, now).await?
        }
        None => as_new(Act::Grade(grade), now),
    };
    Ok(Json(ScoreResponse::new(score, grade, &recorded, request.session.is_some(), source, now)))
}

/// What an act makes of a new card; nothing is recorded.
fn as_new(act: Act, now: Timestamp) -> Recorded {
    let algorithm = Algorithm::default();
    let state = CardState::default().after(&Event { act, at: now, round: None }, algorithm);
    Recorded { state, algorithm, counted: false, superseded: false }
}

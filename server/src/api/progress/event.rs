//! `POST /api/certified/progress`: something a learner did.

use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    card::Act,
    id::{CardId, EventId, SessionId},
    schedule::{Grade, Outcome},
    time::Timestamp,
};
use serde::Deserialize;
use store::Review;
use utoipa::ToSchema;

use super::CardProgress;
use crate::{
    api::{limits, moment::by_client_clock},
    clock,
    error::{ApiError, Problems},
    extract::{ApiJson, Caller, if_match, some_record},
    middleware::KeyedEvent,
    state::AppState,
};

/// Something a learner did with a card.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ProgressEvent {
    /// The session.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$", example = "learner-1")]
    session_id: String,
    /// The card.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$", example = "test-1")]
    card_id: String,
    /// What was done.
    #[schema(value_type = Action)]
    action: String,
    /// How well it was remembered; needed for `grade`.
    #[schema(minimum = 0, maximum = 5)]
    grade: Option<i64>,
    /// How the answer went; needed for `submit`.
    #[serde(default, deserialize_with = "some_record")]
    result: Option<SubmitResult>,
    /// When, by the learner's clock, RFC 3339; at most 5 minutes ahead. Now when it is not said.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// The same id twice is the same event.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    event_id: Option<String>,
}

/// What was done.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "describes the values of a text that is read below")]
pub(crate) enum Action {
    /// Looked at the back.
    Flip,
    /// Graded the recall.
    Grade,
    /// Answered; the grade follows from the result.
    Submit,
    /// Back to a card never seen.
    Reset,
    /// Took back the last grade or reset.
    Undo,
}

/// How an answer went.
#[derive(Deserialize, ToSchema)]
pub(crate) struct SubmitResult {
    /// Was it right?
    correct: bool,
    /// From seeing the question to answering, in milliseconds.
    #[schema(minimum = 0, maximum = 86_400_000)]
    latency_ms: i64,
    /// How many hints were taken.
    #[schema(minimum = 0, maximum = 1_000)]
    hint_count: i64,
}

impl ProgressEvent {
    fn parse(self, now: Timestamp) -> Result<(SessionId, Review), ApiError> {
        let mut problems = Problems::default();
        let session = problems.parsed("session_id", SessionId::parse(self.session_id));
        let card = problems.parsed("card_id", CardId::parse(self.card_id));
        let act = act(&mut problems, &self.action, self.grade, self.result);
        let at = problems.optional("at", self.at, |text| by_client_clock(&text, now));
        let event = problems.optional("event_id", self.event_id, EventId::parse);
        problems.check()?;
        match (session, card, act) {
            (Some(session), Some(card), Some(act)) => {
                Ok((session, Review { card, act, at, event, seen_revision: None }))
            }
            _ => Err(ApiError::field("body", "is incomplete")),
        }
    }
}

fn act(problems: &mut Problems, action: &str, grade: Option<i64>, result: Option<SubmitResult>) -> Option<Act> {
    if action == "grade" && grade.is_none() {
        problems.add("grade", "is required for grade");
    }
    let grade = problems.optional("grade", grade, Grade::parse);
    if action == "submit" && result.is_none() {
        problems.add("result", "is required for submit");
    }
    let outcome = result.and_then(|result| outcome(problems, &result));
    match action {
        "flip" => Some(Act::Flip),
        "grade" => grade.map(Act::Grade),
        "submit" => outcome.map(|outcome| Act::Grade(outcome.grade())),
        "reset" => Some(Act::Reset),
        "undo" => Some(Act::Undo),
        _ => {
            problems.add("action", "must be \"flip\", \"grade\", \"submit\", \"reset\" or \"undo\"");
            None
        }
    }
}

fn outcome(problems: &mut Problems, result: &SubmitResult) -> Option<Outcome> {
    let latency = problems.within("result.latency_ms", result.latency_ms, limits::LATENCY_MS);
    let hints = problems.within("result.hint_count", result.hint_count, limits::HINTS);
    Some(Outcome {
        correct: result.correct,
        latency_ms: latency?.unsigned_abs(),
        hint_count: u32::try_from(hints?).unwrap_or(u32::MAX),
    })
}

const PREFER: HeaderName = HeaderName::from_static("prefer");
const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");
const REPRESENTATION: &str = "return=representation";

/// Does the client want to see the card (RFC 7240)?
fn wants_representation(headers: &HeaderMap) -> bool {
    let sent = headers.get_all(PREFER).iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(|list| list.split([',', ';'])).any(|one| one.trim().eq_ignore_ascii_case(REPRESENTATION))
}

/// Record something a learner did
///
/// Idempotent: the same `event_id`, or without one the same session, card, action and moment, counts once. An event
/// older than the card's last one is kept in the log and does not override it.
#[utoipa::path(post, path = "/api/certified/progress", operation_id = "record_progress", tag = "study",
    params(
        ("prefer" = Option<String>, Header, description = "`return=representation` to be shown the card"),
        ("if-match" = Option<String>, Header, description = "The session's `ETag`; 409 when it has changed since"),
    ),
    request_body = ProgressEvent,
    responses(
        (status = 204, description = "Recorded"),
        (status = 200, description = "Recorded; the card as it now stands", body = CardProgress),
    ))]
pub(crate) async fn record(
    State(app): State<AppState>,
    caller: Caller,
    keyed: Option<Extension<KeyedEvent>>,
    headers: HeaderMap,
    ApiJson(request): ApiJson<ProgressEvent>,
) -> Result<Response, ApiError> {
    let now = clock::now();
    let (session, mut review) = request.parse(now)?;
    let learner = caller.learner(session);
    review.event = review.event.or_else(|| keyed.map(|Extension(keyed)| keyed.event()));
    let card_id = review.card.to_string();
    let recorded = app.store.record_if(&learner, review, if_match(&headers), now).await?;
    if !wants_representation(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let card = CardProgress::new(card_id, &recorded.state);
    Ok(([(PREFERENCE_APPLIED, REPRESENTATION)], Json(card)).into_response())
}

//! An answer to be scored.

use domain::{
    id::{CardId, EventId, SessionId},
    scoring::Answer,
};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    api::limits,
    error::{ApiError, Problems},
};

/// Most parts of an answer, and most answers that are accepted.
const PARTS: usize = 100;

/// An answer to be scored.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ScoreRequest {
    /// The item that was answered, or a card of the client's own.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$", example = "test-1")]
    item_id: String,
    /// What the learner gave: words, a number (of multiple choice the index from 0), or several parts.
    user_answer: AnswerValue,
    /// What would be right, in place of the stored item's answer; a list is one answer with several parts.
    expected_answer: Option<AnswerValue>,
    /// Answers that are each right by themselves.
    #[schema(max_items = 100)]
    accepted_answers: Option<Vec<String>>,
    /// The question, for scoring only.
    #[schema(max_length = 10_000)]
    prompt: Option<String>,
    /// The session in which the review is recorded.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    session_id: Option<String>,
    /// From seeing the question to answering, in milliseconds; 15,000 when it is not said.
    #[schema(minimum = 0, maximum = 86_400_000)]
    latency_ms: Option<i64>,
    /// How many hints were taken.
    #[schema(minimum = 0, maximum = 1_000)]
    hint_count: Option<i64>,
    /// The same id twice in a session is the same review.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    event_id: Option<String>,
}

/// Words, a number or several parts.
#[derive(Deserialize, ToSchema)]
#[serde(untagged, expecting = "must be a string, a number or a list of strings")]
pub(crate) enum AnswerValue {
    /// Words, at most 10,000 characters.
    Text(String),
    /// A number.
    Number(f64),
    /// Several parts, at most 100.
    Parts(Vec<String>),
}

/// A request that has been checked.
pub(super) struct ToScore {
    pub(super) item: CardId,
    pub(super) answer: Answer,
    pub(super) expected: Option<Answer>,
    pub(super) accepted: Vec<String>,
    pub(super) prompt: Option<String>,
    pub(super) session: Option<SessionId>,
    pub(super) latency_ms: Option<u64>,
    pub(super) hint_count: u32,
    pub(super) event: Option<EventId>,
    /// Bytes of text to be compared.
    pub(super) size: usize,
}

impl ScoreRequest {
    /// Checks the request.
    pub(super) fn parse(self) -> Result<ToScore, ApiError> {
        let mut problems = Problems::default();
        let item = problems.parsed("item_id", CardId::parse(self.item_id));
        let session = problems.optional("session_id", self.session_id, SessionId::parse);
        let event = problems.optional("event_id", self.event_id, EventId::parse);
        let accepted = self.accepted_answers.unwrap_or_default();
        check_list(&mut problems, "accepted_answers", &accepted);
        if let Some(prompt) = &self.prompt {
            problems.no_longer_than("prompt", prompt, limits::TEXT);
        }
        let mut size = accepted.iter().chain(&self.prompt).map(String::len).sum();
        let mut answer = |field: &str, value: AnswerValue| {
            size += check(&mut problems, field, &value);
            Answer::from(value)
        };
        let given = answer("user_answer", self.user_answer);
        let expected = self.expected_answer.map(|value| answer("expected_answer", value));
        let latency = self.latency_ms.and_then(|ms| problems.within("latency_ms", ms, limits::LATENCY_MS));
        let hints = self.hint_count.and_then(|hints| problems.within("hint_count", hints, limits::HINTS));
        problems.check()?;
        let item = item.ok_or_else(|| ApiError::field("item_id", "is required"))?;
        Ok(ToScore {
            item,
            answer: given,
            expected,
            accepted,
            prompt: self.prompt.filter(|prompt| !prompt.trim().is_empty()),
            session,
            latency_ms: latency.map(i64::unsigned_abs),
            hint_count: hints.and_then(|hints| u32::try_from(hints).ok()).unwrap_or(0),
            event,
            size,
        })
    }
}

impl From<AnswerValue> for Answer {
    fn from(value: AnswerValue) -> Self {
        match value {
            AnswerValue::Text(text) => Self::Text(text),
            AnswerValue::Number(number) => Self::Number(number),
            AnswerValue::Parts(parts) => Self::Parts(parts),
        }
    }
}

/// Notes what is wrong with a value; how many bytes it has.
fn check(problems: &mut Problems, field: &str, value: &AnswerValue) -> usize {
    match value {
        AnswerValue::Text(text) => {
            problems.no_longer_than(field, text, limits::TEXT);
            text.len()
        }
        AnswerValue::Number(_) => 0,
        AnswerValue::Parts(parts) => {
            check_list(problems, field, parts);
            parts.iter().map(String::len).sum()
        }
    }
}

fn check_list(problems: &mut Problems, field: &str, parts: &[String]) {
    if problems.length(field, parts.len(), 0..=PARTS) {
        for (index, part) in parts.iter().enumerate() {
            problems.no_longer_than(format!("{field}[{index}]"), part, limits::TEXT);
        }
    }
}

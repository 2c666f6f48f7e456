//! A scored answer.

use domain::{
    schedule::Grade,
    scoring::{Score, Verdict},
    time::Timestamp,
};
use serde::Serialize;
use store::Recorded;
use utoipa::ToSchema;

use super::key::KeySource;

/// A scored answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScoreResponse {
    /// 0 (nothing right) to 1 (all of it).
    #[schema(minimum = 0, maximum = 1)]
    score: f64,
    /// Does it count as right?
    correct: bool,
    /// The score in a word.
    verdict: VerdictName,
    /// How hard it was: right at once is easy, wrong is hard.
    difficulty: Difficulty,
    /// What went wrong, a clause each, naming what was missed or mistaken.
    misconceptions: Vec<String>,
    /// In how many days the card comes back.
    next_review_days: u32,
    /// Why, in a sentence.
    rationale: String,
    /// How sure the verdict is, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    confidence: f64,
    /// Is the verdict too unsure to stand by itself? Then ask the learner.
    needs_review: bool,
    /// Terms of the key that were found.
    matched_terms: Vec<String>,
    /// Terms of the key that were not.
    missing_terms: Vec<String>,
    /// What was overlooked in the learner's favour.
    forgiven: Vec<String>,
    /// When the card comes back.
    schedule: Schedule,
    /// About this answer.
    meta: ScoreMeta,
}

/// How an answer stands to its key.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum VerdictName {
    /// It counts as right.
    Correct,
    /// Some of it is right.
    Partial,
    /// It says the opposite.
    Contradictory,
    /// It is wrong.
    Incorrect,
    /// Nothing was said.
    Blank,
}

/// How hard it was.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Difficulty {
    /// Right, quickly and without hints.
    Easy,
    /// Right.
    Medium,
    /// Not right.
    Hard,
}

/// When a card comes back.
#[derive(Serialize, ToSchema)]
pub(crate) struct Schedule {
    /// The scheduler.
    algo: &'static str,
    /// Successful recalls since the last miss.
    reps: u32,
    /// The ease factor.
    ef: f64,
    /// Days until the next review.
    interval_days: u32,
    /// When that is, RFC 3339.
    due_at: String,
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScoreMeta {
    /// The scheduler.
    algo: &'static str,
    /// The grade that the answer is worth, 0 to 5.
    grade: u8,
    /// Was the review recorded? Not without a session, and not a second time.
    recorded: bool,
    /// What it was held against.
    source: KeySource,
}

impl ScoreResponse {
    /// Puts together what was found. Without a session nothing was recorded, and the schedule is that of a new card.
    pub(super) fn new(
        score: Score,
        grade: Grade,
        recorded: &Recorded,
        in_session: bool,
        source: KeySource,
        now: Timestamp,
    ) -> Self {
        let (state, algo) = (&recorded.state, recorded.algorithm.name());
        Self {
            correct: score.correct(),
            needs_review: score.needs_review(),
            score: score.score,
            verdict: score.verdict.into(),
            difficulty: grade.into(),
            misconceptions: score.misconceptions,
            next_review_days: state.memory.interval_days,
            rationale: score.rationale,
            confidence: score.confidence,
            matched_terms: score.matched_terms,
            missing_terms: score.missing_terms,
            forgiven: score.forgiven,
            schedule: Schedule {
                algo,
                reps: state.memory.reps,
                ef: state.memory.ease_factor,
                interval_days: state.memory.interval_days,
                due_at: state.due_at.unwrap_or(now).to_string(),
            },
            meta: ScoreMeta { algo, grade: grade.quality(), recorded: in_session && recorded.counted, source },
        }
    }
}

impl From<Verdict> for VerdictName {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Correct => Self::Correct,
            Verdict::Partial => Self::Partial,
            Verdict::Contradictory => Self::Contradictory,
            Verdict::Incorrect => Self::Incorrect,
            Verdict::Blank => Self::Blank,
        }
    }
}

impl From<Grade> for Difficulty {
    fn from(grade: Grade) -> Self {
        match grade.quality() {
            5 => Self::Easy,
            3 | 4 => Self::Medium,
            _ => Self::Hard,
        }
    }
}

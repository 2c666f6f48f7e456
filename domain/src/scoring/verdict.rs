//! What scoring says about an answer.

use serde::{Deserialize, Serialize};

/// The score from which an answer is right. Items differ in what they ask for; each step maps its
/// own pass mark onto this one, so that a score means the same on every item.
pub const PASS: f64 = 0.6;

/// The score from which an answer that is not right is partly so.
pub const PARTIAL: f64 = 0.3;

/// The confidence below which a person should look: in cross-validation over questions, verdicts given with less
/// agreed with people hardly more often than a coin would.
pub const REVIEW: f64 = 0.6;

/// The most an answer that says the opposite of the reference can score.
pub(super) const CONTRADICTION: f64 = 0.2;

/// How an answer stands to its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The score is at least [`PASS`]; of an answer in parts, all were found.
    Correct,
    /// The score is at least [`PARTIAL`], yet the answer is not right.
    Partial,
    /// Says the opposite of the reference.
    Contradictory,
    /// The score is below [`PARTIAL`].
    Incorrect,
    /// Nothing was said: no letter and no digit.
    Blank,
}

/// The outcome of scoring one answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// 0 (nothing right) to 1 (all of it).
    pub score: f64,
    /// The score in a word; always agrees with it.
    pub verdict: Verdict,
    /// How likely the verdict is to be a person's, 0 to 1: 1 where a rule decides, about a half beside the pass mark.
    pub confidence: f64,
    /// What went wrong, a clause each, naming what was missed or mistaken.
    pub misconceptions: Vec<String>,
    /// Why, in one sentence.
    pub rationale: String,
    /// Words of the key found in the answer, as the key spells them.
    pub matched_terms: Vec<String>,
    /// Words of the key not found.
    pub missing_terms: Vec<String>,
    /// What was overlooked in the learner's favour, a clause each.
    pub forgiven: Vec<String>,
}

impl Score {
    /// Whether the answer counts as right.
    #[must_use]
    pub fn correct(&self) -> bool {
        self.verdict == Verdict::Correct
    }

    /// Whether the verdict is too unsure to stand by itself, so that the learner should be asked.
    #[must_use]
    pub fn needs_review(&self) -> bool {
        self.confidence < REVIEW
    }

    /// A score whose verdict follows from its value. Both values are brought into 0..=1.
    pub(super) fn of(score: f64, confidence: f64, rationale: impl Into<String>) -> Self {
        let score = unit_interval(score);
        let verdict = match score {
            s if s >= PASS => Verdict::Correct,
            s if s >= PARTIAL => Verdict::Partial,
            _ => Verdict::Incorrect,
        };
        Self {
            score,
            verdict,
            confidence: unit_interval(confidence),
            misconceptions: Vec::new(),
            rationale: rationale.into(),
            matched_terms: Vec::new(),
            missing_terms: Vec::new(),
            forgiven: Vec::new(),
        }
    }

    /// Full marks, decided by rule.
    pub(super) fn full(rationale: impl Into<String>) -> Self {
        Self::of(1.0, 1.0, rationale)
    }

    /// Nothing was said.
    pub(super) fn blank() -> Self {
        Self { verdict: Verdict::Blank, ..Self::of(0.0, 1.0, "No answer was given.") }
    }

    /// The answer says the opposite of the reference.
    pub(super) fn contradictory(mut self) -> Self {
        self.score = self.score.min(CONTRADICTION);
        self.verdict = Verdict::Contradictory;
        self
    }

    pub(super) fn misconception(mut self, clause: impl Into<String>) -> Self {
        self.misconceptions.push(clause.into());
        self
    }

    pub(super) fn forgiving(mut self, clauses: Vec<String>) -> Self {
        self.forgiven = clauses;
        self
    }
}

fn unit_interval(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}

/// At most this many characters of an answer or a key are quoted back.
const QUOTED: usize = 80;

/// `text` in quotation marks, on one line, cut to a length fit for a sentence.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(QUOTED).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("‘{short}’")
}

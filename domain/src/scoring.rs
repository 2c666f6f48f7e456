//! Scores an answer against its key: is it right, what was missed, what was forgiven.
//!
//! The steps run from the strictest to the most tolerant, and the first that can decide does:
//! the same text, nothing said, a number, the same words under forgiven slips of spelling, and last how much of a
//! reference answer's meaning is covered. Each step is a file; none knows who asks or when.

mod choice;
mod chosen;
mod confusable;
mod coverage;
mod cues;
mod evidence;
mod exact;
mod fold;
mod free;
mod given;
mod guesses;
mod language;
mod model;
mod number;
mod number_words;
mod opposite_words;
mod opposites;
mod overlap;
mod parts;
mod pass;
mod polarity;
mod quantity;
mod question;
mod reading;
mod respell;
mod spelling;
mod stop_words;
mod terms;
mod units;
mod verbal;
mod verdict;
mod weights;

use serde::{Deserialize, Serialize};

pub use evidence::Figure;
pub use model::{Chances, DEPTH, Forest, Judge, Model, Tree, probability};
pub use verdict::{PARTIAL, PASS, REVIEW, Score, Verdict};

/// What an answer is held against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// Multiple choice: the choices as shown, and the right one's index from 0.
    Choice {
        /// The texts of the choices, in the order shown.
        choices: Vec<String>,
        /// The right choice, from 0. Out of range, no answer is right.
        correct: usize,
    },
    /// One answer with several parts, each to be found, in any order.
    Parts(Vec<String>),
    /// One or more answers, each full by itself; the best match counts. The first is the reference,
    /// the one named when the answer is wrong.
    AnyOf(Vec<String>),
}

/// What the learner gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A number: against a multiple choice the index from 0, otherwise a value.
    Number(f64),
    /// Words as typed.
    Text(String),
    /// Several parts, given apart.
    Parts(Vec<String>),
}

/// Scores `answer` against `key`.
///
/// `prompt` is the question: what it already says counts for less, and a unit it names need not be
/// repeated. Never panics; the cost is bounded whatever was sent, since only the first
/// thousand words of any text are read.
#[must_use]
pub fn score(prompt: Option<&str>, key: &Key, answer: &Answer) -> Score {
    score_by(&weights::MODEL, prompt, key, answer)
}

/// As [`score`], with another than the fitted model to weigh what no rule decides: to fit one, and to measure it.
#[must_use]
pub fn score_by(judge: &dyn Judge, prompt: Option<&str>, key: &Key, answer: &Answer) -> Score {
    let prompt = prompt.unwrap_or_default();
    match key {
        Key::Choice { choices, correct } => choice::score(choices, *correct, answer),
        Key::Parts(wanted) => parts::score(judge, prompt, wanted, answer),
        Key::AnyOf(references) => free::score(judge, prompt, references, &answer.as_text()),
    }
}

impl Answer {
    /// The answer as one text; a number that is none (NaN, infinite) is nothing said.
    fn as_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value) if value.is_finite() => value.to_string(),
            Self::Number(_) => String::new(),
            Self::Parts(parts) => parts.join("\n"),
        }
    }
}

//! Answers that would be right by saying everything, or by saying nothing new.

use std::collections::HashSet;

use super::coverage::Coverage;
use super::terms::{Kind, Term};

/// Why an answer is not taken at its word, and the most it can score.
pub(super) struct Guess {
    /// The most it can score, 0 to 1.
    pub most: f64,
    /// The misconception in words.
    pub clause: String,
}

/// The most that an answer which leaves the choice to the reader can score: partly right.
const UNDECIDED: f64 = 0.5;

/// The most that the question said back can score.
const ECHO: f64 = 0.1;

/// Each term of the reference allows this many of the answer's, on top of [`FREE`].
const PER_TERM: usize = 4;

/// So many terms may any answer have.
const FREE: usize = 20;

/// Whether `answer` is a guess, held against the reference it covers best.
pub(super) fn detect(answer: &[Term], question: &[Term], reference: &[Term], coverage: &Coverage) -> Option<Guess> {
    let guess = |most, clause: String| Some(Guess { most, clause });
    if echoes(answer, question) {
        return guess(ECHO, "repeats the question".to_owned());
    }
    let says_or = |terms: &[Term]| terms.iter().any(|term| term.word == "or");
    let undecided = says_or(answer) && !says_or(question) && !says_or(reference);
    if undecided && let Some(both) = &coverage.both {
        return guess(UNDECIDED, format!("says both ‘{}’ and ‘{}’", both.wanted, both.given));
    }
    if undecided && coverage.size == 1 && coverage.fresh > 1 {
        return guess(UNDECIDED, "offers more than one answer".to_owned());
    }
    let small_words = answer.iter().filter(|term| term.kind == Kind::Stop).count();
    let list = small_words * 5 < answer.len();
    if list && coverage.fresh > 2 * coverage.size.max(1) {
        return guess(UNDECIDED, "lists words without choosing".to_owned());
    }
    let allowed = FREE + PER_TERM * coverage.size;
    let most = allowed as f64 / coverage.fresh.max(1) as f64;
    if most < 1.0 { guess(most.min(UNDECIDED), "says far more than was asked".to_owned()) } else { None }
}

/// Whether an answer says most of what the question says and nothing else.
fn echoes(answer: &[Term], question: &[Term]) -> bool {
    let stems = |terms: &'_ [Term]| -> HashSet<String> {
        terms.iter().filter(|term| term.counts()).map(|term| term.stem.clone()).collect()
    };
    let (said, asked) = (stems(answer), stems(question));
    asked.len() >= 3 && said.is_subset(&asked) && said.len() * 5 >= asked.len() * 4
}

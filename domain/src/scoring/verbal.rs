//! Scores an answer by how much it covers of what a reference says.

use std::collections::HashSet;

use super::coverage::{Coverage, Given, cover};
use super::guesses::{self, Guess};
use super::language::Language;
use super::pass;
use super::polarity::Conflict;
use super::terms::{Term, terms};
use super::verdict::{PASS, Score, quoted};

/// At most this many missed terms are named one by one.
const NAMED: usize = 3;

/// The most an answer can score that lacks what the reference turns on: partly right.
const INDECISIVE: f64 = 0.5;

/// Whether an answer held against one reference.
struct Held {
    value: f64,
    coverage: Coverage,
    reference: Vec<Term>,
}

/// Scores by the reference that `answer` covers best; one it does not contradict goes first.
pub(super) fn score(
    prompt: &str,
    references: &[&String],
    answer: &str,
    language: Language,
) -> Score {
    let question = terms(prompt, language);
    let asked: HashSet<String> = question
        .iter()
        .filter(|term| term.counts())
        .map(|term| term.stem.clone())
        .collect();
    let answer = terms(answer, language);
    let given = Given::new(&answer, language);
    let mut conflicts = Vec::new();
    let mut best: Option<Held> = None;
    for reference in references {
        let held = hold(
            terms(reference, language),
            &given,
            &asked,
            references.len(),
            language,
        );
        conflicts.extend(held.coverage.conflicts.iter().cloned());
        if best.as_ref().is_none_or(|best| held.value > best.value) {
            best = Some(held);
        }
    }
    let Some(best) = best else {
        return Score::of(0.0, 0.0, "The item has no reference answer.");
    };
    let guess = guesses::detect(&answer, &question, &best.reference, &best.coverage);
    judge(best, conflicts, guess)
}

fn hold(
    reference: Vec<Term>,
    given: &Given<'_>,
    asked: &HashSet<String>,
    references: usize,
    language: Language,
) -> Held {
    let coverage = cover(&reference, given, asked, language);
    let value = pass::scaled(pass::measure(&coverage), pass::mark(&coverage, references));
    let decisive = coverage.conflicts.is_empty() && !coverage.lacks_decisive;
    let value = if decisive {
        value
    } else {
        value.min(INDECISIVE)
    };
    Held {
        value,
        coverage,
        reference,
    }
}

/// Turns the best coverage into a score. `conflicts` are those with any reference.
fn judge(best: Held, conflicts: Vec<Conflict>, guess: Option<Guess>) -> Score {
    let Held {
        value, coverage, ..
    } = best;
    let value = guess.as_ref().map_or(value, |guess| value.min(guess.most));
    let mut score = Score::of(
        value,
        0.5 + (value - PASS).abs() * 1.2,
        rationale(&coverage, guess.as_ref()),
    );
    if !score.correct() {
        score.misconceptions.extend(guess.map(|guess| guess.clause));
        if !conflicts.is_empty() {
            score = score.contradictory();
        }
        let own = coverage.conflicts.iter();
        let shown: Vec<&Conflict> = if coverage.conflicts.is_empty() {
            conflicts.iter().take(1).collect()
        } else {
            own.collect()
        };
        score
            .misconceptions
            .extend(shown.into_iter().take(NAMED).map(Conflict::clause));
        let opposed = |term: &String| {
            coverage
                .conflicts
                .iter()
                .any(|conflict| conflict.wanted.ends_with(term.as_str()))
        };
        let missing = coverage
            .missing
            .iter()
            .filter(|term| !opposed(term))
            .take(NAMED);
        score
            .misconceptions
            .extend(missing.map(|term| format!("does not mention {}", quoted(term))));
    }
    score.matched_terms = coverage.matched;
    score.missing_terms = coverage.missing;
    score.forgiving(coverage.forgiven)
}

fn rationale(coverage: &Coverage, guess: Option<&Guess>) -> String {
    let (found, all) = (coverage.matched.len(), coverage.size);
    match guess {
        Some(guess) => format!("The answer {}.", guess.clause),
        None if found == all => "The answer has everything the reference has.".to_owned(),
        None if !coverage.conflicts.is_empty() => {
            "The answer says the opposite of the reference.".to_owned()
        }
        None => format!("The answer has {found} of the {all} terms of the reference."),
    }
}

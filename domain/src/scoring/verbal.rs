//! Scores an answer by how much it covers of what a reference says.

use super::coverage::{Coverage, cover};
use super::fold::Folded;
use super::given::Given;
use super::guesses::{self, Guess};
use super::pass;
use super::polarity::Conflict;
use super::question::Question;
use super::terms::{Term, terms};
use super::verdict::{PASS, Score, quoted};

/// At most this many missed terms are named one by one.
const NAMED: usize = 3;

/// The most an answer can score that lacks what the reference turns on: partly right.
const INDECISIVE: f64 = 0.5;

/// An answer held against one reference.
struct Held {
    value: f64,
    coverage: Coverage,
    reference: Vec<Term>,
}

/// Scores by the reference that `answer` covers best.
pub(super) fn score(question: &Question<'_>, references: &[&Folded<'_>], answer: &Folded<'_>) -> Score {
    let answer = terms(&answer.words, question.language);
    let given = Given::new(&answer, question.language);
    let mut conflicts = Vec::new();
    let mut best: Option<Held> = None;
    for reference in references {
        let reference = terms(&reference.words, question.language);
        let held = hold(reference, &given, question, references.len());
        conflicts.extend(held.coverage.conflicts.iter().cloned());
        if best.as_ref().is_none_or(|best| held.value > best.value) {
            best = Some(held);
        }
    }
    let Some(best) = best else {
        return Score::of(0.0, 0.0, "The item has no reference answer.");
    };
    let guess = guesses::detect(&answer, &question.terms, &best.reference, &best.coverage);
    judge(best, conflicts, guess)
}

fn hold(reference: Vec<Term>, given: &Given<'_>, question: &Question<'_>, references: usize) -> Held {
    let coverage = cover(&reference, given, &question.asked, question.language);
    let value = pass::scaled(pass::measure(&coverage), pass::mark(&coverage, references));
    let decisive = coverage.conflicts.is_empty() && coverage.decisive.is_empty();
    let value = if decisive { value } else { value.min(INDECISIVE) };
    Held { value, coverage, reference }
}

/// Turns the best coverage into a score. `conflicts` are those with any reference.
fn judge(best: Held, conflicts: Vec<Conflict>, guess: Option<Guess>) -> Score {
    let Held { value, coverage, .. } = best;
    let value = guess.as_ref().map_or(value, |guess| value.min(guess.most));
    let mut score = Score::of(value, 0.5 + (value - PASS).abs() * 1.2, rationale(&coverage, guess.as_ref()));
    if !score.correct() {
        score.misconceptions.extend(guess.map(|guess| guess.clause));
        if !conflicts.is_empty() {
            score = score.contradictory();
        }
        let own = coverage.conflicts.iter();
        let shown: Vec<&Conflict> =
            if coverage.conflicts.is_empty() { conflicts.iter().take(1).collect() } else { own.collect() };
        score.misconceptions.extend(shown.into_iter().take(NAMED).map(Conflict::clause));
        let missed = unopposed(&coverage).into_iter().take(NAMED);
        score.misconceptions.extend(missed.map(|term| format!("does not mention {}", quoted(term))));
    }
    score.matched_terms = coverage.matched;
    score.missing_terms = coverage.missing;
    score.forgiving(coverage.forgiven)
}

/// The terms missing without their opposite in their place, those the reference turns on first.
fn unopposed(coverage: &Coverage) -> Vec<&String> {
    let opposed = |term: &String| {
        let mut conflicts = coverage.conflicts.iter();
        conflicts.any(|conflict| conflict.wanted.ends_with(term.as_str()))
    };
    let rest = coverage.missing.iter();
    let rest = rest.filter(|term| !coverage.decisive.contains(term) && !opposed(term));
    coverage.decisive.iter().chain(rest).collect()
}

fn rationale(coverage: &Coverage, guess: Option<&Guess>) -> String {
    let (found, all) = (coverage.matched.len(), coverage.size);
    match guess {
        Some(guess) => format!("The answer {}.", guess.clause),
        None if found == all => "The answer has everything the reference has.".to_owned(),
        None if !coverage.conflicts.is_empty() => "The answer says the opposite of the reference.".to_owned(),
        None => format!("The answer has {found} of the {all} terms of the reference."),
    }
}

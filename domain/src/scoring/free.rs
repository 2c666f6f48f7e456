//! Scores an answer in words against one or more references, each full by itself.

use std::collections::HashSet;

use super::coverage::{Coverage, Given, cover};
use super::fold::{self, Fold, words};
use super::language::Language;
use super::terms::{Term, terms};
use super::verdict::{PASS, Score, quoted};
use super::{exact, pass, quantity, spelling};

/// No more references than this are looked at.
const MAX_REFERENCES: usize = 64;

/// At most this many missed terms are named one by one.
const NAMED: usize = 3;

/// Scores `answer` by the best of `references`.
pub(super) fn score(prompt: &str, references: &[String], answer: &str) -> Score {
    let references = &references[..references.len().min(MAX_REFERENCES)];
    if !answer.trim().is_empty() && references.iter().any(|reference| reference.trim() == answer.trim()) {
        return Score::full("The answer is the reference.");
    }
    if fold::is_blank(answer) {
        return Score::blank();
    }
    if let Some(forgiven) = references.iter().find_map(|reference| exact::same(answer, reference)) {
        return Score::full("The answer is the reference, word for word.").forgiving(forgiven);
    }
    let given = words(answer, Fold::ALL);
    let misspelt = |reference: &String| spelling::same_words(&given, &words(reference, Fold::ALL));
    if let Some(forgiven) = references.iter().find_map(misspelt) {
        return Score::of(0.95, 0.95, "The answer is the reference but for its spelling.").forgiving(forgiven);
    }
    let asked = words(prompt, Fold::ALL);
    let known: Vec<String> = references.iter().take(8).flat_map(|reference| words(reference, Fold::ALL)).collect();
    let language = Language::of(known.iter().chain(&asked).map(String::as_str));
    let numeric = |reference: &String| quantity::score(prompt, reference, answer, language.decimal_comma());
    let (mut best, mut verbal): (Option<Score>, Vec<&String>) = (None, Vec::new());
    for reference in references.iter().filter(|reference| !fold::is_blank(reference)) {
        match numeric(reference) {
            Some(score) => best = better(best, score),
            None => verbal.push(reference),
        }
    }
    if !verbal.is_empty() {
        let score = verbally(prompt, &verbal, answer, language);
        best = better(best, score);
    }
    best.unwrap_or_else(|| Score::of(0.0, 0.0, "The item has no reference answer."))
}

fn better(best: Option<Score>, score: Score) -> Option<Score> {
    match best {
        Some(best) if best.score >= score.score => Some(best),
        _ => Some(score),
    }
}

/// Scores by the terms of the reference that the answer covers.
fn verbally(prompt: &str, references: &[&String], answer: &str, language: Language) -> Score {
    let question = terms(prompt, language);
    let asked: HashSet<String> = question.iter().filter(|term| term.counts()).map(|term| term.stem.clone()).collect();
    let answer = terms(answer, language);
    let given = Given::new(&answer, language);
    let mut best: Option<(f64, Coverage)> = None;
    for reference in references {
        let coverage = cover(&terms(reference, language), &given, &asked, language);
        let raw = pass::raw(&coverage);
        let score = pass::scaled(raw, pass::mark(&coverage, references.len()));
        if best.as_ref().is_none_or(|(highest, _)| score > *highest) {
            best = Some((score, coverage));
        }
    }
    let Some((score, coverage)) = best else {
        return Score::of(0.0, 0.0, "The item has no reference answer.");
    };
    let echo = repeats(&answer, &asked);
    let value = if echo { score.min(0.2) } else { score };
    judge(value, coverage, echo)
}

/// Whether an answer only says what the question says.
fn repeats(answer: &[Term], asked: &HashSet<String>) -> bool {
    let stems: HashSet<&String> = answer.iter().filter(|term| term.counts()).map(|term| &term.stem).collect();
    asked.len() >= 3
        && stems.iter().all(|stem| asked.contains(*stem))
        && stems.len() * 5 >= asked.len() * 4
}

fn judge(value: f64, coverage: Coverage, echo: bool) -> Score {
    let confidence = 0.5 + (value - PASS).abs();
    let rationale = match (coverage.matched.len(), coverage.size) {
        _ if echo => "The answer repeats the question.".to_owned(),
        (found, all) if found == all => "The answer has everything the reference has.".to_owned(),
        (found, all) => format!("The answer has {found} of the {all} terms of the reference."),
    };
    let mut score = Score::of(value, confidence, rationale);
    for conflict in &coverage.conflicts {
        score = score.misconception(conflict.clause());
    }
    if !coverage.conflicts.is_empty() && value < PASS {
        score = score.contradictory();
    }
    if !score.correct() {
        for missing in coverage.missing.iter().take(NAMED) {
            score = score.misconception(format!("does not mention {}", quoted(missing)));
        }
    }
    score.matched_terms = coverage.matched;
    score.missing_terms = coverage.missing;
    score.forgiving(coverage.forgiven)
}

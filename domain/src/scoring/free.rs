//! Scores an answer in words against one or more references, each full by itself.

use super::fold::{self, Fold, words};
use super::language::Language;
use super::verdict::Score;
use super::{exact, quantity, spelling, verbal};

/// No more references than this are looked at.
const MAX_REFERENCES: usize = 64;

/// Scores `answer` by the best of `references`.
pub(super) fn score(prompt: &str, references: &[String], answer: &str) -> Score {
    let references = &references[..references.len().min(MAX_REFERENCES)];
    if !answer.trim().is_empty()
        && references
            .iter()
            .any(|reference| reference.trim() == answer.trim())
    {
        return Score::full("The answer is the reference.");
    }
    if fold::is_blank(answer) {
        return Score::blank();
    }
    let asked = words(prompt, Fold::ALL);
    let known: Vec<String> = references
        .iter()
        .take(8)
        .flat_map(|reference| words(reference, Fold::ALL))
        .collect();
    let language = Language::of(known.iter().chain(&asked).map(String::as_str));
    let (mut best, mut verbal): (Option<Score>, Vec<&String>) = (None, Vec::new());
    for reference in references {
        // Numbers go first: with case forgiven, a megawatt would be a milliwatt.
        match quantity::score(prompt, reference, answer, language.decimal_comma()) {
            Some(score) => best = better(best, score),
            None if fold::is_blank(reference) => {}
            None => verbal.push(reference),
        }
    }
    if let Some(score) = word_for_word(&verbal, answer) {
        return score;
    }
    if !verbal.is_empty() {
        best = better(best, verbal::score(prompt, &verbal, answer, language));
    }
    best.unwrap_or_else(|| Score::of(0.0, 0.0, "The item has no reference answer in words."))
}

/// The answer is one of `references`, but for its form or a few slips.
fn word_for_word(references: &[&String], answer: &str) -> Option<Score> {
    let same = |reference: &&String| exact::same(answer, reference);
    if let Some(forgiven) = references.iter().find_map(same) {
        let rationale = "The answer is the reference, word for word.";
        return Some(Score::full(rationale).forgiving(forgiven));
    }
    let given = words(answer, Fold::ALL);
    let slips = |reference: &&String| spelling::same_words(&given, &words(reference, Fold::ALL));
    let forgiven = references.iter().find_map(slips)?;
    let rationale = "The answer is the reference but for its spelling.";
    Some(Score::of(0.95, 0.95, rationale).forgiving(forgiven))
}

fn better(best: Option<Score>, score: Score) -> Option<Score> {
    match best {
        Some(best) if best.score >= score.score => Some(best),
        _ => Some(score),
    }
}

//! Scores an answer in words against one or more references, each full by itself.

use super::fold::{self, Folded};
use super::model::Judge;
use super::question::Question;
use super::verdict::Score;
use super::{exact, quantity, spelling, verbal};

/// No more references than this are looked at.
const MAX_REFERENCES: usize = 64;

/// Scores `answer` by the best of `references`.
pub(super) fn score(judge: &dyn Judge, prompt: &str, references: &[String], answer: &str) -> Score {
    let references = references.iter().take(MAX_REFERENCES);
    let references: Vec<Folded<'_>> = references.map(|text| Folded::new(text)).collect();
    let question = Question::new(prompt, &references, judge);
    against(&question, &references, &Folded::new(answer))
}

/// Scores `answer` by the best of `references`, all read before.
pub(super) fn against(question: &Question<'_>, references: &[Folded<'_>], answer: &Folded<'_>) -> Score {
    let said = !answer.text.trim().is_empty();
    if said && references.iter().any(|reference| reference.is(answer)) {
        return Score::full("The answer is the reference.");
    }
    if fold::is_blank(answer.text) {
        return Score::blank();
    }
    let (mut best, mut verbal): (Option<Score>, Vec<&Folded<'_>>) = (None, Vec::new());
    for reference in references {
        // Numbers go first: with case forgiven, a megawatt would be a milliwatt.
        match quantity::score(question, reference.text, answer.text) {
            Some(score) => best = better(best, score),
            None if fold::is_blank(reference.text) => {}
            None => verbal.push(reference),
        }
    }
    if let Some(score) = word_for_word(&verbal, answer) {
        return score;
    }
    if !verbal.is_empty() {
        best = better(best, verbal::score(question, &verbal, answer));
    }
    best.unwrap_or_else(|| Score::of(0.0, 0.0, "The item has no reference answer in words."))
}

/// The answer is one of `references`, but for its form or a few slips.
fn word_for_word(references: &[&Folded<'_>], answer: &Folded<'_>) -> Option<Score> {
    let same = |reference: &&Folded<'_>| exact::same(answer, reference);
    if let Some(forgiven) = references.iter().find_map(same) {
        let rationale = "The answer is the reference, word for word.";
        return Some(Score::full(rationale).forgiving(forgiven));
    }
    let slips = |reference: &&Folded<'_>| spelling::same_words(&answer.words, &reference.words);
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

//! From a chosen candidate to the item that is handed out.

use super::distractor::Pool;
use super::likeness::pick;
use super::{Candidate, Kind, Options};
use crate::document::Document;
use crate::generate::Level;
use crate::generation::{Citation, Difficulty, Item, ItemAnswer};
use crate::rng::Rng;

/// Longest explanation, in bytes.
const EXPLANATION: usize = 400;

pub(crate) fn render(document: &Document, pool: &Pool, candidate: Candidate, level: Level, rng: &mut Rng) -> Item {
    let as_choice = rng.chance(match level {
        Level::Beginner => 100,
        Level::Intermediate => 70,
        Level::Advanced => 30,
    });
    let wrong = match &candidate.options {
        _ if !as_choice => None,
        Options::None => None,
        Options::Pool(sort) => pool.distractors(&candidate, sort, rng),
        Options::Given(cells) => pick(&candidate, cells.clone(), rng),
    };
    let difficulty = difficulty(candidate.kind, wrong.is_some());
    let quote = candidate.span.of(document.content).unwrap_or_default();
    let citation = Citation { span: candidate.span, quote: String::from(quote) };
    let answer = match wrong {
        Some(wrong) => choice(candidate.answer, wrong, rng),
        None => ItemAnswer::Free { reference: Some(candidate.answer) },
    };
    let explanation = candidate.explanation.filter(|text| text.len() <= EXPLANATION);
    Item { prompt: candidate.prompt, answer, difficulty, explanation, citation: Some(citation) }
}

fn choice(right: String, mut choices: Vec<String>, rng: &mut Rng) -> ItemAnswer {
    let correct = rng.below(choices.len() + 1);
    choices.insert(correct, right);
    ItemAnswer::Choice { choices, correct }
}

fn difficulty(kind: Kind, is_choice: bool) -> Difficulty {
    match kind {
        _ if is_choice => Difficulty::Easy,
        Kind::List | Kind::Term | Kind::Label => Difficulty::Hard,
        _ => Difficulty::Medium,
    }
}

//! From a chosen candidate to the item that is handed out, if it keeps every rule.

use super::distractor::Pool;
use super::{Candidate, Options};
use crate::check::{Checker, Rule};
use crate::generate::Level;
use crate::generation::{Citation, Difficulty, Item, ItemAnswer, ItemKind};
use crate::rng::Rng;

/// Longest explanation, in bytes.
const EXPLANATION: usize = 400;

/// The item, with choices where the level asks for them and the document offers three safe distractors; otherwise
/// answered by writing. The rule it breaks, where it breaks one.
pub(super) fn render(
    checker: &Checker,
    pool: &Pool,
    candidate: &Candidate,
    level: Level,
    rng: &mut Rng,
) -> Result<Item, Rule> {
    let as_choice = rng.chance(match level {
        Level::Beginner => 100,
        Level::Intermediate => 70,
        Level::Advanced => 30,
    });
    let written = written(checker, candidate);
    let first_fault = |item: &Item| checker.faults(item).next().map(|(rule, _)| rule);
    if let Some(rule) = first_fault(&written) {
        return Err(rule);
    }
    let wrong = match &candidate.options {
        _ if !as_choice => None,
        Options::None => None,
        Options::Pool(sort) => pool.distractors(checker, &written, sort, rng),
        Options::Given(cells) => super::distractor::pick(checker, &written, cells.clone(), rng),
    };
    let chosen = wrong.map(|wrong| Item {
        answer: choice(candidate.answer.clone(), wrong, rng),
        difficulty: Difficulty::Easy,
        ..written.clone()
    });
    Ok(chosen.filter(|item| first_fault(item).is_none()).unwrap_or(written))
}

/// The item as one that is answered by writing.
pub(super) fn written(checker: &Checker, candidate: &Candidate) -> Item {
    let quote = candidate.span.of(checker.document.content).unwrap_or_default();
    Item {
        kind: candidate.kind,
        prompt: candidate.prompt.clone(),
        answer: ItemAnswer::Free { reference: Some(candidate.answer.clone()) },
        difficulty: difficulty(candidate.kind),
        quality: (candidate.value.clamp(0.0, 1.0) * 100.0).round() / 100.0,
        explanation: candidate.explanation.clone().filter(|text| text.len() <= EXPLANATION),
        citation: Some(Citation { span: candidate.span, quote: String::from(quote) }),
    }
}

fn choice(right: String, mut choices: Vec<String>, rng: &mut Rng) -> ItemAnswer {
    let correct = rng.below(choices.len() + 1);
    choices.insert(correct, right);
    ItemAnswer::Choice { choices, correct }
}

/// How hard it is to write the answer. Choosing it is easy whatever it is.
fn difficulty(kind: ItemKind) -> Difficulty {
    match kind {
        ItemKind::List | ItemKind::Cloze | ItemKind::Statement | ItemKind::CauseEffect => Difficulty::Hard,
        _ => Difficulty::Medium,
    }
}

//! Which candidates are asked: the best, one per fact, spread over the section.

use std::collections::HashMap;

use super::verify::folded;
use super::{Asked, Candidate, Kind, Order};
use crate::generate::Level;
use crate::rng::Rng;

/// Words of text per item below which a second question on the same sentence is allowed.
const WORDS_PER_ITEM: usize = 55;
/// How often one answer may be asked for in a module.
const SAME_ANSWER: usize = 2;

pub(crate) fn choose(
    mut candidates: Vec<Candidate>,
    order: Order,
    words: usize,
    rng: &mut Rng,
    asked: &mut Asked,
) -> Vec<Candidate> {
    for candidate in &mut candidates {
        candidate.value += preference(candidate.kind, order.level) + rng.below(100) as f64 / 1_000.0;
    }
    candidates
        .sort_by(|a, b| b.value.total_cmp(&a.value).then(a.sentence.cmp(&b.sentence)).then(a.prompt.cmp(&b.prompt)));
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut per_sentence: HashMap<usize, usize> = HashMap::new();
    let mut per_answer: HashMap<String, usize> = HashMap::new();
    for on_one_sentence in 1..=2 {
        let enough = if on_one_sentence == 1 { order.most } else { order.most.min(words.div_ceil(WORDS_PER_ITEM)) };
        for candidate in &candidates {
            let answer = folded(&candidate.answer);
            let used = per_sentence.get(&candidate.sentence).copied().unwrap_or(0);
            let repeated = per_answer.get(&answer).copied().unwrap_or(0);
            if chosen.len() >= enough || used >= on_one_sentence || repeated >= SAME_ANSWER {
                continue;
            }
            let pair = chosen.iter().filter(|other| other.sentence == candidate.sentence);
            if pair.into_iter().any(|other| answers(other, candidate) || answers(candidate, other)) {
                continue;
            }
            let fact = (candidate.sentence, answer.clone());
            let prompt = folded(&candidate.prompt);
            if asked.prompts.contains(&prompt) || asked.facts.contains(&fact) {
                continue;
            }
            asked.prompts.insert(prompt);
            asked.facts.insert(fact);
            *per_sentence.entry(candidate.sentence).or_insert(0) += 1;
            *per_answer.entry(answer).or_insert(0) += 1;
            chosen.push(candidate.clone());
        }
    }
    chosen.sort_by(|a, b| a.sentence.cmp(&b.sentence).then(a.prompt.cmp(&b.prompt)));
    chosen
}

/// Two blanks in one sentence are fine; a definition asked both ways is not.
fn answers(one: &Candidate, other: &Candidate) -> bool {
    let both_ways = [Kind::Definition, Kind::WhichTerm, Kind::Label];
    both_ways.contains(&one.kind) && both_ways.contains(&other.kind)
}

/// What a level prefers, added to the value.
fn preference(kind: Kind, level: Level) -> f64 {
    match (level, kind) {
        (Level::Beginner, Kind::Definition | Kind::WhichTerm | Kind::Acronym) => 0.2,
        (Level::Beginner, Kind::List) | (Level::Advanced, Kind::Acronym) => -0.2,
        (Level::Advanced, Kind::List | Kind::Term) => 0.15,
        (Level::Advanced, Kind::WhichTerm) => -0.3,
        _ => 0.0,
    }
}

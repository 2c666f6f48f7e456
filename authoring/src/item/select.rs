//! Which candidates are asked: the best, one per fact, spread over the section.

use std::collections::HashMap;

use super::{Asked, Candidate, ItemKind, Order, folded};
use crate::generate::Level;
use crate::generation::Item;
use crate::rng::Rng;

/// Words of text per item below which a second question on the same sentence is allowed.
const WORDS_PER_ITEM: usize = 55;
/// How often one answer may be asked for in a module.
const SAME_ANSWER: usize = 2;

/// The chosen items in the order of the text. `render` makes an item of a candidate, or nothing of one that breaks a
/// rule: then the next best is taken.
pub(super) fn choose(
    mut candidates: Vec<Candidate>,
    order: Order,
    words: usize,
    rng: &mut Rng,
    asked: &mut Asked,
    mut render: impl FnMut(&Candidate, &mut Rng, &mut Asked) -> Option<Item>,
) -> Vec<Item> {
    let mut ranked: Vec<(f64, Candidate)> = candidates
        .drain(..)
        .map(|candidate| {
            let chance = rng.below(100) as f64 / 1_000.0;
            (candidate.value + preference(candidate.kind, order.level) + chance, candidate)
        })
        .collect();
    ranked.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(a.1.sentence.cmp(&b.1.sentence)).then_with(|| a.1.prompt.cmp(&b.1.prompt))
    });
    let mut chosen: Vec<(usize, ItemKind, Item)> = Vec::new();
    let mut failed = vec![false; ranked.len()];
    let mut per_sentence: HashMap<usize, usize> = HashMap::new();
    let mut per_answer: HashMap<String, usize> = HashMap::new();
    for on_one_sentence in 1..=2 {
        let enough = if on_one_sentence == 1 { order.most } else { order.most.min(words.div_ceil(WORDS_PER_ITEM)) };
        for (at, (_, candidate)) in ranked.iter().enumerate() {
            let answer = folded(&candidate.answer);
            let used = per_sentence.get(&candidate.sentence).copied().unwrap_or(0);
            let repeated = per_answer.get(&answer).copied().unwrap_or(0);
            if failed[at] || chosen.len() >= enough || used >= on_one_sentence || repeated >= SAME_ANSWER {
                continue;
            }
            let mut pair = chosen.iter().filter(|other| other.0 == candidate.sentence);
            if pair.any(|other| answers(other.1, candidate.kind)) {
                continue;
            }
            let fact = (candidate.sentence, answer.clone());
            if asked.facts.contains(&fact) {
                continue;
            }
            let Some(item) = render(candidate, rng, asked) else {
                failed[at] = true;
                continue;
            };
            asked.facts.insert(fact);
            *per_sentence.entry(candidate.sentence).or_insert(0) += 1;
            *per_answer.entry(answer).or_insert(0) += 1;
            chosen.push((candidate.sentence, candidate.kind, item));
        }
    }
    chosen.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.2.prompt.cmp(&b.2.prompt)));
    chosen.into_iter().map(|(_, _, item)| item).collect()
}

/// Whether two questions on one sentence answer each other. Two blanks do not; a definition asked both ways does.
fn answers(one: ItemKind, other: ItemKind) -> bool {
    let both_ways = [ItemKind::Definition, ItemKind::Term, ItemKind::Statement, ItemKind::Role, ItemKind::CauseEffect];
    let defines = |kind| matches!(kind, ItemKind::Definition | ItemKind::Term | ItemKind::Acronym);
    let blank = |kind| matches!(kind, ItemKind::Cloze | ItemKind::List);
    both_ways.contains(&one) && both_ways.contains(&other)
        || defines(one) && blank(other)
        || blank(one) && defines(other)
}

/// What a level prefers, added to the value.
fn preference(kind: ItemKind, level: Level) -> f64 {
    match (level, kind) {
        (Level::Beginner, ItemKind::Definition | ItemKind::Term | ItemKind::Acronym) => 0.2,
        (Level::Beginner, ItemKind::List) | (Level::Advanced, ItemKind::Acronym) => -0.2,
        (Level::Advanced, ItemKind::List | ItemKind::Cloze | ItemKind::CauseEffect) => 0.15,
        (Level::Advanced, ItemKind::Term) => -0.3,
        _ => 0.0,
    }
}

//! Items: candidates from every sentence, list and table; the best of them, one question per fact; with choices where
//! the document itself offers three safe distractors.

pub(crate) mod acronym;
mod clause;
pub(crate) mod cloze;
mod comparison;
pub(crate) mod definition;
mod distractor;
mod duty;
mod labelled;
mod list;
mod quality;
pub(crate) mod quantity;
mod render;
pub(crate) mod role;
mod select;
mod stated;
pub(crate) mod stem_text;
mod table;
mod who;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::check::{Checker, Rule, Seen};
use crate::document::Document;
use crate::generate::Level;
use crate::generation::{Item, ItemKind};
use crate::phrase::Ranking;
use crate::rng::Rng;
use crate::source::Span;
use distractor::Pool;

/// What sort of thing an answer is: distractors are of the same sort.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    Count,
    Duration,
    Percentage,
    /// A number with this unit.
    Measure(String),
    Role,
    Term,
    Defined,
}

/// Where the distractors come from.
#[derive(Debug, Clone)]
pub(crate) enum Options {
    None,
    Pool(Sort),
    Given(Vec<String>),
}

/// A question that could be asked.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) kind: ItemKind,
    /// The sentence it is about: index into [`Document::sentences`].
    pub(crate) sentence: usize,
    pub(crate) prompt: String,
    /// As the document words it.
    pub(crate) answer: String,
    pub(crate) span: Span,
    pub(crate) explanation: Option<String>,
    pub(crate) options: Options,
    /// How well worth asking, about 0 to 1.
    pub(crate) value: f64,
}

/// How many items for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub(crate) level: Level,
    pub(crate) most: usize,
}

/// What has been asked so far, across modules, and what was not.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) seen: Seen,
    pub(crate) facts: HashSet<(usize, String)>,
    pub(crate) dropped: Dropped,
}

/// How many candidates were not asked, and why.
#[derive(Default)]
pub(crate) struct Dropped {
    /// Below the quality floor.
    pub(crate) weak: usize,
    pub(crate) by_rule: BTreeMap<Rule, usize>,
}

impl Dropped {
    /// How many, and why; nothing where there were none.
    pub(crate) fn note(&self) -> Option<String> {
        let weak = (self.weak > 0).then(|| format!("{} below the quality floor of {}", self.weak, quality::FLOOR));
        let broken = self.by_rule.iter().map(|(rule, count)| format!("{count} by the rule {}", rule.name()));
        let reasons: Vec<String> = weak.into_iter().chain(broken).collect();
        let all = self.weak + self.by_rule.values().sum::<usize>();
        (all > 0).then(|| format!("{all} possible items were dropped: {}.", reasons.join(", ")))
    }
}

/// Most items a module is estimated at.
const ESTIMATE: Order = Order { level: Level::Intermediate, most: 50 };
/// Sentences of a module that are looked at; a longer module is sampled evenly.
const LOOKED_AT: usize = 600;

/// A document with all that is worked out once for its items.
pub(crate) struct Workshop<'d> {
    document: &'d Document<'d>,
    pub(crate) ranking: Ranking,
    checker: Checker<'d>,
    /// Gathered at the first item that wants choices.
    pool: OnceCell<Pool>,
}

impl<'d> Workshop<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let (ranking, checker) = (Ranking::new(document), Checker::new(document));
        Self { document, ranking, checker, pool: OnceCell::new() }
    }

    /// The items of some blocks.
    pub(crate) fn items(&self, blocks: &[Range<usize>], order: Order, rng: &mut Rng, asked: &mut Asked) -> Vec<Item> {
        let pool = self.pool.get_or_init(|| Pool::gather(self.document, &self.ranking));
        self.chosen(blocks, order, rng, asked, |candidate, rng| {
            render::render(&self.checker, pool, candidate, order.level, rng)
        })
    }

    /// How many items each section carries.
    pub(crate) fn estimates(&self, sections: impl Iterator<Item = Range<usize>>) -> Vec<usize> {
        let mut asked = Asked::default();
        let mut rng = Rng::new(0);
        let written = |candidate: &Candidate, _: &mut Rng| Ok(render::written(&self.checker, candidate));
        sections.map(|blocks| self.chosen(&[blocks], ESTIMATE, &mut rng, &mut asked, written).len()).collect()
    }

    fn chosen(
        &self,
        blocks: &[Range<usize>],
        order: Order,
        rng: &mut Rng,
        asked: &mut Asked,
        render: impl Fn(&Candidate, &mut Rng) -> Result<Item, Rule>,
    ) -> Vec<Item> {
        let mut candidates = self.candidates(blocks);
        let all = candidates.len();
        candidates.retain(|candidate| candidate.value >= quality::FLOOR);
        asked.dropped.weak += all - candidates.len();
        let words = blocks.iter().flat_map(Clone::clone).map(|block| self.document.block_words(block)).sum();
        select::choose(candidates, order, words, rng, asked, |candidate, rng, asked| {
            let fresh = |item: Item| if asked.seen.repeats(&item) { Err(Rule::NoDuplicate) } else { Ok(item) };
            match render(candidate, rng).and_then(fresh) {
                Ok(item) => {
                    asked.seen.add(&item);
                    Some(item)
                }
                Err(rule) => {
                    *asked.dropped.by_rule.entry(rule).or_insert(0) += 1;
                    None
                }
            }
        })
    }

    fn candidates(&self, blocks: &[Range<usize>]) -> Vec<Candidate> {
        let document = self.document;
        if !document.language.is_known() {
            return Vec::new();
        }
        let mut sentences: Vec<usize> =
            blocks.iter().flat_map(Clone::clone).flat_map(|block| document.block_sentences[block].clone()).collect();
        let step = sentences.len().div_ceil(LOOKED_AT).max(1);
        sentences = sentences.into_iter().step_by(step).collect();
        let mut found = Vec::new();
        for sentence in sentences {
            found.extend(cloze::candidates(document, sentence, &self.ranking));
            if document.language.is_english() {
                found.extend(definition::candidates(document, sentence));
                found.extend(acronym::candidate(document, sentence));
                found.extend(who::candidate(document, sentence));
                found.extend(list::inline(document, sentence));
                found.extend(clause::candidates(document, sentence));
                found.extend(comparison::candidate(document, sentence));
                found.extend(duty::candidate(document, sentence));
            }
        }
        for range in blocks {
            if document.language.is_english() {
                found.extend(list::blocks(document, range.clone()));
                found.extend(table::candidates(document, range.clone()));
            }
        }
        found.retain(|candidate| candidate.prompt.chars().count() <= PROMPT);
        for candidate in &mut found {
            candidate.value *= quality::clarity(document, candidate);
        }
        found
    }
}

/// Longest prompt, in characters.
const PROMPT: usize = 400;

/// Lower case, white space collapsed.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

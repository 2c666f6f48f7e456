//! Items: candidates from every sentence, list and table; the best of them, one question per fact; with choices where
//! the document itself offers three safe distractors.

pub(crate) mod acronym;
pub(crate) mod cloze;
pub(crate) mod definition;
mod distractor;
mod labelled;
mod likeness;
mod list;
pub(crate) mod quantity;
mod render;
pub(crate) mod role;
mod select;
mod stated;
pub(crate) mod stem_text;
mod table;
mod verify;
mod who;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::document::Document;
use crate::generate::Level;
use crate::generation::Item;
use crate::phrase::Ranking;
use crate::rng::Rng;
use crate::source::Span;
use distractor::Pool;

/// What an item asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Definition,
    WhichTerm,
    Acronym,
    Who,
    Figure,
    List,
    Cell,
    Term,
    Label,
}

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
    pub(crate) kind: Kind,
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

/// What has been asked so far, across modules.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) prompts: HashSet<String>,
    pub(crate) facts: HashSet<(usize, String)>,
}

/// Most items a module is estimated at.
const ESTIMATE: Order = Order { level: Level::Intermediate, most: 50 };
/// Sentences of a module that are looked at; a longer module is sampled evenly.
const LOOKED_AT: usize = 600;

/// A document with all that is worked out once for its items.
pub(crate) struct Workshop<'d> {
    document: &'d Document<'d>,
    pub(crate) ranking: Ranking,
    /// Gathered at the first item that wants choices.
    pool: OnceCell<Pool>,
}

impl<'d> Workshop<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        Self { document, ranking: Ranking::new(document), pool: OnceCell::new() }
    }

    /// The items of some blocks.
    pub(crate) fn items(&self, blocks: &[Range<usize>], order: Order, rng: &mut Rng, asked: &mut Asked) -> Vec<Item> {
        let candidates = self.candidates(blocks);
        let words = blocks.iter().flat_map(Clone::clone).map(|block| self.document.block_words(block)).sum();
        let chosen = select::choose(candidates, order, words, rng, asked);
        let pool = self.pool.get_or_init(|| Pool::gather(self.document, &self.ranking));
        chosen.into_iter().map(|candidate| render::render(self.document, pool, candidate, order.level, rng)).collect()
    }

    /// How many items each section carries.
    pub(crate) fn estimates(&self, sections: impl Iterator<Item = Range<usize>>) -> Vec<usize> {
        let mut asked = Asked::default();
        let mut rng = Rng::new(0);
        let mut estimate = |blocks: Range<usize>| {
            let words = blocks.clone().map(|block| self.document.block_words(block)).sum();
            select::choose(self.candidates(&[blocks]), ESTIMATE, words, &mut rng, &mut asked).len()
        };
        sections.map(&mut estimate).collect()
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
            }
        }
        for range in blocks {
            if document.language.is_english() {
                found.extend(list::blocks(document, range.clone()));
                found.extend(table::candidates(document, range.clone()));
            }
        }
        found.retain(|candidate| verify::holds(document, candidate));
        found
    }
}

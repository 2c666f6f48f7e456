//! Wrong choices that are safe: of the same sort, from the same document, and not true of the stem.

use std::collections::HashMap;

use super::definition;
use super::likeness::pick;
use super::quantity::quantities;
use super::role::is_role;
use super::{Candidate, Sort};
use crate::document::Document;
use crate::noun_phrase::{phrase_stems, phrase_text, phrases};
use crate::phrase::Ranking;
use crate::rng::Rng;
use crate::vocabulary::StemId;

/// Sentences that are searched for answers.
const LOOKED_AT: usize = 4_000;
/// Most entries of one sort.
const MOST: usize = 300;
/// From this share of common words on, a sentence says something like the stem and may make its answer true.
const LIKE_THE_STEM: f64 = 0.5;

struct Entry {
    text: String,
    sort: Sort,
    sentences: Vec<usize>,
}

/// All that could be an answer somewhere in the document.
pub(crate) struct Pool {
    entries: Vec<Entry>,
    index: HashMap<(Sort, String), usize>,
    /// Entries of each sort so far.
    counts: HashMap<Sort, usize>,
    /// The meaningful stems of each sentence that is looked at.
    stems: Vec<Vec<StemId>>,
}

impl Pool {
    pub(crate) fn gather(document: &Document, ranking: &Ranking) -> Self {
        let looked_at = || document.sentences.iter().take(LOOKED_AT);
        let stems = looked_at().map(|sentence| document.stems(sentence)).collect();
        let mut pool = Self { entries: Vec::new(), index: HashMap::new(), counts: HashMap::new(), stems };
        for (index, sentence) in looked_at().enumerate() {
            for quantity in quantities(document, sentence) {
                pool.add(&quantity.text, quantity.sort, index);
            }
            for phrase in phrases(document, sentence).into_iter().filter(|phrase| phrase.closed) {
                let text = phrase_text(document, sentence, &phrase);
                let role = is_role(&text.to_lowercase());
                if role || ranking.of(&phrase_stems(document, &phrase)).is_some() {
                    pool.add(text, if role { Sort::Role } else { Sort::Term }, index);
                }
            }
            if document.language.is_english() {
                let defined = definition::of_sentence(document, index).filter(|definition| definition.defines);
                defined.iter().for_each(|definition| pool.add(&definition.term, Sort::Defined, index));
            }
        }
        pool
    }

    fn add(&mut self, text: &str, sort: Sort, sentence: usize) {
        let key = (sort, text.to_lowercase());
        if let Some(known) = self.index.get(&key) {
            self.entries[*known].sentences.push(sentence);
            return;
        }
        let count = self.counts.entry(key.0.clone()).or_insert(0);
        if *count < MOST {
            *count += 1;
            self.entries.push(Entry { text: String::from(text), sort: key.0.clone(), sentences: vec![sentence] });
            self.index.insert(key, self.entries.len() - 1);
        }
    }

    /// Three safe distractors, or none.
    pub(crate) fn distractors(&self, candidate: &Candidate, sort: &Sort, rng: &mut Rng) -> Option<Vec<String>> {
        let stem_words = self.stems.get(candidate.sentence)?;
        let like_the_stem = |sentence: &usize| {
            let other = &self.stems[*sentence];
            let shared = stem_words.iter().filter(|stem| other.binary_search(stem).is_ok()).count();
            *sentence != candidate.sentence && shared as f64 >= LIKE_THE_STEM * stem_words.len() as f64
        };
        let mut of_sort: Vec<&Entry> = self.entries.iter().filter(|entry| entry.sort == *sort).collect();
        let phrase = |text: &str| text.contains(' ');
        of_sort.retain(|entry| *sort != Sort::Term || phrase(&entry.text) == phrase(&candidate.answer));
        of_sort.retain(|entry| !entry.sentences.contains(&candidate.sentence));
        of_sort.retain(|entry| !entry.sentences.iter().take(50).any(like_the_stem));
        pick(candidate, of_sort.into_iter().map(|entry| entry.text.clone()).collect(), rng)
    }
}

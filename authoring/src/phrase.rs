//! Key phrases: what a text is about, in its own words.
//!
//! Candidates are noun-like runs grouped by their stems; the score is frequency × position, the classic pair, with a
//! preference for names of two or three words and for words that headings use.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::Document;
use crate::item::cloze::GENERAL;
use crate::item::quantity::{TIME_UNITS, UNITS};
use crate::lexicon::Class;
use crate::noun_phrase::{phrase_stems, phrase_text, phrases};
use crate::source::{ContentType, Source};
use crate::token;
use crate::vocabulary::StemId;

/// A phrase of the document.
#[derive(Debug, Clone)]
pub(crate) struct KeyPhrase {
    /// As it first stands in the text.
    pub(crate) text: String,
    pub(crate) stems: Vec<StemId>,
    pub(crate) count: usize,
    pub(crate) score: f64,
}

/// Phrases deep in the ranking that still count as terms of the document.
const RANKED: usize = 1_200;

/// The phrases of a document, best first, and the place of each.
pub(crate) struct Ranking {
    pub(crate) phrases: Vec<KeyPhrase>,
    places: HashMap<Vec<StemId>, usize>,
}

impl Ranking {
    pub(crate) fn new(document: &Document) -> Self {
        let phrases = rank(document, 0..document.blocks.len());
        let places =
            phrases.iter().take(RANKED).enumerate().map(|(place, phrase)| (phrase.stems.clone(), place)).collect();
        Self { phrases, places }
    }

    /// The place of a phrase and how often it occurs; nothing for phrases of no rank.
    pub(crate) fn of(&self, stems: &[StemId]) -> Option<(usize, usize)> {
        self.places.get(stems).map(|place| (*place, self.phrases[*place].count))
    }
}

/// How much a phrase of 1, 2, 3 or 4 words is preferred.
const LENGTH_PREFERENCE: [f64; 4] = [0.55, 1.5, 1.6, 1.2];

/// The key phrases of a plain text, best first, at most `limit`.
pub fn key_phrases(text: &str, limit: usize) -> Vec<String> {
    let document = Document::read(&Source { content: text, content_type: ContentType::Plain, language: None });
    let ranked = rank(&document, 0..document.blocks.len());
    distinct(&ranked, limit).into_iter().map(|phrase| phrase.text.clone()).collect()
}

/// All phrases of some blocks, best first.
pub(crate) fn rank(document: &Document, blocks: Range<usize>) -> Vec<KeyPhrase> {
    let mut groups: HashMap<Vec<StemId>, KeyPhrase> = HashMap::new();
    let heading_words = heading_words(document, blocks.clone());
    let mut word_counts: HashMap<StemId, u32> = HashMap::new();
    let mut order = 0_usize;
    for block in blocks {
        for sentence in &document.sentences[document.block_sentences[block].clone()] {
            for phrase in phrases(document, sentence) {
                let stems = phrase_stems(document, &phrase);
                stems.iter().for_each(|stem| *word_counts.entry(*stem).or_insert(0) += 1);
                let text = phrase_text(document, sentence, &phrase);
                order += 1;
                let position = 1.0 + 1.0 / (1.0 + order as f64 / 12.0);
                let group = groups.entry(stems).or_insert_with_key(|stems| KeyPhrase {
                    text: String::from(text),
                    stems: stems.clone(),
                    count: 0,
                    score: position,
                });
                group.count += 1;
            }
        }
    }
    let mut ranked: Vec<KeyPhrase> = groups.into_values().filter(|group| is_worth_naming(&group.text)).collect();
    for group in &mut ranked {
        let words = group.stems.len();
        let mean = group.stems.iter().map(|stem| f64::from(word_counts.get(stem).copied().unwrap_or(0))).sum::<f64>()
            / words as f64;
        let in_heading = group.stems.iter().filter(|stem| heading_words.contains(stem)).count();
        let heading = 1.0 + 0.5 * in_heading as f64 / words as f64;
        group.score *= (group.count as f64).sqrt() * mean.sqrt() * LENGTH_PREFERENCE[words.clamp(1, 4) - 1] * heading;
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    ranked
}

/// The first phrases that do not share most of their words with a better one.
pub(crate) fn distinct(ranked: &[KeyPhrase], limit: usize) -> Vec<&KeyPhrase> {
    let mut chosen: Vec<&KeyPhrase> = Vec::new();
    for phrase in ranked {
        if chosen.len() >= limit {
            break;
        }
        let repeats = |other: &&KeyPhrase| {
            let shared = phrase.stems.iter().filter(|stem| other.stems.contains(stem)).count();
            shared == phrase.stems.len() || shared == other.stems.len() && shared * 2 > phrase.stems.len()
        };
        if !chosen.iter().any(repeats) {
            chosen.push(phrase);
        }
    }
    chosen
}

fn is_worth_naming(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = text.to_lowercase();
    let general = [&GENERAL, &TIME_UNITS, &UNITS].iter().any(|list| list.contains(&lower));
    letters >= 3 && text.len() <= 60 && !general
}

/// Stems of the words in headings.
fn heading_words(document: &Document, blocks: Range<usize>) -> HashSet<StemId> {
    let headings = document.blocks[blocks].iter().filter(|block| matches!(block.kind, crate::block::Kind::Heading(_)));
    let words = headings.flat_map(|block| token::words(&block.text).into_iter().map(|word| &block.text[word]));
    let ids = words.filter_map(|word| document.vocabulary.id(&word.to_lowercase()));
    let entries = ids.map(|id| document.vocabulary.entry(id));
    entries.filter(|entry| entry.class == Class::Content).map(|entry| entry.stem).collect()
}

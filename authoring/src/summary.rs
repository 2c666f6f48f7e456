//! A summary in the document's own sentences: those that say most of what the rest says, early ones first.

use std::collections::HashMap;

use crate::block::Kind;
use crate::document::{Document, Sentence};
use crate::vocabulary::StemId;

/// Words a summary sentence has at least and at most.
const WORDS: std::ops::RangeInclusive<usize> = 6..=45;
/// Sentences looked at; beyond that a document has said what it is about.
const LOOKED_AT: usize = 3_000;

/// One to four sentences, verbatim, in the order of the document.
pub(crate) fn summarise(document: &Document) -> String {
    let counts = stem_counts(document);
    let usable =
        document.sentences.iter().enumerate().take(LOOKED_AT).filter(|(_, sentence)| is_usable(document, sentence));
    let mut scored: Vec<(f64, usize)> =
        usable.map(|(index, sentence)| (score(document, sentence, index, &counts), index)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let wanted = (document.tokens.len() / 80).clamp(1, 4).min(scored.len().max(1));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, index) in scored {
        let fresh = chosen.iter().all(|other| !is_alike(document, *other, index));
        if chosen.len() < wanted && fresh {
            chosen.push(index);
        }
    }
    chosen.sort_unstable();
    if chosen.is_empty() {
        return fallback(document);
    }
    chosen.into_iter().map(|index| document.text(&document.sentences[index])).collect::<Vec<_>>().join(" ")
}

fn stem_counts(document: &Document) -> HashMap<StemId, u32> {
    let mut counts = HashMap::new();
    for token in &document.tokens {
        let entry = document.entry(token);
        if entry.class.is_content() {
            *counts.entry(entry.stem).or_insert(0) += 1;
        }
    }
    counts
}

fn is_usable(document: &Document, sentence: &Sentence) -> bool {
    let paragraph = matches!(document.blocks[sentence.block].kind, Kind::Paragraph | Kind::Description);
    let text = document.text(sentence);
    paragraph
        && WORDS.contains(&sentence.tokens.len())
        && text.ends_with(['.', '!', '。'])
        && sentence.is_self_contained
}

/// Mean weight of the words, more for an early place. Frequencies enter as logarithms, as in tf weighting, so that one
/// word said everywhere does not decide alone.
fn score(document: &Document, sentence: &Sentence, index: usize, counts: &HashMap<StemId, u32>) -> f64 {
    let stems = document.stems(sentence);
    let weight: f64 = stems.iter().map(|stem| f64::from(counts.get(stem).copied().unwrap_or(0)).ln_1p()).sum();
    let position = 1.0 + 0.6 / (1.0 + index as f64 / 3.0);
    weight / (stems.len() as f64 + 3.0) * position
}

/// Whether two sentences share more than half of the shorter one's words.
fn is_alike(document: &Document, a: usize, b: usize) -> bool {
    let (a, b) = (document.stems(&document.sentences[a]), document.stems(&document.sentences[b]));
    let shared = a.iter().filter(|stem| b.binary_search(stem).is_ok()).count();
    shared * 2 > a.len().min(b.len())
}

/// Where no sentence qualifies: the first that there is.
fn fallback(document: &Document) -> String {
    let first = document.sentences.iter().find(|sentence| sentence.tokens.len() >= 3).or(document.sentences.first());
    let text =
        first.map(|sentence| document.text(sentence)).or(document.blocks.first().map(|block| block.text.as_str()));
    let text = text.unwrap_or_default();
    String::from(&text[..text.floor_char_boundary(400)])
}

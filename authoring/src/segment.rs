//! Modules for a document without headings: neighbouring paragraphs that share words belong together.

use std::ops::Range;

use crate::document::Document;
use crate::outline::{Section, section};
use crate::phrase::{distinct, rank};
use crate::vocabulary::StemId;

/// Words a part has before a change of topic may end it, and at which it ends anyway.
const AT_LEAST: usize = 120;
const AT_MOST: usize = 400;
/// Below this share of common words two neighbours are about different things.
const SAME_TOPIC: f64 = 0.12;
/// Most parts.
const MOST: usize = 12;

pub(crate) fn by_topic(document: &Document, blocks: Range<usize>) -> Vec<Section> {
    let total: usize = blocks.clone().map(|block| document.block_words(block)).sum();
    let at_most = AT_MOST.max(total.div_ceil(MOST));
    let at_least = AT_LEAST.max(at_most / 3);
    let mut parts: Vec<Section> = Vec::new();
    let mut start = blocks.start;
    let mut words = 0;
    for block in blocks.clone() {
        let next = document.block_words(block);
        let full = words + next > at_most && words > 0;
        if block > start && (full || words >= at_least && !is_same_topic(document, block)) {
            parts.push(section(document, start..block));
            (start, words) = (block, 0);
        }
        words += next;
    }
    parts.push(section(document, start..blocks.end));
    if parts.len() > 1 && parts[parts.len() - 1].words < AT_LEAST / 2 {
        let last = parts.remove(parts.len() - 1);
        if let Some(before) = parts.last_mut() {
            *before = section(document, before.blocks.start..last.blocks.end);
        }
    }
    name_apart(document, &mut parts);
    parts
}

fn name_apart(document: &Document, parts: &mut [Section]) {
    let mut taken: Vec<String> = Vec::new();
    for part in parts {
        if document.heading_level(part.blocks.start).is_none() {
            part.title = title(document, part.blocks.clone(), &taken);
        }
        taken.push(part.title.clone());
    }
}

fn is_same_topic(document: &Document, block: usize) -> bool {
    let (before, after) = (stems(document, block - 1), stems(document, block));
    let shared = before.iter().filter(|stem| after.binary_search(stem).is_ok()).count();
    shared as f64 >= SAME_TOPIC * before.len().min(after.len()) as f64
}

fn stems(document: &Document, block: usize) -> Vec<StemId> {
    let sentences = &document.sentences[document.block_sentences[block].clone()];
    let mut stems: Vec<StemId> = sentences.iter().flat_map(|sentence| document.stems(sentence)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// A title from the part's best phrase that is not taken; else its first words.
pub(crate) fn title(document: &Document, blocks: Range<usize>, taken: &[String]) -> String {
    let ranked = rank(document, blocks.clone());
    let names = distinct(&ranked, taken.len() + 4).into_iter().map(|phrase| capitalised(&phrase.text));
    names.into_iter().find(|name| !taken.contains(name)).unwrap_or_else(|| first_words(document, blocks))
}

fn first_words(document: &Document, blocks: Range<usize>) -> String {
    let text = document.blocks[blocks].first().map(|block| block.text.as_str()).unwrap_or_default();
    let words: Vec<&str> = text.split(' ').take(6).collect();
    let joined = words.join(" ");
    String::from(joined[..joined.floor_char_boundary(60)].trim_end_matches(['.', ',', ';', ':', ' ']))
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

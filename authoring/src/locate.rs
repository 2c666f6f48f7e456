//! Which part of the document a requested module is about.

use std::ops::Range;

use crate::document::Document;
use crate::generate::ModuleRequest;
use crate::outline::{Section, clean_title, sections};
use crate::token;
use crate::vocabulary::StemId;

/// The blocks of a module: those its spans touch, else those under the heading it names, else those that share most
/// of its words. Empty where nothing in the document has to do with it.
pub(crate) fn blocks(document: &Document, module: &ModuleRequest) -> Vec<Range<usize>> {
    let by_span = by_spans(document, module);
    if !by_span.is_empty() {
        return by_span;
    }
    let heading = by_heading(document, &module.title)
        .or_else(|| module.topics.iter().find_map(|topic| by_heading(document, topic)));
    heading.or_else(|| by_words(document, module)).into_iter().collect()
}

fn by_spans(document: &Document, module: &ModuleRequest) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    if module.spans.is_empty() {
        return ranges;
    }
    for (index, block) in document.blocks.iter().enumerate() {
        let place = block.whole();
        if !module.spans.iter().any(|span| span.overlaps(place)) {
            continue;
        }
        match ranges.last_mut() {
            Some(last) if last.end == index => last.end = index + 1,
            _ => ranges.push(index..index + 1),
        }
    }
    ranges
}

fn by_heading(document: &Document, title: &str) -> Option<Range<usize>> {
    let wanted = normalised(title);
    let matches = |block: &usize| normalised(&document.blocks[*block].text) == wanted;
    let headings = (0..document.blocks.len()).filter(|block| document.heading_level(*block).is_some());
    let start = headings.into_iter().find(matches).filter(|_| !wanted.is_empty())?;
    let level = document.heading_level(start)?;
    let end = (start + 1..document.blocks.len())
        .find(|block| document.heading_level(*block).is_some_and(|next| next <= level));
    let range = start..end.unwrap_or(document.blocks.len());
    let has_text = range.clone().any(|block| document.block_words(block) > 0);
    has_text.then_some(range)
}

fn normalised(title: &str) -> String {
    let lower = clean_title(title).to_lowercase();
    token::words(&lower).into_iter().map(|word| &lower[word]).collect::<Vec<_>>().join(" ")
}

/// The section with the largest share of the module's words, if it has half of them.
fn by_words(document: &Document, module: &ModuleRequest) -> Option<Range<usize>> {
    let sections = sections(document);
    let exact = sections.iter().find(|section| normalised(&section.title) == normalised(&module.title));
    if let Some(section) = exact {
        return Some(section.blocks.clone());
    }
    let asked = format!("{} {}", module.title, module.topics.join(" "));
    let mut wanted: Vec<StemId> = token::words(&asked)
        .into_iter()
        .filter_map(|word| document.vocabulary.id(&asked[word].to_lowercase()))
        .map(|id| document.vocabulary.entry(id))
        .filter(|entry| entry.class.is_content())
        .map(|entry| entry.stem)
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let best = sections
        .iter()
        .max_by_key(|section| (found(document, section, &wanted), std::cmp::Reverse(section.blocks.start)))?;
    let found = found(document, best, &wanted);
    (found > 0 && found * 2 >= wanted.len()).then(|| best.blocks.clone())
}

/// How many of the wanted stems occur in a section.
fn found(document: &Document, section: &Section, wanted: &[StemId]) -> usize {
    let sentences = section.blocks.clone().flat_map(|block| document.block_sentences[block].clone());
    let mut seen = vec![false; wanted.len()];
    for sentence in sentences {
        for token in document.tokens_of(&document.sentences[sentence]) {
            if let Ok(at) = wanted.binary_search(&document.entry(token).stem) {
                seen[at] = true;
            }
        }
    }
    seen.into_iter().filter(|seen| *seen).count()
}

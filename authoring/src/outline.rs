//! The modules of a document: its own sections, tiny ones merged and huge ones split.

use std::ops::Range;

use crate::document::Document;
use crate::segment;

/// Fewer words than this make no module.
const TINY: usize = 30;
/// More words than this are split where there are subheadings to split at.
const HUGE: usize = 900;
/// Most sections that are compared pair by pair.
const COMPARED: usize = 200;
/// Most modules proposed.
const MOST: usize = 12;

/// A stretch of the document that is taught as one.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) title: String,
    /// Indexes into [`Document::blocks`].
    pub(crate) blocks: Range<usize>,
    /// Words outside headings.
    pub(crate) words: usize,
}

/// The title of the document: given, or its only topmost heading, or the first one.
pub(crate) fn title(document: &Document) -> Option<String> {
    let headings = || (0..document.blocks.len()).filter(|block| document.heading_level(*block).is_some());
    let top = headings().filter_map(|block| document.heading_level(block)).min();
    let first = headings().next().filter(|block| *block < 3);
    first
        .filter(|block| document.heading_level(*block) == top)
        .map(|block| clean_title(&document.blocks[block].text))
        .or_else(|| document.given_title.clone())
        .or_else(|| first.map(|block| clean_title(&document.blocks[block].text)))
}

/// One to twelve sections that cover the document in order.
pub(crate) fn sections(document: &Document) -> Vec<Section> {
    let all = 0..document.blocks.len();
    let Some(level) = module_level(document, &all) else {
        return segment::by_topic(document, all);
    };
    let mut sections = split_at(document, &all, level);
    sections = sections.into_iter().flat_map(|section| split_huge(document, section)).collect();
    sections = thin_out(merge_tiny(sections));
    while sections.len() > MOST {
        merge_smallest(&mut sections);
    }
    sections
}

/// The shallowest level with at least two headings.
fn module_level(document: &Document, blocks: &Range<usize>) -> Option<u8> {
    let count = |level| blocks.clone().filter(|block| document.heading_level(*block) == Some(level)).count();
    (1..=6).find(|level| count(*level) >= 2)
}

fn split_at(document: &Document, blocks: &Range<usize>, level: u8) -> Vec<Section> {
    let opens =
        |block: &usize| document.heading_level(*block).is_some_and(|found| found <= level) && *block > blocks.start;
    let mut starts = vec![blocks.start];
    starts.extend(blocks.clone().filter(opens));
    let ends = starts.iter().skip(1).copied().chain([blocks.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| section(document, start..end)).collect()
}

pub(crate) fn section(document: &Document, blocks: Range<usize>) -> Section {
    let heading = blocks.clone().next().filter(|block| document.heading_level(*block).is_some());
    let title = match heading {
        Some(block) => clean_title(&document.blocks[block].text),
        None => segment::title(document, blocks.clone(), &[]),
    };
    Section { title, words: blocks.clone().map(|block| document.block_words(block)).sum(), blocks }
}

fn split_huge(document: &Document, whole: Section) -> Vec<Section> {
    let inner = whole.blocks.start + 1..whole.blocks.end;
    match module_level(document, &inner) {
        Some(level) if whole.words > HUGE => {
            let mut parts = split_at(document, &whole.blocks, level);
            if let Some(first) = parts.first_mut() {
                first.title.clone_from(&whole.title);
            }
            parts
        }
        _ => vec![whole],
    }
}

/// A tiny section joins the one after it, the last one the one before.
fn merge_tiny(sections: Vec<Section>) -> Vec<Section> {
    let mut merged: Vec<Section> = Vec::new();
    for section in sections {
        match merged.last_mut() {
            Some(before) if before.words < TINY => join(before, section),
            _ => merged.push(section),
        }
    }
    if merged.len() > 1 && merged.last().is_some_and(|last| last.words < TINY) {
        let last = merged.len() - 2;
        merge(&mut merged, last);
    }
    merged
}

/// Joins neighbours in equal runs, where there are too many to compare pair by pair.
fn thin_out(sections: Vec<Section>) -> Vec<Section> {
    let run = sections.len().div_ceil(COMPARED);
    let mut thinned: Vec<Section> = Vec::new();
    for (index, section) in sections.into_iter().enumerate() {
        match thinned.last_mut() {
            Some(before) if index % run != 0 => join(before, section),
            _ => thinned.push(section),
        }
    }
    thinned
}

fn merge_smallest(sections: &mut Vec<Section>) {
    let pair = (0..sections.len() - 1).min_by_key(|at| sections[*at].words + sections[at + 1].words);
    if let Some(at) = pair {
        merge(sections, at);
    }
}

/// Joins a section and the one after it.
fn merge(sections: &mut Vec<Section>, at: usize) {
    let second = sections.remove(at + 1);
    join(&mut sections[at], second);
}

/// Joins two neighbours under the title of the longer.
fn join(first: &mut Section, second: Section) {
    if second.words >= first.words {
        first.title = second.title;
    }
    first.words += second.words;
    first.blocks.end = second.blocks.end;
}

/// A heading without its number and the full stop or colon at its end.
pub(crate) fn clean_title(heading: &str) -> String {
    let number = heading.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let rest = heading[number..].trim_start_matches([')', ':', ' ']);
    let bare =
        if number > 0 && heading[number..].starts_with([' ', ')', ':']) && !rest.is_empty() { rest } else { heading };
    let bare = bare.trim_end_matches(['.', ':', ' ']);
    String::from(if bare.is_empty() { heading } else { bare })
}

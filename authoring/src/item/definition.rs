//! Definitions: `X is a …`, `X means …`, `**X**: …`, glossaries.

use std::ops::Range;

use super::labelled::{glossary, labelled};
use super::stated::stated;
use super::stem_text::is_balanced_text;
use super::{Candidate, ItemKind, Options, Sort};
use crate::block::Kind as BlockKind;
use crate::document::{Document, Sentence};
use crate::source::Span;

/// Words of the explanation, at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=45;

/// A term with its explanation in one sentence.
#[derive(Debug, Clone)]
pub(crate) struct Definition {
    pub(crate) term: String,
    /// Byte range of the explanation in the text of its block.
    pub(crate) meaning: Range<usize>,
    /// The question that asks for it.
    pub(super) prompt: String,
    pub(super) span: Span,
    /// A definition, not just a rule under a label.
    pub(crate) defines: bool,
}

/// The definition a sentence states, if it states one.
pub(crate) fn of_sentence(document: &Document, index: usize) -> Option<Definition> {
    let sentence = &document.sentences[index];
    let block = &document.blocks[sentence.block];
    let first = document.block_sentences[sentence.block].start == index;
    let found = match block.kind {
        BlockKind::Cell { .. } | BlockKind::Term => None,
        BlockKind::Description if first => glossary(document, sentence),
        _ => labelled(document, sentence, first).or_else(|| stated(document, sentence)),
    }?;
    let meaning = &block.text[found.meaning.clone()];
    let words = meaning.split(' ').count();
    let circular = meaning.to_lowercase().contains(&found.term.to_lowercase());
    (LENGTH.contains(&words) && !circular && is_balanced_text(meaning)).then_some(found)
}

/// From a place in the block to the end of the sentence, without its full stop.
pub(super) fn trimmed(document: &Document, sentence: &Sentence, start: usize) -> Range<usize> {
    let text = &document.blocks[sentence.block].text[start..sentence.range.end];
    start..start + text.trim_end_matches(['.', ' ']).len()
}

pub(crate) fn candidates(document: &Document, index: usize) -> Vec<Candidate> {
    let Some(definition) = of_sentence(document, index) else {
        return Vec::new();
    };
    let sentence = &document.sentences[index];
    let meaning = &document.blocks[sentence.block].text[definition.meaning.clone()];
    let candidate = |kind, prompt, answer, options, value| Candidate {
        kind,
        sentence: index,
        prompt,
        answer,
        span: definition.span,
        explanation: Some(String::from(document.text(sentence))),
        options,
        value,
    };
    let kind = if definition.defines { ItemKind::Definition } else { ItemKind::Statement };
    let value = if definition.defines { 1.0 } else { 0.45 };
    let mut found = vec![candidate(kind, definition.prompt.clone(), String::from(meaning), Options::None, value)];
    if definition.defines {
        let prompt = format!("Which term means: “{meaning}”?");
        found.push(candidate(ItemKind::Term, prompt, definition.term.clone(), Options::Pool(Sort::Defined), 0.95));
    }
    found
}

/// The terms the document defines.
pub(crate) fn defined_terms(document: &Document) -> Vec<String> {
    let definitions = (0..document.sentences.len().min(5_000)).filter_map(|index| of_sentence(document, index));
    definitions.filter(|definition| definition.defines).map(|definition| definition.term).collect()
}

//! What somebody or something must, may or must not do, asked under the heading that says it.

use super::{Candidate, ItemKind, Options};
use crate::document::{Document, Sentence};
use crate::lexicon::Class;
use crate::outline::clean_title;

const MODALS: [&str; 6] = ["must", "shall", "should", "may", "can", "cannot"];
/// Words of what is done.
const DONE: std::ops::RangeInclusive<usize> = 3..=32;
/// Words of who does it.
const SUBJECT: usize = 6;
/// Blocks before and after in which another sentence may open alike.
const NEAR: usize = 60;

pub(super) fn candidate(document: &Document, index: usize) -> Option<Candidate> {
    let sentence = &document.sentences[index];
    let text = document.text(sentence);
    if !sentence.is_self_contained || !text.ends_with('.') || document.is_cell(sentence) {
        return None;
    }
    let tokens = document.tokens_of(sentence);
    let lower = |at: usize| tokens.get(at).map_or("", |token| document.entry(token).lower.as_str());
    let modal = (1..tokens.len().min(SUBJECT + 2)).find(|at| MODALS.contains(&lower(*at)))?;
    let is_name = |(at, token): (usize, &crate::document::Token)| {
        let entry = document.entry(token);
        match entry.class {
            Class::Content => true,
            Class::Determiner => {
                at == 0 && matches!(entry.lower.as_str(), "the" | "a" | "an" | "all" | "each" | "every")
            }
            _ => entry.lower == "of" && at > 0 || entry.lower == "you" && modal == 1,
        }
    };
    let named = tokens[..modal].iter().enumerate().all(is_name);
    let not = lower(modal + 1) == "not";
    let verb = modal + 1 + usize::from(not);
    // `must be kept`: what is done to a thing is for a blank.
    let acts = !matches!(lower(verb), "be" | "have" | "only" | "also" | "it" | "")
        && document.class(&tokens[verb]) != Class::Adverb;
    let range = &document.blocks[sentence.block].text[tokens.get(verb)?.range.start..sentence.range.end];
    let done = range.trim_end_matches(['.', ' ']);
    let opening = 0..verb;
    let subject = text.get(..tokens[modal].range.start - sentence.range.start)?.trim_end();
    let clean = !subject.contains([',', '(', ':', '"', '“']) && !done.contains([':', ';']);
    if !named || !acts || !clean || !DONE.contains(&done.split(' ').count()) || !is_only(document, index, opening.len())
    {
        return None;
    }
    let under = match document.heading_of(sentence.block) {
        Some(heading) => format!("Under “{}”", clean_title(heading)),
        None => String::from("According to the text"),
    };
    let (word, negation) = match (lower(modal), not) {
        ("cannot", _) => ("can", " not"),
        (word, true) => (word, " not"),
        (word, false) => (word, ""),
    };
    let subject = document.inside_sentence(sentence, subject);
    Some(Candidate {
        kind: ItemKind::Statement,
        sentence: index,
        prompt: format!("{under}, what {word} {subject}{negation} do?"),
        answer: String::from(done),
        span: document.span(sentence),
        explanation: Some(String::from(text)),
        options: Options::None,
        value: 0.66,
    })
}

/// Whether no other sentence near opens with the same words: the question would have two answers.
fn is_only(document: &Document, index: usize, words: usize) -> bool {
    let sentence = &document.sentences[index];
    let opening = |other: &Sentence| -> Vec<usize> {
        document.tokens_of(other).iter().take(words).map(|token| token.word).collect()
    };
    let own = opening(sentence);
    let blocks = sentence.block.saturating_sub(NEAR)..(sentence.block + NEAR).min(document.blocks.len());
    let sentences = document.block_sentences[blocks.start].start..document.block_sentences[blocks.end - 1].end;
    sentences.filter(|other| *other != index).all(|other| opening(&document.sentences[other]) != own)
}

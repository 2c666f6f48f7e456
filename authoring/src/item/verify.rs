//! The rules every candidate must keep, whatever made it.

use super::{Candidate, Kind};
use crate::document::Document;

/// Longest prompt, in characters.
const PROMPT: usize = 400;

/// Whether the answer stands in the cited place, and the prompt does not give it away.
pub(crate) fn holds(document: &Document, candidate: &Candidate) -> bool {
    let Some(quote) = candidate.span.of(document.content) else {
        return false;
    };
    let quote = folded(quote);
    let answer = folded(&candidate.answer);
    let found = match candidate.kind {
        Kind::List | Kind::Definition | Kind::Label => quote.contains(&answer) || stands_in_order(&quote, &answer),
        _ => quote.contains(&answer),
    };
    let told = match candidate.kind {
        Kind::Definition | Kind::Label | Kind::List => false,
        _ => has_phrase(&folded(&candidate.prompt), &answer),
    };
    found && !told && !answer.is_empty() && candidate.prompt.chars().count() <= PROMPT
}

/// Lower case, white space collapsed.
pub(crate) fn folded(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether every word stands in the quote, in order: markup may stand between them.
fn stands_in_order(quote: &str, answer: &str) -> bool {
    let mut rest = quote;
    answer.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| match rest.find(word) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

/// Whether the phrase stands in the text as whole words.
fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + phrase.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}

//! Acronyms and what they stand for.

use std::collections::HashMap;
use std::ops::Range;

use super::{Candidate, ItemKind, Options};
use crate::document::{Document, Sentence};
use crate::lexicon::english_class;

/// So common that nobody asks.
const COMMON: [&str; 22] = [
    "OK", "US", "UK", "EU", "UN", "IT", "ID", "TV", "PC", "PDF", "URL", "FAQ", "AM", "PM", "USA", "CEO", "HTML", "USB",
    "TO", "IF", "DNA", "II",
];

/// Upper-case letters, two to six of them, digits allowed after the first.
fn is_acronym(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=6).contains(&word.len())
        && letters >= 2
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// The acronym in brackets in a sentence and the words before it that it abbreviates: `access control list (ACL)`.
pub(crate) fn explained(document: &Document, sentence: &Sentence) -> Option<(String, Range<usize>)> {
    let text = &document.blocks[sentence.block].text;
    let tokens = document.tokens_of(sentence);
    (1..tokens.len()).find_map(|at| {
        let acronym = &text[tokens[at].range.clone()];
        let bracketed = text[..tokens[at].range.start].ends_with(" (") && text[tokens[at].range.end..].starts_with(')');
        if !bracketed || !is_acronym(acronym) {
            return None;
        }
        let letters = acronym.chars().filter(char::is_ascii_alphabetic).count();
        let wanted = acronym.to_ascii_lowercase();
        (1..=letters.min(at)).rev().find_map(|words| {
            let first = tokens[at - words].range.start;
            let expansion = first..tokens[at - 1].range.end;
            (initials(&text[expansion.clone()]) == wanted).then(|| (String::from(acronym), expansion))
        })
    })
}

fn initials(text: &str) -> String {
    text.split([' ', '-']).filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

pub(crate) fn candidate(document: &Document, index: usize) -> Option<Candidate> {
    let sentence = &document.sentences[index];
    let (acronym, expansion) = explained(document, sentence)?;
    Some(Candidate {
        kind: ItemKind::Acronym,
        sentence: index,
        prompt: format!("What does “{acronym}” stand for?"),
        answer: String::from(&document.blocks[sentence.block].text[expansion]),
        span: document.span(sentence),
        explanation: Some(String::from(document.text(sentence))),
        options: Options::None,
        value: 0.75,
    })
}

/// Acronyms that the document uses and never spells out, the most used first.
pub(crate) fn unexplained(document: &Document) -> Vec<String> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    let mut known: Vec<String> = Vec::new();
    for sentence in document.sentences.iter().take(5_000) {
        known.extend(explained(document, sentence).map(|(acronym, _)| acronym));
        let text = document.text(sentence);
        let shouted = !text.chars().any(char::is_lowercase);
        for token in document.tokens_of(sentence).iter().filter(|_| !shouted) {
            let word = document.token_text(sentence.block, token);
            let text = &document.blocks[sentence.block].text;
            let rest = &text[token.range.end..];
            let in_brackets = text[..token.range.start].ends_with('(') && rest.starts_with(')');
            let numbered = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            let explains = rest.starts_with([':', '=']) || rest.starts_with(" (") || in_brackets || numbered;
            let ordinary =
                document.uncapitalised.contains(&token.word) || english_class(&document.entry(token).lower).is_some();
            if is_acronym(word) && !COMMON.contains(&word) && !ordinary {
                *uses.entry(word).or_insert(0) += 1;
                known.extend(explains.then(|| String::from(word)));
            }
        }
    }
    let mut open: Vec<(&str, usize)> =
        uses.into_iter().filter(|(word, _)| !known.iter().any(|known| known == word)).collect();
    open.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    open.into_iter().map(|(word, _)| String::from(word)).collect()
}

//! A text as terms: each word with its stem, what kind of word it is, and whether it is denied.

use super::language::Language;
use super::opposites::negates;
use super::{number_words, stop_words};

/// What a word does in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Carries meaning.
    Content,
    /// A number in digits.
    Number,
    /// Denies what follows.
    Negation,
    /// Could be left out.
    Stop,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As written, but folded.
    pub word: String,
    /// What it shares with its other forms.
    pub stem: String,
    pub kind: Kind,
    /// Whether a negation before it reaches it.
    pub denied: bool,
    /// Whether it is misspelt, and the stem is that of the word it stands for.
    pub slip: bool,
}

impl Term {
    /// Whether an answer is expected to have it.
    pub(super) fn counts(&self) -> bool {
        matches!(self.kind, Kind::Content | Kind::Number)
    }
}

/// How many small words may stand between a negation and the word it denies.
const REACH: usize = 4;

/// Words at which what a negation denies ends.
const CLAUSE_BREAKS: [&str; 12] =
    ["but", "because", "and", "so", "if", "when", "which", "that", "while", "then", "although", "sondern"];

/// The terms that folded words are, in reading order.
pub(super) fn terms(words: &[String], language: Language) -> Vec<Term> {
    let mut reach = 0;
    let mut terms = Vec::new();
    for word in words {
        let stem = stem(word, language);
        let kind = if negates(word, language) {
            Kind::Negation
        } else if stop_words::has(language, word) {
            Kind::Stop
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            Kind::Number
        } else {
            Kind::Content
        };
        if CLAUSE_BREAKS.contains(&word.as_str()) {
            reach = 0;
        }
        terms.push(Term { denied: reach > 0, stem, word: word.clone(), kind, slip: false });
        reach = match kind {
            Kind::Negation => REACH,
            Kind::Stop => reach.saturating_sub(1),
            Kind::Content | Kind::Number => 0,
        };
    }
    terms
}

/// The stem of a word; a small number word's is its digits, so that "terminal one" is "terminal 1".
fn stem(word: &str, language: Language) -> String {
    match number_words::small(word).filter(|_| language == Language::English) {
        Some(value) => value.to_string(),
        None if word.starts_with(|c: char| c.is_ascii_digit()) => word.replace(',', ""),
        None => language.stem(word),
    }
}

//! How plainly an item puts what it asks: the second half of its quality, after the worth of the fact.

use super::Candidate;
use crate::document::Document;

/// Below this an item is dropped.
pub(crate) const FLOOR: f64 = 0.4;

/// Words of a stem that are read at once.
const SHORT: usize = 24;
/// What each word beyond costs, and each bracket, quotation mark or second clause.
const PER_WORD: f64 = 0.012;
const PER_MARK: f64 = 0.03;
/// However long-winded, this much of the worth remains.
const LEAST: f64 = 0.5;

/// 1 for a short plain stem, less for a long or crowded one.
pub(crate) fn clarity(document: &Document, candidate: &Candidate) -> f64 {
    let words = candidate.prompt.split(' ').count().saturating_sub(SHORT);
    let marks = candidate.prompt.chars().filter(|c| matches!(c, '(' | ';' | ':' | '[' | '/' | '"')).count();
    let shouted = candidate.prompt.split(' ').filter(|word| word.len() > 3 && is_shouted(word)).count();
    let cost = PER_WORD * words as f64 + PER_MARK * (marks + shouted) as f64;
    let code = if document.text(&document.sentences[candidate.sentence]).contains(['{', '}', '=', '\\', '`']) {
        0.7
    } else {
        1.0
    };
    (1.0 - cost).max(LEAST) * code
}

fn is_shouted(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_alphabetic)
}

//! Reads the numbers in a text, with their units.

use super::fold::compatible;
use super::number::{self, Number};
use super::opposites;
use super::units::{self, Unit};

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    pub number: Number,
    pub unit: Option<&'static Unit>,
}

/// What a text says in numbers, and its other words.
#[derive(Debug)]
pub(super) struct Reading {
    pub quantities: Vec<Quantity>,
    /// Words before the first number.
    pub before: Vec<String>,
    /// Words after it that are no unit.
    pub after: Vec<String>,
}

impl Reading {
    /// Whether the number is denied: "not 5", but "no more than 5" is a limit.
    pub(super) fn denied(&self) -> bool {
        const LIMITS: [&str; 8] = ["more", "less", "fewer", "later", "longer", "earlier", "over", "exceeding"];
        let denies = |word: &String| opposites::is_negation(&word.to_lowercase());
        let next = self.before.iter().skip(1).map(Some).chain([None]);
        let mut pairs = self.before.iter().zip(next);
        pairs.any(|(word, next)| denies(word) && !next.is_some_and(|next| LIMITS.contains(&next.as_str())))
    }
}

/// Words that can stand around a number without changing it.
#[rustfmt::skip]
const FILLERS: [&str; 30] = [
    "about", "approximately", "around", "roughly", "circa", "ca", "exactly", "almost", "nearly", "it",
    "is", "are", "was", "were", "the", "a", "an", "there", "in", "of",
    "to", "answer", "at", "takes", "within", "after", "for", "year", "i", "think",
];

/// At most this many numbers are read from a text.
const MAX_NUMBERS: usize = 32;

/// Whether a word can stand around a number without changing it.
pub(super) fn filler(word: &str) -> bool {
    FILLERS.contains(&word.to_lowercase().as_str())
}

/// Reads the numbers of a text, their units, and what is left.
pub(super) fn read(text: &str, decimal_comma: bool) -> Reading {
    let text = compatible(text);
    let mut reading = Reading { quantities: Vec::new(), before: Vec::new(), after: Vec::new() };
    let mut rest = text.as_str();
    let mut currency = None;
    let mut joined = false;
    while let Some(first) = rest.chars().next() {
        let starts = !joined && (first.is_ascii_alphanumeric() || matches!(first, '-' | '+'));
        let found = starts.then(|| number::leading(rest, decimal_comma)).flatten();
        if let Some((number, taken)) = found.filter(|(_, taken)| ends_word(&rest[*taken..])) {
            rest = &rest[taken..];
            let (unit, taken) = leading_unit(rest);
            rest = &rest[taken..];
            reading.quantities.push(Quantity { number, unit: unit.or(currency) });
            if reading.quantities.len() >= MAX_NUMBERS {
                break;
            }
            (currency, joined) = (None, false);
            continue;
        }
        let word: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        if word.is_empty() {
            if !first.is_whitespace() {
                currency = units::named(first.encode_utf8(&mut [0; 4])).filter(|unit| !unit.measures());
            }
            joined = false;
            rest = &rest[first.len_utf8()..];
        } else {
            let words = if reading.quantities.is_empty() { &mut reading.before } else { &mut reading.after };
            words.push(word.to_owned());
            joined = true;
            rest = &rest[word.len()..];
        }
    }
    reading
}

/// Whether a number may end here: "4" may not before "ever", but may before "km".
fn ends_word(rest: &str) -> bool {
    let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
    letters == 0 || leading_unit(rest).0.is_some()
}

/// The unit at the start of `text`, of up to three words, and the bytes it takes.
fn leading_unit(text: &str) -> (Option<&'static Unit>, usize) {
    let trimmed = text.trim_start_matches([' ', '-', '\u{a0}']);
    let skipped = text.len() - trimmed.len();
    let part_of_unit = |c: char| c.is_alphanumeric() || matches!(c, '/' | '%' | '°' | '$' | '€' | '£' | ' ');
    let run: String = trimmed.chars().take_while(|c| part_of_unit(*c)).take(40).collect();
    let ends = run.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).take(3).chain([run.len()]);
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    let named = ends.into_iter().find_map(|end| units::named(run[..end].trim_end()).map(|unit| (unit, end)));
    match named {
        Some((unit, end)) => (Some(unit), skipped + end),
        None => (None, 0),
    }
}

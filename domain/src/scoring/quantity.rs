//! Scores a number, with or without a unit, against a key that is one.

use super::fold::compatible;
use super::number::{self, Number};
use super::opposites;
use super::units::{self, Unit};
use super::verdict::{Score, quoted};

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
struct Quantity {
    number: Number,
    unit: Option<&'static Unit>,
}

/// What a text says in numbers, and its other words.
#[derive(Debug)]
struct Reading {
    quantities: Vec<Quantity>,
    /// Words before the first number.
    before: Vec<String>,
    /// Words after it that are no unit.
    after: Vec<String>,
}

/// Words that can stand around a number without changing it.
const FILLERS: [&str; 30] = [
    "about", "approximately", "around", "roughly", "circa", "ca", "exactly", "almost", "nearly", "it", "is", "are",
    "was", "were", "the", "a", "an", "there", "in", "of", "to", "answer", "at", "takes", "within", "after", "for",
    "year", "i", "think",
];

/// At most this many numbers are read from a text.
const MAX_NUMBERS: usize = 32;

/// How far, relatively, a rounded value may lie from what it rounds.
const TOLERANCE: f64 = 0.01;

/// A whole number with at least this many digits that say something may be rounded when it measures.
const LONG: usize = 4;

/// Scores `answer` against `key` if the key is a single number, perhaps with a unit or a counted thing.
pub(super) fn score(prompt: &str, key: &str, answer: &str, decimal_comma: bool) -> Option<Score> {
    let wanted = read(key, decimal_comma);
    let [target] = wanted.quantities[..] else { return None };
    if wanted.before.iter().any(|word| !filler(word)) || wanted.after.len() > 1 {
        return None;
    }
    // Of "5 + 3 = 8" the result is meant.
    let stated = answer.rsplit_once('=').map_or(answer, |(_, result)| result);
    let given = read(stated, decimal_comma);
    let Some(first) = given.quantities.first() else {
        let score = Score::of(0.0, 0.95, format!("The answer {} is a number and none was given.", quoted(key)));
        return Some(score.misconception(format!("gives no number; the answer is {}", quoted(key))));
    };
    if given.before.iter().any(|word| opposites::is_negation(word)) {
        let score = Score::of(0.0, 0.9, format!("The answer denies a number; it should be {}.", quoted(key)));
        return Some(score.misconception(format!("denies a number; the answer is {}", quoted(key))).contradictory());
    }
    let matches = |quantity: &Quantity| same_value(quantity, &target);
    if !given.quantities.iter().all(matches) {
        let (value, why) = match given.quantities.iter().any(matches) {
            true => (0.3, "names more than one number"),
            false => (0.0, "gives another number"),
        };
        let score = Score::of(value, 0.95, format!("The answer is {} and {} was given.", quoted(key), quoted(answer)));
        return Some(score.misconception(format!("{why}; the answer is {}", quoted(key))));
    }
    Some(judge_unit(prompt, key, &wanted, &given, first, &target))
}

/// The value is right: is it of the right thing?
fn judge_unit(
    prompt: &str,
    key: &str,
    wanted: &Reading,
    given: &Reading,
    first: &Quantity,
    target: &Quantity,
) -> Score {
    let partly = |why: &str| {
        Score::of(0.5, 0.9, format!("The number is right, but it {why}."))
            .misconception(format!("{why}; the answer is {}", quoted(key)))
    };
    match (target.unit, first.unit) {
        (Some(unit), None) if !mentions(prompt, unit) => partly("lacks its unit"),
        _ => {
            let label = wanted.after.first();
            let named = |label: &String| {
                let stem = |word: &str| super::language::Language::English.stem(&word.to_lowercase());
                given.after.iter().any(|word| stem(word) == stem(label)) || given.after.iter().all(|word| filler(word))
            };
            match label.is_none_or(named) {
                true => Score::full(format!("The number is the one expected, {}.", quoted(key))),
                false => partly("counts something else"),
            }
        }
    }
}

/// Whether two quantities are the same: after conversion, and but for rounding where rounding is allowed.
fn same_value(given: &Quantity, wanted: &Quantity) -> bool {
    let (factor, value, target) = match (given.unit, wanted.unit) {
        (Some(a), Some(b)) if a.dimension != b.dimension => return false,
        (Some(a), Some(b)) => (a.size() / b.size(), a.in_base(given.number.value), b.in_base(wanted.number.value)),
        _ => (1.0, given.number.value, wanted.number.value),
    };
    let base = wanted.unit.filter(|_| given.unit.is_some()).map_or(1.0, Unit::size);
    let apart = (value - target).abs();
    if apart <= target.abs().max(value.abs()) * 1e-9 {
        return true;
    }
    let whole = wanted.number.value.fract() == 0.0;
    let measured = wanted.unit.is_some_and(Unit::measures);
    let given_step = given.number.step * factor;
    let step = match (whole, measured && wanted.number.digits >= LONG) {
        (true, false) => return false,
        (true, true) => given_step,
        (false, _) => given_step.max(wanted.number.step),
    };
    apart < step * base * 0.5 * (1.0 + 1e-9) && apart <= target.abs() * TOLERANCE
}

/// Whether the question names the unit, so that the answer need not.
fn mentions(prompt: &str, unit: &Unit) -> bool {
    let named = |word: &str| units::named(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '°'));
    prompt.split_whitespace().take(400).any(|word| named(word).is_some_and(|named| named.names == unit.names))
}

fn filler(word: &str) -> bool {
    FILLERS.contains(&word.to_lowercase().as_str())
}

/// Reads the numbers of a text, their units, and what is left.
fn read(text: &str, decimal_comma: bool) -> Reading {
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

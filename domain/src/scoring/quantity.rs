//! Scores a number, with or without a unit, against a key that is one.

use super::language::Language;
use super::question::Question;
use super::reading::{Quantity, Reading, filler, read};
use super::spelling::slips;
use super::units::{self, Dimension, Unit};
use super::verdict::{PARTIAL, Score, quoted};

/// How far, relatively, a rounded value may lie from what it rounds.
const TOLERANCE: f64 = 0.01;

/// A whole number with at least this many digits that say something may be rounded when it measures.
const LONG: usize = 4;

/// Scores `answer` against `key` if the key is a single number, perhaps with a unit or a counted thing.
pub(super) fn score(question: &Question<'_>, key: &str, answer: &str) -> Option<Score> {
    let decimal_comma = question.language.decimal_comma();
    let wanted = read(key, decimal_comma);
    let [target] = wanted.quantities[..] else {
        return None;
    };
    if wanted.before.iter().any(|word| !filler(word)) || wanted.after.len() > 1 {
        return None;
    }
    // Of "5 + 3 = 8" the result is meant.
    let stated = answer.rsplit_once('=').map_or(answer, |(_, result)| result);
    let given = read(stated, decimal_comma);
    let expected = quoted(key);
    let wrong = |value: f64, why: &str| {
        let rationale = format!("The number expected is {expected}, but the answer {why}.");
        Score::of(value, 0.95, rationale).misconception(format!("{why}; the answer is {expected}"))
    };
    let Some(first) = given.quantities.first() else {
        return Some(wrong(0.0, "gives no number"));
    };
    if given.denied() {
        return Some(wrong(0.0, "denies a number").contradictory());
    }
    let matches = |quantity: &Quantity| same_value(quantity, &target);
    if !given.quantities.iter().any(matches) {
        return Some(wrong(0.0, "gives another number"));
    }
    if !given.quantities.iter().all(matches) {
        return Some(wrong(PARTIAL, "names more than one number"));
    }
    Some(judge_unit(question.prompt, key, &wanted, &given, first, &target))
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
                let unsaid = given.after.iter().all(|word| filler(word));
                unsaid || given.after.iter().any(|word| same_word(word, label))
            };
            match label.is_none_or(named) {
                true => Score::full(format!("The number is the one expected, {}.", quoted(key))),
                false => partly("counts something else"),
            }
        }
    }
}

fn same_word(word: &str, label: &str) -> bool {
    let (word, label) = (word.to_lowercase(), label.to_lowercase());
    let stem = |word: &str| Language::English.stem(word);
    stem(&word) == stem(&label) || slips(&word, &label).is_some()
}

/// Whether two quantities are the same: after conversion, and but for rounding where rounding is allowed.
fn same_value(given: &Quantity, wanted: &Quantity) -> bool {
    let (factor, value, target) = match (given.unit, wanted.unit) {
        (Some(a), Some(b)) if a.dimension != b.dimension => return false,
        (Some(a), Some(b)) => (a.size() / b.size(), a.in_base(given.number.value), b.in_base(wanted.number.value)),
        // Half is fifty per cent, though a key of 50 may mean the per cent as well.
        (Some(unit), None)
            if unit.dimension == Dimension::Percent && close(unit.in_base(given.number.value), wanted.number.value) =>
        {
            return true;
        }
        _ => (1.0, given.number.value, wanted.number.value),
    };
    let base = wanted.unit.filter(|_| given.unit.is_some()).map_or(1.0, Unit::size);
    let apart = (value - target).abs();
    if close(value, target) {
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

/// Whether two values differ by no more than arithmetic in doubles does.
fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.abs().max(b.abs()) * 1e-9
}

/// Whether the question names the unit, so that the answer need not.
fn mentions(prompt: &str, unit: &Unit) -> bool {
    let named = |word: &str| units::named(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '°'));
    prompt.split_whitespace().take(400).any(|word| named(word).is_some_and(|named| named.names == unit.names))
}

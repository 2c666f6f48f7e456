//! The right choice is not told by its length.

use super::Checker;
use super::subject::Subject;

/// How much longer or shorter than every other choice the right one may be.
const RATIO: f64 = 1.5;

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let right = subject.right?;
    let length = |text: &&str| text.chars().count() as f64;
    let longest = subject.wrong.iter().map(length).reduce(f64::max)?;
    let shortest = subject.wrong.iter().map(length).reduce(f64::min)?;
    (!is_even(length(&right), longest) && length(&right) > longest
        || !is_even(length(&right), shortest) && length(&right) < shortest)
        .then(|| format!("“{right}” against {:?}", subject.wrong))
}

/// Whether two lengths in characters are near enough not to be told apart at a glance. One character is no difference.
pub(crate) fn is_even(one: f64, two: f64) -> bool {
    one.max(two) <= (RATIO * one.min(two)).max(one.min(two) + 1.0)
}

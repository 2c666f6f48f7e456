//! Four choices, none saying what another says.

use super::Checker;
use super::subject::{Subject, words};
use crate::generation::ItemAnswer;
use crate::item::quantity::seconds;

/// How many choices a multiple choice has.
const CHOICES: usize = 4;

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let ItemAnswer::Choice { choices, correct } = &subject.item.answer else {
        return None;
    };
    if choices.len() != CHOICES || *correct >= CHOICES {
        return Some(format!("{} choices, the right one at {correct}", choices.len()));
    }
    let mut pairs =
        choices.iter().enumerate().flat_map(|(at, one)| choices[at + 1..].iter().map(move |two| (one, two)));
    pairs.find(|(one, two)| says_the_same(one, two)).map(|(one, two)| format!("“{one}” and “{two}” say the same"))
}

/// Whether two choices are the same words, the same amount, singular and plural of one word, or one is part of the other.
pub(crate) fn says_the_same(one: &str, two: &str) -> bool {
    let (a, b) = (words(one), words(two));
    if a.is_empty() || b.is_empty() || a == b {
        return true;
    }
    if let (Some(x), Some(y)) = (seconds(&one.to_lowercase()), seconds(&two.to_lowercase())) {
        return (x - y).abs() < f64::EPSILON;
    }
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if starts_with_digit(one) || starts_with_digit(two) {
        return false;
    }
    let singular = |word: &String| String::from(word.trim_end_matches('s'));
    let (a, b): (Vec<String>, Vec<String>) = (a.iter().map(singular).collect(), b.iter().map(singular).collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let inside = long.windows(short.len()).any(|window| window == short.as_slice());
    let framed = a.len() > 1 && b.len() > 1 && a.first() == b.first() && a.last() == b.last();
    inside || framed || short.concat() == long.concat()
}

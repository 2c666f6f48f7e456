//! What is blanked is worth recalling, and enough stands around it to know what is meant.

use super::Checker;
use super::subject::{BLANK, Subject, words};

/// Words left around a blank, at least.
const LEFT: usize = 5;

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let (before, after) = subject.stem.split_once(BLANK)?;
    let right = subject.right.unwrap_or_default();
    let language = &checker.document.language;
    if after.contains(BLANK) {
        return Some(String::from("more than one blank"));
    }
    let inside = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    if inside(before.chars().next_back()) || inside(after.chars().next()) {
        return Some(format!("the blank cuts a word: “{right}”"));
    }
    let blanked = words(right);
    if blanked.iter().all(|word| language.is_function_word(word)) {
        return Some(format!("“{right}” carries no meaning"));
    }
    let left = words(before).len() + words(after).len();
    (left < LEFT).then(|| format!("{left} words around the blank"))
}

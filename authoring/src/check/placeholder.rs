//! No placeholder in stem, choice or answer.

use super::Checker;
use super::subject::{Subject, spaced};

/// As words.
const WORDS: [&str; 12] = [
    " option a ",
    " option b ",
    " option c ",
    " option d ",
    " choice a ",
    " lorem ipsum ",
    " todo ",
    " tbd ",
    " fixme ",
    " placeholder ",
    " yyyy ",
    " foo bar ",
];
/// As marks.
const MARKS: [&str; 9] = ["{{", "}}", "???", "[insert", "<insert", "[your", "<your", "${", "[year]"];

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let mut texts = subject.choices().chain([subject.stem]);
    let is_one = |text: &str| {
        let (words, lower) = (spaced(text), text.to_lowercase());
        text.trim().is_empty()
            || WORDS.iter().any(|word| words.contains(word))
            || MARKS.iter().any(|mark| lower.contains(mark))
    };
    texts.find(|text| is_one(text)).map(|text| format!("“{text}”"))
}

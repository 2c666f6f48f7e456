//! The right choice is not told by a word it shares with the stem.

use super::Checker;
use super::subject::{Subject, words};

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let right = subject.right.filter(|_| subject.is_choice())?;
    let stem = stems(checker, subject.stem);
    let shares = |choice: &str| stems(checker, choice).into_iter().find(|word| stem.contains(word));
    let shared = shares(right)?;
    let odd = subject.wrong.iter().find(|wrong| shares(wrong).is_none())?;
    Some(format!("“{shared}” stands in the stem and in “{right}”, not in “{odd}”"))
}

/// The stems of the words that carry meaning; figures carry their own.
fn stems(checker: &Checker, text: &str) -> Vec<String> {
    let language = &checker.document.language;
    let meaningful = words(text).into_iter().filter(|word| !language.is_function_word(word));
    meaningful.map(|word| language.stem(&word)).collect()
}

//! The right choice is not told by its capitals.

use super::Checker;
use super::subject::Subject;

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let right = shape(subject.right?);
    let odd = subject.wrong.iter().find(|wrong| shape(wrong) != right)?;
    Some(format!("“{}” beside “{odd}”", subject.right.unwrap_or_default()))
}

/// How a choice is capitalised: whether it begins with a capital, whether more of its words do, whether all of it is
/// in capitals.
pub(crate) fn shape(text: &str) -> (bool, bool, bool) {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let shouted = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    (capital(text), text.split(' ').skip(1).any(capital), shouted)
}

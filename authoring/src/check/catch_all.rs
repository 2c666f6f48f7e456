//! No choice speaks of the other choices.

use super::Checker;
use super::subject::{Subject, spaced};

const CATCH_ALLS: [&str; 11] = [
    " of the above ",
    " of the below ",
    " of these answers ",
    " all of these ",
    " none of these ",
    " any of these ",
    " both a and b ",
    " a and b ",
    " the above answers ",
    " all answers ",
    " not listed ",
];

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let mut choices = subject.choices().filter(|_| subject.is_choice());
    let found = choices.find(|choice| CATCH_ALLS.iter().any(|phrase| spaced(choice).contains(phrase)))?;
    Some(format!("“{found}”"))
}

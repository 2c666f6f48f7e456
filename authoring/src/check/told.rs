//! The stem does not hold its answer, nor any other choice.

use super::Checker;
use super::answer::PARTS;
use super::subject::{Subject, spaced};

pub(super) fn fault(_: &Checker, subject: &Subject) -> Option<String> {
    let stem = spaced(subject.stem);
    let stands = |text: &&str| stem.contains(&spaced(text));
    if subject.is_choice() {
        return subject.choices().find(stands).map(|choice| format!("“{choice}” stands in the stem"));
    }
    let right = subject.right?;
    let parts = right.split(PARTS).filter(|part| stands(part)).count();
    (stands(&right) || parts > 0).then(|| format!("the stem tells “{right}”"))
}

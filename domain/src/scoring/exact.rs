//! The same text, or the same words under a fold: right beyond doubt.

use super::fold::{Fold, Folded, words};

/// What had to be overlooked for `given` to be `wanted`: `None` if they differ, empty if nothing.
pub(super) fn same(given: &Folded<'_>, wanted: &Folded<'_>) -> Option<Vec<String>> {
    if given.is(wanted) {
        return Some(Vec::new());
    }
    if wanted.words.is_empty() {
        return None;
    }
    if given.words != wanted.words {
        return same_but_for_spaces(&given.words, &wanted.words);
    }
    let differ = |fold| words(given.text, fold) != words(wanted.text, fold);
    let mut forgiven = Vec::new();
    if differ(Fold { case: false, accents: true }) {
        forgiven.push("case".to_owned());
    }
    if differ(Fold { case: true, accents: false }) {
        forgiven.push("accents".to_owned());
    }
    Some(forgiven)
}

/// "photo synthesis" is "photosynthesis"; "1 0" is not "10", and "in correct" is left to those who
/// can tell what it means.
fn same_but_for_spaces(given: &[String], wanted: &[String]) -> Option<Vec<String>> {
    let joined = given.concat();
    let digits = joined.chars().any(char::is_numeric);
    let short = given.iter().chain(wanted).any(|word| word.chars().count() < 4);
    (!digits && !short && joined == wanted.concat()).then(|| vec!["spacing".to_owned()])
}

//! The same text, or the same words under a fold: right beyond doubt.

use super::fold::{Fold, words};

/// What had to be overlooked for `given` to be `wanted`: `None` if they differ, empty if nothing.
pub(super) fn same(given: &str, wanted: &str) -> Option<Vec<String>> {
    if given.trim() == wanted.trim() {
        return Some(Vec::new());
    }
    let folded = words(wanted, Fold::ALL);
    if folded.is_empty() {
        return None;
    }
    let given_folded = words(given, Fold::ALL);
    if given_folded != folded {
        return same_but_for_spaces(&given_folded, &folded);
    }
    let differ = |fold| words(given, fold) != words(wanted, fold);
    let mut forgiven = Vec::new();
    if differ(Fold {
        case: false,
        accents: true,
    }) {
        forgiven.push("case".to_owned());
    }
    if differ(Fold {
        case: true,
        accents: false,
    }) {
        forgiven.push("accents".to_owned());
    }
    Some(forgiven)
}

/// "photo synthesis" is "photosynthesis"; "1 0" is not "10", and "in correct" is left to those who
/// can tell what it means.
fn same_but_for_spaces(given: &[String], wanted: &[String]) -> Option<Vec<String>> {
    let joined = given.concat();
    let digits = joined.chars().any(char::is_numeric);
    let short = given
        .iter()
        .chain(wanted)
        .any(|word| word.chars().count() < 4);
    (!digits && !short && joined == wanted.concat()).then(|| vec!["spacing".to_owned()])
}

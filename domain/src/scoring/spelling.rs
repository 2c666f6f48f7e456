//! Tells a misspelt word from another word.
//!
//! The allowance by length is that of search engines' "fuzziness: auto" (Damerau 1964: four slips in
//! five are one insertion, omission, change or swap); the first sound is rarely mistaken
//! (Pollock & Zamora 1984), and that alone keeps "insoluble" from being "soluble".

use super::confusable::different_words;
use super::opposites;

/// A run of more letters than this is no word anyone spells.
const LONGEST: usize = 64;

/// How many slips are forgiven in a word of `letters` letters.
pub(super) fn allowance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The number of slips that turn `wanted` into `given`, if few enough to be forgiven. 0 only if equal.
///
/// Both are folded words. Never forgives a digit, a negation, or one of two words known to differ.
pub(super) fn slips(given: &str, wanted: &str) -> Option<usize> {
    if given == wanted {
        return Some(0);
    }
    let (letters, typed) = (wanted.chars().count(), given.chars().count());
    let allowed = allowance(letters);
    let fits = allowed > 0 && letters <= LONGEST && letters.abs_diff(typed) <= allowed;
    if !fits || letters_apart(given, wanted) as usize > 2 * allowed {
        return None;
    }
    let exempt = |word: &str| word.chars().any(char::is_numeric) || opposites::is_negation(word);
    if exempt(given) || exempt(wanted) || different_words(given, wanted) || opposites::opposed(given, wanted) {
        return None;
    }
    let start = |word: &str| (word.chars().next(), word.chars().nth(1));
    let ((first, second), wanted_start) = (start(given), start(wanted));
    let swapped_start = (second, first) == wanted_start;
    if onset(given) != onset(wanted) && !swapped_start {
        return None;
    }
    let slips = strsim::osa_distance(given, wanted);
    (slips <= allowed).then_some(slips)
}

/// How many kinds of letter one word has and the other lacks: a cheap lower bound on twice the slips.
fn letters_apart(a: &str, b: &str) -> u32 {
    let letters = |word: &str| word.chars().fold(0u64, |set, c| set | 1 << (c as u32 % 64));
    (letters(a) ^ letters(b)).count_ones()
}

/// The first sound: "fotosynthesis", "sychology" and "nowledge" begin as they are heard.
fn onset(word: &str) -> Option<char> {
    const SPELLINGS: &[(&str, char)] =
        &[("ph", 'f'), ("ps", 's'), ("kn", 'n'), ("gn", 'n'), ("wr", 'r'), ("rh", 'r'), ("pn", 'n')];
    let spelled = SPELLINGS.iter().find(|(letters, _)| word.starts_with(letters)).map(|&(_, sound)| sound);
    spelled.or_else(|| word.chars().next()).map(|c| if c == 'k' { 'c' } else { c })
}

/// What is said of a slip that was forgiven.
pub(super) fn read_as(given: &str, wanted: &str) -> String {
    format!("‘{given}’ read as ‘{wanted}’")
}

/// The slips, word for word, that turn `wanted` into `given`; `None` if any word differs by more.
pub(super) fn same_words(given: &[String], wanted: &[String]) -> Option<Vec<String>> {
    if given.len() != wanted.len() {
        return None;
    }
    let mut forgiven = Vec::new();
    for (given, word) in given.iter().zip(wanted) {
        // Another word of the key is that word, not this one misspelt.
        if given != word && wanted.contains(given) {
            return None;
        }
        if slips(given, word)? > 0 {
            forgiven.push(read_as(given, word));
        }
    }
    Some(forgiven)
}

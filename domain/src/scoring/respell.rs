//! Reads the words of an answer as the words of the question and the key that they are meant to be.

use std::collections::{HashMap, HashSet};

use super::confusable::different_words;
use super::spelling;
use super::terms::Term;

/// No more words of the question and the key than this are compared letter by letter.
const MAX_KNOWN: usize = 400;

/// Gives each misspelt word, and each form the stemmer does not join, the stem of the word it stands for. `known`
/// are the words it can stand for, the likeliest first.
pub(super) fn respell<'a>(answer: &mut [Term], known: impl Iterator<Item = &'a Term>) {
    let mut stems: HashSet<&str> = HashSet::new();
    let known = known.filter(|term| term.counts() && stems.insert(&term.stem)).take(MAX_KNOWN);
    let known: Vec<&Term> = known.collect();
    let mut read: HashMap<String, Option<(&Term, bool)>> = HashMap::new();
    for term in answer.iter_mut().filter(|term| term.counts() && !stems.contains(term.stem.as_str())) {
        let meant = *read.entry(term.word.clone()).or_insert_with(|| meant(term, &known));
        if let Some((known, slip)) = meant {
            term.stem.clone_from(&known.stem);
            term.slip = slip;
        }
    }
}

/// The known word that `term` stands for, and whether it is misspelt.
fn meant<'a>(term: &Term, known: &[&'a Term]) -> Option<(&'a Term, bool)> {
    let slips = |known: &&Term| spelling::slips(&term.word, &known.word);
    let misspelt = || known.iter().filter_map(|known| Some((slips(known)?, *known))).min_by_key(|(slips, _)| *slips);
    let form = known.iter().find(|known| related(term, known)).map(|known| (*known, false));
    form.or_else(|| misspelt().map(|(_, known)| (known, true)))
}

/// Whether two words are forms of one: the shorter stem begins the longer and is most of it
/// ("conduct", "conductor").
fn related(given: &Term, wanted: &Term) -> bool {
    let (a, b) = (given.stem.as_str(), wanted.stem.as_str());
    if compared(&given.word).is_some_and(|base| Some(base) == compared(&wanted.word)) {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.starts_with(short)
        && short.len() * 5 >= long.len() * 3
        && short.chars().count() >= 4
        && !different_words(&given.word, &wanted.word)
}

/// What a comparative or superlative compares: "big" of "biggest", "heav" of "heavier".
fn compared(word: &str) -> Option<&str> {
    let base = ["iest", "ier", "est", "er"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let base = base.strip_suffix(|last| base[..base.len() - 1].ends_with(last)).unwrap_or(base);
    (base.len() >= 3).then_some(base)
}

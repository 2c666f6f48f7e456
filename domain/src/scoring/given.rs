//! An answer's terms, arranged to be found.

use std::collections::{HashMap, HashSet};

use super::confusable::different_words;
use super::language::Language;
use super::opposites;
use super::polarity::{Conflict, opposite};
use super::spelling;
use super::terms::Term;

/// An answer's terms, arranged to be found.
pub(super) struct Given<'a> {
    terms: &'a [Term],
    pub by_stem: HashMap<&'a str, Vec<&'a Term>>,
    /// By the stem of what a word with a reversing beginning reverses.
    reversing: HashMap<String, &'a Term>,
}

impl<'a> Given<'a> {
    pub(super) fn new(terms: &'a [Term], language: Language) -> Self {
        let mut by_stem: HashMap<&str, Vec<&Term>> = HashMap::new();
        let mut reversing = HashMap::new();
        for term in terms {
            by_stem.entry(&term.stem).or_default().push(term);
            if let Some(base) = opposites::reversed_base(&term.word) {
                reversing.entry(language.stem(base)).or_insert(term);
            }
        }
        Self { terms, by_stem, reversing }
    }
}

/// How a term of the reference was found.
pub(super) enum Found<'a> {
    Agreeing(&'a Term),
    Misspelt(&'a Term),
    Opposed(&'a Term),
    Nowhere,
}

/// What the answer says besides `hit` that is its opposite, where the reference says only one.
pub(super) fn rival(hit: &Term, wanted: &Term, given: &Given<'_>, own: &HashSet<&str>) -> Option<Conflict> {
    let mut opposites = opposites::of_stem(&wanted.stem).iter().map(String::as_str).filter(|stem| !own.contains(stem));
    let rival = opposites.find_map(|stem| given.by_stem.get(stem)?.iter().find(|term| term.denied == hit.denied))?;
    Some(Conflict::between(rival, wanted))
}

/// Looks for a term of the reference in the answer. `own` holds the reference's stems, which no other
/// term of it can claim.
pub(super) fn find<'a>(wanted: &Term, given: &Given<'a>, own: &HashSet<&str>, language: Language) -> Found<'a> {
    if let Some(same) = given.by_stem.get(wanted.stem.as_str()) {
        return match same.iter().find(|term| term.denied == wanted.denied) {
            Some(term) => Found::Agreeing(term),
            None => Found::Opposed(same[0]),
        };
    }
    if language == Language::English {
        let with_stem = |stem: &str| given.by_stem.get(stem).filter(|_| !own.contains(stem)).map(|same| same[0]);
        let reversing = |stem: &str| given.reversing.get(stem).copied();
        if let Some((agrees, term)) = opposite(wanted, with_stem, reversing, |base| language.stem(base)) {
            return if agrees { Found::Agreeing(term) } else { Found::Opposed(term) };
        }
    }
    let slips = |term: &&Term| spelling::slips(&term.word, &wanted.word);
    let others = || given.terms.iter().filter(|term| term.counts() && !own.contains(term.stem.as_str()));
    let misspelt = others().filter(|term| slips(term).is_some()).min_by_key(slips);
    let agrees = |term: &Term| term.denied == wanted.denied;
    match (others().find(|term| related(term, wanted)), misspelt) {
        (Some(term), _) if agrees(term) => Found::Agreeing(term),
        (_, Some(term)) if agrees(term) => Found::Misspelt(term),
        (Some(term), _) | (_, Some(term)) => Found::Opposed(term),
        _ => Found::Nowhere,
    }
}

/// Whether two words are forms of one: the shorter stem begins the longer and is most of it
/// ("conduct", "conductor").
fn related(given: &Term, wanted: &Term) -> bool {
    let (a, b) = (given.stem.as_str(), wanted.stem.as_str());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 4
        && long.starts_with(short)
        && short.len() * 5 >= long.len() * 3
        && !different_words(&given.word, &wanted.word)
}

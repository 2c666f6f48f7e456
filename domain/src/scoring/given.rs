//! An answer's terms, arranged to be found.

use std::collections::{HashMap, HashSet};

use super::language::Language;
use super::opposites;
use super::polarity::{Conflict, opposite};
use super::terms::Term;

/// An answer's terms, arranged to be found.
pub(super) struct Given<'a> {
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
        Self { by_stem, reversing }
    }
}

/// How a term of the reference was found.
pub(super) enum Found<'a> {
    Agreeing(&'a Term),
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
    Found::Nowhere
}

//! How much of a reference an answer covers, and what it says instead.

use std::collections::{HashMap, HashSet};

use super::confusable::different_words;
use super::language::Language;
use super::opposites;
use super::polarity::{Conflict, opposite};
use super::spelling;
use super::terms::{Kind, Term};

/// What a term the question already says is worth, where a new one is worth 1.
const ASKED: f64 = 0.3;

/// No more terms of a reference than this are looked for.
const MAX_TERMS: usize = 128;

/// An answer's terms, arranged to be found.
pub(super) struct Given<'a> {
    terms: &'a [Term],
    by_stem: HashMap<&'a str, Vec<&'a Term>>,
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
        Self {
            terms,
            by_stem,
            reversing,
        }
    }
}

/// How an answer stands to one reference.
#[derive(Debug, Clone, Default)]
pub(super) struct Coverage {
    /// The share of the reference's weight found, 0 to 1.
    pub recall: f64,
    /// The share of the answer's new terms that the reference has, 0 to 1.
    pub precision: f64,
    /// The share of the reference's terms that the question says.
    pub asked: f64,
    /// How many different terms the reference has.
    pub size: usize,
    /// How many different terms the answer has beyond the question's.
    pub fresh: usize,
    /// Whether the answer lacks what the reference turns on: a number, or one side of a contrast.
    pub lacks_decisive: bool,
    /// A term of the reference that the answer has together with its opposite.
    pub both: Option<Conflict>,
    pub matched: Vec<String>,
    pub missing: Vec<String>,
    pub forgiven: Vec<String>,
    pub conflicts: Vec<Conflict>,
}

/// How a term of the reference was found.
enum Found<'a> {
    Agreeing(&'a Term),
    Misspelt(&'a Term),
    Opposed(&'a Term),
    Nowhere,
}

/// Holds `given` against the terms of a reference. `asked` holds the stems of the question.
pub(super) fn cover(
    reference: &[Term],
    given: &Given<'_>,
    asked: &HashSet<String>,
    language: Language,
) -> Coverage {
    let wanted = distinct(reference);
    let own: HashSet<&str> = wanted.iter().map(|term| term.stem.as_str()).collect();
    let mut coverage = Coverage {
        size: wanted.len(),
        ..Coverage::default()
    };
    let (mut total, mut covered, mut hits, mut repeated) = (0.0, 0.0, HashSet::new(), 0);
    for term in &wanted {
        let in_question = asked.contains(&term.stem);
        let weight = if in_question { ASKED } else { 1.0 };
        repeated += usize::from(in_question);
        total += weight;
        match find(term, given, &own, language) {
            Found::Agreeing(hit) => {
                covered += weight;
                hits.insert(hit.stem.as_str());
                coverage.matched.push(term.word.clone());
                coverage.both = coverage.both.or_else(|| rival(hit, term, given, &own));
            }
            Found::Misspelt(hit) => {
                covered += weight;
                hits.insert(hit.stem.as_str());
                coverage.matched.push(term.word.clone());
                coverage
                    .forgiven
                    .push(spelling::read_as(&hit.word, &term.word));
            }
            Found::Opposed(hit) => {
                coverage.conflicts.push(Conflict::between(hit, term));
                coverage.missing.push(term.word.clone());
            }
            Found::Nowhere => {
                let contrast = opposites::of_stem(&term.stem)
                    .iter()
                    .any(|opposite| own.contains(opposite.as_str()));
                coverage.lacks_decisive |= contrast || (term.kind == Kind::Number && !in_question);
                coverage.missing.push(term.word.clone());
            }
        }
    }
    coverage.recall = if total > 0.0 { covered / total } else { 0.0 };
    coverage.asked = repeated as f64 / wanted.len().max(1) as f64;
    let new = |stem: &str| !asked.contains(stem) || own.contains(stem);
    let fresh = given
        .by_stem
        .iter()
        .filter(|(stem, same)| new(stem) && same.iter().any(|term| term.counts()))
        .count();
    coverage.fresh = fresh;
    coverage.precision = hits.len() as f64 / fresh.max(hits.len()).max(1) as f64;
    coverage
}

/// The terms a reference asks for, each once. One that has only small words asks for those.
fn distinct(reference: &[Term]) -> Vec<&Term> {
    let any = reference.iter().any(Term::counts);
    let mut seen = HashSet::new();
    let wanted = reference.iter().filter(|term| term.counts() || !any);
    wanted
        .filter(|term| seen.insert(term.stem.as_str()))
        .take(MAX_TERMS)
        .collect()
}

/// What the answer says besides `hit` that is its opposite, where the reference says only one.
fn rival(hit: &Term, wanted: &Term, given: &Given<'_>, own: &HashSet<&str>) -> Option<Conflict> {
    let mut opposites = opposites::of_stem(&wanted.stem)
        .iter()
        .map(String::as_str)
        .filter(|stem| !own.contains(stem));
    let rival = opposites.find_map(|stem| {
        given
            .by_stem
            .get(stem)?
            .iter()
            .find(|term| term.denied == hit.denied)
    })?;
    Some(Conflict::between(rival, wanted))
}

fn find<'a>(
    wanted: &Term,
    given: &Given<'a>,
    own: &HashSet<&str>,
    language: Language,
) -> Found<'a> {
    if let Some(same) = given.by_stem.get(wanted.stem.as_str()) {
        return match same.iter().find(|term| term.denied == wanted.denied) {
            Some(term) => Found::Agreeing(term),
            None => Found::Opposed(same[0]),
        };
    }
    if language == Language::English {
        let with_stem = |stem: &str| {
            given
                .by_stem
                .get(stem)
                .filter(|_| !own.contains(stem))
                .map(|same| same[0])
        };
        let reversing = |stem: &str| given.reversing.get(stem).copied();
        if let Some((agrees, term)) =
            opposite(wanted, with_stem, reversing, |base| language.stem(base))
        {
            return if agrees {
                Found::Agreeing(term)
            } else {
                Found::Opposed(term)
            };
        }
    }
    let slips = |term: &&Term| spelling::slips(&term.word, &wanted.word);
    let others = || {
        given
            .terms
            .iter()
            .filter(|term| term.counts() && !own.contains(term.stem.as_str()))
    };
    let misspelt = others()
        .filter(|term| slips(term).is_some())
        .min_by_key(slips);
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

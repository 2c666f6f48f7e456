//! How much of a reference an answer covers, and what it says instead.

use std::collections::HashSet;

use super::given::{Found, Given, find, rival};
use super::language::Language;
use super::opposites;
use super::polarity::Conflict;
use super::spelling;
use super::terms::{Kind, Term};

/// What a term the question already says is worth, where a new one is worth 1.
const ASKED: f64 = 0.3;

/// No more terms of a reference than this are looked for.
const MAX_TERMS: usize = 128;

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
    /// Those missing on which the reference turns: a number, or one side of a contrast.
    pub decisive: Vec<String>,
    /// A term of the reference that the answer has together with its opposite.
    pub both: Option<Conflict>,
    pub matched: Vec<String>,
    pub missing: Vec<String>,
    pub forgiven: Vec<String>,
    pub conflicts: Vec<Conflict>,
    /// Whether the answer has a number that neither the reference nor the question has, where one is missing.
    pub other_number: bool,
}

impl Coverage {
    /// Whether the answer says all that the reference says, but some of it the other way round.
    pub(super) fn turned(&self) -> bool {
        !self.conflicts.is_empty() && self.missing.len() == self.conflicts.len()
    }
}

/// Holds `given` against the terms of a reference. `asked` holds the stems of the question.
pub(super) fn cover(reference: &[Term], given: &Given<'_>, asked: &HashSet<String>, language: Language) -> Coverage {
    let wanted = distinct(reference);
    let own: HashSet<&str> = wanted.iter().map(|term| term.stem.as_str()).collect();
    let mut coverage = Coverage { size: wanted.len(), ..Coverage::default() };
    let (mut total, mut covered, mut hits, mut repeated) = (0.0, 0.0, HashSet::new(), 0);
    let strange =
        |term: &&Term| term.kind == Kind::Number && !asked.contains(&term.stem) && !own.contains(term.stem.as_str());
    let strange_number = given.by_stem.values().flatten().any(strange);
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
                if hit.slip {
                    coverage.forgiven.push(spelling::read_as(&hit.word, &term.word));
                }
                coverage.both = coverage.both.or_else(|| rival(hit, term, given, &own));
            }
            Found::Opposed(hit) => {
                coverage.conflicts.push(Conflict::between(hit, term));
                coverage.missing.push(term.word.clone());
            }
            Found::Nowhere => {
                let contrast = opposites::of_stem(&term.stem).iter().any(|opposite| own.contains(opposite.as_str()));
                let number = term.kind == Kind::Number && !in_question;
                coverage.other_number |= number && strange_number;
                if contrast || number {
                    coverage.decisive.push(term.word.clone());
                }
                coverage.missing.push(term.word.clone());
            }
        }
    }
    coverage.recall = if total > 0.0 { covered / total } else { 0.0 };
    coverage.asked = repeated as f64 / wanted.len().max(1) as f64;
    let new = |stem: &str| !asked.contains(stem) || own.contains(stem);
    let fresh = given.by_stem.iter().filter(|(stem, same)| new(stem) && same.iter().any(|term| term.counts())).count();
    coverage.fresh = fresh;
    coverage.precision = hits.len() as f64 / fresh.max(hits.len()).max(1) as f64;
    coverage
}

/// The terms a reference asks for, each once. One that has only small words asks for those.
fn distinct(reference: &[Term]) -> Vec<&Term> {
    let any = reference.iter().any(Term::counts);
    let mut seen = HashSet::new();
    let wanted = reference.iter().filter(|term| term.counts() || !any);
    wanted.filter(|term| seen.insert(term.stem.as_str())).take(MAX_TERMS).collect()
}

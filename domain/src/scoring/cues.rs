//! Signs in an answer that do not depend on how much of the reference it covers: denial, numbers, names, not knowing.

use std::collections::HashSet;

use super::evidence::{Figure, Held};
use super::opposites;
use super::question::Question;
use super::terms::{Kind, Term};

/// The figures of the answer's cues held against one reference.
pub(super) fn figures(question: &Question<'_>, held: &Held, answer: &[Term]) -> Vec<Figure> {
    let reference = held.reference.as_slice();
    let denials = |terms: &[Term]| terms.iter().filter(|term| term.kind == Kind::Negation).count() as f64;
    let reversed = |terms: &[Term]| {
        terms.iter().filter(|t| t.counts() && opposites::reversed_base(&t.word).is_some()).count() as f64
    };
    let (wanted, given, asked) = (labels(reference), labels(answer), labels(&question.terms));
    let share = |part: usize, whole: usize| if whole == 0 { -1.0 } else { part as f64 / whole as f64 };
    let own: HashSet<&str> = stems(reference).collect();
    let asked_stems: HashSet<&str> = stems(&question.terms).collect();
    let opposite =
        |stem: &&str| opposites::of_stem(stem).iter().any(|other| own.contains(other.as_str())) && !own.contains(stem);
    let opposed = stems(answer).collect::<HashSet<_>>().iter().filter(|stem| opposite(stem)).count() as f64;
    let polarity = |terms: &[Term]| (denials(terms) + reversed(terms)) % 2.0;
    let first = |terms: &[Term], word: &str| terms.first().is_some_and(|term| term.word == word);
    let side = |terms: &[Term]| f64::from(i8::from(first(terms, "yes")) - i8::from(first(terms, "no")));
    let says =
        |terms: &[Term], words: &[&str]| f64::from(u8::from(terms.iter().any(|t| words.contains(&t.word.as_str()))));
    vec![
        ("denials", denials(answer)),
        ("denials_wanted", denials(reference)),
        ("denials_apart", denials(answer) - denials(reference)),
        ("polarity", (polarity(answer) - polarity(reference)).abs()),
        ("reversed_apart", reversed(answer) - reversed(reference)),
        ("opposed", opposed),
        ("labels_found", share(wanted.intersection(&given).count(), wanted.len())),
        ("labels_new", given.iter().filter(|label| !wanted.contains(*label)).count() as f64),
        (
            "labels_asked",
            given.iter().filter(|label| !wanted.contains(*label) && asked.contains(*label)).count() as f64,
        ),
        ("labels_wanted", wanted.len() as f64),
        ("leading", f64::from(u8::from(lead(answer).is_some() && lead(answer) == lead(reference)))),
        ("side", side(answer) * side(reference)),
        ("unsure", says(answer, &["know", "understand", "idea", "dont", "guess", "sure"])),
        ("because", says(answer, &["because", "so", "since"])),
        ("or", says(answer, &["or"]) - says(reference, &["or"])),
        ("why", says(&question.terms, &["why", "explain"])),
        ("how", says(&question.terms, &["how"])),
        ("either", says(&question.terms, &["or"])),
        ("asked_again", share(stems(answer).filter(|stem| asked_stems.contains(stem)).count(), answer.len())),
    ]
}

/// The first word that carries meaning.
fn lead(terms: &[Term]) -> Option<&str> {
    terms.iter().find(|term| term.counts()).map(|term| term.stem.as_str())
}

/// Numbers and single letters: what things are called in an exercise.
fn labels(terms: &[Term]) -> HashSet<&str> {
    let label = |term: &&Term| {
        term.stem.starts_with(|c: char| c.is_ascii_digit())
            || (term.word.len() == 1 && !matches!(term.word.as_str(), "i" | "s" | "t"))
    };
    terms.iter().filter(label).map(|term| term.stem.as_str()).collect()
}

fn stems(terms: &[Term]) -> impl Iterator<Item = &str> {
    terms.iter().filter(|term| term.counts()).map(|term| term.stem.as_str())
}

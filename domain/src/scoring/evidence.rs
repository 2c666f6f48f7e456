//! What an answer, its question and its references show in numbers, for the model to weigh.
//!
//! Nothing in it tells one item or one subject from another: it measures the texts against each other, never by the
//! words they consist of.

use std::collections::{HashMap, HashSet};

use super::coverage::Coverage;
use super::cues;
use super::overlap::Wording;
use super::question::Question;
use super::terms::Term;

/// A figure and its name.
pub type Figure = (&'static str, f64);

/// An answer held against one reference.
pub(super) struct Held {
    pub coverage: Coverage,
    pub reference: Vec<Term>,
    /// The stems of each of its sentences.
    pub sentences: Vec<HashSet<String>>,
}

/// How the wording of an answer stands to that of one reference.
struct Alike {
    /// The share of the reference's weight in letters that is covered.
    letters: f64,
    /// The share of the terms that the question lacks.
    new: f64,
    /// The share of all terms.
    plain: f64,
    /// The share of the weight, each term the heavier the more references have it.
    agreed: f64,
    words: f64,
    pairs: f64,
    grams: f64,
    new_grams: f64,
    grams_back: f64,
    words_back: f64,
    order: f64,
    swapped: f64,
    /// The harmonic mean of what is covered and how much of the answer covers it.
    balance: f64,
    conflicts: f64,
}

/// The figures of `answer` held against each of the references.
pub(super) fn figures(question: &Question<'_>, held: &[Held], answer: &[Term]) -> Vec<Figure> {
    let wording = Wording::new(answer);
    let asked = Wording::new(&question.terms);
    let content: HashSet<&str> = stems(answer);
    let shared = document_counts(held);
    let alike: Vec<Alike> =
        held.iter().map(|held| alike(held, &wording, &asked, &content, question, &shared)).collect();
    let best = (0..alike.len()).max_by(|&a, &b| alike[a].balance.total_cmp(&alike[b].balance)).unwrap_or(0);
    let (Some(top), Some(one)) = (alike.get(best), held.get(best)) else { return Vec::new() };
    let most = |value: fn(&Alike) -> f64| alike.iter().map(value).fold(0.0, f64::max);
    let mean = |value: fn(&Alike) -> f64| alike.iter().map(value).sum::<f64>() / alike.len() as f64;
    let count = content.len().max(1) as f64;
    let known: HashSet<&str> = held.iter().flat_map(|held| stems(&held.reference)).collect();
    let in_any = content.iter().filter(|stem| known.contains(*stem)).count() as f64;
    let in_question = content.iter().filter(|stem| question.asked.contains(**stem)).count() as f64;
    let foreign =
        content.iter().filter(|stem| !known.contains(*stem) && !question.asked.contains(**stem)).count() as f64;
    let size = one.coverage.size.max(1) as f64;
    let clean = |(alike, held): (&Alike, &Held)| if held.coverage.conflicts.is_empty() { alike.plain } else { 0.0 };
    let against = |(alike, held): (&Alike, &Held)| {
        let opposed = held.coverage.conflicts.len() as f64 / held.coverage.size.max(1) as f64;
        if opposed > 0.0 { alike.plain + opposed } else { 0.0 }
    };
    let clean = alike.iter().zip(held).map(clean).fold(0.0, f64::max);
    let against = alike.iter().zip(held).map(against).fold(0.0, f64::max);
    let reference_words = one.reference.len() as f64;
    let told = |stem: &str| if question.focus.contains(stem) { 0.3 } else { 1.0 };
    let focus_recall = |held: &Held| weighted(&mut stems(&held.reference).into_iter(), &content, &told);
    let fresh = |stem: &str| if question.asked.contains(stem) { 0.3 } else { 1.0 };
    let by_sentence: Vec<f64> =
        one.sentences.iter().map(|s| weighted(&mut s.iter().map(String::as_str), &content, &fresh)).collect();
    let first = by_sentence.first().copied().unwrap_or(0.0);
    let in_focus = content.iter().filter(|stem| question.focus.contains(**stem)).count() as f64;
    let mut figures = vec![
        ("focus", focus_recall(one)),
        ("focus_most", held.iter().map(focus_recall).fold(0.0, f64::max)),
        ("in_focus", in_focus / count),
        ("sentence_most", by_sentence.iter().copied().fold(0.0, f64::max)),
        ("sentence_least", by_sentence.iter().copied().fold(1.0, f64::min)),
        ("sentence_first", first),
        ("sentences", by_sentence.len() as f64),
        ("recall", one.coverage.recall),
        ("recall_most", held.iter().map(|held| held.coverage.recall).fold(0.0, f64::max)),
        ("recall_mean", held.iter().map(|held| held.coverage.recall).sum::<f64>() / held.len() as f64),
        ("plain", top.plain),
        ("plain_most", most(|alike| alike.plain)),
        ("plain_mean", mean(|alike| alike.plain)),
        ("new", top.new),
        ("new_most", most(|alike| alike.new)),
        ("letters", top.letters),
        ("letters_most", most(|alike| alike.letters)),
        ("agreed", top.agreed),
        ("agreed_most", most(|alike| alike.agreed)),
        ("precision", one.coverage.precision),
        ("balance", top.balance),
        ("balance_mean", mean(|alike| alike.balance)),
        ("words", top.words),
        ("words_most", most(|alike| alike.words)),
        ("words_back", top.words_back),
        ("pairs", top.pairs),
        ("pairs_most", most(|alike| alike.pairs)),
        ("grams", top.grams),
        ("grams_most", most(|alike| alike.grams)),
        ("grams_mean", mean(|alike| alike.grams)),
        ("grams_back", top.grams_back),
        ("new_grams", top.new_grams),
        ("new_grams_most", most(|alike| alike.new_grams)),
        ("order", top.order),
        ("order_most", most(|alike| alike.order)),
        ("swapped", top.swapped),
        ("in_any", in_any / count),
        ("in_question", in_question / count),
        ("foreign", foreign / count),
        ("foreign_count", foreign.min(30.0)),
        ("clean", clean),
        ("against", against),
        ("clean_less_against", clean - against),
        ("conflicts", top.conflicts),
        ("conflicts_mean", mean(|alike| alike.conflicts)),
        ("decisive", one.coverage.decisive.len() as f64),
        ("missing", one.coverage.missing.len() as f64),
        ("matched", one.coverage.matched.len() as f64),
        ("size", size),
        ("asked", one.coverage.asked),
        ("references", held.len() as f64),
        ("length", (wording.len() as f64).ln_1p()),
        ("length_ratio", (wording.len() as f64).ln_1p() - reference_words.ln_1p()),
        ("content", count.ln()),
        ("density", count / wording.len().max(1) as f64),
        ("question_length", (asked.len() as f64).ln_1p()),
        ("reference_length", reference_words.ln_1p()),
        ("question_words", asked.words_of(&wording)),
    ];
    figures.extend(cues::figures(question, one, answer));
    figures
}

fn alike(
    held: &Held,
    answer: &Wording<'_>,
    asked: &Wording<'_>,
    content: &HashSet<&str>,
    question: &Question<'_>,
    shared: &HashMap<&str, f64>,
) -> Alike {
    let Held { coverage, reference, .. } = held;
    let wording = Wording::new(reference);
    let terms: HashSet<&str> = stems(reference);
    let missed: HashSet<&String> = coverage.missing.iter().collect();
    let mut seen = HashSet::new();
    let share = |weight: &dyn Fn(&Term) -> f64, seen: &mut HashSet<String>| {
        seen.clear();
        let (mut total, mut found) = (0.0, 0.0);
        for term in reference.iter().filter(|term| term.counts()) {
            if seen.insert(term.stem.clone()) {
                total += weight(term);
                found += if missed.contains(&term.word) { 0.0 } else { weight(term) };
            }
        }
        if total > 0.0 { found / total } else { -1.0 }
    };
    let new = |term: &Term| f64::from(u8::from(!question.asked.contains(&term.stem)));
    let plain = share(&|_| 1.0, &mut seen);
    let found = content.iter().filter(|stem| terms.contains(*stem)).count() as f64;
    let precise = found / content.len().max(1) as f64;
    Alike {
        letters: share(&|term| term.word.len() as f64, &mut seen),
        new: share(&new, &mut seen),
        plain,
        agreed: share(&|term| shared.get(term.stem.as_str()).copied().unwrap_or(1.0), &mut seen),
        words: answer.words_of(&wording),
        pairs: answer.pairs_of(&wording),
        grams: answer.grams_of(&wording),
        new_grams: answer.new_grams_of(&wording, asked),
        grams_back: wording.grams_of(answer),
        words_back: wording.words_of(answer),
        order: answer.in_order(&wording),
        swapped: answer.swapped(&wording),
        balance: 2.0 * coverage.recall.max(0.01) * precise / (coverage.recall.max(0.01) + precise) + coverage.recall,
        conflicts: coverage.conflicts.len() as f64,
    }
}

/// The share of the weight of `wanted` that `given` has.
fn weighted(wanted: &mut dyn Iterator<Item = &str>, given: &HashSet<&str>, weight: &dyn Fn(&str) -> f64) -> f64 {
    let (total, found) = wanted.fold((0.0, 0.0), |(total, found), stem| {
        let weight = weight(stem);
        (total + weight, found + if given.contains(stem) { weight } else { 0.0 })
    });
    if total > 0.0 { found / total } else { 0.0 }
}

/// How many references have each stem.
fn document_counts(held: &[Held]) -> HashMap<&str, f64> {
    let mut counts = HashMap::new();
    for held in held {
        for stem in stems(&held.reference) {
            *counts.entry(stem).or_default() += 1.0;
        }
    }
    counts
}

/// The different stems that carry meaning.
fn stems(terms: &[Term]) -> HashSet<&str> {
    terms.iter().filter(|term| term.counts()).map(|term| term.stem.as_str()).collect()
}

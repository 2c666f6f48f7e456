//! Scores an answer by how much it covers of what a reference says.

use std::collections::HashSet;

use super::coverage::{Coverage, cover};
use super::evidence::{self, Held};
use super::fold::{Fold, Folded, sentences, words};
use super::given::Given;
use super::guesses::{self, Guess};
use super::pass;
use super::polarity::Conflict;
use super::question::Question;
use super::respell::respell;
use super::terms::{Kind, Term, terms};
use super::verdict::{PASS, Score, quoted};

/// At most this many missed terms are named one by one.
const NAMED: usize = 3;

/// The most an answer can score that lacks what the reference turns on: partly right.
const INDECISIVE: f64 = 0.5;

/// How sure a rule is that overrules the model.
const OVERRULED: f64 = 0.65;

/// A key is short if none of its references has more terms than this.
const SHORT: usize = 3;

/// Scores by the reference that `answer` covers best.
pub(super) fn score(question: &Question<'_>, references: &[&Folded<'_>], answer: &Folded<'_>) -> Score {
    let wanted: Vec<Vec<Term>> =
        references.iter().map(|reference| terms(&reference.words, question.language)).collect();
    let mut answer = terms(&answer.words, question.language);
    respell(&mut answer, wanted.iter().flatten().chain(&question.terms));
    let given = Given::new(&answer, question.language);
    let by_sentence = |reference: &Folded<'_>| -> Vec<HashSet<String>> {
        let stems = |text| {
            let terms = terms(&words(text, Fold::ALL), question.language).into_iter();
            terms.filter(Term::counts).map(|term| term.stem).collect::<HashSet<_>>()
        };
        sentences(reference.text).map(stems).filter(|stems| !stems.is_empty()).collect()
    };
    let hold = |(reference, text): (Vec<Term>, &&Folded<'_>)| Held {
        sentences: by_sentence(text),
        coverage: cover(&reference, &given, &question.asked, question.language),
        reference,
    };
    let held: Vec<Held> = wanted.into_iter().zip(references).map(hold).collect();
    // Without small words it is a name or a list, or in a language whose sentences cannot be read here.
    let sentence = |held: &Held| held.reference.iter().any(|term| term.kind == Kind::Stop);
    if held.iter().all(|held| held.coverage.size <= SHORT || !sentence(held)) {
        by_rule(question, held, &answer)
    } else {
        by_model(question, held, &answer)
    }
}

/// A key of few words: how much of it has to be there follows from how many they are.
fn by_rule(question: &Question<'_>, held: Vec<Held>, answer: &[Term]) -> Score {
    let references = held.len();
    let conflicts: Vec<Conflict> = held.iter().flat_map(|held| held.coverage.conflicts.clone()).collect();
    let value = |held: &Held| {
        let coverage = &held.coverage;
        let value = pass::scaled(pass::measure(coverage), pass::mark(coverage, references));
        let decisive = coverage.conflicts.is_empty() && coverage.decisive.is_empty();
        if decisive { value } else { value.min(INDECISIVE) }
    };
    let valued = held.into_iter().map(|held| (value(&held), held));
    let Some((value, best)) = valued.reduce(|best, next| if next.0 > best.0 { next } else { best }) else {
        return Score::of(0.0, 0.0, "The item has no reference answer.");
    };
    let guess = guesses::detect(answer, &question.terms, &best.reference, &best.coverage);
    let value = guess.as_ref().map_or(value, |guess| value.min(guess.most));
    let contradictory = !conflicts.is_empty();
    judge(value, 0.5 + (value - PASS).abs() * 1.2, best.coverage, &conflicts, contradictory, guess)
}

/// A key of many words: the model weighs what is there against what is not.
fn by_model(question: &Question<'_>, held: Vec<Held>, answer: &[Term]) -> Score {
    let chances = question.judge.judge(&evidence::figures(question, &held, answer));
    let conflicts: Vec<Conflict> = held.iter().flat_map(|held| held.coverage.conflicts.clone()).collect();
    let closest =
        held.into_iter().reduce(|best, next| if next.coverage.recall > best.coverage.recall { next } else { best });
    let Some(Held { coverage, reference, .. }) = closest else {
        return Score::of(0.0, 0.0, "The item has no reference answer.");
    };
    let turned = coverage.turned();
    let guess = guesses::detect(answer, &question.terms, &reference, &coverage);
    let most = guess.as_ref().map_or(1.0, |guess| guess.most);
    let most = if coverage.other_number || turned { most.min(INDECISIVE) } else { most };
    let value = pass::scaled(chances.right, chances.pass);
    let overruled = value >= PASS && most < PASS;
    let sure = if value < PASS { 1.0 - chances.right } else { chances.right };
    let sure = if overruled { OVERRULED } else { sure };
    // Another number in an answer that is otherwise the rule is only partly wrong.
    let contradictory = turned || (chances.opposite && !coverage.other_number);
    judge(value.min(most), sure, coverage, &conflicts, contradictory, guess)
}

/// Turns a value into a score with its reasons. `conflicts` are those with any reference.
fn judge(
    value: f64,
    confidence: f64,
    coverage: Coverage,
    conflicts: &[Conflict],
    contradictory: bool,
    guess: Option<Guess>,
) -> Score {
    let mut score = Score::of(value, confidence, rationale(&coverage, guess.as_ref()));
    if !score.correct() {
        score.misconceptions.extend(guess.map(|guess| guess.clause));
        if contradictory {
            score = score.contradictory();
        }
        let own = coverage.conflicts.iter();
        let shown: Vec<&Conflict> =
            if coverage.conflicts.is_empty() { conflicts.iter().take(1).collect() } else { own.collect() };
        score.misconceptions.extend(shown.into_iter().take(NAMED).map(Conflict::clause));
        let missed = unopposed(&coverage).into_iter().take(NAMED);
        score.misconceptions.extend(missed.map(|term| format!("does not mention {}", quoted(term))));
    }
    score.matched_terms = coverage.matched;
    score.missing_terms = coverage.missing;
    score.forgiving(coverage.forgiven)
}

/// The terms missing without their opposite in their place, those the reference turns on first.
fn unopposed(coverage: &Coverage) -> Vec<&String> {
    let opposed = |term: &String| {
        let mut conflicts = coverage.conflicts.iter();
        conflicts.any(|conflict| conflict.wanted.ends_with(term.as_str()))
    };
    let rest = coverage.missing.iter();
    let rest = rest.filter(|term| !coverage.decisive.contains(term) && !opposed(term));
    coverage.decisive.iter().chain(rest).collect()
}

fn rationale(coverage: &Coverage, guess: Option<&Guess>) -> String {
    let (found, all) = (coverage.matched.len(), coverage.size);
    match guess {
        Some(guess) => format!("The answer {}.", guess.clause),
        None if found == all => "The answer has everything the reference has.".to_owned(),
        None if !coverage.conflicts.is_empty() => "The answer says the opposite of the reference.".to_owned(),
        None => format!("The answer has {found} of the {all} terms of the reference."),
    }
}

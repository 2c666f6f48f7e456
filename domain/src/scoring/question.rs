//! The question an answer is to, read once.

use std::collections::HashSet;

use super::fold::{Fold, Folded, sentences, words};
use super::language::Language;
use super::model::Judge;
use super::terms::{Term, terms};

/// From no more references than this is the language guessed.
const SAMPLE: usize = 8;

/// A question, and the language it and its answers are in.
pub(super) struct Question<'a> {
    /// As written; empty where it is not known.
    pub prompt: &'a str,
    pub terms: Vec<Term>,
    /// The stems it has that count.
    pub asked: HashSet<String>,
    pub language: Language,
    /// The stems of its last sentence that count: what is asked, without what was told before.
    pub focus: HashSet<String>,
    /// Who weighs the evidence where no rule decides.
    pub judge: &'a dyn Judge,
}

impl<'a> Question<'a> {
    /// Reads `prompt`; the language is that of the references and the prompt together.
    pub(super) fn new(prompt: &'a str, references: &[Folded<'_>], judge: &'a dyn Judge) -> Self {
        let asked = words(prompt, Fold::ALL);
        let known = references.iter().take(SAMPLE).flat_map(|reference| &reference.words);
        let language = Language::of(known.chain(&asked).map(String::as_str));
        let terms = terms(&asked, language);
        let counting = terms.iter().filter(|term| term.counts());
        let asked = counting.map(|term| term.stem.clone()).collect();
        let last = sentences(prompt).last().unwrap_or_default();
        let focus = super::terms::terms(&words(last, Fold::ALL), language);
        let focus = focus.into_iter().filter(Term::counts).map(|term| term.stem).collect();
        Self { prompt, terms, asked, focus, language, judge }
    }
}

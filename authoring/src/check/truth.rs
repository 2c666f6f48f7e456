//! No distractor is also true of the stem, as far as the document tells.
//!
//! A distractor counts as true where it stands in the cited passage, or in a sentence that says much of what the stem
//! says: such a sentence may make it an answer as good as the right one.

use std::collections::HashMap;

use super::Checker;
use super::subject::{Subject, spaced, words};
use crate::document::Document;
use crate::vocabulary::StemId;

/// Sentences looked at.
const LOOKED_AT: usize = 4_000;
/// Sentences with one distractor that are compared with a stem.
const COMPARED: usize = 200;
/// From this share of the stem's words on, a sentence says something like it.
const LIKE_THE_STEM: f64 = 0.5;

/// What the document states, for looking up who says what.
pub(crate) struct Statements {
    /// The meaningful stems of each sentence, sorted.
    stems: Vec<Vec<StemId>>,
    /// The sentences with a stem.
    holders: HashMap<StemId, Vec<usize>>,
}

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let quote = spaced(&checker.document.read_within(subject.item.citation.as_ref()?.span));
    let stem = checker.statements.stems_of(checker.document, subject.stem);
    let is_true = |wrong: &&&str| quote.contains(&spaced(wrong)) || checker.states(wrong, &stem);
    subject.wrong.iter().find(is_true).map(|wrong| format!("“{wrong}” is true of “{}” as well", subject.stem))
}

impl Checker<'_> {
    /// Whether a sentence holds the text and much of the stem.
    fn states(&self, text: &str, stem: &[StemId]) -> bool {
        let vocabulary = &self.document.vocabulary;
        let ids: Vec<StemId> = words(text)
            .iter()
            .filter_map(|word| vocabulary.id(word))
            .map(|id| vocabulary.entry(id))
            .filter(|entry| entry.class.is_meaningful())
            .map(|entry| entry.stem)
            .collect();
        let statements = &self.statements;
        let Some(rarest) = ids.iter().filter_map(|id| statements.holders.get(id)).min_by_key(|held| held.len()) else {
            return false;
        };
        let wanted = spaced(text);
        rarest.iter().take(COMPARED).any(|sentence| {
            let held = &statements.stems[*sentence];
            let shared = stem.iter().filter(|id| held.binary_search(id).is_ok()).count();
            !stem.is_empty()
                && shared as f64 >= LIKE_THE_STEM * stem.len() as f64
                && spaced(self.document.text(&self.document.sentences[*sentence])).contains(&wanted)
        })
    }
}

impl Statements {
    pub(super) fn new(document: &Document) -> Self {
        let stems: Vec<Vec<StemId>> =
            document.sentences.iter().take(LOOKED_AT).map(|sentence| document.stems(sentence)).collect();
        let mut holders: HashMap<StemId, Vec<usize>> = HashMap::new();
        for (sentence, held) in stems.iter().enumerate() {
            for stem in held {
                holders.entry(*stem).or_default().push(sentence);
            }
        }
        Self { stems, holders }
    }

    /// The meaningful stems of a text that the document knows.
    fn stems_of(&self, document: &Document, text: &str) -> Vec<StemId> {
        let vocabulary = &document.vocabulary;
        let entries = words(text).into_iter().filter_map(|word| vocabulary.id(&word)).map(|id| vocabulary.entry(id));
        let mut stems: Vec<StemId> =
            entries.filter(|entry| entry.class.is_meaningful()).map(|entry| entry.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}

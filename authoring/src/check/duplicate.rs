//! No two items ask the same.

use std::collections::{HashMap, HashSet};

use super::subject::{Subject, spaced, words};
use crate::generation::Item;

/// From this share of common words on, two stems with one answer ask the same.
const SAME: f64 = 0.8;

/// The items so far.
#[derive(Default)]
pub(crate) struct Seen {
    prompts: HashSet<String>,
    /// Words of the stems by answer.
    stems: HashMap<String, Vec<HashSet<String>>>,
}

impl Seen {
    /// Whether an item asks what another has asked.
    pub(crate) fn repeats(&self, item: &Item) -> bool {
        let (prompt, answer, own) = key(item);
        let alike = |other: &HashSet<String>| {
            let shared = own.intersection(other).count() as f64;
            shared >= SAME * own.union(other).count() as f64
        };
        self.prompts.contains(&prompt) || self.stems.get(&answer).is_some_and(|others| others.iter().any(alike))
    }

    /// Remembers an item.
    pub(crate) fn add(&mut self, item: &Item) {
        let (prompt, answer, own) = key(item);
        self.prompts.insert(prompt);
        self.stems.entry(answer).or_default().push(own);
    }
}

/// The stem, the answer, and the words of the stem.
fn key(item: &Item) -> (String, String, HashSet<String>) {
    let subject = Subject::of(item);
    (spaced(subject.stem), spaced(subject.right.unwrap_or_default()), words(subject.stem).into_iter().collect())
}

//! Every distinct word of a document once: its class and its stem are worked out a single time.

use std::collections::HashMap;

use crate::language::Language;
use crate::lexicon::{Class, NUMBER_WORDS, english_class};

/// Index of a distinct word (in lower case).
pub(crate) type WordId = usize;
/// Index of a distinct stem.
pub(crate) type StemId = usize;

pub(crate) struct Entry {
    pub(crate) lower: String,
    pub(crate) class: Class,
    pub(crate) stem: StemId,
}

#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, WordId>,
    stems: HashMap<String, StemId>,
    entries: Vec<Entry>,
}

impl Vocabulary {
    pub(crate) fn add(&mut self, word: &str, language: &Language) -> WordId {
        let lower = word.to_lowercase();
        if let Some(id) = self.ids.get(&lower) {
            return *id;
        }
        let next_stem = self.stems.len();
        let stem = *self.stems.entry(language.stem(&lower)).or_insert(next_stem);
        let class = classify(&lower, language);
        self.entries.push(Entry { lower: lower.clone(), class, stem });
        self.ids.insert(lower, self.entries.len() - 1);
        self.entries.len() - 1
    }

    pub(crate) fn entry(&self, id: WordId) -> &Entry {
        &self.entries[id]
    }

    /// Whether the word, in lower case, occurs in the document at all.
    pub(crate) fn id(&self, lower: &str) -> Option<WordId> {
        self.ids.get(lower).copied()
    }
}

fn classify(lower: &str, language: &Language) -> Class {
    let starts_with_digit = lower.starts_with(|c: char| c.is_numeric());
    if starts_with_digit || language.is_english() && NUMBER_WORDS.contains(&lower) {
        return Class::Number;
    }
    if !lower.chars().any(char::is_alphabetic) {
        return Class::Stop;
    }
    if language.is_english()
        && let Some(class) = english_class(lower)
    {
        return class;
    }
    if language.is_stop_word(lower) || lower.chars().count() == 1 { Class::Stop } else { Class::Content }
}

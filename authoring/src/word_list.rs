//! Lists of words written as running text and looked up by hash.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A fixed set of words in lower case.
pub(crate) struct WordList {
    words: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_whitespace().collect()).contains(word)
    }
}

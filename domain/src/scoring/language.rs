//! Which language a text is in, as far as scoring has to know: for its stems and its stop words.

use rust_stemmers::{Algorithm, Stemmer};

use super::stop_words;

/// A language whose words can be reduced to stems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
    Swedish,
}

impl Language {
    /// All of them, in the order of their discriminants.
    pub(super) const ALL: [Self; 8] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Dutch,
        Self::Swedish,
    ];

    /// The language most of whose stop words are among `words`; English where none stands out.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = [0usize; Self::ALL.len()];
        for word in words.take(400) {
            for (count, language) in counts.iter_mut().zip(Self::ALL) {
                *count += usize::from(stop_words::has(language, word));
            }
        }
        let mut best = 0;
        for (index, count) in counts.iter().enumerate() {
            if *count > counts[best] {
                best = index;
            }
        }
        Self::ALL[best]
    }

    /// Whether numbers are written with a decimal comma.
    pub(super) fn decimal_comma(self) -> bool {
        self != Self::English
    }

    /// The stem of a folded word. What is not a word of letters stays as it is.
    pub(super) fn stem(self, word: &str) -> String {
        if word.len() > 64 || !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::German => Algorithm::German,
            Self::French => Algorithm::French,
            Self::Spanish => Algorithm::Spanish,
            Self::Italian => Algorithm::Italian,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Dutch => Algorithm::Dutch,
            Self::Swedish => Algorithm::Swedish,
        };
        Stemmer::create(algorithm).stem(word).into_owned()
    }
}

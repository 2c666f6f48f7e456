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
    Danish,
    Norwegian,
    Finnish,
    Hungarian,
    Romanian,
    Turkish,
    Russian,
    Greek,
    Arabic,
    Tamil,
}

impl Language {
    /// All of them, in the order of their discriminants.
    pub(super) const ALL: [Self; 18] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Dutch,
        Self::Swedish,
        Self::Danish,
        Self::Norwegian,
        Self::Finnish,
        Self::Hungarian,
        Self::Romanian,
        Self::Turkish,
        Self::Russian,
        Self::Greek,
        Self::Arabic,
        Self::Tamil,
    ];

    /// The language most of whose stop words, or whose script, are among `words`; English where none stands out.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = [0usize; Self::ALL.len()];
        for word in words.take(400) {
            for (count, language) in counts.iter_mut().zip(Self::ALL) {
                *count += usize::from(stop_words::has(language, word) || Self::of_script(word) == Some(language));
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

    /// The one language known here that is written as `word` is, where there is one.
    fn of_script(word: &str) -> Option<Self> {
        match word.chars().next()? {
            'Ͱ'..='Ͽ' => Some(Self::Greek),
            'Ѐ'..='ӿ' => Some(Self::Russian),
            '\u{600}'..='\u{6ff}' => Some(Self::Arabic),
            '\u{b80}'..='\u{bff}' => Some(Self::Tamil),
            _ => None,
        }
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
            Self::Danish => Algorithm::Danish,
            Self::Norwegian => Algorithm::Norwegian,
            Self::Finnish => Algorithm::Finnish,
            Self::Hungarian => Algorithm::Hungarian,
            Self::Romanian => Algorithm::Romanian,
            Self::Turkish => Algorithm::Turkish,
            Self::Russian => Algorithm::Russian,
            Self::Greek => Algorithm::Greek,
            Self::Arabic => Algorithm::Arabic,
            Self::Tamil => Algorithm::Tamil,
        };
        Stemmer::create(algorithm).stem(word).into_owned()
    }
}

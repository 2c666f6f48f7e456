//! The language of a text: what it is, its stop words and its stemmer.

use std::collections::HashSet;

use rust_stemmers::{Algorithm, Stemmer};
use whatlang::Lang;

use crate::item::quantity::is_number_word;
use crate::lexicon::english_class;

/// How many bytes at the start of a text decide its language.
const DETECT_WITHIN: usize = 1_200;

/// ISO 639-1 code, the detector's name, the stemmer.
const KNOWN: [(&str, Lang, Option<Algorithm>); 17] = [
    ("en", Lang::Eng, Some(Algorithm::English)),
    ("de", Lang::Deu, Some(Algorithm::German)),
    ("fr", Lang::Fra, Some(Algorithm::French)),
    ("es", Lang::Spa, Some(Algorithm::Spanish)),
    ("it", Lang::Ita, Some(Algorithm::Italian)),
    ("pt", Lang::Por, Some(Algorithm::Portuguese)),
    ("nl", Lang::Nld, Some(Algorithm::Dutch)),
    ("sv", Lang::Swe, Some(Algorithm::Swedish)),
    ("da", Lang::Dan, Some(Algorithm::Danish)),
    ("no", Lang::Nob, Some(Algorithm::Norwegian)),
    ("fi", Lang::Fin, Some(Algorithm::Finnish)),
    ("ro", Lang::Ron, Some(Algorithm::Romanian)),
    ("hu", Lang::Hun, Some(Algorithm::Hungarian)),
    ("ru", Lang::Rus, Some(Algorithm::Russian)),
    ("el", Lang::Ell, Some(Algorithm::Greek)),
    ("tr", Lang::Tur, Some(Algorithm::Turkish)),
    ("ar", Lang::Ara, Some(Algorithm::Arabic)),
];

pub(crate) struct Language {
    /// ISO 639-1.
    pub(crate) code: String,
    stemmer: Option<Stemmer>,
    stop_words: HashSet<&'static str>,
}

impl Language {
    /// The language the sender named, or the one the text is in; English where neither can be told.
    pub(crate) fn of(text: &str, named: Option<&str>) -> Self {
        let code = named.and_then(primary_subtag).unwrap_or_else(|| detect(text));
        let algorithm = KNOWN.iter().find(|known| known.0 == code).and_then(|known| known.2);
        let stop_words = stop_words::lookup(&code).unwrap_or_default();
        Self { stemmer: algorithm.map(Stemmer::create), stop_words: stop_words.iter().copied().collect(), code }
    }

    pub(crate) fn is_english(&self) -> bool {
        self.code == "en"
    }

    pub(crate) fn is_stop_word(&self, lower: &str) -> bool {
        self.stop_words.contains(lower)
    }

    /// Whether a word in lower case carries no meaning of its own.
    pub(crate) fn is_function_word(&self, lower: &str) -> bool {
        let english = self.is_english().then(|| english_class(lower)).flatten();
        match english {
            Some(class) => !class.is_meaningful(),
            None => self.is_stop_word(lower) && !(self.is_english() && is_number_word(lower)),
        }
    }

    /// Whether there are stop words and a stemmer to work with.
    pub(crate) fn is_known(&self) -> bool {
        self.stemmer.is_some() && !self.stop_words.is_empty()
    }

    pub(crate) fn stem(&self, lower: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if lower.len() <= 64 => stemmer.stem(lower).into_owned(),
            _ => String::from(lower),
        }
    }
}

/// `en` of `en-GB`; nothing where the tag is no language tag.
fn primary_subtag(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    ((2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(primary)
}

fn detect(text: &str) -> String {
    let head = &text[..text.floor_char_boundary(DETECT_WITHIN)];
    let info = whatlang::detect(head).filter(|info| info.is_reliable() || info.script() != whatlang::Script::Latin);
    let Some(info) = info else {
        return String::from("en");
    };
    let known = KNOWN.iter().find(|known| known.1 == info.lang());
    known.map_or_else(|| String::from(info.lang().code()), |known| String::from(known.0))
}

//! Words that mean the reverse of each other, and words that deny.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::Language;
use super::opposite_words::{NEGATIONS, OPPOSITES};

/// Beginnings that turn a word into its opposite, and how long what follows has to be: "unsafe" is
/// not safe, but "inside" has nothing to do with sides.
const REVERSING: [(&str, usize); 8] =
    [("un", 4), ("non", 4), ("in", 5), ("im", 5), ("il", 5), ("ir", 5), ("dis", 5), ("de", 6)];

static BY_STEM: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<String>> = HashMap::new();
    for (a, b) in OPPOSITES {
        let (a, b) = (Language::English.stem(a), Language::English.stem(b));
        map.entry(a.clone()).or_default().push(b.clone());
        map.entry(b).or_default().push(a);
    }
    map
});

/// Whether `word`, folded, denies in any language known here.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.iter().any(|(_, words)| words.contains(&word))
}

/// Whether `word`, folded, denies in `language`.
pub(super) fn negates(word: &str, language: Language) -> bool {
    NEGATIONS.iter().any(|(spoken, words)| *spoken == language && words.contains(&word))
}

/// Whether two folded words are opposites.
pub(super) fn opposed(a: &str, b: &str) -> bool {
    opposed_stems(&Language::English.stem(a), &Language::English.stem(b)) || reversed(a, b) || reversed(b, a)
}

/// The stems of the opposites of the word with this English stem.
pub(super) fn of_stem(stem: &str) -> &'static [String] {
    BY_STEM.get(stem).map_or(&[], Vec::as_slice)
}

fn opposed_stems(a: &str, b: &str) -> bool {
    of_stem(a).iter().any(|opposite| opposite == b)
}

/// What `word` reverses by its beginning: "correct" for "incorrect".
pub(super) fn reversed_base(word: &str) -> Option<&str> {
    REVERSING.iter().find_map(|&(prefix, least)| word.strip_prefix(prefix).filter(|base| base.len() >= least))
}

fn reversed(word: &str, base: &str) -> bool {
    reversed_base(word) == Some(base)
}

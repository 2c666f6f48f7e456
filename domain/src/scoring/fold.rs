//! Brings texts that mean the same to the same words: compatibility forms, case, accents,
//! punctuation, spacing and contractions.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// No more characters than this are read of any text, so that scoring costs the same whatever is
/// sent.
const MAX_CHARS: usize = 16_000;

/// No more words than this are read of any text.
pub(super) const MAX_WORDS: usize = 1_000;

/// What a fold takes away besides punctuation and spacing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold {
    /// Fold capitals.
    pub case: bool,
    /// Drop accents.
    pub accents: bool,
}

impl Fold {
    pub(super) const ALL: Self = Self { case: true, accents: true };
}

/// A text with its words, folded once for all the steps that read them.
pub(super) struct Folded<'a> {
    /// As written.
    pub text: &'a str,
    /// Its words under [`Fold::ALL`].
    pub words: Vec<String>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, words: words(text, Fold::ALL) }
    }

    /// Whether both are the same text, spaces around it aside.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.text.trim() == other.text.trim()
    }
}

/// Whether a text says nothing: it has no letter and no digit.
pub(super) fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// The sentences of a text that say anything, as far as it is read.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(end, _)| end);
    let sentences = text[..end].split(['.', '?', '!', ';', '\n']);
    sentences.filter(|sentence| !is_blank(sentence))
}

/// The words of `text`, folded.
pub(super) fn words(text: &str, fold: Fold) -> Vec<String> {
    let text = characters(text, fold);
    let mut words: Vec<String> = Vec::new();
    let mut touching = false;
    for piece in text.split_word_bounds() {
        if words.len() >= MAX_WORDS {
            break;
        }
        if piece.chars().any(char::is_alphanumeric) {
            push_expanded(&mut words, piece);
            touching = true;
        } else {
            match piece {
                // C++, C#, vitamin D+: the sign belongs to the name.
                "+" | "#" if touching => {
                    if let Some(word) = words.last_mut() {
                        word.push_str(piece);
                    }
                    continue;
                }
                "&" => words.push("and".to_owned()),
                "<" | ">" | "=" | "%" | "°" | "*" | "^" | "$" | "€" | "£" => words.push(piece.to_owned()),
                _ => {}
            }
            touching = false;
        }
    }
    words
}

/// The characters of `text` under `fold`, one compatible form for each, spaces and signs kept.
pub(super) fn characters(text: &str, fold: Fold) -> String {
    let composed = compatible(text);
    let lowered = if fold.case { composed.to_lowercase() } else { composed };
    if lowered.is_ascii() {
        return lowered;
    }
    if !fold.accents {
        return lowered.nfc().collect();
    }
    let mut plain = String::with_capacity(lowered.len());
    for c in lowered.nfd() {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' => plain.push('d'),
            // Only the marks of Latin, Greek and Cyrillic: elsewhere a mark can be a vowel.
            '\u{300}'..='\u{36f}' => {}
            other => plain.push(other),
        }
    }
    plain.nfc().collect()
}

/// The text in compatibility form (NFKC), with a power kept apart from its base (10⁸ is not 108)
/// and a fraction from the whole before it (3½ is not 31/2).
pub(super) fn compatible(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().take(MAX_CHARS).map(|c| if c == '`' { '\'' } else { c }).collect();
    }
    let mut spelled = String::with_capacity(text.len().min(MAX_CHARS));
    let mut previous = ' ';
    for c in text.chars().take(MAX_CHARS) {
        let power = matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻');
        if power && previous.is_ascii_digit() {
            spelled.push('^');
        } else if matches!(c, '¼'..='¾' | '⅐'..='⅞') && previous.is_ascii_digit() {
            spelled.push(' ');
        }
        spelled.push(c);
        previous = c;
    }
    let mut compatible = String::with_capacity(spelled.len());
    for c in spelled.nfkc().take(MAX_CHARS) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => compatible.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => compatible.push('-'),
            '\u{2044}' => compatible.push('/'),
            'µ' | 'μ' => compatible.push('µ'),
            // Soft hyphens, zero-width characters and direction marks are not seen.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
            other => compatible.push(other),
        }
    }
    compatible
}

/// Auxiliaries whose negation is often typed without its apostrophe.
const AUXILIARIES: [&str; 18] = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "ca", "could", "would", "should", "wo",
    "must", "need", "might",
];

/// Adds a word, its contractions written out: "isn't" and "isnt" are "is", "not"; "cannot" is "can", "not".
fn push_expanded(words: &mut Vec<String>, word: &str) {
    let lower = word.to_lowercase();
    let bare = lower.replace('\'', "");
    let auxiliary = bare.strip_suffix("nt").filter(|stem| AUXILIARIES.contains(stem));
    if let Some(auxiliary) = auxiliary {
        words.push(match auxiliary {
            "ca" => "can".to_owned(),
            "wo" => "will".to_owned(),
            other => other.to_owned(),
        });
        words.push("not".to_owned());
    } else if bare == "cannot" {
        words.extend(["can".to_owned(), "not".to_owned()]);
    } else {
        let pieces = word.split('\'').filter(|piece| piece.chars().any(char::is_alphanumeric));
        let mut pieces = pieces.peekable();
        while let Some(piece) = pieces.next() {
            let ending = !words.is_empty() && matches!(piece, "s" | "re" | "ll" | "ve" | "d" | "m");
            if !ending || pieces.peek().is_some() || !word.contains('\'') {
                words.push(piece.trim_matches(is_combining_mark).to_owned());
            }
        }
    }
}

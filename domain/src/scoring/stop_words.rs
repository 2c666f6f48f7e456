//! Words an answer can do without. Nothing that denies, compares, orders or counts is among them:
//! "before", "less" and "not" are what many questions are about.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::language::Language;

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "she", "they",
    "them", "their", "his", "her", "him", "i", "me", "my", "we", "us", "our", "you", "your",
    "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "has",
    "have", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might",
    "must", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "into", "onto",
    "than", "and", "or", "but", "if", "then", "so", "because", "since", "while", "when",
    "where", "which", "who", "whom", "whose", "what", "how", "why", "there", "here", "also",
    "just", "very", "really", "too", "such", "some", "any", "each", "get", "gets", "got", "one",
    "about", "itself", "themselves", "think", "like", "s", "t",
];
#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und",
    "oder", "ist", "sind", "war", "wird", "werden", "wurde", "hat", "haben", "zu", "von", "vom",
    "mit", "im", "in", "auf", "fur", "als", "auch", "es", "er", "sie", "sich", "dass", "weil",
    "wenn", "wie", "was", "bei", "aus", "an", "am", "zum", "zur", "man", "kann",
];
#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "et", "ou", "est", "sont",
    "il", "elle", "ils", "elles", "on", "ce", "c", "cette", "ces", "que", "qui", "qu", "dans",
    "en", "au", "aux", "par", "pour", "avec", "sur", "se", "s", "sa", "son", "ses", "a", "ont",
    "car", "parce", "quel", "quelle", "comme",
];
#[rustfmt::skip]
const SPANISH: &[&str] = &[
    "el", "la", "los", "las", "un", "una", "unos", "unas", "de", "del", "y", "o", "es", "son",
    "que", "en", "al", "por", "para", "con", "se", "su", "sus", "lo", "como", "porque",
    "cuando", "fue", "ha", "hay", "este", "esta", "cual", "a", "esto", "ser", "esta",
];
#[rustfmt::skip]
const ITALIAN: &[&str] = &[
    "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "di", "del", "della", "dei",
    "delle", "e", "o", "ed", "sono", "che", "in", "nel", "nella", "al", "alla", "da", "dal",
    "per", "con", "si", "su", "come", "perche", "quando", "ha", "hanno", "questo", "questa",
    "quale", "a",
];
#[rustfmt::skip]
const PORTUGUESE: &[&str] = &[
    "o", "a", "os", "as", "um", "uma", "de", "do", "da", "dos", "das", "e", "ou", "sao", "que",
    "em", "no", "na", "nos", "nas", "ao", "por", "para", "com", "se", "seu", "sua", "como",
    "porque", "quando", "foi", "tem", "este", "esta", "qual", "pelo", "pela",
];
#[rustfmt::skip]
const DUTCH: &[&str] = &[
    "de", "het", "een", "en", "of", "is", "zijn", "was", "wordt", "worden", "heeft", "hebben",
    "van", "met", "in", "op", "voor", "als", "ook", "er", "hij", "zij", "ze", "dat", "die",
    "dit", "omdat", "hoe", "wat", "bij", "uit", "aan", "te", "om", "door", "naar", "kan",
];
#[rustfmt::skip]
const SWEDISH: &[&str] = &[
    "en", "ett", "den", "det", "de", "och", "eller", "ar", "var", "blir", "har", "hade", "av",
    "med", "i", "pa", "for", "som", "att", "till", "fran", "om", "sig", "han", "hon", "dem",
    "nar", "hur", "vad", "vid", "kan", "man", "eftersom",
];

static SETS: LazyLock<[HashSet<&'static str>; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(|language| listed(language).iter().copied().collect()));

/// Whether a folded word is a stop word of `language`.
pub(super) fn has(language: Language, word: &str) -> bool {
    SETS[language as usize].contains(word)
}

fn listed(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Spanish => SPANISH,
        Language::Italian => ITALIAN,
        Language::Portuguese => PORTUGUESE,
        Language::Dutch => DUTCH,
        Language::Swedish => SWEDISH,
    }
}

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
#[rustfmt::skip]
const DANISH: &[&str] = &[
    "en", "et", "den", "det", "de", "og", "eller", "er", "var", "bliver", "blev", "har",
    "havde", "af", "med", "i", "pa", "for", "som", "at", "til", "fra", "om", "sig", "han",
    "hun", "dem", "da", "nar", "hvordan", "hvad", "ved", "kan", "man", "fordi", "der", "jeg",
    "vi", "hvor",
];
#[rustfmt::skip]
const NORWEGIAN: &[&str] = &[
    "en", "et", "ei", "den", "det", "de", "og", "eller", "er", "var", "blir", "ble", "har",
    "hadde", "av", "med", "i", "pa", "for", "som", "at", "til", "fra", "om", "seg", "han",
    "hun", "dem", "da", "nar", "hvordan", "hva", "ved", "kan", "man", "fordi", "jeg", "vi",
    "hvor",
];
#[rustfmt::skip]
const FINNISH: &[&str] = &[
    "ja", "tai", "on", "ovat", "oli", "olivat", "se", "ne", "han", "he", "joka", "jotka",
    "etta", "kun", "kuin", "mika", "miksi", "koska", "niin", "tama", "nama", "sen", "sita",
    "siita", "ole", "olla", "voi", "jos", "kanssa", "myos",
];
#[rustfmt::skip]
const HUNGARIAN: &[&str] = &[
    "a", "az", "egy", "es", "vagy", "van", "vannak", "volt", "hogy", "ami", "amely", "aki",
    "mert", "mint", "is", "ez", "ezek", "azok", "ha", "be", "ki", "meg", "el", "fel", "le",
    "minden", "mit", "mi", "miert",
];
#[rustfmt::skip]
const ROMANIAN: &[&str] = &[
    "un", "o", "unei", "unui", "si", "sau", "este", "sunt", "era", "au", "a", "al", "ale",
    "ai", "de", "la", "in", "din", "pe", "cu", "pentru", "prin", "ca", "care", "ce", "se",
    "sa", "lui", "ei", "lor", "cum", "cand", "deoarece", "fi", "fost", "acest", "aceasta",
];
#[rustfmt::skip]
const TURKISH: &[&str] = &[
    "bir", "ve", "veya", "ile", "bu", "su", "o", "da", "de", "icin", "gibi", "olan", "olarak",
    "dir", "mi", "ne", "nasil", "neden", "cunku", "ki", "ise", "daha", "en",
];
#[rustfmt::skip]
const RUSSIAN: &[&str] = &[
    "и", "в", "во", "на", "с", "со", "к", "ко", "по", "из", "за", "от", "до", "для", "о", "об",
    "это", "этот", "эта", "эти", "что", "как", "или", "а", "но", "он", "она", "оно", "они",
    "есть", "был", "была", "было", "были", "быть", "которыи", "которая", "которые", "так",
    "потому", "чтобы", "у", "же", "бы",
];
#[rustfmt::skip]
const GREEK: &[&str] = &[
    "ο", "η", "το", "οι", "τα", "του", "της", "των", "τον", "την", "ενα", "ενας", "μια", "και",
    "ειναι", "ηταν", "σε", "στο", "στη", "στην", "στον", "στα", "απο", "με", "για", "που",
    "πως", "οτι", "να", "θα", "αυτο", "αυτη", "ως", "γιατι",
];
#[rustfmt::skip]
const ARABIC: &[&str] = &[
    "في", "من", "الى", "إلى", "على", "عن", "مع", "هو", "هي", "هم", "ان", "أن", "إن", "التي",
    "الذي", "هذا", "هذه", "ذلك", "كان", "كانت", "و", "او", "أو", "ما", "كما", "ثم", "قد",
    "لان", "لأن",
];
#[rustfmt::skip]
const TAMIL: &[&str] = &[
    "ஒரு", "மற்றும்", "இந்த", "அந்த", "அது", "இது", "என்று", "என", "ஆகும்", "உள்ள", "இருந்து",
    "அல்லது", "ஆனால்", "போது",
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
        Language::Danish => DANISH,
        Language::Norwegian => NORWEGIAN,
        Language::Finnish => FINNISH,
        Language::Hungarian => HUNGARIAN,
        Language::Romanian => ROMANIAN,
        Language::Turkish => TURKISH,
        Language::Russian => RUSSIAN,
        Language::Greek => GREEK,
        Language::Arabic => ARABIC,
        Language::Tamil => TAMIL,
    }
}

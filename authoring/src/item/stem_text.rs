//! Whether a sentence can be asked about by itself.

use crate::block::Kind;
use crate::document::{Document, Sentence};
use crate::lexicon::{Class, may_be_verb};
use crate::token;
use crate::word_list::WordList;

/// Openings that lean on the sentence before.
static LEANING: WordList = WordList::new(
    "this that these those it they he she such its their his her here there then thus so also both \
                       however therefore moreover furthermore additionally otherwise instead nevertheless nonetheless \
                       consequently accordingly hence similarly likewise and but or yet meanwhile finally again nor \
                       alternatively conversely neither either another others some most which",
);
/// Phrases that point elsewhere.
const POINTING: [&str; 27] = [
    "as follows",
    "the following",
    " above",
    " below",
    "see section",
    "see also",
    "the former",
    "the latter",
    "in addition,",
    "for example,",
    "for instance,",
    "in this case",
    "as a result",
    "aforementioned",
    "see the ",
    "for more details",
    " i ",
    " my ",
    "i'm ",
    "by contrast",
    "in short",
    " therefore",
    " however",
    "in other words",
    "http://",
    "https://",
    "www.",
];
/// `this …` is fine where it means the document itself.
pub(crate) static THE_DOCUMENT: WordList = WordList::new(
    "policy procedure document license licence agreement standard guide guideline sop manual course \
                            handbook statement notice package software library tool project specification release \
                            distribution protocol organisation organization company code page text programme program",
);

/// Whether a reader who sees nothing but this sentence knows what it is about.
pub(crate) fn is_self_contained(document: &Document, sentence: &Sentence) -> bool {
    let text = document.text(sentence);
    if !starts_well(text) || text.ends_with([':', '?', ',', ';']) || !is_balanced_text(text) || text.contains('|') {
        return false;
    }
    if !document.language.is_english() {
        return true;
    }
    !has_no_subject(document, sentence)
        && !leans(text)
        && !points_elsewhere(text)
        && !points_back(document, sentence)
        && !has_pronoun_first(document, sentence)
}

/// Whether a sentence opens with a verb in the third person, as descriptions do: `Allows two flows to …`.
fn has_no_subject(document: &Document, sentence: &Sentence) -> bool {
    let first = document.tokens_of(sentence).first().map(|token| document.entry(token));
    first.is_some_and(|entry| may_be_verb(&entry.lower, true) && entry.class == Class::Verb)
}

/// Whether an English sentence opens with a word that leans on the one before.
pub(crate) fn leans(text: &str) -> bool {
    let mut words = token::words(text).into_iter().map(|word| text[word].to_lowercase());
    let (opening, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    LEANING.contains(&opening) && !(opening == "this" && THE_DOCUMENT.contains(&next))
}

/// Whether an English text sends its reader elsewhere.
pub(crate) fn points_elsewhere(text: &str) -> bool {
    let lower = format!(" {} ", text.to_lowercase());
    POINTING.iter().any(|pointing| lower.contains(pointing))
}

/// Whether `these samples`, `such data` stands inside and means something outside.
fn points_back(document: &Document, sentence: &Sentence) -> bool {
    let tokens = document.tokens_of(sentence);
    tokens.windows(2).enumerate().any(|(at, pair)| {
        let (word, next) = (&document.entry(&pair[0]).lower, document.entry(&pair[1]));
        let named_before = || tokens[..at].iter().any(|token| document.entry(token).stem == next.stem);
        matches!(word.as_str(), "this" | "these" | "those" | "such")
            && next.lower != "as"
            && !THE_DOCUMENT.contains(&next.lower)
            && !(next.class.is_content() && named_before())
            && !document.token_text(sentence.block, &pair[1]).starts_with(char::is_uppercase)
    })
}

/// Whether `it` or `they` stands before anything it could stand for.
fn has_pronoun_first(document: &Document, sentence: &Sentence) -> bool {
    let words = document.tokens_of(sentence).iter().map(|token| document.entry(token));
    let mut before_any_name = words.take_while(|entry| !entry.class.is_content());
    before_any_name.any(|entry| matches!(entry.lower.as_str(), "it" | "they" | "them" | "its" | "their"))
}

fn starts_well(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase() || matches!(c, '“' | '"'))
}

/// Whether brackets and quotes come in pairs.
pub(crate) fn is_balanced_text(text: &str) -> bool {
    let count = |c: char| text.chars().filter(|found| *found == c).count();
    count('(') == count(')') && count('[') == count(']') && count('“') == count('”') && count('"') % 2 == 0
}

pub(crate) fn is_word_of(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// Whether the sentence ends as one, or stands in a list, where many do not.
pub(crate) fn is_whole(document: &Document, sentence: &Sentence) -> bool {
    let listed = matches!(document.blocks[sentence.block].kind, Kind::ListItem { .. } | Kind::Description);
    let cut_off = document.tokens_of(sentence).last().is_some_and(|token| {
        let class = document.class(token);
        matches!(class, Class::Preposition | Class::Determiner | Class::To | Class::Conjunction | Class::Auxiliary)
    });
    document.text(sentence).ends_with(['.', '!', '。', '”', '"']) || listed && sentence.tokens.len() >= 7 && !cut_off
}

//! Definitions by wording: `X is a …`, `X means …`, `X refers to …`.

use super::definition::{Definition, trimmed};
use crate::document::{Document, Sentence};
use crate::lexicon::Class;
use crate::word_list::WordList;

/// Subjects of which `is` states no definition.
static NO_TERMS: WordList = WordList::new(
    "purpose goal aim objective result reason example problem exception rest scope intent following \
                        idea point question answer note focus choice option difference case matter thing way what",
);
/// `X is a …`, `X means …`, `X refers to …`, `X is defined as …`.
pub(super) fn stated(document: &Document, sentence: &Sentence) -> Option<Definition> {
    if !sentence.is_self_contained || !document.text(sentence).ends_with('.') {
        return None;
    }
    let tokens = document.tokens_of(sentence);
    let lower = |at: usize| tokens.get(at).map_or("", |token| document.entry(token).lower.as_str());
    let verb =
        (1..tokens.len().min(8)).find(|at| matches!(lower(*at), "is" | "are" | "means" | "refers" | "denotes"))?;
    let start = match (lower(verb), lower(verb + 1), lower(verb + 2)) {
        ("is" | "are", "defined", "as") => verb + 3,
        ("is" | "are", "a" | "an" | "the" | "any" | "one" | "anyone" | "someone" | "anything", _) => verb + 1,
        ("refers", "to", _) => verb + 2,
        ("means" | "denotes", next, _) if next != "that" => verb + 1,
        _ => return None,
    };
    let article = document.class(&tokens[0]) == Class::Determiner;
    let name = &tokens[usize::from(article)..verb];
    let text = &document.blocks[sentence.block].text;
    let subject = text[name.first()?.range.start..tokens[verb].range.start].trim_end();
    let term = subject.split(" (").next()?.trim_matches(['“', '”', '"', '\'']);
    let plain = name.iter().all(|token| document.class(token).is_content() || document.entry(token).lower == "of");
    let titled = name.iter().all(|token| document.token_text(sentence.block, token).starts_with(char::is_uppercase));
    let first_word = lower(0);
    let particular = matches!(first_word, "the") && !titled && !matches!(lower(verb), "means" | "refers");
    let article_fits = !article || matches!(first_word, "a" | "an" | "the");
    let head = document.entry(name.last()?).lower.as_str();
    let names_aspect = name.iter().any(|token| NO_TERMS.contains(&document.entry(token).lower));
    let of = name.iter().any(|token| document.entry(token).lower == "of");
    let vague =
        names_aspect && (name.len() == 1 || of || first_word == "the") || head.ends_with("ing") && name.len() > 2;
    if !plain || particular || !article_fits || vague || term.contains([',', ':', ';']) || name.len() > 5 {
        return None;
    }
    let be = if matches!(lower(verb), "are") { "are" } else { "is" };
    let prompt = match lower(verb) {
        "is" | "are" => format!(
            "What {be} {}{}?",
            if article { format!("{first_word} ") } else { String::new() },
            document.inside_sentence(sentence, term)
        ),
        _ => format!("What does “{term}” mean?"),
    };
    let meaning = trimmed(document, sentence, tokens.get(start)?.range.start);
    Some(Definition { prompt, term: String::from(term), meaning, span: document.span(sentence), defines: true })
}

//! Definitions: `X is a …`, `X means …`, `**X**: …`, glossaries.

use std::ops::Range;

use super::stem_text::{is_balanced_text, is_self_contained, is_word_of};
use super::{Candidate, Kind, Options, Sort};
use crate::block::Kind as BlockKind;
use crate::document::{Document, Sentence};
use crate::lexicon::Class;
use crate::source::Span;

/// Words of the explanation, at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=45;
/// Subjects of which `is` states no definition.
const NO_TERMS: &str = "purpose goal aim objective result reason example problem exception rest scope intent following \
                        idea point question answer note focus choice option difference case matter thing way what";
/// Labels that introduce a remark, not a term.
const LABELS: &str = "note notes example examples warning important tip caution version date owner author approved status \
                      summary contact email phone see attention remark result hint reference references effective";

/// A term with its explanation in one sentence.
#[derive(Debug, Clone)]
pub(crate) struct Definition {
    pub(crate) term: String,
    /// Byte range of the explanation in the text of its block.
    pub(crate) meaning: Range<usize>,
    /// The question that asks for it.
    prompt: String,
    span: Span,
    /// A definition, not just a rule under a label.
    pub(crate) defines: bool,
}

/// The definition a sentence states, if it states one.
pub(crate) fn of_sentence(document: &Document, index: usize) -> Option<Definition> {
    let sentence = &document.sentences[index];
    let block = &document.blocks[sentence.block];
    let first = document.block_sentences[sentence.block].start == index;
    let found = match block.kind {
        BlockKind::Cell { .. } | BlockKind::Term => None,
        BlockKind::Description if first => glossary(document, sentence),
        _ => labelled(document, sentence, first).or_else(|| stated(document, sentence)),
    }?;
    let meaning = &block.text[found.meaning.clone()];
    let words = meaning.split(' ').count();
    let circular = meaning.to_lowercase().contains(&found.term.to_lowercase());
    (LENGTH.contains(&words) && !circular && is_balanced_text(meaning)).then_some(found)
}

/// `<dt>X</dt><dd>…</dd>`
fn glossary(document: &Document, sentence: &Sentence) -> Option<Definition> {
    let term_block = document.blocks.get(sentence.block.checked_sub(1)?)?;
    let term = term_block.text.trim_end_matches([':', ' ']);
    let fits = term_block.kind == BlockKind::Term && term.split(' ').count() <= 6;
    fits.then(|| Definition {
        prompt: format!("What does “{term}” mean?"),
        term: String::from(term),
        meaning: trimmed(document, sentence, sentence.range.start),
        span: Span {
            start: term_block.whole().start,
            end: document.span(sentence).end,
        },
        defines: true,
    })
}

/// `**X**: …`, or `X: …` in a list.
fn labelled(document: &Document, sentence: &Sentence, first: bool) -> Option<Definition> {
    let block = &document.blocks[sentence.block];
    let text = document.text(sentence);
    let strong = block
        .strong
        .first()
        .filter(|strong| first && strong.start == 0)
        .map(|strong| strong.end);
    let in_list = matches!(block.kind, BlockKind::ListItem { .. });
    let separators = [": ", " — ", " – ", " - "];
    let (at, separator) = separators
        .iter()
        .filter_map(|separator| Some((text.find(separator)?, separator)))
        .min()?;
    let bold = strong.is_some_and(|end| end == at || end == at + 1);
    if !(first && (bold || in_list && *separator == ": ")) {
        return None;
    }
    let term = text[..at].trim_matches(['“', '”', '"', ' ', '*']);
    let label = term.split(' ').next().unwrap_or_default().to_lowercase();
    let term_like = (1..=5).contains(&term.split(' ').count())
        && !term.contains(['.', ',', ';', '(', '?'])
        && term.len() >= 2;
    if !term_like || is_word_of(LABELS, &label) || term.chars().all(|c| !c.is_alphabetic()) {
        return None;
    }
    let meaning = trimmed(
        document,
        sentence,
        sentence.range.start + at + separator.len(),
    );
    let opening = block.text[meaning.clone()]
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let glossary = document.heading_of(sentence.block).is_some_and(|heading| {
        let heading = heading.to_lowercase();
        [
            "definition",
            "glossary",
            "terms",
            "vocabulary",
            "terminology",
        ]
        .iter()
        .any(|word| heading.contains(word))
    });
    let defines = glossary
        || is_word_of(
            "a an the any anyone anything somebody someone information",
            &opening,
        );
    let prompt = if defines {
        format!("What does “{term}” mean?")
    } else {
        format!("What does the text say about “{term}”?")
    };
    Some(Definition {
        prompt,
        term: String::from(term),
        meaning,
        span: document.span(sentence),
        defines,
    })
}

/// `X is a …`, `X means …`, `X refers to …`, `X is defined as …`.
fn stated(document: &Document, sentence: &Sentence) -> Option<Definition> {
    if !is_self_contained(document, sentence) || !document.text(sentence).ends_with('.') {
        return None;
    }
    let tokens = document.tokens_of(sentence);
    let lower = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token| document.entry(token).lower.as_str())
    };
    let verb = (1..tokens.len().min(8))
        .find(|at| matches!(lower(*at), "is" | "are" | "means" | "refers" | "denotes"))?;
    let start = match (lower(verb), lower(verb + 1), lower(verb + 2)) {
        ("is" | "are", "defined", "as") => verb + 3,
        (
            "is" | "are",
            "a" | "an" | "the" | "any" | "one" | "anyone" | "someone" | "anything",
            _,
        ) => verb + 1,
        ("refers", "to", _) => verb + 2,
        ("means" | "denotes", _, _) => verb + 1,
        _ => return None,
    };
    let article = document.class(&tokens[0]) == Class::Determiner;
    let name = &tokens[usize::from(article)..verb];
    let text = &document.blocks[sentence.block].text;
    let subject = text[name.first()?.range.start..tokens[verb].range.start].trim_end();
    let term = subject
        .split(" (")
        .next()?
        .trim_matches(['“', '”', '"', '\'']);
    let plain = name
        .iter()
        .all(|token| document.class(token).is_content() || document.entry(token).lower == "of");
    let titled = name.iter().all(|token| {
        document
            .token_text(sentence.block, token)
            .starts_with(char::is_uppercase)
    });
    let first_word = lower(0);
    let particular =
        matches!(first_word, "the") && !titled && !matches!(lower(verb), "means" | "refers");
    let article_fits = !article || matches!(first_word, "a" | "an" | "the");
    let head = document.entry(name.last()?).lower.as_str();
    let names_aspect = name
        .iter()
        .any(|token| is_word_of(NO_TERMS, &document.entry(token).lower));
    let of = name.iter().any(|token| document.entry(token).lower == "of");
    let vague = names_aspect && (name.len() == 1 || of || first_word == "the")
        || head.ends_with("ing") && name.len() > 2;
    if !plain
        || particular
        || !article_fits
        || vague
        || term.contains([',', ':', ';'])
        || name.len() > 5
    {
        return None;
    }
    let be = if matches!(lower(verb), "are") {
        "are"
    } else {
        "is"
    };
    let prompt = match lower(verb) {
        "is" | "are" => format!(
            "What {be} {}{}?",
            if article {
                format!("{first_word} ")
            } else {
                String::new()
            },
            natural(document, sentence, term)
        ),
        _ => format!("What does “{term}” mean?"),
    };
    let meaning = trimmed(document, sentence, tokens.get(start)?.range.start);
    Some(Definition {
        prompt,
        term: String::from(term),
        meaning,
        span: document.span(sentence),
        defines: true,
    })
}

/// A term as it stands inside a sentence: without the capital that only the sentence's start gives it.
fn natural(document: &Document, sentence: &Sentence, term: &str) -> String {
    let first = document.tokens_of(sentence).first();
    let by_place = first.is_some_and(|token| {
        document.uncapitalised.contains(&token.word) && document.text(sentence).starts_with(term)
    });
    let mut chars = term.chars();
    match chars.next().filter(|_| by_place) {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::from(term),
    }
}

/// From a place in the block to the end of the sentence, without its full stop.
fn trimmed(document: &Document, sentence: &Sentence, start: usize) -> Range<usize> {
    let text = &document.blocks[sentence.block].text[start..sentence.range.end];
    start..start + text.trim_end_matches(['.', ' ']).len()
}

pub(crate) fn candidates(document: &Document, index: usize) -> Vec<Candidate> {
    let Some(definition) = of_sentence(document, index) else {
        return Vec::new();
    };
    let sentence = &document.sentences[index];
    let meaning = &document.blocks[sentence.block].text[definition.meaning.clone()];
    let candidate = |kind, prompt, answer, options, value| Candidate {
        kind,
        sentence: index,
        prompt,
        answer,
        span: definition.span,
        explanation: Some(String::from(document.text(sentence))),
        options,
        value,
    };
    let kind = if definition.defines {
        Kind::Definition
    } else {
        Kind::Label
    };
    let value = if definition.defines { 1.0 } else { 0.45 };
    let mut found = vec![candidate(
        kind,
        definition.prompt.clone(),
        String::from(meaning),
        Options::None,
        value,
    )];
    if definition.defines {
        let prompt = format!("Which term means: “{meaning}”?");
        found.push(candidate(
            Kind::WhichTerm,
            prompt,
            definition.term.clone(),
            Options::Pool(Sort::Defined),
            0.95,
        ));
    }
    found
}

/// The terms the document defines.
pub(crate) fn defined_terms(document: &Document) -> Vec<String> {
    let definitions =
        (0..document.sentences.len().min(5_000)).filter_map(|index| of_sentence(document, index));
    definitions
        .filter(|definition| definition.defines)
        .map(|definition| definition.term)
        .collect()
}

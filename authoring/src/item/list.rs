//! Lists to be named in full.

use std::ops::Range;

use super::stem_text::is_word_of;
use super::{Candidate, ItemKind, Options};
use crate::block::Kind as BlockKind;
use crate::document::Document;
use crate::outline::clean_title;
use crate::source::Span;

/// Parts of a list worth asking for, and the words of one part.
const PARTS: std::ops::RangeInclusive<usize> = 3..=8;
const PART_WORDS: usize = 14;
/// Longest citation of a list, in bytes.
const LONGEST: usize = 1_500;

/// Bulleted and numbered lists.
pub(crate) fn blocks(document: &Document, range: Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((list, ordered)) = list_of(document, at) else {
            at += 1;
            continue;
        };
        let end = (at..range.end)
            .find(|block| list_of(document, *block).map(|(id, _)| id) != Some(list))
            .unwrap_or(range.end);
        if at > range.start {
            found.extend(of_list(document, at..end, ordered));
        }
        at = end;
    }
    found
}

fn list_of(document: &Document, block: usize) -> Option<(usize, bool)> {
    match document.blocks[block].kind {
        BlockKind::ListItem { list, ordered } => Some((list, ordered)),
        _ => None,
    }
}

fn of_list(document: &Document, items: Range<usize>, ordered: bool) -> Option<Candidate> {
    let parts: Vec<&str> =
        items.clone().map(|block| document.blocks[block].text.trim_end_matches(['.', ';', ',', ' '])).collect();
    let parts: Vec<&str> = parts
        .into_iter()
        .map(|part| part.strip_suffix(" and").or(part.strip_suffix(" or")).unwrap_or(part).trim_end_matches([';', ',']))
        .collect();
    let short = parts.iter().all(|part| part.split(' ').count() <= PART_WORDS && !part.contains(": "));
    if !PARTS.contains(&parts.len()) || !short {
        return None;
    }
    let before = &document.blocks[items.start - 1];
    let count = parts.len();
    let (prompt, start) = match before.kind {
        BlockKind::Paragraph if before.text.ends_with(':') => {
            let last = document.block_sentences[items.start - 1].clone().next_back()?;
            let intro = &document.sentences[last];
            let text = document.text(intro).trim_end_matches([':', ' ']);
            let opening = document.entry(document.tokens_of(intro).first()?).lower.as_str();
            let leans = is_word_of("this these those it they such its their", opening) || text.split(' ').count() < 3;
            let prompt = if ordered {
                format!("Give the {count} steps in order: “{text} …”")
            } else {
                format!("Complete the list of {count}: “{text} …”")
            };
            (prompt, (!leans).then(|| document.span(intro).start)?)
        }
        BlockKind::Heading(_) => {
            let title = clean_title(&before.text);
            let prompt = if ordered {
                format!("Give the {count} steps of “{title}” in order.")
            } else {
                format!("Name the {count} points listed under “{title}”.")
            };
            (prompt, before.whole().start)
        }
        _ => return None,
    };
    let span = Span { start, end: document.blocks[items.end - 1].whole().end };
    let sentence = document.block_sentences[items.start].start;
    (span.end - span.start <= LONGEST).then(|| Candidate {
        kind: ItemKind::List,
        sentence,
        prompt,
        answer: parts.join("; "),
        span,
        explanation: None,
        options: Options::None,
        value: 0.85,
    })
}

/// `The three classes are A, B and C.`
pub(crate) fn inline(document: &Document, index: usize) -> Option<Candidate> {
    let sentence = &document.sentences[index];
    let text = document.text(sentence);
    if !sentence.is_self_contained || !text.ends_with('.') {
        return None;
    }
    let verbs = [
        " consists of ",
        " consist of ",
        " comprises ",
        " comprise ",
        " includes ",
        " include ",
        " covers ",
        " cover ",
        " applies to ",
        " are: ",
        ": ",
        " are ",
    ];
    let (at, verb) = verbs.iter().find_map(|verb| Some((text.find(verb)?, *verb)))?;
    let list = text[at + verb.len()..].trim_end_matches('.');
    let parts = parts(list)?;
    let head = text[..at + verb.trim_end().len()].trim_end_matches(':');
    let clean = !head.contains(',') && head.split(' ').count() >= if verb == " are " { 4 } else { 2 };
    let named = verb != " are "
        || document
            .tokens_of(sentence)
            .iter()
            .any(|token| is_word_of("three four five six seven 3 4 5 6 7", &document.entry(token).lower));
    (clean && named).then(|| Candidate {
        kind: ItemKind::List,
        sentence: index,
        prompt: format!("Complete the list of {}: “{head} …”", parts.len()),
        answer: String::from(list),
        span: document.span(sentence),
        explanation: Some(String::from(text)),
        options: Options::None,
        value: 0.8,
    })
}

/// The parts of `A, B and C`, where they are short and alike.
fn parts(list: &str) -> Option<Vec<&str>> {
    if list.contains([';', ':', '(', '“', '"']) {
        return None;
    }
    let (front, last) = list.rsplit_once(" and ").or_else(|| list.rsplit_once(" or "))?;
    let mut parts: Vec<&str> = front.trim_end_matches(',').split(", ").collect();
    parts.push(last);
    let words = |part: &&str| part.split(' ').count();
    let short = parts.iter().all(|part| (1..=5).contains(&words(part)) && !part.is_empty());
    (PARTS.contains(&parts.len()) && short).then_some(parts)
}

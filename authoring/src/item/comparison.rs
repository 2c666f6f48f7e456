//! Comparisons: one thing set against another.

use super::clause::SUBORDINATE;
use super::stem_text::is_balanced_text;
use super::{Candidate, ItemKind, Options};
use crate::document::Document;

/// Words of the half that is asked for.
const ASKED: std::ops::RangeInclusive<usize> = 2..=30;
/// Words before a mark, at least.
const GIVEN: usize = 4;
/// What sets two things against each other.
const MARKS: [&str; 7] =
    [", whereas ", " whereas ", ", in contrast to ", " rather than ", " instead of ", ", unlike ", " as opposed to "];

pub(super) fn candidate(document: &Document, index: usize) -> Option<Candidate> {
    let sentence = &document.sentences[index];
    let text = document.text(sentence);
    if !sentence.is_self_contained || !text.ends_with('.') || document.is_cell(sentence) {
        return None;
    }
    let text = text.trim_end_matches('.');
    let opening = text.split(' ').next().unwrap_or_default().to_lowercase();
    if SUBORDINATE.contains(&opening.as_str()) {
        return None;
    }
    let (given, asked) =
        unlike(text).or_else(|| MARKS.iter().find_map(|mark| marked(text, mark))).or_else(|| than(text))?;
    let single = given.starts_with("Unlike ") || given.starts_with("In contrast") || !asked.contains(',');
    let plain = single && is_balanced_text(given) && is_balanced_text(asked) && !asked.contains([';', ':']);
    (plain && ASKED.contains(&asked.split(' ').count()) && given.split(' ').count() >= GIVEN).then(|| Candidate {
        kind: ItemKind::Comparison,
        sentence: index,
        prompt: format!("Complete the comparison: “{given} …”"),
        answer: String::from(asked),
        span: document.span(sentence),
        explanation: Some(String::from(document.text(sentence))),
        options: Options::None,
        value: 0.7,
    })
}

/// `Unlike pumps, fans move air.`
fn unlike(text: &str) -> Option<(&str, &str)> {
    let opens = text.starts_with("Unlike ") || text.starts_with("In contrast to ");
    let at = text.find(", ").filter(|_| opens)?;
    let rest = &text[at + 2..];
    (!rest.contains(", and ") && !rest.contains(", or ")).then_some((&text[..=at], rest))
}

fn marked<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = text.find(mark)?;
    Some((&text[..at + mark.trim_end().len()], &text[at + mark.len()..]))
}

/// `A fan is louder than a pump.` What is more or less than a figure is no comparison of things.
fn than(text: &str) -> Option<(&str, &str)> {
    let (given, asked) = marked(text, " than ")?;
    let mut before = given.rsplit(' ').skip(1).take(5);
    let graded = before.any(|word| matches!(word, "more" | "less" | "fewer") || word.len() > 4 && word.ends_with("er"));
    let other = given.ends_with("other than") || given.ends_with("rather than");
    let opening = asked.split(' ').next().unwrap_or_default().to_lowercase();
    let names = !opening.starts_with(|c: char| c.is_ascii_digit())
        && !super::quantity::is_number_word(&opening)
        && !matches!(opening.as_str(), "that" | "this" | "it" | "those" | "what" | "usual" | "once" | "expected");
    (graded && !other && names).then_some((given, asked))
}

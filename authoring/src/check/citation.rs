//! A citation quotes the bytes at its span.

use super::Checker;
use super::subject::Subject;
use crate::generation::{Citation, Lesson};

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    match &subject.item.citation {
        Some(citation) => misquotes(checker.document.content, citation),
        None => Some(String::from("nothing is cited")),
    }
}

pub(super) fn lesson_fault(content: &str, lesson: &Lesson) -> Option<String> {
    if lesson.explanation.trim().is_empty() || lesson.citations.is_empty() {
        return Some(format!("lesson “{}” tells or cites nothing", lesson.title));
    }
    lesson.citations.iter().find_map(|citation| misquotes(content, citation))
}

fn misquotes(content: &str, citation: &Citation) -> Option<String> {
    let stands = citation.span.of(content) == Some(citation.quote.as_str());
    (!stands || citation.quote.trim().is_empty()).then(|| format!("“{}” does not stand at its span", citation.quote))
}

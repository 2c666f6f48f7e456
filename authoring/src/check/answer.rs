//! The answer is found in the cited span.

use super::Checker;
use super::subject::{Subject, spaced};

/// Separates the parts of a list in a reference answer.
pub(crate) const PARTS: &str = "; ";

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let Some(answer) = subject.right else {
        return Some(String::from("there is no reference answer"));
    };
    let citation = subject.item.citation.as_ref()?;
    let quote = spaced(&checker.document.read_within(citation.span));
    let raw = spaced(&citation.quote);
    let found = |text: &str| {
        let text = spaced(text);
        !text.trim().is_empty() && (quote.contains(&text) || raw.contains(&text))
    };
    let missing = if found(answer) { None } else { answer.split(PARTS).find(|part| !found(part)) };
    missing.map(|part| format!("“{part}” is not in “{}”", citation.quote))
}

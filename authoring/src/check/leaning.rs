//! The stem can be understood by itself.

use super::Checker;
use super::subject::Subject;
use crate::item::stem_text::{leans, points_elsewhere};

/// Quotation marks a prompt puts around what it takes from the document.
const QUOTES: [char; 2] = ['“', '”'];

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let english = checker.document.language.is_english();
    let stated = subject.before_blank().is_some();
    let quoted = subject.stem.split(QUOTES).nth(1).filter(|_| !stated);
    let text = quoted.unwrap_or(subject.stem);
    let at_fault = english && (points_elsewhere(text) || (stated || quoted.is_some()) && leans(text));
    at_fault.then(|| format!("“{}”", subject.stem))
}

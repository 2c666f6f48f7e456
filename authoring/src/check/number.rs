//! The right choice is not told by singular and plural.

use super::Checker;
use super::subject::Subject;

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let right = subject.right.filter(|_| checker.document.language.is_english())?;
    let odd =
        subject.wrong.iter().find(|wrong| is_plural(wrong) != is_plural(right) || is_one(wrong) != is_one(right))?;
    Some(format!("“{right}” beside “{odd}”"))
}

/// Whether an English phrase ends like a plural.
pub(crate) fn is_plural(text: &str) -> bool {
    let lower = text.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    let listed = matches!(last, "people" | "children" | "men" | "women" | "data" | "criteria" | "media");
    listed || last.ends_with('s') && !["ss", "is", "us"].iter().any(|ending| last.ends_with(ending))
}

/// Whether the text is the number that goes with a singular.
pub(crate) fn is_one(text: &str) -> bool {
    matches!(text.split(' ').next(), Some("1" | "one" | "One"))
}

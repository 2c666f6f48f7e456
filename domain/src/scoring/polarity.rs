//! Whether an answer says what the reference says, or its opposite.

use super::opposites;
use super::terms::Term;

/// A place where the answer says the opposite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conflict {
    /// What the answer says, with its negation.
    pub given: String,
    /// What the reference says, with its negation.
    pub wanted: String,
}

impl Conflict {
    pub(super) fn between(given: &Term, wanted: &Term) -> Self {
        Self { given: spoken(given), wanted: spoken(wanted) }
    }

    /// The misconception in words.
    pub(super) fn clause(&self) -> String {
        format!("says ‘{}’; the reference says ‘{}’", self.given, self.wanted)
    }
}

fn spoken(term: &Term) -> String {
    if term.denied { format!("not {}", term.word) } else { term.word.clone() }
}

/// The term of the answer that is `wanted` in other polarity, by word or by form, if there is one:
/// whether it agrees after all ("not open" is "closed"), and the term.
pub(super) fn opposite<'a>(
    wanted: &Term,
    mut with_stem: impl FnMut(&str) -> Option<&'a Term>,
    mut reversing: impl FnMut(&str) -> Option<&'a Term>,
    stem: impl Fn(&str) -> String,
) -> Option<(bool, &'a Term)> {
    let by_word = opposites::of_stem(&wanted.stem).iter().find_map(|opposite| with_stem(opposite));
    let found = by_word
        .or_else(|| opposites::reversed_base(&wanted.word).and_then(|base| with_stem(&stem(base))))
        .or_else(|| reversing(&wanted.stem))?;
    Some((found.denied != wanted.denied, found))
}

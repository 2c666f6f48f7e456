//! An item as the rules look at it: its stem, its right answer, its wrong choices.

use crate::generation::{Item, ItemAnswer};
use crate::token;

/// How a prompt with a blank begins.
pub(crate) const BLANK_OPENING: &str = "Fill the blank: ";
/// A blank.
pub(crate) const BLANK: &str = "____";

pub(super) struct Subject<'i> {
    pub(super) item: &'i Item,
    /// The prompt without what only says that there is a blank.
    pub(super) stem: &'i str,
    /// Nothing where the reference answer is missing or the index is wrong.
    pub(super) right: Option<&'i str>,
    pub(super) wrong: Vec<&'i str>,
}

impl<'i> Subject<'i> {
    pub(super) fn of(item: &'i Item) -> Self {
        let (right, wrong) = match &item.answer {
            ItemAnswer::Choice { choices, correct } => {
                let wrong = choices.iter().enumerate().filter(|(at, _)| at != correct);
                (choices.get(*correct).map(String::as_str), wrong.map(|(_, choice)| choice.as_str()).collect())
            }
            ItemAnswer::Free { reference } => (reference.as_deref(), Vec::new()),
        };
        Self { item, stem: item.prompt.strip_prefix(BLANK_OPENING).unwrap_or(&item.prompt), right, wrong }
    }

    pub(super) fn choices(&self) -> impl Iterator<Item = &'i str> {
        self.right.into_iter().chain(self.wrong.iter().copied())
    }

    pub(super) fn is_choice(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// What stands before the blank, if there is one.
    pub(super) fn before_blank(&self) -> Option<&'i str> {
        self.stem.split_once(BLANK).map(|(before, _)| before)
    }
}

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    token::words(text).into_iter().map(|word| text[word].to_lowercase()).collect()
}

/// The words with a space around each: one text holds another where its words do.
pub(super) fn spaced(text: &str) -> String {
    let bare = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = bare.map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    format!(" {joined} ")
}

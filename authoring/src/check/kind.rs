//! All choices are of one kind.

use super::Checker;
use super::subject::Subject;
use crate::item::quantity::{is_number_word, time_unit};
use crate::item::role::is_role;

/// What a choice looks like.
#[derive(Debug, PartialEq, Eq)]
enum Look {
    Duration,
    Percentage,
    /// A figure with what it measures.
    Figure(String),
    Role,
    Word,
    Phrase,
}

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let right = subject.right.filter(|_| subject.is_choice())?;
    let english = checker.document.language.is_english();
    let wanted = look(right, english);
    let odd = subject.wrong.iter().find(|wrong| wanted != look(wrong, english))?;
    Some(format!("“{right}” ({wanted:?}) beside “{odd}” ({:?})", look(odd, english)))
}

/// How a figure is written: no reader takes `1.25` for one of `two`, `300` and `eight`.
fn form(figure: &str) -> &'static str {
    match figure {
        spelled if spelled.starts_with(char::is_alphabetic) => "word",
        fraction if fraction.contains('.') => "fraction",
        _ => "whole",
    }
}

fn look(text: &str, english: bool) -> Look {
    let lower = text.to_lowercase();
    let (first, rest) = lower.split_once(' ').unwrap_or((lower.as_str(), ""));
    let figure = first.starts_with(|c: char| c.is_ascii_digit()) || english && is_number_word(first);
    let last = lower.rsplit(' ').next().unwrap_or_default();
    match figure {
        true if lower.ends_with('%') || last == "percent" => Look::Percentage,
        true if time_unit(last) => Look::Duration,
        true => Look::Figure(format!("{} {rest}", form(first))),
        false if english && is_role(&lower) => Look::Role,
        false if rest.is_empty() => Look::Word,
        false => Look::Phrase,
    }
}

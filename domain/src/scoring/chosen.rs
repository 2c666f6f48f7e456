//! Finds out which choice an answer names: by its text, its letter or its index.

use super::exact;
use super::fold::{self, Fold, Folded, words};
use super::opposites;
use super::spelling;

/// Which choice an answer names.
pub(super) enum Named {
    /// This one, from 0, and what was forgiven in reading it.
    One(usize, Vec<String>),
    /// More than one.
    Several,
    /// None that is shown.
    Unknown,
}

/// The one choice that all parts of an answer name.
pub(super) fn agreed(named: impl Iterator<Item = Named>) -> Named {
    let mut agreed = Named::Unknown;
    for named in named {
        agreed = match (agreed, named) {
            (Named::One(a, forgiven), Named::One(b, _)) if a == b => Named::One(a, forgiven),
            (Named::Unknown, Named::One(b, forgiven)) => Named::One(b, forgiven),
            (agreed, Named::Unknown) => agreed,
            _ => return Named::Several,
        };
    }
    agreed
}

/// The choice at an index from 0.
pub(super) fn by_index(choices: &[String], value: f64) -> Named {
    let known = value.fract() == 0.0 && value >= 0.0 && value < choices.len() as f64;
    if known { Named::One(value as usize, Vec::new()) } else { Named::Unknown }
}

/// The text of a choice goes before its letter or its index: "3" among 1, 2 and 3 is the three.
pub(super) fn by_text(choices: &[String], text: &str) -> Named {
    if let Some(index) = choices.iter().position(|choice| choice.trim() == text.trim()) {
        return Named::One(index, Vec::new());
    }
    let folded = Folded::new(text);
    for (index, choice) in choices.iter().enumerate() {
        if let Some(forgiven) = exact::same(&folded, &Folded::new(choice)) {
            return Named::One(index, forgiven);
        }
    }
    if let Some((index, rest)) = label(choices, text) {
        return match rest {
            rest if fold::is_blank(rest) => Named::One(index, Vec::new()),
            rest => agreed([Named::One(index, Vec::new()), by_words(choices, rest)].into_iter()),
        };
    }
    let numeric = choices.iter().any(|choice| choice.trim().parse::<f64>().is_ok());
    match text.trim().parse::<f64>() {
        Ok(value) if !numeric && value.is_finite() => by_index(choices, value),
        Ok(_) => Named::Unknown,
        Err(_) => by_words(choices, text),
    }
}

/// "b", "(b)", "b) Paris", "option B": the choice of that letter, and what follows it.
fn label<'a>(choices: &[String], text: &'a str) -> Option<(usize, &'a str)> {
    let mut text = text.trim();
    for word in ["option", "choice", "answer"] {
        let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
        text = start.map_or(text, |_| text[word.len()..].trim_start());
    }
    let open = text.trim_start_matches(['(', '[']);
    let letter = open.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = &open[1..];
    let closed = rest.trim_start_matches([')', ']', '.', ':']);
    let alone = fold::is_blank(rest) || closed.len() < rest.len();
    let index = usize::from(letter.to_ascii_lowercase() as u8 - b'a');
    (alone && index < choices.len()).then_some((index, closed))
}

/// The choice whose words are given, a few slips forgiven, or that a longer answer contains.
fn by_words(choices: &[String], text: &str) -> Named {
    let given = words(text, Fold::ALL);
    let shown: Vec<Vec<String>> = choices.iter().map(|choice| words(choice, Fold::ALL)).collect();
    let another = |word: &String| shown.iter().flatten().any(|shown| shown == word);
    let misspelt = shown.iter().enumerate().filter_map(|(index, wanted)| {
        let slip_is_a_choice = given.iter().zip(wanted).any(|(given, wanted)| given != wanted && another(given));
        let forgiven = spelling::same_words(&given, wanted).filter(|_| !slip_is_a_choice)?;
        Some((index, forgiven))
    });
    let mut misspelt: Vec<(usize, Vec<String>)> = misspelt.collect();
    match misspelt.len() {
        0 => contained(&given, &shown),
        1 => misspelt.pop().map_or(Named::Unknown, |(index, forgiven)| Named::One(index, forgiven)),
        _ => Named::Several,
    }
}

/// "It is Paris": the choice an answer contains, unless it denies it or contains two.
fn contained(given: &[String], shown: &[Vec<String>]) -> Named {
    let holds = |text: &[String], part: &[String]| !part.is_empty() && text.windows(part.len()).any(|run| run == part);
    let found: Vec<usize> = (0..shown.len()).filter(|&index| holds(given, &shown[index])).collect();
    let longest: Vec<usize> = found
        .iter()
        .copied()
        .filter(|&index| {
            !found.iter().any(|&other| shown[other].len() > shown[index].len() && holds(&shown[other], &shown[index]))
        })
        .collect();
    let denied = |index: usize| given.iter().any(|word| opposites::is_negation(word) && !shown[index].contains(word));
    match longest[..] {
        [index] if !denied(index) => Named::One(index, Vec::new()),
        [] | [_] => Named::Unknown,
        _ => Named::Several,
    }
}

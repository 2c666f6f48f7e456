//! Where sentences end.

use std::ops::Range;

/// Words after which a full stop ends nothing.
const ABBREVIATIONS: [&str; 44] = [
    "e.g", "i.e", "etc", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "no", "nos", "fig", "figs", "eq", "sec",
    "ch", "vol", "pp", "p", "al", "approx", "dept", "est", "inc", "ltd", "co", "corp", "jr", "sr", "u.s", "u.k", "a.m",
    "p.m", "art", "para", "max", "min", "ref", "resp", "z.b", "bzw", "ca",
];
/// Abbreviations that often do end a sentence: they do where a capital follows.
const MAY_END: [&str; 10] = ["etc", "inc", "ltd", "co", "corp", "u.s", "u.k", "a.m", "p.m", "al"];

/// The byte ranges of the sentences, without white space around them.
pub(crate) fn split(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        let end = match c {
            '.' | '!' | '?' | '…' => end_after(text, start, at, c),
            '。' | '！' | '？' | '؟' | '।' => Some(at + c.len_utf8()),
            _ => None,
        };
        if let Some(end) = end {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Where the sentence ends whose last mark stands at `at`, if one ends there.
fn end_after(text: &str, start: usize, at: usize, mark: char) -> Option<usize> {
    let rest = &text[at + mark.len_utf8()..];
    if rest.starts_with(['.', '!', '?', '…']) {
        return None;
    }
    let is_closer = |c: &char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»');
    let closers = rest.chars().take(4).take_while(is_closer).map(char::len_utf8).sum();
    let after = &rest[closers..];
    let next = after.trim_start();
    if next.is_empty() {
        return Some(text.len() - after.len());
    }
    if next.len() == after.len() {
        return None;
    }
    let opens = next.trim_start_matches(['"', '\'', '(', '[', '“', '‘', '«', '¿', '¡']);
    let first = opens.chars().next()?;
    let begins = first.is_uppercase() || first.is_ascii_digit() || first.is_alphabetic() && !first.is_lowercase();
    if !begins || mark == '.' && closers == 0 && !stop_ends(&text[start..at], first) {
        return None;
    }
    Some(text.len() - after.len())
}

/// Whether a full stop after this text ends a sentence, given the first letter that follows.
fn stop_ends(before: &str, next: char) -> bool {
    let word_start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |space| space + before[space..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    let lower = word.to_lowercase();
    if MAY_END.contains(&lower.as_str()) {
        return next.is_uppercase();
    }
    if lower == "no" {
        return !next.is_ascii_digit();
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let item_number = word_start == 0 && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    !initial && !item_number && !ABBREVIATIONS.contains(&lower.as_str())
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let inner = &text[range.clone()];
    let trimmed = inner.trim();
    if !trimmed.is_empty() {
        let start = range.start + (inner.len() - inner.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = super::split(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        check("One. Two.", &["One.", "Two."]);
        check("Use keys, e.g. Ed25519 keys. Rotate them.", &["Use keys, e.g. Ed25519 keys.", "Rotate them."]);
        check("Dr. J. Smith signs form No. 5 first.", &["Dr. J. Smith signs form No. 5 first."]);
        check("Is that a no. Yes.", &["Is that a no.", "Yes."]);
        check("Version 1.2.3 costs $3.50. Buy it!", &["Version 1.2.3 costs $3.50.", "Buy it!"]);
        check("He said “Stop.” Then he left.", &["He said “Stop.”", "Then he left."]);
        check("Wait… then go. See Fig. 3.", &["Wait… then go.", "See Fig. 3."]);
        check("It left the U.S. It came back.", &["It left the U.S.", "It came back."]);
        check("これは一。それは二。", &["これは一。", "それは二。"]);
        check("", &[]);
    }
}

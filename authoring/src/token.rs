//! Words in a text, with their places.

use std::ops::Range;

/// The byte ranges of the words: letters and digits, with the marks that join them (`two-factor`, `don't`, `3.5`, `U.S`).
pub(crate) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let inside = c.is_alphanumeric() || is_mark(c) || start.is_some() && joins(previous, c, next);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
        previous = c;
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

fn joins(previous: char, c: char, next: char) -> bool {
    let digits = previous.is_ascii_digit() && next.is_ascii_digit();
    let letters = previous.is_alphanumeric() && next.is_alphanumeric();
    match c {
        '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '_' | '&' => letters,
        '.' | ',' => digits || c == '.' && previous.is_alphabetic() && next.is_alphabetic(),
        _ => false,
    }
}

/// Combining marks, as far as scripts that need them go: without them a word of Hindi or Thai would fall apart.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}')
}

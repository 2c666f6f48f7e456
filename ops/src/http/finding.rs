//! What was found in place of what was expected.

use std::fmt;

/// Most characters that are shown of what a service said.
const SHOWN_CHARS: usize = 160;

/// What came out of looking at something.
pub(crate) type Check<T = ()> = Result<T, Finding>;

/// What was found in place of what was expected, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding(String);

impl Finding {
    /// In words of one's own.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What was expected, and what stands there.
    pub(crate) fn expected(what: impl fmt::Display, found: impl fmt::Display) -> Self {
        Self(format!("expected {what}, found {found}"))
    }

    /// The same, with what it prevents in front.
    pub(crate) fn prevents(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Passes when `holds`; else says what was expected and found.
pub(crate) fn ensure(holds: bool, what: impl fmt::Display, found: impl fmt::Display) -> Check {
    if holds { Ok(()) } else { Err(Finding::expected(what, found)) }
}

/// The start of what a service said, on one line and without what could steer a terminal.
pub(crate) fn show(said: &str) -> String {
    let mut shown = String::new();
    for (place, char) in said.trim().chars().enumerate() {
        match char {
            _ if place == SHOWN_CHARS => return shown + "…",
            '\n' | '\r' | '\t' => shown.push(' '),
            // Marks of direction can turn a line of a terminal round.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            char if char.is_control() => shown.extend(char.escape_default()),
            char => shown.push(char),
        }
    }
    if shown.is_empty() { "nothing".to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_one_short_line_that_steers_no_terminal() {
        assert_eq!(show("<p>\r\nno</p>"), "<p>  no</p>");
        assert_eq!(show("\u{1b}[2Jgone\u{202e}"), "\\u{1b}[2Jgone");
        assert_eq!(show(" "), "nothing");
        assert_eq!(show(&"é".repeat(1_000)).chars().count(), SHOWN_CHARS + 1);
    }
}

//! A commit's name, whole or its start.

use std::fmt;

/// Fewest digits that name a commit: what git shows.
const MIN_DIGITS: usize = 7;
/// Digits of a whole name, of SHA-1 or of SHA-256.
const WHOLE: [usize; 2] = [40, 64];

/// A commit's name, whole or its start, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Commit(String);

impl Commit {
    /// Accepts 7 hexadecimal digits or more.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let fits = text.len() >= MIN_DIGITS && text.len() <= WHOLE[1] && text.bytes().all(|b| b.is_ascii_hexdigit());
        if fits { Ok(Self(text.to_ascii_lowercase())) } else { Err("is no commit: 7 hexadecimal digits or more") }
    }

    /// Accepts a whole name only.
    pub(super) fn whole(text: &str) -> Option<Self> {
        Self::parse(text).ok().filter(|commit| WHOLE.contains(&commit.0.len()))
    }

    /// Is this the start of `whole`, or all of it?
    pub(super) fn begins(&self, whole: &Self) -> bool {
        whole.0.starts_with(&self.0)
    }

    /// Its digits.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_hexadecimal_and_long_enough() {
        let whole = "9a763a5".repeat(5) + "00000";
        for text in ["9a763a5", "9A763A5", &whole] {
            assert!(Commit::parse(text).unwrap().begins(&Commit::whole(&whole).unwrap()), "{text}");
        }
        for text in ["", "9a763a", "main---", "prod-latest", &"0".repeat(65), "9a763aé"] {
            assert!(Commit::parse(text).is_err(), "{text}");
        }
        assert_eq!(Commit::whole("9a763a5"), None);
    }
}

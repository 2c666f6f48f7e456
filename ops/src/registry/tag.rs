//! A tag: a name in a repository that can be moved from one manifest to another.

use std::fmt;

/// Longest tag of the distribution specification.
const MAX_BYTES: usize = 128;

/// A tag: a name in a repository that can be moved from one manifest to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tag(String);

impl Tag {
    /// Accepts what the distribution specification does: `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let fits = |(place, char): (usize, char)| {
            char.is_ascii_alphanumeric() || char == '_' || place > 0 && matches!(char, '.' | '-')
        };
        if text.is_empty() || text.len() > MAX_BYTES || !text.char_indices().all(fits) {
            return Err("is no tag: 1 to 128 letters, digits, _ . -, and neither . nor - at the start");
        }
        Ok(Self(text.to_owned()))
    }

    /// Its text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_what_the_specification_says() {
        for text in ["prod-latest", "_", "9a763a5", "v1.2.3", &"a".repeat(128)] {
            assert!(Tag::parse(text).is_ok(), "{text}");
        }
        for text in ["", ".a", "-a", "a/b", "a:b", "é", "a b", &"a".repeat(129)] {
            assert!(Tag::parse(text).is_err(), "{text}");
        }
    }
}

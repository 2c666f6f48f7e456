//! A passage of the source with what stands around it.

use authoring::{ContentType, Source, readable};

/// How much of the source is shown before and after a passage, in bytes at most.
const AROUND: usize = 160;

/// A passage with its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// What comes before it on the same line.
    pub(super) before: String,
    /// The passage.
    pub(super) quote: String,
    /// What comes after it on the same line.
    pub(super) after: String,
}

impl Passage {
    /// Cuts a passage out of the source, with its surroundings up to the end of the line or the next tag. None when
    /// the place is not in the source.
    pub(super) fn around(content: &str, content_type: ContentType, start: usize, end: usize) -> Option<Self> {
        let quote = content.get(start..end)?;
        let from = (start.saturating_sub(AROUND)..=start).find(|n| content.is_char_boundary(*n))?;
        let to = (end..=content.len().min(end + AROUND)).rev().find(|n| content.is_char_boundary(*n))?;
        let edge = |c: char| matches!(c, '\n' | '<' | '>');
        let before = content.get(from..start)?.rsplit(edge).next()?;
        let after = content.get(end..to)?.split(edge).next()?;
        let read = |content: &str| readable(&Source { content, content_type, language: None });
        let cut_before = from > 0 && before.len() == start - from;
        let cut_after = to < content.len() && after.len() == to - end;
        Some(Self {
            before: format!("{}{}", if cut_before { "… " } else { "" }, read(before)),
            quote: read(quote),
            after: format!("{}{}", read(after), if cut_after { " …" } else { "" }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_keeps_to_its_line_and_its_element() {
        let content = "Title\n<p>Before the passage after.</p>\nNext";
        let start = content.find("passage").unwrap();
        let found = Passage::around(content, ContentType::Html, start, start + 7).unwrap();
        assert_eq!((&*found.before, &*found.quote, &*found.after), ("Before the", "passage", "after."));
    }

    #[test]
    fn long_surroundings_are_cut_and_say_so_also_between_letters_of_many_bytes() {
        let content = format!("{}quote{}", "é".repeat(300), "ü".repeat(300));
        let found = Passage::around(&content, ContentType::Plain, 600, 605).unwrap();
        assert!(found.before.starts_with("… é") && found.after.ends_with("ü …"));
    }

    #[test]
    fn a_place_that_is_not_in_the_source_gives_nothing() {
        assert_eq!(Passage::around("é", ContentType::Plain, 1, 2), None);
        assert_eq!(Passage::around("abc", ContentType::Plain, 2, 9), None);
    }
}

//! A passage of the raw content as a reader sees it.

use crate::document::Document;
use crate::source::Source;

/// How many words of a text bear content: those of sentences that state something, without headings and code. The
/// yield of items is measured against it.
pub fn content_words(source: &Source) -> usize {
    Document::read(source).content_words()
}

/// A passage without its markup: what stands on the page, not in the file. Blocks stand on lines of their own.
pub fn readable(passage: &Source) -> String {
    let blocks = crate::read::read(passage).blocks;
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.trim()).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { passage.content.trim().to_owned() } else { texts.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentType;

    #[test]
    fn markup_and_entities_are_read() {
        for (content, content_type, read) in [
            ("Blank</dt><dd>A sample of <b>pure</b> water", ContentType::Html, "Blank\nA sample of pure water"),
            ("5 &lt; 6 &amp; 7", ContentType::Html, "5 < 6 & 7"),
            ("a **strong** word", ContentType::Markdown, "a strong word"),
            ("2 * 3 < 7", ContentType::Plain, "2 * 3 < 7"),
        ] {
            assert_eq!(readable(&Source { content, content_type, language: Some("en") }), read);
        }
    }
}

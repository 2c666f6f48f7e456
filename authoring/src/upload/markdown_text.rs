//! Text written as Markdown that reads as that text.

/// Escapes what Markdown would take for markup inside a line.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let opens_line = at == 0 && matches!(c, '#' | '>' | '+' | '-' | '=' | '~' | ':');
        if opens_line || matches!(c, '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '|' | '~') || c == '&' {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use crate::{ContentType, Source, readable};

    #[test]
    fn escaped_text_reads_as_it_was() {
        for text in ["# 5 * 3 * 2 _a_ <b> [x](y) | `c` &amp; \\n", "- not a list", "+ 1", "> 2", "~~x~~", "=== a"] {
            let content = super::escaped(text);
            let source = Source { content: &content, content_type: ContentType::Markdown, language: Some("en") };
            assert_eq!(readable(&source), text);
        }
    }
}

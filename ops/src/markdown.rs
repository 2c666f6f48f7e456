//! Texts of others inside Markdown.

/// A text as it stands, in a table's cell or a line: nothing in it marks anything up.
pub(crate) fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\r' => cell.push(' '),
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '@' => cell.extend(['\\', char]),
            char => cell.push(char),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_says_cannot_leave_its_cell_or_mark_anything_up() {
        assert_eq!(cell("a|b\n<b>&"), "a\\|b &lt;b>&amp;");
        assert_eq!(cell("[x](y) `z` *_"), "\\[x\\](y) \\`z\\` \\*\\_");
    }
}

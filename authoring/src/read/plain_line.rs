//! What a line of plain text looks like: a heading, a list item, a rule, or text.

/// One line with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Without white space around it.
    pub(super) text: &'a str,
    /// Byte offset of `text` in the content.
    pub(super) start: usize,
}

pub(super) fn lines(content: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for raw in content.split_inclusive('\n') {
        let text = raw.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        let indent = raw.len() - raw.trim_start_matches(|c: char| c.is_whitespace() || c == '\0').len();
        lines.push(Line { text, start: start + if text.is_empty() { 0 } else { indent } });
        start += raw.len();
    }
    lines
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The level an underline gives to the line above it.
    pub(super) fn underline(&self) -> Option<u8> {
        let all = |mark: char| self.text.len() >= 3 && self.text.chars().all(|c| c == mark);
        if all('=') { Some(1) } else { all('-').then_some(2) }
    }

    /// A line of nothing but punctuation, as people draw rules.
    pub(super) fn is_rule(&self) -> bool {
        self.text.len() >= 3 && self.text.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '#'))
    }

    /// The bytes of a bullet or item number at the start, and whether it counts.
    pub(super) fn bullet(&self) -> Option<(usize, bool)> {
        let mut chars = self.text.chars();
        let first = chars.next()?;
        if matches!(first, '-' | '*' | '+' | '•' | '–' | '▪' | '·' | '◦') && chars.next() == Some(' ') {
            return Some((first.len_utf8() + 1, false));
        }
        let opened = usize::from(first == '(');
        let marker: usize = self.text[opened..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let numeric = self.text[opened..opened + marker].bytes().all(|byte| byte.is_ascii_digit());
        let rest = &self.text[opened + marker..];
        let marked = rest.starts_with(") ") || opened == 0 && numeric && rest.starts_with(". ");
        let short = marker == 1 || (2..=3).contains(&marker) && numeric;
        (marked && short).then_some((opened + marker + 2, true))
    }

    /// The depth of a number such as `1.2.3` at the start, and the bytes it takes with the space after it.
    pub(super) fn numbering(&self) -> Option<(u8, usize)> {
        let length = self.text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let number = &self.text[..length];
        let parts = number.split('.').filter(|part| !part.is_empty()).count();
        let starts_well = number.starts_with(|c: char| c.is_ascii_digit());
        let sane = number.split('.').all(|part| part.len() <= 2) && (1..=4).contains(&parts) && starts_well;
        let spaces = self.text[length..].len() - self.text[length..].trim_start().len();
        (sane && spaces > 0 && spaces < self.text.len() - length)
            .then(|| (u8::try_from(parts).unwrap_or(1), length + spaces))
    }

    /// Letters, and all of them capitals.
    pub(super) fn is_capitals(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 4 && !self.text.chars().any(char::is_lowercase) && self.text.chars().any(char::is_uppercase)
    }

    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Starts like a title and does not end like a sentence.
    pub(super) fn is_title_like(&self) -> bool {
        let starts = self.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let ends = self.text.ends_with(['.', '!', '?', ':', ';', ',']);
        starts && !ends && self.text.len() <= 80 && self.words() <= 9
    }
}

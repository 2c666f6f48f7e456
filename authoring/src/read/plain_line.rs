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
        let inner = raw.trim_matches(blank);
        let text = unframed(inner);
        let indent =
            raw.len() - raw.trim_start_matches(blank).len() + if text.len() < inner.len() { framing(inner) } else { 0 };
        lines.push(Line { text, start: start + if text.is_empty() { 0 } else { indent } });
        start += raw.len();
    }
    lines
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\0'
}

/// A line without the frame that boxes are drawn with: `*  text  *`, `|  text  |`.
fn unframed(line: &str) -> &str {
    let framed =
        ['*', '|', '#'].into_iter().find(|mark| line.len() > 2 && line.starts_with(*mark) && line.ends_with(*mark));
    let inner = framed.and_then(|mark| line.strip_prefix(mark)?.strip_suffix(mark));
    let inner = inner.filter(|inner| inner.starts_with("  ") && inner.ends_with(' '));
    inner.map_or(line, |inner| inner.trim_matches(blank))
}

/// The bytes of the frame and the space before the text of a framed line.
fn framing(line: &str) -> usize {
    1 + line[1..].len() - line[1..].trim_start_matches(blank).len()
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
        let lettered = opened == 0 && marker == 1 && first.is_ascii_uppercase() && rest.starts_with(". ");
        let marked = marked || lettered;
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

//! Finding tags, comments and character references in HTML by byte offset.
//!
//! html5ever would build the right tree, but it keeps no byte offsets, and a citation is nothing without them. What a
//! reader of text needs from HTML is much less than a tree: where tags are, and their names.

/// What stands at a `<`.
pub(crate) enum Mark<'a> {
    Tag {
        /// As written; compare without case.
        name: &'a str,
        closing: bool,
        end: usize,
    },
    /// A comment, doctype or processing instruction.
    Other { end: usize },
    /// Not markup: a bare `<`.
    Text,
}

/// Looks at markup in time linear in the content, whatever the content.
pub(crate) struct Scanner<'a> {
    content: &'a str,
    last_close: Option<usize>,
    last_comment_end: Option<usize>,
    /// Set once an attribute's quote ran to the end: from then on a tag ends at its first `>`.
    ignore_quotes: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(content: &'a str) -> Self {
        Self { content, last_close: content.rfind('>'), last_comment_end: content.rfind("-->"), ignore_quotes: false }
    }

    /// What the `<` at byte `at` opens.
    pub(crate) fn mark(&mut self, at: usize) -> Mark<'a> {
        let rest = &self.content[at + 1..];
        if self.last_close.is_none_or(|last| last < at) {
            return Mark::Text;
        }
        if rest.starts_with("!--") {
            return self.comment(at);
        }
        if rest.starts_with(['!', '?']) {
            return rest.find('>').map_or(Mark::Text, |close| Mark::Other { end: at + close + 2 });
        }
        let closing = rest.starts_with('/');
        let name_start = at + 1 + usize::from(closing);
        let name = name_at(&self.content[name_start..]);
        if name.is_empty() {
            return Mark::Text;
        }
        let end = self.tag_end(name_start + name.len());
        Mark::Tag { name, closing, end }
    }

    fn comment(&self, at: usize) -> Mark<'a> {
        let from = at + 4;
        match self.last_comment_end {
            Some(last) if last >= from => {
                let close = self.content[from..].find("-->").map_or(last, |offset| from + offset);
                Mark::Other { end: close + 3 }
            }
            _ => Mark::Other { end: self.content[at..].find('>').map_or(self.content.len(), |offset| at + offset + 1) },
        }
    }

    fn tag_end(&mut self, from: usize) -> usize {
        let bytes = self.content.as_bytes();
        let mut at = from;
        let mut quote = None;
        while !self.ignore_quotes && at < bytes.len() {
            let byte = bytes[at];
            match quote {
                Some(open) if byte == open => quote = None,
                None if byte == b'>' => return at + 1,
                None if (byte == b'"' || byte == b'\'') && after_equals(&bytes[from..at]) => quote = Some(byte),
                _ => {}
            }
            at += 1;
        }
        self.ignore_quotes = true;
        self.content[from..].find('>').map_or(bytes.len(), |offset| from + offset + 1)
    }
}

fn name_at(text: &str) -> &str {
    let starts_well = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    if starts_well { &text[..length] } else { "" }
}

fn after_equals(before: &[u8]) -> bool {
    before.iter().rev().take(8).find(|byte| !byte.is_ascii_whitespace()) == Some(&b'=')
}

/// The character reference at the start of the text: its length in bytes and what it stands for.
pub(crate) fn entity(text: &str) -> Option<(usize, String)> {
    let length = text.bytes().take(34).position(|byte| byte == b';')? + 1;
    let reference = &text[..length];
    let decoded = html_escape::decode_html_entities(reference);
    (decoded != reference).then(|| (length, decoded.into_owned()))
}

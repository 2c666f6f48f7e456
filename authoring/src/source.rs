//! What is handed in: a text, what kind of text it is, and places in it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContentType {
    /// No markup; headings and lists are recognised by how they look.
    #[serde(rename = "text/plain")]
    Plain,
    /// CommonMark with tables and definition lists.
    #[serde(rename = "text/markdown")]
    Markdown,
    /// HTML, whole or a fragment.
    #[serde(rename = "text/html")]
    Html,
}

/// A media type other than the three that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownContentType;

impl std::fmt::Display for UnknownContentType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("expected text/plain, text/markdown or text/html")
    }
}

impl std::error::Error for UnknownContentType {}

impl FromStr for ContentType {
    type Err = UnknownContentType;

    /// Reads a media type; parameters such as a charset are ignored.
    fn from_str(media_type: &str) -> Result<Self, Self::Err> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence.to_ascii_lowercase().as_str() {
            "text/plain" => Ok(Self::Plain),
            "text/markdown" => Ok(Self::Markdown),
            "text/html" => Ok(Self::Html),
            _ => Err(UnknownContentType),
        }
    }
}

/// Tags that open a block; two of them in the first lines make a text HTML.
const TELLING_TAGS: [&str; 12] =
    ["<!doctype html", "<html", "<body", "<p>", "<p ", "<div", "<h1", "<h2", "<h3", "<ul", "<ol", "<table"];

/// How many bytes at the start of a text decide what it is.
const DETECT_WITHIN: usize = 20_000;

impl ContentType {
    /// Guesses the type of a text that came without one. When in doubt a text is plain.
    pub fn detect(content: &str) -> Self {
        let head = &content[..content.floor_char_boundary(DETECT_WITHIN)];
        let lower = head.to_ascii_lowercase();
        let tags = TELLING_TAGS.iter().filter(|tag| lower.contains(**tag)).count();
        let closes = lower.contains("</");
        if lower.trim_start().starts_with("<!doctype html") || lower.trim_start().starts_with("<html") {
            return Self::Html;
        }
        if tags >= 1 && closes && lower.trim_start().starts_with('<') || tags >= 2 && closes {
            return Self::Html;
        }
        let marks = head.lines().filter(|line| is_markdown_line(line)).count();
        if marks >= 1 { Self::Markdown } else { Self::Plain }
    }
}

/// Whether a line carries markup that nobody types into plain text.
fn is_markdown_line(line: &str) -> bool {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') && line.len() > hashes + 1;
    let fence = line.starts_with("```");
    let table = line.starts_with('|') && line.contains("---");
    let opens_strong = |at: usize| line[at + 2..].starts_with(char::is_alphanumeric) && line[at + 2..].contains("**");
    let strong = line.find("**").is_some_and(opens_strong);
    let link = line.find("](").is_some_and(|at| line[..at].contains('[') && line[at..].contains(')'));
    heading || fence || table || strong || link
}

/// A byte range into the content exactly as it was sent. Both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The text at this place, or nothing where the range does not fit the content.
    pub fn of(self, content: &str) -> Option<&str> {
        content.get(self.start..self.end)
    }

    /// Whether two places share a byte.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text to work from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The text as it was sent.
    pub content: &'a str,
    /// How it is marked up.
    pub content_type: ContentType,
    /// Its language as an ISO 639-1 code, when the sender said; found out otherwise.
    pub language: Option<&'a str>,
}

//! A block of a document: its text as a reader sees it, and where each part of that text stands in the raw content.

use std::ops::Range;

use crate::source::Span;

/// What a block is. Ids of lists and tables only tell neighbours apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading(u8),
    Paragraph,
    ListItem { list: usize, ordered: bool },
    Term,
    Description,
    Cell { table: usize, row: usize, column: usize },
    Code,
}

/// A stretch of read text and the raw bytes it came from. Where `exact`, both are the same bytes.
#[derive(Debug, Clone)]
struct Run {
    read: Range<usize>,
    raw: Range<usize>,
    exact: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// White space collapsed, entities decoded, markup gone.
    pub(crate) text: String,
    /// Byte ranges of `text` that the source sets in bold.
    pub(crate) strong: Vec<Range<usize>>,
    runs: Vec<Run>,
}

impl Block {
    /// Where a stretch of the read text stands in the content.
    pub(crate) fn span(&self, read: Range<usize>) -> Span {
        let first = self.run_at(read.start);
        let last = self.run_at(read.end.saturating_sub(1).max(read.start));
        let start = if first.exact { first.raw.start + (read.start - first.read.start) } else { first.raw.start };
        let end = if last.exact { last.raw.start + (read.end - last.read.start) } else { last.raw.end };
        Span { start, end: end.max(start) }
    }

    /// Where the whole block stands.
    pub(crate) fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The read text that a stretch of the content stands for.
    pub(crate) fn within(&self, raw: Span) -> &str {
        let first = self.runs.partition_point(|run| run.raw.end <= raw.start);
        let last = self.runs.partition_point(|run| run.raw.start < raw.end);
        let (Some(from), Some(to)) = (self.runs.get(first), last.checked_sub(1).and_then(|last| self.runs.get(last)))
        else {
            return "";
        };
        let start =
            if from.exact { from.read.start + raw.start.saturating_sub(from.raw.start) } else { from.read.start };
        let end = if to.exact { to.read.end.min(to.read.start + (raw.end - to.raw.start)) } else { to.read.end };
        self.text.get(start..end).unwrap_or_default()
    }

    fn run_at(&self, at: usize) -> &Run {
        let after = self.runs.partition_point(|run| run.read.start <= at);
        &self.runs[after.saturating_sub(1)]
    }
}

/// Gathers the text of one block.
#[derive(Default)]
pub(crate) struct BlockBuilder {
    text: String,
    runs: Vec<Run>,
    strong: Vec<Range<usize>>,
    strong_from: Option<usize>,
    pending_space: Option<Range<usize>>,
}

impl BlockBuilder {
    /// Adds text that stands in the content word for word, from `raw_start` on.
    pub(crate) fn push(&mut self, text: &str, raw_start: usize) {
        for (at, c) in text.char_indices() {
            let raw = raw_start + at..raw_start + at + c.len_utf8();
            if c.is_whitespace() || c.is_control() {
                self.space(raw, c == ' ');
            } else {
                self.character(c, raw, true);
            }
        }
    }

    /// Adds text that reads differently from the bytes it stands for, such as an entity.
    pub(crate) fn push_decoded(&mut self, text: &str, raw: Range<usize>) {
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                self.space(raw.clone(), false);
            } else {
                self.character(c, raw.clone(), false);
            }
        }
    }

    pub(crate) fn space(&mut self, raw: Range<usize>, plain: bool) {
        let doubled = self.pending_space.is_some();
        let start = self.pending_space.take().map_or(raw.start, |before| before.start);
        // An empty read range marks a space that is not one plain byte.
        self.pending_space = Some(start..if plain && !doubled { raw.end } else { raw.end.max(start + 2) });
    }

    fn character(&mut self, c: char, raw: Range<usize>, exact: bool) {
        if let Some(space) = self.pending_space.take()
            && !self.text.is_empty()
        {
            let plain = space.len() == 1 && space.end == raw.start;
            self.append(' ', space.start..raw.start.max(space.start), plain);
        }
        self.append(c, raw, exact);
    }

    fn append(&mut self, c: char, raw: Range<usize>, exact: bool) {
        let read = self.text.len()..self.text.len() + c.len_utf8();
        self.text.push(c);
        match self.runs.last_mut() {
            Some(run) if run.exact && exact && run.raw.end == raw.start => {
                run.read.end = read.end;
                run.raw.end = raw.end;
            }
            _ => self.runs.push(Run { read, raw, exact }),
        }
    }

    pub(crate) fn begin_strong(&mut self) {
        let pending = usize::from(self.pending_space.is_some() && !self.text.is_empty());
        self.strong_from.get_or_insert(self.text.len() + pending);
    }

    pub(crate) fn end_strong(&mut self) {
        if let Some(start) = self.strong_from.take()
            && start < self.text.len()
        {
            self.strong.push(start..self.text.len());
        }
    }

    /// Ends the block and begins an empty one; nothing where no text was gathered.
    pub(crate) fn take(&mut self, kind: Kind) -> Option<Block> {
        self.end_strong();
        let built = std::mem::take(self);
        let text = built.text;
        (!text.is_empty()).then_some(Block { kind, text, strong: built.strong, runs: built.runs })
    }
}

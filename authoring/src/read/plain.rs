//! Plain text: paragraphs by blank lines, headings and lists by how they look.

use super::Reading;
use super::plain_line::{Line, lines};
use crate::block::{BlockBuilder, Kind};

pub(crate) fn read(content: &str) -> Reading {
    let mut reader = Reader { lines: lines(content), reading: Reading::default(), lists: 0, list: None };
    let mut at = 0;
    while at < reader.lines.len() {
        at = reader.block(at);
    }
    reader.reading
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    reading: Reading,
    lists: usize,
    /// The list that the last block belongs to, and whether it is numbered.
    list: Option<(usize, bool)>,
}

impl Reader<'_> {
    /// Reads the block that starts at a line; the line after it.
    fn block(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        if line.is_blank() || line.is_rule() {
            return at + 1;
        }
        if let Some((level, skip, used)) = self.heading(at) {
            self.list = None;
            self.emit(Kind::Heading(level), at, at + 1, skip);
            return at + used;
        }
        let bullet = line.bullet();
        let end = self.paragraph_end(at);
        match bullet {
            Some((skip, ordered)) => {
                let list = self.list_for(ordered);
                self.emit(Kind::ListItem { list, ordered }, at, end, skip);
            }
            None => {
                self.list = None;
                // `3.2. The licensee …`: the number is no part of the sentence.
                let number = line.numbering().filter(|(depth, _)| *depth >= 2);
                self.emit(Kind::Paragraph, at, end, number.map_or(0, |(_, skip)| skip));
            }
        }
        end
    }

    fn list_for(&mut self, ordered: bool) -> usize {
        match self.list {
            Some((list, same)) if same == ordered => list,
            _ => {
                self.lists += 1;
                self.list = Some((self.lists, ordered));
                self.lists
            }
        }
    }

    fn paragraph_end(&self, at: usize) -> usize {
        let stops = |line: &Line| line.is_blank() || line.is_rule() || line.bullet().is_some();
        (at + 1..self.lines.len())
            .find(|next| stops(&self.lines[*next]) || self.underlined(*next))
            .unwrap_or(self.lines.len())
    }

    fn underlined(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_some_and(|next| next.underline().is_some()) && self.lines[at].words() <= 12
    }

    /// Whether a line is a heading: its level, the bytes of its numbering, and how many lines it takes.
    fn heading(&self, at: usize) -> Option<(u8, usize, usize)> {
        let line = self.lines[at];
        if self.underlined(at) {
            return Some((self.lines[at + 1].underline()?, 0, 2));
        }
        let blank_before = at == 0 || self.lines[at - 1].is_blank() || self.lines[at - 1].is_rule();
        let blank_after = self.lines.get(at + 1).is_none_or(|next| next.is_blank() || next.is_rule());
        if !blank_before {
            return None;
        }
        if let Some((depth, skip)) = line.numbering() {
            return self.is_numbered_heading(at, depth, blank_after).then_some((depth + 1, skip, 1));
        }
        let shouts_on = self.lines.get(at + 1).is_some_and(|next| next.is_capitals() && next.words() > 4);
        if line.is_capitals() && !shouts_on && line.words() <= 12 && !line.text.ends_with([',', ';']) {
            return Some((1, 0, 1));
        }
        let followed = self.next_text(at).is_some_and(|next| next.words() > 8 || next.bullet().is_some());
        let hugs = self.lines.get(at + 1).is_some_and(|next| {
            line.text.len() <= 50 && next.text.len() > 60 && next.text.starts_with(char::is_uppercase)
        });
        let stands = line.is_title_like() && line.bullet().is_none() && (blank_after && followed || hugs);
        stands.then_some((3, 0, 1))
    }

    fn is_numbered_heading(&self, at: usize, depth: u8, blank_after: bool) -> bool {
        let skip = self.lines[at].numbering().map_or(0, |(_, skip)| skip);
        if !self.lines[at].text[skip..].starts_with(char::is_alphabetic) {
            return false;
        }
        let line = self.lines[at];
        let next_is_numbered =
            self.next_text(at).is_none_or(|next| next.numbering().is_some_and(|(next, _)| next == depth));
        let short_with_stop = blank_after && line.words() <= 7 && line.text.ends_with('.');
        let alone = blank_after || depth >= 2;
        alone && !next_is_numbered && (line.is_title_like() || short_with_stop)
    }

    fn next_text(&self, at: usize) -> Option<&Line<'_>> {
        self.lines[at + 1..].iter().take(5).find(|line| !line.is_blank() && !line.is_rule())
    }

    fn emit(&mut self, kind: Kind, from: usize, to: usize, skip: usize) {
        let mut block = BlockBuilder::default();
        for (index, line) in self.lines[from..to].iter().enumerate() {
            if index == 0 {
                block.push(&line.text[skip..], line.start + skip);
            } else {
                let gap = line.start.saturating_sub(1);
                block.space(gap..line.start, false);
                block.push(line.text, line.start);
            }
        }
        self.reading.blocks.extend(block.take(kind));
    }
}

//! HTML: the text between the tags, cut into blocks where a browser would.

use super::Reading;
use super::html_tag::{Mark, Scanner, entity};
use crate::block::{BlockBuilder, Kind};

/// Elements whose text is no part of the document.
const HIDDEN: [&str; 9] = ["script", "style", "nav", "template", "noscript", "svg", "textarea", "select", "button"];
/// Hidden elements that hold no elements: nothing but their own end tag ends them.
const RAW: [&str; 2] = ["script", "style"];
const INLINE: [&str; 33] = [
    "tt", "big", "strike", "acronym", "time", "label", "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "u", "var",
];

pub(crate) fn read(content: &str) -> Reading {
    let hidden_ends = HIDDEN.map(|name| last_close_tag(content, name));
    let mut reader = Reader { content, hidden_ends, ..Reader::default() };
    reader.run();
    reader.flush();
    reader.reading
}

/// Where the last end tag of an element stands; an element that is never closed hides nothing.
fn last_close_tag(content: &str, name: &str) -> usize {
    let bytes = content.as_bytes();
    let is_close = |at: usize| {
        let from = at + 2;
        bytes[at..].starts_with(b"</")
            && bytes.get(from..from + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    content.rmatch_indices("</").map(|(at, _)| at).find(|at| is_close(*at)).unwrap_or(0)
}

#[derive(Default)]
struct Reader<'a> {
    content: &'a str,
    hidden_ends: [usize; 9],
    /// The hidden element that is open, and how many of its name.
    hidden: Option<(usize, usize)>,
    reading: Reading,
    block: BlockBuilder,
    kind: Option<Kind>,
    in_title: bool,
    lists: Vec<(usize, bool)>,
    lists_seen: usize,
    /// Table, row and column of the next cell.
    table: (usize, usize, usize),
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut scanner = Scanner::new(self.content);
        let mut at = 0;
        while at < self.content.len() {
            let rest = &self.content[at..];
            let plain = rest.find(['<', '&']).unwrap_or(rest.len());
            self.text(&rest[..plain], at);
            at += plain;
            at = match self.content.as_bytes().get(at) {
                Some(b'<') => self.markup(&mut scanner, at),
                Some(_) => self.reference(at),
                None => at,
            };
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.hidden.is_none() {
            self.block.push(text, at);
        }
    }

    fn reference(&mut self, at: usize) -> usize {
        let (length, decoded) = entity(&self.content[at..]).unwrap_or_else(|| (1, String::from("&")));
        match (self.hidden, length) {
            (Some(_), _) => {}
            (None, 1) => self.block.push("&", at),
            (None, _) => self.block.push_decoded(&decoded, at..at + length),
        }
        at + length
    }

    fn markup(&mut self, scanner: &mut Scanner, at: usize) -> usize {
        match scanner.mark(at) {
            Mark::Text => {
                self.text("<", at);
                at + 1
            }
            Mark::Other { end } => end,
            Mark::Tag { name, closing, end } => {
                let name = name.to_ascii_lowercase();
                if !self.hide(&name, closing, at) {
                    self.tag(&name, closing, at..end);
                }
                end
            }
        }
    }

    /// Keeps count of hidden elements; true where the tag is theirs or inside one.
    fn hide(&mut self, name: &str, closing: bool, at: usize) -> bool {
        let index = HIDDEN.iter().position(|hidden| *hidden == name);
        match (self.hidden, index) {
            (None, Some(index)) if !closing && self.hidden_ends[index] > at => {
                self.flush_unless_inline(name);
                self.hidden = Some((index, 1));
                true
            }
            (Some((open, depth)), Some(index)) if open == index => {
                let nests = !RAW.contains(&name);
                let depth = if closing { depth - 1 } else { depth + usize::from(nests) };
                self.hidden = (depth > 0 && self.hidden_ends[index] > at).then_some((open, depth));
                true
            }
            (Some(_), _) => true,
            (None, _) => false,
        }
    }

    fn flush_unless_inline(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.flush();
        }
    }

    fn tag(&mut self, name: &str, closing: bool, range: std::ops::Range<usize>) {
        match name {
            "b" | "strong" | "dfn" if closing => return self.block.end_strong(),
            "b" | "strong" | "dfn" => return self.block.begin_strong(),
            "br" | "wbr" => return self.block.space(range, false),
            _ if INLINE.contains(&name) => return,
            _ => {}
        }
        self.flush();
        if closing { self.close(name) } else { self.open(name) }
    }

    fn open(&mut self, name: &str) {
        match name {
            "title" => self.in_title = true,
            "ul" | "ol" => {
                self.lists_seen += 1;
                self.lists.push((self.lists_seen, name == "ol"));
            }
            "li" => {
                let (list, ordered) = self.lists.last().copied().unwrap_or_default();
                self.kind = Some(Kind::ListItem { list, ordered });
            }
            "dt" => self.kind = Some(Kind::Term),
            "dd" => self.kind = Some(Kind::Description),
            "pre" => self.kind = Some(Kind::Code),
            "table" => self.table = (self.table.0 + 1, 0, 0),
            "tr" => (self.table.1, self.table.2) = (self.table.1 + 1, 0),
            "td" | "th" => {
                let (table, row, column) = self.table;
                // The first row is row 0, with or without a row's own tag.
                self.kind = Some(Kind::Cell { table, row: row.saturating_sub(1), column });
            }
            _ => self.kind = heading_level(name).map(Kind::Heading).or(self.kind),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "title" => self.in_title = false,
            "ul" | "ol" => {
                self.lists.pop();
                self.kind = None;
            }
            "td" | "th" => {
                self.table.2 += 1;
                self.kind = None;
            }
            "li" | "dt" | "dd" | "pre" | "table" => self.kind = None,
            _ if heading_level(name).is_some() => self.kind = None,
            _ => {}
        }
    }

    fn flush(&mut self) {
        let block = self.block.take(self.kind.unwrap_or(Kind::Paragraph));
        if self.in_title {
            self.reading.title = block.map(|block| block.text).or(self.reading.title.take());
        } else {
            self.reading.blocks.extend(block);
        }
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

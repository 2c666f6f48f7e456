//! The body of a DOCX as Markdown: headings by style, list items, tables, and the text of paragraphs.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::docx_styles::{Styles, attribute};
use super::markdown_text::escaped;
use super::{MAX_TEXT, UploadError};

/// Elements whose text is no part of the document: what was deleted, field codes, alternatives of drawings.
const HIDDEN: [&str; 5] = ["del", "instrText", "delText", "Fallback", "moveFrom"];

/// What the paragraph being read is.
#[derive(Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
    /// Depth and whether it counts.
    item: Option<(usize, bool)>,
}

/// Writes while the elements go by.
struct Writer<'s> {
    styles: &'s Styles,
    text: String,
    paragraph: Paragraph,
    /// Open elements whose text does not count.
    hidden: usize,
    in_text: bool,
    /// Tables open: only the outermost is written as one.
    tables: usize,
    row: Vec<String>,
    cell: String,
    rows: usize,
    last_was_item: bool,
}

/// The document as Markdown.
pub(super) fn written(xml: &str, styles: &Styles) -> Result<String, UploadError> {
    let mut reader = Reader::from_str(xml);
    let mut writer = Writer {
        styles,
        text: String::new(),
        paragraph: Paragraph::default(),
        hidden: 0,
        in_text: false,
        tables: 0,
        row: Vec::new(),
        cell: String::new(),
        rows: 0,
        last_was_item: false,
    };
    loop {
        match reader.read_event().map_err(|_| UploadError::Broken("DOCX"))? {
            Event::Eof => return Ok(writer.text),
            Event::Start(tag) => writer.start(&tag),
            Event::Empty(tag) => writer.empty(&tag),
            Event::End(tag) => writer.end(tag.local_name().as_ref()),
            Event::Text(text) => writer.push(&text),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                let named = resolve_predefined_entity(&name).map(String::from);
                writer.push(&character.or(named).unwrap_or_default());
            }
            _ => {}
        }
        if writer.text.len() + writer.cell.len() + writer.paragraph.text.len() > MAX_TEXT {
            return Err(UploadError::Excessive("text"));
        }
    }
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        if self.in_text && self.hidden == 0 {
            self.paragraph.text.push_str(text);
        }
    }

    fn start(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        match name.as_ref() {
            name if HIDDEN.contains(&name) => self.hidden += 1,
            "t" => self.in_text = true,
            "p" => self.paragraph = Paragraph::default(),
            "tbl" => {
                self.tables += 1;
                self.rows = if self.tables == 1 { 0 } else { self.rows };
            }
            _ => self.property(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "tab" | "br" | "cr" if self.hidden == 0 => self.paragraph.text.push(' '),
            "noBreakHyphen" => self.paragraph.text.push('-'),
            _ => self.property(tag),
        }
    }

    /// What a property says of its paragraph.
    fn property(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "val").unwrap_or_default();
        match tag.local_name().as_ref() {
            "pStyle" => {
                let id = value();
                self.paragraph.heading = self.styles.heading(&id);
                self.paragraph.item = self.paragraph.item.or(self.styles.list(&id).map(|counts| (0, counts)));
            }
            "ilvl" => {
                let depth = value().parse().unwrap_or(0).min(8);
                self.paragraph.item = Some((depth, self.paragraph.item.is_some_and(|item| item.1)));
            }
            "numId" => {
                let list = value();
                let depth = self.paragraph.item.map_or(0, |item| item.0);
                self.paragraph.item = (list != "0").then(|| (depth, self.styles.is_numbered(&list)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            name if HIDDEN.contains(&name) => self.hidden = self.hidden.saturating_sub(1),
            "t" => self.in_text = false,
            "p" => self.paragraph(),
            "tc" if self.tables == 1 => self.row.push(std::mem::take(&mut self.cell)),
            "tr" if self.tables == 1 => self.row(),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let text = paragraph.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        if self.tables > 0 {
            self.cell.push_str(if self.cell.is_empty() { "" } else { " " });
            self.cell.push_str(&escaped(&text));
            return;
        }
        let item = paragraph.item.filter(|_| paragraph.heading.is_none());
        let tight = self.last_was_item && item.is_some();
        self.separate(if tight { "\n" } else { "\n\n" });
        self.last_was_item = item.is_some();
        match (paragraph.heading, item) {
            (Some(level), _) => self.text.push_str(&format!("{} ", "#".repeat(usize::from(level)))),
            (_, Some((depth, counts))) => {
                self.text.push_str(&"   ".repeat(depth));
                self.text.push_str(if counts { "1. " } else { "- " });
            }
            _ => {}
        }
        self.text.push_str(&escaped(&text));
    }

    fn row(&mut self) {
        let cells = std::mem::take(&mut self.row);
        self.separate(if self.rows == 0 { "\n\n" } else { "\n" });
        self.last_was_item = false;
        self.text.push_str(&format!("| {} |", cells.join(" | ")));
        if self.rows == 0 {
            self.text.push_str(&format!("\n|{}", "---|".repeat(cells.len().max(1))));
        }
        self.rows += 1;
    }

    fn separate(&mut self, separator: &str) {
        if !self.text.is_empty() {
            self.text.push_str(separator);
        }
    }
}

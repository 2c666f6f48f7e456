//! Markdown, by pulldown-cmark, which gives the byte range of each event.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Reading;
use crate::block::{BlockBuilder, Kind};

pub(crate) fn read(content: &str) -> Reading {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { content, ..Reader::default() };
    for (event, range) in Parser::new_ext(content, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    reader.reading
}

#[derive(Default)]
struct Reader<'a> {
    content: &'a str,
    reading: Reading,
    block: BlockBuilder,
    /// Kinds of the blocks around the place that is read, innermost last.
    open: Vec<Kind>,
    lists: Vec<(usize, bool)>,
    lists_seen: usize,
    table: (usize, usize, usize),
    skipping: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ if self.skipping => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let inner = self.content[range.clone()].find(&*code).map(|at| range.start + at);
                match inner {
                    Some(start) => self.block.push(&code, start),
                    None => self.block.push_decoded(&code, range),
                }
            }
            Event::SoftBreak | Event::HardBreak => self.block.space(range, false),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if &self.content[range.clone()] == text {
            self.block.push(text, range.start);
        } else {
            self.block.push_decoded(text, range);
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level, .. } => self.enter(Kind::Heading(depth(*level))),
            Tag::CodeBlock(_) => self.enter(Kind::Code),
            Tag::List(first) => {
                self.flush();
                self.lists_seen += 1;
                self.lists.push((self.lists_seen, first.is_some()));
            }
            Tag::Item => {
                let (list, ordered) = self.lists.last().copied().unwrap_or_default();
                self.enter(Kind::ListItem { list, ordered });
            }
            Tag::DefinitionListTitle => self.enter(Kind::Term),
            Tag::DefinitionListDefinition => self.enter(Kind::Description),
            Tag::Table(_) => {
                self.flush();
                self.table = (self.table.0 + 1, 0, 0);
            }
            Tag::TableCell => {
                let (table, row, column) = self.table;
                self.enter(Kind::Cell { table, row, column });
            }
            Tag::Strong => self.block.begin_strong(),
            Tag::MetadataBlock(_) => self.skipping = true,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.leave(),
            TagEnd::TableCell => {
                self.leave();
                self.table.2 += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.table.1 += 1;
                self.table.2 = 0;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Strong => self.block.end_strong(),
            TagEnd::MetadataBlock(_) => self.skipping = false,
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn enter(&mut self, kind: Kind) {
        self.flush();
        self.open.push(kind);
    }

    fn leave(&mut self) {
        self.flush();
        self.open.pop();
    }

    fn flush(&mut self) {
        let kind = self.open.last().copied().unwrap_or(Kind::Paragraph);
        self.reading.blocks.extend(self.block.take(kind));
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

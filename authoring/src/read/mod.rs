//! From raw content to blocks, one reader per content type.

mod html;
mod html_tag;
mod markdown;
mod plain;
mod plain_line;

use crate::block::Block;
use crate::source::{ContentType, Source};

/// What a reader makes of a text.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) blocks: Vec<Block>,
    /// A title given apart from the text, as by `<title>`.
    pub(crate) title: Option<String>,
}

pub(crate) fn read(source: &Source) -> Reading {
    match source.content_type {
        ContentType::Plain => plain::read(source.content),
        ContentType::Markdown => markdown::read(source.content),
        ContentType::Html => html::read(source.content),
    }
}

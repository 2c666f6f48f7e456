//! Lessons: the section's own sentences, grouped as the document groups them.

use std::ops::Range;

use crate::block::Kind;
use crate::document::Document;
use crate::generation::{Citation, Lesson};
use crate::outline::clean_title;
use crate::segment;

/// A lesson is closed at the next block once it has this many words.
const FULL: usize = 160;
/// Most lessons per module.
const MOST: usize = 12;

pub(crate) fn lessons(document: &Document, blocks: &[Range<usize>], module_title: &str) -> Vec<Lesson> {
    let mut lessons: Vec<Lesson> = Vec::new();
    for range in blocks {
        for (heading, group) in groups(document, range.clone()) {
            if lessons.len() >= MOST {
                return lessons;
            }
            let taken: Vec<String> = lessons.iter().map(|lesson| lesson.title.clone()).collect();
            lessons.extend(lesson(document, heading, group, module_title, &taken));
        }
    }
    lessons
}

/// Runs of blocks under one subheading, cut again where they grow long; each with its heading where it opens one.
fn groups(document: &Document, range: Range<usize>) -> Vec<(Option<usize>, Range<usize>)> {
    let mut groups = Vec::new();
    let mut heading = None;
    let mut start = range.start;
    let mut words = 0;
    for block in range.clone() {
        let opens = document.heading_level(block).is_some();
        let begins_thought = matches!(document.blocks[block].kind, Kind::Paragraph | Kind::Term);
        if opens || words >= FULL && begins_thought {
            groups.push((heading.take(), start..block));
            start = block;
            words = 0;
        }
        if opens {
            heading = Some(block);
            start = block + 1;
        }
        words += document.block_words(block);
    }
    groups.push((heading, start..range.end));
    groups
}

fn lesson(
    document: &Document,
    heading: Option<usize>,
    blocks: Range<usize>,
    module: &str,
    taken: &[String],
) -> Option<Lesson> {
    let told: Vec<usize> = blocks.clone().filter(|block| document.blocks[*block].kind != Kind::Code).collect();
    let explanation = explanation(document, &told);
    if told.iter().map(|block| document.block_words(*block)).sum::<usize>() < 3 {
        return None;
    }
    let own = heading.map(|block| clean_title(&document.blocks[block].text));
    let first = taken.is_empty().then(|| String::from(module));
    let title = own.or(first).filter(|title| !taken.contains(title));
    let title = title.unwrap_or_else(|| segment::title(document, blocks, taken));
    let citations = told.iter().filter_map(|block| cite(document, *block)).collect();
    Some(Lesson { title, explanation, citations })
}

/// The text as a reader would want it: a line per block, list items marked, the cells of a row on one line.
fn explanation(document: &Document, blocks: &[usize]) -> String {
    let mut text = String::new();
    let mut number = (0, 0);
    let mut row_before = None;
    for index in blocks {
        let block = &document.blocks[*index];
        let row = match block.kind {
            Kind::Cell { table, row, .. } => Some((table, row)),
            _ => None,
        };
        let separator = match (&block.kind, row.is_some() && row == row_before) {
            _ if text.is_empty() => "",
            (_, true) => " | ",
            (Kind::ListItem { .. } | Kind::Cell { .. } | Kind::Description, _) => "\n",
            _ => "\n\n",
        };
        text.push_str(separator);
        if let Kind::ListItem { list, ordered } = block.kind {
            number = if number.0 == list { (list, number.1 + 1) } else { (list, 1) };
            text.push_str(&if ordered { format!("{}. ", number.1) } else { String::from("- ") });
        }
        text.push_str(&block.text);
        row_before = row;
    }
    text
}

fn cite(document: &Document, block: usize) -> Option<Citation> {
    let span = document.blocks[block].whole();
    Some(Citation { span, quote: String::from(span.of(document.content)?) })
}

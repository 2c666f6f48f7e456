//! Tables: what stands in a column for a row. The other cells of the column are the distractors.

use std::ops::Range;

use super::{Candidate, ItemKind, Options};
use crate::block::Kind as BlockKind;
use crate::document::Document;
use crate::outline::clean_title;
use crate::source::Span;

/// Longest cell asked for, in words.
const CELL_WORDS: usize = 10;
/// Cells looked at around one cell.
const TABLE_CELLS: usize = 400;

pub(crate) fn candidates(document: &Document, range: Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((table, _, _)) = place(document, at) else {
            at += 1;
            continue;
        };
        let end = (at..range.end)
            .find(|block| place(document, *block).map(|cell| cell.0) != Some(table))
            .unwrap_or(range.end);
        found.extend(of_table(document, at..end));
        at = end;
    }
    found
}

fn place(document: &Document, block: usize) -> Option<(usize, usize, usize)> {
    match document.blocks[block].kind {
        BlockKind::Cell { table, row, column } => Some((table, row, column)),
        _ => None,
    }
}

fn of_table(document: &Document, blocks: Range<usize>) -> Vec<Candidate> {
    let cells: Vec<(usize, usize, usize)> = blocks
        .clone()
        .take(TABLE_CELLS)
        .filter_map(|block| place(document, block).map(|(_, row, column)| (row, column, block)))
        .collect();
    let text = |block: usize| document.blocks[block].text.as_str();
    let at = |row, column| cells.iter().find(|cell| (cell.0, cell.1) == (row, column)).map(|cell| cell.2);
    let labels: Vec<&str> = cells.iter().filter(|cell| cell.1 == 0 && cell.0 > 0).map(|cell| text(cell.2)).collect();
    let mut found = Vec::new();
    for (row, column, block) in cells.iter().filter(|(row, column, _)| *row > 0 && *column > 0) {
        let (Some(header), Some(label)) = (at(0, *column), at(*row, 0)) else {
            continue;
        };
        let unique = labels.iter().filter(|other| **other == text(label)).count() == 1;
        if !unique || !is_askable(text(*block)) || !text(label).chars().any(char::is_alphabetic) {
            continue;
        }
        let mut others: Vec<String> = Vec::new();
        for cell in cells.iter().filter(|cell| cell.0 > 0 && cell.1 == *column) {
            let other = text(cell.2);
            if other != text(*block) && is_askable(other) && !others.iter().any(|known| known == other) {
                others.push(String::from(other));
            }
        }
        let (header, label_text, answer) = (text(header), text(label), text(*block));
        let under =
            document.heading_of(blocks.start).map(|heading| format!(" (table under “{}”)", clean_title(heading)));
        found.push(Candidate {
            kind: ItemKind::Table,
            // One question per row comes before a second on the same row.
            sentence: document.block_sentences[label].start,
            prompt: format!("“{label_text}”: what is the entry for “{header}”{}?", under.unwrap_or_default()),
            answer: String::from(answer),
            span: Span { start: document.blocks[label].whole().start, end: document.blocks[*block].whole().end },
            explanation: Some(format!("{label_text} | {header}: {answer}")),
            options: Options::Given(others),
            value: 0.7,
        });
    }
    found
}

fn is_askable(cell: &str) -> bool {
    let words = cell.split(' ').count();
    cell.chars().any(char::is_alphanumeric)
        && words <= CELL_WORDS
        && !["yes", "no", "n/a", "none"].contains(&cell.to_lowercase().as_str())
}

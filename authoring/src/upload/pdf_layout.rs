//! From text placed on pages to Markdown: lines, paragraphs, headings by size, no running headers.

use std::collections::HashMap;

use super::markdown_text::escaped;

/// Shares of the font size: below the first two pieces stand on one line; a gap above the second is a space.
const SAME_LINE: f64 = 0.5;
const SPACE: f64 = 0.18;
/// How much larger than the usual size a heading is, and how long at most, in characters.
const HEADING: f64 = 1.12;
const HEADING_LENGTH: usize = 120;
/// Distance of two lines, against the usual one, from which on a paragraph ends.
const PARAGRAPH: f64 = 1.35;
/// Share of the pages on which a first or last line returns to be a running header.
const RUNNING: f64 = 0.5;

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    start: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// Gathers pieces of text into lines.
#[derive(Default)]
pub(super) struct Lines {
    done: Vec<Line>,
}

impl Lines {
    /// Adds a piece that begins at a place, ends at `end`, and is set in a size, all in the page's units.
    pub(super) fn add(&mut self, text: &str, (x, y): (f64, f64), end: f64, size: f64) {
        let fits = |line: &&mut Line| {
            let size = line.size.max(size);
            (line.y - y).abs() < SAME_LINE * size && x > line.start - size
        };
        match self.done.last_mut().filter(fits) {
            Some(line) => {
                let gap = x - line.end;
                if gap > SPACE * line.size && !line.text.ends_with(' ') && !text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(text);
                line.end = end;
                line.size = line.size.max(size);
            }
            None => self.done.push(Line { text: String::from(text), start: x, end, y, size }),
        }
    }

    pub(super) fn finish(self) -> Vec<Line> {
        let tidy = |mut line: Line| {
            line.text = readable(&line.text);
            (!line.text.is_empty()).then_some(line)
        };
        self.done.into_iter().filter_map(tidy).collect()
    }
}

/// Ligatures spelled out, soft hyphens and control characters gone, white space collapsed.
fn readable(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬁ' => spelled.push_str("fi"),
            'ﬂ' => spelled.push_str("fl"),
            'ﬀ' => spelled.push_str("ff"),
            'ﬃ' => spelled.push_str("ffi"),
            'ﬄ' => spelled.push_str("ffl"),
            '\u{ad}' | '\u{fffd}' | '\u{feff}' => {}
            c if c.is_control() => spelled.push(' '),
            c => spelled.push(c),
        }
    }
    spelled.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of all pages.
pub(super) fn written(pages: Vec<Vec<Line>>) -> String {
    let pages = without_running(pages);
    let body = usual(pages.iter().flatten().map(|line| (line.size, line.text.chars().count())));
    let steps = pages.iter().flat_map(|page| page.windows(2).map(|pair| (pair[0].y - pair[1].y, 1)));
    let step = usual(steps.filter(|(step, _)| *step > 0.0 && *step < 4.0 * body));
    let width = pages.iter().flatten().map(|line| line.end - line.start).fold(0.0, f64::max);
    let mut text = String::new();
    let mut open: Option<&Line> = None;
    for line in pages.iter().flatten() {
        let level = heading_level(line, body);
        let mark = level.map_or("", |level| ["# ", "## ", "### "][level]);
        let goes_on = open.is_some_and(|before| continues(before, line, body, step, width));
        if goes_on {
            join(&mut text, line);
        } else {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(mark);
            text.push_str(&marked(&line.text));
        }
        open = Some(line);
    }
    text
}

/// The value most text has, to a quarter of a point.
fn usual(values: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (value, weight) in values.filter(|(value, _)| value.is_finite()) {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what a page can measure")]
        let key = (value.clamp(-1e6, 1e6) * 4.0).round() as i64;
        *counts.entry(key).or_insert(0) += weight;
    }
    let best = counts.into_iter().max_by_key(|(key, weight)| (*weight, std::cmp::Reverse(*key)));
    best.map_or(1.0, |(key, _)| key as f64 / 4.0)
}

fn heading_level(line: &Line, body: f64) -> Option<usize> {
    let ratio = line.size / body.max(0.1);
    let short = line.text.chars().count() <= HEADING_LENGTH && line.text.chars().any(char::is_alphabetic);
    match ratio {
        _ if !short || ratio < HEADING => None,
        ratio if ratio >= 1.7 => Some(0),
        ratio if ratio >= 1.3 => Some(1),
        _ => Some(2),
    }
}

/// Whether a line goes on with the paragraph or heading of the one before.
fn continues(before: &Line, line: &Line, body: f64, step: f64, width: f64) -> bool {
    let levels = (heading_level(before, body), heading_level(line, body));
    let down = before.y - line.y;
    let bullet = opens_item(&line.text);
    if levels.0.is_some() || levels.1.is_some() {
        return levels.0 == levels.1 && down > 0.0 && down < PARAGRAPH * line.size * 1.2;
    }
    if bullet || (line.size - before.size).abs() > 0.15 * body {
        return false;
    }
    // From one page or column to the next a paragraph goes on where its sentence does.
    let ended = before.text.ends_with(['.', '!', '?', ':', '”', '"']);
    if down <= 0.0 || down > 3.0 * step.max(body) {
        return !ended && line.text.starts_with(char::is_lowercase);
    }
    let last_line = ended && before.end - before.start < 0.8 * width && !line.text.starts_with(char::is_lowercase);
    let indented = ended && line.start > before.start + body;
    down <= PARAGRAPH * step.max(body) && !last_line && !indented
}

fn join(text: &mut String, line: &Line) {
    let broken = text.ends_with('-') && !text.ends_with(" -") && line.text.starts_with(char::is_lowercase);
    if broken {
        text.pop();
    } else {
        text.push(' ');
    }
    let escaped = escaped(&line.text);
    // Inside a paragraph nothing opens a line.
    text.push_str(if line.text.starts_with(['\\', '`', '*', '_', '<', '[', ']', '|', '~', '&']) {
        &escaped
    } else {
        escaped.strip_prefix('\\').unwrap_or(&escaped)
    });
}

const BULLETS: [char; 7] = ['•', '●', '▪', '‣', '◦', '∙', '·'];

fn opens_item(text: &str) -> bool {
    let numbered = text.split_once(['.', ')']).is_some_and(|(number, rest)| {
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(' ')
    });
    text.starts_with(BULLETS) || text.starts_with("- ") || text.starts_with("– ") || numbered
}

/// The line with its bullet as Markdown writes it.
fn marked(text: &str) -> String {
    let item = text.strip_prefix(BULLETS).or_else(|| text.strip_prefix("- ")).or_else(|| text.strip_prefix("– "));
    match item {
        Some(item) => format!("- {}", escaped(item.trim_start())),
        None => escaped(text),
    }
}

/// Without first and last lines that return on most pages, and without page numbers.
fn without_running(mut pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let key = |line: &Line| line.text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let edges = |page: &[Line]| -> Vec<usize> {
        let last = page.len().saturating_sub(1);
        [0, 1, last.saturating_sub(1), last].into_iter().filter(|at| *at < page.len()).collect()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut keys: Vec<String> = edges(page).into_iter().map(|at| key(&page[at])).collect();
        keys.sort();
        keys.dedup();
        keys.into_iter().for_each(|key| *counts.entry(key).or_insert(0) += 1);
    }
    let often = (pages.len() as f64 * RUNNING).max(3.0);
    for page in &mut pages {
        let edges = edges(page);
        let mut at = 0;
        let is_number = |line: &Line| line.text.len() <= 5 && !line.text.chars().any(char::is_alphabetic);
        page.retain(|line| {
            let edge = edges.contains(&at);
            at += 1;
            !(edge && (is_number(line) || counts.get(&key(line)).is_some_and(|count| *count as f64 >= often)))
        });
    }
    pages
}

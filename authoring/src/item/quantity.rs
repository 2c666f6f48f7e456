//! Figures with what they count or measure.

use std::ops::Range;

use super::Sort;
use super::stem_text::is_whole;
use crate::block::Kind;
use crate::document::{Document, Sentence};
use crate::lexicon::{Class, NUMBER_WORDS};
use crate::word_list::WordList;

pub(crate) static TIME_UNITS: WordList =
    WordList::new("second seconds minute minutes min hour hours day days week weeks month months year years");
pub(crate) static UNITS: WordList = WordList::new(
    "mg g kg µg μg ml l µl μl cm mm m km nm °c c k kb mb gb tb khz mhz ghz v kv w kw pa kpa mpa bar rpm \
                     mol mmol bits bit bytes mol/l",
);
/// A number after one of these is a name: `Section 4`, `Version 3`.
static NAMES_BEFORE: WordList = WordList::new(
    "section sections version article chapter table figure fig step page clause annex appendix no \
                            number level class type grade part paragraph iso rfc phase tier category item form",
);
static MONTHS: WordList = WordList::new(
    "january february march april may june july august september october november december jan feb mar \
                      apr jun jul aug sep sept oct nov dec",
);

/// Whether a word in lower case is a unit of time.
pub(crate) fn time_unit(lower: &str) -> bool {
    TIME_UNITS.contains(lower)
}

/// Whether a word in lower case spells a number out.
pub(crate) fn is_number_word(lower: &str) -> bool {
    lower == "one" || NUMBER_WORDS.contains(&lower)
}

/// A figure in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// Byte range in the text of the block.
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
    pub(crate) sort: Sort,
}

pub(crate) fn quantities(document: &Document, sentence: &Sentence) -> Vec<Quantity> {
    (sentence.tokens.clone()).filter_map(|at| quantity(document, sentence, at)).collect()
}

fn quantity(document: &Document, sentence: &Sentence, at: usize) -> Option<Quantity> {
    let token = &document.tokens[at];
    let text = &document.blocks[sentence.block].text;
    let number = &text[token.range.clone()];
    let plain =
        number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) || number.chars().all(char::is_alphabetic);
    if document.class(token) != Class::Number
        || !plain
        || !stands_free(text, &token.range)
        || is_name(document, sentence, at)
    {
        return None;
    }
    let after = &text[token.range.end..sentence.range.end];
    if after.starts_with('%') || after.starts_with(" %") || after.starts_with(" percent") {
        let end = token.range.end + after.find(['%', 't']).map_or(0, |sign| sign + 1);
        return Some(found(text, token.range.start..end, Sort::Percentage));
    }
    let next = document.tokens.get(at + 1).filter(|_| at + 1 < sentence.tokens.end)?;
    let gap = &text[token.range.end..next.range.start];
    let unit = &text[next.range.clone()];
    let lower = &document.entry(next).lower;
    let joined = matches!(gap, " " | " °" | "°");
    if TIME_UNITS.contains(lower) && joined && !text[next.range.end..].starts_with(['-', '\'', '’']) {
        return Some(found(text, token.range.start..next.range.end, Sort::Duration));
    }
    let calendar = matches!(lower.as_str(), "working" | "business" | "calendar");
    let then = document.tokens.get(at + 2).filter(|_| calendar && at + 2 < sentence.tokens.end);
    if let Some(then) = then.filter(|then| TIME_UNITS.contains(&document.entry(then).lower)) {
        return Some(found(text, token.range.start..then.range.end, Sort::Duration));
    }
    if joined && UNITS.contains(&format!("{}{lower}", if gap.contains('°') { "°" } else { "" })) {
        let measure = Sort::Measure(String::from(unit));
        return Some(found(text, token.range.start..next.range.end, measure));
    }
    let before = at.checked_sub(1).filter(|index| sentence.tokens.contains(index));
    let pointed_at = before.is_some_and(|index| {
        matches!(document.entry(&document.tokens[index]).lower.as_str(), "the" | "these" | "those" | "all")
    });
    let fraction = matches!(lower.as_str(), "quarters" | "thirds" | "halves" | "fifths");
    if pointed_at || fraction {
        return None;
    }
    let counts = gap == " " && document.class(next).is_content() && unit.starts_with(char::is_lowercase);
    counts.then(|| found(text, token.range.clone(), Sort::Count))
}

fn found(text: &str, range: Range<usize>, sort: Sort) -> Quantity {
    Quantity { text: String::from(&text[range.clone()]), range, sort }
}

/// Neither part of a range, a date, an amount of money nor of a hyphenated word.
fn stands_free(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back().unwrap_or(' ');
    let after = text[range.end..].chars().next().unwrap_or(' ');
    let between =
        text[..range.start].trim_end().ends_with(['–', '—', '±', '×', '≥', '≤', '<', '>', '=', '-', '/', '+']);
    let goes_on = text[range.end..].trim_start().starts_with(['–', '—', '±', '×', '/', '-', ':']);
    let range_word = text[range.end..].starts_with(" to ")
        || text[range.end..].starts_with(" and ")
        || text[range.end..].starts_with(" or ");
    matches!(before, ' ' | '(' | '"' | '“')
        && matches!(after, ' ' | '%' | '°' | '.' | ',' | ')' | ';')
        && !between
        && !goes_on
        && !range_word
}

/// `Section 4`, `ISO 27001`, `29 June`, `June 2007`; also the second half of `2 to 8 °C`.
fn is_name(document: &Document, sentence: &Sentence, at: usize) -> bool {
    let lower = |index: usize| {
        if !sentence.tokens.contains(&index) {
            return "";
        }
        document.entry(&document.tokens[index]).lower.as_str()
    };
    let before = at.checked_sub(1).map(lower).unwrap_or_default();
    let after = lower(at + 1);
    let capital = at > sentence.tokens.start && {
        let token = &document.tokens[at - 1];
        let class = document.class(token);
        class.is_content() && document.token_text(sentence.block, token).starts_with(char::is_uppercase)
    };
    let second_half = matches!(before, "to" | "and" | "or")
        && at.checked_sub(2).is_some_and(|index| sentence.tokens.contains(&index) && is_number(document, index))
        || matches!(before, "to" | "and" | "or")
            && at.checked_sub(3).is_some_and(|index| sentence.tokens.contains(&index) && is_number(document, index));
    NAMES_BEFORE.contains(before) || MONTHS.contains(before) || MONTHS.contains(after) || capital || second_half
}

fn is_number(document: &Document, token: usize) -> bool {
    document.class(&document.tokens[token]) == Class::Number
}

/// A duration in seconds, for comparing `24 hours` with `1 day`.
pub(crate) fn seconds(text: &str) -> Option<f64> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let number = first.replace(',', "").parse::<f64>().ok().or_else(|| {
        let at = crate::lexicon::NUMBER_WORDS.iter().position(|word| word.eq_ignore_ascii_case(first))?;
        [2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12., 13., 14., 15., 16., 18., 20., 30., 40., 50., 60., 90.]
            .get(at)
            .copied()
    })?;
    let unit = rest.rsplit(' ').next().unwrap_or_default().trim_end_matches('s').to_ascii_lowercase();
    let factor = match unit.as_str() {
        "" | "second" => 1.0,
        "minute" | "min" => 60.0,
        "hour" => 3_600.0,
        "day" => 86_400.0,
        "week" => 604_800.0,
        "month" => 2_592_000.0,
        "year" => 31_536_000.0,
        _ => return None,
    };
    Some(number * factor)
}

/// The first time limit that a self-contained sentence sets, and that sentence.
pub(crate) fn first_deadline(document: &Document) -> Option<(String, usize)> {
    document.sentences.iter().enumerate().take(2_000).find_map(|(index, sentence)| {
        let usable = !matches!(document.blocks[sentence.block].kind, Kind::Cell { .. })
            && is_whole(document, sentence)
            && sentence.is_self_contained;
        let limit = quantities(document, sentence).into_iter().find(|quantity| quantity.sort == Sort::Duration);
        limit.filter(|_| usable).map(|quantity| (quantity.text, index))
    })
}

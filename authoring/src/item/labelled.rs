//! Definitions by layout: `**X**: …`, `X: …` in a list, `<dt>` and `<dd>`.

use std::ops::Range;

use super::definition::{Definition, trimmed};
use super::stem_text::is_word_of;
use crate::block::Kind as BlockKind;
use crate::document::{Document, Sentence};
use crate::lexicon::english_class;
use crate::source::Span;
use crate::word_list::WordList;

/// Labels that introduce a remark, not a term.
static LABELS: WordList = WordList::new(
    "note notes example examples warning important tip caution version date owner author approved status \
                      summary contact email phone see attention remark result hint reference references effective",
);

/// `<dt>X</dt><dd>…</dd>`
pub(super) fn glossary(document: &Document, sentence: &Sentence) -> Option<Definition> {
    let term_block = document.blocks.get(sentence.block.checked_sub(1)?)?;
    let term = term_block.text.trim_end_matches([':', ' ']);
    let meaning = trimmed(document, sentence, sentence.range.start);
    let opening = opening(document, sentence, &meaning);
    let leans = is_word_of("this these it they that those", &opening);
    let fits = term_block.kind == BlockKind::Term && term.split(' ').count() <= 6 && !leans;
    let defines = under_glossary(document, sentence) || DEFINING.contains(&opening);
    fits.then(|| Definition {
        prompt: question(term, defines),
        term: String::from(term),
        meaning,
        span: Span { start: term_block.whole().start, end: document.span(sentence).end },
        defines,
    })
}

/// First words that show an explanation to be one.
static DEFINING: WordList = WordList::new("a an the any anyone anything somebody someone information");

fn opening(document: &Document, sentence: &Sentence, meaning: &Range<usize>) -> String {
    let text = &document.blocks[sentence.block].text[meaning.clone()];
    text.split(' ').next().unwrap_or_default().to_lowercase()
}

/// Whether the heading promises explanations.
fn under_glossary(document: &Document, sentence: &Sentence) -> bool {
    document.heading_of(sentence.block).is_some_and(|heading| {
        let heading = heading.to_lowercase();
        ["definition", "glossary", "terms", "vocabulary", "terminology"].iter().any(|word| heading.contains(word))
    })
}

fn question(term: &str, defines: bool) -> String {
    if defines {
        format!("What does “{term}” mean?")
    } else {
        format!("What does the text say about “{term}”?")
    }
}

/// `**X**: …`, or `X: …` in a list.
pub(super) fn labelled(document: &Document, sentence: &Sentence, first: bool) -> Option<Definition> {
    let block = &document.blocks[sentence.block];
    let text = document.text(sentence);
    let strong = block.strong.first().filter(|strong| first && strong.start == 0).map(|strong| strong.end);
    let in_list = matches!(block.kind, BlockKind::ListItem { .. });
    let separators = [": ", " — ", " – ", " - "];
    let (at, separator) = separators.iter().filter_map(|separator| Some((text.find(separator)?, separator))).min()?;
    let bold = strong.is_some_and(|end| end == at || end == at + 1);
    if !(first && (bold || in_list && *separator == ": ")) {
        return None;
    }
    let term = text[..at].trim_matches(['“', '”', '"', ' ', '*']);
    let label = term.split(' ').next().unwrap_or_default().to_lowercase();
    let term_like =
        (1..=5).contains(&term.split(' ').count()) && !term.contains(['.', ',', ';', '(', '?']) && term.len() >= 2;
    if !term_like
        || LABELS.contains(&label)
        || term.starts_with(char::is_lowercase) && english_class(&label).is_some_and(|class| !class.is_meaningful())
        || term.chars().all(|c| !c.is_alphabetic())
    {
        return None;
    }
    let meaning = trimmed(document, sentence, sentence.range.start + at + separator.len());
    let defines = under_glossary(document, sentence) || DEFINING.contains(&opening(document, sentence, &meaning));
    let prompt = question(term, defines);
    Some(Definition { prompt, term: String::from(term), meaning, span: document.span(sentence), defines })
}

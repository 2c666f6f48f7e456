//! A source that changed: which cited passages still stand in it, and where.

use crate::generation::Citation;
use crate::source::Span;

/// Where each cited passage stands in the new text; nothing for one that no longer does, so that whatever cites it is
/// stale. White space may have changed, words may not. Of several places the one nearest to where the passage would be
/// expected counts, given how far those before it have moved.
///
/// The time is that of one search of the text per passage.
pub fn relocated(citations: &[Citation], content: &str) -> Vec<Option<Span>> {
    let folded = Folded::new(content);
    let mut order: Vec<usize> = (0..citations.len()).collect();
    order.sort_by_key(|at| citations[*at].span.start);
    let mut found = vec![None; citations.len()];
    let mut shift = 0_isize;
    for at in order {
        let old = citations[at].span.start;
        let expected = old.saturating_add_signed(shift);
        found[at] = folded.nearest(&citations[at].quote, expected);
        if let Some(span) = found[at] {
            shift = span.start.cast_signed() - old.cast_signed();
        }
    }
    found
}

/// A text with white space collapsed, and where each of its bytes came from.
struct Folded {
    text: String,
    origins: Vec<usize>,
}

impl Folded {
    fn new(content: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(content.len()), origins: Vec::with_capacity(content.len()) };
        let mut pending = false;
        for (at, c) in content.char_indices() {
            if c.is_whitespace() {
                pending = !folded.text.is_empty();
                continue;
            }
            if std::mem::take(&mut pending) {
                folded.text.push(' ');
                folded.origins.push(at);
            }
            folded.text.push(c);
            folded.origins.extend((0..c.len_utf8()).map(|byte| at + byte));
        }
        folded
    }

    fn nearest(&self, quote: &str, expected: usize) -> Option<Span> {
        let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        if quote.is_empty() {
            return None;
        }
        let whole_words = |at: &usize| {
            let (before, after) = (&self.text[..*at], &self.text[at + quote.len()..]);
            let cuts = |inside: Option<char>, outside: Option<char>| {
                inside.is_some_and(char::is_alphanumeric) && outside.is_some_and(char::is_alphanumeric)
            };
            !cuts(quote.chars().next(), before.chars().next_back())
                && !cuts(quote.chars().next_back(), after.chars().next())
        };
        let places = self.text.match_indices(&quote).map(|(at, _)| at).filter(whole_words);
        let at = places.min_by_key(|at| self.origins[*at].abs_diff(expected))?;
        Some(Span { start: self.origins[at], end: self.origins[at + quote.len() - 1] + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, quotes: &[&str], new: &str, stands: &[Option<&str>]) {
        let citations: Vec<Citation> = quotes
            .iter()
            .map(|quote| {
                let start = old.find(quote).expect("the quote stands in the old text");
                Citation { span: Span { start, end: start + quote.len() }, quote: String::from(*quote) }
            })
            .collect();
        let found = relocated(&citations, new);
        let texts: Vec<Option<&str>> = found.into_iter().map(|span| span.and_then(|span| span.of(new))).collect();
        assert_eq!(texts, stands);
    }

    #[test]
    fn a_passage_stands_where_its_words_do_and_is_stale_where_one_changed() {
        let old = "Close the valve within 5 minutes.  Open it\nat noon. Write it down.";
        let new = "New: Close the valve within 6 minutes. Open it at\n\nnoon. Write it down.";
        check(
            old,
            &["Close the valve within 5 minutes.", "Open it\nat noon.", "Write it down."],
            new,
            &[None, Some("Open it at\n\nnoon."), Some("Write it down.")],
        );
        check("See 5 m.", &["5 m."], "See 15 m.", &[None]);
        check("Wird geöffnet.", &["geöffnet."], "Übrigens: wird  geöffnet.", &[Some("geöffnet.")]);
        check("a", &["a"], "", &[None]);
    }

    #[test]
    fn of_equal_passages_each_keeps_its_own_place() {
        let old = "A. Stop. B. Stop.";
        let second = Citation { span: Span { start: 12, end: 17 }, quote: String::from("Stop.") };
        let first = Citation { span: Span { start: 3, end: 8 }, quote: String::from("Stop.") };
        let new = format!("Before. {old}");
        let found = relocated(&[second, first], &new);
        assert_eq!(found, [Some(Span { start: 20, end: 25 }), Some(Span { start: 11, end: 16 })]);
    }
}

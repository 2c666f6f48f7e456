//! Noun-like phrases: runs of content words that nothing but their surroundings tells to be terms.

use std::ops::Range;

use crate::document::{Document, Sentence, Token};
use crate::lexicon::{Class, may_be_verb};
use crate::vocabulary::StemId;
use crate::word_list::WordList;

/// Longest phrase, in words.
pub(crate) const LONGEST: usize = 4;

/// Endings that only adjectives have; a phrase that ends so is not whole.
const ADJECTIVE_ENDINGS: [&str; 10] = ["ific", "tent", "able", "ible", "ous", "ful", "less", "free", "worth", "ive"];

/// A run of words in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Indexes into [`Document::tokens`].
    pub(crate) tokens: Range<usize>,
    /// Whether what stands left and right shows it to be a whole noun phrase.
    pub(crate) closed: bool,
}

/// The words of a phrase as they stand in the text.
pub(crate) fn phrase_text<'d>(document: &'d Document, sentence: &Sentence, phrase: &Phrase) -> &'d str {
    let tokens = &document.tokens[phrase.tokens.clone()];
    let range = tokens[0].range.start..tokens[tokens.len() - 1].range.end;
    &document.blocks[sentence.block].text[range]
}

pub(crate) fn phrase_stems(document: &Document, phrase: &Phrase) -> Vec<StemId> {
    document.tokens[phrase.tokens.clone()].iter().map(|token| document.entry(token).stem).collect()
}

/// The phrases of a sentence: maximal runs, none part of another.
pub(crate) fn phrases(document: &Document, sentence: &Sentence) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut start = sentence.tokens.start;
    while start < sentence.tokens.end {
        let end = run_end(document, sentence, start);
        if end == start {
            start += 1;
            continue;
        }
        let run = trim(document, sentence, start..end);
        if !run.is_empty() && run.len() <= LONGEST {
            let closed = run == (start..end) && is_closed(document, sentence, &run);
            found.push(Phrase { tokens: run, closed });
        }
        start = end;
    }
    found
}

/// Where a run of content words that begins at `start` ends: at a function word, a gap, or a verb form inside it.
fn run_end(document: &Document, sentence: &Sentence, start: usize) -> usize {
    let mut end = start;
    while end < sentence.tokens.end {
        let token = &document.tokens[end];
        let ends = !document.class(token).is_content()
            || end > start
                && (gap(document, sentence.block, end) != " "
                    || is_verb_form(document, token)
                    || is_verb_after(document, &document.tokens[end - 1], token));
        if ends {
            break;
        }
        end += 1;
    }
    end
}

/// What stands between a token and the one before it.
fn gap<'d>(document: &'d Document, block: usize, token: usize) -> &'d str {
    let text = &document.blocks[block].text;
    &text[document.tokens[token - 1].range.end..document.tokens[token].range.start]
}

/// `the course ends`, `administrators test`: a verb that agrees with the noun before it.
fn is_verb_after(document: &Document, noun: &Token, token: &Token) -> bool {
    let (noun, lower) = (&document.entry(noun).lower, &document.entry(token).lower);
    let plural = noun.ends_with('s') && !noun.ends_with("ss") || noun == "staff" || noun == "people";
    document.language.is_english() && may_be_verb(lower, !plural)
}

/// After another content word, `stored` or `containing` is a verb, not part of a name.
fn is_verb_form(document: &Document, token: &Token) -> bool {
    let lower = &document.entry(token).lower;
    document.language.is_english()
        && (IRREGULAR.contains(lower)
            || lower.len() > 4 && lower.ends_with("ed")
            || lower.len() > 5 && lower.ends_with("ing") && !is_noun_in_ing(lower))
}

/// Participles that no ending tells.
static IRREGULAR: WordList = WordList::new(
    "used made shown given taken written known found held kept sent built done seen meant understood brought bought sold \
     paid told chosen drawn driven broken spoken gone run begun become thrown",
);

fn is_noun_in_ing(lower: &str) -> bool {
    static NOUNS: WordList = WordList::new(
        "training building meeting monitoring testing engineering learning processing accounting hearing \
                         briefing screening warning marketing computing mapping scheduling reporting housing ring",
    );
    NOUNS.contains(lower)
}

/// Leaves out a gerund or participle at the start of a run that has nothing before it to make it an adjective.
fn trim(document: &Document, sentence: &Sentence, run: Range<usize>) -> Range<usize> {
    let lower = &document.entry(&document.tokens[run.start]).lower;
    let gerund = document.language.is_english() && lower.len() > 4 && lower.ends_with("ing") && !is_noun_in_ing(lower);
    let lone_participle = run.len() == 1 && is_verb_form(document, &document.tokens[run.start]);
    let before = run.start.checked_sub(1).filter(|at| sentence.tokens.contains(at));
    let calls_for_verb = before.is_some_and(|at| {
        let class = document.class(&document.tokens[at]);
        matches!(class, Class::Auxiliary | Class::To | Class::Relative | Class::Pronoun | Class::Adverb)
    });
    let verb =
        calls_for_verb && document.language.is_english() && (may_be_verb(lower, false) || may_be_verb(lower, true));
    if gerund || lone_participle || verb { run.start + 1..run.end } else { run }
}

/// Whether the words around a run show it to be a whole noun phrase.
fn is_closed(document: &Document, sentence: &Sentence, run: &Range<usize>) -> bool {
    let text = &document.blocks[sentence.block].text;
    let inside = |index: usize| sentence.tokens.contains(&index);
    let left = run.start.checked_sub(1).filter(|index| inside(*index));
    let plain_gap = |index: usize| gap(document, sentence.block, index) == " ";
    let left_ok = match left {
        Some(index) if !document.language.is_english() => {
            plain_gap(run.start) && matches!(document.class(&document.tokens[index]), Class::Stop)
        }
        Some(index) if plain_gap(run.start) => {
            let first = &document.entry(&document.tokens[run.start]).lower;
            match document.class(&document.tokens[index]) {
                Class::Determiner | Class::Preposition => true,
                // `allow increase`: two verbs, not a verb and its object.
                Class::Verb => !may_be_verb(first, false),
                _ => false,
            }
        }
        // At the start of a sentence there is nothing on the left: what follows has to tell.
        None => run.len() > 1 && document.language.is_english(),
        _ => false,
    };
    let starts = left.is_none();
    let after = &text[document.tokens[run.end - 1].range.end..sentence.range.end];
    let right_ok = match after.chars().next() {
        None | Some('.' | ',' | ';' | ':' | '!' | '?') => !starts,
        Some(' ') if inside(run.end) && plain_gap(run.end) => {
            let class = document.class(&document.tokens[run.end]);
            let english =
                matches!(class, Class::Preposition | Class::To | Class::Auxiliary | Class::Relative | Class::Adverb);
            if starts {
                class == Class::Auxiliary
            } else if document.language.is_english() {
                english
            } else {
                class == Class::Stop
            }
        }
        _ => false,
    };
    // `a manner consistent with …`: what hangs on the adjective is cut off.
    let last = &document.entry(&document.tokens[run.end - 1]).lower;
    let dangling =
        run.len() > 1 && after.starts_with(' ') && ADJECTIVE_ENDINGS.iter().any(|ending| last.ends_with(ending));
    left_ok && right_ok && !dangling
}

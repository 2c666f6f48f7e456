//! Blanks: a figure or a term left out of a sentence that can stand by itself.

use std::collections::HashSet;
use std::ops::Range;

use super::quantity::quantities;
use super::role::is_role;
use super::stem_text::{THE_DOCUMENT, is_whole};
use super::{Candidate, ItemKind, Options, Sort};
use crate::block::Kind as BlockKind;
use crate::document::{Document, Sentence};
use crate::lexicon::Class;
use crate::noun_phrase::{Phrase, phrase_stems, phrases};
use crate::phrase::Ranking;
use crate::vocabulary::StemId;
use crate::word_list::WordList;

/// Words of a sentence that may carry a blank.
const WORDS: std::ops::RangeInclusive<usize> = 8..=60;
/// Words left around the blank.
const LEFT: usize = 6;
/// Words too general to be worth recalling.
pub(crate) static GENERAL: WordList = WordList::new(
    "need lieu spite thing things way ways case cases part parts time times example examples number numbers section kind \
                       type types set use order person people place end start day days work following purpose reason \
                       question answer form forms item items hour hours minute minutes month months \
                       week weeks moment whole problem problems sake favor favour copy copies right rights \
                       kinds purposes version versions year years level point points fact area change changes \
                       basis manner extent regard respect terms case means result results addition event events choice choices sense medium default line entry value length name names material list condition conditions \
                       need needs use uses fact facts detail details",
);

pub(crate) fn candidates(document: &Document, index: usize, ranking: &Ranking) -> Vec<Candidate> {
    let sentence = &document.sentences[index];
    let in_table = matches!(document.blocks[sentence.block].kind, BlockKind::Cell { .. } | BlockKind::Term);
    if in_table
        || !WORDS.contains(&sentence.tokens.len())
        || !is_whole(document, sentence)
        || !sentence.is_self_contained
    {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = quantities(document, sentence)
        .into_iter()
        .map(|quantity| {
            let value = if quantity.text.starts_with(char::is_alphabetic) { 0.6 } else { 0.92 };
            blank(document, index, quantity.range, ItemKind::Number, quantity.sort, value)
        })
        .collect();
    for phrase in phrases(document, sentence) {
        let range = document.tokens[phrase.tokens.start].range.start..document.tokens[phrase.tokens.end - 1].range.end;
        let Some(value) = worth(document, sentence, &phrase, ranking) else {
            continue;
        };
        let role = is_role(&document.blocks[sentence.block].text[range.clone()].to_lowercase());
        let mut candidate =
            blank(document, index, range, ItemKind::Cloze, if role { Sort::Role } else { Sort::Term }, value);
        // Some other single word nearly always fits as well, and without grammar nobody knows what fits at all.
        if phrase.tokens.len() == 1 && !role || !document.language.is_english() {
            candidate.options = Options::None;
        }
        found.push(candidate);
    }
    found.retain(|candidate| candidate.prompt.split(' ').count() >= LEFT + 3);
    found
}

fn blank(document: &Document, index: usize, range: Range<usize>, kind: ItemKind, sort: Sort, value: f64) -> Candidate {
    let sentence = &document.sentences[index];
    let text = &document.blocks[sentence.block].text;
    let (before, after) = (&text[sentence.range.start..range.start], &text[range.end..sentence.range.end]);
    Candidate {
        kind,
        sentence: index,
        prompt: format!("Fill the blank: {before}____{after}"),
        answer: String::from(&text[range]),
        span: document.span(sentence),
        explanation: Some(String::from(document.text(sentence))),
        options: Options::Pool(sort),
        value,
    }
}

/// How well worth blanking a phrase is; nothing where it is not.
fn worth(document: &Document, sentence: &Sentence, phrase: &Phrase, ranking: &Ranking) -> Option<f64> {
    let tokens = &document.tokens[phrase.tokens.clone()];
    let (place, count) = ranking.of(&phrase_stems(document, phrase))?;
    let text = document.token_text(sentence.block, tokens.first()?);
    let lower = &document.entry(tokens.first()?).lower;
    let lone = tokens.len() == 1
        && (count < 2 || text.chars().count() < 4 || GENERAL.contains(lower) || THE_DOCUMENT.contains(lower));
    let general = tokens.last().is_some_and(|token| GENERAL.contains(&document.entry(token).lower)) && tokens.len() < 3;
    if !phrase.closed
        || lone
        || general
        || is_repeated(document, sentence, phrase)
        || may_hold_verb(document, sentence, phrase, count)
    {
        return None;
    }
    let share = 1.0 - place as f64 / ranking.phrases.len().max(1) as f64;
    let length = if tokens.len() > 1 { 0.15 } else { 0.0 };
    Some(0.35 + 0.25 * share + length + if count > 1 { 0.08 } else { 0.0 })
}

/// Whether the phrase's last word, which names the thing, or half of its words stand elsewhere in the sentence and would
/// give it away.
fn is_repeated(document: &Document, sentence: &Sentence, phrase: &Phrase) -> bool {
    let stem = |at: usize| document.entry(&document.tokens[at]).stem;
    let outside: HashSet<StemId> = sentence.tokens.clone().filter(|at| !phrase.tokens.contains(at)).map(stem).collect();
    let repeated = phrase.tokens.clone().filter(|at| outside.contains(&stem(*at))).count();
    repeated * 2 >= phrase.tokens.len() || outside.contains(&stem(phrase.tokens.end - 1))
}

/// `The technician centrifuges at …`: a run that may end in a verb, or that belongs to a longer name.
fn may_hold_verb(document: &Document, sentence: &Sentence, phrase: &Phrase, count: usize) -> bool {
    let last = &document.entry(&document.tokens[phrase.tokens.end - 1]).lower;
    let before = phrase.tokens.start.checked_sub(1).filter(|at| sentence.tokens.contains(at));
    let left = before.map_or("", |at| document.entry(&document.tokens[at]).lower.as_str());
    let next_word = document.tokens.get(phrase.tokens.end).filter(|_| sentence.tokens.contains(&phrase.tokens.end));
    let next_word = next_word.map_or("", |token| document.entry(token).lower.as_str());
    // `on behalf of`, `in line with`: one word between two prepositions belongs to them.
    let compound = phrase.tokens.len() == 1
        && before.is_some_and(|at| document.class(&document.tokens[at]) == Class::Preposition)
        && matches!(next_word, "of" | "with" | "to" | "for" | "");
    let ordinal =
        phrase.tokens.len() == 1 && matches!(left, "third" | "first" | "second" | "last" | "next" | "same" | "other");
    let fixed = compound || ordinal || matches!(left, "without" | "like" | "as" | "than" | "such");
    let singular = matches!(left, "a" | "an" | "each" | "every" | "another");
    let subject = before == Some(sentence.tokens.start);
    let next = document.tokens.get(phrase.tokens.end).filter(|_| sentence.tokens.contains(&phrase.tokens.end));
    let hangs = next.is_some_and(|token| matches!(document.class(token), Class::Preposition | Class::To));
    let plural = last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("is") && !last.ends_with("us");
    let capital = |at: usize| document.token_text(sentence.block, &document.tokens[at]).starts_with(char::is_uppercase);
    let named = left == "of"
        && capital(phrase.tokens.start)
        && before.and_then(|at| at.checked_sub(1)).is_some_and(|at| sentence.tokens.contains(&at) && capital(at));
    let verb = plural && phrase.tokens.len() > 1 && (singular || subject && count == 1 && hangs);
    verb || named || fixed || plural && singular
}

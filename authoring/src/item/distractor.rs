//! Wrong choices: of the same sort, from the same document, and keeping every rule beside the right one.

use std::collections::HashMap;

use super::Sort;
use super::definition;
use super::quantity::quantities;
use super::role::is_role;
use crate::check::{Checker, says_the_same};
use crate::document::{Document, Sentence};
use crate::generation::{Item, ItemAnswer};
use crate::lexicon::may_be_verb;
use crate::noun_phrase::{Phrase, phrase_stems, phrase_text, phrases};
use crate::phrase::Ranking;
use crate::rng::Rng;
use crate::segment::capitalised;

/// Sentences that are searched for answers.
const LOOKED_AT: usize = 4_000;
/// Most entries of one sort.
const MOST: usize = 300;
/// How a prompt begins whose blank opens the sentence.
const OPENS_WITH_BLANK: &str = "Fill the blank: ____";
/// How many distractors a choice needs.
const WANTED: usize = 3;

/// All that could be an answer somewhere in the document, by sort.
pub(crate) struct Pool {
    entries: HashMap<Sort, Vec<String>>,
}

impl Pool {
    pub(crate) fn gather(document: &Document, ranking: &Ranking) -> Self {
        let mut pool = Self { entries: HashMap::new() };
        let mut known: HashMap<Sort, HashMap<String, ()>> = HashMap::new();
        let mut add = |text: &str, sort: Sort| {
            let of_sort = known.entry(sort.clone()).or_default();
            if of_sort.len() < MOST && of_sort.insert(text.to_lowercase(), ()).is_none() {
                pool.entries.entry(sort).or_default().push(String::from(text));
            }
        };
        for (index, sentence) in document.sentences.iter().enumerate().take(LOOKED_AT) {
            quantities(document, sentence).into_iter().for_each(|quantity| add(&quantity.text, quantity.sort));
            for phrase in phrases(document, sentence).into_iter().filter(|phrase| is_name(document, sentence, phrase)) {
                let text = phrase_text(document, sentence, &phrase);
                let role = is_role(&text.to_lowercase());
                if role || ranking.of(&phrase_stems(document, &phrase)).is_some() {
                    add(text, if role { Sort::Role } else { Sort::Term });
                }
            }
            if document.language.is_english() {
                let defined = definition::of_sentence(document, index).filter(|definition| definition.defines);
                defined.iter().for_each(|definition| add(&definition.term, Sort::Defined));
            }
        }
        pool
    }

    /// Three safe distractors for an item, or none.
    pub(super) fn distractors(
        &self,
        checker: &Checker,
        item: &Item,
        sort: &Sort,
        rng: &mut Rng,
    ) -> Option<Vec<String>> {
        pick(checker, item, self.entries.get(sort)?.clone(), rng)
    }
}

/// Whether a phrase is shown to be one by what stands around it, and belongs to nobody: `the party's ability` does.
fn is_name(document: &Document, sentence: &Sentence, phrase: &Phrase) -> bool {
    let text = phrase_text(document, sentence, phrase);
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let verb =
        document.language.is_english() && may_be_verb(&last, true) && !may_be_verb(&last, false) && text.contains(' ');
    phrase.closed && !verb && !text.contains(['\'', '’'])
}

/// Three of the proposed texts that keep every rule beside the answer of the item, or none.
pub(super) fn pick(checker: &Checker, item: &Item, mut proposed: Vec<String>, rng: &mut Rng) -> Option<Vec<String>> {
    let ItemAnswer::Free { reference: Some(right) } = &item.answer else {
        return None;
    };
    let opens = item.prompt.starts_with(OPENS_WITH_BLANK);
    rng.shuffle(&mut proposed);
    let mut chosen: Vec<String> = Vec::new();
    for text in proposed {
        let text = if opens { in_case_of(right, text) } else { text };
        let apart = chosen.iter().all(|other| !says_the_same(other, &text));
        if apart && checker.admits(item, &text) {
            chosen.push(text);
        }
        if chosen.len() == WANTED {
            return Some(chosen);
        }
    }
    None
}

/// The text with a capital where the answer has one that only the start of its sentence gives it.
fn in_case_of(right: &str, text: String) -> String {
    let capitals = |text: &str| text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let by_place = right.starts_with(char::is_uppercase) && capitals(right) == 1 && capitals(&text) == 0;
    if by_place { capitalised(&text) } else { text }
}

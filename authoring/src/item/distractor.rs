//! Wrong choices that are safe: of the same sort, from the same document, and not true of the stem.

use std::collections::HashMap;

use super::definition;
use super::quantity::{quantities, seconds};
use super::role::is_role;
use super::{Candidate, Sort};
use crate::document::Document;
use crate::noun_phrase::{phrase_stems, phrase_text, phrases};
use crate::phrase::Ranking;
use crate::rng::Rng;
use crate::vocabulary::StemId;

/// How many distractors a choice needs.
pub(crate) const WANTED: usize = 3;
/// Longest against shortest choice, in characters.
const LENGTH_RATIO: f64 = 1.6;
/// Sentences that are searched for answers.
const LOOKED_AT: usize = 4_000;
/// Most entries of one sort.
const MOST: usize = 300;
/// From this share of common words on, a sentence says something like the stem and may make its answer true.
const LIKE_THE_STEM: f64 = 0.5;

struct Entry {
    text: String,
    sort: Sort,
    sentences: Vec<usize>,
}

/// All that could be an answer somewhere in the document.
pub(crate) struct Pool {
    entries: Vec<Entry>,
    index: HashMap<(Sort, String), usize>,
    /// Entries of each sort so far.
    counts: HashMap<Sort, usize>,
    /// The meaningful stems of each sentence that is looked at.
    stems: Vec<Vec<StemId>>,
}

impl Pool {
    pub(crate) fn gather(document: &Document, ranking: &Ranking) -> Self {
        let looked_at = || document.sentences.iter().take(LOOKED_AT);
        let stems = looked_at()
            .map(|sentence| document.stems(sentence))
            .collect();
        let mut pool = Self {
            entries: Vec::new(),
            index: HashMap::new(),
            counts: HashMap::new(),
            stems,
        };
        for (index, sentence) in looked_at().enumerate() {
            for quantity in quantities(document, sentence) {
                pool.add(&quantity.text, quantity.sort, index);
            }
            for phrase in phrases(document, sentence)
                .into_iter()
                .filter(|phrase| phrase.closed)
            {
                let text = phrase_text(document, sentence, &phrase);
                let role = is_role(&text.to_lowercase());
                if role || ranking.of(&phrase_stems(document, &phrase)).is_some() {
                    pool.add(text, if role { Sort::Role } else { Sort::Term }, index);
                }
            }
            if document.language.is_english() {
                let defined = definition::of_sentence(document, index)
                    .filter(|definition| definition.defines);
                defined
                    .iter()
                    .for_each(|definition| pool.add(&definition.term, Sort::Defined, index));
            }
        }
        pool
    }

    fn add(&mut self, text: &str, sort: Sort, sentence: usize) {
        let key = (sort, text.to_lowercase());
        if let Some(known) = self.index.get(&key) {
            self.entries[*known].sentences.push(sentence);
            return;
        }
        let count = self.counts.entry(key.0.clone()).or_insert(0);
        if *count < MOST {
            *count += 1;
            self.entries.push(Entry {
                text: String::from(text),
                sort: key.0.clone(),
                sentences: vec![sentence],
            });
            self.index.insert(key, self.entries.len() - 1);
        }
    }

    /// Three safe distractors, or none.
    pub(crate) fn distractors(
        &self,
        candidate: &Candidate,
        sort: &Sort,
        rng: &mut Rng,
    ) -> Option<Vec<String>> {
        let stem_words = self.stems.get(candidate.sentence)?;
        let like_the_stem = |sentence: &usize| {
            let other = &self.stems[*sentence];
            let shared = stem_words
                .iter()
                .filter(|stem| other.binary_search(stem).is_ok())
                .count();
            *sentence != candidate.sentence
                && shared as f64 >= LIKE_THE_STEM * stem_words.len() as f64
        };
        let mut of_sort: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.sort == *sort)
            .collect();
        let phrase = |text: &str| text.contains(' ');
        of_sort.retain(|entry| {
            *sort != Sort::Term || phrase(&entry.text) == phrase(&candidate.answer)
        });
        of_sort.retain(|entry| !entry.sentences.contains(&candidate.sentence));
        of_sort.retain(|entry| !entry.sentences.iter().take(50).any(like_the_stem));
        pick(
            candidate,
            of_sort
                .into_iter()
                .map(|entry| entry.text.clone())
                .collect(),
            rng,
        )
    }
}

/// Three of the proposed texts that look like the answer and are not it.
pub(crate) fn pick(
    candidate: &Candidate,
    mut proposed: Vec<String>,
    rng: &mut Rng,
) -> Option<Vec<String>> {
    rng.shuffle(&mut proposed);
    let mut chosen: Vec<String> = Vec::new();
    for text in proposed {
        let Some(text) = in_case_of(&candidate.answer, text) else {
            continue;
        };
        let told_apart = chosen
            .iter()
            .chain([&candidate.answer])
            .all(|other| are_apart(other, &text));
        if told_apart
            && looks_alike(&candidate.answer, &text)
            && fits(&candidate.prompt, &candidate.answer, &text)
        {
            chosen.push(text);
        }
        if chosen.len() == WANTED {
            return Some(chosen);
        }
    }
    None
}

/// The text with the answer's capitalisation where that changes nothing but a sentence's first letter.
fn in_case_of(answer: &str, text: String) -> Option<String> {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let titled = |text: &str| text.split(' ').filter(|word| capital(word)).count();
    if capital(answer) == capital(&text) {
        return (titled(answer).min(2) == titled(&text).min(2)).then_some(text);
    }
    (titled(answer) == 1 && titled(&text) == 0 && capital(answer))
        .then(|| crate::segment::capitalised(&text))
}

/// Neither is the other, says the same, or is part of it.
fn are_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let same_amount =
        matches!((seconds(&a), seconds(&b)), (Some(x), Some(y)) if (x - y).abs() < f64::EPSILON);
    let (singular_a, singular_b) = (a.trim_end_matches('s'), b.trim_end_matches('s'));
    let last = |text: &str| text.rsplit(' ').next().map(String::from);
    let numeric = a.starts_with(|c: char| c.is_ascii_digit());
    let inside = !numeric && (singular_a.contains(singular_b) || singular_b.contains(singular_a));
    let same_head =
        !numeric && a.contains(' ') != b.contains(' ') && last(singular_a) == last(singular_b);
    let first = |text: &str| text.split(' ').next().map(String::from);
    let framed_alike = a.contains(' ')
        && b.contains(' ')
        && !numeric
        && first(&a) == first(&b)
        && last(&a) == last(&b);
    a != b && !framed_alike && !same_amount && !inside && !same_head
}

/// Length, number, digits as in the answer.
fn looks_alike(answer: &str, text: &str) -> bool {
    let (a, b) = (answer.chars().count() as f64, text.chars().count() as f64);
    let plural = |text: &str| {
        text.ends_with('s')
            && !text.ends_with("ss")
            && !text.ends_with("is")
            && !text.ends_with("us")
    };
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let one = |text: &str| text == "1";
    a.max(b) <= LENGTH_RATIO * a.min(b)
        && plural(answer) == plural(text)
        && digit(answer) == digit(text)
        && one(answer) == one(text)
}

/// Not in the stem already, and no article before the blank that rules it out.
fn fits(prompt: &str, answer: &str, text: &str) -> bool {
    let lower = prompt.to_lowercase();
    let article = lower.contains(" a ____")
        || lower.contains(" an ____")
        || lower.contains(": a ____")
        || lower.contains(": an ____");
    let vowel = |text: &str| text.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
    !lower.contains(&text.to_lowercase()) && (!article || vowel(answer) == vowel(text))
}

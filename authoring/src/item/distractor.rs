//! Wrong choices that are safe: of the same sort, from the same document, and not true of the stem.

use super::definition;
use super::quantity::{quantities, seconds};
use super::role::is_role;
use super::{Candidate, Sort};
use crate::document::Document;
use crate::noun_phrase::phrases;
use crate::phrase::KeyPhrase;
use crate::rng::Rng;

/// How many distractors a choice needs.
pub(crate) const WANTED: usize = 3;
/// Longest against shortest choice, in characters.
const LENGTH_RATIO: f64 = 1.6;
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
pub(crate) struct Pool(Vec<Entry>);

impl Pool {
    pub(crate) fn gather(document: &Document, ranked: &[KeyPhrase]) -> Self {
        let mut pool = Self(Vec::new());
        let known: std::collections::HashSet<&[usize]> = ranked
            .iter()
            .take(MOST)
            .map(|phrase| phrase.stems.as_slice())
            .collect();
        for (index, sentence) in document.sentences.iter().enumerate().take(4_000) {
            for quantity in quantities(document, sentence) {
                pool.add(&quantity.text, quantity.sort, index);
            }
            for phrase in phrases(document, sentence)
                .into_iter()
                .filter(|phrase| phrase.closed)
            {
                let tokens = &document.tokens[phrase.tokens];
                let stems: Vec<usize> = tokens
                    .iter()
                    .map(|token| document.entry(token).stem)
                    .collect();
                let text = &document.blocks[sentence.block].text
                    [tokens[0].range.start..tokens[tokens.len() - 1].range.end];
                let role = is_role(&text.to_lowercase());
                if role || known.contains(stems.as_slice()) {
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
        let same = |entry: &&mut Entry| {
            entry.sort == sort && entry.text.to_lowercase() == text.to_lowercase()
        };
        if let Some(entry) = self.0.iter_mut().find(same) {
            entry.sentences.push(sentence);
        } else if self.0.iter().filter(|entry| entry.sort == sort).count() < MOST {
            self.0.push(Entry {
                text: String::from(text),
                sort,
                sentences: vec![sentence],
            });
        }
    }

    /// Three safe distractors, or none.
    pub(crate) fn distractors(
        &self,
        document: &Document,
        candidate: &Candidate,
        sort: &Sort,
        rng: &mut Rng,
    ) -> Option<Vec<String>> {
        let stem_words = document.stems(&document.sentences[candidate.sentence]);
        let like_the_stem = |sentence: &usize| {
            let other = document.stems(&document.sentences[*sentence]);
            let shared = stem_words
                .iter()
                .filter(|stem| other.binary_search(stem).is_ok())
                .count();
            *sentence != candidate.sentence
                && shared as f64 >= LIKE_THE_STEM * stem_words.len() as f64
        };
        let of_sort = self
            .0
            .iter()
            .filter(|entry| entry.sort == *sort && !entry.sentences.contains(&candidate.sentence));
        let safe = of_sort.filter(|entry| !entry.sentences.iter().take(20).any(like_the_stem));
        pick(
            candidate,
            safe.map(|entry| entry.text.clone()).collect(),
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
    a != b && !same_amount && !inside && !same_head
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

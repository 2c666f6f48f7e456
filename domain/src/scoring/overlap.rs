//! How alike the wording of two texts is: words, pairs of neighbours, order, letters.

use std::collections::{HashMap, HashSet};

use super::terms::{Kind, Term};

/// No more words than this are compared in order.
const MAX_ORDERED: usize = 160;

/// A text's wording, arranged to be compared.
pub(super) struct Wording<'a> {
    /// The stems, in reading order.
    stems: Vec<&'a str>,
    /// The stems of the words that carry meaning, in reading order.
    content: Vec<&'a str>,
    all: HashSet<&'a str>,
    pairs: HashSet<(&'a str, &'a str)>,
    /// Rising, each once.
    grams: Vec<u32>,
}

impl<'a> Wording<'a> {
    pub(super) fn new(terms: &'a [Term]) -> Self {
        let stems: Vec<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
        let content = terms.iter().filter(|term| term.counts() || term.kind == Kind::Negation);
        let content: Vec<&str> = content.map(|term| term.stem.as_str()).take(MAX_ORDERED).collect();
        Self {
            all: stems.iter().copied().collect(),
            pairs: stems.windows(2).map(|pair| (pair[0], pair[1])).collect(),
            grams: grams(&content),
            content,
            stems,
        }
    }

    /// How many words the text has.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The share of the different words of `other` that this has, 0 to 1, small words too.
    pub(super) fn words_of(&self, other: &Self) -> f64 {
        share(&other.all, &self.all)
    }

    /// The share of the neighbouring pairs of `other` that this has, 0 to 1.
    pub(super) fn pairs_of(&self, other: &Self) -> f64 {
        share(&other.pairs, &self.pairs)
    }

    /// The share of the runs of three letters of `other` that this has, 0 to 1.
    pub(super) fn grams_of(&self, other: &Self) -> f64 {
        let found = other.grams.iter().filter(|gram| self.has(**gram)).count();
        found as f64 / other.grams.len().max(1) as f64
    }

    /// As [`Self::grams_of`], but without the runs that `known` has.
    pub(super) fn new_grams_of(&self, other: &Self, known: &Self) -> f64 {
        let new = other.grams.iter().filter(|gram| !known.has(**gram));
        let (count, found) =
            new.fold((0usize, 0usize), |(count, found), gram| (count + 1, found + usize::from(self.has(*gram))));
        if count == 0 { 1.0 } else { found as f64 / count as f64 }
    }

    fn has(&self, gram: u32) -> bool {
        self.grams.binary_search(&gram).is_ok()
    }

    /// The longest run of content words that both have in the same order, gaps allowed, as a share of those of `other`.
    pub(super) fn in_order(&self, other: &Self) -> f64 {
        let mut best = vec![0usize; self.content.len() + 1];
        for wanted in &other.content {
            let mut diagonal = 0;
            for (index, given) in self.content.iter().enumerate() {
                let above = best[index + 1];
                best[index + 1] = if given == wanted { diagonal + 1 } else { above.max(best[index]) };
                diagonal = above;
            }
        }
        best.last().copied().unwrap_or(0) as f64 / other.content.len().max(1) as f64
    }

    /// The share of pairs of content words in common that stand the other way round, 0 to 1.
    pub(super) fn swapped(&self, other: &Self) -> f64 {
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (index, stem) in self.content.iter().enumerate() {
            first.entry(stem).or_insert(index);
        }
        let mut seen = HashSet::new();
        let places: Vec<usize> = other
            .content
            .iter()
            .filter(|stem| seen.insert(**stem))
            .filter_map(|stem| first.get(stem).copied())
            .collect();
        let pairs = places.len() * places.len().saturating_sub(1) / 2;
        let turned: usize = places
            .iter()
            .enumerate()
            .map(|(index, place)| places[index + 1..].iter().filter(|later| *later < place).count())
            .sum();
        turned as f64 / pairs.max(1) as f64
    }
}

/// The share of `wanted` that `given` has; 0 where nothing is wanted.
fn share<T: std::hash::Hash + Eq>(wanted: &HashSet<T>, given: &HashSet<T>) -> f64 {
    let found = wanted.iter().filter(|item| given.contains(item)).count();
    found as f64 / wanted.len().max(1) as f64
}

/// The runs of three letters of each word, its ends marked, as numbers.
fn grams(words: &[&str]) -> Vec<u32> {
    let mut grams = Vec::new();
    for word in words {
        let mut run = 1u32;
        for letter in word.chars().chain([' ']) {
            run = (run << 10) | (letter as u32 & 0x3ff);
            grams.push(run & 0x3fff_ffff);
        }
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

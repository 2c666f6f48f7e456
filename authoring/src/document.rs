//! A document read: blocks, sentences, words, each with its place in the raw content.

use std::collections::HashSet;
use std::ops::Range;

use crate::block::{Block, Kind};
use crate::item::stem_text::is_self_contained;
use crate::language::Language;
use crate::lexicon::{Class, english_class};
use crate::source::{Source, Span};
use crate::vocabulary::{Entry, StemId, Vocabulary, WordId};
use crate::{read, sentence, token};

/// Words, and different meaningful ones, from which on a sentence counts as content.
const CONTENT_WORDS: usize = 6;
const CONTENT_STEMS: usize = 3;

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) word: WordId,
    /// Byte range in the text of its block.
    pub(crate) range: Range<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) block: usize,
    /// Byte range in the text of its block.
    pub(crate) range: Range<usize>,
    /// Indexes into [`Document::tokens`].
    pub(crate) tokens: Range<usize>,
    /// Whether it can be understood by itself, see [`stem_text`](crate::item::stem_text).
    pub(crate) is_self_contained: bool,
}

pub(crate) struct Document<'a> {
    pub(crate) content: &'a str,
    pub(crate) language: Language,
    /// A title given apart from the text.
    pub(crate) given_title: Option<String>,
    pub(crate) blocks: Vec<Block>,
    /// For each block, its sentences. Headings and code have none.
    pub(crate) block_sentences: Vec<Range<usize>>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) vocabulary: Vocabulary,
    /// Words that stand somewhere without a capital: at the start of a sentence theirs means nothing.
    pub(crate) uncapitalised: HashSet<WordId>,
}

impl<'a> Document<'a> {
    pub(crate) fn read(source: &Source<'a>) -> Self {
        let reading = read::read(source);
        let sample: String =
            reading.blocks.iter().take(40).map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut document = Self {
            content: source.content,
            language: Language::of(&sample, source.language),
            given_title: reading.title,
            block_sentences: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            vocabulary: Vocabulary::default(),
            uncapitalised: HashSet::new(),
            blocks: reading.blocks,
        };
        for block in 0..document.blocks.len() {
            document.split_block(block);
        }
        let alone: Vec<bool> =
            document.sentences.iter().map(|sentence| is_self_contained(&document, sentence)).collect();
        for (sentence, alone) in document.sentences.iter_mut().zip(alone) {
            sentence.is_self_contained = alone;
        }
        document
    }

    fn split_block(&mut self, index: usize) {
        let block = &self.blocks[index];
        let first = self.sentences.len();
        let ranges = match block.kind {
            Kind::Code | Kind::Heading(_) => Vec::new(),
            Kind::Cell { .. } | Kind::Term => std::iter::once(0..block.text.len()).collect(),
            _ => sentence::split(&block.text),
        };
        for range in ranges {
            let start = self.tokens.len();
            for word in token::words(&block.text[range.clone()]) {
                let word = word.start + range.start..word.end + range.start;
                let id = self.vocabulary.add(&block.text[word.clone()], &self.language);
                if block.text[word.clone()].starts_with(char::is_lowercase) {
                    self.uncapitalised.insert(id);
                }
                self.tokens.push(Token { word: id, range: word });
            }
            self.sentences.push(Sentence {
                block: index,
                range,
                tokens: start..self.tokens.len(),
                is_self_contained: false,
            });
        }
        self.block_sentences.push(first..self.sentences.len());
    }

    pub(crate) fn text(&self, sentence: &Sentence) -> &str {
        &self.blocks[sentence.block].text[sentence.range.clone()]
    }

    pub(crate) fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    pub(crate) fn entry(&self, token: &Token) -> &Entry {
        self.vocabulary.entry(token.word)
    }

    pub(crate) fn class(&self, token: &Token) -> Class {
        self.entry(token).class
    }

    pub(crate) fn span(&self, sentence: &Sentence) -> Span {
        self.blocks[sentence.block].span(sentence.range.clone())
    }

    /// Whether a sentence is a cell or a term of a list: no sentence in truth.
    pub(crate) fn is_cell(&self, sentence: &Sentence) -> bool {
        matches!(self.blocks[sentence.block].kind, Kind::Cell { .. } | Kind::Term)
    }

    /// The opening of a sentence as it stands inside one: without the capital that only its place gives it.
    pub(crate) fn inside_sentence(&self, sentence: &Sentence, opening: &str) -> String {
        let first = self.tokens_of(sentence).first();
        let by_place = first.is_some_and(|token| {
            let mut words = opening.split(' ').skip(1);
            let lower_tail = opening.contains(' ') && !words.any(|word| word.starts_with(char::is_uppercase));
            let function_word = english_class(&self.entry(token).lower).is_some();
            (lower_tail || function_word || self.uncapitalised.contains(&token.word))
                && self.text(sentence).starts_with(opening)
        });
        let mut chars = opening.chars();
        match chars.next().filter(|_| by_place && opening != "You") {
            Some(first) => first.to_lowercase().chain(chars).collect(),
            None => String::from(opening),
        }
    }

    /// What a reader sees of a stretch of the content.
    pub(crate) fn read_within(&self, span: Span) -> String {
        let first = self.blocks.partition_point(|block| block.whole().end <= span.start);
        let touched = self.blocks[first..].iter().take_while(|block| block.whole().start < span.end);
        touched.map(|block| block.within(span)).collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn token_text(&self, block: usize, token: &Token) -> &str {
        &self.blocks[block].text[token.range.clone()]
    }

    /// The heading a block stands under.
    pub(crate) fn heading_of(&self, block: usize) -> Option<&str> {
        let heading = (0..block).rev().take(400).find(|above| self.heading_level(*above).is_some())?;
        Some(&self.blocks[heading].text)
    }

    /// The meaningful stems of a sentence, sorted, each once.
    pub(crate) fn stems(&self, sentence: &Sentence) -> Vec<StemId> {
        let tokens = self.tokens_of(sentence).iter().map(|token| self.entry(token));
        let mut stems: Vec<StemId> =
            tokens.filter(|entry| entry.class.is_meaningful()).map(|entry| entry.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// Words of content-bearing text: sentences of six words and more that state something, list items and cells; not
    /// headings, code, or lines that say nothing of their own.
    pub(crate) fn content_words(&self) -> usize {
        let bearing = |sentence: &&Sentence| {
            let meaningful = self.stems(sentence).len();
            sentence.tokens.len() >= CONTENT_WORDS && meaningful >= CONTENT_STEMS
        };
        self.sentences.iter().filter(bearing).map(|sentence| sentence.tokens.len()).sum()
    }

    /// Words in a block, headings and code included.
    pub(crate) fn block_words(&self, block: usize) -> usize {
        let sentences = &self.sentences[self.block_sentences[block].clone()];
        match (sentences.first(), sentences.last()) {
            (Some(first), Some(last)) => last.tokens.end - first.tokens.start,
            _ => 0,
        }
    }

    pub(crate) fn heading_level(&self, block: usize) -> Option<u8> {
        match self.blocks[block].kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        }
    }
}
